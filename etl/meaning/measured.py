"""What a figure is told to measure: a concept or the words of the text, with its place, and what they can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.meaning.change import Change
from etl.meaning.named_places import word_end
from etl.meaning.parts import read_part
from etl.meaning.phrases import RATE
from etl.meaning.view import Placed, View
from etl.meaning.words import finders_of
from etl.model import OPEN, Span
from etl.patterns import any_of
from etl.rules import Rules, Unit
from etl.vocabulary import Concept

PER = "per_"  # so begin the ids of parts that tell for how many a measure is
PERSON, REGION, BODIES, EVENTS = "person", "region", "body", "event"
NO_PERSONS = frozenset({"household", "building", "vehicle_unit", "vessel", "company"})  # counters
NO_GOODS = frozenset({"person", "country", "region"})  # are counted, and never as so much of trade
ENGLISH = "en"
OCCURRENCE = "time"  # the unit of what happens so often


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: a concept or open words, where they stand, how they got to the figure, and how sure that is."""

    id: str
    start: int
    end: int
    how: str
    breakdown: tuple[str, ...] = ()
    sure: bool = True
    unit: str | None = None  # of the figure that it was read with: people are not ships
    place: Span | None = None  # in the untouched text
    member: tuple[str, ...] = ()  # parts that name one member of a list, and not the next
    is_event: bool = False  # what those who are counted did: never a part of another measure

    @property
    def is_open(self) -> bool:
        """Whether no concept has it."""
        return self.id.startswith(OPEN)


@dataclass(frozen=True)
class Grammar:
    """The words of measures, by language."""

    general: frozenset[str]
    tail: re.Pattern[str]
    actor: re.Pattern[str]
    quantity: re.Pattern[str]


@lru_cache(maxsize=4)
def grammar_of(rules: Rules) -> Grammar:
    """What the rules say of nouns."""
    general = {word for data in rules.languages.values() for word in data.get("meaning", {}).get("general", ())}
    ko = rules.languages["ko"]
    tails = "|".join(sorted(ko["meaning"]["tails"], key=len, reverse=True))
    titles = any_of(ko["origins"]["titles"])
    quantities = "|".join(sorted(ko["meaning"]["quantities"], key=len, reverse=True))
    return Grammar(
        frozenset(general),
        re.compile(rf"\s?(?:{tails})"),
        re.compile(rf"(?:{titles})$"),
        re.compile(rf"(?:{quantities})$"),
    )


def is_quantity(measure: Measure, rules: Rules) -> bool:
    """Whether open words name a quantity of their own (담보인정비율, 준비금), not a part of one."""
    return measure.is_open and grammar_of(rules).quantity.search(measure.id) is not None


def as_part(measure: Measure, whole: Measure, rules: Rules) -> Measure | None:
    """An open noun that names no quantity is a part of what the text measures: 자동차는 63억 달러, of exports."""
    words = measure.id.removeprefix(OPEN)
    if not measure.is_open or measure.is_event or grammar_of(rules).quantity.search(words):
        return None
    same = any(hit.id == whole.id for hit in finders_of(rules.vocabulary).concepts.find(words.replace("_", " ")))
    part = whole.breakdown if same else read_part(words, rules)
    bases = bases_of(whole.breakdown)
    if not same and bases and PER not in "".join(part):
        known = rules.vocabulary.breakdowns  # 1인당 사교육비는 … 중학교 29만 원, 고등학교 28만 원; 전국은 30만 원
        kept = (one for one in whole.breakdown if one in bases or (part and one not in (*known, *part)))
        part = (*part, *kept)
    return replace(whole, breakdown=part, how=whole.how if whole.how != "own" else "list", sure=False)


def bases_of(breakdown: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that tell for how many something is counted: per_population, 교원당."""
    return tuple(one for one in breakdown if one.startswith(PER) or RATE.search(one) is not None)


def is_area(view: View, start: int, end: int) -> bool:
    """Whether the words at a place are within the name of an area."""
    return any(hit.start <= start and end <= word_end(view.text, hit.end) for hit in view.areas)


def normal(words: str, grammar: Grammar) -> str:
    """The words of a measure as an id, without an end that leaves it the same.

    외국인 관광객 수 and 외국인 관광객 are one, 무역 규모 and 무역 are one; 옥수수 keeps its end.
    """
    parts = words.split()
    while len(parts) > 1 and grammar.tail.fullmatch(parts[-1]):
        parts.pop()
    return "_".join(parts)


def fits(concept: str, figure: Placed, change: Change, rules: Rules) -> bool:
    """Whether a concept can have such a figure: its unit, or any where it is a growth, a share or a multiple of it."""
    known = rules.vocabulary.concepts[concept]
    unit = rules.units.get(figure.mention.unit or "")
    if unit is None:
        return False
    if change.transformation in ("growth", "points", "share", "ratio"):
        return True
    if unit.id == PERSON and known.counter in NO_PERSONS:  # a million people fled their homes: no homes
        return False
    if unit.counts == BODIES and (known.type == "rate" or (unit.id == REGION and known.counter == PERSON)):
        return False  # 542 deaths, a fatality rate of 1.6 per cent, in all 26 regions
    if unit.counts == EVENTS and known.counter == PERSON and _counts_other_things(figure, unit, known):
        return False  # 122 suspected cases (including 4 deaths)
    return unit.dimension in known.units and not (unit.id in NO_GOODS and "money" in known.units)


def _counts_other_things(figure: Placed, unit: Unit, known: Concept) -> bool:
    """Whether an English figure names what it counts itself (567 cases), and no word of a concept of people does."""
    quote = figure.mention.quote
    told = next((word for code, words in unit.words if code == ENGLISH for word in words if quote.endswith(word)), None)
    return told is not None and not any(told.removesuffix("s") in word for word in known.words.get(ENGLISH, ()))
