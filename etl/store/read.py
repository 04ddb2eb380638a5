"""The store, opened for reading: one question, one file under queries/, one method.

Every method gives a list of dicts (column to value), or one dict or None where one row is asked
for. Values are Decimal, str, int, bool, list or None; `ratio` is a float. Nothing is ever written,
and SQL that reached the connection could touch no file and load no extension.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import duckdb

from etl.errors import StoreError
from etl.store.frames import Figure, Figures, read_schema
from etl.store.lists import Lists
from etl.store.narrowing import Names, listed, narrow, refuse_unknown
from etl.store.optional import fill
from etl.store.schema import schema_hash

if TYPE_CHECKING:
    import pyarrow

QUERIES = Path(__file__).with_name("queries")
LOCKED = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}
POINTER = "current"  # the file in build/ that names the published store
NEXT_STEP = "please run: figtrace build"

Row = dict[str, Any]
ROWS_A_BATCH = 5_000
FEW_DOCUMENTS = 200  # of which an index is faster than a scan
WORD = re.compile(r"\w+")  # the sentence of a cell has signs of ours between the words of the text
NAMED = {  # which question lists the names of a sort, in which column
    "indicator": ("indicators", "indicator_id"),
    "family": ("families", "family"),
    "origin": ("origins", "origin_id"),
    "document": ("document_names", "document_id"),
}
_serials = count(1)


class Store(Lists):
    """A build, read-only. Safe to share between threads: every call has its own cursor.

    A store belongs to one file and one version: a new build is a new file and needs a new Store.
    """

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, version: str) -> None:
        self.path = path
        self.version = version
        self._connection = connection
        self._serial = next(_serials)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open a finished build, or what build/current names.

        StoreError if it is missing, no store, or of another shape.
        """
        path = Path(path)
        if path.name == POINTER and path.is_file():
            path = path.parent / path.read_text(encoding="utf-8").strip()
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

    def __hash__(self) -> int:
        """A number of its own, which is never used again, unlike an address in memory."""
        return self._serial

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # the catalogue ------------------------------------------------------------------------------

    def families(self) -> list[Row]:
        """The families in order: names, descriptions, `with_figures` (indicators), `figures`, `origins`."""
        return self._rows("families")

    def indicators(self, family: str | None = None, limit: int | None = None, first: int = 0) -> list[Row]:
        """Indicators in order, all or a page, with unit_ko, unit_en, unit_symbol, dimension and `figures`."""
        return self._rows("indicators", family=family, limit=limit, first=first)

    def indicator(self, indicator: str) -> Row | None:
        """One indicator with the names of its family, unit and whole, its `parts` and `caps`."""
        return self._row("indicator", indicator=indicator)

    def origins(self, limit: int | None = None, first: int = 0) -> list[Row]:
        """Who stated figures, all or a page, with the number of `figures` and `documents`; most quoted first."""
        return self._rows("origins", limit=limit, first=first)

    # figures ------------------------------------------------------------------------------------

    def figures(
        self,
        indicator: Names = None,
        family: Names = None,
        origin: Names = None,
        document: Names = None,
        kind: Names = None,
        start: str | None = None,
        end: str | None = None,
    ) -> Figures:
        """Rows of the view `figures`, exactly its columns, narrowed by what is given: a name or several.

        `start` and `end` are ISO 8601 of any precision; a figure without a date meets every period.
        `.to_polars()` and `.to_pandas()` make frames of it. StoreError, with the nearest name, if
        there is nothing because a name does not exist.
        """
        narrowed = narrow(indicator, family, origin, document, kind, start, end)
        with self._connection.cursor() as cursor:
            schema = read_schema(cursor.execute(read_query("figures"), narrowed).description)
            rows = [Figure(zip(schema.names, row, strict=True)) for row in cursor.fetchall()]
        if not rows:
            self.check_names(indicator=indicator, family=family, origin=origin, document=document)
        return Figures(rows, schema)

    def stream_figures(self, **narrowed: Names) -> Iterator[pyarrow.RecordBatch]:
        """The same rows, narrowed by the same names, in constant memory: Arrow record batches.

        `polars.from_arrow(store.stream_figures(family="trade"))` is a frame of any size.
        """
        with self._connection.cursor() as cursor:
            figures = cursor.sql(read_query("figures"), params=narrow(**narrowed))
            yield from figures.to_arrow_reader(ROWS_A_BATCH)

    def figures_page(
        self, *, limit: int = 100, after: int = -1, text: str | None = None, bound: Names = None, **narrowed: Names
    ) -> list[Row]:
        """At most `limit` figures behind a place, each with its `place`; narrowed as `figures` are.

        `text` are words that stand in the passage, together and in any case. The places of a store
        never change, so that a list can be read page by page.
        """
        asked = {**narrow(**narrowed), **_either_case(text), "bound": listed(bound), "limit": limit, "after": after}
        if text and (documents := self._documents_with(text)) is not None:
            asked["document"] = [name for name in asked["document"] or documents if name in documents]
            if not asked["document"]:
                return []
        query, arguments = fill(read_query("figures_page"), asked)
        with self._connection.cursor() as cursor:
            cursor.execute(query, arguments)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _documents_with(self, text: str) -> list[str] | None:
        """The documents that have the rarest word of a text; None if there are too many to list."""
        met = [self.search_word(word) for word in WORD.findall(text.lower())]
        if any(not word["hits"] for word in met):
            return []
        rare = min((word for word in met if word["places"] is not None), key=lambda w: w["hits"], default=None)
        documents = self.documents_at(rare["places"]) if rare else []
        return [row["document_id"] for row in documents] if rare and len(documents) <= FEW_DOCUMENTS else None

    def documents_at(self, places: Sequence[int]) -> list[Row]:
        """The documents of some passages, by where these lie."""
        return self._rows("documents_at", places=list(places))

    def check_names(self, **named: Names) -> None:
        """StoreError for an indicator, family, origin or document that does not exist, with the nearest."""
        for sort, names in named.items():
            if names:
                query, column = NAMED[sort]
                refuse_unknown(sort, names, [row[column] for row in getattr(self, query)()])

    def observation(self, observation: str) -> Figure | None:
        """One figure with its mention, correction, indicator, unit, origin and bibliography.

        `published` is what the figures view says (stated, else inferred); `published_stated` and
        `published_inferred` keep the two apart; `printed_value` is the value before a correction.
        """
        row = self._row("observation", observation=observation)
        if row is None:
            return None
        named = {name: row[f"{name}_id"] for name in ("indicator", "origin", "passage", "correction")}
        setting = _parse(self._row("observation_setting", **named, unit=row["unit"]))
        for name in ("caution_ko", "caution_en"):
            setting[name] = row.pop(f"own_{name}") or setting[name]
        return Figure(row | setting)

    def quotations(self, observations: Sequence[str]) -> list[Row]:
        """The untouched words behind figures: sentence, prefix and suffix, with their offsets."""
        return self._rows("quotations", observations=list(observations))

    def evidence(self, mention: str) -> list[Row]:
        """The spans of a mention: role, document_id, char_start, char_end, quote, rule."""
        return self._rows("evidence", mention=mention)

    def evidence_in(self, document: str, start: int | None = None, end: int | None = None) -> list[Row]:
        """The spans of all mentions of a document, or of those in a stretch of it, each with its mention_id."""
        return self._rows("evidence_in", document=document, start=start, end=end)

    def context(self, mention: str) -> dict[str, Row | None]:
        """The sentence of a mention and its neighbours: `before`, `sentence`, `after`.

        Each is a row with `reading` and `starts` (offset in the untouched text of each of its
        characters), or None at the edge of its passage.
        """
        rows = {row["position"]: row for row in self._rows("context", mention=mention)}
        return {"before": rows.get(-1), "sentence": rows.get(0), "after": rows.get(1)}

    def works(self, mention: str) -> list[Row]:
        """What the document cites for a mention; work_id None: the marker has no text in it."""
        return self._rows("works", mention=mention)

    def rivals(self, observation: str) -> list[Row]:
        """Relations of a figure (type, ratio, reasons), each with the other figure's row."""
        return self._rows("rivals", observation=observation)

    # documents ----------------------------------------------------------------------------------

    def documents(self, limit: int | None = None, first: int = 0) -> list[Row]:
        """Documents without text, all or a page, with counts: figures, mentions, numerals, waiting, works."""
        return [_parse(row) for row in self._rows("documents", limit=limit, first=first)]

    def document_names(self, documents: list[str] | None = None) -> list[Row]:
        """What documents are called, all or some: title_ko and title_en, our label where none is stated."""
        return self._rows("document_names", documents=documents)

    def document(self, document: str) -> Row | None:
        """One document without its text (`text_at` has that); `bibliography` is a dict."""
        return _parse(self._row("document", document=document))

    def passages(self, document: str, first: int | None = None, last: int | None = None) -> list[Row]:
        """The passages of a document, or those between two ordinals, in reading order."""
        return self._rows("passages", document=document, first=first, last=last)

    def mentions(self, document: str, start: int | None = None, end: int | None = None) -> list[Row]:
        """The mentions of a document or a stretch of it: status, reason, observation_id, indicator_id."""
        return self._rows("mentions", document=document, start=start, end=end)

    def numerals(
        self, document: str, cls: str | None = None, start: int | None = None, end: int | None = None
    ) -> list[Row]:
        """The numerals of a document, or of a stretch of it, with class and reason."""
        return self._rows("numerals", document=document, start=start, end=end, **{"class": cls})

    def tables(self, document: str | None = None) -> list[Row]:
        """Tables as printed, without cells."""
        return self._rows("tables", document=document)

    def table(self, table: str) -> Row | None:
        """One table with the names of its document."""
        return self._row("table", table=table)

    def cells(self, table: str) -> list[Row]:
        """The cells of a table row by row, with observation_id and value where one was read."""
        return self._rows("cells", table=table)

    # quality ------------------------------------------------------------------------------------

    def checks(self, each: int | None = None, name: str | None = None) -> list[Row]:
        """The checks of the build, all or one; `subject` None: the promise holds.

        `each` limits the rows of each check, `rows` says how many it has.
        """
        return self._rows("checks", each=each, name=name)

    def coverage(self) -> list[Row]:
        """Numerals by document and class."""
        return self._rows("coverage")

    def waiting(self, limit: int | None = None, first: int = 0) -> list[Row]:
        """Mentions that wait for a person, all or a page, with `candidates`."""
        return self._rows("waiting", limit=limit, first=first)

    def decisions(self, limit: int | None = None, first: int = 0) -> list[Row]:
        """What people settled about mentions, all or a page."""
        return self._rows("decisions", limit=limit, first=first)

    def counts(self) -> Row:
        """How much there is of everything: one dict of ints."""
        return self._rows("counts")[0]

    def columns(self) -> list[Row]:
        """The shape of the store: table_name, is_view, column_name, data_type, is_nullable."""
        return self._rows("columns")

    def build(self) -> Row:
        """Version and hashes of the build."""
        return self._rows("build")[0]

    # how ----------------------------------------------------------------------------------------

    def _rows(self, query: str, **parameters: object) -> list[Row]:
        """Ask one question with a cursor of its own."""
        with self._connection.cursor() as cursor:
            cursor.execute(read_query(query), parameters)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def _row(self, query: str, **parameters: object) -> Row | None:
        return next(iter(self._rows(query, **parameters)), None)


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection to a finished store that can neither write nor reach any other file."""
    if not path.is_file():
        raise StoreError(f"{path}: there is no store; {NEXT_STEP}")
    try:
        return duckdb.connect(path, read_only=True, config=LOCKED)
    except duckdb.Error as error:
        raise _refuse(path, error) from error


@cache
def read_query(name: str) -> str:
    """The SQL of one question."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _refuse(path: Path, error: duckdb.Error) -> StoreError:
    reason = str(error).splitlines()[0]
    return StoreError(f"{path}: this is no figtrace store ({reason}); {NEXT_STEP}")


def _parse(row: Row | None) -> Row | None:
    """The same row with its bibliography as a dict."""
    if row is not None:
        row["bibliography"] = json.loads(row["bibliography"])
    return row


def _either_case(text: str | None) -> dict[str, str | None]:
    """The arguments that find a text in any case: letters without case are looked for as they are, which is faster."""
    if text and text.upper() != text.lower():
        return {"text": None, "lowered": text.lower()}
    return {"text": text or None, "lowered": None}
