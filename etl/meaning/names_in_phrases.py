"""Where the name of one who states stands in the phrase that a shape of an attribution found.

    the latest figures from the Customs, … · последним данным Приморскстата · Paris-based Harbour Board

Comes in: a phrase, the grammar of its language and the known names. Goes out: where the name begins and ends in it.
"""

from __future__ import annotations

import re

from etl.meaning.attribution_grammar import Grammar
from etl.meaning.attributions_ru import RU_SHORT
from etl.mentions.names_of_origins import Names
from etl.patterns import pattern

SHORT_ENDS = pattern("meaning.attributions_other.short_ends")
WORK_OF = re.compile(r"(?:[а-яё-]+\s){1,3}")  # lower case in Russian: no part of a name yet
APPOSED = re.compile(r"\s[A-Z]")
SEATED = pattern("meaning.attributions_other.seated")  # Paris-based
OF_PLACE = pattern("meaning.attributions_other.of_place")


def find_name(phrase: str, grammar: Grammar, names: Names) -> tuple[int, int] | None:
    """Where the name stands in a phrase: a known one, an office, else the first that can be a name."""
    known = [hit for hit in names.known.finditer(phrase) if hit[0] in names.owner or hit[0] in names.countries]
    choices = []
    for hit in grammar.named.finditer(phrase):
        start, end = hit.span()
        while (word := re.match(r"[\w-]+\s?", phrase[start:end])) and word[0].strip().capitalize() in grammar.no_names:
            if OF_PLACE.match(phrase, start, end) is not None:
                break
            start += word.end()
        seat = SEATED.match(phrase, start, end)
        start = seat.end() if seat is not None and seat.end() < end else start
        start += _of_work(phrase[start:end], grammar)
        short = RU_SHORT.match(phrase, start, end)
        if short is not None and SHORT_ENDS.match(phrase, short.end()) is not None:
            end = short.end()
        if start < end:
            choices.append((start, end))
    offices = [(a, b) for a, b in choices if grammar.office.search(phrase, a, b)]
    bodies = [hit.span() for hit in known if hit[0] in names.owner]
    for start, end in bodies:
        longer = [(a, b) for a, b in offices if a <= start and end <= b and _is_of_name(phrase[a:start], grammar)]
        return longer[0] if longer and phrase[longer[0][0] : longer[0][1]].count(" ") < 8 else (start, end)
    found = offices or choices or [hit.span() for hit in known]
    return _apposed(found[0], choices, phrase) if found else None


def _apposed(first: tuple[int, int], choices: list[tuple[int, int]], phrase: str) -> tuple[int, int]:
    """The name right behind an English noun of offices without one: the consultancy Oil Lens."""
    is_noun = phrase[slice(*first)].islower()
    names = (one for one in choices if one[0] == first[1] + 1 and APPOSED.match(phrase, one[0] - 1) is not None)
    return next(names, first) if is_noun else first


def _is_of_name(before: str, grammar: Grammar) -> bool:
    """Whether what stands before a known name is part of a longer one: руководитель Росстата, not базовом сценарии …"""
    is_lower = bool(before.strip()) and before == before.lower()
    return not is_lower or grammar.office.search(before) is not None or grammar.person.search(before) is not None


def _of_work(choice: str, grammar: Grammar) -> int:
    """The length of the work before whose it is: последним данным Приморскстата, докладу Международного агентства."""
    hit = WORK_OF.match(choice)
    if hit is None:
        return 0
    words = [*re.finditer(r"\S+", hit[0])]
    works = [word for word in words if grammar.work.match(word[0])]
    rest = choice[works[0].end() :].lstrip() if works else ""
    if works and grammar.office.search(choice, 0, works[0].end()) is not None:  # статистике Росстата, not службы …
        is_office = grammar.office.match(choice, works[0].start()) is None or not rest[:1].isupper()
        is_office = is_office or grammar.office.search(choice, 0, works[0].start()) is not None
        rest = "" if is_office else rest
    is_named = bool(rest) and (rest[0].isupper() or grammar.office.search(rest) or grammar.person.search(rest))
    return len(choice) - len(rest) if is_named else 0
