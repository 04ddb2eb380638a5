"""JSON and Parquet hold the same rows as the CSV, with their types."""

import json
from decimal import Decimal

from pyarrow import parquet

from dashboard.exports.columns import NAMES
from dashboard.exports.json import figures_json
from dashboard.exports.parquet import figures_parquet


def test_json_keeps_decimals_exact_and_missing_values_null(row):
    huge = Decimal("12345678901234567890.1234567891")
    [read_back] = json.loads(b"".join(figures_json([row(value=huge)])), parse_float=Decimal)
    assert read_back["value"] == huge
    assert read_back["high"] is None
    assert list(read_back) == list(NAMES)


def test_an_empty_json_export_is_an_empty_array():
    assert json.loads(b"".join(figures_json([]))) == []


def test_several_json_rows_make_one_array(row):
    rows = [row(char_start=number) for number in range(3)]
    assert [item["char_start"] for item in json.loads(b"".join(figures_json(rows)))] == [0, 1, 2]


def test_parquet_keeps_types_and_explains_itself(row):
    table = parquet.read_table(figures_parquet([row()], version="abc"))
    assert table.column_names == list(NAMES)
    assert table["value"][0].as_py() == Decimal(13000)
    assert table["is_vague"][0].as_py() is False
    assert table.schema.metadata[b"figtrace.version"] == b"abc"
    assert "원문" in table.schema.field("quote_value").metadata[b"ko"].decode()


def test_an_empty_parquet_export_has_the_columns_and_no_rows():
    table = parquet.read_table(figures_parquet([]))
    assert (table.num_rows, table.column_names) == (0, list(NAMES))
