"""Where sentences end, in text that a person could read (wraps already repaired).

A sentence ends at a full stop, question or exclamation mark that follows a word, not a digit or an
initial, with the closing quotes, brackets and footnote markers that belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.patterns import pattern

LONGEST = 1_500  # characters: nothing longer is a sentence; what looks up a sentence stays cheap on any text
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
START = re.compile(  # the first of a run of marks, or a full-width one
    r"[.。．!?！？…](?:(?P<first>(?<=[.。．!?！？])(?<![.。．!?！？].)|(?<=…)(?<!……))|(?<=[。！？]))"
)
END = pattern("passages.sentences.end")
FULL = re.compile(r"[。！？][\"”’」』]*")
ABBREVIATION = pattern("passages.sentences.abbreviation")
AMOUNT_RU, BEGINS_RU = pattern("passages.sentences.amount_ru"), pattern("passages.sentences.begins_ru")

NUMBER_LAST = re.compile(
    r"(?:[a-zа-яё]|\d,)\s[$€£]?\d[\d,]*(?:[–-]\d+)?\d$"
)  # … crossed in 2023. The …; not: No. 12. Oxford
YEAR_LAST = re.compile(r"(?<!\d)(?:19|20)\d\d$")
NEW_SENTENCE = re.compile(r"[\"“‘«]?[A-ZА-ЯЁ][\w’']*\s[\w$]")
NEW_SUBJECT = re.compile(r"[A-ZА-ЯЁ][\w’'-]{3,},\s[\w“]")  # … in 2023. Germany, the biggest buyer; not: 46.0 Mt, …


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open stretches of `text`, without the blanks between them; together they hold every word."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for found in _find_ends(text):
        start = _after_bracket(text, start, found.start(), stretches)
        if found.re is not FULL and not _ends_here(text, found):
            continue
        end = found.end() if found.re is FULL else found.end("note") if found["note"] else found.end("close")
        _add(text, start, end, stretches)
        start = end
    start = _after_bracket(text, start, len(text), stretches)
    _add(text, start, len(text), stretches)
    return tuple(stretches)


def _find_ends(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence may end: a run of marks with what belongs to it (END), or a full-width mark (FULL)."""
    at = 0
    while (mark := START.search(text, at)) is not None:
        begin = mark.start()
        found = (END.match(text, begin) if mark["first"] is not None else None) or FULL.match(text, begin)
        if found is not None:
            yield found
        at = begin + 1 if found is None else found.end()


def _after_bracket(text: str, start: int, stop: int, stretches: list[tuple[int, int]]) -> int:
    """A sentence that is all in brackets ends with them: …이다.(러시아는 … 밝힘) 김정은 방러를 …"""
    begin = start
    while begin < stop and text[begin].isspace():
        begin += 1
    if begin < stop and text[begin] in "(（":
        close = text.find(")", begin, min(stop, begin + LONGEST))
        if close - begin > 15 and text[close + 1 : close + 2].isspace():
            _add(text, begin, close + 1, stretches)
            return close + 1
    return start


def _ends_here(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 12) : found.start()]
    mark, close = found["mark"], found["close"]
    if mark == "." and not close and not "가" <= before[-1:] <= "힣" and ABBREVIATION.search(before):
        # a number or an initial ends a sentence only where nothing follows, or where a new one plainly begins
        is_begun = NEW_SENTENCE.match(text, found.end()) or (not found["note"] and NEW_SUBJECT.match(text, found.end()))
        is_decimal = found["note"][:1].isdecimal() and not YEAR_LAST.search(
            before
        )  # 14.2 GW of wind; not: in 2023.14 The
        if is_begun and not is_decimal and NUMBER_LAST.search(before):
            return True
        if AMOUNT_RU.search(before) and BEGINS_RU.match(text, found.end()):  # … $65,81 млрд. В июне …
            return True
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
