"""What a deck of everything holds, and in which order: a briefing, from what weighs most to what is to be looked up.

short   an overview; of each family its two weightiest charts and four single figures on one slide
full    an overview; of each family all charts, and all single figures four to a slide; then each of these with its
        passage, and the tables as printed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts import choose
from dashboard.content import picture
from dashboard.content.material import gather
from dashboard.exports.pptx.cards import MOST
from dashboard.exports.pptx.wish import INDICATOR, OVERVIEW, TABLE, Wish
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import FamilyCards, IndicatorCard
from etl.store import Store

CHARTS_IN_SHORT = 2


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of a deck: its name and its slides."""

    name: str
    wishes: tuple[Wish, ...]


def arrange_all(store: Store, lang: str, *, is_short: bool = False) -> list[Chapter]:
    """The chapters of a deck of everything, but for the references."""
    text = Text(lang)
    families = [family for family in store.family_cards() if family.indicators]
    if not families:
        return []
    chapters = [Chapter(text("deck.overview"), (Wish(OVERVIEW, "all"),))]
    appendix: list[Wish] = []
    for family in families:
        charts, numbers = _part(store, family, lang)
        if is_short:
            charts, numbers = charts[:CHARTS_IN_SHORT], numbers[:MOST]
        wishes = [Wish(INDICATOR, name) for name in charts]
        wishes += [Wish(INDICATOR, ",".join(names)) for names in _by_four(numbers)]
        chapters.append(Chapter(text.pick(family.ko, family.en), tuple(wishes)))
        appendix += [Wish(INDICATOR, name) for names in _by_four(numbers) for name in names if len(names) > 1]
    if not is_short:
        appendix += _find_tables(store)
        chapters.append(Chapter(text("deck.appendix"), tuple(appendix)))
    return [chapter for chapter in chapters if chapter.wishes]


def count_slides(chapters: Iterable[Chapter]) -> list[tuple[str, int]]:
    """Each chapter with the number of its slides; one that stands in a chapter before is not counted again."""
    met: set[Wish] = set()
    counted = []
    for chapter in chapters:
        new = {wish.thaw() for wish in chapter.wishes} - met
        counted.append((chapter.name, len(new)))
        met |= new
    return counted


def _part(store: Store, family: FamilyCards, lang: str) -> tuple[list[str], list[str]]:
    """The indicators of a family that have a chart, and those of a single figure; the weightiest first."""
    charts: list[str] = []
    numbers: list[str] = []
    for card in family.indicators:
        (numbers if _is_number(store, card, lang) else charts).append(card.indicator_id)
    return charts, numbers


def _is_number(store: Store, card: IndicatorCard, lang: str) -> bool:
    material = gather(store, card.indicator_id, State(), lang)
    return material is None or picture.kind_of(material) == choose.NUMBER


def _by_four(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[at : at + MOST] for at in range(0, len(names), MOST))


def _find_tables(store: Store) -> Iterator[Wish]:
    """The tables of which a figure is known."""
    for table in store.tables():
        if any(row.figures for row in store.table_indicators(table.table_id)):
            yield Wish(TABLE, table.table_id)
