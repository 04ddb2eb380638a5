"""Which times of an English sentence reach a figure, by its clauses.

A time inside a clause that is put in between commas (the dam, which opened in 1998, supplied …) is of what that clause
tells alone. A time behind the last of several figures, without a clause of its own, is of all of them: the region
produced 1.2 million tonnes of olives, sold 400,000 of oil and earned €2 billion in 2023.

Comes in: a sentence with its figures and times. Goes out: whether a time reaches a figure; the one time behind it that
the whole sentence has.
"""

from __future__ import annotations

from bisect import bisect_left

from etl.meaning.timed import Sentence, opens
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.patterns import pattern

PUT_IN = pattern("meaning.clauses_en.put_in")
ANOTHER = pattern("meaning.clauses_en.another")
ENDS = pattern("meaning.clauses_en.ends")


def reaches(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time does not stand in a clause that is put in and does not hold the figure."""
    return view.language != "en" or not any(
        start <= window.start < end and not start <= figure.start < end for start, end in view.spans(PUT_IN)
    )


def time_of_all(figure: Placed, view: View, sentence: Sentence) -> Window | None:
    """The one time of a sentence, where it stands behind all figures of its clause and closes it."""
    told = [w for w in sentence.windows if opens(w)]
    if view.language != "en" or len({(w.period.start, w.period.end) for w in told}) != 1:
        return None
    window = told[0]
    if window in sentence.bases or window.start < figure.end or not reaches(window, figure, view):
        return None
    if ANOTHER.search(view.text, figure.end, window.start) or ENDS.match(view.text, window.end) is None:
        return None
    return window if view.counted[bisect_left(view.starts, window.start) :] == [] else None
