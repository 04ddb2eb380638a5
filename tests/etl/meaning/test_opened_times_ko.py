"""A time that a Korean title, heading, note or first sentence opens is that of the figures behind it.

`tests/cases/meaning/opened_times_ko.json` holds times by kind with what they mean in a text that came out on 20
November 2025, openings with a place for one {T}, what goes on behind with what is wanted of each of its figures (T is
that time, yoy the same a year before; `period < base`), and whole texts. Each time in each opening with each way to go
on makes some 20,000 texts, of which every thirty-fifth is tried.
"""

import json
from itertools import count, product
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/opened_times_ko.json").read_text(encoding="utf-8"))
EACH = 35
NO_FIGURES = frozenset({"duration", "age", "rank", "ordinal"})
SPANS = frozenset({"year", "month", "week", "day"})
# behind a title, so that it is told from a wrapped line
MORE = (
    " 이런 흐름은 예전만 해도 많은 이가 가능하다고 여기지 않던 것이며, 앞으로도 한동안 이어질 가능성이 있다는 말이 "
    "나오는데 품목별 사정은 저마다 다르고 온도 차도 크다."
)
DAY_OF_TEXT = "2024. 5."  # in brackets behind a title: when the text came out, rather than what it is about
IN_TITLE = ("title (T)", "title (T )")
UNDATED = "외환보유액 현황\n(2024년 말 기준, 단위: 억 달러)"  # a line with its unit belongs to a table
FROM_BEGIN = "연초부터 10월까지는"  # behind another time of the same text
OLD = "’22년 상반기"  # of which the year before is counted from the text behind a point
LEFT = (UNDATED, FROM_BEGIN)


def a_year_before(date):
    return f"{int(date[:4]) - 1}{date[4:]}"


def written(first, last):
    return first if first == last else f"{first}/{last}"


def told(name, first, last):
    if name == "T":
        return written(first, last)
    return written(a_year_before(first), a_year_before(last)) if name == "yoy" else name


def ends(period):
    if period is None:
        return None
    return period.start if period.start == period.end else f"{period.start or ''}/{period.end or ''}"


def read_times(text):
    text = text + MORE if "\n\n" in text else text
    document = plain_document(text, name="x", language="ko", published="2025-11-20")
    figures = [one for one in extract(document, own_rules()).mentions if one.mention_class not in NO_FIGURES]
    return [(ends(one.period), ends(one.base_period)) for one in figures if one.unit not in SPANS]


def is_as_wanted(found, wanted):
    """Whether each figure has its period, and its base where one is told."""
    if len(found) != len(wanted):
        return False
    for (period, base), want in zip(found, wanted, strict=True):
        first, _, second = want.partition(" < ")
        if period != first or (second and base != second):
            return False
    return True


def cells():
    number = count()
    times = [time for kind in TABLE["words"].values() for time in kind]
    for (name, opening), then, (word, first, last) in product(TABLE["openings"].items(), TABLE["goes_on"], times):
        if next(number) % EACH or (word == DAY_OF_TEXT and name in IN_TITLE) or word == OLD:
            continue
        wanted = [" < ".join(told(part, first, last) for part in one.split(" < ")) for one in then["wanted"]]
        ahead = [written(first, last)] if name in TABLE["with_a_figure"] else []
        yield opening.replace("{T}", word) + then["text"], [*ahead, *wanted]


def test_a_time_that_opens_a_text_is_that_of_the_figures_behind_it():
    tried = dict(cells())
    wrong = {text: found for text, wanted in tried.items() if not is_as_wanted(found := read_times(text), wanted)}
    assert len(tried) > 500
    assert wrong == {}


def test_what_has_a_time_of_its_own_leaves_that_of_the_text_open():
    texts = {one["text"]: one["wanted"] for one in TABLE["texts"] if not any(words in one["text"] for words in LEFT)}
    wrong = {text: found for text, wanted in texts.items() if not is_as_wanted(found := read_times(text), wanted)}
    assert len(texts) > 170
    assert wrong == {}
