"""Numerals in Korean words: 백스물다섯, 이백 오십, 열두어, 십여만, 만 3천, 천5백억, 이 점 칠.

Comes in: a text and a place. Goes out: every numeral that begins there, the longest first, for only the counter
behind it tells where a numeral ends and a word begins (백 일 동안, 백 일본인). Whether it is one at all is told by
what stands around.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.exact import LONGEST
from etl.reading.number import Number, Sum
from etl.reading.trie import pattern_of

CLOSES = 10_000
MOST_ALONE = 10**12  # 만, 억 and 조 stand for one of themselves, 경 never does
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


@dataclass(frozen=True, slots=True)
class KoreanWords:
    """The syllables and words of Korean numerals."""

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    native: Mapping[str, int]
    tens: Mapping[str, int]
    ranges: Mapping[str, tuple[int, int]]
    apart: Mapping[str, tuple[int, int]]  # the same with a blank: 두 세
    this: frozenset[str]
    not_scale: re.Pattern[str]  # words that begin with a scale: 조사, but not in 47조사백억
    about: Mapping[str, int]  # 두어: two or so
    over: str
    decimals: re.Pattern[str]  # 점 칠
    native_number: re.Pattern[str]
    vague: re.Pattern[str]  # 수십만, 몇 천
    heads: frozenset[str]


def korean_words(data: Mapping[str, Any]) -> KoreanWords:
    """The words of [numbers] in ko.toml."""
    scales = {**data["small"], **data["large"]}
    tens = {word: data["native"][word] for word in data["native_tens"]}
    native, about = dict(data["native"]), dict(data["native_about"])
    ranges = {word: (low, high) for word, (low, high) in data["native_ranges"].items()}
    apart = {split: ranges[word] for word in ranges if (split := _apart(word, native)) is not None}
    whole = pattern_of([*native, *ranges, *apart, *about])
    ones = pattern_of([*(word for word, worth in native.items() if worth < 10), *ranges, *about])
    letters = "".join(scales)
    return KoreanWords(
        digits=dict(data["digits"]),
        scales=scales,
        native=native,
        tens=tens,
        ranges=ranges,
        this=frozenset(data["this"]),
        not_scale=re.compile(
            f"(?!.[{''.join(data['digits'])}][{''.join(data['small'])}]){pattern_of(data['not_scale'])}"
        ),
        about=about,
        over=data["over"],
        decimals=re.compile(rf"\s?{data['point']}\s?([{''.join(data['digits'])}]+)"),
        native_number=re.compile(rf"(?P<tens>{pattern_of(tens)})(?:(?P<gap>\s)?(?P<ones>{ones}))?|{whole}"),
        apart=apart,
        vague=re.compile(rf"(?:{pattern_of(data['vague_prefixes'])})\s?(?P<scales>[{letters}]+)"),
        heads=frozenset(word[0] for word in (*scales, *data["digits"], *native, *ranges, *about)),
    )


def _apart(word: str, native: Mapping[str, int]) -> str | None:
    """The two numerals that a range is made of, with a blank between: 두 세."""
    for size in range(1, len(word)):
        if word[:size] in native and word[size:] in native:
            return f"{word[:size]} {word[size:]}"
    return None


def read_korean(text: str, at: int, words: KoreanWords) -> list[Number]:
    """The numerals that begin at `at`, the longest first."""
    vague = words.vague.match(text, at)
    if vague is not None:
        return [number for number in [_vague(vague, words)] if number is not None]
    reading = _Reading(text, at, words)
    while reading.step():
        pass
    return reading.ends[::-1]


def _vague(found: re.Match[str], words: KoreanWords) -> Number | None:
    """수백만: hundreds of ten thousands, of which nobody says how many."""
    total = Sum(CLOSES)
    if not all(total.take_scale(words.scales[char]) for char in found["scales"]):
        return None
    return Number(found.start(), found.end(), total.value, is_vague=True, rule="number.vague")


class _Reading:
    """One numeral under way, with every place where it can end."""

    def __init__(self, text: str, at: int, words: KoreanWords) -> None:
        self.text, self.start, self.place, self.words = text, at, at, words
        self.sum = Sum(CLOSES)
        self.over = self.is_done = False
        self.ends: list[Number] = []

    def step(self) -> bool:
        """Take the next part, if one fits: a scale, a digit, a native number, digits behind a scale."""
        if self.is_done or self.place >= len(self.text):
            return False
        at = self.place
        if self.place > self.start and self.text[at] in " \u00a0":
            if self.sum.pending is not None and not self._is_lone_digit():
                return self._decimals()
            at += 1
        return self._scale(at) or self._native(at) or self._digit(at) or self._figures(at) or self._decimals()

    def _is_lone_digit(self) -> bool:
        """오 백 명: a digit apart from its scale."""
        return (
            self.place == self.start + 1
            and self.text[self.start] not in self.words.this
            and self.text[self.start] in self.words.digits
            and self.text[self.place + 1 : self.place + 2] in self.words.scales
        )

    def _scale(self, at: int) -> bool:
        char = self.text[at : at + 1]
        if char == self.words.over and self.place > self.start and at == self.place:
            following = self.words.scales.get(self.text[at + 1 : at + 2], 0)
            if following < CLOSES:
                return False
            self.over = True
            at, char = at + 1, self.text[at + 1]
        scale = None if self.words.not_scale.match(self.text, at) else self.words.scales.get(char)
        if scale is None or (self.sum.last_big is not None and scale > self.sum.last_big):
            return False
        if scale > MOST_ALONE and self.sum.is_bare:
            return False
        if not self.sum.take_scale(scale):
            return False
        return self._took(at + 1)

    def _digit(self, at: int) -> bool:
        digit = self.words.digits.get(self.text[at : at + 1])
        if digit is None or not self.sum.take_number(digit):
            return False
        return self._took(at + 1)

    def _native(self, at: int) -> bool:
        """열두, 스물다섯, 열두어: behind hundreds and more, or alone; nothing stands behind."""
        found = self.words.native_number.match(self.text, at)
        if found is None or self.sum.pending is not None or (self.sum.room or 100) < 100:
            return False
        low, high, about = self._native_worth(found)
        if self.sum.room is not None and low >= self.sum.room:
            return False
        base = self.sum.value
        if found["gap"]:  # 열 한 may be 열 before another word: both ends are kept
            self.ends.append(
                Number(self.start, found.end("tens"), base + self.words.tens[found["tens"]], rule="number.words")
            )
        self.sum.take_number(low)
        self._took(found.end(), high=None if high is None else base + high, about=about)
        self.is_done = True
        return True

    def _native_worth(self, found: re.Match[str]) -> tuple[int, int | None, bool]:
        words, ten = self.words, found["tens"]
        tens = words.tens[ten] if ten else 0
        word = found["ones"] if ten else found[0]
        if not word:
            return tens, None, False
        if word in words.ranges or word in words.apart:
            low, high = words.ranges[word] if word in words.ranges else words.apart[word]
            return tens + low, tens + high, False
        if word in words.about:
            return tens + words.about[word], None, True
        return tens + words.native[word], None, False

    def _figures(self, at: int) -> bool:
        """천200, 만 3천: digits behind a scale."""
        found = DIGITS.match(self.text, at) if self.sum.scales and self.sum.pending is None else None
        if found is None or not self.sum.take_number(Decimal(found[0].replace(",", ""))):
            return False
        return self._took(found.end())

    def _decimals(self) -> bool:
        """이 점 칠: two point seven."""
        words = self.words
        found = words.decimals.match(self.text, self.place)
        if found is None or self.sum.pending is None or self.over or len(found[1]) > LONGEST:
            return False
        whole = "".join(str(words.digits[char]) for char in found[1])
        self.sum.pending += Decimal(f"0.{whole}")
        self._took(found.end(), rule="number.decimal_words")
        self.is_done = True
        return True

    def _took(self, end: int, *, high: Decimal | None = None, about: bool = False, rule: str = "number.words") -> bool:
        self.place = end
        self.ends.append(
            Number(
                self.start,
                end,
                self.sum.value,
                over=self.over,
                high=high,
                about=about,
                coefficient=self.sum.coefficient,
                scale=self.sum.last_factor,
                rule=rule,
            )
        )
        return True
