"""What a Korean figure measures by the verb behind it, where no noun of a measure stands in its clause.

    러시아산 원유를 하루 162만 배럴 사들였다      imports
    관광객이 아닌 사람 1만 명이 다녀갔다          visitors

Comes in: a figure in its sentence. Goes out: the concept of the noun that the verb stands for, if it can have such a
figure, and where the verb stands; nothing where no such verb stands behind it.
"""

from __future__ import annotations

import re

from etl.meaning.change import Change
from etl.meaning.measured import OCCURRENCE, Measure, fits
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit, finders_of
from etl.patterns import kept, pattern, values
from etl.rules import Rules

NOUNS = values("meaning.acts_ko.nouns")  # a stem, and the noun that it stands for
BETWEEN = pattern("meaning.acts_ko.between")
PREDICATE = pattern("meaning.measures_ko.predicate")  # behind a noun that is a verb: 쌀 5만 톤을 수출했다
ENDS = pattern("meaning.acts_ko.ends")


def is_predicate(view: View, hit: Hit, figure: Placed) -> bool:
    """Whether the word of a concept is the verb of the clause of a figure: 쌀 5만 톤을 | 수출했다; how often somebody
    did something (두 차례 방문했다) is none of what it counts."""
    is_verb = figure.mention.unit != OCCURRENCE and ENDS.search(view.text, hit.start, hit.end) is not None
    return is_verb or PREDICATE.match(view.text, hit.end) is not None


def read_act(view: View, figure: Placed, change: Change, stop: int, rules: Rules) -> Measure | None:
    """What the verb behind a figure tells it to be, up to `stop`."""
    between = BETWEEN.match(view.text, figure.end, stop) if change.transformation == "level" else None
    verb = _stems().match(view.text, between.end(), stop) if between is not None else None
    if verb is None:
        return None
    noun = NOUNS[verb[0]]
    hits = [hit for hit in finders_of(rules.vocabulary).concepts.find(noun) if hit.end == len(noun)]
    concept = next((hit.id for hit in hits if fits(hit.id, figure, change, rules)), None)
    return Measure(concept, *verb.span(), "own") if concept is not None else None


@kept(1)
def _stems() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, NOUNS), key=len, reverse=True)))
