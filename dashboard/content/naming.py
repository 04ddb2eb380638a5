"""What measures, areas and breakdowns are called: the ids of statements in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import quoting
from dashboard.i18n import Text
from etl.answers import StoredIndicator, TitledTable
from etl.model import OPEN, open_words, split_open
from etl.store import Store, kept

SORTS = ("measure", "area", "breakdown")


@kept(2)
def name_terms(store: Store, lang: str) -> Mapping[str, Mapping[str, str]]:
    """By sort: id and name."""
    text = Text(lang)
    names: dict[str, dict[str, str]] = {sort: {} for sort in SORTS}
    for row in store.terms():
        names[row.sort][row.term] = text.pick(row.ko, row.en)
    return names


def name_area(names: Mapping[str, str], area: str | None) -> str:
    """What an area is called; one that areas.toml lacks, by the words of the text.

    >>> name_area({"CN": "China"}, "CN"), name_area({}, "open:CN-石羊河流域"), name_area({}, None)
    ('China', '石羊河流域', '')
    """
    if area is None or area in names or not area.startswith(OPEN):
        return names.get(area or "", area or "")
    return split_open(area)[1]


def name_country(store: Store, area: str, text: Text) -> str:
    """What an area is called on the pages: as our own names of indicators call it, else as areas.toml does."""
    return text.get(f"country.{area}") or name_area(name_terms(store, text.lang)["area"], area)


def name_flow(store: Store, indicator: StoredIndicator, text: Text) -> str:
    """From which area to which other one; empty for what goes nowhere."""
    ends = (indicator.flow_from, indicator.flow_to)
    return " → ".join(name_country(store, end, text) for end in ends if end)


def name_part(names: Mapping[str, str], part: str) -> str:
    """What a part of a breakdown is called; one that breakdowns.toml lacks, by the words of the text.

    >>> name_part({"grain": "곡물"}, "grain"), name_part({}, "관계_개선")
    ('곡물', '관계 개선')
    """
    return names.get(part) or open_words(part)


def name_measure(store: Store, measure: str, lang: str) -> str:
    """What a measure is called; one that no concept has, by the words of the text."""
    return name_terms(store, lang)["measure"].get(measure) or measure.removeprefix("open:").replace("_", " ")


def name_table(table: TitledTable, text: Text) -> tuple[str, str]:
    """What a table is called, and its caption where that is in another language: then the name is its place."""
    caption = (table.caption or text("table.untitled", n=table.ordinal)).strip("<>〈〉 ")
    if text.lang == "ko" or not quoting.is_korean(caption):
        return caption, ""
    document = text.pick(table.label_ko, table.label_en)
    return text("deck.table_title", document=document, n=table.ordinal), caption
