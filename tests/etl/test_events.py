"""datasets/events.toml: what happened, each with its source, and the texts that name it."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from etl.bench.small import cut_datasets
from etl.errors import RuleError
from etl.events import read_events
from etl.rules import load_rules
from etl.schemas.events import KINDS
from etl.schemas.inputs import Inputs

ROOT = Path(__file__).parents[2]
EVENT = """
[[event]]
id = "a"
date = "2020-01"
kind = "treaty"
ko = "조약"
en = "Treaty"
areas = ["KP"]
source = "S/1"
words = ["그 조약"]
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    cut_datasets(ROOT / "datasets", folder / "datasets")
    return folder


@pytest.fixture
def folder(tmp_path, small):
    (tmp_path / "seeds").mkdir()
    shutil.copytree(small / "datasets", tmp_path / "datasets")
    return tmp_path


def read(folder, text=None):
    """The events of a workspace, with its problems."""
    if text is not None:
        (folder / "datasets" / "events.toml").write_text(text, encoding="utf-8")
    inputs = Inputs(folder)
    return read_events(inputs), inputs.problems


def test_figtraces_own_events_are_well_formed_and_of_areas_that_are_known():
    events, problems = read(ROOT)
    assert problems == []
    assert 25 <= len(events) <= 50
    assert {event.kind for event in events} == set(KINDS)
    assert {area for event in events for area in event.areas} <= load_rules(ROOT).vocabulary.areas.keys()
    assert [event.date for event in events] == sorted(event.date for event in events)


def test_a_resolution_has_the_number_that_its_name_says_and_is_not_older_than_its_year():
    events, _ = read(ROOT)
    symbols = {event.id: re.fullmatch(r"S/RES/(\d+) \((\d{4})\)", event.source) for event in events}
    found = 0
    for event in events:
        if (symbol := symbols[event.id]) and event.kind == "resolution":
            found += 1
            assert symbol[1] in event.ko, event.id
            assert symbol[1] in event.en, event.id
            assert event.date[:4] == symbol[2], event.id
            assert event.url == f"https://undocs.org/S/RES/{symbol[1]}({symbol[2]})"
    assert found > 5


def test_a_workspace_without_the_file_has_figtraces_own_whatever_its_areas_are(folder):
    path = folder / "datasets" / "areas.toml"
    areas = path.read_text(encoding="utf-8")
    path.unlink()
    (folder / "datasets" / "events.toml").unlink()
    tables = tomllib.loads(areas)
    assert len(tables["area"]) > 3
    whole, problems = read(folder)
    assert (len(whole), problems) == (len(read(ROOT)[0]), [])
    assert Inputs(folder).taken()["datasets/events.toml"] == []


def test_a_file_of_ones_own_holds_and_may_be_empty(folder):
    events, problems = read(folder, EVENT)
    assert ([event.id for event in events], problems) == (["a"], [])
    assert read(folder, "event = []\n") == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('date = "2020-01"', 'date = "2020-13"', "expected a date that exists"),
        ('kind = "treaty"', 'kind = "traety"', 'did you mean "treaty"?'),
        ('source = "S/1"', "", "source: found nothing"),
        ('source = "S/1"', 'sourse = "S/1"', 'did you mean "source"?'),
        ('source = "S/1"', 'source = "S/1"\nurl = "undocs.org/S/1"', "an address that begins with http"),
        ('date = "2020-01"', 'date = "2020-01"\nend = "2019-12"', "a date from 2020-01 on"),
        ('ko = "조약"', 'ko = "조약"\nnote_ko = "무엇"', "the note in both languages"),
        ('words = ["그 조약"]', "words = []", "a list of at least one word"),
    ],
)
def test_what_does_not_hold_is_told_with_its_place(folder, old, new, problem):
    assert old in EVENT
    _, problems = read(folder, EVENT.replace(old, new))
    assert any(problem in line for line in problems), problems
    assert all(line.startswith("datasets/events.toml, line ") for line in problems)


def test_all_problems_are_told_at_once_and_words_name_one_event(folder):
    second = EVENT.replace('"a"', '"b"').replace('"2020-01"', '"2021-02-30"')
    _, problems = read(folder, EVENT + second + EVENT.replace('"a"', '"c"'))
    assert any('event "b", date' in line for line in problems)
    assert any('event "c", words, item 1' in line and 'already names "a"' in line for line in problems)


def test_a_broken_file_refuses_the_build(folder):
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    (folder / "datasets" / "events.toml").write_text("[[event]]\nid = 5\n", encoding="utf-8")
    inputs = Inputs(folder)
    read_events(inputs)
    with pytest.raises(RuleError, match=r"events\.toml"):
        inputs.check()
