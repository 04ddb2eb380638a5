"""Korean number words: whole tokens before a counter that ends as a word ends.

Number syllables are everywhere in ordinary words (구조, 천명하다, 이 기간, 바이백); a word is a number only
as a whole token with a counter behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from etl.exact import LONGEST, share
from etl.mentions.lexicon import Lexicon
from etl.mentions.starts import find_from
from etl.mentions.units import UnitRead, read_unit
from etl.mentions.word_quantity import WordQuantity
from etl.patterns import pattern
from etl.reading.number import Number
from etl.reading.numerals_ko import read_korean

YEAR_APART = pattern("mentions.words_ko.year_apart")
ONCE_MORE = pattern("mentions.words_ko.once_more")
OFTEN_MORE = pattern("mentions.words_ko.often_more")
NOUN = re.compile(r"\s[가-힣]{2,}")
WITHOUT_UNIT = "단위가 없는 수"


def find_korean_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """Ordinals, fractions, whole words and numerals before counters, as they come."""
    korean = lexicon.korean
    for found in korean.ordinal.finditer(text):
        yield WordQuantity(*found.span(), found.end(), None, None, name="ordinal", reason="차례를 나타내는 말")
    yield from _fractions(text, lexicon)
    yield from _whole_words(text, lexicon)
    at = 0
    while (place := korean.start.search(text, at)) is not None:
        quantity = _quantity_at(text, place.start(), lexicon)
        if quantity is not None:
            yield quantity
        at = place.start() + 1 if quantity is None else max(quantity.end, place.start() + 1)


def _fractions(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """삼분의 일, 3분의 일, 이십 분의 일: any numeral, 분의, any numeral."""
    korean = lexicon.korean
    for found in korean.fraction.finditer(text) if korean.fraction_word in text else ():
        low, at = _plain_worth(found["low"], lexicon), found.start("high")
        if len(found["high"]) > LONGEST:
            high: Number | None = None
        elif found["high"].isdecimal():
            high = Number(at, found.end("high"), Decimal(found["high"]))
        else:  # 일만 is one and a particle where the whole has twenty parts
            high = next((n for n in read_korean(text, at, korean.words) if low and n.value and n.value < low), None)
        if low and high is not None and high.value and not (found["low"].isdecimal() and found["high"].isdecimal()):
            value = share(high.value, low)
            yield WordQuantity(found.start(), high.end, high.end, value, "fraction", rule="number.fraction")


def _plain_worth(word: str, lexicon: Lexicon) -> Decimal | None:
    if word.isdecimal():
        return Decimal(word) if len(word) <= LONGEST else None
    longest = read_korean(word, 0, lexicon.korean.words)[:1]
    return longest[0].value if longest and longest[0].end == len(word) else None


def _quantity_at(text: str, at: int, lexicon: Lexicon) -> WordQuantity | None:
    """The longest numeral that begins here and has a counter; without any counter a numeral before a noun."""
    numbers = read_korean(text, at, lexicon.korean.words)
    for number in numbers:
        quantity = _korean_quantity(text, number, lexicon)
        if quantity is not None:
            return quantity
    alone = lexicon.korean.vague_alone.match(text, at)
    if alone is not None and not numbers:
        word = next(name for name in lexicon.korean.vague_words if text.startswith(name, at))
        return _korean_quantity(text, Number(at, at + len(word), None, is_vague=True, rule="number.vague"), lexicon)
    return _without_counter(text, numbers, lexicon)


def _without_counter(text: str, numbers: list[Number], lexicon: Lexicon) -> WordQuantity | None:
    """두 회사: a native numeral right before a noun that is no counter has its row, and is no figure."""
    if not numbers or not _is_native(text, numbers[0], lexicon) or numbers[0].value == 1:
        return None
    number = numbers[0]
    if NOUN.match(text, number.end) is None:
        return None
    return WordQuantity(
        number.start, number.end, number.end, number.value, None, name="bare_number", reason=WITHOUT_UNIT
    )


def _korean_quantity(text: str, number: Number, lexicon: Lexicon) -> WordQuantity | None:
    over = text.startswith(lexicon.korean.words.over, number.end)
    end = number.end + over
    unit = read_unit(text, end, number.start, lexicon)
    if unit is None or unit.per:
        return None
    word = text[unit.start : unit.end]
    glued = unit.start == end
    if lexicon.korean.ends.match(text, unit.end) is None or not _may_stand(text, number, word, glued, lexicon):
        return None
    if text[unit.end : unit.end + 1] == "째" and unit.unit.dimension != "duration":
        return WordQuantity(number.start, unit.end + 1, end, None, None, name="ordinal", reason="차례를 나타내는 말")
    return _made(replace(number, over=number.over or over), unit)


def _made(number: Number, unit: UnitRead) -> WordQuantity:
    return WordQuantity(
        number.start, unit.end, number.end, number.value, unit.unit.id, unit, number.is_vague, number.over,
        number.high, rule=number.rule, about=number.about,
    )  # fmt: skip


def _is_native(text: str, number: Number, lexicon: Lexicon) -> bool:
    return text[number.start] not in lexicon.korean.words.scales and (
        text[number.start] not in lexicon.korean.words.digits or number.value is None or number.high is not None
        or text[number.start : number.end] in lexicon.korean.words.native
    ) and not number.is_vague  # fmt: skip


def _may_stand(text: str, number: Number, word: str, glued: bool, lexicon: Lexicon) -> bool:
    korean, written = lexicon.korean, text[number.start : number.end]
    if number.is_vague or number.rule == "number.decimal_words":
        return True
    if _is_native(text, number, lexicon):
        return _native_may_stand(text, number, word, glued, lexicon)
    if len(written) == 1 and written in korean.words.digits:
        return word in lexicon.lone.get(written, ())
    if written in korean.homographs:
        return False
    if written == "만" and re.match(r"\s\d", text[number.end : number.end + 2]):
        return False
    if glued and len(written) == 1:
        return word in korean.glued_scale or written in korean.glued_scale_but.get(word, ())
    return not (written.startswith("만 ") and number.value is not None and number.value < 10_100)  # 만 이 년


def _native_may_stand(text: str, number: Number, word: str, glued: bool, lexicon: Lexicon) -> bool:
    korean, written = lexicon.korean, text[number.start : number.end]
    if word == "일":
        return False
    if written == "한" and word == "해":  # 2024년 한 해 동안, 한 해 400만 배럴: no length of time
        return YEAR_APART.match(text, number.end + 1 + (not glued)) is not None
    if glued:
        stop = korean.not_glued.get(written)
        return word in korean.glued_native and (stop is None or stop.match(text, number.end) is None)
    if written == "한" and word == "번":
        once_more = ONCE_MORE.search(text[max(0, number.start - 3) : number.start])
        return once_more is None and OFTEN_MORE.match(text, number.end + 2) is None
    return True


def _whole_words(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    for found in find_from(*lexicon.whole_words, text):
        word, end = found[0], found.end()
        if word in lexicon.whole:
            needs = lexicon.whole_only_before.get(word)
            if needs is not None and not needs.match(text, end):
                continue
            stop = lexicon.whole_not_before.get(word)
            if (stop is not None and stop.match(text, end)) or not lexicon.korean.ends.match(text, end):
                continue
            value, unit = lexicon.whole[word]
            yield WordQuantity(found.start(), end, end, value, unit, rule="number.whole_word")
        elif word in lexicon.vague_units:
            if lexicon.korean.ends.match(text, end) or re.match(r"[치분]", text[end : end + 1]):
                yield WordQuantity(
                    found.start(), end, end, None, lexicon.vague_units[word], is_vague=True, rule="number.vague"
                )
        elif lexicon.vague_follow is not None and lexicon.vague_follow.match(text, end):
            yield WordQuantity(
                found.start(), end, end, None, lexicon.vague_units_before[word], is_vague=True, rule="number.vague"
            )
