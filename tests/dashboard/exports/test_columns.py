"""The columns are described in one place, and the store agrees with it."""

import re

from dashboard.exports import columns
from etl import model
from etl.store import Store


def test_the_columns_are_those_of_the_view_in_its_order(database):
    with Store.open(database) as store:
        assert list(columns.NAMES) == list(store.figures()[0])


def test_the_allowed_values_are_those_of_the_model():
    assert columns.KINDS == model.KINDS
    assert columns.BOUNDS == model.BOUNDS
    assert set(columns.STATUSES) <= set(model.STATUSES)


def test_every_column_is_described_in_both_languages():
    for column in columns.COLUMNS:
        assert re.search(r"[가-힣]", column.ko + column.description_ko), column.name
        assert column.description_ko.endswith((".", "?")), column.name
        assert not re.search(r"[가-힣]", column.en + column.description_en), column.name
        assert column.description_en.endswith((".", ";")), column.name


def test_the_schema_names_every_field_once_and_the_key_is_required():
    schema = columns.frictionless_schema()
    names = [field["name"] for field in schema["fields"]]
    assert names == list(columns.NAMES)
    assert len(set(names)) == len(names)
    key = next(field for field in schema["fields"] if field["name"] == schema["primaryKey"][0])
    assert key["constraints"]["required"] is True
