"""Figures on their way into a file: Arrow record batches, in the columns of every export.

Comes in: what `Store.stream_figures` gives, or rows as dicts. A file is written batch by batch, so that
a million rows take the memory of one batch.

In a file the id of a document is a word: `doc-000` is the document 000 of the addresses and of the API.
Excel, pandas and R take 000 in a column of digits for the number 0, whatever type the cell has.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow

from dashboard.exports.columns import COLUMNS

ROWS_A_BATCH = 1_000  # of rows that come as dicts
TYPES = {
    "string": pyarrow.string(),
    "number": pyarrow.decimal128(38, 10),
    "integer": pyarrow.int64(),
    "boolean": pyarrow.bool_(),
    "date": pyarrow.date32(),
}
SCHEMA = pyarrow.schema([pyarrow.field(column.name, TYPES[column.type]) for column in COLUMNS])

DOCUMENT = "document_id"

Figures = Iterable[pyarrow.RecordBatch | Mapping[str, Any]]


def document_word(document_id: str) -> str:
    """The id of a document in a file, which no program takes for a number.

    >>> document_word("000")
    'doc-000'
    """
    return f"doc-{document_id}"


def read_batches(figures: Figures) -> Iterator[pyarrow.RecordBatch]:
    """Batches as they come, and rows gathered into batches; documents by their words."""
    rows: list[Mapping[str, Any]] = []
    for item in figures:
        if isinstance(item, pyarrow.RecordBatch):
            yield _name_documents(item)
            continue
        rows.append(item)
        if len(rows) == ROWS_A_BATCH:
            yield _name_documents(_gather(rows))
            rows = []
    if rows:
        yield _name_documents(_gather(rows))


def read_rows(figures: Figures) -> Iterator[Mapping[str, Any]]:
    """The same as rows."""
    for batch in read_batches(figures):
        yield from batch.to_pylist()


def _name_documents(batch: pyarrow.RecordBatch) -> pyarrow.RecordBatch:
    words = [document_word(name) for name in batch[DOCUMENT].to_pylist()]
    at = batch.schema.get_field_index(DOCUMENT)
    return batch.set_column(at, DOCUMENT, pyarrow.array(words, pyarrow.string()))


def _gather(rows: list[Mapping[str, Any]]) -> pyarrow.RecordBatch:
    arrays = [pyarrow.array([row.get(field.name) for row in rows], field.type) for field in SCHEMA]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=SCHEMA)


class Pipe(io.RawIOBase):
    """A file that a writer fills and that is taken away piece by piece, so that no file is ever whole in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """Yes; it can neither be read nor be wound back."""
        return True

    def write(self, data: Any) -> int:
        """Take a piece."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How much was ever written."""
        return self._size

    def drain(self) -> bytes:
        """What was written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
