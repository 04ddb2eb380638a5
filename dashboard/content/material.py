"""All rows that the page of an indicator is made of, asked for once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard import format, theme, urls
from dashboard.charts.marks import Mark, read_marks
from dashboard.charts.quotations import group_quotations, keep_quotations
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.store import Store

Row = dict[str, Any]
RATIOS = ("percent", "times")  # units of which a reader must know what they are counted against
MOST_BASES = 60  # multiples whose own base is asked for
NO_RIVALS = frozenset({"slip", "definition", "basis", "unit"})  # what such a pair says is not one range


@dataclass(frozen=True, slots=True)
class Material:
    """An indicator with its figures (all, and those that pass the filters), its caps and pairs.

    `claims` are the rows that are shown: each statement once, or every quotation if the state says so.
    """

    indicator: Row
    unit: Unit
    all_rows: list[Row]
    rows: list[Row]
    claims: list[Row]
    caps: list[Row]
    relations: list[Row]
    marks: list[Mark]
    cap_marks: list[Mark]
    colours: dict[str, str]
    state: urls.State

    @property
    def told(self) -> tuple[Any, ...]:
        """What the finding is said from."""
        return (self.claims, self.marks, self.caps, self.relations, self.unit)


@lru_cache(maxsize=128)  # a store never changes, and a click needs what its page has asked for
def gather(store: Store, indicator_id: str, state: urls.State, lang: str) -> Material | None:
    """The material of an indicator in a state; None if there is no such indicator."""
    text = Text(lang)
    indicator = store.indicator(indicator_id)
    if indicator is None:
        return None
    all_rows = store.figures(indicator_id)
    caps = group_quotations(row for cap in indicator["caps"] for row in store.figures(cap))
    documents = list({row["document_id"] for row in (*all_rows, *caps)})
    names = {row["document_id"]: row for row in store.document_names(documents)}
    for row in (*all_rows, *caps):  # the figures are called by the Korean label where none is stated
        row["document_title"] = text.pick(names[row["document_id"]], "title")
    relations = store.relations(indicator_id)
    _add_words(store, indicator, all_rows, relations, text)
    rows = [row for row in all_rows if state.keeps(row)]
    claims = (keep_quotations if state.by_quotation else group_quotations)(rows)
    types = {row["origin_id"]: row["type"] for row in store.origins()}
    colours = theme.origin_colours([*all_rows, *caps], types)
    unit_names = (indicator["unit_ko"] or "", indicator["unit_en"] or "", indicator["unit_symbol"])
    unit = Unit(indicator["unit"], *unit_names)
    return Material(
        indicator=indicator,
        unit=unit,
        all_rows=all_rows,
        rows=rows,
        claims=claims,
        caps=caps,
        relations=relations,
        marks=read_marks(claims, colours, unit, text, indicator["measure"]),
        cap_marks=read_marks(caps, colours, unit, text, "cap"),
        colours=colours,
        state=state,
    )


def _add_words(store: Store, indicator: Row, rows: list[Row], relations: list[Row], text: Text) -> None:
    """What rows do not know of themselves: their base, and whether they belong to one range of claims."""
    sides = [(pair["left_id"], pair["right_id"]) for pair in relations if pair["type"] in NO_RIVALS]
    apart = {side for pair in sides for side in pair}
    for number, row in enumerate(rows):
        row["is_rival"] = row["observation_id"] not in apart
        row["base"] = find_base(store, indicator, row, text) if number < MOST_BASES else ""


def find_base(store: Store, indicator: Row, row: Row, text: Text) -> str:
    """What a share or a multiple is counted against: 기준: 1990–1999년 = 1; empty for other units."""
    if indicator["unit"] not in RATIOS:
        return ""
    words = text.basis(indicator["basis"])
    found = store.observation(row["observation_id"]) if indicator["unit"] == "times" else None
    period = format.period(found["base_start"], found["base_end"], text.lang) if found else ""
    named = " · ".join(part for part in (words, period) if part)
    if not named:
        return text("indicator.base_unstated")
    return text("indicator.base_named", base=named)
