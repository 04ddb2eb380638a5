"""Which figures of all are chosen, and how they are listed: the state of /figures, which is its query string.

    f=trade,energy        families            i=trade.exports      indicators
    measure=exports       what is measured    area=KP  partner=CN  whose, and the other side
    breakdown=grain  transformation=growth    o=kr.nis  k=claim    origins, kinds
    d=002  t=2023..2024   documents, period   certainty=composed   what holds a figure to its indicator
    dating=undated        whether the text tells the time of a figure

The names are those of exports, feeds and the API (dashboard.api.parameters), by letters or by words. Only a page has
`sort=-period` (from the latest on), `columns=quote,origin` and `page=2`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self, cast, get_args

from dashboard.state import WORDS, WORDS_OF_LISTS, State, split_ids
from etl.store import Field, Narrowing

FIELDS: tuple[Field, ...] = get_args(Field)
LETTERS = WORDS | WORDS_OF_LISTS
MOST_VALUES = 50  # of a field, as everywhere


@dataclass(frozen=True, slots=True)
class Choice:
    """The values that are chosen of each field, any of them; no value of a field chooses all. Both ends of a period."""

    family: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    breakdown: tuple[str, ...] = ()
    transformation: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    dating: tuple[str, ...] = ()
    indicator: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Read a query string; what is unknown is ignored, what is too much is cut.

        >>> Choice.from_query({"o": "kr.nis", "t": "2023.."}).origin
        ('kr.nis',)
        """
        state = State.from_query(query)
        named = {
            name: split_ids(query.get(LETTERS.get(name, name)) or query.get(name))[:MOST_VALUES] for name in VALUED
        }
        return cls(**named, start=state.start, end=state.end)

    @property
    def state(self) -> State:
        """The part that an indicator's page has too."""
        return State(origins=self.origin, kinds=self.kind, documents=self.document, start=self.start, end=self.end)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is chosen, so that all figures are."""
        return self == type(self)()

    def to_query(self) -> dict[str, str]:
        """The shortest query string that gives this choice again.

        >>> Choice(area=("KP",), origin=("kr.nis", "kr.bok")).to_query()
        {'area': 'KP', 'o': 'kr.nis,kr.bok'}
        """
        named = {LETTERS.get(name, name): ",".join(self.of(name)) for name in VALUED}
        period = f"{self.start or ''}..{self.end or ''}"
        return {name: value for name, value in named.items() if value} | ({} if period == ".." else {"t": period})

    def of(self, name: str) -> tuple[str, ...]:
        """The values that are chosen of a field."""
        values: tuple[str, ...] = getattr(self, name)
        return values

    def narrowing(self) -> Narrowing:
        """The same as the store takes it."""
        chosen = {part.name: getattr(self, part.name) for part in fields(self)}
        return cast("Narrowing", {name: value for name, value in chosen.items() if value})

    def toggled(self, name: str, value: str) -> Self:
        """With a value more, or without it if it is chosen."""
        own = self.of(name)
        return self.set_to(name, tuple(one for one in own if one != value) if value in own else (*own, value))

    def set_to(self, name: str, values: tuple[str, ...]) -> Self:
        """With these values of a field and no others."""
        changed: Self = replace(self, **{name: values})  # type: ignore[arg-type]  # names are those of the fields
        return changed

    def between(self, start: str | None, end: str | None) -> Self:
        """With another period."""
        return replace(self, start=start, end=end)


VALUED = tuple(part.name for part in fields(Choice) if part.name not in ("start", "end"))


@dataclass(frozen=True, slots=True)
class Listing:
    """How a table lists what is chosen: by what it is sorted, which columns it has."""

    sort: str = "indicator"
    is_down: bool = False
    columns: tuple[str, ...] = ()

    @classmethod
    def from_query(cls, query: Mapping[str, str], sorts: tuple[str, ...], known: tuple[str, ...]) -> Self:
        """Read a query string; what is no column and no order of the table is left out.

        >>> Listing.from_query({"sort": "-period", "columns": "quote,nonsense"}, ("period",), ("quote", "kind"))
        Listing(sort='period', is_down=True, columns=('quote',))
        """
        sort = query.get("sort", "")
        columns = tuple(name for name in known if name in split_ids(query.get("columns")))
        if sort.removeprefix("-") not in sorts:
            return cls(columns=columns)
        return cls(sort.removeprefix("-"), sort.startswith("-"), columns)

    def to_query(self) -> dict[str, str]:
        """The shortest query string that gives this listing again."""
        sort = f"{'-' if self.is_down else ''}{self.sort}"
        named = {"sort": "" if sort == "indicator" else sort, "columns": ",".join(self.columns)}
        return {name: value for name, value in named.items() if value}

    def sorted_by(self, name: str) -> Self:
        """By another column, or the other way round by the same."""
        return replace(self, sort=name, is_down=not self.is_down if name == self.sort else name in FROM_THE_END)

    def with_column(self, name: str, shown: tuple[str, ...], known: tuple[str, ...]) -> Self:
        """With a column more or less than those that are shown."""
        wanted = set(shown) ^ {name}
        return replace(self, columns=tuple(each for each in known if each in wanted))


FROM_THE_END = ("period", "published", "value")  # of these the latest and the greatest come first
