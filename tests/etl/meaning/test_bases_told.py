"""What a figure is held against, by every word of change in every plain way in which news compare.

`tests/cases/meaning/bases_told.json` holds by language words and sentences; a figure stands as ⟦4.5%|is growth; in
2024; on 2023⟧: how it is told, its time, and the time that it is held against.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules
from tests.tables import some_of_each

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/bases_told.json").read_text(encoding="utf-8"))
EVERY = 3  # of the words a sentence
MARK = re.compile(r"⟦([^|⟧]+)\|([^⟧]*)⟧")
LENGTHS = ("were higher by", "were lower by")  # which amounts stand right behind
NOT_BEHIND = re.compile(r"\{\} (?:by|to|from|an)\b|since|\{\} ⟦\$|\{\} for")


def as_window(period):
    return None if period is None else period.start if period.start == period.end else f"{period.start}/{period.end}"


def is_read(marked, published):
    plain, wanted, reached = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[reached : mark.start()]
        slots = dict(slot.split(" ", 1) for slot in mark[2].split("; ") if slot)
        wanted.append((len(plain), len(plain) + len(mark[1]), slots))
        plain, reached = plain + mark[1], mark.end()
    read = extract(plain_document(plain + marked[reached:], name="x", language="en", published=published), own_rules())
    pairs = list(zip(read.mentions, read.statements, strict=True))
    for start, end, slots in wanted:
        found = next((pair for pair in pairs if pair[0].start < end and start < pair[0].end), None)
        if found is None:
            return False
        told = {"is": found[1].transformation, "in": as_window(found[0].period), "on": as_window(found[0].base_period)}
        if any(told[slot] not in words.split(",") for slot, words in slots.items()):
            return False
    return True


@pytest.mark.parametrize("language", CASES)
def test_a_change_is_held_against_what_its_sentence_tells(language):
    table, wrong = CASES[language], []
    for group in table["groups"]:
        for word, frame in some_of_each(group["words"], group["frames"], EVERY):
            if word in LENGTHS and NOT_BEHIND.search(frame):
                continue
            if word.startswith("were ") and re.search(r"\{\} an\b|have\b", frame):
                continue
            article = "an" if word == "increase" else "a"
            marked = frame.replace("{a}", article).replace("{}", word)
            if not is_read(marked, table["published"]):
                wrong.append(marked)
    assert wrong == []
