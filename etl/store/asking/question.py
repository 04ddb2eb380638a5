"""A question taken apart: names, numbers, periods, in the order in which they are typed.

    "국정원 컨테이너 2024"        a name, a name, a period
    "50만 배럴"                   a number, a name
    "1인당 GNI 달러 2021"         the longest name that is known, a name, a period

Comes in: what is typed, the words of numbers, and which keys the store knows. Goes out: `Part`s. A name that is known
goes before everything, so that 오만 is a country and KN-23 no number; what is left is read as periods, numbers, words.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from etl.reading.letters import letters
from etl.reading.typed import MALFORMED, MINUS, TypedWords, read_in_words, read_typed
from etl.reading.view import view_text

LONGEST_QUESTION = 200
MOST_TOKENS = 12
LONGEST_NAME = 6  # words
MONTHS = {name.lower(): n for names in (calendar.month_name, calendar.month_abbr) for n, name in enumerate(names) if n}
YEAR = r"(?P<year>(?:18|19|20)\d\d)"
PERIODS = (
    re.compile(YEAR + r"\s*[년年]\s*(?P<month>\d{1,2})\s*[월月]"),
    re.compile(YEAR + r"[-./](?P<month>\d{1,2})(?![\d.,])"),
    re.compile(YEAR + r"\s*[년年]"),
    re.compile(YEAR + r"(?![\d,.]*\d|\s*[만억조천백])"),
    re.compile(rf"(?P<name>{'|'.join(MONTHS)})\.?\s+{YEAR}\b", re.IGNORECASE),
)
WORD = re.compile(r"[^\s\d]+|\S+")
OVER = "여"

Known = Callable[[Collection[str]], Collection[str]]  # of some keys those that the store has


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for: `words` as typed, and what they may be."""

    words: str
    key: str = ""  # of a name
    is_known: bool = False  # the store has the key
    number: Decimal | None = None
    period: str = ""  # ISO, a year or a month


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    is_number: bool


def read_question(typed: str, words: TypedWords, known: Known) -> list[Part]:
    """The parts of a question, in order.

    >>> from etl.reading.typed import typed_words
    >>> parts = read_question("NIS containers 13,000 2024-09", typed_words({}), {"nis"}.intersection)
    >>> [(part.words, part.is_known, part.number, part.period) for part in parts]
    [('NIS', True, None, ''), ('containers', False, None, ''), ('13,000', False, Decimal('13000'), ''), \
('2024-09', False, None, '2024-09')]
    """
    text = " ".join(view_text(typed[:LONGEST_QUESTION]).split())
    tokens = list(map(_token, islice(re.finditer(r"\S+", text), MOST_TOKENS)))
    names = list(_find_names(tokens, words, known))
    parts: list[Part] = []
    at = 0
    for first, last in [*names, (len(tokens), len(tokens))]:
        if at < first:
            parts += _read_rest(text[: tokens[first - 1].end], tokens[at].start, words)
        if first < last:
            parts.append(
                Part(text[tokens[first].start : tokens[last - 1].end], _key(tokens[first:last]), is_known=True)
            )
        at = last
    return parts


def _token(found: re.Match[str]) -> _Token:
    key = letters(found[0])
    is_number = key.isdecimal() and MALFORMED.fullmatch(found[0]) is None  # 1.243.0 is a name of what is misprinted
    return _Token(found.start(), found.end(), key, is_number)


def _find_names(tokens: Sequence[_Token], words: TypedWords, known: Known) -> Iterator[tuple[int, int]]:
    """The longest runs of words that are a name, none inside another, in order."""
    spans = [
        (first, last)
        for first in range(len(tokens))
        for last in range(first + 1, min(first + LONGEST_NAME, len(tokens)) + 1)
    ]
    keys = {span: _key(tokens[slice(*span)]) for span in spans}
    met = known({keys[span] for span in spans if not all(token.is_number for token in tokens[slice(*span)])})
    met = set(met) - _keys_of(words.bounds)
    taken: list[tuple[int, int]] = []
    for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
        if keys[first, last] in met and all(last <= begun or ended <= first for begun, ended in taken):
            taken.append((first, last))
    return iter(sorted(taken))


@lru_cache(1)
def _keys_of(words: frozenset[str]) -> set[str]:
    """Of the words of bounds, the same hundreds with each question."""
    return set(map(letters, words))


def _key(tokens: Sequence[_Token]) -> str:
    return "".join(token.key for token in tokens)


def _read_rest(text: str, at: int, words: TypedWords) -> Iterator[Part]:
    """Periods, numbers and words from `at` on, to the end of the text."""
    sign = False
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        part, end = _period(text, at) or _number(text, at, words, sign) or _word(text, at)
        if part.words != OVER and part.words.lower() not in words.bounds:
            yield part
        sign = not part.key.isalnum() and not part.words[0].isalnum()
        at = end


def _period(text: str, at: int) -> tuple[Part, int] | None:
    for pattern in PERIODS:
        found = pattern.match(text, at)
        if found is None:
            continue
        named = found.groupdict()
        month = int(named.get("month") or 0) or MONTHS.get((named.get("name") or "").lower(), 0)
        if month > 12:
            continue
        bare = Decimal(found[0]) if found[0].isdecimal() else None
        return Part(found[0], number=bare, period=found["year"] + (f"-{month:02}" if month else "")), found.end()
    return None


def _number(text: str, at: int, words: TypedWords, sign: bool) -> tuple[Part, int] | None:
    """In digits, with a minus where a word begins; else all of a word that is a numeral."""
    begins = at == 0 or not text[at - 1].isalnum()
    if text[at].isdecimal() or (begins and text[at] in MINUS and text[at + 1 : at + 2].isdecimal()):
        number = read_typed(text, at, words, with_sign=sign)
    else:
        number = next(iter(read_in_words(text, at, words)), None) if begins else None
    if number is None or number.value is None:
        return None
    return Part(text[at : number.end], number=number.value), number.end


def _word(text: str, at: int) -> tuple[Part, int]:
    found = WORD.match(text, at)
    assert found is not None
    return Part(found[0], letters(found[0])), found.end()
