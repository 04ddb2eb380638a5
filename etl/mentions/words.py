"""Numbers written in words, in any of the four languages, in the order of the text."""

from __future__ import annotations

import re

from etl.mentions.lexicon import Lexicon
from etl.mentions.word_quantity import WordQuantity
from etl.mentions.words_ko import find_korean_words
from etl.mentions.words_other import find_chinese_words, find_english_words, find_russian_words

WORD = re.compile(r"[a-zа-яё]+")
KOREAN, ENGLISH, RUSSIAN = re.compile(r"[가-힣]"), re.compile(r"[a-z]{3}"), re.compile(r"[а-яё]")


def find_words(text: str, lexicon: Lexicon) -> list[WordQuantity]:
    """All numbers in words, in order, not overlapping."""
    found: list[WordQuantity] = []
    if KOREAN.search(text):
        found += find_korean_words(text, lexicon)
    if lexicon.chinese.start.search(text):
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
