"""Figures in a notebook: rows that show where they stand, and become a pandas or polars frame.

What comes in are rows of the view `figures`. A figure is shown as quoted, with who stated it and the
passage in which it stands; it is marked there only if the passage holds it once. Decimals stay
decimals in every frame: 38 digits, 10 of them after the point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, overload

import pyarrow

if TYPE_CHECKING:
    import pandas
    import polars

TYPES = {
    "BOOLEAN": pyarrow.bool_(),
    "DATE": pyarrow.date32(),
    "DECIMAL(38,10)": pyarrow.decimal128(38, 10),
    "INTEGER": pyarrow.int32(),
    "VARCHAR": pyarrow.string(),
}
MOST_SHOWN = 20  # rows of a list that a notebook shows
MARK = "background:rgba(240,200,60,.45);color:inherit;font-weight:600"
LEFT = "text-align:left;vertical-align:top"


class Figure(dict[str, Any]):
    """One row: a dict of column to value that a notebook shows with its passage."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        place = f"{self['document_title']} · {self['document_id']}:{self['char_start']}–{self['char_end']}"
        return (
            f'<div style="max-width:46em"><b style="font-size:1.4em">{escape(quote_of(self))}</b><br>'
            f"{escape(self['indicator_ko'])} · {escape(period_of(self))}{escape(self['origin_ko'])}"
            f'<blockquote style="margin:.6em 0;padding-left:1em;border-left:3px solid">{mark_passage(self)}'
            f"</blockquote><small>{escape(place)}</small></div>"
        )


class Figures(list[Figure]):
    """A list of figures with their columns' types; a slice of it is one too."""

    def __init__(self, rows: Iterable[Figure], schema: pyarrow.Schema) -> None:
        super().__init__(rows)
        self.schema = schema

    @overload
    def __getitem__(self, at: SupportsIndex) -> Figure: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Figure | Self:
        if isinstance(at, slice):
            return type(self)(super().__getitem__(at), self.schema)
        return super().__getitem__(at)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table."""
        return pyarrow.Table.from_pylist(list(self), schema=self.schema)

    def to_polars(self) -> polars.DataFrame:
        """A polars frame; the columns value, low and high are of type Decimal(38, 10)."""
        import polars

        return polars.DataFrame(self.to_arrow())

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas frame of Arrow types, so that decimals and missing values stay what they are."""
        import pandas

        frame: pandas.DataFrame = self.to_arrow().to_pandas(types_mapper=pandas.ArrowDtype)
        return frame

    def _repr_html_(self) -> str:
        lines = "".join(f"<tr>{_cells(row)}</tr>" for row in self[:MOST_SHOWN])
        more = f"<p>{len(self) - MOST_SHOWN:,} +</p>" if len(self) > MOST_SHOWN else ""
        return f"<table>{lines}</table>{more}"


def read_schema(description: Iterable[tuple[Any, ...]]) -> pyarrow.Schema:
    """The Arrow schema of a cursor's answer."""
    return pyarrow.schema([(name, TYPES[str(kind)]) for name, kind, *_ in description])


def quote_of(row: Figure) -> str:
    """The figure as quoted, in one line."""
    return " ".join(row["quote_value"].split())


def period_of(row: Figure) -> str:
    """The period as far as it is stated, with what parts it from the next word."""
    start, end = row["period_start"], row["period_end"]
    if not start and not end:
        return ""
    return f"{start} · " if start == end else f"{start or ''}–{end or ''} · "


def mark_passage(row: Figure) -> str:
    """The passage as HTML, the figure marked in it where it stands there exactly once.

    >>> mark_passage(Figure(quote_value="5만 톤", passage="그는 5만 톤이라고 <했다>."))[-24:]
    ' 톤</mark>이라고 &lt;했다&gt;.'
    """
    words = r"\s*".join(map(re.escape, row["quote_value"].split()))
    found = list(re.finditer(words, row["passage"]))
    if len(found) != 1:
        return escape(row["passage"])
    start, end = found[0].span()
    text = row["passage"]
    before, figure, after = map(escape, (text[:start], text[start:end], text[end:]))
    return f'{before}<mark style="{MARK}">{figure}</mark>{after}'


def _cells(row: Figure) -> str:
    """One line of a list: the figure, what it measures and who stated it, the passage, the id."""
    about = f"{escape(row['indicator_ko'])}<br>{escape(period_of(row))}{escape(row['origin_ko'])}"
    cells = (
        f"<b>{escape(quote_of(row))}</b>",
        about,
        mark_passage(row),
        f"<code>{escape(row['observation_id'])}</code>",
    )
    return "".join(f'<td style="{LEFT}">{cell}</td>' for cell in cells)
