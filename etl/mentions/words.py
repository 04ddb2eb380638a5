"""Numbers written in words, in any of the four languages, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from etl.mentions.lexicon import Lexicon
from etl.mentions.numbers import VULGAR
from etl.mentions.units import read_unit
from etl.mentions.word_quantity import WordQuantity
from etl.mentions.words_ko import find_korean_words
from etl.mentions.words_other import OF_A_WHOLE, find_chinese_words, find_english_words, find_russian_words

VULGAR_ALONE = re.compile(rf"(?<![\d,.])[{''.join(VULGAR)}]")
WORD = re.compile(r"[a-zа-яё]+")
KOREAN, CHINESE = re.compile(r"[가-힣]"), re.compile(r"[一-鿿]")
ENGLISH, RUSSIAN = re.compile(r"[a-z]{3}"), re.compile(r"[а-яё]")


def _vulgar(text: str, lexicon: Lexicon) -> Iterator[WordQuantity]:
    """½ percentage point, ¾ of the total: a fraction in one letter, with its unit or of a whole."""
    for found in VULGAR_ALONE.finditer(text):
        value, unit = Decimal(VULGAR[found[0]]), read_unit(text, found.end(), found.start(), lexicon)
        if unit is not None:
            yield WordQuantity(found.start(), unit.end, found.end(), value, unit.unit.id, unit)
        elif OF_A_WHOLE.match(text, found.end()) is not None:
            yield WordQuantity(*found.span(), found.end(), value, "fraction", rule="number.fraction")


def find_words(text: str, lexicon: Lexicon) -> list[WordQuantity]:
    """All numbers in words, in order, not overlapping."""
    found = list(_vulgar(text, lexicon))
    if KOREAN.search(text):
        found += find_korean_words(text, lexicon)
    if CHINESE.search(text):
        found += find_chinese_words(text, lexicon)
    words = frozenset(WORD.findall(text.lower()))
    if words and RUSSIAN.search(text):
        found += find_russian_words(text, words, lexicon)
    if words and ENGLISH.search(text):
        found += find_english_words(text, words, lexicon)
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[WordQuantity] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
