"""What a slide shows, as an address that people can type and a name that a shape can bear.

    i/arms.containers?o=kr.nis     an indicator in a state      figtrace:arms.containers?o=kr.nis
    o/002:7897-7911                one figure                   figtrace:o/002:7897-7911
    t/001-t1                       a table as printed           figtrace:t/001-t1

Each may name a version, as the address of a frozen page does: `?v=<version>` or `?asof=<date>`. The name of
a shape names none: a refresh brings it to the store that it is refreshed from.

The name of the shape is what a refresh finds again. What is no such address is refused with the forms
that are understood; what is no such name is a shape of somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dashboard import urls
from dashboard.exports.pptx.errors import DeckError
from dashboard.state import State

PREFIX = "figtrace:"
INDICATOR, FIGURE, TABLE, OVERVIEW = "i", "o", "t", "s"
SORTS = (INDICATOR, FIGURE, TABLE, OVERVIEW)
LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True)
class Wish:
    """One slide that is asked for: its sort (i, o, t or s), an id, for an indicator its state, and the version
    or the moment that its address names."""

    sort: str
    id: str
    state: State = field(default_factory=State)
    version: str | None = None  # None: that of the whole deck
    moment: str | None = None

    @property
    def address(self) -> str:
        """As typed and as kept in an address: `i/arms.containers?o=kr.nis`."""
        return f"{self.sort}/{self.id}{_write({**self._state, **self._asked})}"

    @property
    def name(self) -> str:
        """The name of the shape that shows it."""
        return PREFIX + (f"{self.sort}/{self.id}" if self.sort != INDICATOR else f"{self.id}{_write(self._state)}")

    @property
    def ids(self) -> tuple[str, ...]:
        """The indicators of a slide of several single figures: `i/trade.a,trade.b`."""
        return tuple(dict.fromkeys(filter(None, self.id.split(","))))

    @property
    def path(self) -> str:
        """The page where it can be looked at."""
        if self.sort == OVERVIEW:
            return urls.home()
        if self.sort == INDICATOR and "," in self.id:
            return urls.compare(self.ids)
        if self.sort == FIGURE:
            return urls.observation(self.id, **self._asked)
        if self.sort == TABLE:
            return urls.table(self.id, **self._asked)
        return urls.indicator(self.id, self.state, **self._asked)

    def at(self, version: str | None) -> Wish:
        """The same slide in a version, if it names none itself."""
        return self if self.is_frozen else replace(self, version=version)

    @property
    def is_frozen(self) -> bool:
        """Whether its address names a version or a moment."""
        return bool(self.version or self.moment)

    def thaw(self) -> Wish:
        """The same slide, naming no version."""
        return replace(self, version=None, moment=None)

    @property
    def _state(self) -> dict[str, str]:
        return replace(self.state, version=None).to_query()

    @property
    def _asked(self) -> dict[str, str]:
        if self.version:
            return {"v": self.version}
        return {"asof": self.moment} if self.moment else {}


def _write(query: Mapping[str, str]) -> str:
    return f"?{urlencode(query, safe=urls.SAFE)}" if query else ""


def read_wish(address: str) -> Wish:
    """A wish from an address: with or without host and leading slash; DeckError if it is none."""
    try:
        parts = urlsplit(address[:LONGEST].strip())
        sort, _, key = unquote(parts.path).strip("/").partition("/")
    except ValueError:  # http://[ is half of an address of version 6
        sort, key = "", ""
    if sort not in SORTS or not key:
        said = " ".join(address[:200].split())
        raise DeckError(
            "address",
            f"--chart {said}: this is no chart; expected i/<indicator>?<state>, o/<figure> or t/<table>, "
            "as in the address of a page",
        )
    query = dict(parse_qsl(parts.query))
    state = replace(State.from_query(query), version=None) if sort == INDICATOR else State()
    version = query.get("v") or None
    return Wish(sort, key, state, version, None if version else query.get("asof") or None)


def read_name(name: str) -> Wish | None:
    """The wish that a shape bears in its name, or None if the shape is not ours."""
    if not name.startswith(PREFIX) or len(name) > LONGEST:
        return None
    rest = name.removeprefix(PREFIX)
    address = rest if rest[:2] in (f"{FIGURE}/", f"{TABLE}/", f"{OVERVIEW}/") else f"{INDICATOR}/{rest}"
    try:
        return read_wish(address).thaw()
    except DeckError:
        return None
