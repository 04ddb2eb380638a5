"""What qualifies an English noun that is measured, so that two series of one noun stay two.

    youth unemployment, the overall unemployment rate      property development investment, investment in machinery
    the murder rate … the rate                              taken over as it was, by whoever goes on with it

Comes in: a measure that the figure's own clause names as a concept, and what the text has qualified it with so far.
Goes out: the measure with those words as parts. A bare noun behind one that was only told with a qualifier is the short
form of that; one that is told to be all of it (overall, total), or was bare before, is the whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.apart import NO_NOUN
from etl.meaning.measured import Measure
from etl.meaning.view import View
from etl.patterns import pattern, words

TOKEN = re.compile(r"(?P<word>[A-Za-z][\w’'-]*)\s$")
STOPS, NEUTRAL = words("meaning.qualifiers.stops"), words("meaning.qualifiers.neutral")
WHOLE = words("meaning.qualifiers.whole")
PARTICIPLES = words("meaning.qualifiers.participles")
BEHIND = pattern("meaning.qualifiers.behind")
BEGINS = pattern("meaning.qualifiers.begins")
MOST = 3  # words
FAR = 40  # characters before a noun


class Qualifiers:
    """What each measure of a text was told with, in its order."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[str, ...]]] = {}

    def of(self, view: View, measure: Measure | None, *, is_share: bool) -> Measure | None:
        """The measure of a figure with what qualifies it; `is_share`: a share is of the whole that its noun names."""
        if measure is None or measure.is_open or measure.how != "own" or view.language != "en":
            return measure
        if not view.start <= measure.start < measure.end <= view.end:
            return measure
        parts, is_whole = qualifiers_before(view, measure)
        parts = parts or _behind(view, measure)
        parts = tuple(part for part in parts if part not in measure.breakdown)
        told = self._told.setdefault(measure.id, [])
        if not parts and not is_whole and not measure.breakdown and not is_share and len(set(told)) == 1:
            parts = told[0]
        elif not is_share:
            told.append((*measure.breakdown, *parts))
        return replace(measure, breakdown=(*measure.breakdown, *parts)) if parts else measure


def qualifiers_before(view: View, measure: Measure) -> tuple[tuple[str, ...], bool]:
    """The words that qualify a noun right before it, known parts by their ids; whether they tell all of it."""
    first = max(view.start, measure.start - FAR)
    taken: list[tuple[int, int]] = []
    place, is_whole = measure.start, False
    while len(taken) < MOST:
        found = TOKEN.search(view.text, first, place)
        if found is None or _stops(view, found):
            break
        place = found.start()
        word = found["word"].lower()
        is_whole = is_whole or word in WHOLE.all
        if word not in NEUTRAL.all and word not in WHOLE.all:
            taken.insert(0, found.span("word"))
    return _as_parts(view, taken), is_whole


def _stops(view: View, found: re.Match[str]) -> bool:
    """Whether a word does not qualify the noun behind it: an article, a verb, a name, a time."""
    word, start = found["word"], found.start()
    if any(hit.start < found.end("word") and start < hit.end for hit in (*view.areas, *view.concepts)):
        return True
    if any(one.start < found.end("word") and start < one.end for one in view.figures):
        return True
    if word[0].isupper() and BEGINS.search(view.text, view.start, start) is None and start != view.start:
        return True
    low = word.lower()
    is_verbal = low.endswith(("ed", "ing")) and "-" not in low and low not in PARTICIPLES.all
    is_short = len(low) < 3 or low.endswith(("’s", "'s"))
    return is_short or is_verbal or low in STOPS.all or (low not in NEUTRAL.all and NO_NOUN.fullmatch(low) is not None)


def _behind(view: View, measure: Measure) -> tuple[str, ...]:
    """What a noun is told to be of, right behind it: investment in machinery, sales of used cars."""
    found = BEHIND.match(view.text, measure.end, view.end)
    if found is None:
        return ()
    start, end = found.span("noun")
    is_known = any(hit.start < end and start < hit.end for hit in (*view.areas, *view.concepts))
    tokens = [(start + one.start(), start + one.end()) for one in re.finditer(r"[\w’'-]+", found["noun"])]
    kept: list[tuple[int, int]] = []
    for a, b in tokens:
        word = view.text[a:b].lower()
        if word in STOPS.all or NO_NOUN.fullmatch(word) is not None or (word in NEUTRAL.all and not kept):
            break
        kept.append((a, b))
    return () if is_known or not kept else _as_parts(view, kept)


def _as_parts(view: View, taken: list[tuple[int, int]]) -> tuple[str, ...]:
    """Words as parts: those that the vocabulary knows by their ids, the others as they stand."""
    known = [hit for hit in view.breakdowns if any(hit.start < b and a < hit.end for a, b in taken)]
    left = [view.text[a:b].lower() for a, b in taken if not any(hit.start < b and a < hit.end for hit in known)]
    return tuple(dict.fromkeys((*(("_".join(left),) if left else ()), *(hit.id for hit in known))))
