"""What a figure measures where no concept has it: in Chinese and Russian the noun that its clause begins with; in
English as open_words_en.py has it.

    2024年用水总量22.6亿立方米 · Цена фрахта поднялась с

Comes in: a figure in its sentence. Goes out: where the words stand that name its measure, as the text has them.
"""

from __future__ import annotations

from etl.meaning.open_words_en import open_words_en
from etl.meaning.open_words_zh import open_words_zh
from etl.meaning.view import Placed, View
from etl.patterns import pattern

LABEL_RU, SUBJECT_RU = pattern("meaning.open_words.label_ru"), pattern("meaning.open_words.subject_ru")
VERB_RU = pattern("meaning.open_words.verb_ru")
POINTS_RU = pattern("meaning.open_words.points_ru")
FAR = 90  # characters between a verb and its figure


def open_words(view: View, figure: Placed, *, is_count: bool) -> tuple[int, int] | None:
    """Where the words of the measure of a figure stand, which counts things or not; None where nothing names it."""
    if view.language == "zh":
        return open_words_zh(view, figure, is_count=is_count)
    if view.language == "ru":
        return _russian(view, figure)
    return open_words_en(view, figure, is_count=is_count) if view.language == "en" else None


def _russian(view: View, figure: Placed) -> tuple[int, int] | None:
    """The Russian noun before the dash of an amount, or that its clause begins with, before the verb."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    labelled = LABEL_RU.search(view.text, first, figure.start)
    if labelled is not None:
        return labelled.span("noun")
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
    verb = next(iter(VERB_RU.finditer(view.text, first, figure.start)), None)
    found = SUBJECT_RU.match(view.text, first, verb.start()) if verb is not None else None
    is_named = found is not None and POINTS_RU.fullmatch(found["noun"]) is None
    return found.span("noun") if found is not None and is_named else None
