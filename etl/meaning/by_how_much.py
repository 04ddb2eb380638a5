"""Amounts and counts told to be changes by what stands beside them other than a verb of rise or fall.

    증가 폭을 12만 명으로 · 3천 명 더 입국했다 · 건설업 -16만 9천 명

Comes in: a figure in its sentence and the text before it in its clause. Goes out: its change, or whether it is one.
"""

from __future__ import annotations

from etl.meaning.change import SIGNED, Change
from etl.meaning.rise_and_fall import Cues
from etl.meaning.view import Placed, View
from etl.patterns import pattern

WIDTH = pattern("meaning.changes.width")
MORE = pattern("meaning.changes.more")
OLDER_WIDTH = pattern("meaning.changes.older_width")
NET = pattern("meaning.changes.net")


def is_signed(figure: Placed, left: str) -> bool:
    """Whether a count is written with the sign of a change: 건설업 -16만 9천 명, 보건업 +11만 9천 명."""
    mention = figure.mention
    has_sign = mention.quote.startswith(SIGNED[:2]) or (mention.value or 0) < 0
    return has_sign and mention.mention_class == "count" and NET.search(left) is None


def by_how_much(view: View, figure: Placed, left: str, cues: Cues) -> Change | None:
    """An amount told to be a change by a noun before it or 더 behind it: 증가 폭을 12만 명으로, 3천 명 더 입국했다."""
    noun = WIDTH.search(left)
    if noun is not None:
        at = figure.start - len(left)
        is_down = noun["fall"] is not None or noun["cut"] is not None
        return Change("change", "down" if is_down else "up", at + noun.start(), at + noun.end())
    if OLDER_WIDTH.search(view.text, view.start, figure.start):
        return Change("change", None, how="list")
    more = MORE.match(view.text, figure.end, view.end)
    if more is None or cues.base["ko"].search(view.text, view.clause_of(figure.start)[0], figure.start) is None:
        return None
    return Change("change", "up" if more["less"] is None else "down", *more.span())
