"""What tells a standing fact: it has no time but one that its own words name.

Comes in: a figure with its statement, and how it would take over a time (`paragraph`, `section`, `document`). Goes out:
whether that time is none of it. Lengths, seats and countries last; what is paid or carried a month or a year goes on;
words of rules, capacities and of now say so; and what stands somewhere in a text, without a time in its paragraph and
section, is of the time of the text only where it adds up over one (exports, births), not where it merely is there
(stocks, prices, rates, things that no concept knows), but in a text about the stocks at one moment. What is held
against another time, or changes from or to it, has one itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from etl.meaning.bases import base_cues_of
from etl.meaning.timed import Topic, is_year_end
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.model import Statement
from etl.patterns import any_of, pattern, words
from etl.rules import Rules

LASTING = words("meaning.undated.lasting")  # units
GOING_ON = words("meaning.undated.going_on")  # rates
ABLE = pattern("meaning.undated.able", re.IGNORECASE)
PAST = pattern("meaning.undated.past", re.IGNORECASE)
TOLD = pattern("meaning.undated.told")
YEARLY_LIMIT, OF_A_YEAR = pattern("meaning.undated.yearly_limit"), pattern("meaning.undated.of_a_year")
ENDS = words("meaning.times.ends")
COMPARED = frozenset({"growth", "points", "change", "ratio"})
QUOTE = re.compile('[“”"]')
SET_FOR = pattern("meaning.undated.set_for")
BESIDE = 24  # characters behind a figure
AHEAD = 90  # characters before a time


@lru_cache(maxsize=4)
def timeless_of(rules: Rules) -> dict[str, re.Pattern[str]]:
    """Words beside which a figure has no time but its own: of rules, measures of things, of what is now."""
    listed = {code: data.get("meaning", {}).get("timeless", ()) for code, data in rules.languages.items()}
    return {code: re.compile(any_of(found) or r"(?!)", re.IGNORECASE) for code, found in listed.items()}


def is_undated(
    figure: Placed, view: View, statement: Statement, topic: Topic, how: str, rules: Rules, text: str, *, goes_on: bool
) -> bool:
    """Whether a figure has no time although the text around it has one; `goes_on`: it is one end of a change, or
    goes on with a list; `text`: all of it."""
    mention = figure.mention
    _, last = view.clause_of(figure.start)
    if _is_standing(figure, view, statement, rules):
        return True
    if mention.kind == "cap" and _is_set_for(topic, text):
        return False
    if mention.kind == "cap" or ABLE.match(view.text, figure.end, last) is not None:
        return True
    if (
        statement.transformation != "level"
        or goes_on
        or _is_changed(figure, view)
        or base_cues_of(rules).words[view.language].search(view.text, view.start, view.end)
    ):
        return False
    if mention.unit in LASTING or mention.rate in GOING_ON:
        return PAST.search(view.text, *_clause(figure, view)) is None
    is_told = view.language == "ko" and statement.measure in rules.vocabulary.concepts and _is_past(figure, view)
    is_told = is_told or (view.language == "en" and PAST.search(view.text, *view.clause_of(figure.start)) is not None)
    return how == "document" and not (_adds_up(statement, rules) or _is_moment(topic) or is_told)


def _is_set_for(topic: Topic, text: str) -> bool:
    """Whether the time that a text is about is that for which limits are set: лимиты на 2026 год."""
    place = topic.place
    return place is not None and SET_FOR.search(text[max(0, place.span.start - AHEAD) : place.span.start]) is not None


def _is_changed(figure: Placed, view: View) -> bool:
    """Whether its clause tells by how many points a rate rose or fell to what it is: 44.8%로 1.5%포인트 하락했다."""
    _, last = view.clause_of(figure.start)
    behind = view.counted[bisect_left(view.starts, figure.end) :][:1]
    return bool(behind) and behind[0].end <= last and behind[0].mention.unit == "percentage_point"


def is_told_as_standing(figure: Placed, view: View, statement: Statement, window: Window, rules: Rules) -> bool:
    """Whether words of a rule stand between the time that a sentence tells and a figure behind another one: 내년
    보험료율은 7%, 법이 정한 상한은 8%."""
    before, _ = view.neighbours(figure)
    if view.language == "en" and YEARLY_LIMIT.search(view.text, view.start, figure.start) is not None:
        return OF_A_YEAR.match(view.text, figure.end) is None  # an annual ceiling of 500,000 barrels, set in 2017
    if window.start >= figure.end:  # the pipeline is 1,200 km long and carried 14 million tonnes in 2023
        is_next = any(figure.end <= one.start < window.start for one in view.counted)
        return view.language == "en" and is_next and _is_standing(figure, view, statement, rules)
    if not view.start < before <= figure.start or window.end > figure.start:
        return False
    first = before if window.end <= before else view.text.find("; ", window.end, figure.start)
    return first >= 0 and timeless_of(rules)[view.language].search(view.text, first, figure.start) is not None


def _is_standing(figure: Placed, view: View, statement: Statement, rules: Rules) -> bool:
    """Whether words beside a figure tell a rule, a measure of a thing, or what is now; those before an amount that a
    change is held against tell that one."""
    first, _ = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    first = max(first, before) if statement.transformation in COMPARED else max(first, view.start)
    last = figure.end if view.language == "ko" else min(figure.end + BESIDE, after, view.end)
    aside = view.text.find(",", figure.end, last)
    return timeless_of(rules)[view.language].search(view.text, first, aside if aside >= 0 else last) is not None


def _clause(figure: Placed, view: View) -> tuple[int, int]:
    """The words of a clause that can tell when: before the figure, in Korean behind it."""
    first, last = view.clause_of(figure.start)
    return (figure.end, last) if view.language == "ko" else (first, figure.start)


def _is_past(figure: Placed, view: View) -> bool:
    """Whether a Korean clause tells in the past what was counted (3.7%였다), in no words of another."""
    found = TOLD.search(view.text, *_clause(figure, view))
    return found is not None and QUOTE.search(view.text, figure.end, found.end() + 1) is None


def _adds_up(statement: Statement, rules: Rules) -> bool:
    """Whether the measure is one that is counted over a time."""
    concept = rules.vocabulary.concepts.get(statement.measure or "")
    return concept is not None and concept.type == "flow"


def _is_moment(topic: Topic) -> bool:
    """Whether a text is about what there was at one moment, or what statistics of a year tell."""
    period = topic.period
    if topic.is_of_statistics or period is None:
        return topic.is_of_statistics
    is_end = topic.place is not None and topic.place.quote.endswith(ENDS.all)  # 8월 말, 6月末
    return period.relation == "as_of" or is_year_end(period) or (is_end and period.start == period.end)
