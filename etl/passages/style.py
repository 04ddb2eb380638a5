"""How a document is laid out: hard-wrapped or not, what a blank before a break means, what repeats.

Nothing here knows a document; all of it is counted from the lines at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.model import Line
from etl.patterns import pattern

STRONG_END = re.compile(r"[.。!?！？][\"'”’」』)\]]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+\)?|\[\d{1,3}\]|(?<=[.”’\"])\d{1,2})?\s*$")
FULL = 0.8  # of the width
FEW = 5  # lines
DIGITS = re.compile(r"\d+")
WIDE = re.compile(r"[가-힣\u4e00-\u9fff]")
HANGUL, FIRST_WORD = re.compile(r"[가-힣]+"), re.compile(r"\s*([가-힣]+)")
NO_HEAD = pattern("passages.style.no_head")  # signs of a line that is no running head
DATUM = re.compile(r"[-−△▲]?\d[\d,.]*")
WORD = re.compile(r"[가-힣A-Za-z0-9一-鿿А-Яа-яЁё]+")
PARTICLES = pattern("passages.style.particles")


@dataclass(frozen=True)
class Style:
    """What the lines of one document have in common."""

    wrapped: bool  # many short lines that stop in mid-sentence
    width: int  # the length of a full line, in characters
    lines: int  # with something on them
    blank_marks_word: bool  # a missing blank before a break means: the word goes on
    glue_by_default: bool
    vocabulary: frozenset[str]
    running: frozenset[str]  # lines that repeat, digits left out


def read_style(lines: Sequence[Line]) -> Style:
    """Count what a reader would notice at a glance."""
    texts = [line.text for line in lines if line.text.strip()]
    if not texts:
        return Style(False, 80, 0, False, False, frozenset(), frozenset())
    lengths = sorted(len(text.strip()) for text in texts)
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]
    open_lines = sum(1 for text in texts if not STRONG_END.search(text))
    wrapped = width <= 110 and len(texts) >= 2 and open_lines / len(texts) > 0.4 and _fill(texts, width)
    wrapped = wrapped and not _stand_apart(lines)
    vocabulary = frozenset(word for text in texts for word in WORD.findall(text)[1:-1])
    glued, apart = _count_joins(texts, vocabulary)
    trailing = sum(text.endswith((" ", "\t", "\u3000")) for text in texts) / len(texts)
    return Style(
        wrapped=wrapped,
        width=width,
        lines=len(texts),
        blank_marks_word=wrapped and trailing > 0.25 and glued >= apart,
        glue_by_default=glued > apart,
        vocabulary=vocabulary,
        running=_find_running(texts),
    )


def _fill(texts: Sequence[str], width: int) -> bool:
    """Whether lines that stop in mid-sentence are full: points, labels and rows of a release stop where they like.

    Of a few lines nothing can be said."""
    open_ones = [len(text.strip()) for text in texts if not STRONG_END.search(text)]
    return len(open_ones) < FEW or sum(length >= FULL * width for length in open_ones) * 2 >= len(open_ones)


def _stand_apart(lines: Sequence[Line]) -> bool:
    """Whether an empty line stands behind every line of a text in Latin letters: each is a paragraph."""
    if any(WIDE.search(line.text) for line in lines):
        return False
    filled = [bool(line.text.strip()) for line in lines]
    return not any(both == (True, True) for both in pairwise(filled))


def without_digits(text: str) -> str:
    """A line as running heads are compared: no digits, no blanks."""
    return DIGITS.sub("", "".join(text.split()))


def _count_joins(texts: Sequence[str], vocabulary: frozenset[str]) -> tuple[int, int]:
    """Of the breaks without a blank: how many give a known word when closed, how many are two known words."""
    glued = apart = 0
    for first, second in pairwise(texts):
        turned, right = HANGUL.match(first[::-1]), FIRST_WORD.match(second)
        if turned is None or right is None:
            continue
        left = turned[0][::-1]
        if left + right[1] in vocabulary and len(left + right[1]) > 2:
            glued += 1
        elif left in vocabulary and right[1] in vocabulary:
            apart += 1
    return glued, apart


def _find_running(texts: Sequence[str]) -> frozenset[str]:
    """Heads and feet: short lines that come back with nothing but another number."""
    keys: Counter[str] = Counter()
    for text in texts:
        text = text.strip()
        if len(text) > 60 or NO_HEAD.search(text) or _looks_like_data(text):
            continue
        key = without_digits(text)
        if len(key) >= 3:
            keys[key] += 1
    return frozenset(key for key, count in keys.items() if count >= 2)


def _looks_like_data(text: str) -> bool:
    return len(DATUM.findall(text)) >= 3 or text.startswith(("(", "<", "-", "*", "http"))
