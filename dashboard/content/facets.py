"""By what the figures of an indicator can be chosen: how many each origin, kind and document has, and which years.

Counted from the rows where all of them are at hand, asked of the store where there are too many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import format
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import Facet, SampleFigure, StoredIndicator
from etl.store import Store

FIELDS = ("origin", "kind", "document")


@dataclass(frozen=True, slots=True)
class Facets:
    """`counts` of (value, label) by field; `others`, how many values of a field are not among them."""

    figures: int
    counts: dict[str, Counter[tuple[str, str]]]
    years: list[str]
    others: dict[str, int] = field(default_factory=dict)


def count_facets(rows: Sequence[SampleFigure], text: Text) -> Facets:
    """Counted from all rows of an indicator, which know their `document_title`."""
    counts = {
        "origin": Counter((row.origin_id, text.pick(row.origin_ko, row.origin_en)) for row in rows),
        "kind": Counter((row.kind, text(f"kind.{row.kind}")) for row in rows),
        "document": Counter((row.document_id, row.document_title) for row in rows),
    }
    dates = (date for row in rows for date in (row.period_start, row.period_end) if date)
    return Facets(len(rows), counts, sorted({date[:4] for date in dates}))


def find_unknown(facets: Facets, state: State) -> list[tuple[str, str]]:
    """What a state asks for and no figure has: (field, value). Where not all values are counted, none is named."""
    asked = {"origin": state.origins, "kind": state.kinds, "document": state.documents}
    found = [
        (name, value)
        for name, values in asked.items()
        for value in values
        if not facets.others.get(name) and value not in {known for known, _ in facets.counts[name]}
    ]
    return found + [("period", end) for end in (state.start, state.end) if end and not format.ISO.fullmatch(end)]


def ask_facets(store: Store, indicator: StoredIndicator, text: Text) -> Facets:
    """The most frequent values, from the store."""
    rows = store.figure_facets(indicator.indicator_id)
    documents = [row.value for row in rows if row.field == "document"]
    titles = {row.document_id: text.pick(row.title_ko, row.title_en) for row in store.document_names(documents)}
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in FIELDS}
    for row in rows:
        if row.field in counts:
            counts[row.field][row.value, _label(row, titles, text)] = row.figures
    years = sorted(row.value for row in rows if row.field == "year")
    return Facets(indicator.figures, counts, years, _others(rows, counts))


def _label(row: Facet, titles: Mapping[str, str], text: Text) -> str:
    if row.field == "kind":
        return text(f"kind.{row.value}")
    return titles[row.value] if row.field == "document" else text.pick(row.ko, row.en)


def _others(rows: Iterable[Facet], counts: Mapping[str, Counter[tuple[str, str]]]) -> dict[str, int]:
    choices = {row.field: row.choices for row in rows}
    return {name: choices[name] - len(counts[name]) for name in counts if choices.get(name, 0) > len(counts[name])}
