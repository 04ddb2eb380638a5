"""Whether a text goes on about the same matter: the same noun, or nouns of one family.

Comes in: the words of a sentence and of those before it. Goes out: yes or no. The families (exports and
imports; rice and maize; men and women who arrived) are data: datasets/language/*.toml, [discourse] families.
Names of countries and the general nouns of that file say nothing of a matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.patterns import kept, pattern
from etl.rules import Rules

SUBJECT = pattern("mentions.topics.subject")
MEASURE = pattern("mentions.topics.measure")
LATIN_NOUN = re.compile(r"(?<![A-Za-z])[a-z]{5,}|(?<![А-Яа-яё])[а-яё]{6,}")
STEM = 6  # letters of an English or Russian noun that stay the same in its forms
LEANING = pattern("mentions.topics.leaning")  # 전년보다 14% 늘어난 규모다.
SUB_POINT = re.compile(r"\s*[○◦●▪ㅇ·※*-]\s")
AT_HAND = 2_000  # characters
KEPT = 64  # texts: each is held against the one before it and the one behind


@dataclass(frozen=True, eq=False)
class Topics:
    """The nouns that say what a sentence is about; known by identity, as the rules are that they are made of."""

    family: re.Pattern[str]  # one group a family
    general: frozenset[str]


@lru_cache(maxsize=4)
def topics_of(rules: Rules) -> Topics:
    """The nouns of these rules."""
    parts = [data.get("discourse", {}) for data in rules.languages.values()]
    families = [members for part in parts for members in part.get("families", ())]
    groups = "|".join(f"({'|'.join(re.escape(word) for word in members)})" for members in families)
    general = frozenset(word for part in parts for word in part.get("general", ()))
    return Topics(re.compile(groups or r"(?!)"), general)


def is_about_the_same(piece: str, before: str, topics: Topics) -> bool:
    """Whether `piece` goes on with the matter of `before`, by its nouns; a sub-point of a list always does.

    Of both the last `AT_HAND` characters count: what was told further back is no matter at hand.
    """
    if SUB_POINT.match(piece):
        return True
    piece, before = piece[-AT_HAND:], before[-AT_HAND:]
    if LEANING.search(piece) and not SUBJECT.search(piece):
        return True
    if _families(piece, topics) & _families(before, topics):
        return True
    if any(noun in before for noun in _subjects(piece, topics)) or any(
        noun in piece for noun in _subjects(before, topics)
    ):
        return True
    return bool(_stems(piece, topics) & _stems(before, topics))


@kept(KEPT)
def _families(text: str, topics: Topics) -> frozenset[int | None]:
    return frozenset(found.lastindex for found in topics.family.finditer(text))


@kept(KEPT)
def _subjects(text: str, topics: Topics) -> frozenset[str]:
    """What the clauses of a Korean text are about; 생산량 is 생산."""
    nouns = {found[1] for found in SUBJECT.finditer(text)}
    return frozenset(MEASURE.sub("", noun) for noun in nouns) - topics.general - nouns.intersection(topics.general)


@kept(KEPT)
def _stems(text: str, topics: Topics) -> frozenset[str]:
    return frozenset(found[0][:STEM] for found in LATIN_NOUN.finditer(text) if found[0] not in topics.general)
