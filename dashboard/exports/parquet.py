"""Figures as Parquet: the same columns, typed. Decimals stay decimals: 38 digits, 10 of
them after the point.

Each field carries its description in both languages as metadata, so the file explains itself. It
streams: what is done is given away while the rest is still being read.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow
from pyarrow import parquet

from dashboard.exports.batches import TYPES, Figures, Pipe, read_batches
from dashboard.exports.columns import COLUMNS, Column

ROWS_A_GROUP = 50_000


def figures_parquet(figures: Figures, *, version: str = "") -> Iterator[bytes]:
    """Stream the file, a group of rows a piece; the store's `version` stands in the metadata."""
    schema = describe_schema(version)
    pipe = Pipe()
    with parquet.ParquetWriter(pipe, schema, compression="zstd") as writer:
        for group in gather_groups(figures, schema):
            writer.write_table(group)
            yield pipe.drain()
    yield pipe.drain()


def gather_groups(figures: Figures, schema: pyarrow.Schema) -> Iterator[pyarrow.Table]:
    """Batches gathered into tables of about ROWS_A_GROUP rows, in the types of the file."""
    gathered: list[pyarrow.RecordBatch] = []
    for batch in read_batches(figures):
        gathered.append(batch)
        if sum(part.num_rows for part in gathered) >= ROWS_A_GROUP:
            yield pyarrow.Table.from_batches(gathered).cast(schema)
            gathered = []
    if gathered:
        yield pyarrow.Table.from_batches(gathered).cast(schema)


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
