"""All rows that the page of an indicator is made of, asked for once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard import theme, urls
from dashboard.charts.marks import Mark, read_marks
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.store import Store

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Material:
    """An indicator with its figures (all, and those that pass the filters), its caps and pairs."""

    indicator: Row
    unit: Unit
    all_rows: list[Row]
    rows: list[Row]
    caps: list[Row]
    relations: list[Row]
    marks: list[Mark]
    cap_marks: list[Mark]
    colours: dict[str, str]
    state: urls.State

    @property
    def told(self) -> tuple[Any, ...]:
        """What the finding is said from."""
        return (self.rows, self.marks, self.caps, self.relations, self.unit)


@lru_cache(maxsize=128)  # a store never changes, and a click needs what its page has asked for
def gather(store: Store, indicator_id: str, state: urls.State, lang: str) -> Material | None:
    """The material of an indicator in a state; None if there is no such indicator."""
    text = Text(lang)
    indicator = store.indicator(indicator_id)
    if indicator is None:
        return None
    all_rows = store.figures(indicator_id)
    caps = [row for cap in indicator["caps"] for row in store.figures(cap)]
    documents = list({row["document_id"] for row in (*all_rows, *caps)})
    names = {row["document_id"]: row for row in store.document_names(documents)}
    for row in (*all_rows, *caps):  # the figures are called by the Korean label where none is stated
        row["document_title"] = text.pick(names[row["document_id"]], "title")
    rows = [row for row in all_rows if state.keeps(row)]
    types = {row["origin_id"]: row["type"] for row in store.origins()}
    colours = theme.origin_colours([*all_rows, *caps], types)
    unit_names = (indicator["unit_ko"] or "", indicator["unit_en"] or "", indicator["unit_symbol"])
    unit = Unit(indicator["unit"], *unit_names)
    return Material(
        indicator=indicator,
        unit=unit,
        all_rows=all_rows,
        rows=rows,
        caps=caps,
        relations=store.relations(indicator_id),
        marks=read_marks(rows, colours, unit, text, indicator["measure"]),
        cap_marks=read_marks(caps, colours, unit, text, "cap"),
        colours=colours,
        state=state,
    )
