"""The names of a vocabulary are the same in each store that is written by it, and others by another one."""

from dataclasses import replace

import duckdb
import pytest

from etl.store.schema import read_schema
from etl.store.write import insert_names
from tests.rules import own_catalogue, own_rules

pytestmark = pytest.mark.whole


def names_by(rules):
    """The kinds of names that a store has, and how many of each are different."""
    with duckdb.connect() as connection:
        connection.execute(read_schema())
        insert_names(connection, rules, own_catalogue())
        found = connection.execute("select kind, id, name from names").fetchall()
    assert len(set(found)) == len(found)
    return {kind: sum(row[0] == kind for row in found) for kind, _, _ in found}


def test_each_store_has_the_names_of_its_own_vocabulary():
    rules = own_rules()
    first = names_by(rules)
    assert first.keys() == {"origin", "unit", "measure", "area", "breakdown", "indicator"}
    without = names_by(replace(rules, vocabulary=replace(rules.vocabulary, concepts={})))
    assert without == {kind: number for kind, number in first.items() if kind != "measure"}
    assert names_by(rules) == first


def test_of_an_empty_vocabulary_there_are_none():
    rules = own_rules()
    empty = replace(rules.vocabulary, concepts={}, areas={}, breakdowns={})
    assert names_by(replace(rules, vocabulary=empty)).keys() == {"origin", "unit", "indicator"}
