"""Rows are stored by the names of their columns, wherever these stand."""

from typing import get_type_hints

import duckdb
import pytest

from etl.store.records import TABLES, UnitRow, columns_of
from etl.store.schema import read_schema
from etl.store.write import ARROW_TYPES, insert

pytestmark = pytest.mark.whole

PYTHON_TYPES = {
    "VARCHAR": "str",
    "JSON": "str",
    "INTEGER": "int",
    "DOUBLE": "float",
    "BOOLEAN": "bool",
    "DECIMAL(38,10)": "Decimal",
    "INTEGER[]": "Sequence[int]",
    "VARCHAR[]": "Sequence[str]",
}


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute(read_schema())
        yield connection


def shape_of(connection, table):
    """Type by column, as a record would write it."""
    found = connection.execute(
        "select column_name, data_type, is_nullable from duckdb_columns() where table_name = ? and not internal",
        [table],
    ).fetchall()
    return {name: PYTHON_TYPES[kind] + (" | None" if nullable else "") for name, kind, nullable in found}


@pytest.mark.parametrize("record", TABLES, ids=TABLES.get)
def test_a_record_has_the_columns_of_its_table_with_their_types(connection, record):
    written = {name.removesuffix("_"): kind.__forward_arg__ for name, kind in record.__annotations__.items()}
    assert written == shape_of(connection, TABLES[record])
    assert get_type_hints(record)


def test_every_type_of_a_column_can_be_written():
    assert ARROW_TYPES.keys() == PYTHON_TYPES.keys()


@pytest.mark.parametrize(
    "order",
    [
        ("ko", "base", "en", "unit", "factor", "symbol", "dimension"),
        ("dimension", "factor", "symbol", "en", "base", "ko", "unit"),
    ],
)
def test_the_order_of_the_columns_does_not_matter(order):
    row = UnitRow(unit="item", dimension="count", ko="개", en="item", symbol=None, base=None, factor="1")
    with duckdb.connect() as connection:
        connection.execute(f"create table units ({', '.join(f'{name} varchar' for name in order)})")
        insert(connection, [row])
        (found,) = connection.execute("select unit, dimension, ko, en, symbol, base, factor from units").fetchall()
    assert found == ("item", "count", "개", "item", None, None, "1")


def test_each_part_of_an_indicator_is_stored_in_its_column(records, tmp_path):
    """Every value is another one, so that two columns that change places are seen."""
    text = records.document()
    given = {name: f"the {name}" for name in ("ko", "en", "description_ko", "description_en", "measure", "chart")}
    given |= {name: f"the {name}" for name in ("flow_from", "flow_to", "basis", "part_of", "cap_of", "concept")}
    given |= {name: f"the {name}" for name in ("caution_ko", "caution_en")} | {"low": 1, "high": 2, "ordinal": 3}
    given |= {"is_estimated": True}
    path = records.store(
        tmp_path / "s.duckdb",
        records.extraction(text, records.mention(text, "1만 3,000여 개")),
        indicators=[records.indicator(**given)],
    )
    with duckdb.connect(path, read_only=True) as connection:
        columns = connection.execute("describe indicators").fetchall()
        (row,) = connection.execute("from indicators").fetchall()
    stored = dict(zip((column[0] for column in columns), row, strict=True))
    assert stored == {"indicator_id": "arms.containers", "family": "arms", "unit": "item", **given}


def test_fields_that_are_words_of_python_end_with_an_underscore():
    fields = {name for record in TABLES for name in record._fields if name.endswith("_")}
    assert fields == {"class_"}
    assert all(not column.endswith("_") for record in TABLES for column in columns_of(record))
