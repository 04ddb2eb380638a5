"""The store, opened for reading: one question, one file under queries/, one method.

Every method gives a list of records (etl/answers: one field a column), or one record or None where
one row is asked for. Values are Decimal, str, int, bool, list or None; `ratio` is a float. Nothing is ever written,
and SQL that reached the connection could touch no file and load no extension.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Self

import duckdb

from etl.answers import (
    ClassCoverage,
    ColumnShape,
    CountedDocument,
    DocumentName,
    IndicatorWithUnit,
    StoreCounts,
    StoredBuild,
    StoredCell,
    StoredCheck,
    StoredDecision,
    StoredDocument,
    StoredFamily,
    StoredIndicator,
    StoredMention,
    StoredNumeral,
    StoredOrigin,
    StoredPage,
    StoredPassage,
    StoredTable,
    TableIndicator,
    TableWindow,
    TitledTable,
    UnreadDocument,
    WaitingMention,
    WordBox,
)
from etl.errors import StoreError
from etl.pointer import POINTER, read_pointer
from etl.store.figures import FigureQuestions
from etl.store.keeping import Keeping, kept
from etl.store.lists import Lists
from etl.store.schema import schema_hash
from etl.store.timing import Timing

MOST_THREADS = 4  # of a store: a server has some open in each of its processes, on machines of any size
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "threads": min(MOST_THREADS, os.cpu_count() or 1),
    "async_threads": 0,  # else eight more, which would read files from far away
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}
NEXT_STEP = "please run: figtrace build"


class Store(FigureQuestions, Timing, Lists, Keeping):
    """A build, read-only. Safe to share between threads: every call has its own cursor.

    A store belongs to one file and one version: a new build is a new file and needs a new Store.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, version: str) -> None:
        super().__init__()
        self.path = path
        self.version = version
        self._connection: duckdb.DuckDBPyConnection | None = connection
        self._parsed = {}

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a finished build, or what build/current names.

        StoreError if it is missing, no store, or of another shape.
        """
        path = Path(path)
        if path.name == POINTER and path.exists():
            path = read_pointer(path.parent) or path
        connection = connect(path)
        try:
            found = connection.execute("select version, schema_hash from build").fetchone()
        except duckdb.Error as error:
            connection.close()
            raise _refuse(path, error) from error
        version, shape = found or (None, None)
        if shape != schema_hash():
            connection.close()
            raise StoreError(
                f"{path}: the store has the schema {shape}, this figtrace reads {schema_hash()}; {NEXT_STEP}"
            )
        return cls(path, connection, version)

    def close(self) -> None:
        """Let go of the file, and of the connection: whoever still holds the store must not hold that."""
        connection, self._connection = self._connection, None
        self._parsed.clear()
        if connection is not None:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # the catalogue ------------------------------------------------------------------------------

    def families(self) -> list[StoredFamily]:
        """The families in order: names, descriptions, `with_figures` (indicators), `figures`, `origins`."""
        return self._rows(StoredFamily, "families")

    def indicators(
        self, family: str | None = None, limit: int | None = None, first: int = 0
    ) -> list[IndicatorWithUnit]:
        """Indicators in order, all or a page, with unit_ko, unit_en, unit_symbol, dimension and `figures`."""
        return self._rows(IndicatorWithUnit, "indicators", family=family, limit=limit, first=first)

    def indicator(self, indicator: str) -> StoredIndicator | None:
        """One indicator with the names of its family, unit and whole, its `parts` and `caps`."""
        return self._row(StoredIndicator, "indicator", indicator=indicator)

    def origins(self, limit: int | None = None, first: int = 0, least: int = 0) -> list[StoredOrigin]:
        """Who stated figures, all or a page, with the number of `figures` (at `least`) and `documents`; most first."""
        return self._rows(StoredOrigin, "origins", limit=limit, first=first, least=least)

    # documents ----------------------------------------------------------------------------------

    def documents(self, limit: int | None = None, first: int = 0) -> list[CountedDocument]:
        """Documents without text, all or a page, with counts: figures, mentions, numerals, waiting, works."""
        return self._rows(CountedDocument, "documents", limit=limit, first=first)

    def document_names(self, documents: list[str] | None = None) -> list[DocumentName]:
        """What documents are called, all or some: title_ko and title_en, our label where none is stated."""
        return self._rows(DocumentName, "document_names", documents=documents)

    def document(self, document: str) -> StoredDocument | None:
        """One document without its text (`text_at` has that); `bibliography` is a dict."""
        return self._row(StoredDocument, "document", document=document)

    def passages(self, document: str, first: int | None = None, last: int | None = None) -> list[StoredPassage]:
        """The passages of a document, or those between two ordinals, in reading order."""
        return self._rows(StoredPassage, "passages", document=document, first=first, last=last)

    def mentions(self, document: str, start: int | None = None, end: int | None = None) -> list[StoredMention]:
        """The mentions of a document or a stretch of it: status, reason, observation_id, indicator_id."""
        return self._rows(StoredMention, "mentions", document=document, start=start, end=end)

    def numerals(
        self, document: str, cls: str | None = None, start: int | None = None, end: int | None = None
    ) -> list[StoredNumeral]:
        """The numerals of a document, or of a stretch of it, with class and reason."""
        return self._rows(StoredNumeral, "numerals", document=document, start=start, end=end, **{"class": cls})

    def pages(self, document: str, page: int | None = None) -> list[StoredPage]:
        """The pages of a document's original, or one: page, label, offsets, width and height in points."""
        return self._rows(StoredPage, "pages", document=document, page=page)

    def boxes(
        self, document: str, start: int | None = None, end: int | None = None, page: int | None = None
    ) -> list[WordBox]:
        """The words of a stretch of the text or of a page: page, offsets, x0, y0, x1, y1 in points, word."""
        return self._rows(WordBox, "boxes", document=document, start=start, end=end, page=page)

    def tables(self, document: str | None = None) -> list[StoredTable]:
        """Tables as printed, without cells."""
        return self._rows(StoredTable, "tables", document=document)

    def table(self, table: str) -> TitledTable | None:
        """One table with the names of its document."""
        return self._row(TitledTable, "table", table=table)

    def cells(self, table: str, first: int | None = None, last: int | None = None) -> list[StoredCell]:
        """The cells of a table, or of some of its rows, with observation_id and value where one was read."""
        return self._rows(StoredCell, "cells", table=table, first=first, last=last)

    def table_window(self, table: str, start: int | None = None, end: int | None = None) -> TableWindow | None:
        """Which rows of a table a stretch of the text holds, and the rows of heads above them."""
        return self._row(TableWindow, "table_window", table=table, start=start, end=end)

    def table_indicators(self, table: str) -> list[TableIndicator]:
        """The indicators of a table with `figures`, and how many cells of data it has in all."""
        return self._rows(TableIndicator, "table_indicators", table=table)

    # quality ------------------------------------------------------------------------------------

    def checks(self, each: int | None = None, name: str | None = None) -> list[StoredCheck]:
        """The checks of the build, all or one; `subject` None: the promise holds.

        `each` limits the rows of each check, `rows` says how many it has.
        """
        return self._rows(StoredCheck, "checks", each=each, name=name)

    def coverage(self) -> list[ClassCoverage]:
        """Numerals by document and class."""
        return self._rows(ClassCoverage, "coverage")

    def waiting(self, limit: int | None = None, first: int = 0) -> list[WaitingMention]:
        """Mentions that wait for a person, all or a page, with `candidates`."""
        return self._rows(WaitingMention, "waiting", limit=limit, first=first)

    def decisions(self, limit: int | None = None, first: int = 0) -> list[StoredDecision]:
        """What people settled about mentions, all or a page."""
        return self._rows(StoredDecision, "decisions", limit=limit, first=first)

    def counts(self) -> StoreCounts:
        """How much there is of everything."""
        return _counts(self)

    def unread(self) -> dict[str, str]:
        """Why documents could not be read, by file; of these there is the text and nothing else."""
        return {row.file: row.reason for row in self._rows(UnreadDocument, "unread")}

    def columns(self) -> list[ColumnShape]:
        """The shape of the store: table_name, is_view, column_name, data_type, is_nullable."""
        return self._rows(ColumnShape, "columns")

    def build(self) -> StoredBuild:
        """Version and hashes of the build."""
        return self._rows(StoredBuild, "build")[0]


@kept(1)
def _counts(store: Store) -> StoreCounts:
    """The foot of every page says some of it."""
    return store._rows(StoreCounts, "counts")[0]


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a finished store that can neither write nor reach any other file."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no store; {NEXT_STEP}")
    try:
        if "?" not in str(path):
            return duckdb.connect(path, read_only=True, config=LOCKED)
        connection = duckdb.connect(path, read_only=True)
        for name, value in LOCKED.items():  # only now: DuckDB looks for the log of such a path in another folder
            connection.execute(f"set {name} = {value}")
        return connection
    except duckdb.Error as error:
        raise _refuse(path, error) from error


def _refuse(path: Path, error: duckdb.Error) -> StoreError | MemoryError:
    """Why there is no store to read: the file, or the memory of this process."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return MemoryError(f"{path}: not enough memory to open the store")
    reason = str(error).splitlines()[0]
    return StoreError(f"{path}: this is no figtrace store ({reason}); {NEXT_STEP}")
