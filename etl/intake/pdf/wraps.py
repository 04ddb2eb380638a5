"""Whether a blank stood where a line of a page ends. A page breaks Korean inside of words as well.

A blank that the file has at the end of a line is never false; its absence says little (measured: 105 of 138 such ends
were ends of words too). Where the next letter had room in the line, a word ended; else what Korean texts have tells,
and the words of the document itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from etl.breaks import parts_han, parts_number
from etl.intake.pdf.blanks import odds
from etl.patterns import pattern, words

CLOSED = frozenset(")]}%\"'’”」』〉》")
WORD = re.compile(r"(?<![0-9가-힣A-Za-z)%」』’”])[가-힣]+|[A-Za-z]+(?:-[A-Za-z]+)*")
TAIL, HEAD = re.compile(r"([가-힣]+)$"), re.compile(r"([가-힣]+)")
PARTICLE = pattern("intake.pdf_wraps.particle")
NUMBERS = words("intake.pdf_wraps.numbers")
COUNTER = pattern("intake.pdf_wraps.counter")
SCALES = pattern("intake.pdf_wraps.scales")
NUMBER_WORD = pattern("intake.pdf_wraps.number_word")
GOES_ON = "0"  # as a counter: more digits, as in 17억 1천만
OWN = 2.0  # what the words of the document add to the odds of a blank
KEPT, ENDS = 0.7, 8  # the share of ends of lines between words, of so many at least, where words are not broken
BRACKET = re.compile(r"[가-힣](\s?)\(")


def _is_within(tail: str, head: str) -> bool:
    """Whether a line ends between two letters of Hangul."""
    return TAIL.search(tail) is not None and HEAD.match(head) is not None


def _stretches(tail: str, head: str) -> tuple[str, str, str, str]:
    """The Hangul on both sides of an end of a line, and the characters on their far sides."""
    left, right = TAIL.search(tail), HEAD.match(head)
    assert left is not None
    assert right is not None
    return left[1], right[1], tail[: left.start()][-1:], head[right.end() :][:1]


class Words:
    """The words of a document that stand inside of its lines, where they are whole."""

    def __init__(self, lines: Iterable[str], full: Iterable[tuple[str, str]]) -> None:
        """Of all lines, and of those that fill their column with the line below each."""
        self.known: Counter[str] = Counter()
        self.counted: Counter[str] = Counter()  # by counter: with a blank before it, less those without
        self.bracketed = 0  # brackets with a blank before them, less those that stand at their word
        counted = re.compile(rf"(?:[0-9]|{SCALES.pattern})(\s?)({COUNTER.pattern})|(?<={SCALES.pattern})(\s?)(?=[0-9])")
        self._counted_end = re.compile(rf"(?:[0-9]|{SCALES.pattern})(?:{COUNTER.pattern})$")
        for line in lines:
            self.known.update(WORD.findall(line)[1:-1])
            for found in counted.finditer(line):
                self.counted[found[2] or GOES_ON] += 1 if found[1] or found[3] else -1
            self.bracketed += sum(1 if found[1] else -1 for found in BRACKET.finditer(line))
        ends = [self._odds(*_stretches(tail, head)) > 0 for tail, head in full if _is_within(tail, head)]
        self.is_kept = len(ends) >= ENDS and sum(ends) >= KEPT * len(ends)  # lines are broken at blanks alone

    def need_blank(self, tail: str, head: str, *, had_room: bool = False) -> bool:
        """Whether `head` begins a new word; what stands before ends without a blank.

        `had_room` says that the first letter of `head` had room behind `tail`: there no line breaks inside of a word.
        """
        last, first = tail[-1:], head[:1]
        if parts_number(tail, head) or parts_han(last, first):
            return False
        if last in "(“‘「『<[~∼/·ㆍ-–" or first in ".,)”’」』>]·ㆍ:;!?…~%":
            return False
        if last.isdecimal() or NUMBER_WORD.search(tail):
            if first.isdecimal():
                return not last.isdecimal() and self.counted[GOES_ON] > 0
            if counter := COUNTER.match(head):
                return self.counted.get(counter[0], 0) > 0
            if last.isdecimal():
                return True
        left, right = TAIL.search(tail), HEAD.match(head)
        is_closed = last in CLOSED or last == "%" or self._counted_end.search(tail) is not None
        if right is not None and is_closed and PARTICLE.fullmatch(right[1]):
            return False
        if left is not None and first == "(":
            return self.bracketed > 0
        if left is None or right is None or had_room:
            return True
        if (
            PARTICLE.fullmatch(left[1])
            and tail[: -len(left[1])].strip()[-1:].isascii()
            and tail[-len(left[1]) - 1 :][:1] != " "
        ):
            return True  # 10.(목)부터
        return self._are_two(*_stretches(tail, head))

    def _are_two(self, left: str, right: str, before: str, behind: str) -> bool:
        if left in NUMBERS and COUNTER.match(right):
            return True
        return self.is_kept or self._odds(left, right, before, behind) > 0

    def _odds(self, left: str, right: str, before: str, behind: str) -> float:
        """What Korean texts have, and what this one has elsewhere."""
        are_two = min(self._count(left), self._count(right)) > 0
        return odds(left, right, before, behind) + OWN * (are_two - (self._count(left + right) > 0))

    def _count(self, word: str) -> int:
        """How often a word stands in the document, as it is or without its particle."""
        bare = max((self.known[word[:size]] for size in range(2, len(word)) if PARTICLE.match(word[size:])), default=0)
        return max(self.known[word], bare)

    def closes(self, tail: str, head: str) -> bool:
        """Whether a hyphen at the end of a line only parts a word: bil- and lion, not well- and known."""
        left, right = re.search(r"([A-Za-zА-Яа-яё]{2,})-$", tail), re.match(r"[a-zа-яё]{2,}", head)
        if left is None or right is None:
            return False
        return self.known[left[1] + "-" + right[0]] == 0
