"""A stretch of Chinese text without what is no part of the noun in it: times, joining words, verbs of change.

    其次为住宿 → 住宿    年同期比较上升 → nothing    留宿旅客的人均消费按年分别减少 → 留宿旅客的人均消费

Comes in: a stretch of a sentence. Goes out: where its noun stands; nothing where none is left, or only words that tell
no thing (还有, 接收).
"""

from __future__ import annotations

from etl.meaning.view import View
from etl.patterns import pattern

BEFORE, BEHIND = pattern("meaning.nouns_zh.before"), pattern("meaning.nouns_zh.behind")
NO_NOUN = pattern("meaning.nouns_zh.no_noun")
SKIPPED = pattern("meaning.open_words.skipped_zh")
SHORTEST, LONGEST = 2, 24  # signs of a noun
BESIDE = 1  # sign between two areas that a name says it is: 广东|省|汕尾市
Span = tuple[int, int]


def noun_in(view: View, first: int, stop: int) -> Span | None:
    """The noun of a stretch; None where it has none."""
    span = trimmed(view, first, stop)
    words = view.text[slice(*span)]
    return span if SHORTEST <= len(words) <= LONGEST and NO_NOUN.search(words) is None else None


def trimmed(view: View, first: int, stop: int) -> Span:
    """A stretch without the words at both ends that are no part of a noun."""
    while True:
        begun = behind_time(view, first, stop)
        found = BEFORE.match(view.text, begun, stop)
        begun = found.end() if found is not None else begun
        tail = BEHIND.search(view.text, begun, stop)
        ended = tail.start() if tail is not None else stop
        if (begun, ended) == (first, stop):
            return first, stop
        first, stop = begun, ended


def behind_time(view: View, first: int, stop: int) -> int:
    """Where a noun can begin: behind times, areas and verbs."""
    while first < stop:
        area = next((hit.end for hit in view.areas if 0 <= hit.start - first <= BESIDE), None)
        skipped = SKIPPED.match(view.text, first, stop) if area is None else None
        if area is None and (skipped is None or skipped.end() == first):
            return first
        first = area if area is not None else skipped.end() if skipped is not None else stop
    return first
