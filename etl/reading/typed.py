"""A number as a person types it into a box: 13,000 · 1만3천 · 1만 3000여 · 1.3만 · 일만 삼천 · $244.8 billion · 여섯.

Comes in: a text and a place. Goes out: the longest number that begins there, fully scaled, or None. The words are those
of datasets/language/; a language that is not given is not read, digits always are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.reading.number import Number, Sum
from etl.reading.numerals_ko import CLOSES as TEN_THOUSAND
from etl.reading.numerals_ko import KoreanWords, korean_words, read_korean
from etl.reading.numerals_spaced import BROKEN, SpacedWords, read_spaced, spaced_words

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?")
MALFORMED = re.compile(r"\d+(?:[.,]\d+){2,}")
BOUNDS = "bounds"  # the key of the words of bounds, beside those of numbers
MINUS = "-−–△▲"
BLANKS = " \u00a0"
SCALE = re.compile(r"[ \u00a0-]?([A-Za-z]+)\b")


@dataclass(frozen=True, slots=True)
class TypedWords:
    """The words of numbers; None of a language that is not known."""

    korean: KoreanWords | None
    english: SpacedWords | None
    scales: Mapping[str, int]  # words that stand apart or behind digits: million, bn
    signed: frozenset[str]  # of these, those that need a sign of money before the number: m, b
    bounds: frozenset[str]  # 약, 이상, at, least: they narrow nothing


def typed_words(languages: Mapping[str, Mapping[str, Any]]) -> TypedWords:
    """The words out of [numbers] of datasets/language/ko.toml and en.toml, those of bounds beside them."""
    korean, english = languages.get("ko"), languages.get("en")
    glued = frozenset(english.get("scales_glued", [])) if english else frozenset()
    return TypedWords(
        korean_words(korean) if korean else None,
        spaced_words(english) if english else None,
        {word: int(worth) for word, worth in english["scales"].items()} if english else {},
        frozenset(english.get("scales_with_sign", [])) - glued if english else frozenset(),
        frozenset(word for words in languages.values() for word in words.get(BOUNDS, ())),
    )


def read_typed(text: str, at: int, words: TypedWords, *, with_sign: bool = False) -> Number | None:
    """The number in digits that begins at `at`, a minus before it included; `with_sign`: $ stood before it.

    >>> words = typed_words({})
    >>> [str(read_typed(text, 0, words).value) for text in ("13,000", "-4.5%", "2024")]
    ['13000', '-4.5', '2024']
    >>> read_typed("1.243.0", 0, words) is None
    True
    """
    negative = text[at] in MINUS
    begin = at + negative
    found = DIGITS.match(text, begin)
    if found is None or ((odd := MALFORMED.match(text, begin)) is not None and odd.end() > found.end()):
        return None
    value = Decimal(found[0].replace(",", ""))
    end, value, over = _scaled(text, found.end(), value, words, with_sign)
    return Number(at, end, -value if negative else value, over=over)


def read_in_words(text: str, at: int, words: TypedWords) -> list[Number]:
    """The numerals in words that begin at `at` and end where a word ends, the longest first."""
    found = read_korean(text, at, words.korean) if words.korean is not None else []
    spaced = read_spaced(text, at, words.english) if words.english is not None else None
    if spaced is not None and spaced.rule != BROKEN:
        found.append(spaced)
    return [
        number for number in found if number.value is not None and text[number.end : number.end + 1] in {"", *BLANKS}
    ]


def _scaled(text: str, end: int, value: Decimal, words: TypedWords, with_sign: bool) -> tuple[int, Decimal, bool]:
    """Where the number ends whose digits end at `end`, its worth, and whether 여 stands in or behind it."""
    english = _word_scale(text, end, words, with_sign)
    if english is not None:
        return english[0], value * english[1], False
    if words.korean is None:
        return end, value, False
    total, over = Sum(TEN_THOUSAND), False
    total.take_number(value)
    while True:
        at = end
        if text[at : at + 1] == words.korean.over:
            over, at = True, at + 1
        scale = words.korean.scales.get(text[at : at + 1])
        if scale is not None and not words.korean.not_scale.match(text, at) and total.take_scale(scale):
            end = at + 1
            continue
        if over and at > end:
            return at, total.value, True
        blank = text[end : end + 1] in BLANKS and end < len(text)
        more = DIGITS.match(text, end + blank) if total.scales and total.pending is None else None
        if more is None or not total.take_number(Decimal(more[0].replace(",", ""))):
            return end, total.value, over
        end = more.end()


def _word_scale(text: str, end: int, words: TypedWords, with_sign: bool) -> tuple[int, Decimal] | None:
    """The end of the scale in letters that stands at `end` or behind a blank, and its worth."""
    found = SCALE.match(text, end)
    if found is None:
        return None
    word = found[1] if found[1] in words.scales else found[1].lower()
    if word not in words.scales or (word in words.signed and not with_sign):
        return None
    return found.end(), Decimal(words.scales[word])
