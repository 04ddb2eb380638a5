"""What a Chinese sentence holds its figures against: the amount of another time, or a time with which it begins.

Comes in: a sentence, a figure and the times of the sentence. Goes out: whether a time is that of an amount with which
another one is compared (比2010年普查的3.01人减少0.49人), and the time that all figures of a sentence are held against
(与2010年相比，出口增长20%，进口下降5%).
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.patterns import pattern

LANGUAGE = "zh"
WITH = pattern("meaning.compared_zh.with")
OLD_AMOUNT = pattern("meaning.compared_zh.old_amount")
BEHIND_OLD = pattern("meaning.compared_zh.behind_old")
FRAMING = pattern("meaning.compared_zh.framing")
AHEAD = 4  # characters before a time
FAR = 24  # characters between a time and its amount
ENDS = "。！？"


def is_of_amount(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time is that of an amount with which another one is compared."""
    if view.language != LANGUAGE or not 0 <= figure.start - window.end <= FAR:
        return False
    return (
        WITH.search(view.text, max(view.start, window.start - AHEAD), window.start) is not None
        and OLD_AMOUNT.fullmatch(view.text, window.end, figure.start) is not None
        and BEHIND_OLD.match(view.text, figure.end, view.end) is not None
    )


def framing(view: View, figure: Placed, windows: Sequence[Window]) -> Window | None:
    """The time with which a sentence, or a part of it, begins, and that all of its figures are held against."""
    if view.language != LANGUAGE:
        return None
    ahead = [w for w in windows if w.end <= figure.start and (w.is_base or w.period.rule == "period.same_part")]
    return next((w for w in reversed(ahead) if FRAMING.match(view.text, w.end, view.end) is not None), None)
