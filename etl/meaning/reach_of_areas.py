"""Which of the areas that a sentence names a figure may have, by where they stand.

    62,000 from South Sudan, 41,000 from Congo      each comes from its own
    grew 2%, the bank said, after US tariffs         a clause that only tells when or why owns nothing
    일본(322만 명), 중국(180만 명)                     a member of a list is that figure's alone

Comes in: a figure and the areas of its sentence. Goes out: those that are left for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.areas_and_figures import is_average, is_compared, is_member, is_whole
from etl.meaning.bound import ANY
from etl.meaning.owners import WORLD, is_behind
from etl.meaning.places import GOES, Named
from etl.meaning.view import Placed, View
from etl.patterns import pattern

ASIDE = re.compile(r"[(（][^()（）]*[)）]")
SUPPLIER = pattern("meaning.sides.supplier")
OWN_END = pattern("meaning.sides.own_end")
CAUSE = pattern("meaning.sides.cause")
CAUSE_AHEAD, CLAUSE_BEHIND = pattern("meaning.sides.cause_ahead_zh"), pattern("meaning.sides.clause_behind_zh")
STATE_OF_WORLD, WRITTEN_IN = pattern("meaning.sides.state_of_world_zh"), pattern("meaning.sides.written_in_zh")
AHEAD = 12  # characters before an area
SUBORDINATE, ONLY_WHY = pattern("meaning.sides.subordinate"), pattern("meaning.sides.only_why")


def spoken(view: View, figure: Placed, named: Sequence[Named]) -> list[Named]:
    """The areas that may be this figure's: not those of a later one, nor of an aside in brackets (남북 교역 제외)."""
    later = [other for other in view.figures if other.start > figure.start]
    asides = [
        aside.span()
        for aside in ASIDE.finditer(view.text, view.start, view.end)
        if not any(aside.start() <= other.start < aside.end() for other in view.figures)
        and not any((one.start, one.end) == (aside.start() + 1, aside.end() - 1) for one in named)  # 저쪽(북한)
    ]
    return [
        one
        for one in named
        if not any(a <= one.start < b for a, b in asides)
        and not (one.area == WORLD and any(figure.start < other.start < one.start for other in view.counted))
        and (is_behind(one, view, figure) or not any(is_member(one, view.text, other.start) for other in later))
        and not (view.language == "ko" and one.start > figure.end and is_average(one, view.text))
        and not (one.start > figure.end and any(is_whole(one, view.text, other.start, other.end) for other in later))
        and not _is_in_subordinate(one, view, figure)
        and not _is_cause(one, view, figure)
        and (
            is_member(one, view.text, figure.start)
            or is_compared(one, view.text, figure)
            or not any(is_compared(one, view.text, other) for other in view.figures if other is not figure)
        )
    ]


def is_supplier(one: Named, view: View) -> bool:
    """Whether an English area is told to be one that gives: Brazil was the biggest supplier of soybeans."""
    return SUPPLIER.match(view.text, one.end) is not None


def with_own_end(named: Sequence[Named], view: View, figure: Placed) -> Sequence[Named]:
    """English areas without those where other figures come from or go to, if this one has its own right behind it:
    62,000 from South Sudan, 41,000 from Congo; sold 20 tons of it to China."""
    if view.language != "en":
        return named
    until = view.neighbours(figure)[1]
    behind = (one for one in named if one.bound in GOES and figure.end <= one.start < until)
    own = next((one for one in behind if OWN_END.search(view.text, figure.end, one.start) is None), None)
    if own is None:
        return named
    others = [one for one in named if one.bound in GOES and one.start < own.start]
    passed = [
        one for one in others if one.bound == own.bound or any(f.end <= one.start < figure.start for f in view.counted)
    ]
    return [one for one in named if one not in passed]


def _is_cause(one: Named, view: View, figure: Placed) -> bool:
    """Whether a Korean or Chinese sentence tells of an area only why what it measures grew or fell: 중국의 수요
    부진으로, 受美国关税影响."""
    if view.language not in ("ko", "zh") or one.bound in (ANY, *GOES):
        return False
    end = _end_of_cause(one, view.text)
    return end is not None and end <= figure.start


def without_causes(named: Sequence[Named], text: str) -> list[Named]:
    """Areas without those of which a text only tells why: 중국 수요 부진에 수출 5% 감소, 受美国关税影响; and without
    the one where it was put on the net."""
    return [one for one in named if one.bound in (ANY, *GOES) or _end_of_cause(one, text) is None]


def _end_of_cause(one: Named, text: str) -> int | None:
    """Where the words end that tell of an area only why, if they do."""
    found = CAUSE.match(text, one.end)
    ahead = text[max(0, one.start - AHEAD) : one.start]
    if found is None and one.area == WORLD:
        found = STATE_OF_WORLD.match(text, one.end)
    if found is None and CAUSE_AHEAD.search(ahead) is not None:
        found = CLAUSE_BEHIND.match(text, one.end)
    if found is None and WRITTEN_IN.search(ahead) is not None:
        return one.end
    return found.end() if found is not None else None


def _is_in_subordinate(one: Named, view: View, figure: Placed) -> bool:
    """Whether an English area behind a figure only stands where it is told when or why: after US tariffs took hold."""
    if view.language != "en" or one.start < figure.end:
        return False
    if ONLY_WHY.search(view.text, figure.end, one.start) is not None:
        return True
    if one.bound in GOES:
        return False
    return SUBORDINATE.search(view.text, figure.end, one.start) is not None
