"""Each time that Korean and Chinese can tell, in the ways in which news and releases put it: whose time it is.

`tests/cases/meaning/times_in_sentences.json` holds by language the times in their words, by kind, with what they mean
in a text that came out on 20 November 2025; sentences and short texts with a place for a time {T}, for what is counted
{m} and for amounts {v}, {v2}, with the kinds that fit and what is wanted of each figure: its period, and its base where
two are told. T is the time of the word, yoy, y2 and y3 the same so many years before, mom the part before it, ? any.
Every time stands in each of a tenth of its sentences. `texts` are whole, with the periods of their figures.
"""

import json
import re
from pathlib import Path

import pytest

from etl.bench.accuracy import window
from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLES = json.loads((Path(__file__).parents[2] / "cases/meaning/times_in_sentences.json").read_text(encoding="utf-8"))
PUBLISHED = "2025-11-20"
EACH = 10
NO_FIGURES = frozenset({"duration", "age", "rank", "ordinal"})
SPANS = frozenset({"year", "month", "week", "day"})
PARTICLE = re.compile(r"\{(은|이|을)/(는|가|를)\}")
CLOSED = {"였": "이었", "로": "으로", "를": "을", "다": "이다", "라": "이라", "와": "과"}
YEARS = {"yoy": 1, "y2": 2, "y3": 3}


def is_closed(words):
    last = re.sub(r"[)\]’”' .]+$", "", words)[-1:]
    return (ord(last) - 0xAC00) % 28 > 0 if "가" <= last <= "힣" else last in "013678LMNR"


def in_sentence(frame, time, thing):
    noun, amount, smaller = thing
    text = frame.replace("{T}", time).replace("{m}", noun).replace("{v}", amount).replace("{v2}", smaller)
    while (found := PARTICLE.search(text)) is not None:
        text = text[: found.start()] + found[1 if is_closed(text[: found.start()]) else 2] + text[found.end() :]
    return re.sub(r"([명톤원])(였|로|를|다|라|와)", lambda found: found[1] + CLOSED[found[2]], text)


def shifted(date, months):
    count = int(date[:4]) * 12 + int(date[5:7] or 1) - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"[: len(date)]


def as_wanted(name, first, last):
    if name == "?":
        return name
    if name == "T":
        return window(first, last)
    if name in YEARS:
        return window(*(f"{int(date[:4]) - YEARS[name]}{date[4:]}" for date in (first, last)))
    if name == "mom":
        length = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1
        return window(shifted(first, -length), shifted(last, -length))
    start, _, end = name.partition("/")
    return window(start, end or start)


def read_times(text, language):
    document = plain_document(text, name="x", language=language, published=PUBLISHED)
    figures = [one for one in extract(document, own_rules()).mentions if one.mention_class not in NO_FIGURES]
    told = [(one.period, one.base_period) for one in figures if one.unit not in SPANS]
    return [tuple(window(one.start, one.end) if one else (None, None) for one in pair) for pair in told]


def is_as_wanted(found, wanted):
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(
        want in ("?", got) for times, wants in pairs for got, want in zip(times, wants, strict=False)
    )


def cells_of(language):
    table = TABLES[language]
    for place, frame in enumerate(table["frames"]):
        words = [word for kind in frame["kinds"] for word in table["words"][kind]]
        things = table["things"][frame["of"]]
        for number, (word, first, last) in enumerate(words):
            if (place + number) % EACH == 0:
                text = in_sentence(frame["text"], word, things[(place + number) % len(things)])
                yield text, [[as_wanted(name, first, last) for name in names] for names in frame["want"]]


@pytest.mark.parametrize("language", TABLES)
def test_a_figure_has_its_own_time_wherever_its_sentence_tells_it(language):
    cells = list(cells_of(language))
    wrong = [text for text, wanted in cells if not is_as_wanted(read_times(text, language), wanted)]
    assert len(cells) > 1000
    assert wrong == []


@pytest.mark.parametrize("language", TABLES)
def test_each_figure_of_a_list_of_times_has_its_own(language):
    texts = TABLES[language]["texts"]
    wanted = {text: [[as_wanted(name, None, None)] for name in names] for text, names in texts}
    assert [text for text in wanted if not is_as_wanted(read_times(text, language), wanted[text])] == []
