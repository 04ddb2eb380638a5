"""A table in plain text, its cells parted by tabs, is read whole wherever its unit stands and however its heads tell.

`tests/cases/meaning/plain_tables.json` holds what is counted, with the ways to write its unit and their scales, the
captions, and rows of heads: each with what its column holds and its time. A sample of all of these together is tried.
"""

import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/plain_tables.json").read_text(encoding="utf-8"))
LEVELS, GROWTHS, SHARES = ((4058, 3953), (3206, 3049), (1122, 1173)), ("-2.6", "-4.9", "4.4"), ("11.1", "3.3", "7.7")
EVERY = 29  # of all tables
PLAIN = ("number", "units", "heads", "animals", "persons", "cases")  # never "in number"
MONTHS_AND_SEASONS = ("Jan 2018", "201711", "2017/18")  # which have no end of the year
YEAR = 4  # digits


def at_year_end(time, caption):
    """A year of what is counted at the end of the year is its December, a quarter its last month."""
    if "end of the year" not in caption:
        return time
    return f"{time}-12" if len(time) == YEAR else {"2018-01": "2018-03", "2018-04": "2018-06"}.get(time, time)


def make_table(goods, unit, scale, caption, heads):
    """The text of a table, and by the place of each cell its value, unit, transformation and time."""
    text = caption.format(t=goods["title"], u=unit) + "\t".join(["", *(head for head, _, _ in heads)]) + "\n"
    wanted = {}
    for row, levels, growth, share in zip(goods["rows"], LEVELS, GROWTHS, SHARES, strict=True):
        text += row
        for place, (_, kind, time) in enumerate(heads):
            level = levels[min(place, 1)]
            shown = {"level": str(level) if scale == 1 else f"{level / 10}", "share": share}.get(kind, growth)
            shown = shown.replace(".", "") if kind == "change" and scale == 1 else shown
            is_level = kind in ("level", "change")
            value = Decimal(shown) * (scale if is_level else 1)
            until = at_year_end(time, caption) if time else None
            wanted[len(text) + 1] = (value, goods["unit"] if is_level else "percent", kind, until)
            text += f"\t{shown}"
        text += "\n"
    return text, wanted


def read_table(text):
    """By the place of each figure its value, unit, transformation and time."""
    found = extract(plain_document(text, name="x", language="en", published="2019-03-22"), own_rules())
    return {
        one.start: (one.value, one.unit, told.transformation, one.period.start if one.period else None)
        for one, told in zip(found.mentions, found.statements, strict=True)
    }


def all_tables():
    for goods, caption, heads in product(CASES["goods"], CASES["captions"], CASES["columns"]):
        if "end of the year" in caption and heads[0][0] in MONTHS_AND_SEASONS:
            continue
        for unit, scale in goods["units"].items():
            if not (", in " in caption and (unit in PLAIN or unit.startswith("in "))):
                yield goods, unit, scale, caption, heads


def test_tables_in_plain_text_are_read_whole():
    wrong = []
    for table in list(all_tables())[::EVERY]:
        text, wanted = make_table(*table)
        found = read_table(text)
        missed = [
            (text[place : place + 6], want, found.get(place))
            for place, want in wanted.items()
            if place not in found or found[place][:3] != want[:3] or (want[3] and found[place][3] != want[3])
        ]
        wrong += [(text, missed[:2])] if missed else []
    assert wrong == []


def test_a_year_with_the_mark_of_a_note_is_that_year_and_six_digits_are_a_month():
    found = read_table("Exports (USD million)\n\n\t20182\t201812\nCoffee\t405.8\t395.3\nTea\t12.8\t12.2\n")
    assert [time for *_, time in found.values()] == ["2018", "2018-12"] * 2
