"""Whose figures an office tells that the text does not name as their owner: its own country's, its province's.

Comes in: a figure of a clause in which nobody owns it, and whom the text around is about. Goes out: the country or
province of the office, or None.
"""

from __future__ import annotations

from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.passing_areas import are_told_in_passing
from etl.meaning.subjects import OFFICIAL
from etl.meaning.view import View
from etl.mentions.names_of_origins import names_of
from etl.patterns import pattern
from etl.rules import Rules

OWN_MONEY, BUDGET = pattern("meaning.sides.own_money"), pattern("meaning.sides.budget")
DOES = pattern("meaning.sides.does")


def at_home(asked: Asked, told: tuple[str | None, str]) -> tuple[str, str] | None:
    """The country of the office that does what the clause tells, or counts it, though the text is about another one;
    the country of the language, of what a state pays at home; and how it got there."""
    view, around, clause, measure, rules = asked.view, asked.around, asked.clause, asked.measure, asked.rules
    known, (area, how) = rules.vocabulary.areas, told
    country = known.get(country_of(area, rules.vocabulary) or "")
    home = around.home()
    if country is not None and home is not None and home != country.id:
        is_money = known[home].currency == asked.figure.mention.unit and BUDGET.search(view.text, *clause)
        if is_money or (country.counted_by and OWN_MONEY.search(view.text, *clause)):
            return home, "section"
    offices = _offices(view, rules) - ({country.id} if country is not None else set())
    if len(offices) != 1:
        return None
    if how == "default" and view.tellers:
        return offices.pop(), "sentence"  # 베트남 통계총국에 따르면 수출은: nobody else is named in the text
    does = DOES.search(view.text, asked.figure.end, clause[1]) is not None
    silent = any(known[one].counted_by for one in around.homes())
    counts = how in ("paragraph", "default") and not silent and asked.side is None and around.main_pair() is None
    is_own = measure is not None and measure.how == "own" and bool(view.tellers) and not are_told_in_passing(view)
    return (offices.pop(), "sentence") if does or (counts and is_own) else None


def of_teller(view: View, area: str | None, rules: Rules) -> str | None:
    """The province or city whose office tells what nobody else is named for: Dandong customs reported that trade."""
    areas = rules.vocabulary.areas
    told = [one for one in view.tellers if areas[one].within is not None and area in (None, areas[one].within)]
    return told[0] if len(set(told)) == 1 else None


def _offices(view: View, rules: Rules) -> set[str]:
    """The countries of the offices that a sentence names; one that it tells counts before that of a known name."""
    names, known = names_of(rules), rules.vocabulary.areas
    origins = (names.owner.get(view.text[start:end]) for start, end in view.sources)
    found = {origin.country for origin in origins if origin is not None and origin.type in OFFICIAL}
    told = {country_of(area, rules.vocabulary) for area in view.tellers}
    named = {area for area in (told or found) if area is not None and area in known and area != "UN"}
    return {area for area in named if not known[area].group}
