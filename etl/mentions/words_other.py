"""English, Chinese and Russian number words with what they count."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from etl.exact import share
from etl.mentions.legends import is_legend
from etl.mentions.lexicon import Lexicon
from etl.mentions.nouns import counted_noun
from etl.mentions.one_in import one_in
from etl.mentions.units import read_unit
from etl.mentions.word_quantity import WordQuantity, phrases
from etl.patterns import pattern
from etl.reading.number import Number
from etl.reading.numerals_spaced import BROKEN, SpacedWords, read_spaced
from etl.reading.numerals_zh import read_chinese

FACTOR = pattern("mentions.words_other.factor")
ENGLISH_FOLD = pattern("mentions.words_other.english_fold", re.IGNORECASE)
RUSSIAN_MEASURED = pattern("mentions.words_other.russian_measured", re.IGNORECASE)
DIGIT_BEFORE = re.compile(r"\d[ \u00a0-]$")
OF_A_WHOLE = pattern("mentions.words_other.of_a_whole")
BY = pattern("mentions.words_other.by", re.IGNORECASE)
TOLD, ENDS = pattern("mentions.words_other.told", re.IGNORECASE), pattern("mentions.words_other.ends")
SUBJECT, DOES = pattern("mentions.words_other.subject", re.IGNORECASE), pattern("mentions.words_other.does")
BEFELL = pattern("mentions.told_counts.befell")
OF = " of"
HALF_POINT = pattern("mentions.words_other.half_point", re.IGNORECASE)
NTH = pattern("mentions.words_other.nth", re.IGNORECASE)
AS_MUCH = pattern("mentions.words_other.as_much")
ADJECTIVAL = pattern("mentions.words_other.adjectival", re.IGNORECASE)
OF_TIMES = pattern("mentions.words_other.of_times")  # every third year
TO_UNIT = re.compile(r"-(?=[a-z])", re.IGNORECASE)
NO_UNIT = "a number without a unit"
EVERY = "every"
IN_A_ROW = "numerals in a row that make no number"
Reader = Callable[[str, int], Number | None]


def find_english_words(text: str, words: frozenset[str], lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in English, as they come; `words` are all words of the text."""
    data = lexicon.raw["en"]["numbers"]
    for found in phrases(tuple(data["fractions"])).find(text, words):
        behind, before = text[found.end() : found.end() + 9], text[max(0, found.start() - 12) : found.start()]
        is_told = TOLD.search(before) is not None and ENDS.match(behind) is not None
        if OF_TIMES.match(text, found.end()) is not None:
            continue
        if (
            found[0][:5].lower() == EVERY
            or (OF_A_WHOLE.match(behind) and not NTH.search(before))
            or BY.search(before)
            or is_told
            or (SUBJECT.search(before) is not None and DOES.match(text, found.end()) is not None)
        ):
            yield _whole(found, data["fractions"], "fraction", "number.fraction")
    yield from one_in(text, data["words"])
    for found in HALF_POINT.finditer(text) if "point" in words else ():
        share = Decimal(data["fractions"][found["part"].lower()])
        yield WordQuantity(*found.span(), found.end(), share, "percentage_point", rule="number.fraction")
    for found in phrases(tuple(data["multiples"])).find(text, words):
        plain = not AS_MUCH.match(text[found.end() : found.end() + 7])
        if plain and ADJECTIVAL.fullmatch(found[0]):  # double standards
            continue
        is_often = plain and found[0].lower() == "twice"
        yield _whole(found, data["multiples"], "time" if is_often else "times", "number.multiple")
    yield from _vague_english(text, words, data, lexicon)
    yield from _vague_people(text, words, data)
    yield from _english_folds(text, words, data)
    yield from _factors(text, words, data)
    yield from _spaced(text, words, lexicon.english, lexicon)


def _whole(found: re.Match[str], table: Mapping[str, Any], unit: str, rule: str) -> WordQuantity:
    return WordQuantity(*found.span(), found.end(), Decimal(table[found[0].lower()]), unit, rule=rule)


def _vague_english(
    text: str, words: frozenset[str], data: Mapping[str, Any], lexicon: Lexicon
) -> Iterator[WordQuantity]:
    for found in phrases((*data["vague"], *data["vague_none"])).find(text, words):
        value = data["vague"].get(found[0].lower())
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is None and value is not None:
            unit = counted_noun(text, found.end(), lexicon)
        if unit is not None and not is_legend(text, found.start(), unit.end):
            yield WordQuantity(
                found.start(), unit.end, found.end(), None if value is None else Decimal(value), unit.unit.id, unit,
                is_vague=True, rule="number.vague",
            )  # fmt: skip


def _vague_people(text: str, words: frozenset[str], data: Mapping[str, Any]) -> Iterator[WordQuantity]:
    """Thousands have fled: people, though no noun tells so."""
    bare = {phrase.removesuffix(OF): value for phrase, value in data["vague"].items() if phrase.endswith(OF)}
    for found in phrases(tuple(bare)).find(text, words):
        if BEFELL.match(text, found.end()) is not None:
            value = Decimal(bare[found[0].lower()])
            yield WordQuantity(*found.span(), found.end(), value, "person", is_vague=True, rule="number.vague")


def _english_folds(text: str, known: frozenset[str], data: Mapping[str, Any]) -> Iterator[WordQuantity]:
    for found in ENGLISH_FOLD.finditer(text) if any(word.endswith("fold") for word in known) else ():
        if found["word"].lower() in data["words"] and found[0].lower() not in data["multiples"]:
            value = Decimal(data["words"][found["word"].lower()])
            yield WordQuantity(found.start(), found.end(), found.end(), value, "times", rule="number.multiple")


def _factors(text: str, known: frozenset[str], data: Mapping[str, Any]) -> Iterator[WordQuantity]:
    """By a factor of 2.5, by a factor of three."""
    for found in FACTOR.finditer(text) if "factor" in known else ():
        told = data["words"].get(found["number"], found["number"])
        if isinstance(told, int) or told[:1].isdecimal():
            start, end = found.span("number")
            yield WordQuantity(start, end, end, Decimal(told), "times", rule="number.multiple")


def _spaced(text: str, words: frozenset[str], spaced: SpacedWords, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Numerals in words with their unit, ranges of two, and the rows of those without a unit."""
    reached = 0
    for head in () if spaced.keys.isdisjoint(words) else spaced.head.finditer(text):
        if head.start() < reached:
            continue
        first = read_spaced(text, head.start(), spaced)
        if first is None:
            continue
        reached = first.end
        if first.rule == BROKEN:
            yield _row(first, IN_A_ROW)
            continue
        if DIGIT_BEFORE.search(text[max(0, head.start() - 3) : head.start()]):
            continue
        number = _range(text, first, spaced) or first
        quantity = _with_unit(text, number, lexicon) or (_with_unit(text, first, lexicon) if number != first else None)
        yield quantity or _row(first, NO_UNIT)
        reached = quantity.end if quantity is not None else reached


def _range(text: str, first: Number, spaced: SpacedWords) -> Number | None:
    """five to six thousand: the scale of the second belongs to both."""
    before = text[max(0, first.start - 9) : first.start]
    joint = spaced.between_joint if spaced.between is not None and spaced.between.search(before) else spaced.range_joint
    more = joint.match(text, first.end) if joint is not None else None
    second = read_spaced(text, more.end(), spaced) if more is not None else None
    if second is None or second.value is None or first.value is None or second.coefficient is None:
        return None
    low = first.value
    if first.scale == 1 and second.scale > 1 and low < second.coefficient:
        low *= second.scale
    if low >= second.value:
        return None
    return Number(first.start, second.end, low, high=second.value, rule="range.words")


def _with_unit(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    unit = read_unit(text, number.end, number.start, lexicon)
    if unit is None or unit.unit.id == "point" or TO_UNIT.match(text, number.end):
        return None
    return WordQuantity(
        number.start, unit.end, number.end, number.value, unit.unit.id, unit, number.is_vague, number.over,
        number.high, rule=number.rule,
    )  # fmt: skip


def _row(number: Number, reason: str) -> WordQuantity:
    return WordQuantity(
        number.start, number.end, number.end, number.value, None, name="bare_number", reason=reason, rule=number.rule
    )


def find_chinese_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in Chinese, as they come."""
    chinese = lexicon.chinese
    for word, value in lexicon.raw["zh"]["numbers"]["fractions"].items():
        for part in re.finditer(word, text):
            yield WordQuantity(*part.span(), part.end(), Decimal(value), "fraction", rule="number.fraction")
    for word, value in lexicon.raw["zh"]["numbers"]["multiples"].items():
        for part in re.finditer(word, text):
            yield WordQuantity(*part.span(), part.end(), Decimal(value), "times", rule="number.multiple")
    at = 0
    while (found := chinese.start.search(text, at)) is not None:
        quantity, end = _chinese_at(text, found.start(), lexicon)
        if quantity is not None:
            yield quantity
        at = max(end, found.start() + 1)


def _chinese_at(text: str, at: int, lexicon: Lexicon) -> tuple[WordQuantity | None, int]:
    """What begins at this character, and where to look on: behind the whole numeral, never at its tail."""
    chinese = lexicon.chinese
    if text.startswith(chinese.percent_before, at):
        return _percent(text, at, lexicon), at + len(chinese.percent_before)
    number = read_chinese(text, at, chinese.words)
    if number is None:
        return _some(text, at, lexicon), at
    if (at and text[at - 1].isdecimal()) or text.startswith(chinese.not_words, at):
        return None, number.end
    if number.rule == BROKEN:
        return _row(number, "连写的数字"), number.end
    if text.startswith(chinese.each, at - 1) and at:
        return _row(number, "每若干"), number.end
    read = _chinese_fraction(text, number, lexicon) or _chinese_number(text, number, lexicon)
    return read, number.end if read is None else read.end


def _chinese_number(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    """A range, tenths, or a numeral with its counter."""
    if text.startswith("第", number.start - 1) or any(_overhangs(text, w, number) for w in lexicon.chinese.no_numbers):
        return None
    ranged = _chinese_range(text, number, lexicon)
    return (
        (None if ranged is None else _chinese_quantity(text, ranged, lexicon))
        or _tenths(text, number, lexicon)
        or _chinese_quantity(text, number, lexicon)
    )


def _overhangs(text: str, word: str, number: Number) -> bool:
    """Whether a word that holds numeral characters (万一, 之一) is more than an inner part of the numeral."""
    at = text.find(word, max(0, number.start - 1), number.end + 3)
    return at >= 0 and (at <= number.start or at + len(word) > number.end)


def _percent(text: str, at: int, lexicon: Lexicon) -> WordQuantity | None:
    begin = at + len(lexicon.chinese.percent_before)
    number = read_chinese(text, begin, lexicon.chinese.words)
    if number is None or number.rule == BROKEN:
        return None
    return WordQuantity(at, number.end, number.end, number.value, "percent", rule="number.percent")


def _some(text: str, at: int, lexicon: Lexicon) -> WordQuantity | None:
    """几次: some times."""
    if not lexicon.chinese.some.match(text, at):
        return None
    unit = read_unit(text, at + 1, at, lexicon)
    return None if unit is None else WordQuantity(
        at, unit.end, at + 1, None, unit.unit.id, unit, is_vague=True, rule="number.vague"
    )  # fmt: skip


def _chinese_fraction(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    word = lexicon.chinese.fraction
    if not text.startswith(word, number.end):
        return None
    high = read_chinese(text, number.end + len(word), lexicon.chinese.words)
    if high is None or not number.value or high.value is None:
        return None
    value = share(high.value, number.value)
    return WordQuantity(number.start, high.end, high.end, value, "fraction", rule="number.fraction")


def _chinese_range(text: str, first: Number, lexicon: Lexicon) -> Number | None:
    """十至二十, 两到三, 三至五万."""
    joint = lexicon.chinese.range_joint.match(text, first.end)
    second = read_chinese(text, joint.end(), lexicon.chinese.words) if joint is not None else None
    if second is None or second.value is None or first.value is None or second.coefficient is None:
        return None
    shared = first.scale == 1 and second.scale >= 10_000 and first.value < second.coefficient
    low = first.value * second.scale if shared else first.value
    return None if low >= second.value else Number(first.start, second.end, low, high=second.value, rule="range.words")


def _tenths(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    """三成, 三成五: 30 and 35 per cent."""
    word = lexicon.chinese.tenths
    if not text.startswith(word, number.end) or number.value is None or number.value > 10:
        return None
    end, value = number.end + len(word), number.value * 10
    following = lexicon.chinese.words.digits.get(text[end : end + 1])
    if following:
        end, value = end + 1, value + following
    if lexicon.chinese.not_tenths.match(text, number.end):
        return None
    return WordQuantity(number.start, end, end, value, "percent", over=number.over, rule="number.tenths")


def _chinese_quantity(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    chinese = lexicon.chinese
    over = text[number.end : number.end + 1] in chinese.words.over and text[number.end : number.end + 1] != ""
    few = text[number.end : number.end + 1] in chinese.words.few and text[number.end : number.end + 1] != ""
    unit = read_unit(text, number.end + (over or few), number.start, lexicon)
    if unit is None or not "一" <= text[unit.start] <= "鿿" or unit.unit.id == "percent":
        return None  # 三成都没有: tenths are read before
    if unit.unit.id in ("CNY", "point") and text[number.start : number.end] in ("一", "二", "三"):
        return None
    return WordQuantity(
        number.start, unit.end, number.end, number.value, unit.unit.id, unit, number.is_vague or few,
        number.over or over, number.high, rule=number.rule,
    )  # fmt: skip


def find_russian_words(text: str, words: frozenset[str], lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Number words in Russian, as they come; `words` are all words of the text."""
    data = lexicon.raw["ru"]["numbers"]
    for found in phrases(tuple(data["multiples"])).find(text, words):
        yield _whole(found, data["multiples"], "times", "number.multiple")
    for found in phrases(tuple(data["fractions"])).find(text, words):
        if OF_TIMES.match(text, found.end()) is None:
            yield _whole(found, data["fractions"], "fraction", "number.fraction")
    yield from one_in(text, data["words"])
    yield from _vague_russian(text, words, data, lexicon)
    yield from _spaced(text, words, lexicon.russian, lexicon)


def _vague_russian(
    text: str, words: frozenset[str], data: Mapping[str, Any], lexicon: Lexicon
) -> Iterator[WordQuantity]:
    for found in phrases((*data["vague"], *data["vague_none"])).find(text, words):
        value = data["vague"].get(found[0].lower())
        unit = read_unit(text, found.end(), found.start(), lexicon)
        if unit is None:
            continue
        # более тысячи: one thousand, not thousands
        is_vague = value is None or not RUSSIAN_MEASURED.search(text[max(0, found.start() - 12) : found.start()])
        yield WordQuantity(
            found.start(), unit.end, found.end(), None if value is None else Decimal(value), unit.unit.id, unit, is_vague
        )  # fmt: skip
