"""What happens so often: 일본을 세 차례 방문했다, 기준금리를 두 차례 인하했다, visited China three times.

Comes in: a figure that counts occurrences, in its sentence. Goes out: the noun of the verb that tells what happened,
with the object of it, as a concept where there is one; None where no such verb stands there. What happened is never
what was counted in the sentences before, and whose verb it is measures nothing: who visits is the owner.
"""

from __future__ import annotations

import re

from etl.meaning.measured import OCCURRENCE, Measure
from etl.meaning.measures_ko import open_words
from etl.meaning.phrases import OBJECTS, phrases_before
from etl.meaning.view import Placed, View
from etl.model import OPEN
from etl.patterns import pattern, values
from etl.rules import Rules

HAPPENS = pattern("meaning.occurrences.happens_ko")
NATIVE = values("meaning.occurrences.native_ko")  # 만났 → 만남
CONCEPTS = values("meaning.occurrences.concepts")
HAPPENED_EN, OF_VERB_EN = pattern("meaning.occurrences.happened_en"), values("meaning.occurrences.of_verb_en")


def read_occurrence(view: View, figure: Placed, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    """What a figure that counts occurrences says to have happened so often; `names`: of those who state."""
    if figure.mention.unit != OCCURRENCE:
        return None
    if view.language == "en":
        return _english(view, figure)
    return _korean(view, figure, rules, names) if view.language == "ko" else None


def counts_others(measure: Measure, rules: Rules) -> bool:
    """Whether a measure counts people or things, never how often: visitors."""
    concept = rules.vocabulary.concepts.get(measure.id)
    return concept is not None and concept.counter not in ("", None, OCCURRENCE)


def _korean(view: View, figure: Placed, rules: Rules, names: re.Pattern[str]) -> Measure | None:
    found = HAPPENS.match(view.text, figure.end, view.end)
    if found is None:
        return None
    native = found["native"]
    noun = NATIVE[native] if native else found["noun"]
    start, end = found.span("native" if native else "noun")
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
    objects = [one for one in phrases_before(view.text, first, figure.start) if one.particle in OBJECTS]
    words = open_words(view, objects[-1], rules, names) if objects else None
    if words is not None:
        named = view.text[slice(*words)].split()
        return Measure(OPEN + "_".join((*named, noun)), *words, "own", is_event=True)
    concept = CONCEPTS.get(noun, "")
    known = concept if concept in rules.vocabulary.concepts else OPEN + noun
    return Measure(known, start, end, "own", is_event=True)


def _english(view: View, figure: Placed) -> Measure | None:
    found = HAPPENED_EN.search(view.text, view.clause_of(figure.start)[0], figure.start)
    if found is None:
        return None
    start, end = found.span("verb")
    return Measure(OF_VERB_EN[found["verb"].lower()], start, end, "own", is_event=True)
