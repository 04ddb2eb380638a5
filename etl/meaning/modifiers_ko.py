"""The part of a Korean measure, by the words that go before its noun.

    수도권 미분양 | 주택    65세 이상 | 취업자    1인당 연간 | 쌀 소비량

Comes in: the noun of a concept in its sentence. Goes out: the ids of the parts that stand before it or within it, or
the words of the text; nothing for its area, its time or who tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.compounds import compounds_of
from etl.meaning.measured import grammar_of, is_area
from etl.meaning.parts import part_within, read_part
from etl.meaning.phrases import AGE, DIGIT, INSIDE, JOINED, RATE, is_nominal, split, words_before
from etl.meaning.view import View
from etl.meaning.words import Hit
from etl.patterns import pattern
from etl.rules import Rules

AGAINST = pattern("meaning.measures_ko.against")  # 전년동기대비


def breakdown_of(view: View, head: Hit, rules: Rules) -> tuple[str, ...]:
    """The part of a Korean measure: the words that go before its noun, under the name of the vocabulary if it has
    one; not its area, its time or who tells it."""
    grammar = grammar_of(rules)
    kept: list[tuple[int, str]] = []
    aside: list[tuple[int, int]] = []  # words between them that name no part
    words = words_before(view.text, max(view.start, head.start - 40), head.start)
    for begin, end in words:
        word = view.text[begin:end]
        bare = word.removesuffix("의")
        if AGE.search(bare) or RATE.search(bare) or (bare in INSIDE and kept):
            kept.append((begin, bare))
            continue
        if bare in grammar.general and kept and RATE.search(kept[-1][1]):
            continue  # 1인당 연간 발전량
        if (
            bare in grammar.general
            or DIGIT.search(bare)
            or not is_nominal(bare)
            or is_area(view, begin, begin + len(bare))
            or _begins_with_area(view, begin, bare)
            or any(a < end and begin < b for a, b in view.sources)
            or any(figure.start < end and begin < figure.end for figure in view.counted)
            or grammar.actor.search(bare)
        ):
            kept.clear()
            continue
        is_other = compounds_of(rules.vocabulary).is_prefixed(bare) or is_area(view, begin + 1, begin + len(bare))
        if AGAINST.search(bare) or is_other:  # 대중, 대중국: the other side, no part
            aside.append((begin, end))
            continue
        kept.append((begin, bare))
    while kept and kept[-1][1] in INSIDE and kept[-1][1] != "후":
        kept.pop()
    within = part_within(view.breakdowns, head, view.text, rules)
    if not kept:
        return within
    begin = kept[0][0]
    joined = JOINED.search(view.text, max(view.start, begin - 12), begin)  # 초·중·|고 학생
    named = _without(view.text, joined.start() if joined is not None else begin, head.start, aside)
    return tuple(dict.fromkeys((*read_part(named, rules), *within)))


def _begins_with_area(view: View, begin: int, word: str) -> bool:
    """Whether a word is the name of an area with a particle: 중국과의, 러시아로의."""
    parts = split(word)
    return parts is not None and any(hit.start == begin and hit.end == begin + len(parts[0]) for hit in view.areas)


def _without(text: str, first: int, stop: int, aside: Sequence[tuple[int, int]]) -> str:
    """A stretch of a text without some words in it: 석탄 | 대중 | 수출."""
    left = ""
    for start, end in aside:
        if first <= start:
            left += text[first:start]
            first = end
    return left + text[first:stop]
