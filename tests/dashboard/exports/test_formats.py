"""JSON, JSON Lines and Parquet hold the same rows as the CSV, with their types."""

import io
import json
from decimal import Decimal

import pytest
from pyarrow import parquet

from dashboard.exports.columns import NAMES
from dashboard.exports.json import figures_json, figures_jsonl
from dashboard.exports.parquet import ROWS_A_GROUP, figures_parquet


def read_parquet(*rows, **named):
    return parquet.read_table(io.BytesIO(b"".join(figures_parquet(rows, **named))))


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


def test_a_line_of_json_lines_is_an_object_of_its_own(row):
    lines = b"".join(figures_jsonl(row(char_start=number) for number in range(3))).decode().splitlines()
    assert [json.loads(line)["char_start"] for line in lines] == [0, 1, 2]
    assert list(json.loads(lines[0])) == list(NAMES)
    assert b"".join(figures_jsonl([])) == b""


def test_parquet_keeps_types_and_explains_itself(row):
    table = read_parquet(row(), version="abc")
    assert table.column_names == list(NAMES)
    assert table["value"][0].as_py() == Decimal(13000)
    assert table["is_vague"][0].as_py() is False
    assert table.schema.metadata[b"figtrace.version"] == b"abc"
    assert "원문" in table.schema.field("quote_value").metadata[b"ko"].decode()


def test_an_empty_parquet_export_has_the_columns_and_no_rows():
    table = read_parquet()
    assert (table.num_rows, table.column_names) == (0, list(NAMES))


@pytest.mark.whole
def test_a_large_parquet_file_is_given_away_group_by_group(row):
    pieces = list(figures_parquet(row(char_start=number) for number in range(2 * ROWS_A_GROUP + 1)))
    assert len([piece for piece in pieces if piece]) == 4  # three groups and the foot
    assert parquet.read_table(io.BytesIO(b"".join(pieces)))["char_start"].to_pylist() == list(
        range(2 * ROWS_A_GROUP + 1)
    )
