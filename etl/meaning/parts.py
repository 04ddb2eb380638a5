"""The part of a measure that words name: by the vocabulary where it knows all of them, else in their own words.

    초·중·고 학생 → elementary, middle …    수송 부문 → transport    국가 온실가스 → none    거친 화물 → none

Words that name no part (the whole, an area that has its own slot, an adverb, a verb) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.compounds import compounds_of
from etl.meaning.phrases import INSIDE, TOPICS, is_nominal, split
from etl.meaning.words import Hit, finders_of
from etl.patterns import kept, pattern, words
from etl.rules import Rules
from etl.vocabulary import Vocabulary

WORD = re.compile(r"[^\s_·ㆍ・,]+")
HANGUL, IN_BRACKETS = re.compile("[가-힣]+"), re.compile(r"[(（][^()（）]*[)）]$")
MARK = re.compile(r"^[^\w가-힣]+|[^\w가-힣%)]+$|[¹²³⁴⁵⁶⁷⁸⁹]")
WHERE = words("meaning.parts.where")  # 여파 속에서: where or by what, no part
NO_LABEL = pattern("meaning.parts.no_label")  # 내려보냈다, 전엔: a verb, a time
TIME = pattern("meaning.parts.time")
REST = words("meaning.parts.rest")  # a part by itself, though it names nothing
OF_AREA = pattern("meaning.parts.of_area")
OF_WHICH = pattern("meaning.parts.of_which")
TOLD = pattern("meaning.parts.who")
OF_NATION = words("meaning.parts.of_nation")  # 중국인, 미국산: the area has its own slot


@kept(512)
def read_part(words: str, rules: Rules) -> tuple[str, ...]:
    """The ids of the parts that words name; the words themselves where the vocabulary lacks one; else nothing."""
    text = words.replace("_", " ")
    heads = frozenset(rules.languages["ko"]["meaning"]["part_heads"])
    hits = _known(text, rules)
    tokens = [found for found in WORD.finditer(text) if not _is_covered(found, hits)]
    left = [bare for found in tokens if (bare := _bare(found[0], rules))]
    known = tuple(dict.fromkeys(hit.id for hit in hits))
    if known and set(left) <= heads:
        return known
    left = [word for word in left if is_nominal(word)]
    if not known and (not left or set(left) <= heads):
        return ()
    own = _own_words(text, rules)
    return (own,) if own and NO_LABEL.search(own) is None else known


def is_of_which(between: str) -> bool:
    """Whether the words between two amounts make the second a part of the first.

    >>> is_of_which("를 보유했고 이 가운데 "), is_of_which("에서 ")
    (True, False)
    """
    return OF_WHICH.search(between) is not None


def told_part(text: str, start: int, stop: int) -> tuple[str, ...]:
    """A part under the words that tell what it is: 8대는 | 부품 수급 차질로 멈췄다."""
    found = TOLD.match(text, start, stop)
    return ("_".join(found["told"].split()),) if found is not None else ()


def _known(text: str, rules: Rules) -> list[Hit]:
    """The known parts in words that name nothing but a part: there their bare names count too (입원, 산업, 관광)."""
    hits = finders_of(rules.vocabulary).breakdowns.find(text)
    names = _names(rules.vocabulary)
    for found in WORD.finditer(text):
        name = names.get(_bare(found[0], rules))
        if name is not None and not _is_covered(found, hits):
            hits.append(Hit(found.start(), found.end(), name))
    return sorted(hits, key=lambda hit: hit.start)


@kept(4)
def _names(vocabulary: Vocabulary) -> dict[str, str]:
    return {part.ko: part.id for part in reversed(list(vocabulary.breakdowns.values()))}


def part_within(view_hits: Sequence[Hit], head: Hit, text: str, rules: Rules) -> tuple[str, ...]:
    """The part that stands in front inside the word of a concept: 초등학생, 산업용 전기요금; what is left names the
    same concept."""
    finder = finders_of(rules.vocabulary).concepts
    own = {hit.id for hit in finders_of(rules.vocabulary).breakdowns.find(rules.vocabulary.concepts[head.id].ko)}
    for hit in view_hits:
        if hit.start == head.start and hit.end <= head.end and hit.id not in own | {head.id}:
            rest = text[hit.end : head.end + 1].strip()  # 태양광 발전|량
            is_whole = not text[hit.end : head.end].strip()
            if is_whole or any(one.id == head.id and one.start == 0 for one in finder.find(rest)):
                return (hit.id,)
    return ()


def are_whole(label: str, parts: Sequence[Hit], rules: Rules) -> bool:
    """Whether parts are all that the words of a label name: 쌀, 제조업 부문; not 과실주, 수입쇠고기, 전기·가스."""
    ends = frozenset(rules.languages["ko"]["meaning"]["part_heads"]) | {""}
    for word in HANGUL.finditer(IN_BRACKETS.sub(" ", label)):
        inside = [part for part in parts if word.start() <= part.start < word.end()]
        is_named = any(part.start == word.start() and label[part.end : word.end()] in ends for part in inside)
        if not is_named and word[0] not in ends and not any(part.start < word.start() < part.end for part in parts):
            return False
    return True


def _is_covered(found: re.Match[str], hits: list[Hit]) -> bool:
    """Whether a known part stands in a word, and is most of it: 원자력이, 초등학생; not 청년미래적금."""
    inside = (min(hit.end, found.end()) - max(hit.start, found.start()) for hit in hits)
    return any(2 * length >= found.end() - found.start() > 0 for length in inside)


def _bare(word: str, rules: Rules) -> str:
    """A word without its mark and particle; nothing where it is of the whole or of an area."""
    bare = MARK.sub("", word)
    parts = split(bare)
    if parts is not None:
        bare = parts[0]
    compounds = compounds_of(rules.vocabulary)
    areas = finders_of(rules.vocabulary).areas.find(bare)
    is_of_areas = (
        any(hit.start == 0 and (hit.end == len(bare) or bare[hit.end :] in OF_NATION) for hit in areas)
        or OF_AREA.match(bare) is not None
        or compounds.is_prefixed(bare)
        or compounds.is_pair(bare)
        or (len(bare) == 2 and set(bare) <= compounds.syllables.keys())
    )
    return "" if is_of_areas or bare in _said_of_any(rules) or TIME.fullmatch(bare) is not None else bare


@kept(4)
def _said_of_any(rules: Rules) -> frozenset[str]:
    """Words before a measure, or behind its part, that tell no part of it."""
    ko = rules.languages["ko"]["meaning"]
    return frozenset(ko["wholes"]) | frozenset(word for word in ko["general"] if word not in REST)


def _owner(word: str) -> str:
    """A word without the particle of an owner: 러시아의, but 결의."""
    parts = split(word)
    return parts[0] if parts is not None and parts[1] == "의" else word


def _own_words(text: str, rules: Rules) -> str:
    """The words of the text, from its first noun on; none where they only tell where or by what."""
    words = [_owner(MARK.sub("", word)) for word in text.split()]
    while words and (not is_nominal(words[0]) or not _bare(words[0], rules)):
        words.pop(0)
    while len(words) > 1 and words[-1] not in INSIDE and not _bare(words[-1], rules):
        words.pop()
    parts = split(words[-1]) if words else None
    if parts is not None and parts[1] in TOPICS and len(parts[0]) > 1:
        words[-1] = parts[0]
    return "" if parts is not None and parts[1] in WHERE else "_".join(word for word in words if word)
