"""The head noun of a figure: what is counted or measured.

The noun behind the counter (1만 명의 ⟦병력⟧), right before the number (⟦포탄⟧ 600만 발), or the topic (⟦교역액⟧은
27억 달러); of a table cell the label of its row. It is a guess, for a person to judge: no figure depends on it.
"""

from __future__ import annotations

import re

from etl.actors import Actors
from etl.patterns import pattern
from etl.propose.waiting import Waiting

NEAR = 40  # characters in which the noun is looked for; the catalogue looks a little further

CLAUSE = pattern("propose.nouns.clause")
PARTICLE = pattern("propose.nouns.particle")
TOPIC = pattern("propose.nouns.topic")
VERB = pattern("propose.nouns.verb")
UNIT_BEHIND = re.compile(r"(?<!\s)\s*+[(（][^()（）]*+[)）]$")
WORD = re.compile(r"[가-힣]+|[A-Za-z][A-Za-z'-]+|[А-Яа-яЁё-]{2,}|[一-鿿]{2,}")
SKIPPED = pattern("propose.nouns.skipped")
STOPS = pattern("propose.nouns.stops", re.IGNORECASE)


def find_noun(one: Waiting, actors: Actors) -> str | None:
    """What is counted, without particle; None if nothing near looks like it."""
    if one.row is not None:
        return UNIT_BEHIND.sub("", " ".join(one.row.split())) or None
    left = CLAUSE.split(one.left[-NEAR:])[-1]
    right = CLAUSE.split(one.right[:NEAR])[0]
    found = (_behind(right), _before(left), _topic(left), _behind(right, anything=True))
    return next((noun for noun in found if noun and not actors.named_in(noun)), None)


def _behind(right: str, *, anything: bool = False) -> str | None:
    """The noun behind the counter: in Korean after 의, with `anything` after a blank too."""
    korean = re.match(r"의\s+", right) or (re.match(r"\s+", right) if anything else None)
    if korean and re.match(r"[가-힣]", right[korean.end() :]):
        return _last_of_phrase(right[korean.end() :])
    words = re.match(r"\s*((?:[A-Za-zА-Яа-яЁё'-]+\s?){1,3})", right)
    if words:
        phrase = words[1].split()
        if phrase[0].lower() == "of":
            phrase = phrase[1:]
        stop = next((i for i, word in enumerate(phrase) if STOPS.fullmatch(word)), len(phrase))
        return phrase[stop - 1] if stop and len(phrase[stop - 1]) > 2 else None
    chinese = re.match(r"[的]?([一-鿿]{2})", right)
    return chinese[1] if chinese else None


def _last_of_phrase(text: str) -> str | None:
    """북한 노동자를 보냈다: the first word that bears a particle, else the first that can be a noun."""
    words = [word for word in re.findall(r"[가-힣]+", text[:NEAR])[:3] if not SKIPPED.fullmatch(word)]
    for word in words:
        if PARTICLE.search(word):
            return _bare(word)
    return next((word for word in words if len(word) > 1 and not VERB.search(word)), None)


def _before(left: str) -> str | None:
    """The noun right before the number, if it bears no particle."""
    words = WORD.findall(left)
    if not words or not left.rstrip().endswith(words[-1]):
        return None
    word = words[-1]
    bare = len(word) > 1 and not SKIPPED.fullmatch(word) and not PARTICLE.search(word) and not VERB.search(word)
    return word if bare and not STOPS.fullmatch(word) else None


def _topic(left: str) -> str | None:
    """The nearest word before the number with a particle of topic or subject."""
    for word in reversed(re.findall(r"[가-힣]+", left)):
        if TOPIC.search(word) and not VERB.search(word):
            noun = _bare(word)
            if not SKIPPED.fullmatch(noun):
                return noun
    return None


def _bare(word: str) -> str:
    """A word without its particles (조약에는: 조약)."""
    return PARTICLE.sub("", PARTICLE.sub("", word))
