"""A part of what `figtrace bench torture` does: hostile texts and broken inputs; and that a fault would be seen."""

import os
import signal
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

import pytest

from etl.bench.small import make_small, write_texts
from etl.bench.torture.inputs import try_build, try_documents, try_inputs
from etl.bench.torture.made_texts import SORTS, HostileTexts
from etl.bench.torture.texts import Reading, find_fault, find_growth, try_texts
from etl.documents import plain_document
from etl.errors import RuleError
from etl.extract import extract
from etl.pipeline import build
from tests.rules import own_catalogue, own_rules

pytestmark = pytest.mark.whole

SEED = 7
BUILD = partial(build, jobs=1)


@pytest.fixture(scope="module")
def reading():
    rules = own_rules()
    return Reading(rules, own_catalogue())


@pytest.fixture(scope="module")
def texts():
    samples = ["국가정보원은 2024년에 컨테이너 1만 3,000여 개를 보냈다고 밝혔다.\n\n|가|2023|\n|나|1,200|\n"]
    return HostileTexts(samples, SEED)


def test_hostile_texts_are_read_without_an_exception_and_quoted_to_the_sign(reading, texts):
    made = [texts.make(number) for number in range(1, 64)]
    judged = {document.id: reading.judge(document, timed=False) for document in made}
    assert {name: verdict for name, verdict in judged.items() if verdict != "ok"} == {}
    assert sum(bool(extract(document, reading.rules).mentions) for document in made) > 10


def test_the_same_seed_makes_the_same_texts_of_every_sort(texts):
    again = HostileTexts(texts.samples, SEED)
    made = [texts.make(number).text for number in range(len(SORTS) * 2)]
    assert made == [again.make(number).text for number in range(len(SORTS) * 2)]
    assert len(set(made)) == len(made)
    assert made != [HostileTexts(texts.samples, SEED + 1).make(number).text for number in range(len(SORTS) * 2)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"quote": "1,201명"}, "is not the text there"),
        ({"end": 10_000}, "is not the text there"),
        ({"value": Decimal("NaN")}, "are no numbers"),
        ({"low": Decimal(2_000)}, "from 2000 to 1200"),
    ],
)
def test_a_figure_that_is_not_in_the_text_or_no_number_is_found_out(reading, change, told):
    text = "직원은 1,200명이다."
    found = extract(plain_document(text), reading.rules)
    assert find_fault(found, text) == ""
    wrong = replace(found, mentions=(replace(found.mentions[0], **change), *found.mentions[1:]))
    assert told in find_fault(wrong, text)


def test_an_exception_of_the_reader_is_told(reading):
    document = plain_document("1명", published="no date at all")
    broken = Reading(None, reading.catalogue)
    assert broken.judge(document).startswith("AttributeError")


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ([2.0], ""),  # twice the text
        ([3.0, 1.4], ""),  # the text was measured too short
        ([3.0, 1.0, 2.4], ""),  # twice the text was measured too long
        ([3.0, 1.0] * 3 + [2.6, 1.05], ""),
        ([4.0, 1.0] * 9, "6 signs took 1.00 s, twice as many 4.00 s"),
    ],
)
def test_what_grows_too_much_does_so_each_time_it_is_measured(seconds, told):
    measured = iter(seconds)
    assert find_growth(lambda _document: next(measured), plain_document("1,200명"), 1.0) == told


def die_at_two(number):
    """A text that takes the process with it."""
    if number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return plain_document("1명")


def test_a_text_that_takes_the_process_along_is_told_and_the_others_are_read(repository, monkeypatch):
    monkeypatch.setattr(HostileTexts, "make", staticmethod(die_at_two))
    assert sorted(try_texts(repository, [], 4, SEED, jobs=1)) == [
        ("text 0", "ok"),
        ("text 1", "ok"),
        ("text 2", "the process died, or took 120 s"),
        ("text 3", "ok"),
    ]


@pytest.fixture
def folder(tmp_path, repository):
    make_small(repository, tmp_path)
    return tmp_path


def test_broken_inputs_are_refused_in_lines_that_name_them_or_built(folder):
    verdicts = [verdict for _, verdict in try_inputs(folder, BUILD, 16, SEED)]
    assert {verdict for verdict in verdicts if verdict not in ("ok", "refused")} == set()
    assert len(verdicts) == 16
    assert verdicts.count("refused") > 4


def test_a_build_that_fails_with_anything_but_a_line_is_found_out(folder):
    def crash(_workspace):
        raise KeyError("seeds/900.txt")

    def name_nothing(_workspace):
        raise RuleError("something is wrong")

    assert try_build(folder, crash).startswith("KeyError")
    assert "something is wrong" in try_build(folder, name_nothing)


CHAPTERS = (
    "하나.¹ 북한은 컨테이너 1,000개를 보냈다.²\n\n"
    "¹ 김철수, 『책』, 2020.\n² 박민수, 『셋』, 2022.\n¹ 이영희, 『글』, 2021.\n"
)


def test_notes_that_are_numbered_anew_in_each_chapter_stop_no_build_and_point_to_no_wrong_work(folder, reading):
    write_texts(folder, {"900": CHAPTERS})
    assert try_build(folder, BUILD) == "ok"
    found = extract(plain_document(CHAPTERS), reading.rules)
    assert [(work.id, work.marker) for work in found.works] == [("-:n1", "1"), ("-:n2", "2"), ("-:n1.2", "1")]
    assert {citation.marker: citation.work for citation in found.citations} == {"²": "-:n2"}


def test_documents_that_nobody_would_write_are_built_or_refused_by_name(folder):
    assert {verdict for _, verdict in try_documents(folder, BUILD, 4, SEED)} <= {"ok", "refused"}


LINES_AND_TABLE = (
    "단위:\n024년       -   m²   kg   (단위: 천 명)   1   ×10^   억 달러   미만   1\ng  元\n₩  1\n"
    "만   억 달러   만 명   [1]   a@b.c   만 명       2,345   / alf a    단"
)


@pytest.mark.parametrize(
    "text",
    [
        f"찬성 {10**26}표, 반대 39표였다.",  # more together than a store's whole number holds
        LINES_AND_TABLE,
    ],
)
def test_one_odd_document_does_not_stop_a_build(folder, text):
    write_texts(folder, {"900": text})
    assert try_build(folder, BUILD) == "ok"


def test_no_figure_is_told_twice_where_lines_are_a_table_and_a_paragraph(reading):
    found = extract(plain_document(LINES_AND_TABLE), reading.rules).mentions
    assert len(found) > 1
    assert all(one.end <= after.start for one, after in pairwise(found))
