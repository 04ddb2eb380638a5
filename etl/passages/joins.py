"""Join wrapped lines into the text a person reads, keeping the offset of every character."""

from __future__ import annotations

import re

from etl.breaks import parts_han, parts_number
from etl.model import Line
from etl.passages.style import PARTICLES, Style
from etl.patterns import pattern, words

LONGEST_WORD = 40
HANGUL_TAIL = re.compile(r"[가-힣]+$")
HANGUL_HEAD = re.compile(r"[가-힣]+")
SINGLES = re.compile(r" [가-힣\d] {1,2}[가-힣\d] ")  # without any nothing is spaced out
SPACED_OUT = re.compile(r"(?<!\S)(?:[가-힣\d] {1,2}){6,}[가-힣\d](?:[가-힣]{1,2})?(?: +[가-힣.,]{1,2})*(?!\S)")
STANDALONE = words("passages.joins.standalone")
ENDS_WITH_PARTICLE = pattern("passages.joins.ends_with_particle")
SPLIT_COUNTER = pattern("passages.joins.split_counter")
COUNTED = pattern("passages.joins.counted")


class Reading:
    """Text under repair: characters and, for each, its offset in the untouched text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: dict[int, int] = {}  # of characters that are written with several
        self.tail_blank = False  # the last raw line ended with a blank
        self.length = 0

    @property
    def text(self) -> str:
        """What has been joined so far."""
        return "".join(self.parts)

    def add(self, line: Line, style: Style) -> None:
        """Append a line; between it and the text before stands a blank, or nothing."""
        body = line.text.strip()
        if not body:
            return
        offset = line.text.index(body)
        if self.parts:
            tail = self.tail()
            if not parts_number(tail, body) and (self.tail_blank or _needs_blank(tail, body, style)):
                self.parts.append(" ")
                self.starts.append(self.ends.get(self.starts[-1], self.starts[-1] + 1))
        if SINGLES.search(body) is None or SPACED_OUT.search(body) is None:
            self.parts.append(body)
            self.starts.extend(line.starts[offset : offset + len(body)])
        else:
            kept = _close_up(body)
            self.parts.append("".join(body[place] for place in kept))
            self.starts.extend(line.starts[offset + place] for place in kept)
        self.length = len(self.starts)
        self.ends.update(line.ends)
        self.tail_blank = line.text[offset + len(body) :] != "" and body[-1:] != "-"

    def tail(self, size: int = 20) -> str:
        """The last characters of what has been joined."""
        tail = ""
        for part in reversed(self.parts):
            tail = part + tail
            if len(tail) > size:
                break
        return tail[-size:]


def _close_up(body: str) -> list[int]:
    """The places of the characters to keep: in l e t t e r s  s p a c e d  o u t single blanks go."""
    keep = [True] * len(body)
    for run in SPACED_OUT.finditer(body):
        for blank in re.finditer(r" +", run[0]):
            first = run.start() + blank.start()
            for place in range(first + (len(blank[0]) > 1), run.start() + blank.end()):
                keep[place] = False
    return [place for place, kept in enumerate(keep) if kept]


def _needs_blank(tail: str, head: str, style: Style) -> bool:
    """Whether a word ends at this break: by the document's habit, its own vocabulary, or the signs."""
    last, first = tail[-1], head[0]
    if parts_han(last, first):
        return False
    if last in "(“‘「『<[~∼-·ㆍ" or first in ".,)”’」』>]·ㆍ:;!?…":
        return last == "-" and not last.isascii()
    if style.blank_marks_word and style.wrapped:
        return not (_is_hangul(last) or last.isdecimal()) or not (_is_hangul(first) or first.isdecimal())
    if COUNTED.search(tail) and (first.isdecimal() or first in "만억조천년월일명개회발여"):
        return not (last.isdecimal() and _is_hangul(first)) and first.isdecimal()
    if not (_is_hangul(last) and _is_hangul(first)):
        return True
    return _are_two_words(tail, head, style)


def _are_two_words(tail: str, head: str, style: Style) -> bool:
    """Whether a blank stood at the break, told by the words on both sides; the surest sign first."""
    last, first = HANGUL_TAIL.search(tail), HANGUL_HEAD.match(head, 0, LONGEST_WORD)
    if last is None or first is None:
        return True
    left, right = last[0], first[0]
    known = _is_known(left, style), _is_known(right, style)
    if len(left + right) > 2 and left + right in style.vocabulary and not all(known):
        return False
    if len(right) == 1 and right not in STANDALONE:
        return False
    if SPLIT_COUNTER.search(f"{tail[-6:]}|{head[:2]}"):
        return False
    if tail[: -len(left)][-1:].isdecimal():
        return PARTICLES.match(head) is None
    if (len(left) > 1 and ENDS_WITH_PARTICLE.search(left)) or all(known):
        return True
    if (PARTICLES.match(head) and len(right) <= 3) or (len(left) == 1 and left not in STANDALONE):
        return False
    return known[1] or not style.glue_by_default


def _is_known(word: str, style: Style) -> bool:
    """A word of the document, as it stands or without its particle."""
    if word in style.vocabulary:
        return True
    return any(word[:size] in style.vocabulary and PARTICLES.match(word[size:]) for size in range(2, len(word)))


def _is_hangul(char: str) -> bool:
    return "가" <= char <= "힣"
