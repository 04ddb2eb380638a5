"""What a slide shows, as an address that people can type and a name that a shape can bear.

    i/arms.containers?o=kr.nis     an indicator in a state      figtrace:arms.containers?o=kr.nis
    o/002:7897-7911                one figure                   figtrace:o/002:7897-7911
    t/001-t1                       a table as printed           figtrace:t/001-t1

The name of the shape is what a refresh finds again. What is no such address is refused with the forms
that are understood; what is no such name is a shape of somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dashboard import urls
from dashboard.exports.pptx.errors import DeckError
from dashboard.state import State

PREFIX = "figtrace:"
INDICATOR, FIGURE, TABLE = "i", "o", "t"
LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True)
class Wish:
    """One slide that is asked for: its sort (i, o or t), an id, and for an indicator its state."""

    sort: str
    id: str
    state: State = field(default_factory=State)

    @property
    def address(self) -> str:
        """As typed and as kept in an address: `i/arms.containers?o=kr.nis`."""
        return f"{self.sort}/{self.id}{self._query}"

    @property
    def name(self) -> str:
        """The name of the shape that shows it."""
        return PREFIX + (self.address if self.sort != INDICATOR else f"{self.id}{self._query}")

    @property
    def path(self) -> str:
        """The page where it can be looked at."""
        if self.sort == FIGURE:
            return urls.observation(self.id)
        return urls.table(self.id) if self.sort == TABLE else urls.indicator(self.id, self.state)

    @property
    def _query(self) -> str:
        query = self.state.to_query()
        return f"?{urlencode(query, safe=urls.SAFE)}" if query else ""


def read_wish(address: str) -> Wish:
    """A wish from an address: with or without host and leading slash; DeckError if it is none."""
    try:
        parts = urlsplit(address[:LONGEST].strip())
        sort, _, key = unquote(parts.path).strip("/").partition("/")
    except ValueError:  # http://[ is half of an address of version 6
        sort, key = "", ""
    if sort not in (INDICATOR, FIGURE, TABLE) or not key:
        said = " ".join(address[:200].split())
        raise DeckError(
            "address",
            f"--chart {said}: this is no chart; expected i/<indicator>?<state>, o/<figure> or t/<table>, "
            "as in the address of a page",
        )
    state = State.from_query(dict(parse_qsl(parts.query))) if sort == INDICATOR else State()
    return Wish(sort, key, replace(state, version=None))  # a slide follows the store that it is refreshed from


def is_base(address: str) -> bool:
    """Whether pages can be under an address.

    >>> is_base("https://figures.example.org"), is_base("http://[")
    (True, False)
    """
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def read_name(name: str) -> Wish | None:
    """The wish that a shape bears in its name, or None if the shape is not ours."""
    if not name.startswith(PREFIX) or len(name) > LONGEST:
        return None
    rest = name.removeprefix(PREFIX)
    address = rest if rest[:2] in (f"{FIGURE}/", f"{TABLE}/") else f"{INDICATOR}/{rest}"
    try:
        return read_wish(address)
    except DeckError:
        return None
