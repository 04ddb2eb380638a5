"""Whether a blank stood where a line of a page ends. A page breaks Korean inside of words as well.

A blank that the file has at the end of a line is never false; its absence says little (measured: 105 of 138 such ends
were ends of words too). Then the words of the document itself tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from etl.breaks import parts_han, parts_number
from etl.patterns import pattern, words

CLOSED = frozenset(")]}%\"'’”」』〉》")
WORD = re.compile(r"(?<![0-9가-힣A-Za-z)%」』’”])[가-힣]+|[A-Za-z]+(?:-[A-Za-z]+)*")
TAIL, HEAD = re.compile(r"([가-힣]+)$"), re.compile(r"([가-힣]+)")
PARTICLE = pattern("intake.pdf_wraps.particle")
NUMBERS = words("intake.pdf_wraps.numbers")
NEVER_ALONE = words("intake.pdf_wraps.never_alone")
STANDALONE = words("intake.pdf_wraps.standalone")
VERBAL, PARTED = pattern("intake.pdf_wraps.verbal"), pattern("intake.pdf_wraps.parted")
AFTER_E = words("intake.pdf_wraps.after_e")
BOUND = pattern("intake.pdf_wraps.bound")
ENDED = pattern("intake.pdf_wraps.ended")
COUNTER = pattern("intake.pdf_wraps.counter")
SCALES = pattern("intake.pdf_wraps.scales")
NUMBER_WORD = pattern("intake.pdf_wraps.number_word")
E_OR_RO, BEFORE_NOUN = words("intake.pdf_wraps.e_or_ro"), words("intake.pdf_wraps.before_noun")
GOES_ON = "0"  # as a counter: more digits, as in 17억 1천만
BRACKET = re.compile(r"[가-힣](\s?)\(")


class Words:
    """The words of a document that stand inside of its lines, where they are whole."""

    def __init__(self, lines: Sequence[str]) -> None:
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
        glued = apart = 0
        for tail, head in pairwise(lines):
            left, right = TAIL.search(tail), HEAD.match(head)
            if left and right:
                glued += self.known[left[1] + right[1]] > 0
                apart += min(self.known[left[1]], self.known[right[1]]) > 0
        self.glues = glued > apart  # lines are broken inside of words as often as not

    def need_blank(self, tail: str, head: str) -> bool:
        """Whether `head` begins a new word; what stands before ends without a blank."""
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
        if left is None or right is None:
            return True
        if (
            PARTICLE.fullmatch(left[1])
            and tail[: -len(left[1])].strip()[-1:].isascii()
            and tail[-len(left[1]) - 1 :][:1] != " "
        ):
            return True  # 10.(목)부터
        return self._are_two(left[1], right[1])

    def _are_two(self, left: str, right: str) -> bool:
        if left in NUMBERS and COUNTER.match(right):
            return True
        whole, two = self._count(left + right), min(self._count(left), self._count(right))
        if whole > two:
            return False
        if right in NEVER_ALONE or (VERBAL.match(right) and not PARTED.search(left)):
            return False
        if left[-1] in E_OR_RO and right in AFTER_E:
            return False
        if PARTICLE.match(right) and not self.known[right] and len(right) <= 3:
            return False
        if BOUND.fullmatch(right) or ENDED.search(left) or two or left in BEFORE_NOUN:
            return True
        if len(left) == 1 and left not in STANDALONE and not self.known[left]:
            return False
        return not self.glues

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
