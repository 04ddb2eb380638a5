"""What a Chinese figure measures where no concept has it: the noun that its clause begins with, or that it counts.

    2024年用水总量22.6亿立方米 · 巴西申请同比增长5.2% · 巴西有5200件申请 · 申请：5200件

Comes in: a figure in its sentence. Goes out: where the noun stands, without its time, its area and what only says how
it is told (数量, 增速).
"""

from __future__ import annotations

import re

from etl.meaning.nouns_zh import NO_NOUN, SHORTEST, behind_time, trimmed
from etl.meaning.view import Placed, View
from etl.patterns import pattern

BREAK = re.compile(r"[，。；：、（(“”\n]")
NOUN, TOLD = pattern("meaning.open_words.noun_zh"), pattern("meaning.nouns_zh.told")
GAP, COUNTED = pattern("meaning.open_words.gap_zh"), pattern("meaning.open_words.counted_zh")
LABEL, TAIL = pattern("meaning.open_words.label_zh"), pattern("meaning.open_words.tail_zh")
Span = tuple[int, int]


def open_words_zh(view: View, figure: Placed, *, is_count: bool) -> Span | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    behind = COUNTED.match(view.text, figure.end, view.end) if is_count else None
    return (
        (_bare(view, *behind.span("noun")) if behind is not None else None)
        or _labelled(view, figure)
        or _leading(view, figure)
    )


def _labelled(view: View, figure: Placed) -> Span | None:
    """The label at the head of a line: 申请：5200件."""
    line = max(view.text.rfind("\n", view.start, figure.start) + 1, view.start)
    found = LABEL.fullmatch(view.text, line, figure.start)
    return None if found is None else _bare(view, *found.span("noun"))


def _leading(view: View, figure: Placed) -> Span | None:
    """The noun at the head of the clause of a figure, behind its time and its area."""
    first = max(view.neighbours(figure)[0], view.start)
    breaks = [found.end() for found in BREAK.finditer(view.text, first, figure.start)]
    found = NOUN.match(view.text, behind_time(view, breaks[-1] if breaks else first, figure.start), figure.start)
    if found is None or GAP.fullmatch(view.text, found.end("noun"), figure.start) is None:
        return None
    return _bare(view, *found.span("noun"))


def _bare(view: View, first: int, stop: int) -> Span | None:
    """A noun without the area at its head and the end that leaves it the same; None where too little is left."""
    first = behind_time(view, first, stop)
    told = TOLD.search(view.text, first, stop)
    stop = told.start() if told is not None else stop
    if NO_NOUN.search(view.text[first:stop]) is not None or trimmed(view, first, stop)[0] != first:
        return None  # 年增, 还有, 也高于上年的
    tail = TAIL.search(view.text, first, stop)
    stop = tail.start() if tail is not None and tail.start() - first >= SHORTEST else stop
    return (first, stop) if stop - first >= SHORTEST else None
