"""Halves, thirds, tenths: by which something changed, so much of a whole, or of what another has.

    fell by a third · half of the workers · 남한의 58분의 1 · 절반으로 줄었다

Comes in: a fraction in its sentence, the text on both sides of it in its clause, and the growth that it would be. Goes
out: that growth, a share, a ratio, or a level.
"""

from __future__ import annotations

from decimal import Decimal

from etl.meaning.change import Change, is_close
from etl.meaning.of_another_ko import BECAME, is_of_another_ko
from etl.meaning.relative import is_of_amount, is_of_product, is_of_then
from etl.meaning.rise_and_fall import Cues
from etl.meaning.view import Placed, View
from etl.patterns import pattern

PART_KO = pattern("meaning.changes.part_ko")
HALVED = pattern("meaning.changes.halved")
TAKES = pattern("meaning.changes.takes")
OF_OTHER_ZH, OF_THEN_ZH = pattern("meaning.changes.of_other_zh"), pattern("meaning.changes.of_then_zh")
BECOMES_PART = pattern("meaning.changes.becomes_part")
HALF = Decimal("0.5")


def read_fraction(view: View, figure: Placed, left: str, right: str, cues: Cues, growth: Change) -> Change:
    """A half, a third: by which something fell, so much of a whole, or of what another has (남한의 58분의 1)."""
    code = view.language
    is_told = is_close(growth, figure) and (code != "ko" or not BECAME.match(right))
    if growth.direction is not None and is_told and not _is_apart(view, figure, growth):
        return growth
    if HALVED.search(figure.mention.quote):
        return Change("ratio", None)
    if code != "ko":
        behind = [hit for hit in view.areas if figure.end < hit.start <= figure.end + 8]
        if is_of_product(left, right, code):
            return Change("level", None)
        is_left = growth.gap is not None and BECOMES_PART.fullmatch(growth.gap) is not None
        if is_left and cues.share_nouns[code].search(left) is None:
            return Change("ratio", None)  # shrank to a third
        if code == "zh" and _is_of_another_zh(view, figure, left):
            return Change("ratio", None)
        is_ratio = behind or (code == "en" and (is_of_amount(right) or is_of_then(view.text[figure.end : view.end])))
        return Change("ratio" if is_ratio else "share", None)
    if TAKES.match(right) is not None:
        return Change("share", None)  # 수출의 3분의 1을 차지했다
    whole_left = view.text[view.start : figure.start]
    if is_of_another_ko(view, figure):
        return Change("ratio", None)
    if growth.direction is not None and BECAME.match(right):  # 절반으로 줄었다
        return Change("ratio", None)
    is_part = PART_KO.search(whole_left) is not None or cues.share_nouns["ko"].search(left[-24:]) is not None
    return Change("share" if is_part or figure.mention.value == HALF else "ratio", None)


def _is_of_another_zh(view: View, figure: Placed, left: str) -> bool:
    """Whether a Chinese fraction is of what another area or another time had: 是日本的一半, 为2020年的三分之一."""
    if OF_OTHER_ZH.search(left) is None:
        return False
    return OF_THEN_ZH.search(left) is not None or any(hit.end == figure.start - 1 for hit in view.areas)


def _is_apart(view: View, figure: Placed, growth: Change) -> bool:
    """Whether a comma parts a figure from the word of rise or fall behind it: почти половину, сжалась до 6%."""
    return view.language != "ko" and "," in view.text[figure.end : max(figure.end, growth.start)]
