"""Which indicators are worth comparing, for who has chosen none: totals with their caps, and what nothing explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.i18n import Text
from etl.store import Store, kept

MOST_CAPS, MOST_RIVALS = 3, 3
OPEN = "unexplained"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Indicators and pins to open, and in words what they are."""

    indicators: tuple[str, ...]
    pins: tuple[str, ...]
    sort: str  # cap rivals
    words: str


@kept(4)
def suggest_pairs(store: Store, lang: str) -> list[Suggestion]:
    """A few of each sort; none where the papers have none."""
    text = Text(lang)
    return [*_caps(store, text), *_rivals(store, text)]


def _caps(store: Store, text: Text) -> Iterator[Suggestion]:
    """Totals with their caps, both with figures."""
    counted = {row.indicator_id: row for row in store.indicators() if row.figures}
    found = [(counted[row.cap_of], row) for row in counted.values() if row.cap_of in counted]
    for total, cap in found[:MOST_CAPS]:
        words = " · ".join(text.pick(row.ko, row.en) for row in (total, cap))
        yield Suggestion((total.indicator_id, cap.indicator_id), (), "cap", words)


def _rivals(store: Store, text: Text) -> Iterator[Suggestion]:
    """Two figures of one indicator that nothing explains."""
    seen: set[str] = set()
    for pair in store.relations(verdict=OPEN, limit=MOST_RIVALS * 4):
        if pair.indicator_id in seen or len(seen) == MOST_RIVALS:
            continue
        seen.add(pair.indicator_id)
        sides = (
            f"{text.pick(ko, en)} {' '.join(quote.split())}"
            for ko, en, quote in (
                (pair.left_origin_ko, pair.left_origin_en, pair.left_quote),
                (pair.right_origin_ko, pair.right_origin_en, pair.right_quote),
            )
        )
        words = f"{text.pick(pair.indicator_ko, pair.indicator_en)}: {' · '.join(sides)}"
        indicators = tuple(dict.fromkeys((pair.indicator_id, pair.right_indicator_id)))
        yield Suggestion(indicators, (pair.left_id, pair.right_id), "rivals", words)
