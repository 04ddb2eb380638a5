"""What is measured is told in every plain way in which a language puts it, whether a concept has it or not.

`tests/cases/meaning/measured.json` holds by language sentences of one thing and of two, and nouns that no concept has,
each sort with an amount of its own. The names of concepts stand in datasets/concepts/; each is tried in each sentence
of its sort. Two things in a sentence are two series, one thing in two sentences is one.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.words import finders_of
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/measured.json").read_text(encoding="utf-8"))
PARTICLES = {"{은}": ("은", "는"), "{이}": ("이", "가"), "{을}": ("을", "를"), "{과}": ("과", "와")}
SLOT = re.compile(r"\{[XxYyAB은이을과]\}")
EACH = 6  # a noun stands in a sixth of its sentences, a sentence holds a sixth of its nouns


def in_sentence(frame, name, amounts, other=""):
    """A frame with its names, its amounts and, in Korean, the particles that its words take."""
    filled, last = [], ""
    for piece in re.split(rf"({SLOT.pattern})", frame):
        said = piece
        if piece in PARTICLES:
            said = PARTICLES[piece][not is_closed(last[-1])]
        elif SLOT.fullmatch(piece):
            said = {"x": name, "y": other, "a": amounts[0], "b": amounts[1]}[piece[1].lower()]
            said = said[0].upper() + said[1:] if piece[1] in "XY" else said
        filled.append(said)
        last = said or last
    return "".join(filled)


def is_closed(letter):
    return "가" <= letter <= "힣" and (ord(letter) - 0xAC00) % 28 > 0


def read_series(text, language):
    """Of each figure of a text: what is measured, whose, and how it is told."""
    document = plain_document(text, name="x", language=language, published="2025-01-02")
    told = extract(document, own_rules()).statements
    return [(one.measure, one.ref_area, one.transformation) for one in told if one.transformation != "ratio"]


def known_names(language):
    """The concepts that are called so by one word or phrase of their own, by what they are counted in first."""
    finder, names = finders_of(own_rules().vocabulary).concepts, defaultdict(list)
    for concept in own_rules().vocabulary.concepts.values():
        said = getattr(concept, language, None) or next(iter(concept.words.get(language, ())), "")
        hits = finder.find(said)
        is_plain = concept.type in ("flow", "stock") and concept.counter is None and concept.side is None
        if is_plain and hits and (hits[-1].id, hits[-1].start, hits[-1].end) == (concept.id, 0, len(said)):
            names[concept.units[0]].append((concept.id, said))
    return names


@pytest.mark.parametrize("language", TABLE)
def test_a_thing_that_no_concept_has_is_one_series_in_every_sentence(language):
    table = TABLE[language]
    wrong = {}
    for sort in table["open"]:
        for number, noun in enumerate(sort["nouns"]):
            wanted = ("open:" + noun.replace(" ", "_"), "BR")
            for place, (frame, changes) in enumerate(sort["frames"].items(), number):
                if place % EACH:
                    continue
                text = in_sentence(frame, noun, sort["amounts"])
                if read_series(text, language) != [(*wanted, change) for change in changes]:
                    wrong[text] = read_series(text, language)
    assert wrong == {}


@pytest.mark.parametrize("language", TABLE)
def test_two_things_in_one_sentence_are_two_series(language):
    table, wrong = TABLE[language], {}
    for sort, known in known_names(language).items():
        amounts = table["amounts"].get(sort)
        if amounts is None or len(known) < 3:
            continue
        for place, (first, name) in enumerate(known):
            second, other = known[(place + len(known) // 3 + 1) % len(known)]
            if {first, second} & set(table["left"]):
                continue
            for frame, change in table["pairs"].items():
                text = in_sentence(frame, name, amounts, other)
                if read_series(text, language) != [(first, "BR", change), (second, "BR", change)]:
                    wrong[text] = read_series(text, language)
    assert wrong == {}
