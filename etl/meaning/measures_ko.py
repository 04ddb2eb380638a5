"""What a Korean figure measures, by the phrases around it and their particles.

수출액은 | 3억 달러 · 관광객 | 1만 명 · 1만 명의 | 노동자 · 쌀 | 5만 톤을 수출했다 · 분야에 | 10조 원을 편성했다
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.meaning.acts_ko import PREDICATE, is_predicate, read_act
from etl.meaning.change import Change
from etl.meaning.measured import Grammar, Measure, as_part, fits, grammar_of, is_area, is_quantity, normal
from etl.meaning.modifiers_ko import AGAINST, breakdown_of
from etl.meaning.parts import read_part
from etl.meaning.phrases import (
    AGE,
    DEPENDENT,
    INSIDE,
    OBLIQUE,
    TOPICS,
    Phrase,
    is_nominal,
    phrase_at_bracket,
    phrase_behind,
    phrase_of_aim,
    phrase_of_label,
    phrase_right_before,
    phrases_before,
    split,
)
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit
from etl.model import OPEN
from etl.patterns import pattern, values
from etl.rules import Rules

TITLE = pattern("meaning.measures.title")
DIGIT = re.compile(r"\d")
OF = pattern("meaning.measures_ko.of")
# behind a word that tells why or by what something happened, not what is measured
ADVERBIAL = pattern("meaning.measures_ko.adverbial")
SUBJECT, PREDICATE_OF_PEOPLE = (
    pattern("meaning.measures_ko.subject"),
    pattern("meaning.measures_ko.predicate_of_people"),
)
WHY_CLAUSE = pattern("meaning.measures_ko.why_clause")
WHY = pattern("meaning.measures_ko.why")
MOVED = pattern("meaning.measures_ko.moved")
PER_NUMBER = pattern("meaning.measures_ko.per_number")  # 인구 10만 명당
VERB_BEFORE = pattern("meaning.measures_ko.verb_before")
BECAME, DID = pattern("meaning.measures_ko.became"), pattern("meaning.measures_ko.did")
BALANCE, DONE = pattern("meaning.measures_ko.balance"), pattern("meaning.measures_ko.done")
ALLOTS = pattern("meaning.measures_ko.allots")
ALLOTTED = values("meaning.measures_ko.allotted")


def find_korean(view: View, figure: Placed, change: Change, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What a Korean figure measures by its own clause; `names`: of those who state, who are measured by nobody."""
    done = _done(view, figure, change, rules)
    if done is not None:
        return done
    clause = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    first = max(clause[0], before)
    if WHY_CLAUSE.fullmatch(view.text, before, first):  # 경공업은 임가공 생산이 확대되며 | 0.8% 증가했다
        first = before
    stop = max(min(clause[1], after), figure.end)
    label: Measure | None = None
    thing: Measure | None = None  # the object of the clause: 지역화폐 발행을 21조 원에서 24조 원으로 늘린다
    for phrase in _labels(view, figure, change, first, after, rules):
        made = _of_phrase(view, phrase, "own", figure, change, rules, names, openly=label is None)
        if made is None:
            continue
        if not made.is_open:
            return made if label is None or label.start < made.start else _with_part(made, label, rules)
        if label is None and (phrase.particle in TOPICS or not phrase.particle or phrase.start >= figure.end):
            label = made
        elif thing is None and change.transformation == "level":
            thing = made
    suffered = _suffered(view, figure, change, rules)
    if suffered is not None and (label is None or label.is_open):
        return suffered if label is None else _with_part(suffered, label, rules)
    hit = _governing(view, figure, change, first, stop, rules)
    if (
        hit is not None
        and label is not None
        and label.start < hit.start
        and WHY.match(view.text, hit.end, figure.start)
    ):
        hit = None  # 전기사업은 수력발전이 줄어 4.7% 감소했다: of the topic, and why
    act = read_act(view, figure, change, max(stop, min(clause[1], after)), rules) if hit is None else None
    if act is not None and (label is None or not is_quantity(label, rules)):
        made = label or thing
        return act if made is None or made.start >= figure.end else _with_part(act, made, rules)
    became = _counted(view, figure, change) if hit is None else None
    if became is not None and label is not None and label.is_open and not is_quantity(label, rules):
        words = view.text[label.start : label.end]  # 주민 3만 명이 대피했다
        return replace(became, breakdown=() if words in became.id else read_part(words, rules))
    label = label or became
    if hit is None:
        return label or thing or _allotted(view, figure, first, rules, names)
    found = Measure(hit.id, hit.start, hit.end, "own", breakdown_of(view, hit, rules))
    return found if label is None else _with_part(found, label, rules)


def _allotted(view: View, figure: Placed, first: int, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What money is given to: 인공지능 분야에 10조 원을 편성했다."""
    unit = rules.units.get(figure.mention.unit or "")
    if unit is None or unit.dimension != "money" or ALLOTS.match(view.text, figure.end, view.end) is None:
        return None
    phrase = phrase_of_aim(view.text, first, figure.start)
    words = open_words(view, phrase, rules, names) if phrase is not None else None
    if words is None:
        return None
    return Measure(ALLOTTED["concept"], *words, "own", read_part(view.text[slice(*words)], rules), sure=False)


def _labels(view: View, figure: Placed, change: Change, first: int, after: int, rules: Rules) -> Iterator[Phrase]:
    """The phrases that may name what a figure measures, the closest bound first."""
    text = view.text
    behind = phrase_behind(text, figure.end, min(view.end, after))
    if behind is not None and (change.transformation == "level" or _is_of_rate(view, figure, behind, rules)):
        yield behind
    beside = phrase_at_bracket(text, first, figure.start) or phrase_right_before(text, first, figure.start)
    beside = beside or phrase_of_label(text, first, figure.start)
    if beside is not None:
        yield beside
    topics = [one for one in phrases_before(text, first, figure.start) if not BALANCE.search(text, one.start, one.end)]
    first_topic = next((one.start for one in topics if one.particle in TOPICS), figure.start)
    topics = [one for one in topics if one.start <= first_topic or not WHY.match(text, one.end, figure.start)]
    yield from sorted(topics, key=lambda phrase: (phrase.particle not in TOPICS, -phrase.start))


def _is_of_rate(view: View, figure: Placed, behind: Phrase, rules: Rules) -> bool:
    """Whether a percentage tells the value of the rate behind it: 5.2%의 실업률을 기록했다."""
    if figure.mention.unit != "percent":
        return False
    concepts = rules.vocabulary.concepts
    return any(
        hit.start >= behind.start and hit.end == behind.end and concepts[hit.id].type == "rate" for hit in view.concepts
    )


def _with_part(whole: Measure, label: Measure, rules: Rules) -> Measure:
    """What the label of a figure is to the measure that its clause names: a part, or, if a quantity, a measure."""
    part = as_part(label, whole, rules)
    return replace(part, how="own", sure=True, start=label.start, end=label.end) if part is not None else label


def _counted(view: View, figure: Placed, change: Change) -> Measure | None:
    """What those who are counted are or what became of them: 616명이 고령자였다, 400명이 실종되었다."""
    if change.transformation != "level":
        return None
    did = DID.match(view.text, figure.end)
    found = did or BECAME.match(view.text, figure.end)
    if found is None:
        return None
    noun = found.span("noun")
    return Measure(OPEN + found["noun"], *noun, "own", is_event=did is not None)


def _done(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """A balance that is the verb right behind its amount, whatever the topic is: 인구는 7천 명 자연 감소했다."""
    hit = next((one for one in view.concepts if one.start > figure.end), None)
    if (
        hit is None
        or DONE.fullmatch(view.text, figure.end, hit.start) is None
        or PREDICATE.match(view.text, hit.end) is None
    ):
        return None
    is_balance = rules.vocabulary.concepts[hit.id].balance == hit.id
    return Measure(hit.id, hit.start, hit.end, "own") if is_balance and fits(hit.id, figure, change, rules) else None


def _suffered(view: View, figure: Placed, change: Change, rules: Rules) -> Measure | None:
    """What became of those who are counted, by the verb right behind them: 600명이 사망했고 4천 명이 다쳤다."""
    found = SUBJECT.match(view.text, figure.end, view.end) if change.transformation == "level" else None
    if found is None:
        return None
    hit = next((one for one in view.concepts if one.start == found.end()), None)
    if hit is None or PREDICATE_OF_PEOPLE.match(view.text, hit.end) is None or not fits(hit.id, figure, change, rules):
        return None
    return Measure(hit.id, hit.start, hit.end, "own")


def _governing(view: View, figure: Placed, change: Change, first: int, stop: int, rules: Rules) -> Hit | None:
    """The word of a concept that governs the clause of a figure: its topic, subject or object before it, or its verb
    behind it; not one that only tells why or by what (유가 하락으로, 급여 유형별로는)."""
    text = view.text
    ahead = [hit for hit in view.concepts if first <= hit.start and hit.end <= figure.start]
    for hit in reversed(ahead):
        if is_in_title(view, hit):
            continue
        is_past = VERB_BEFORE.match(text, hit.end, figure.start)  # 600명이 사망했고 4천 명이 …: told of those before
        aside = (ADVERBIAL, PER_NUMBER, MOVED)
        is_aside = any(told.match(text, hit.end, figure.start) for told in aside)
        if fits(hit.id, figure, change, rules) and not is_past and not is_aside:
            return hit
    for hit in view.concepts:
        if figure.end <= hit.start < stop and is_predicate(view, hit, figure) and fits(hit.id, figure, change, rules):
            return hit
    return None


def is_in_title(view: View, hit: Hit) -> bool:
    """Whether a word stands in the title of a report: '3월 수출입 동향'을 보면."""
    return any(one.start() < hit.start < one.end() for one in TITLE.finditer(view.text, view.start, view.end))


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
        if MOVED.match(view.text, head.end):
            return None
        if (not rest.strip() or grammar.tail.fullmatch(rest)) and fits(head.id, figure, change, rules):
            return Measure(head.id, head.start, phrase.end, how, breakdown_of(view, head, rules))
    if not openly or (change.transformation == "growth" and how != "own"):
        return None
    words = open_words(view, phrase, rules, names)
    if words is None:
        return None
    start, end = words
    return Measure(OPEN + normal(view.text[start:end], grammar), start, end, how)


def open_words(view: View, phrase: Phrase, rules: Rules, names: re.Pattern[str]) -> tuple[int, int] | None:
    """The words of a phrase that name a measure: without times, areas, names of sources and general nouns."""
    grammar = grammar_of(rules)
    text = view.text[phrase.start : phrase.end]
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    while words:
        word = text[slice(*words[0])]
        bare = word.removesuffix("의")
        if (
            bare in grammar.general
            or AGAINST.search(word)
            or (DIGIT.search(word) and not AGE.search(word))
            or (word in DEPENDENT and len(words) > 1)
            or is_area(view, phrase.start + words[0][0], phrase.start + words[0][0] + len(bare))
        ):
            words.pop(0)
            continue
        break
    count = len(words)
    while len(words) > 1 and _says_nothing(text[slice(*words[-1])], grammar):
        if AGE.search(text[slice(*words[-2])]) and text[slice(*words[-1])] in INSIDE:
            break  # 65세 이상
        words.pop()
    if not words:
        return None
    start, end = words[0][0], words[-1][1]
    end -= len(words) < count and OF.search(text, start, end) is not None  # 로열티의 규모
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
    if is_area(view, phrase.start + start, phrase.start + end):
        return None
    return phrase.start + start, phrase.start + end


def _says_nothing(word: str, grammar: Grammar) -> bool:
    return word in grammar.general or grammar.tail.fullmatch(word) is not None or AGAINST.search(word) is not None
