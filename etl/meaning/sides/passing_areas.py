"""English areas that a sentence only names in passing, in a text on another one: where somebody speaks, who pays.

    after talks in Tokyo, the minister said inflation was 5% · a study by Japanese researchers · funded by Japan ·
    because of the war in Ukraine, prices rose · US tariffs cut output by 5% · higher than in Japan

Comes in: the areas of a sentence and whom the text is about there. Goes out: those that may be a figure's. Where the
text is about nobody else, none is in passing: Japanese bank Nomura expects growth.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.owners import is_behind
from etl.meaning.places import Named
from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.view import View
from etl.patterns import pattern

AHEAD = 60  # characters
VENUE, PAYS = pattern("meaning.passing_areas.venue"), pattern("meaning.passing_areas.pays")
STATES, ADJECTIVE = pattern("meaning.passing_areas.states"), pattern("meaning.passing_areas.adjective")
CAUSE, CAUSE_BEHIND = pattern("meaning.passing_areas.cause"), pattern("meaning.passing_areas.cause_behind")
HELD = pattern("meaning.passing_areas.held")
RESEARCH = pattern("meaning.passing_areas.research")
MEETING = pattern("meaning.passing_areas.meeting")
MONEY = "money"
BEGINS = 2  # characters


def without_passing(named: Sequence[Named], asked: Asked) -> Sequence[Named]:
    """The areas of an English sentence without those in passing."""
    if not named or asked.view.language != "en" or asked.topic[0] is None:
        return named
    topic = asked.topic[0]
    about = {topic, country_of(topic, asked.rules.vocabulary)}
    return [one for one in named if one.area in about or not _is_passing(one, asked)]


def are_told_in_passing(view: View) -> bool:
    """Whether those who state are no office of a country that counts: Japanese researchers, Japan's NHK."""
    return view.language == "en" and any(
        RESEARCH.search(view.text, start, end) or VENUE.search(view.text, max(0, view.start, start - AHEAD), start)
        for start, end in view.sources
    )


def _is_passing(one: Named, asked: Asked) -> bool:
    view, figure, measure = asked.view, asked.figure, asked.measure
    text, near = view.text, max(0, view.start - BEGINS, one.start - AHEAD)
    if measure is not None and one.end <= measure.start <= one.end + 1:
        return False  # US tariffs were raised to 25%
    if VENUE.search(text, near, one.start) or MEETING.match(text, one.end):
        return True
    if STATES.match(text, one.end) or ADJECTIVE.match(text, one.end):
        return True
    if CAUSE.search(text, near, one.start) or CAUSE_BEHIND.match(text, one.end):
        return True
    is_money = asked.unit is not None and asked.unit.dimension == MONEY
    if not is_money and PAYS.search(text, near, one.start):
        return True
    later = (other for other in view.figures if other.start > figure.start)
    if one.start >= figure.end and not is_behind(one, view, figure) and any(is_behind(one, view, o) for o in later):
        return True  # 5.2%, against 3.1% for Japan
    return one.start >= figure.end and HELD.search(text, figure.end, one.start) is not None
