"""Numerals in Chinese characters: 一千零一十五, 二百余万, 三十几万, 一千多万, 两万五, 三点五, 三四百.

Comes in: a text and a place. Goes out: the longest numeral that begins there. Refused: digits in a row without
scales (二〇二四), which are years, numbers of telephones and names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.exact import LONGEST
from etl.reading.number import Number, Sum

CLOSES = 10_000
BROKEN = "number.broken"


@dataclass(frozen=True, slots=True)
class ChineseWords:
    """The characters of Chinese numerals."""

    digits: Mapping[str, int]
    scales: Mapping[str, int]
    zeros: frozenset[str]
    over: frozenset[str]  # 多, 余: a little more
    few: frozenset[str]  # 数, 几: some
    point: frozenset[str]
    all: frozenset[str]


def chinese_words(data: Mapping[str, Any]) -> ChineseWords:
    """The characters of [numbers] in zh.toml."""
    digits, scales = dict(data["digits"]), dict(data["scales"])
    return ChineseWords(
        digits=digits,
        scales=scales,
        zeros=frozenset(char for char, worth in digits.items() if worth == 0),
        over=frozenset(data["over"]),
        few=frozenset(data["vague_prefixes"]),
        point=frozenset(data["point"]),
        all=frozenset((*digits, *scales)),
    )


def read_chinese(text: str, at: int, words: ChineseWords) -> Number | None:
    """The numeral in characters that begins at `at`; one of rule `number.broken` where it must not be read.

    >>> digits, scales = {"零": 0, "一": 1, "二": 2, "五": 5}, {"十": 10, "百": 100, "千": 1000, "万": 10000}
    >>> words = chinese_words(
    ...     {"digits": digits, "scales": scales, "over": ["余"], "vague_prefixes": ["几"], "point": ["点"]}
    ... )
    >>> [read_chinese(text, 0, words).value for text in ("一千零一十五人", "二百余万元", "一百五", "二点五")]
    [Decimal('1015'), Decimal('2000000'), Decimal('150'), Decimal('2.5')]
    """
    reading = _Reading(text, at, words)
    return reading.read()


class _Reading:
    """One numeral under way."""

    def __init__(self, text: str, at: int, words: ChineseWords) -> None:
        self.text, self.start, self.end, self.words = text, at, at, words
        self.sum = Sum(CLOSES)
        self.over = self.is_vague = self.is_broken = self.filled = False
        self.high: Decimal | None = None  # of the last digit: 三四 is three to four

    def read(self) -> Number | None:
        words = self.words
        if self._char() in words.few:
            if self.text[self.end + 1 : self.end + 2] not in words.scales:
                return None
            self.is_vague, self.end = True, self.end + 1
        while self._step():
            pass
        if self.end == self.start or (self.sum.pending is None and not self.sum.scales):
            return None
        if not self.is_broken:
            self._short_last()
            self._decimals()
        if self.is_broken:
            return Number(self.start, self._end_of_run(), None, rule=BROKEN)
        return self._made()

    def _char(self, ahead: int = 0) -> str:
        return self.text[self.end + ahead : self.end + ahead + 1]

    def _step(self) -> bool:
        """Take the next character, if it fits."""
        char, words = self._char(), self.words
        if not char:
            return False
        if char in words.zeros:
            return self._zero()
        if char in words.digits:
            return self._digit(words.digits[char])
        if char in words.scales:
            taken = self._scale(words.scales[char])
            self.is_broken = not taken
            return taken
        if char in words.over | words.few and words.scales.get(self._char(1), 0) >= CLOSES and self.sum.scales:
            self.over, self.is_vague = char in words.over, self.is_vague or char in words.few
            self.end += 1
            return True
        return False

    def _zero(self) -> bool:
        if self.sum.pending is not None or self.end == self.start:
            self.is_broken = self.sum.pending is not None or self._char(1) in self.words.digits
            if self.is_broken or self.end > self.start:
                return False
            self.sum.take_number(0)
            self.end += 1
            return False
        self.filled = True
        self.end += 1
        return True

    def _digit(self, digit: int) -> bool:
        if self.sum.pending is not None:
            is_next = self.high is None and digit == self.sum.pending + 1 and self._char(1) in self.words.scales
            self.high = Decimal(digit) if is_next else None
            self.is_broken = not is_next
            self.end += is_next
            return is_next
        if not self.sum.take_number(digit):
            self.is_broken = True
            return False
        self.end += 1
        return True

    def _scale(self, scale: int) -> bool:
        low = self.sum.pending
        if self.high is not None and low is not None and self.high == low + 1:
            self.high *= scale
        elif self.high is not None:
            self.high *= scale if scale >= CLOSES else 1
        if not self.sum.take_scale(scale):
            return False
        self.filled = False
        self.end += 1
        return True

    def _short_last(self) -> None:
        """一百五: one hundred and fifty; 一百零五 is what one hundred and five is written as."""
        last = self.sum.room
        if self.sum.pending is None or last is None or last < 100 or self.filled or self._char() in self.words.point:
            return
        self.sum.pending = self.sum.pending * (last // 10)

    def _decimals(self) -> None:
        words = self.words
        if self.sum.pending is None or self._char() not in words.point or self._char(1) not in words.digits:
            return
        self.end += 1
        decimals = ""
        while self._char() in words.digits:
            decimals += str(words.digits[self._char()])
            self.end += 1
        if len(decimals) > LONGEST:
            self.is_broken = True
            return
        self.sum.pending += Decimal(f"0.{decimals}")
        while self._char() in words.scales and self.sum.take_scale(words.scales[self._char()]):
            self.end += 1

    def _end_of_run(self) -> int:
        end = self.end
        while end < len(self.text) and self.text[end] in self.words.all:
            end += 1
        return end

    def _made(self) -> Number:
        return Number(
            self.start, self.end, self.sum.value, is_vague=self.is_vague, over=self.over, high=self.high,
            coefficient=self.sum.coefficient, scale=self.sum.last_factor,
            rule="number.vague" if self.is_vague else "number.words",
        )  # fmt: skip
