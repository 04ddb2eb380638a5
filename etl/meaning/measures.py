"""What a figure measures: the concept whose words stand nearest by grammar, else the noun phrase of the text.

The places are tried by how closely they are bound to the figure; each says so:

    behind     the noun that the figure counts (1만 명의 노동자)          own
    beside     the bare noun that touches it (관광객 1만 명)               own
    topic      the topic or subject of the clause (수출액은 3억 달러)       own
    predicate  the verb behind it (쌀 5만 톤을 수출했다)                   own
    list       what the figure before it in the sentence measures         list
    sentence   another word of the sentence                               sentence
    paragraph  what the sentences before are about                        paragraph
    section    the heading, the title                                     section, document
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.meaning.changes import Change
from etl.meaning.open_verbs import read_verb
from etl.meaning.open_words import open_words
from etl.meaning.parts import part_within, read_part
from etl.meaning.phrases import (
    AGE,
    DEPENDENT,
    INSIDE,
    JOINED,
    OBLIQUE,
    RATE,
    TOPICS,
    Phrase,
    is_nominal,
    phrase_at_bracket,
    phrase_behind,
    phrase_of_aim,
    phrase_right_before,
    phrases_before,
    split,
    words_before,
)
from etl.meaning.places import compounds_of
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit, finders_of
from etl.model import OPEN, Span
from etl.patterns import any_of, pattern, values
from etl.rules import Rules

NO_AMOUNT = frozenset({None, "percent", "percentage_point", "times", "fraction"})
NO_GOODS = frozenset({"person", "country", "region"})  # are counted, and never as so much of trade
RELATIVE = frozenset({"growth", "change", "points", "share", "ratio"})
DIGIT = re.compile(r"\d")
# behind a word that tells why or by what something happened, not what is measured
AGAINST = pattern("meaning.measures.against")  # 전년동기대비
ADVERBIAL = pattern("meaning.measures.adverbial")
# behind a noun that is the verb of a clause: 쌀 5만 톤을 수출했다
PREDICATE = pattern("meaning.measures.predicate")
BECAME = pattern("meaning.measures.became")
BALANCE = pattern("meaning.measures.balance")
ALLOTS = pattern("meaning.measures.allots")
ALLOTTED = values("meaning.measures.allotted")
OF_EN = pattern("meaning.measures.of_en")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: a concept or open words, where they stand, how they got to the figure, and how sure that is."""

    id: str
    start: int
    end: int
    how: str
    breakdown: tuple[str, ...] = ()
    sure: bool = True
    unit: str | None = None  # of the figure that it was read with: people are not ships
    place: Span | None = None  # in the untouched text

    @property
    def is_open(self) -> bool:
        """Whether no concept has it."""
        return self.id.startswith(OPEN)


@dataclass(frozen=True)
class Grammar:
    """The words of measures, by language."""

    general: frozenset[str]
    tail: re.Pattern[str]
    actor: re.Pattern[str]
    quantity: re.Pattern[str]


@lru_cache(maxsize=4)
def grammar_of(rules: Rules) -> Grammar:
    """What the rules say of nouns."""
    general = {word for data in rules.languages.values() for word in data.get("meaning", {}).get("general", ())}
    ko = rules.languages["ko"]
    tails = "|".join(sorted(ko["meaning"]["tails"], key=len, reverse=True))
    titles = any_of(ko["origins"]["titles"])
    quantities = "|".join(sorted(ko["meaning"]["quantities"], key=len, reverse=True))
    return Grammar(
        frozenset(general),
        re.compile(rf"\s?(?:{tails})"),
        re.compile(rf"(?:{titles})$"),
        re.compile(rf"(?:{quantities})$"),
    )


def find_measure(view: View, figure: Placed, change: Change, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What a figure measures by the words of its own sentence; None where they do not tell it."""
    if view.language == "ko":
        return _korean(view, figure, change, rules, names)
    return _nearest(view, figure, change, rules) or _in_open_words(view, figure, change, rules)


def _in_open_words(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """The words of the text, where no concept has them."""
    unit = rules.units.get(figure.mention.unit or "")
    place = open_words(view, figure, is_count=unit is None or unit.dimension == "count")
    if place is None or _is_area(view, *place):
        return _by_verb(view, figure, change, rules)
    return Measure(OPEN + "_".join(view.text[slice(*place)].lower().split()), *place, "own")


def _by_verb(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """What the verb before a figure tells that it is of, as a concept where one has the noun of it."""
    told = read_verb(view, figure)
    if told is None or figure.mention.unit in NO_AMOUNT:
        return None
    noun, start, end = told
    hits = [hit for hit in finders_of(rules.vocabulary).concepts.find(noun) if hit.end == len(noun)]
    concept = next((hit.id for hit in hits if _fits(hit.id, figure, change, rules)), None)
    return Measure(concept or OPEN + "_".join(noun.split()), start, end, "own")


def _korean(view: View, figure: Placed, change: Change, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    clause = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    first = max(clause[0], before)
    stop = max(min(clause[1], after), figure.end)
    label: Measure | None = None
    thing: Measure | None = None  # the object of the clause: 지역화폐 발행을 21조 원에서 24조 원으로 늘린다
    for phrase in _labels(view, figure, change, first, after):
        made = _of_phrase(view, phrase, "own", figure, change, rules, names, openly=label is None)
        if made is None:
            continue
        if not made.is_open:
            return made if label is None or label.start < made.start else _with_part(made, label, rules)
        if label is None and (phrase.particle in TOPICS or not phrase.particle or phrase.start >= figure.end):
            label = made
        elif thing is None and change.transformation == "level":
            thing = made
    hit = _governing(view, figure, change, first, stop, rules)
    if label is None:
        label = _counted(view, figure, change)
    if hit is None:
        return label or thing or _allotted(view, figure, first, rules, names)
    found = Measure(hit.id, hit.start, hit.end, "own", _breakdown(view, hit, rules))
    return found if label is None else _with_part(found, label, rules)


def _allotted(view: View, figure: Placed, first: int, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What money is given to: 인공지능 분야에 10조 원을 편성했다."""
    unit = rules.units.get(figure.mention.unit or "")
    if unit is None or unit.dimension != "money" or ALLOTS.match(view.text, figure.end, view.end) is None:
        return None
    phrase = phrase_of_aim(view.text, first, figure.start)
    words = _open_words(view, phrase, rules, names) if phrase is not None else None
    if words is None:
        return None
    return Measure(ALLOTTED["concept"], *words, "own", read_part(view.text[slice(*words)], rules), sure=False)


def _labels(view: View, figure: Placed, change: Change, first: int, after: int) -> Iterator[Phrase]:
    """The phrases that may name what a figure measures, the closest bound first."""
    text = view.text
    behind = phrase_behind(text, figure.end, min(view.end, after))
    if behind is not None and change.transformation == "level":
        yield behind
    beside = phrase_at_bracket(text, first, figure.start) or phrase_right_before(text, first, figure.start)
    if beside is not None:
        yield beside
    topics = [one for one in phrases_before(text, first, figure.start) if not BALANCE.search(text, one.start, one.end)]
    yield from sorted(topics, key=lambda phrase: (phrase.particle not in TOPICS, -phrase.start))


def _with_part(whole: Measure, label: Measure, rules: Rules) -> Measure:
    """What the label of a figure is to the measure that its clause names: a part, or, if a quantity, a measure."""
    part = as_part(label, whole, rules)
    return replace(part, how="own", sure=True, start=label.start, end=label.end) if part is not None else label


def _counted(view: View, figure: Placed, change: Change) -> Measure | None:
    """What those who are counted are or what became of them: 616명이 고령자였다, 400명이 실종되었다."""
    found = BECAME.match(view.text, figure.end) if change.transformation == "level" else None
    if found is None:
        return None
    return Measure(OPEN + found["noun"], found.start("noun"), found.end("noun"), "own")


def _governing(view: View, figure: Placed, change: Change, first: int, stop: int, rules: Rules) -> Hit | None:
    """The word of a concept that governs the clause of a figure: its topic, subject or object before it, or its verb
    behind it; not one that only tells why or by what (유가 하락으로, 급여 유형별로는)."""
    text = view.text
    ahead = [hit for hit in view.concepts if first <= hit.start and hit.end <= figure.start]
    for hit in reversed(ahead):
        if _fits(hit.id, figure, change, rules) and not ADVERBIAL.match(text, hit.end, figure.start):
            return hit
    for hit in view.concepts:
        if figure.end <= hit.start < stop and PREDICATE.match(text, hit.end) and _fits(hit.id, figure, change, rules):
            return hit
    return None


def is_quantity(measure: Measure, rules: Rules) -> bool:
    """Whether open words name a quantity of their own (담보인정비율, 준비금), not a part of one."""
    return measure.is_open and grammar_of(rules).quantity.search(measure.id) is not None


def as_part(measure: Measure, whole: Measure, rules: Rules) -> Measure | None:
    """An open noun that names no quantity is a part of what the text measures: 자동차는 63억 달러, of exports."""
    words = measure.id.removeprefix(OPEN)
    if not measure.is_open or grammar_of(rules).quantity.search(words):
        return None
    same = any(hit.id == whole.id for hit in finders_of(rules.vocabulary).concepts.find(words.replace("_", " ")))
    part = whole.breakdown if same else read_part(words, rules)
    return replace(whole, breakdown=part, how=whole.how if whole.how != "own" else "list", sure=False)


def in_sentence(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """A concept elsewhere in the sentence: before the figure first, then behind it."""
    ahead = [hit for hit in view.concepts if hit.end <= figure.start]
    behind = [hit for hit in view.concepts if hit.start >= figure.end and PREDICATE.match(view.text, hit.end)]
    for hit in [*reversed(ahead), *behind]:
        if view.language == "ko" and ADVERBIAL.match(view.text, hit.end):
            continue
        if _fits(hit.id, figure, change, rules):
            breakdown = _breakdown(view, hit, rules) if view.language == "ko" else ()
            return Measure(hit.id, hit.start, hit.end, "sentence", breakdown, sure=False)
    return None


def _of_phrase(
    view: View,
    phrase: Phrase,
    how: str,
    figure: Placed,
    change: Change,
    rules: Rules,
    names: re.Pattern[str],
    *,
    openly: bool,
) -> Measure | None:
    """The measure that a phrase names: a concept at its end, or, `openly`, its own words."""
    grammar = grammar_of(rules)
    edge = phrase.end + len(phrase.particle)  # 수입은: a concept may be known with its particle only
    inside = [hit for hit in view.concepts if phrase.start <= hit.start < phrase.end and hit.end <= edge]
    if inside:
        head = inside[-1]
        rest = view.text[head.end : max(head.end, phrase.end)]
        if (not rest.strip() or grammar.tail.fullmatch(rest)) and _fits(head.id, figure, change, rules):
            return Measure(head.id, head.start, phrase.end, how, _breakdown(view, head, rules))
    if not openly or (change.transformation == "growth" and how != "own"):
        return None
    words = _open_words(view, phrase, rules, names)
    if words is None:
        return None
    start, end = words
    return Measure(OPEN + normal(view.text[start:end], grammar), start, end, how)


def _open_words(view: View, phrase: Phrase, rules: Rules, names: re.Pattern[str]) -> tuple[int, int] | None:
    """The words of a phrase that name a measure: without times, areas, names of sources and general nouns."""
    grammar = grammar_of(rules)
    text = view.text[phrase.start : phrase.end]
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    while words:
        word = text[slice(*words[0])]
        bare = word.removesuffix("의")
        if (
            bare in grammar.general
            or (DIGIT.search(word) and not AGE.search(word))
            or (word in DEPENDENT and len(words) > 1)
            or _is_area(view, phrase.start + words[0][0], phrase.start + words[0][0] + len(bare))
        ):
            words.pop(0)
            continue
        break
    while words and len(words) > 1 and _says_nothing(text[slice(*words[-1])], grammar):
        words.pop()
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    body = text[start:end]
    parts = split(text[slice(*words[-1])])
    if parts is not None and parts[1] in OBLIQUE and len(parts[0]) >= 2:
        return None
    if (
        not is_nominal(body)
        or _says_nothing(body, grammar)
        or any(DIGIT.search(word) and not AGE.search(word) for word in body.split())
        or (len(body) < 2 and phrase.particle)
        or grammar.actor.search(body)
        or names.search(body)
    ):
        return None
    if _is_area(view, phrase.start + start, phrase.start + end):
        return None
    return phrase.start + start, phrase.start + end


def _says_nothing(word: str, grammar: Grammar) -> bool:
    return word in grammar.general or grammar.tail.fullmatch(word) is not None or AGAINST.search(word) is not None


def _is_area(view: View, start: int, end: int) -> bool:
    return any(hit.start <= start and end <= hit.end for hit in view.areas)


def normal(words: str, grammar: Grammar) -> str:
    """The words of a measure as an id, without an end that leaves it the same.

    외국인 관광객 수 and 외국인 관광객 are one, 무역 규모 and 무역 are one; 옥수수 keeps its end.
    """
    parts = words.split()
    while len(parts) > 1 and grammar.tail.fullmatch(parts[-1]):
        parts.pop()
    return "_".join(parts)


def _fits(concept: str, figure: Placed, change: Change, rules: Rules) -> bool:
    """Whether a concept can have such a figure: its unit, or any where it is a growth, a share or a multiple of it."""
    known = rules.vocabulary.concepts[concept]
    unit = rules.units.get(figure.mention.unit or "")
    if unit is None:
        return False
    if change.transformation in ("growth", "points", "share", "ratio"):
        return True
    return unit.dimension in known.units and not (unit.id in NO_GOODS and "money" in known.units)


def _breakdown(view: View, head: Hit, rules: Rules) -> tuple[str, ...]:
    """The part of a Korean measure: the words that go before its noun, under the name of the vocabulary if it has
    one; not its area, its time or who tells it."""
    grammar = grammar_of(rules)
    kept: list[tuple[int, str]] = []
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
            or _is_area(view, begin, begin + len(bare))
            or any(a < end and begin < b for a, b in view.sources)
            or any(figure.start < end and begin < figure.end for figure in view.counted)
            or grammar.actor.search(bare)
        ):
            kept.clear()
            continue
        if compounds_of(rules.vocabulary).is_prefixed(bare):
            continue  # 대중: the other side, no part
        kept.append((begin, bare))
    while kept and kept[-1][1] in INSIDE and kept[-1][1] != "후":
        kept.pop()
    within = part_within(view.breakdowns, head, view.text, rules)
    if not kept:
        return within
    begin = kept[0][0]
    joined = JOINED.search(view.text, max(view.start, begin - 12), begin)  # 초·중·|고 학생
    named = view.text[joined.start() if joined is not None else begin : head.start]
    return tuple(dict.fromkeys((*read_part(named, rules), *within)))


def _part_near(view: View, figure: Placed, first: int, stop: int, head: Hit) -> tuple[str, ...]:
    """The last part that is named before a figure, else the last behind it; what a list goes on with is no part."""
    inside = [
        hit
        for hit in view.breakdowns
        if first <= hit.start < stop and not (head.start <= hit.start < head.end) and hit.id != head.id
    ]
    ahead = [hit.id for hit in inside if hit.end <= figure.start]
    return tuple(ahead[-1:] or [hit.id for hit in inside[-1:]])


def _is_rate(hit: Hit, figure: Placed, rules: Rules) -> bool:
    return figure.mention.unit == "percent" and rules.vocabulary.concepts[hit.id].type == "rate"


def _nearest(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """English, Chinese, Russian: the concept nearest to the figure in its clause, what it counts first."""
    before, after = view.neighbours(figure)
    clause = view.clause_of(figure.start)
    first, stop = max(before, clause[0]), min(after, max(clause[1], figure.end))
    own = [hit for hit in view.concepts if figure.start <= hit.start and hit.end <= figure.end]
    counted = []
    opened = OF_EN.match(view.text, figure.end)
    if opened is not None:
        counted = [
            hit for hit in view.concepts if opened.end() <= hit.start <= opened.end() + 24 and hit.end <= view.end
        ]
    touching = [
        hit
        for hit in view.concepts
        if figure.end <= hit.start <= figure.end + 2 and not view.text[figure.end : hit.start].strip(" -(（)）")
    ]
    ahead = [hit for hit in view.concepts if first <= hit.start and hit.end <= figure.start]
    earlier = [hit for hit in view.concepts if clause[0] <= hit.start and hit.end <= first]
    behind = [hit for hit in view.concepts if figure.end <= hit.start < stop]
    rates = [hit for hit in reversed(ahead) if _is_rate(hit, figure, rules)]  # безработица — 2,2% рабочей силы
    for hit in [*own, *rates, *touching, *counted, *reversed(ahead), *reversed(earlier), *behind]:
        if _fits(hit.id, figure, change, rules):
            part = part_within(view.breakdowns, hit, view.text, rules) or _part_near(view, figure, first, stop, hit)
            return Measure(hit.id, hit.start, hit.end, "own", part)
    return None
