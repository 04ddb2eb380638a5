"""Whose figures a text tells where it names no area: the country of its language, or the other place whose own bodies,
money and words it has (行政院, 新台币: Taiwan). There 我国 is that place, and 内地 the mainland. What a body of many
countries tells, in a text without a word of China, is of the world.

Comes in: a document and the finders of its words. Goes out: the id of that area, and finders that find both.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from etl.meaning.words import Finders, Finds, Hit
from etl.model import Document
from etl.patterns import pattern, values, words
from etl.rules import Rules

OF_OTHERS = values("meaning.homes.of_others_zh")
FOUND = pattern("meaning.homes.of_others_zh")
OWN = pattern("meaning.homes.own_zh")
OURS = words("meaning.homes.ours_zh")
OF_WORLD, OF_CHINA = pattern("meaning.homes.of_world_zh"), pattern("meaning.homes.of_china_zh")
INLAND, CHINA = pattern("meaning.homes.inland_zh"), "CN"
LANGUAGE = "zh"
WORLD = "W"
HEAD = 3_000  # characters in which a text shows where it is written


def home_of(document: Document, rules: Rules) -> str | None:
    """The area whose figures a document tells where it names none; None where its language has no such area."""
    home = _usual(document, rules)
    if document.language != LANGUAGE or home is None:
        return home
    head = document.text[:HEAD]
    told = Counter(str(OF_OTHERS[hit[0]]) for hit in FOUND.finditer(head))
    if told and OWN.search(head) is None:
        return told.most_common(1)[0][0]
    is_of_world = OF_WORLD.search(head) is not None and OF_CHINA.search(head) is None
    return WORLD if is_of_world and not told else home


def is_abroad(document: Document, rules: Rules) -> bool:
    """Whether a Chinese text is written in another place than the country of its language, or of the world."""
    return document.language == LANGUAGE and home_of(document, rules) != _usual(document, rules)


def with_home(finders: Finders, document: Document, rules: Rules) -> Finders:
    """The finders of a document, 我国 found as where it is written."""
    home = home_of(document, rules)
    return (
        finders
        if home == _usual(document, rules) or home is None
        else replace(finders, areas=_AtHome(finders.areas, home))
    )


def _usual(document: Document, rules: Rules) -> str | None:
    """The country of the language of a document."""
    home: list[str] = rules.languages.get(document.language, {}).get("meaning", {}).get("home", [])
    return home[0] if home else None


class _AtHome:
    """Finds areas, 我国 as one of them, and 内地 as the mainland."""

    def __init__(self, areas: Finds, home: str) -> None:
        self._areas, self._home = areas, home

    def find(self, text: str) -> list[Hit]:
        """All hits, in order."""
        hits = self._areas.find(text)
        hits = [replace(hit, id=self._home) if text[hit.start : hit.end] in OURS else hit for hit in hits]
        inland = [Hit(*hit.span(), CHINA) for hit in INLAND.finditer(text)] if self._home != WORLD else []
        return sorted([*hits, *inland], key=lambda hit: hit.start)
