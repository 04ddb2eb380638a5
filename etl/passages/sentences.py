"""Where sentences end, in text that a person could read (wraps already repaired).

A sentence ends at a full stop, question or exclamation mark that follows a word, not a digit or an
initial, with the closing quotes, brackets and footnote markers that belong to it.
"""

from __future__ import annotations

import re

LONGEST = 1_500  # characters: nothing longer is a sentence; what looks up a sentence stays cheap on any text
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
END = re.compile(
    r"(?P<mark>[.。．!?！？]+|…+)"
    r"(?P<close>[\"'”’」』》〉)\]]*)"
    rf"(?P<note>(?:[{SUPERSCRIPTS}]+\)?|\[\d{{1,3}}\]|\d{{1,3}}(?=\s+[가-힣A-Z“‘\"'(]))*)"
    r"(?P<blank>\s+|$|(?=[(（]))|(?P<full>[。！？][\"”’」』]*)"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|No|Nos|Vol|vol|pp|p|Fig|St|vs|cf|ca|al|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Gen|Col|Sen|Rep|U\.S|U\.K|U\.N|e\.g|i\.e|approx|"
    r"тыс|млн|млрд|трлн|г|гг|руб|долл|им|ст|стр|см|т|п|кв|др|проц)|\d)$"
)


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open stretches of `text`, without the blanks between them; together they hold every word."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for found in END.finditer(text):
        start = _after_bracket(text, start, found.start(), stretches)
        if found["mark"] is not None and not _ends_here(text, found):
            continue
        end = found.end("note") if found["note"] else found.end("close") if found["mark"] is not None else found.end()
        _add(text, start, end, stretches)
        start = end
    start = _after_bracket(text, start, len(text), stretches)
    _add(text, start, len(text), stretches)
    return tuple(stretches)


def _after_bracket(text: str, start: int, stop: int, stretches: list[tuple[int, int]]) -> int:
    """A sentence that is all in brackets ends with them: …이다.(러시아는 … 밝힘) 김정은 방러를 …"""
    begin = start
    while begin < stop and text[begin].isspace():
        begin += 1
    if begin < stop and text[begin] in "(（":
        close = text.find(")", begin, stop)
        if close - begin > 15 and text[close + 1 : close + 2].isspace():
            _add(text, begin, close + 1, stretches)
            return close + 1
    return start


def _ends_here(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 12) : found.start()]
    mark, close = found["mark"], found["close"]
    if mark == "." and ABBREVIATION.search(before) and not close:
        # a number or an initial ends a sentence only where nothing follows
        return found.end() == len(text) and not before[-1:].isdecimal()
    if mark in ("...", "…") and not close:
        return False
    following = text[found.end() : found.end() + 1]
    if close and following and _goes_on(text[found.end() : found.end() + 4]):
        return False
    return not (following.islower() and mark == ".")


def _goes_on(text: str) -> bool:
    """A quotation that the sentence goes on after: “…한다.” 라고, 고."""
    return text.startswith(("라고", "라며", "고 ", "며 ", "면서", "는 ", "라는", "란 ", "이라"))


def _add(text: str, start: int, end: int, stretches: list[tuple[int, int]]) -> None:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        _add(text, start, cut, stretches)
        start = cut
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    if left < right:
        stretches.append((left, right))
