"""What the words between an area and a figure tell of the two: a member of a list, a whole, what is compared with.

    일본(322만 명) · 세계 시장의 1% · twice the Korean level · 일본보다 2%p 높다

Comes in: an area of a sentence, its text, a figure. Goes out: whether such words stand there.
"""

from __future__ import annotations

from etl.meaning.bound import ANY
from etl.meaning.named_places import word_end
from etl.meaning.places import PAIR_BEHIND, PAIRED, Named
from etl.meaning.view import Placed, View
from etl.patterns import pattern

# between an area and the figure that is its own in a list, and between it and what is so much of its own
MEMBER = pattern("meaning.places.member")
HAD_BY = pattern("meaning.places.had_by")
BEHIND_NUMBER = pattern("meaning.places.behind_number")
COMPARED = pattern("meaning.places.compared")
COMPARED_BEHIND = pattern("meaning.places.compared_behind")
WHOLE = pattern("meaning.places.whole")
WHOLE_BEHIND = pattern("meaning.places.whole_behind")
AVERAGE = pattern("meaning.places.average")
THAN_AHEAD = pattern("meaning.places.than_ahead")
THAN = 72  # characters
NATIONALS = pattern("meaning.places.nationals")
THAN_KO = pattern("meaning.places.than_ko")
THAN_ZH = pattern("meaning.places.than_zh")
THAN_BEHIND = pattern("meaning.places.than_behind")
THAN_NATION = pattern("meaning.parts_of_areas.than_nation")


def is_pair(one: Named, other: Named, text: str) -> bool:
    """Whether two areas are told of together: 베트남과 일본의 협력, 베트남·일본."""
    between = (one.end, other.start)
    is_joined = PAIR_BEHIND.fullmatch(text, *between) is not None or PAIRED.fullmatch(text, *between) is not None
    return one.bound is None and other.bound == ANY and is_joined


def is_member(named: Named, text: str, figure_start: int) -> bool:
    """Whether an area is the member of a list that a figure is of: 일본(322만 명), 중국이 7만 명, Japan 3.1."""
    if named.end > figure_start:
        return False
    if MEMBER.fullmatch(text, named.end, figure_start) is None and not has_so_many(named, text, figure_start):
        return False
    return BEHIND_NUMBER.search(text[max(0, named.start - 32) : named.start]) is None  # 12% in Vietnam, 5% in Thailand


def has_so_many(named: Named, text: str, figure_start: int) -> bool:
    """Whether a figure is told right behind the one who has so many: у Таджикистана 612 тыс."""
    is_behind = text[word_end(text, named.end) : figure_start] == " "
    return is_behind and HAD_BY.search(text, max(0, named.start - 2), named.start) is not None


def is_whole(named: Named, text: str, start: int, end: int) -> bool:
    """Whether a figure is a part of what a group has: 세계 시장의 1%, 占全球出口的2%, 2 percent of world exports."""
    if named.end <= start:
        return WHOLE.fullmatch(text, named.end, start) is not None
    return WHOLE_BEHIND.fullmatch(text, end, named.start) is not None


def is_average(named: Named, text: str) -> bool:
    """OECD 평균, among OECD members: what others are held against."""
    return AVERAGE.match(text, named.end) is not None


def is_aside(named: Named, text: str) -> bool:
    """Whether what is told of an area is no turn of the text: an average, people of one nationality (중국 국적자)."""
    is_held = THAN_AHEAD.search(text, max(0, named.start - THAN), named.start) is not None
    return is_held or is_average(named, text) or NATIONALS.match(text, named.end) is not None


def is_compared(named: Named, text: str, figure: Placed) -> bool:
    """Whether a figure is so much of what an area has: 남한(4,128km)의 1.3배, twice the Korean level."""
    if named.end <= figure.start:
        return COMPARED.fullmatch(text, named.end, figure.start) is not None
    return COMPARED_BEHIND.fullmatch(text, figure.end, named.start) is not None


def is_exceeded(named: Named, text: str, figure: Placed) -> bool:
    """Whether a figure is by how much one has more or less than an area: 일본보다 2%p 높다, 比日本高2个百分点."""
    if named.end <= figure.start:
        is_than = text[named.start - 1 : named.start] in ("比", "较") and THAN_ZH.fullmatch(
            text, named.end, figure.start
        )
        return bool(is_than) or THAN_KO.fullmatch(text, named.end, figure.start) is not None
    return THAN_BEHIND.fullmatch(text, figure.end, named.start) is not None


def is_held_against_nation(view: View, figure: Placed) -> bool:
    """Whether a figure is by how much a province or city has more or less than its country: 전국(62.1%) 대비 0.4%p."""
    return view.language == "ko" and THAN_NATION.search(view.text, view.start, figure.start) is not None


def is_held_against_area(view: View, figure: Placed) -> bool:
    """Whether a Korean figure is by how much one has more or less than an area that is named right before it."""
    is_named = any(THAN_KO.fullmatch(view.text, hit.end, figure.start) for hit in view.areas)
    return is_named or is_held_against_nation(view, figure)
