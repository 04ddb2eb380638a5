"""Korean texts of which one thing decides how all figures are read: their area, the time of their tables, their unit.

`tests/cases/meaning/whole_texts_ko.json` holds kinds: frames, each tried with every set of words, and what figures of
them are. A figure is found by the words `at` which it begins, ⟦ is the one that its text marks; `count` says how many
figures of a unit there are.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

KINDS = json.loads((Path(__file__).parents[2] / "cases/meaning/whole_texts_ko.json").read_text(encoding="utf-8"))


def written(period):
    if period is None:
        return None
    return period.start if period.start == period.end else f"{period.start or ''}..{period.end or ''}"


def slots_of(mention, statement):
    return {
        "value": str(mention.value), "unit": mention.unit, "transformation": statement.transformation,
        "measure": statement.measure, "ref_area": statement.ref_area, "counterpart_area": statement.counterpart_area,
        "period": written(mention.period), "base": written(mention.base_period), "origin": mention.origin_name,
    }  # fmt: skip


def misses(text, published, figures, words):
    """What of a text is read otherwise than it is meant."""
    marked, text = text.partition("⟦")[2].partition("⟧")[0], text.replace("⟦", "").replace("⟧", "")
    found = extract(plain_document(text, name="x", language="ko", published=published), own_rules())
    read = [(one.start, slots_of(one, told)) for one, told in zip(found.mentions, found.statements, strict=True)]
    units = Counter(slots["unit"] for _, slots in read)
    for figure in figures:
        if "count" in figure:
            yield from ((unit, units[unit]) for unit, wanted in figure["count"].items() if units[unit] != wanted)
            continue
        quote = marked if figure["at"] == "⟦" else figure["at"].format(**words)
        start = text.index(quote) + quote.index(next(sign for sign in quote if sign.isdecimal()))
        slots = next((slots for at, slots in read if at <= start < at + len(quote) and at > start - 4), None)
        wanted = {slot: value and value.format(**words) for slot, value in figure.items() if slot != "at"}
        told = None if slots is None else {slot: slots[slot] for slot in wanted}
        if told != wanted:
            yield quote, told, wanted


@pytest.mark.parametrize("kind", KINDS, ids=[kind["why"] for kind in KINDS])
def test_what_all_figures_of_a_text_share_is_read_as_it_is_told(kind):
    wrong = []
    for frame in kind["frames"]:
        for words in kind["sets"]:
            text = frame.format(**words)
            wrong += [(text, *miss) for miss in misses(text, kind["published"], kind["figures"], words)]
    assert wrong == []
