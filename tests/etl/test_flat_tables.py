"""Tables that came into a text flattened: cells parted by single blanks, heads over one line or two."""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[1] / "cases" / "flat_tables.json").read_text(encoding="utf-8"))


def read(case: dict[str, str]) -> list[str]:
    text = "\n".join(case["lines"])
    document = plain_document(text, name="flat", language=case["language"], published="2025-03-01")
    return [
        f"{one.quote} {one.value.normalize():f} {one.unit} {one.kind}"
        for one in extract(document, own_rules()).mentions
        if one.table is not None and one.value is not None
    ]


@pytest.mark.parametrize("case", [one for one in CASES if one["cells"]], ids=lambda case: case["name"])
def test_every_cell_of_a_flattened_table_is_found_in_its_column(case):
    assert read(case) == case["cells"]


@pytest.mark.parametrize("case", [one for one in CASES if not one["cells"]], ids=lambda case: case["name"])
def test_what_only_ends_in_numbers_is_no_table(case):
    assert read(case) == []
