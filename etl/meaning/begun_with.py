"""The times that a sentence begins with, before its first figure: what it is about, if nothing speaks against it.

Comes in: a sentence, its times, and where its first figure stands (its end, if it has none). Goes out: those of its
times that can be what it is about, and those in the titles of statistics.
"""

from __future__ import annotations

from etl.meaning.clauses_en import reaches
from etl.meaning.compared import of_a_work
from etl.meaning.timed import Sentence, opens
from etl.meaning.view import View
from etl.mentions.carrying import CHANGES_FROM, INTRODUCES
from etl.mentions.windows import Window
from etl.patterns import pattern

SINCE_BEST = pattern("meaning.times.since_best")
FOUNDED, LEVEL_OF = pattern("meaning.times.founded"), pattern("meaning.times.level_of")
YEARBOOK = pattern("meaning.times.yearbook")
SURVEY = pattern("meaning.times.survey")


def times_ahead(view: View, sentence: Sentence, first: int) -> list[Window]:
    """The times before the first figure, behind whoever is said to tell it; none of a sentence that looks back."""
    told = [found.end() for found in INTRODUCES.finditer(view.text, view.start, first)]
    ahead = [w for w in sentence.windows if w.end <= first and opens(w) and w not in sentence.bases]
    ahead = [w for w in ahead if told and w.start >= told[-1]] or ahead
    ahead = [w for w in ahead if not CHANGES_FROM.match(view.text, w.end)]
    if not view.figures and SINCE_BEST.search(view.text, view.start, view.end):
        return []  # 1982년 통계 작성 이래 가장 높은 수치다: looks back
    if not view.figures:
        ahead = [w for w in ahead if not (FOUNDED.match(view.text, w.end) or LEVEL_OF.match(view.text, w.end))]
    if view.figures:
        ahead = [w for w in ahead if reaches(w, view.figures[0], view)]
    return [w for w in ahead if not (view.language == "en" and of_a_work(w, view))]


def times_in_titles(view: View, sentence: Sentence, first: int) -> list[Window]:
    """The times before the first figure that name a survey or a census: what it tells is of that time."""
    return [w for w in sentence.windows if w.end <= first and SURVEY.match(view.text, w.end)]


def names_yearbook(window: Window, text: str, published: str | None) -> bool:
    """Whether a year names the book that came out in it, not what that tells of: 2025 사법연감, in a text of 2025."""
    is_of_then = window.period.grain == "year" and (window.period.end or "")[:4] == (published or "")[:4]
    return is_of_then and YEARBOOK.match(text, window.end) is not None
