"""Who gives what to whom, as one decision a clause of a Russian text, by the cases of the names and one verb or noun.

    Россия продала Китаю 5 млн тонн · Китай закупил в России · из РФ в КНР отправили · импорт Китаем российского угля
    помощь США Украине · долг Египта перед Китаем · Польша приняла украинских беженцев · Турцию посетили россияне

Comes in: a figure and the areas of its sentence. Goes out: both areas, or None where no verb or noun tells a giving, a
getting or a journey with somebody at its other end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.meaning.bound import bound_by
from etl.meaning.named_places import word_end
from etl.meaning.owners import Sides
from etl.meaning.people import is_nationality
from etl.meaning.places import Named
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import are_moved, left_areas
from etl.meaning.view import Placed, View
from etl.patterns import pattern

VERB, NOUN = pattern("meaning.transfers_ru.verb"), pattern("meaning.transfers_ru.noun")
JOURNEY = pattern("meaning.transfers_ru.journey")
# of which case a name is by its ending, where no preposition stands before it, in the order in which they are tried
CASES = {
    "object": pattern("meaning.transfers_ru.accusative"),
    "by": pattern("meaning.transfers_ru.instrumental"),
    "to": pattern("meaning.transfers_ru.dative"),
    "either": pattern("meaning.transfers_ru.genitive_or_dative"),
}
FACING = pattern("meaning.transfers_ru.facing")
OWNED = pattern("meaning.transfers_ru.owned")
DESCRIBES = pattern("meaning.transfers_ru.describes")
PEOPLE_BEHIND = pattern("meaning.transfers_ru.people_behind")
ITSELF, ADJECTIVE = None, "made"
HOSTS = frozenset({ITSELF, "to", "in", "object"})
CLOSES = pattern("meaning.transfers_ru.closes")
AHEAD = 30  # characters before a name
Roles = Mapping[Named, str | None]
Ends = tuple[Named | None, Named | None]  # who gives, who gets


def given(asked: Asked) -> Sides | None:
    """Both areas of what goes from one to the other in the clause of a figure."""
    if not _may_go(asked) or asked.once(are_moved):
        return None
    view, figure, measure = asked.view, asked.figure, asked.measure
    first, last = _clause(view, figure)
    if measure is not None and asked.clause[0] <= measure.start < first:
        first = asked.clause[0]  # импорт … составил 17 млрд с приростом на 5%
    roles = {one: role_of(view, one) for one in asked.once(left_areas) if first <= one.start < last}
    if not roles:
        return None
    verb = _last(VERB, view, figure, first, last)
    giver, getter = _by_verb(roles, verb) if verb is not None else (None, None)
    if giver is None or getter is None:
        giver, getter = _by_noun(view, roles, first, last)
        verb = None if giver is not None else verb
    if giver is None or getter is None or giver.area == getter.area:
        return None
    is_got = (verb is not None and verb["gets"] is not None) or asked.side == "from"
    return Sides(getter.area, giver.area) if is_got else Sides(giver.area, getter.area)


def journeyed(asked: Asked) -> Sides | None:
    """Where people are from and where they come: Россию посетили китайцы, Турция приняла туристов из РФ."""
    if not _may_go(asked) or not asked.once(are_moved):
        return None
    view, figure = asked.view, asked.figure
    first, last = _clause(view, figure)
    verb = _last(JOURNEY, view, figure, first, last)
    if verb is None:
        return None
    roles = {one: role_of(view, one) for one in asked.once(left_areas) if first <= one.start < last}
    home = next((one for one in roles if _is_theirs(view, one, roles[one])), None)
    rest = [one for one in roles if one is not home and roles[one] in HOSTS]
    if verb["hosts"] is not None:
        rest = [one for one in rest if one.end <= verb.start() and roles[one] != "object"]
    if not rest or (home is not None and home.area == rest[-1].area):
        return None
    return Sides(home.area if home is not None else None, rest[-1].area)


def _may_go(asked: Asked) -> bool:
    """Whether a figure is an amount of what may go somewhere in a Russian sentence: no share, no limit."""
    return asked.view.language == "ru" and asked.told != "share" and not asked.is_cap


def _clause(view: View, figure: Placed) -> tuple[int, int]:
    """The words of a clause from the figure before to the next one."""
    before, after = view.neighbours(figure)
    first, last = view.clause_of(figure.start)
    closed = CLOSES.search(view.text, figure.end, min(last, after)) if figure.end < min(last, after) else None
    last = closed.start() if closed is not None else max(min(last, after), figure.end)
    return max(first, before), last


def _last(words: re.Pattern[str], view: View, figure: Placed, first: int, last: int) -> re.Match[str] | None:
    """The last of such words before a figure, else the first behind it."""
    found = list(words.finditer(view.text, first, last))
    ahead = [one for one in found if one.end() <= figure.start]
    return next(iter([*ahead[-1:], *found[:1]]), None)


def role_of(view: View, one: Named) -> str | None:
    """How a name stands in its clause, by its preposition or its case; itself: as the subject, or of another noun."""
    bound = bound_by(view.text, one.start, one.end, "ru")
    if bound not in (None, "gives"):
        return bound
    word = view.text[one.start : word_end(view.text, one.end)]
    if word[:1].islower():
        return ADJECTIVE
    ahead = view.text[max(view.start, one.start - AHEAD) : one.start]
    if FACING.search(ahead) is not None:
        return "to"
    case = next((name for name, ending in CASES.items() if ending.search(word) is not None), ITSELF)
    if case == "either":
        return ITSELF if OWNED.search(ahead) is not None and VERB.search(ahead) is None else "to"
    return case


def _by_verb(roles: Roles, verb: re.Match[str]) -> Ends:
    """The subject of a verb, and who is told at the other end."""
    ahead = [one for one, role in roles.items() if one.end <= verb.start() and role in (ITSELF, ADJECTIVE)]
    behind = [one for one, role in roles.items() if one.start >= verb.end() and role is ITSELF]
    subject = next(iter(ahead[-1:] or behind[:1]), None)
    rest = [one for one in roles if one is not subject]
    source = next((one for one in rest if roles[one] == "from"), None)
    if verb["gives"] is not None:
        return source or subject, next((one for one in rest if roles[one] == "to"), None)
    if source is None:  # закупил в России, у России, российский уголь
        source = next((one for one in rest if roles[one] in ("in", ADJECTIVE) and one.start >= verb.end()), None)
    return source, subject


def _by_noun(view: View, roles: Roles, first: int, last: int) -> Ends:
    """Where something comes from and goes to, or who gives what a noun tells and to whom."""
    goal = next((one for one, role in roles.items() if role == "to"), None)
    source = next((one for one, role in roles.items() if role == "from"), None)
    if source is not None and goal is not None:
        return source, goal
    noun = NOUN.search(view.text, first, last)
    if noun is None:
        return None, None
    behind = [one for one in roles if one.start >= noun.start()]
    agent = next((one for one in behind if roles[one] == "by"), None)
    if noun["gets"] is not None:
        made = next((one for one in behind if roles[one] == ADJECTIVE), None)
        return made, agent or goal
    ahead = [one for one in roles if roles[one] == ADJECTIVE and DESCRIBES.fullmatch(view.text, one.end, noun.start())]
    owner = next((one for one in [*behind, *ahead] if one is not goal and roles[one] in (ITSELF, ADJECTIVE)), None)
    return source or agent or owner, goal


def _is_theirs(view: View, one: Named, role: str | None) -> bool:
    """Whether an area is that of which people are: россиян, китайских туристов, граждан Китая, из Китая."""
    if role == "from" or is_nationality(one, view):
        return True
    return role == ADJECTIVE and PEOPLE_BEHIND.match(view.text, one.end) is not None
