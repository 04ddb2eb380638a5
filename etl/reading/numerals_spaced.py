"""Numerals in words that stand apart: English and Russian.

    twenty-one thousand five hundred · two hundred and fifty · one and a half million · half a dozen
    два миллиона пятьсот тысяч · тысяча двести · два с половиной миллиона

Comes in: a text and a place. Goes out: the longest numeral that begins there. Refused: a numeral with another
one right behind it that does not fit (one two): neither is a number by itself.
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

CLOSES = 1_000
WRITTEN_OUT = 4  # letters from which on a scale is a word and no abbreviation
BLANK = re.compile(r"\s")
GAP = r"(?:\s|-(?=\w))"
BROKEN = "number.broken"


@dataclass(frozen=True, slots=True)
class SpacedWords:
    """The words of a language, arranged for reading."""

    numbers: Mapping[str, Decimal]
    scales: Mapping[str, int]
    keys: frozenset[str]  # of these words one stands in every numeral
    head: re.Pattern[str]  # where a numeral can begin
    token: re.Pattern[str]
    article: re.Pattern[str] | None  # a hundred
    half: re.Pattern[str] | None  # half a
    halves: Mapping[str, Decimal]
    fraction: re.Pattern[str] | None  # and a half
    joins: re.Pattern[str]  # between two words
    point: re.Pattern[str] | None
    range_joint: re.Pattern[str] | None  # between the ends of a range
    between: re.Pattern[str] | None  # before it, where another word joins them
    between_joint: re.Pattern[str] | None


def spaced_words(data: Mapping[str, Any]) -> SpacedWords:
    """The words of [numbers] of a language, in small letters."""
    numbers = {word: Decimal(worth) for word, worth in data["words"].items() if Decimal(worth) < CLOSES}
    scales = {word: int(worth) for word, worth in data["scales"].items() if len(word.rstrip(".")) >= WRITTEN_OUT}
    scales |= {word: int(worth) for word, worth in data.get("dozens", {}).items()}
    bare = [word for word, worth in data["words"].items() if Decimal(worth) >= CLOSES]
    articles = data.get("articles", [])
    heads = [*numbers, *bare, *(f"{article} {scale}" for article in articles for scale in scales)]
    halves = {word: Decimal(worth) for word, worth in data.get("halves", {}).items()}
    half = data.get("half_of", [])
    ands = data.get("joins", [])
    points = data.get("point", [])
    return SpacedWords(
        numbers=numbers,
        scales=scales,
        keys=frozenset({*numbers, *scales, *bare}),
        head=_words([*heads, *(f"{word} {scale}" for word in half for scale in scales)]),
        token=_words([*numbers, *scales]),
        article=re.compile(rf"\b(?:{pattern_of(articles)})\s", re.IGNORECASE) if articles else None,
        half=re.compile(rf"\b(?:{pattern_of(half)})\b", re.IGNORECASE) if half else None,
        halves=halves,
        fraction=re.compile(rf"\s({pattern_of(halves)})\b", re.IGNORECASE) if halves else None,
        joins=re.compile(
            rf"{GAP}(?:(?P<and>{pattern_of(ands)})\s)?" if ands else rf"{GAP}(?P<and>(?!))?", re.IGNORECASE
        ),
        point=re.compile(rf"\s(?:{pattern_of(points)})\s", re.IGNORECASE) if points else None,
        range_joint=_joint(data.get("ranges", [])),
        between=re.compile(rf"\b(?:{pattern_of(data['between'])})\s$", re.IGNORECASE) if "between" in data else None,
        between_joint=_joint(data.get("between_joins", [])),
    )


def _joint(words: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"\s(?:{pattern_of(words)})\s|\s?[–—~]\s?", re.IGNORECASE) if words else None


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern_of(words)})\b", re.IGNORECASE)


def read_spaced(text: str, at: int, words: SpacedWords) -> Number | None:
    """The numeral in words that begins at `at`; one of rule `number.broken` where it must not be read.

    >>> data = {"words": {"two": 2, "fifty": 50, "five": 5}, "scales": {"hundred": 100}, "joins": ["and"]}
    >>> words = spaced_words(data)
    >>> read_spaced("two hundred and fifty-five", 0, words).value
    Decimal('255')
    >>> read_spaced("two five", 0, words).rule
    'number.broken'
    """
    return _Reading(text, at, words).read()


class _Reading:
    """One numeral under way."""

    def __init__(self, text: str, at: int, words: SpacedWords) -> None:
        self.text, self.start, self.end, self.words = text, at, at, words
        self.sum = Sum(CLOSES)
        self.is_broken = False  # one two

    def read(self) -> Number | None:
        if not self._head():
            return None
        while self._next():
            pass
        return self._made()

    def _head(self) -> bool:
        half = self.words.half.match(self.text, self.start) if self.words.half is not None else None
        if half is not None:
            self.sum.take_number(Decimal("0.5"))
            self.end = half.end()
            return self._next()
        article = self.words.article.match(self.text, self.start) if self.words.article is not None else None
        place = article.end() if article is not None else self.start
        token = self.words.token.match(self.text, place)
        if token is None or not self._take(token[0].lower()):
            return False
        self.end = token.end()
        return True

    def _next(self) -> bool:
        """Take the next word, if it fits; half of what stands there may close the numeral."""
        if self._fraction() or self._decimals():
            return False
        gap = self.words.joins.match(self.text, self.end)
        token = self.words.token.match(self.text, gap.end()) if gap is not None else None
        if gap is None or token is None:
            return False
        word = token[0].lower()
        if gap["and"] and (self.sum.pending is not None or word in self.words.scales):
            return False  # two and three: a list
        if not self._take(word):
            self.is_broken = not gap["and"]
            return False
        self.end = token.end()
        return True

    def _take(self, word: str) -> bool:
        if word in self.words.scales:
            return self.sum.take_scale(self.words.scales[word])
        return self.sum.take_number(self.words.numbers[word], adds=True)

    def _fraction(self) -> bool:
        """One and a half million, a million and a half."""
        found = self.words.fraction.match(self.text, self.end) if self.words.fraction is not None else None
        if found is None:
            return False
        worth = self.words.halves[found[1].lower()]
        if self.sum.pending is None:
            self.sum.closed += worth * self.sum.factor
            self.end = found.end()
            return True
        self.sum.pending += worth
        self.end = found.end()
        self._scale_behind()
        return True

    def _decimals(self) -> bool:
        """Two point five million."""
        found = self.words.point.match(self.text, self.end) if self.words.point is not None else None
        token = self.words.token.match(self.text, found.end()) if found is not None else None
        if token is None or self.sum.pending is None:
            return False
        decimals, end = "", self.end
        while token is not None and (digit := self.words.numbers.get(token[0].lower())) is not None and digit < 10:
            decimals += str(digit)
            end = token.end()
            gap = BLANK.match(self.text, end)
            token = self.words.token.match(self.text, gap.end()) if gap is not None else None
        if end == self.end or len(decimals) > LONGEST:
            return False
        self.sum.pending += Decimal(f"0.{decimals}")
        self.end = end
        self._scale_behind()
        return True

    def _scale_behind(self) -> None:
        gap = BLANK.match(self.text, self.end)
        token = self.words.token.match(self.text, gap.end()) if gap is not None else None
        if token is not None and token[0].lower() in self.words.scales and self._take(token[0].lower()):
            self.end = token.end()

    def _made(self) -> Number:
        if self.is_broken:
            return Number(self.start, self._end_of_run(), None, rule=BROKEN)
        sum = self.sum
        return Number(
            self.start, self.end, sum.value, coefficient=sum.coefficient, scale=sum.last_factor, rule="number.words"
        )

    def _end_of_run(self) -> int:
        """Behind all number words that follow."""
        end = self.end
        while (gap := self.words.joins.match(self.text, end)) is not None:
            token = self.words.token.match(self.text, gap.end())
            if token is None:
                break
            end = token.end()
        return end
