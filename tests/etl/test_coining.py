"""What a drafted concept would move is what it moves, and a file that somebody else changed is not overwritten."""

from dataclasses import replace

import pytest

from etl.coining import moving
from etl.coining.draft import Draft, begin_draft, write_concept
from etl.coining.moving import find_moves
from etl.errors import RuleError
from tests.made_up_workspace import Workspace

FILE = "datasets/concepts/people.toml"
DRAFT = Draft("density_count", "people", "밀도량", "density", ("count",), "stock", words={"ko": ("밀도량",)})
TEXT = "2023년 북한의 밀도량은 3만 명이었다.\n"


@pytest.fixture
def made(tmp_path, repository):
    made = Workspace(tmp_path / "own", repository)
    made.write(t902=TEXT)
    return made


def test_a_word_that_a_line_parts_is_found_as_well(made):
    made.write(t902="2023년 북한의 밀도\n총량은 3만 명이었다.\n")
    draft = replace(DRAFT, words={"ko": ("밀도 총량",)})
    assert [move.quote for move in find_moves(made.folder, draft).moves] == ["3만 명"]


def test_what_is_too_much_to_read_is_named(made, monkeypatch):
    monkeypatch.setattr(moving, "MOST", len(TEXT) - 1)
    found = find_moves(made.folder, DRAFT)
    assert (found.moves, found.unread) == ((), ("902",))


def test_a_document_without_the_words_is_not_read(made, monkeypatch):
    read = []
    real = moving.extract
    monkeypatch.setattr(moving, "extract", lambda document, rules: read.append(document.id) or real(document, rules))
    find_moves(made.folder, DRAFT)
    assert read == ["902", "902"]  # with it and without it


def test_two_concepts_one_after_another_both_stand_in_the_file(made):
    write_concept(made.folder, DRAFT)
    other = Draft("density_rate", "people", "밀도율", "density rate", ("ratio",), "rate", words={"ko": ("밀도율",)})
    write_concept(made.folder, other)
    with pytest.raises(RuleError, match="a second time"):
        write_concept(made.folder, DRAFT)
    told = (made.folder / FILE).read_text(encoding="utf-8")
    assert told.index('id = "density_count"') < told.index('id = "density_rate"')
    assert told.count('id = "density_count"') == 1


def test_a_file_that_is_broken_already_is_told_and_left(made):
    path = made.folder / FILE
    path.write_text(path.read_text(encoding="utf-8") + "[[concept\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(RuleError, match="not valid TOML"):
        write_concept(made.folder, DRAFT)
    assert path.read_bytes() == before


def test_a_file_of_windows_keeps_its_lines(made):
    path = made.folder / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().rstrip()
    write_concept(made.folder, DRAFT)
    assert path.read_bytes().startswith(before)
    unsaid = Draft("x", "people", "x", "x", ("count",), "stock", words={"ko": ("없는말",)})
    assert find_moves(made.folder, unsaid).moves == ()


@pytest.mark.parametrize(
    ("measure", "dimension", "rate", "type"),
    [
        ("open:포탄", "count", None, "stock"),
        ("open:포탄", "count", "year", "flow"),
        ("open:발행액", "money", None, "flow"),
        ("open:발행률", "ratio", None, "rate"),
    ],
)
def test_a_draft_begins_with_what_the_unit_tells(measure, dimension, rate, type):
    draft = begin_draft(measure, "", "ko", dimension, rate)
    assert (draft.type, draft.units, draft.words) == (type, (dimension,), {"ko": (measure.removeprefix("open:"),)})


def test_a_figure_of_a_concept_lends_no_words():
    assert begin_draft("exports", "수출", "ko", "money", None).words == {}
