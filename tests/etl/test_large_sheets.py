"""A sheet of many rows: what is looked up for each of its cells does not go through all of them again."""

import dataclasses
from collections import Counter

import pytest

from etl import extract as extracting
from etl.documents import plain_document
from etl.extract import extract
from etl.rules import load_rules

KINDS = {
    "values": ("품목", "시멘트 {}", "수출 (단위: 만 달러)"),
    "without a unit": ("품목", "시멘트 {}", "수출"),
    "growths below": ("품목", "(증감률)", "수출"),
}
LOOKS = Counter()


class Cells(tuple):
    """The cells of a table, which count how often they are gone through."""

    __slots__ = ()

    def __iter__(self):
        LOOKS["all"] += 1
        return super().__iter__()


def sheet(rows, kind):
    """A table of so many rows and three years."""
    head, label, caption = KINDS[kind]
    heads = "".join(f"<th>{year}년</th>" for year in (2021, 2022, 2023))
    body = "".join(
        f"<tr><th>{label.format(n)}</th><td>{n + 11}</td><td>2{n}</td><td>3{n}</td></tr>" for n in range(rows)
    )
    return f"<table><caption>{caption}</caption><tr><th>{head}</th>{heads}</tr>{body}</table>"


@pytest.mark.parametrize("kind", KINDS)
def test_the_cells_of_a_table_are_gone_through_as_often_whatever_their_number(repository, monkeypatch, kind):
    rules, read = load_rules(repository), extracting.read_passages

    def count(name, lines):
        passages, tables = read(name, lines)
        return passages, [dataclasses.replace(table, cells=Cells(table.cells)) for table in tables]

    monkeypatch.setattr(extracting, "read_passages", count)
    looks = []
    for rows in (8, 24):
        document = plain_document(sheet(rows, kind), name="000", language="ko", published="2024", format="html")
        LOOKS.clear()
        found = extract(document, rules)
        assert len(found.tables[0].cells) == 4 * rows + 4
        assert len(found.mentions) + len(found.numerals) > rows
        looks.append(LOOKS["all"])
    assert looks[0] == looks[1], looks
