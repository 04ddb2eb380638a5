"""The Korean number words of datasets/language/ko.toml, arranged for finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.reading.numerals_ko import KoreanWords, korean_words
from etl.reading.trie import pattern_of

NOT_BEHIND = r"(?<![가-힣A-Za-z\d%％])"


@dataclass(frozen=True, slots=True)
class KoreanNumbers:
    """What tells a numeral in Korean words from the words that look like one."""

    words: KoreanWords
    start: re.Pattern[str]  # where a numeral can begin
    ordinal: re.Pattern[str]
    fraction: re.Pattern[str]
    fraction_word: str
    vague_alone: re.Pattern[str]
    vague_words: tuple[str, ...]
    ends: re.Pattern[str]  # behind the counter
    homographs: frozenset[str]
    glued_native: frozenset[str]
    not_glued: Mapping[str, re.Pattern[str]]
    glued_scale: frozenset[str]
    glued_scale_but: Mapping[str, frozenset[str]]


def korean_numbers(data: Mapping[str, Any]) -> KoreanNumbers:
    """All of [numbers] in ko.toml that numerals need."""
    words = korean_words(data)
    alone = "|".join(f"{word}(?={'|'.join(behind)})" for word, behind in data["vague_alone"].items())
    return KoreanNumbers(
        words=words,
        start=_start(data),
        ordinal=re.compile(
            rf"(?<![가-힣])(?:{pattern_of(data['ordinals'])})(?!{'|'.join(data['ordinals_not_before'])})"
        ),
        fraction=_fraction(data),
        fraction_word=data["fraction"],
        vague_alone=re.compile(alone),
        vague_words=tuple(data["vague_alone"]),
        ends=re.compile(rf"$|[^가-힣]|{'|'.join(data['ends'])}"),
        homographs=frozenset(data["homographs"]),
        glued_native=frozenset(data["glued_native"]),
        not_glued={word: re.compile("|".join(parts)) for word, parts in data["not_glued"].items()},
        glued_scale=frozenset(data["glued_scale"]),
        glued_scale_but={word: frozenset(scales) for word, scales in data["glued_scale_but"].items()},
    )


def _start(data: Mapping[str, Any]) -> re.Pattern[str]:
    """The first character, with nothing of a word before it, and what can follow it."""
    syllables = "".join((*data["small"], *data["large"], *data["digits"]))
    whole = [
        *data["native"],
        *data["native_ranges"],
        *data["native_about"],
        *data["vague_prefixes"],
        *data["vague_alone"],
    ]
    first = "".join(sorted({*syllables, *(word[0] for word in whole)}))
    single = "".join(sorted({*syllables, *(word for word in whole if len(word) == 1)}))
    second = "".join(sorted({word[1] for word in whole if len(word) > 1}))
    return re.compile(rf"[{first}](?<![가-힣A-Za-z\d%％].)(?:(?<=[{single}])|[{second}])")


def _fraction(data: Mapping[str, Any]) -> re.Pattern[str]:
    syllables = "".join((*data["small"], *data["large"], *data["digits"]))
    one = rf"[{syllables}]{{1,8}}|\d{{1,9}}"
    return re.compile(rf"(?<![가-힣\d])(?P<low>{one})\s?{data['fraction']}\s?(?P<high>{one})(?!\d)")
