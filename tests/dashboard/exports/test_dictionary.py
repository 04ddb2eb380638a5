"""The data dictionary says something of every column of every table, in both languages, and of no other."""

import re

import pytest

from dashboard.exports.columns import BY_NAME
from dashboard.exports.dictionary import COMMON, ITSELF, describe_store, read_words
from etl.store import Store


@pytest.fixture(scope="module")
def tables(database):
    with Store.open(database) as store:
        return describe_store(store.columns())


def test_every_table_and_every_column_has_words_in_both_languages(tables):
    described = [part for table in tables for part in ((table.itself.name, table.itself), *named(table))]
    assert len(described) > 200
    untold = [name for name, part in described if not re.search("[가-힣]", part.ko) or not part.en]
    assert untold == [], "please describe it in dashboard/exports/tables.toml"
    assert [name for name, part in described if re.search("[가-힣]", part.en)] == []


def named(table):
    return ((f"{table.itself.name}.{column.name}", column) for column in table.columns)


def test_nothing_is_described_that_is_not_there(tables):
    there = {table.itself.name: {column.name for column in table.columns} for table in tables}
    words = read_words()
    assert words.keys() - there.keys() == {COMMON}
    for name, columns in there.items():
        assert words[name].keys() - columns <= {ITSELF}, name
    used = set().union(*there.values())
    assert words[COMMON].keys() - used == set()


def test_the_columns_of_figures_are_told_in_the_words_of_every_export(tables):
    figures = next(table for table in tables if table.itself.name == "figures")
    assert figures.is_view
    assert [(column.name, column.ko) for column in figures.columns] == [
        (column.name, column.description_ko) for column in BY_NAME.values()
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_page_shows_every_column(client, tables, lang):
    page = client.get(f"/data/dictionary?lang={lang}")
    assert page.status_code == 200
    for table in tables:
        assert f'id="{table.itself.name}"' in page.text
        assert all(f"<code>{column.name}</code>" in page.text for column in table.columns)
