"""The ledger of misprints: it applies exactly where it says, or it stops the build."""

from decimal import Decimal

import pytest

from etl.corrections import Correction, find_corrections, load_corrections
from etl.errors import CorrectionError, RuleError
from etl.model import Cell, Span, Table

LEDGER = """
[[correction]]
document = "900"
row = "1인당 GNI (달러)"
column = "2021"
expects = "1.243.0"
becomes = "1,243.0"
reason_ko = "쉼표"
reason_en = "comma"
check = "gni_per_head"
"""
TEXT = "2021 1인당 GNI 만원 142.3 (달러) 1.243.0 달러이다."


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "datasets").mkdir()
    return tmp_path


@pytest.fixture
def load(workspace):
    def read(text):
        (workspace / "datasets" / "corrections.toml").write_text(text, encoding="utf-8")
        return load_corrections(workspace, ["gni_per_head"])

    return read


@pytest.fixture
def extraction(records):
    """A table with two rows under one label; the second has only its unit."""
    document = records.document(TEXT)

    def cell(row, column, text, role="data"):
        start = TEXT.index(text) if text else 0
        return Cell(row, column, text, Span(start, start + len(text)) if text else None, role)

    cells = (
        *(cell(0, 2, "2021", "column_label"), cell(1, 0, "1인당 GNI", "row_label"), cell(1, 1, "만원", "unit")),
        *(cell(1, 2, "142.3"), cell(2, 0, "", "row_label"), cell(2, 1, "(달러)", "unit"), cell(2, 2, "1.243.0")),
    )
    table = Table("900", 1, 0, 40, None, None, None, None, 3, 3, cells)
    won = records.mention(document, "142.3", value="1423000", table=table.id, row=1, column=2)
    dollars = records.mention(document, "1.243.0", value=None, table=table.id, row=2, column=2)
    return records.extraction(document, won, dollars, tables=(table,))


def test_a_correction_finds_its_cell_by_the_labels_as_printed(load, extraction):
    (found,) = find_corrections(extraction, load(LEDGER))
    assert found.id == extraction.mentions[1].id
    assert (found.value, found.place) == (Decimal("1243.0"), "1인당 GNI (달러) / 2021")


def test_a_correction_finds_its_sentence(load, extraction):
    text = LEDGER.replace('row = "1인당 GNI (달러)"\ncolumn = "2021"', 'sentence = "2021 1인당 GNI"')
    assert find_corrections(extraction, load(text))[0].id == extraction.mentions[1].id


def test_the_value_is_scaled_like_its_row(load):
    (correction,) = load(LEDGER + "scale = 1000")
    assert correction.value == 1_243_000


def test_other_documents_are_left_alone(load, records):
    document = records.document(name="901")
    assert find_corrections(records.extraction(document), load(LEDGER)) == []


def test_a_source_that_was_mended_stops_the_build(load, extraction):
    corrections = load(LEDGER.replace('expects = "1.243.0"', 'expects = "1.234.0"'))
    with pytest.raises(CorrectionError, match=r"found '1\.243\.0', expected '1\.234\.0'"):
        find_corrections(extraction, corrections)


def test_a_correction_that_changes_nothing_stops_the_build(load, extraction):
    text = LEDGER.replace("(달러)", "(만원)").replace('"1.243.0"', '"142.3"').replace('"1,243.0"', '"1423000"')
    with pytest.raises(CorrectionError, match="no longer needed"):
        find_corrections(extraction, load(text))


@pytest.mark.parametrize("changed", [("2021", "1999"), ("1인당 GNI (달러)", "인구")])
def test_a_place_that_is_not_there_stops_the_build(load, extraction, changed):
    with pytest.raises(CorrectionError, match="no figure was found there"):
        find_corrections(extraction, load(LEDGER.replace(*changed)))


def test_without_a_ledger_nothing_is_corrected(workspace):
    assert load_corrections(workspace, []) == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("becomes", "becames", 'the unknown key "becames"'),
        ('expects = "1.243.0"', "", "expects: found nothing"),
        ('column = "2021"', "", "expected row and column, or sentence"),
        ("1,243.0", "about 1243", "expected a number"),
        ('check = "gni_per_head"', 'check = "feeling"', 'found "feeling", expected the id of one check'),
        ("[[correction]]", "[[correction", "not valid TOML"),
    ],
)
def test_a_broken_entry_is_told_with_its_place(load, old, new, problem):
    with pytest.raises(RuleError, match=r"datasets/corrections\.toml") as caught:
        load(LEDGER.replace(old, new))
    assert any(problem in line for line in caught.value.problems)


def test_all_problems_are_told_at_once(load):
    with pytest.raises(RuleError) as caught:
        load(LEDGER.replace("check =", "chek =") + LEDGER.replace("becomes =", "become ="))
    assert len(caught.value.problems) == 4


def test_the_ledger_of_the_repository_names_checks_that_exist(repository):
    from etl.store.checks import load_checks

    corrections = load_corrections(repository, [check.name for check in load_checks()])
    assert all(isinstance(correction, Correction) for correction in corrections)
