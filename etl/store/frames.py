"""A list of figures, which becomes a pandas or polars frame, and which a notebook shows.

What comes in are rows of the view `figures`. Decimals stay decimals in every frame: 38 digits, 10 of them
after the point.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, overload

import pyarrow

from etl.answers import Figure, as_dict
from etl.answers.notebook import show_cells

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
        return pyarrow.Table.from_pylist([as_dict(row) for row in self], schema=self.schema)

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
        lines = "".join(f"<tr>{show_cells(row)}</tr>" for row in self[:MOST_SHOWN])
        more = f"<p>{len(self) - MOST_SHOWN:,} +</p>" if len(self) > MOST_SHOWN else ""
        return f"<table>{lines}</table>{more}"


def read_schema(description: Iterable[tuple[Any, ...]]) -> pyarrow.Schema:
    """The Arrow schema of a cursor's answer."""
    return pyarrow.schema([(name, TYPES[str(kind)]) for name, kind, *_ in description])
