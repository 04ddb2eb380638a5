"""Who can state at all: a country, and no other place; who is known, an office, a person.

Comes in: a name as a text has it. Goes out: whether it is that of a country, of a place of which something is told, of
one who states.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.spoken_of import is_area
from etl.meaning.view import View
from etl.mentions.names_of_origins import names_of
from etl.rules import Rules

AND_THE = re.compile(r"\sand\s(?:the\s)?")
PART_OF_WORD = re.compile(r"[\s–-]+")
POSSESSIVE = re.compile(r"(?<=[a-z])['’]s$")  # Moody's


@lru_cache(maxsize=4)
def _places(rules: Rules) -> frozenset[str]:
    areas = [area for area in rules.vocabulary.areas.values() if not area.group]
    seats = {word for area in areas for word in area.seat}
    return frozenset(word for area in areas for word in (*area.words, area.en, area.ko)) - seats


@lru_cache(maxsize=4)
def _countries(rules: Rules) -> frozenset[str]:
    """Names of countries and of the seats of their governments."""
    areas = [area for area in rules.vocabulary.areas.values() if not area.group and area.within is None]
    return frozenset(word for area in areas for word in (*area.words, *area.seat, area.en, area.ko))


@lru_cache(maxsize=4)
def _adjectives(rules: Rules) -> frozenset[str]:
    """Adjectives of countries that are no names of them: Chinese."""
    areas = rules.vocabulary.areas.values()
    return frozenset(area.adjective for area in areas if area.adjective) - {area.en for area in areas}


def is_country(name: str, rules: Rules) -> bool:
    """Whether a name is that of a country, or of the seat of its government."""
    return name in names_of(rules).countries or name in _countries(rules)


def is_place(name: str, rules: Rules) -> bool:
    """Whether a name is that of a place of which something is told: a province, a city that is no seat of a state."""
    return name in _places(rules)


def is_no_name(name: str, language: str, rules: Rules) -> bool:
    """Whether words with capitals are no name of anybody: An estimated 288,000, the July 2020 data, OECD Europe,
    Twenty-nine states."""
    words = name.split()
    parts = PART_OF_WORD.split(name)
    no_names, numbers = grammar_of(rules, language).no_names, rules.languages[language]["numbers"].get("words", ())
    if all(part.capitalize() in no_names or part.lower() in numbers for part in parts):
        return True  # Twenty-nine states reported; the January-April period, an increase
    if words[-1] in _adjectives(rules) and words[-2:-1] == ["of"]:
        return True  # Shipments of Chinese fertilizer went
    return len(words) > 1 and name not in names_of(rules).owner and all(is_area(word, rules) for word in words)


def can_state(name: str, view: View, rules: Rules) -> bool:
    """Whether a name is one of those who state: known, an office, a person."""
    names, grammar = names_of(rules), grammar_of(rules, view.language)
    if not name or grammar.work.fullmatch(name) is not None:  # 据统计: of nobody
        return False
    if is_place(name, rules) or is_no_name(name, view.language, rules):
        return False
    if name not in names.owner and not is_country(name, rules) and is_area(name, rules):
        return False  # South Asia reported the highest rate
    parts = AND_THE.split(name)
    if len(parts) > 1 and all(is_area(part, rules) for part in parts):
        return False  # South-East Asia and the Americas
    if name in names.owner or name in names.countries or grammar.office.search(name) or grammar.person.search(name):
        return True
    return grammar.named.fullmatch(POSSESSIVE.sub("", name)) is not None
