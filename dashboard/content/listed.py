"""The figures of a table of many indicators: a frame of the store, joined with the names of units and documents.

The joins are done in polars, a page of figures at a time; what leaves are records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import format, theme
from etl.answers import QuotedFigure, as_dict, columns_of
from etl.store import Store, kept

if TYPE_CHECKING:
    import polars

COUNT = "count"  # the dimension of what is only counted: its indicator says what of


class ListedFigure(QuotedFigure, frozen=True):
    """One figure in a table: as it is stated, with its unit and its document in both languages."""

    indicator_ko: str
    indicator_en: str
    family: str
    measure: str | None
    transformation: str
    area: str | None
    partner: str | None
    breakdown: str | None
    unit_ko: str
    unit_en: str
    unit_symbol: str | None
    base_start: str | None
    base_end: str | None
    via: str | None
    document_id: str
    document_ko: str
    document_en: str
    published: str | None
    written: str | None  # when its document was written: published, else accepted or handed in
    page: str | None
    char_start: int
    passage: str
    status: str
    taken_over: str | None
    certainty: str
    colour: str  # that of its origin among those of its indicator

    @property
    def unit_words(self) -> format.Unit:
        """The unit as it is written beside a number."""
        return format.Unit(self.unit or "", self.unit_ko, self.unit_en, self.unit_symbol)


NAMES = tuple(columns_of(ListedFigure))


def list_figures(store: Store, frame: polars.DataFrame) -> list[ListedFigure]:
    """The rows of `Store.figure_list` with the names that a table needs, in their order."""
    if frame.is_empty():
        return []
    named = _with_documents(store, _with_units(store, frame))
    colours = _colours(store, frame)
    return [
        ListedFigure(**row, colour=colours.get(row["origin_id"], theme.ORIGINS[-1]))
        for row in named.select(NAMES[:-1]).iter_rows(named=True)
    ]


def _with_units(store: Store, frame: polars.DataFrame) -> polars.DataFrame:
    """Each figure with its own unit; of what is only counted that of its indicator, which says what is counted."""
    import polars

    units = _units(store)
    asked = frame["indicator_id"].unique().to_list()
    owned = [(name, row.unit) for name, row in store.indicator_names(asked).items()]
    own = polars.DataFrame(owned, schema={"indicator_id": polars.String, "own": polars.String}, orient="row")
    counted = polars.col("unit").is_in(units.filter(polars.col("dimension") == COUNT)["unit"].implode())
    joined = frame.join(own, on="indicator_id", how="left", maintain_order="left")
    unit = polars.when(counted).then("own").otherwise("unit").fill_null("").alias("unit")
    return (
        joined.with_columns(unit)
        .join(units, on="unit", how="left", maintain_order="left")
        .with_columns(polars.col("unit_ko", "unit_en").fill_null(""))
    )


def _with_documents(store: Store, frame: polars.DataFrame) -> polars.DataFrame:
    import polars

    rows = store.document_names(frame["document_id"].unique().to_list())
    named = ("document_id", "title_ko", "title_en", "written")
    names = [tuple(getattr(row, name) for name in named) for row in rows]
    columns = dict.fromkeys(("document_id", "document_ko", "document_en", "written"), polars.String)
    documents = polars.DataFrame(names, schema=columns, orient="row")
    return frame.join(documents, on="document_id", how="left", maintain_order="left")


@kept(1)
def _units(store: Store) -> polars.DataFrame:
    """What all units are called: a small table, joined with every page."""
    import polars

    columns = dict.fromkeys(("unit", "dimension", "unit_ko", "unit_en", "unit_symbol"), polars.String)
    return polars.DataFrame([as_dict(row) for row in store.units()], schema=columns)


def _colours(store: Store, frame: polars.DataFrame) -> dict[str, str]:
    """The colours of the origins."""
    return theme.name_colours(store.origin_colours(frame["origin_id"].unique().to_list()))
