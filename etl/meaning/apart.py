"""A text does not contradict itself: two amounts of one series at one time by one origin were not read to their end.

Where one of them is what the other is compared with (20%에서 18%로, 전달(4억 8천만 달러)보다), its time is not that of
the other: it is counted from it if words tell how, else not known. Else they are of two series, and what tells them
apart was not read: the one that is told less plainly, or later, is kept under the words that stand beside it and not
beside the other (수도권은 2만 7,248호). A figure without such words is kept under the word before it, whatever it is,
or waits: `not_apart` is among its notes. Of the others the row says so: `period` or `breakdown` is taken over by
`contradiction` or `last_word`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from etl.compose import indicator_of
from etl.meaning.bare_clauses import TIME
from etl.meaning.bases import STATED, base_cues_of, counted, year_before
from etl.meaning.foretold import is_revised
from etl.meaning.labels_ru import own_label, russian_labels
from etl.meaning.labels_zh import label_of
from etl.meaning.named_places import word_end
from etl.meaning.open_words_en import EMPTY
from etl.meaning.parts import read_part
from etl.meaning.phrases import phrase_right_before, phrases_before, told_of, words_of
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit, finders_of
from etl.mentions.cell_periods import is_time
from etl.model import CONTRADICTION, LAST_WORD, NOT_APART, OPEN, Evidence, Mention, Period, Statement
from etl.patterns import pattern, words
from etl.rules import Rules

TO_COME = frozenset({"forecast", "plan"})
NEAR = Decimal("0.05")  # of the larger: one amount and the same rounded, or told again
COMPARED = pattern("meaning.apart.compared")
YEARS_BEFORE = pattern("meaning.apart.years_before")
COMPARED_BEFORE = pattern("meaning.apart.compared_before")
BESIDE = 4  # characters between a time and the figure whose own it is
LOOK_BACK = 40  # characters before a figure in which such words stand
LABEL = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")  # a word in languages without particles
SHORTEST, MOST_WORDS = 4, 3  # of the words of a label at its ends: articles and prepositions are shorter
POINTS = pattern("meaning.apart.points")
BRACKETED = re.compile(r"[(（](?P<label>[^()（）\d]{2,12})[)）]\s?$")
CLOSES = (",", ";", ")", "(")  # right behind a figure: its words end there
NEVER_RU = pattern("meaning.apart.never_ru")
VERB, NO_NOUN = pattern("meaning.apart.verb"), pattern("meaning.apart.no_noun")
AUXILIARY = words("meaning.apart.auxiliary")
LAST = ("ko", "en")  # languages in which the word before a figure is of its clause

Told = tuple[Mention, Statement]
Parts = tuple[str, ...]
Ends = tuple[str | None, str | None] | None
Key = tuple[str, tuple[Ends, Ends], str | None, str]  # indicator, period and base, origin, kind
Where = Mapping[str, tuple[View, int]]  # a mention in its sentence: which of the figures it is


def keep_apart(made: Mapping[str, Told], placed: Where, rules: Rules, text: str) -> dict[str, Told]:
    """The mentions and statements of a text, changed so that fewer differ; `placed` are the figures of sentences."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for mention, statement in made.values():
        indicator = indicator_of(mention, statement, rules)
        if (
            indicator is not None and mention.value is not None and mention.is_asserted
        ):  # what is denied contradicts none
            times = (_window(mention.period), _window(mention.base_period))
            groups[indicator, times, mention.origin_name, mention.kind].append((mention, statement))
    _join_undated(groups)
    changed: dict[str, Told] = {}
    for members in groups.values():
        if len(members) > 1:
            for mention, statement in _settle(members, placed, rules, text):
                changed[mention.id] = mention, statement
    return {**made, **changed}


def _join_undated(groups: dict[Key, list[Told]]) -> None:
    """An amount without a time is held against those of one time: a ceiling of 2% is no second value of a year."""
    for key in [key for key in groups if key[1][0] is None]:
        same = (other for other in groups if other[1][0] is not None and other[0] == key[0])
        dated = next(same, None)
        if dated is not None:
            groups[dated] += groups.pop(key)


def _settle(members: Sequence[Told], placed: Where, rules: Rules, text: str) -> Iterator[Told]:
    """Those of a group that are changed."""
    older = {mention.id for mention, _ in members if _is_compared(mention, placed)}
    if len(older) == len(members):
        older = set()
    ranked = sorted(members, key=lambda one: (one[0].id in older, "measure" in one[1].taken_over, one[0].start))
    first = ranked[0][0]
    around = set(words_beside(first, placed, rules))
    kept: list[tuple[Mention, Parts]] = []
    for mention, statement in ranked[1:]:
        if can_both_hold(first, mention) or _is_foreseen_before(mention, placed):
            continue
        if mention.id in older:
            if mention.unit == "percent" and {mention.kind, first.kind} <= TO_COME:
                continue  # what was forecast before of the same time
            is_own = _tells_its_time(mention)
            if "period" not in statement.taken_over and _is_told_behind(mention):
                continue
            at = None if is_own or first.period is None else _time_of(mention, first.period, placed, rules, text)
            yield _with_time(*(ranked[0] if is_own else (mention, statement)), at)
            continue
        used = {parts for other, parts in kept if not can_both_hold(other, mention)}
        words = (parts for parts in words_beside(mention, placed, rules) if parts and parts not in around | used)
        parts, how = next((parts for parts in words if _tells_more(parts, statement, rules)), None), CONTRADICTION
        if parts is None:
            parts, how = _last_word(mention, statement, placed, rules), LAST_WORD
        if parts is not None and parts not in around | used:
            kept.append((mention, parts))
            yield mention, _of_part(_alone(statement, mention, placed), parts, how)
        else:
            yield replace(mention, notes=(*mention.notes, NOT_APART)), statement
    if kept and (label := _own_label(ranked[0], placed, rules)) and label not in {parts for _, parts in kept}:
        yield first, _of_part(ranked[0][1], label, CONTRADICTION)


def _own_label(told: Told, placed: Where, rules: Rules) -> Parts:
    """The name that a Russian list gives its first member, where it tells more than is known: лук – на 4,7%."""
    mention, statement = told
    view, place = placed.get(mention.id, (None, 0))
    label = own_label(view, view.figures[place]) if view is not None and view.language == "ru" else ()
    is_area = bool(finders_of(rules.vocabulary).areas.find(" ".join(label).replace("_", " ")))
    return label if label and not is_area and _tells_more(label, statement, rules) else ()


def _alone(statement: Statement, mention: Mention, placed: Where) -> Statement:
    """A statement without the part of the member before it in a Chinese list: 购物（占48.0%），其次为住宿（23.3%）."""
    is_chinese = mention.id in placed and placed[mention.id][0].language == "zh"
    is_share = statement.transformation == "share"
    is_next = is_chinese and is_share and statement.taken_over.get("measure") == "list"
    return replace(statement, breakdown=()) if is_next else statement


def _of_part(statement: Statement, parts: Parts, how: str) -> Statement:
    taken = {**statement.taken_over, "breakdown": how}
    return replace(statement, breakdown=(*statement.breakdown, *parts), taken_over=taken)


def _with_time(mention: Mention, statement: Statement, told: tuple[Period, Evidence] | None) -> Told:
    """A figure at the time that its words tell; without any where they tell none."""
    left = tuple(piece for piece in mention.evidence if piece.role != "period")
    if told is not None:
        period, proof = told
        taken = {slot: how for slot, how in statement.taken_over.items() if slot != "period"}
        return replace(mention, period=period, evidence=(*left, proof)), replace(statement, taken_over=taken)
    taken = {**statement.taken_over, "period": CONTRADICTION}
    return replace(mention, period=None, evidence=left), replace(statement, taken_over=taken)


def _time_of(mention: Mention, newer: Period, placed: Where, rules: Rules, text: str) -> tuple[Period, Evidence] | None:
    """The time of an older amount, counted from that of the newer: 전달(4억 8천만 달러), 4년 전의 89명."""
    view, place = placed[mention.id]
    figure = view.figures[place]
    others = [one.end for one in view.figures[:place] if one.mention.mention_class != "duration"]  # 4년 전
    first = max(view.start, figure.start - LOOK_BACK, *others[-1:])
    _, after = view.neighbours(figure)
    stop = min(after, figure.end + LOOK_BACK) if view.language in ("en", "ru") else figure.end
    bases, ages = base_cues_of(rules).words[view.language], YEARS_BEFORE
    for hit in (*_beside(bases, view.text, first, figure, stop), *_beside(ages, view.text, first, figure, stop)):
        years = hit.groupdict().get("years")
        period = year_before(newer, int(years)) if years else counted(hit.lastgroup or "year", newer)
        if period is not None:
            span = view.passage.span(hit.start(), hit.end())
            return period, Evidence("period", span, text[span.start : span.end], STATED)
    return None


def _beside(words: re.Pattern[str], text: str, first: int, figure: Placed, stop: int) -> list[re.Match[str]]:
    """The last words of a sort before a figure and the first behind it."""
    ahead, behind = words.finditer(text, first, figure.start), words.finditer(text, figure.end, stop)
    return [*list(ahead)[-1:], *list(behind)[:1]]


def _tells_its_time(mention: Mention) -> bool:
    """Whether the words of its time stand right before a figure, so that they are not those of the other: 전년 1.4%."""
    told = [piece.span for piece in mention.evidence if piece.role == "period"]
    return any(span.end <= mention.start <= span.end + BESIDE for span in told)


def _is_told_behind(mention: Mention) -> bool:
    """Whether words behind a figure tell its time: 16.4 and 16.7 percent in July."""
    return any(
        piece.role == "period" and piece.rule != "period.base" and piece.span.start >= mention.end
        for piece in mention.evidence
    )


def _tells_more(parts: Parts, statement: Statement, rules: Rules) -> bool:
    """Whether words are more than the parts that are known, the name of what is measured and that of whose it is."""
    words = " ".join(parts).replace("_", " ")
    finders = finders_of(rules.vocabulary)
    sides = (statement.ref_area, statement.counterpart_area)
    names = [hit for hit in finders.concepts.find(words) if hit.id == statement.measure]
    whose = [hit for hit in finders.areas.find(words) if hit.id in sides]
    is_name = any(not _without(words, (hit, *whose)).strip() for hit in names)
    known = {hit.id for hit in finders.breakdowns.find(words)}
    if set(words.lower().split()) <= set((statement.measure or "").removeprefix(OPEN).lower().split("_")):
        return False
    is_told = bool(known) and known <= set(statement.breakdown) and "_" not in "".join(parts)
    return not is_name and not is_told and not set(parts) <= set(statement.breakdown)


def _without(words: str, hits: Sequence[Hit]) -> str:
    """Words without some names in them, each to the end of its word."""
    for hit in sorted(hits, key=lambda one: one.start, reverse=True):
        words = words[: hit.start] + words[word_end(words, hit.end) :]
    return words


def can_both_hold(one: Mention, other: Mention) -> bool:
    """Whether two amounts can be the same one: as bounds, or one of them rounded."""
    (low, high), (least, most) = _ends(one), _ends(other)
    slack = max(abs(end) for end in (low, high, least, most, Decimal(0)) if end is not None) * NEAR
    return (high is None or least is None or least - high <= slack) and (
        most is None or low is None or low - most <= slack
    )


def _ends(mention: Mention) -> tuple[Decimal | None, Decimal | None]:
    if mention.low is None and mention.high is None:
        return mention.value, mention.value
    return mention.low, mention.high


def _window(period: Period | None) -> tuple[str | None, str | None] | None:
    return (period.start, period.end) if period is not None else None


def _is_compared(mention: Mention, placed: Where) -> bool:
    """Whether a figure is an older amount that another is compared with, by the words right beside it."""
    if mention.id not in placed:
        return False
    view, place = placed[mention.id]
    figure = view.figures[place]
    first = max(view.start, figure.start - LOOK_BACK)
    return (
        COMPARED.match(view.text, figure.end) is not None
        or COMPARED_BEFORE.search(view.text, first, figure.start) is not None
    )


def _is_foreseen_before(mention: Mention, placed: Where) -> bool:
    """Whether a figure is what somebody foresaw before he changed it, of the same time: no contradiction."""
    if mention.id not in placed:
        return False
    view, place = placed[mention.id]
    return _is_compared(mention, placed) and is_revised(view.figures[place], view)


def words_beside(mention: Mention, placed: Where, rules: Rules) -> Iterator[Parts]:
    """The words that may tell what a figure is of, the likeliest first: labels of a cell, nouns of the sentence."""
    if mention.id not in placed:
        for role in ("row", "column"):
            for label in reversed([piece.quote for piece in mention.evidence if piece.role == role]):
                if not is_time(label):
                    yield read_part(label, rules)
        return
    view, place = placed[mention.id]
    read = _korean if view.language == "ko" else _others
    yield from read(view, view.figures[place], rules)
    if place and view.language != "ru":  # 승용차 수출은 6천 대(378만 달러): what is told of the amount before it
        yield from read(view, view.figures[place - 1], rules)


def _last_word(mention: Mention, statement: Statement, placed: Where, rules: Rules) -> Parts | None:
    """The word before a figure whatever it is, where no noun sets it apart: it is of another series all the same."""
    if mention.id not in placed:
        return None
    view, place = placed[mention.id]
    if view.language not in LAST:
        return None
    figure = view.figures[place]
    start, stop = view.clause_of(figure.start)
    first = max(view.neighbours(figure)[0], start)
    if view.language == "ko" and POINTS.search(view.text, first, figure.start) is not None:
        return None  # 해당 비율은 71%: the same, at another time
    if view.language == "en" and base_cues_of(rules).words["en"].search(view.text, start, stop) is not None:
        return None  # a year earlier the rate had been 8%: of another time, not of another series
    word = "".join(words_of(view.text, view.neighbours(figure)[0], figure.start)[-1:])
    word = "" if TIME.fullmatch(word) else "".join(LABEL.findall(word)[-1:])
    concept = rules.vocabulary.concepts.get(statement.measure or "")
    names = concept.words.get(view.language, ()) if concept is not None else ()
    is_named = any(word in name for name in names)
    is_empty = len(word) < 2 or word in AUXILIARY or word.lower() in EMPTY
    return None if is_empty or is_named else (word,)


def _korean(view: View, figure: Placed, rules: Rules) -> Iterator[Parts]:
    text, (before, _) = view.text, view.neighbours(figure)
    ahead = reversed(list(phrases_before(text, before, figure.start)))
    for phrase in (phrase_right_before(text, before, figure.start), *ahead):
        words = text[phrase.start : phrase.end] if phrase is not None else ""
        if words:
            yield read_part(words, rules)
    if (label := BRACKETED.search(text, before, figure.start)) is not None:  # (준공 후) 27,248호
        yield ("_".join(label["label"].split()),)
    yield told_of(text, max(before, view.clause_of(figure.start)[0]), figure.start)


def _others(view: View, figure: Placed, _rules: Rules) -> Iterator[Parts]:
    before, after = view.neighbours(figure)
    ahead = view.text[before : figure.start]
    behind = view.text[figure.end : max(figure.end, min(view.clause_of(figure.start)[1], after))]
    if view.language == "zh":
        label = label_of(view, figure)
        yield (label,) if label is not None else ()
        return
    if view.language == "ru":
        yield from russian_labels(view, figure, behind)
    if not behind.lstrip().startswith(CLOSES):  # (до 76 млн тонн), угля: of the next one
        yield _label(LABEL.findall(behind)[:MOST_WORDS])
    yield _label(LABEL.findall(ahead)[-MOST_WORDS:])


def _label(words: list[str]) -> Parts:
    """Words without the short and empty ones at their ends, nor verbs, where others are left."""
    nouns = _between(words, _is_no_noun)
    return ("_".join(nouns),) if nouns else ()


def _between(words: list[str], is_left_out: Callable[[str], bool]) -> list[str]:
    """Words without those at their ends that are left out."""
    kept = [place for place, word in enumerate(words) if not is_left_out(word)]
    return words[kept[0] : kept[-1] + 1] if kept else []


def _is_no_noun(word: str) -> bool:
    return _says_nothing(word) or NO_NOUN.fullmatch(word) is not None


def _says_nothing(word: str) -> bool:
    if NEVER_RU.fullmatch(word) is not None:
        return True
    return len(word) < SHORTEST or word.lower() in EMPTY or VERB.fullmatch(word) is not None
