"""What a figure measures where no concept has it, in English: the noun that it counts, or the subject of its clause;
in Chinese and Russian: the noun that its clause begins with.

    13,221 entries · Stunting among children stood at 19.1 per cent · Funding gap: US$ 11.2 million
    2024年用水总量22.6亿立方米

Comes in: a figure in its sentence. Goes out: where the words stand that name its measure, as the text has them.
"""

from __future__ import annotations

import re

from etl.meaning.view import Placed, View
from etl.patterns import pattern, words

COUNTED = pattern("meaning.open_words.counted")
MEASURED = pattern("meaning.open_words.measured")
VERB = pattern("meaning.open_words.verb")
LABEL = pattern("meaning.open_words.label")
NO_LABEL = pattern("meaning.open_words.no_label")
ENDS = pattern("meaning.open_words.ends")
LEADING_TIME = pattern("meaning.open_words.leading_time")
BREAK = re.compile(r"[，。；：、（(“”\n]")
LABEL_RU, SUBJECT_RU = pattern("meaning.open_words.label_ru"), pattern("meaning.open_words.subject_ru")
VERB_RU = pattern("meaning.open_words.verb_ru")
LEADING = pattern("meaning.open_words.leading")
WORD = re.compile(r"[A-Za-z][\w’'-]*")
EMPTY = words("meaning.open_words.empty")
MOST_WORDS = 3
FAR = 90  # characters between a verb and its figure
BESIDE = 4  # characters between a Chinese noun and its figure
NEAR = 30  # characters that the words of a label may take


def open_words(view: View, figure: Placed, *, is_count: bool) -> tuple[int, int] | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    if view.language == "zh":
        return _leading(view, figure)
    if view.language == "ru":
        return _russian(view, figure)
    if view.language != "en":
        return None
    own = _counted(view, figure) if is_count else _measured(view, figure)
    return own or _labelled(view, figure) or _subject(view, figure)


def _russian(view: View, figure: Placed) -> tuple[int, int] | None:
    """The Russian noun before the dash of an amount, or that its clause begins with, before the verb."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    labelled = LABEL_RU.search(view.text, first, figure.start)
    if labelled is not None:
        return labelled.span("noun")
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
    verb = next(iter(VERB_RU.finditer(view.text, first, figure.start)), None)
    found = SUBJECT_RU.match(view.text, first, verb.start()) if verb is not None else None
    return found.span("noun") if found is not None else None


def _leading(view: View, figure: Placed) -> tuple[int, int] | None:
    """The Chinese noun at the head of the clause of a figure, behind its time."""
    before, _ = view.neighbours(figure)
    first = max(before, view.start)
    breaks = [found.end() for found in BREAK.finditer(view.text, first, figure.start)]
    first = breaks[-1] if breaks else first
    found = LEADING.match(view.text, first, figure.start)
    is_near = found is not None and figure.start - found.end("noun") <= BESIDE
    return found.span("noun") if found is not None and is_near else None


def _counted(view: View, figure: Placed) -> tuple[int, int] | None:
    """The plural noun right behind a number, inside the figure where that is its unit."""
    inside = list(WORD.finditer(view.text, figure.start, figure.end))
    if inside and inside[-1].end() == figure.end:
        return _bare(view.text, *inside[-1].span())
    found = COUNTED.match(view.text, figure.end)
    return None if found is None else _bare(view.text, *found.span("noun"))


def _measured(view: View, figure: Placed) -> tuple[int, int] | None:
    """55,431 tonnes of rare earths: what so much of it is."""
    found = MEASURED.match(view.text, figure.end, view.end)
    return None if found is None else _bare(view.text, *found.span("noun"))


def _labelled(view: View, figure: Placed) -> tuple[int, int] | None:
    """Funding gap: US$ 11.2 million, revenue of $5.9 billion."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - NEAR * 2)
    found = LABEL.search(view.text, first, figure.start)
    if found is None or NO_LABEL.fullmatch(found["noun"].split()[-1]) is not None:
        return None
    return _bare(view.text, *found.span("noun"))


def _subject(view: View, figure: Placed) -> tuple[int, int] | None:
    """The subject of the last verb before the figure that tells an amount."""
    first = max(view.clause_of(figure.start)[0], view.start)
    verbs = list(VERB.finditer(view.text, max(first, figure.start - FAR), figure.start))
    if not verbs:
        return None
    stop = verbs[-1].start()
    time = LEADING_TIME.match(view.text, first, stop)
    first = time.end() if time is not None else first
    breaks = [found.end() for found in ENDS.finditer(view.text, first, stop)]
    first = breaks[-1] if breaks else first
    head = view.text.find(" of ", first, stop)
    return _bare(view.text, first, stop if head < 0 else head)


def _bare(text: str, first: int, stop: int) -> tuple[int, int] | None:
    """The last words of a stretch without those that say nothing at its ends; None where none is left."""
    found = list(WORD.finditer(text, first, stop))
    while found and found[-1][0].lower() in EMPTY.all:
        found.pop()
    found = found[-MOST_WORDS:]
    while found and found[0][0].lower() in EMPTY.all:
        found.pop(0)
    is_named = bool(found) and all(len(word[0]) > 2 for word in found[-1:]) and not found[-1][0][0].isupper()
    return (found[0].start(), found[-1].end()) if is_named else None
