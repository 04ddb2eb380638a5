"""Figures as Parquet: the same columns, typed. Decimals stay decimals: 38 digits, 10 of
them after the point.

Each field carries its description in both languages as metadata, so the file explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from itertools import islice

import pyarrow
from pyarrow import parquet

from dashboard.exports.columns import COLUMNS, Column

ROWS_A_GROUP = 50_000
TYPES = {
    "string": pyarrow.string(),
    "number": pyarrow.decimal128(38, 10),
    "integer": pyarrow.int64(),
    "boolean": pyarrow.bool_(),
}


def figures_parquet(rows: Iterable[Mapping[str, object]], *, version: str = "") -> BytesIO:
    """The whole file, at its beginning; the store's `version` stands in the metadata."""
    schema = describe_schema(version)
    file = BytesIO()
    remaining = iter(rows)
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(remaining, ROWS_A_GROUP)):
            columns = [[row.get(field.name) for row in group] for field in schema]
            writer.write_table(pyarrow.table(columns, schema=schema))
    file.seek(0)
    return file


def describe_schema(version: str) -> pyarrow.Schema:
    """The Arrow schema with the descriptions of the columns."""
    return pyarrow.schema([describe_field(column) for column in COLUMNS], metadata={"figtrace.version": version})


def describe_field(column: Column) -> pyarrow.Field:
    """One field; a required column cannot be null."""
    metadata = {
        "ko": f"{column.ko}: {column.description_ko}",
        "en": f"{column.en}: {column.description_en}",
    }
    return pyarrow.field(column.name, TYPES[column.type], nullable=not column.required, metadata=metadata)
