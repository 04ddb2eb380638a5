"""Every English and Russian time, in every plain sentence of news and releases, is the time of the figure beside it.

`tests/cases/meaning/told_times.json` holds times and sentences by language: each time in a twentieth of its sentences,
some 1,250 in all, and what English growth is compared with. Sentences in which a time is unclear, or none says it so,
are left out.
"""

import json
from itertools import count
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.bases import year_before
from etl.model import Period
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TOLD = json.loads((Path(__file__).parents[2] / "cases/meaning/told_times.json").read_text(encoding="utf-8"))
# sentences that are still read otherwise, by language (days beside who tells them, two months in a title)
MOST_WRONG = {"en": 2, "ru": 3}
EACH = 20
GRAINS = {4: "year", 7: "month", 10: "day"}


def capital(words):
    return words[0].upper() + words[1:]


def written(frame, **words):
    """A sentence with its words, in capitals where {^name} asks for it; a dot or comma that closes both is one."""
    for name, word in words.items():
        frame = frame.replace(f"{{{name}}}", word).replace(f"{{{name}^}}", capital(word))
    return frame.replace("..", ".").replace(",,", ",")


def read(text, language, published):
    document = plain_document(text, name="x", language=language, published=published)
    return {one.quote: (ends(one.period), ends(one.base_period)) for one in extract(document, own_rules()).mentions}


def ends(period):
    return None if period is None else [period.start, period.end]


def a_year_before(told):
    start, end = told
    base = year_before(Period(start, end, GRAINS[len(end or start)], "during", False, ""))
    return ends(base)


def is_right(slot, told, found):
    """Whether a figure has the time; `slot`: its period, its period and the year before as base, or the year before."""
    period, base = found
    if slot == "y":
        return period in [a_year_before(one) for one in told]
    return period in told and (slot == "p" or base == a_year_before(period))


def wrong_times(language):
    table, cell = TOLD[language], count()
    for group in table["times"]:
        for name, frame in table["frames"].items():
            if group["form"] not in frame["form"] or name in group["not_in"]:
                continue
            for time, told in group["of"].items():
                if next(cell) % EACH:
                    continue
                text = written(frame["sentence"], P=time)
                found = read(text, language, table["published"])
                for mark, slot in frame["figures"]:
                    if not any(mark in quote and is_right(slot, told, one) for quote, one in found.items()):
                        yield text, found
                        break


def wrong_bases(language):
    table, cell = TOLD[language]["compared"], count()
    for group in table["bases"]:
        at = table["at"][group["at"]]
        for name, frame in table["frames"].items():
            if name in group["not_in"]:
                continue
            for words, base in group["of"].items():
                if next(cell) % EACH:
                    continue
                text = written(frame, B=words, P=at["phrase"], M=at["modifier"])
                found = read(text, language, TOLD[language]["published"])
                if not any("5.2" in quote and one == (at["period"], base) for quote, one in found.items()):
                    yield text, found


@pytest.mark.parametrize("language", TOLD)
def test_a_time_is_the_figures_wherever_it_stands(language):
    wrong = dict(wrong_times(language))
    assert len(wrong) <= MOST_WRONG[language], wrong


def test_what_growth_is_compared_with_is_counted_from_its_own_time():
    assert dict(wrong_bases("en")) == {}
