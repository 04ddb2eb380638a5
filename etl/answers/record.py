"""What every row that is read has in common: it is made of the columns of a cursor, and cannot be changed.

A record is a struct of msgspec and no dataclass: a frozen dataclass of 42 fields takes 2.5 times as long to make
as a dict, a struct a quarter of it. A field that would be a word of Python ends with an underscore, which its
column does not have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, structs

Made = TypeVar("Made", bound="Record")
JSON = frozenset({"bibliography"})  # columns that hold JSON

if TYPE_CHECKING:

    class _Read(Struct, frozen=True):
        pass

else:

    class _Read(Struct, frozen=True):
        """By the names of its columns, until every test takes the fields; to mypy there is no such way."""

        def __getitem__(self, name: str) -> Any:
            try:
                return getattr(self, columns_of(type(self))[name])
            except KeyError:
                raise KeyError(f"{name}: {type(self).__name__} has {', '.join(self.keys())}") from None

        def __iter__(self) -> Iterator[str]:
            return iter(columns_of(type(self)))

        def __len__(self) -> int:
            return len(columns_of(type(self)))

        def __contains__(self, name: object) -> bool:
            return name in columns_of(type(self))

        def __or__(self, other: Mapping[str, Any]) -> dict[str, Any]:
            return as_dict(self) | dict(other)

        def __ror__(self, other: Mapping[str, Any]) -> dict[str, Any]:
            return dict(other) | as_dict(self)

        def keys(self) -> KeysView[str]:
            return columns_of(type(self)).keys()

        def values(self) -> Any:
            return as_dict(self).values()

        def items(self) -> Any:
            return as_dict(self).items()

        def get(self, name: str, default: Any = None) -> Any:
            return getattr(self, columns_of(type(self)).get(name, name), default)

    Mapping.register(_Read)


class Record(_Read, frozen=True):
    """One row of an answer."""


def as_dict(record: Record, names: Iterable[str] | None = None) -> dict[str, Any]:
    """A record by its columns, all or some in this order: what exports and the API write.

    >>> class Named(Record, frozen=True):
    ...     class_: str
    ...     ko: str
    >>> as_dict(Named("year", "연도")), as_dict(Named("year", "연도"), ["ko"])
    ({'class': 'year', 'ko': '연도'}, {'ko': '연도'})
    """
    columns = columns_of(type(record))
    wanted = columns if names is None else tuple(names)
    return {name: getattr(record, columns[name]) for name in wanted}


def widen(kind: type[Made], *parts: Record, **more: Any) -> Made:
    """A record of a wider kind: the fields of others, the last that has one counting, and what is said beside them.

    >>> class Name(Record, frozen=True):
    ...     ko: str
    >>> class Entry(Name, frozen=True):
    ...     place: int
    >>> widen(Entry, Name("연도"), place=3)
    Entry(ko='연도', place=3)
    """
    found: dict[str, Any] = {}
    for part in parts:
        found |= {name: getattr(part, name) for name in part.__struct_fields__}
    found |= more
    return kind(*(found[name] for name in kind.__struct_fields__))


def replace(record: Made, **changed: Any) -> Made:
    """The same record with some fields of another value."""
    return structs.replace(record, **changed)


@cache
def columns_of(kind: type[Record]) -> dict[str, str]:
    """The columns of a record in their order, each with the name of its field."""
    return {name.removesuffix("_"): name for name in kind.__struct_fields__}


@cache
def maker_of(kind: type[Made], names: tuple[str, ...]) -> Callable[[Sequence[Any]], Made]:
    """What makes a record of a row with these columns, whose order does not matter.

    TypeError if the record has other columns.

    >>> class Named(Record, frozen=True):
    ...     ko: str
    ...     en: str
    >>> maker_of(Named, ("en", "ko"))(("year", "연도"))
    Named(ko='연도', en='year')
    """
    columns = columns_of(kind)
    if sorted(names) != sorted(columns):
        raise TypeError(f"{kind.__name__}: the answer has {names}, the record {tuple(columns)}")
    places = [names.index(name) for name in columns]
    parsed = [place for place, name in enumerate(columns) if name in JSON]
    pick = itemgetter(*places) if len(places) > 1 else tuple
    if parsed:
        return lambda row: kind(*_parse(pick(row), parsed))
    return lambda row: kind(*pick(row))


def _parse(values: Sequence[Any], parsed: Sequence[int]) -> list[Any]:
    """The values with those that hold JSON parsed."""
    return [json.loads(value) if n in parsed else value for n, value in enumerate(values)]
