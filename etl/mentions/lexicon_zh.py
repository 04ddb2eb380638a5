"""The Chinese number words of datasets/language/zh.toml, arranged for finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.reading.numerals_zh import ChineseWords, chinese_words
from etl.reading.trie import pattern_of


@dataclass(frozen=True, slots=True)
class ChineseNumbers:
    """What tells a numeral in characters from the words that hold one."""

    words: ChineseWords
    start: re.Pattern[str]
    some: re.Pattern[str]  # 几次
    not_words: tuple[str, ...]
    each: tuple[str, ...]
    no_numbers: tuple[str, ...]
    percent_before: str
    fraction: str
    tenths: str
    not_tenths: re.Pattern[str]
    half_behind: re.Pattern[str]  # 一年半
    range_joint: re.Pattern[str]


def chinese_numbers(data: Mapping[str, Any]) -> ChineseNumbers:
    """All of [numbers] in zh.toml that numerals need."""
    words = chinese_words(data)
    characters = "".join(sorted(words.all | words.few))
    few = "".join(data["vague_prefixes"])
    return ChineseNumbers(
        words=words,
        start=re.compile(rf"{data['percent_before']}|[{characters}]"),
        some=re.compile(rf"(?<![十\d])[{few}](?={'|'.join(data['some_before'])})"),
        not_words=tuple(data["not_words"]),
        each=tuple(data["each"]),
        no_numbers=tuple(data["no_numbers"]),
        percent_before=data["percent_before"],
        fraction=data["fraction"],
        tenths=data["tenths"],
        not_tenths=re.compile(pattern_of(data["not_tenths"])),
        half_behind=re.compile(rf"{data['half']}(?!{'|'.join(data['not_half'])})"),
        range_joint=re.compile(rf"(?:{pattern_of(data['ranges'])})"),
    )
