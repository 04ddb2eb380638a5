"""datasets/verdicts.toml: what is said of two claims that differ, by rules in their order."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from etl.model import KINDS, VERDICTS
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Id, Line, known, one_of
from etl.schemas.problems import Fault, show

PATH = "datasets/verdicts.toml"
CONDITIONS = (  # what a rule may ask of two claims; each is a function of etl/verdicts/conditions.py
    *("other_unit", "other_rate", "other_base", "other_sort", "narrower", "power_of_ten", "times_of_like_length"),
    *("one_source", "same_number", "no_two_times", "one_origin", "same_time", "stated_later", "other_time"),
    *("one_time_holds_the_other", "adds_up", "longer_has_less", "no_room_for_both", "out_of_proportion"),
    *("both_can_hold", "one_without_time", "both_without_time", "runs_through_time", "two_ends_of_a_flow"),
)
FIELDS = ("rates", "sorts", "extra", "power", "earlier", "later")  # what a reason may put in
Concept = Annotated[str, known("concept", "datasets/concepts/"), Field(description="the id of a concept")]


class RuleEntry(Entry):
    """One [[rule]]: where all its conditions hold, this is the verdict, and this is why."""

    verdict: Annotated[str, one_of(*VERDICTS), Field(description=f"one of {', '.join(VERDICTS)}")]
    when: Annotated[
        tuple[Annotated[str, one_of(*CONDITIONS)], ...],
        Field(description='a list of conditions, as ["other_unit"]; empty: always'),
    ]
    ko: Line
    en: Line


class Both(Entry):
    """Words in both languages."""

    ko: Line
    en: Line


class RateWords(Entry):
    """[rates]: the words for what an amount is counted by, `none` for nothing."""

    day: Both
    week: Both
    month: Both
    year: Both
    person: Both
    each: Both
    thousand: Both
    ten_thousand: Both
    hundred_thousand: Both
    million: Both
    none: Both


class VerdictsFile(File):
    """datasets/verdicts.toml."""

    rule: Annotated[tuple[RuleEntry, ...], Field(min_length=1)]
    mirrors: Annotated[dict[Concept, Concept], Field(description='pairs of concepts, as exports = "imports"')]
    net: Annotated[tuple[Concept, ...], Field(description='a list of concepts, as ["trade_balance"]')] = ()
    vague: Both
    rates: RateWords
    sorts: Annotated[dict[Id, Both], Field(description="the words for each kind of statement")]

    def faults(self) -> Iterator[Fault]:
        """A rule that is never reached, a pair that no rule decides, a word or a field that nobody fills in."""
        for place, rule in enumerate(self.rule[:-1]):
            if not rule.when:
                yield Fault(("rule", place, "when"), "no condition", "one in every rule but the last")
        if self.rule[-1].when:
            yield Fault(("rule", len(self.rule) - 1, "when"), "conditions", "none in the last rule, which decides")
        for place, rule in enumerate(self.rule):
            for lang, words in (("ko", rule.ko), ("en", rule.en)):
                for name in _fields_of(words):
                    if name not in FIELDS:
                        yield Fault(("rule", place, lang), show(f"{{{name}}}"), f"one of {', '.join(FIELDS)}")
        for name in KINDS:
            if name not in self.sorts:
                yield Fault(("sorts",), f"no {name}", f"words for {', '.join(KINDS)}")


def _fields_of(words: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(words) if name is not None]


# rules have no name, so that none lends another its words
KIND = Kind(PATH, VerdictsFile, "rule", key="", is_unique=False, is_shipped=True)
