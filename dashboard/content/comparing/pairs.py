"""Which indicators are worth comparing, for who has chosen none: totals with their caps, and what nothing explains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import format
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
    """Two figures of one indicator that nothing explains; of each indicator the pair that lies widest apart."""
    widest = {pair.indicator_id: pair for pair in reversed(store.relations(verdict=OPEN, limit=MOST_RIVALS * 4))}
    pairs = sorted(widest.values(), key=lambda pair: -(pair.ratio or 0))[:MOST_RIVALS]
    rows = store.figures_named([name for pair in pairs for name in (pair.left_id, pair.right_id)])
    units = store.indicator_names([row.indicator_id for row in rows.values()])
    for pair in pairs:
        sides = []
        for row in (rows[pair.left_id], rows[pair.right_id]):
            amount = format.amount(row, format.Unit.named(units[row.indicator_id]), text.lang)
            sides.append(f"{text.pick(row.origin_ko, row.origin_en)} {amount}")
        words = f"{text.pick(pair.indicator_ko, pair.indicator_en)}: {' · '.join(sides)}"
        indicators = tuple(dict.fromkeys((pair.indicator_id, pair.right_indicator_id)))
        yield Suggestion(indicators, (pair.left_id, pair.right_id), "rivals", words)
