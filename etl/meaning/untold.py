"""What a percentage is that no word of its clause tells.

Comes in: the percentage, the text on both sides of it, the type of its measure, and the change before it. Goes out: a
growth, a share, or what the one before it is, marked as a guess, a default or a list.
"""

from __future__ import annotations

import re

from etl.meaning.change import Change, is_below_zero
from etl.meaning.view import Placed
from etl.patterns import pattern

BY_EN = pattern("meaning.changes.by_en")
OF_WHOLE_KO = pattern("meaning.changes.of_whole_ko")
OF_WHOLE = pattern("meaning.changes.of_whole")


def guess(
    figure: Placed,
    left: str,
    right: str,
    base: re.Pattern[str],
    measure_type: str,
    before: Change | None,
    way: str | None = None,
) -> Change:
    """What a percentage is that no word tells: by its measure, the whole that it is of, the one before it; `way`: up
    or down, where it goes on with that one."""
    if is_below_zero(figure) or measure_type in ("index", "price"):
        return Change("growth", None, how="default")
    if OF_WHOLE_KO.search(left) or OF_WHOLE.match(right):
        return Change("share", None)
    if before is not None and before.transformation in ("growth", "share", "level"):
        return Change(before.transformation, way, how="list")
    if BY_EN.search(left):
        return Change("growth", None, how="guess")
    return Change("growth" if base.search(left) else "share", None, how="guess")
