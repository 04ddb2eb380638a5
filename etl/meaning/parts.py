"""The part of a measure that words name: by the vocabulary where it knows all of them, else in their own words.

    초·중·고 학생 → elementary, middle …    수송 부문 → transport    국가 온실가스 → none    거친 화물 → none

Words that name no part (the whole, an area that has its own slot, an adverb, a verb) are left out.
"""

from __future__ import annotations

import re

from etl.meaning.phrases import is_nominal, split
from etl.meaning.places import compounds_of
from etl.meaning.words import Hit, finders_of
from etl.rules import Rules
from etl.vocabulary import Vocabulary

WORD = re.compile(r"[^\s_·ㆍ・,]+")
MARK = re.compile(r"^[^\w가-힣]+|[^\w가-힣%)]+$|[¹²³⁴⁵⁶⁷⁸⁹]")
OF_AREA = re.compile(r"對")
# behind a part: 수송 부문, 교육 목적, 국제선 노선
GENERIC = frozenset({"부문", "분야", "업종", "품목", "목적", "노선", "구간", "제품", "상품", "물품", "관련", "용도", "계층", "지역", "등", "및", "인구", "의", "외"})  # fmt: skip
# the whole, or nobody in particular: 국가 온실가스, 총 발전량, 합계
WHOLES = frozenset({"국가", "전국", "국내", "합계", "총계", "소계", "계", "경제", "사람", "인원", "자", "이", "대외", "국민", "연간", "월간", "월평균", "연평균", "내년", "후년", "연말", "연초", "봄", "여름", "가을", "겨울", "해", "달", "날", "때", "뒤", "전", "후", "전달", "달러당"})  # fmt: skip


def read_part(words: str, rules: Rules) -> tuple[str, ...]:
    """The ids of the parts that words name; the words themselves where the vocabulary lacks one; else nothing."""
    text = words.replace("_", " ")
    hits = finders_of(rules.vocabulary).breakdowns.find(text)
    tokens = [found for found in WORD.finditer(text) if not _is_covered(found, hits)]
    left = [bare for found in tokens if (bare := _bare(found[0], rules.vocabulary))]
    known = tuple(dict.fromkeys(hit.id for hit in hits))
    if known and all(word in GENERIC for word in left):
        return known
    left = [word for word in left if is_nominal(word)]
    if not known and (not left or all(word in GENERIC for word in left)):
        return ()
    return (_own_words(text, rules.vocabulary),)


def _is_covered(found: re.Match[str], hits: list[Hit]) -> bool:
    """Whether a known part stands in a word: 원자력이, 초등학생."""
    return any(hit.start < found.end() and found.start() < hit.end for hit in hits)


def _bare(word: str, vocabulary: Vocabulary) -> str:
    """A word without its mark and particle; nothing where it is of the whole or of an area."""
    bare = MARK.sub("", word)
    parts = split(bare)
    if parts is not None:
        bare = parts[0]
    compounds = compounds_of(vocabulary)
    is_of_areas = (
        OF_AREA.match(bare) is not None
        or compounds.is_prefixed(bare)
        or (len(bare) == 2 and set(bare) <= compounds.syllables.keys())
    )
    return "" if is_of_areas or bare in WHOLES else bare


def _own_words(text: str, vocabulary: Vocabulary) -> str:
    """The words of the text, from its first noun on."""
    words = [MARK.sub("", word) for word in text.split()]
    while words and (not is_nominal(words[0]) or not _bare(words[0], vocabulary)):
        words.pop(0)
    return "_".join(word for word in words if word)
