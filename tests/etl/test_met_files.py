"""A file that says the same as before is not validated again, unless a name that it needs has gone."""

import re

import pytest

from etl.rules import read_rules
from etl.schemas import units
from etl.schemas.inputs import Inputs
from etl.schemas.language import LANGUAGES
from tests.conftest import REPOSITORY

KOREAN = LANGUAGES["ko"]


def read(kind, content=None, **known):
    inputs = Inputs(REPOSITORY, **known)
    if content is not None:
        inputs.lay(kind.path, content)
    return [file for _, file in inputs.read(kind)], inputs.problems


@pytest.fixture
def content():
    return (REPOSITORY / units.KIND.path).read_bytes()


def test_what_was_made_of_a_sound_file_is_given_again():
    ((first,), problems) = read(units.KIND)
    assert not problems
    assert read(units.KIND)[0][0] is first


def test_another_content_is_another_file(content):
    ((first,), _) = read(units.KIND)
    ((second,), problems) = read(units.KIND, content.replace(b'\nen = "', b'\nen = "other ', 1))
    assert not problems
    assert second != first


def test_a_name_that_is_gone_from_another_file_is_told():
    assert read(KOREAN)[1] == []
    _, problems = read(KOREAN, unit=["USD"])
    assert any("the id of one unit" in problem for problem in problems)
    assert read(KOREAN)[1] == []


def test_what_is_wrong_with_a_file_is_told_each_time(content):
    broken = content + b'\n[[unit]]\nid = "nothing"\n'
    once, twice = read(units.KIND, broken), read(units.KIND, broken)
    assert once[1]
    assert once[1] == twice[1]


def test_what_holds_of_no_single_value_is_told_each_time(content):
    """Two units of the same words: each entry is sound, the file is not."""
    unit = content[content.index(b"\n[[unit]]") :].split(b"\n\n")[0]
    doubled = content + unit.replace(b'id = "', b'id = "other_', 1) + b"\n"
    once, twice = read(units.KIND, doubled), read(units.KIND, doubled)
    assert once[1]
    assert once[1] == twice[1]


def read_all(path, content):
    inputs = Inputs(REPOSITORY)
    inputs.lay(path, content)
    return read_rules(inputs), inputs.problems


def test_a_pattern_that_names_no_cue_is_told_each_time_though_all_other_rules_are_known():
    path = "datasets/cues/adding.toml"
    sound = (REPOSITORY / path).read_bytes()
    known, problems = read_all(path, sound)
    assert not problems
    broken = re.sub(rb"(?m)^pattern = \['", rb"pattern = ['{no_such_cue}", sound, count=1)
    once, twice = read_all(path, broken)[1], read_all(path, broken)[1]
    assert any("a cue that is not there" in problem for problem in once)
    assert once == twice
    assert read_all(path, sound) == (known, [])


def test_a_file_is_read_once_and_its_faults_are_told_once(content):
    inputs = Inputs(REPOSITORY)
    inputs.lay(units.KIND.path, content + b'\n[[unit]]\nid = "nothing"\n')
    assert inputs.read(units.KIND) is inputs.read(units.KIND)
    assert len(set(inputs.problems)) == len(inputs.problems)
