"""Records to one DuckDB file, in one go.

Rows travel as Arrow tables whose types are taken from schema.sql, so that decimals stay exact
(128 bits) and 20,000 rows take 0.05 s; binding parameters row by row took 18 s for the same. They are
inserted by the names of their columns.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from weakref import WeakKeyDictionary

import duckdb
import pyarrow

from etl.catalogue import Catalogue
from etl.errors import BuildError, DocumentError, FigtraceError, say_failure
from etl.events import Event
from etl.intake.model import Page
from etl.model import Document, Extraction, Linking, Observation, Relation
from etl.pins import Pins
from etl.rates import ExchangeRate
from etl.rules import Origin, Rules
from etl.scratch import scratch_folder
from etl.store import entries, rows
from etl.store.asking.names import head_rows, name_rows, number_words, vocabulary_name_rows
from etl.store.records import (
    TABLES,
    BuildRow,
    CorrectionRow,
    DecisionRow,
    InputRow,
    NameRow,
    OriginRow,
    ReadingRow,
    Row,
    SleepingRow,
    columns_of,
)
from etl.store.schema import read_schema, schema_hash
from etl.store.summaries import summarise
from etl.vocabulary import Vocabulary

SMALL_BLOCKS = {"default_block_size": "16384"}  # 1 MB for five papers instead of 8
DOCUMENTS_A_BATCH = 200  # bounds the memory: a batch of papers is about 20 MB

_names_of: WeakKeyDictionary[Vocabulary, pyarrow.Table | None] = WeakKeyDictionary()

PagesOf = Callable[[Document], Sequence[Page]]

ARROW_TYPES = {
    "VARCHAR": pyarrow.string(),
    "JSON": pyarrow.string(),
    "INTEGER": pyarrow.int32(),
    "DOUBLE": pyarrow.float64(),
    "BOOLEAN": pyarrow.bool_(),
    "DECIMAL(38,10)": pyarrow.decimal128(38, 10),
    "INTEGER[]": pyarrow.list_(pyarrow.int32()),
    "VARCHAR[]": pyarrow.list_(pyarrow.string()),
}


@dataclass(frozen=True, slots=True)
class Version:
    """What a build is made of: the hash of all, of the code, the seeds and the datasets."""

    id: str
    code: str = ""
    seeds: str = ""
    datasets: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)  # path: sha256


def write_store(
    path: Path,
    *,
    extractions: Iterable[Extraction],
    linkings: Mapping[str, Linking],
    observations: Sequence[Observation],
    relations: Iterable[Relation],
    rules: Rules,
    catalogue: Catalogue,
    corrections: Iterable[CorrectionRow],
    decisions: Iterable[DecisionRow],
    version: Version,
    readings: Iterable[ReadingRow] = (),
    sleeping: Iterable[SleepingRow] = (),
    events: Iterable[Event] = (),
    rates: Iterable[ExchangeRate] = (),
    pins: Pins | None = None,
    pages_of: PagesOf = lambda _document: (),
) -> None:
    """Write a new store at `path`, which must not exist; `linkings` are keyed by mention id.

    `extractions` is read once, in batches. Of `rules` the units and origins are used, of
    `catalogue` the families and indicators; `corrections` are those that were applied; `pages_of` gives the
    pages of the original of a document.
    """
    with writing(path) as connection:
        with _at_once(connection):
            connection.execute(read_schema())
            insert(connection, [_build_row(version)])
            insert(connection, [InputRow(path=name, sha256=digest) for name, digest in sorted(version.inputs.items())])
            write_catalogue(connection, rules, catalogue)
        write_documents(connection, extractions, linkings, rules.origins, pages_of)
        insert(connection, corrections)
        insert(connection, decisions)
        insert(connection, readings)
        insert(connection, sleeping)
        insert(connection, map(entries.event_row, events))
        insert(connection, map(entries.rate_row, rates))
        insert(connection, entries.alias_rows(pins) if pins else ())
        write_observations(connection, observations)
        insert(connection, map(entries.relation_row, relations))
        summarise(connection)


@contextmanager
def writing(path: Path, config: Mapping[str, str] = SMALL_BLOCKS) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a store that is being built; what the database refuses is a BuildError."""
    try:
        with plain_path(path) as plain, duckdb.connect(plain, config=dict(config)) as connection:
            yield connection
            connection.execute("checkpoint")
    except (duckdb.Error, pyarrow.ArrowException) as error:
        reason = str(error).splitlines()[0]
        raise BuildError(
            f"{path.parent}: the store could not be written ({reason}); what was published is untouched."
            " Please check the room on the disk, otherwise report this line"
        ) from error


@contextmanager
def _at_once(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction, so that the disk is waited for once and not for each of its statements. Nothing in it may need
    the places of its own rows, which are not final before its end."""
    connection.begin()
    yield
    connection.commit()


@contextmanager
def plain_path(path: Path) -> Iterator[Path]:
    """The path, or one elsewhere whose content comes to the path when the block ends.

    DuckDB takes what follows a `?` in a path for options, and then writes its log to a folder that is not there;
    it follows links, so that the store itself has to be written elsewhere.
    """
    if "?" not in str(path):
        yield path
        return
    with scratch_folder() as folder:
        elsewhere = folder / path.name
        if path.exists():
            shutil.copyfile(path, elsewhere)
        yield elsewhere
        shutil.move(elsewhere, path)


def write_catalogue(connection: duckdb.DuckDBPyConnection, rules: Rules, catalogue: Catalogue) -> None:
    """Units, families and indicators, the names of what is measured and of all things, and the words of numbers."""
    insert(connection, map(entries.unit_row, rules.units.values()))
    insert(connection, entries.term_rows(rules.vocabulary, catalogue.indicators))
    insert(connection, map(entries.family_row, catalogue.families))
    insert(connection, map(entries.indicator_row, catalogue.indicators))
    insert(connection, (row for indicator in catalogue.indicators for row in entries.indicator_unit_rows(indicator)))
    insert_names(connection, rules, catalogue)
    insert(connection, number_words(rules))


def write_documents(
    connection: duckdb.DuckDBPyConnection,
    extractions: Iterable[Extraction],
    linkings: Mapping[str, Linking],
    known: Mapping[str, Origin],
    pages_of: PagesOf = lambda _document: (),
) -> None:
    """Everything that comes from one document alone, and the origins that the documents use.

    DocumentError names the document that has what no store can hold.
    """
    origins: dict[str, OriginRow] = {}
    makers: tuple[Callable[[Extraction], Iterable[Row]], ...] = (
        rows.document_rows,
        rows.unread_rows,
        rows.passage_rows,
        rows.table_rows,
        rows.cell_rows,
        rows.numeral_rows,
        lambda extraction: rows.mention_rows(extraction, linkings),
        rows.statement_rows,
        rows.evidence_rows,
        rows.work_rows,
        rows.citation_rows,
    )
    for batch in _batched(extractions, DOCUMENTS_A_BATCH):
        for make in makers:
            _insert_of(connection, batch, make)
        for extraction in batch:
            document, pages = extraction.document, pages_of(extraction.document)
            insert(connection, rows.page_rows(document.id, pages))
            insert(connection, rows.page_box_rows(document.id, pages))
            for row in rows.origin_rows(extraction, known):
                origins.setdefault(row.origin_id, row)
    insert(connection, (origins[name] for name in sorted(origins)))


def _insert_of(
    connection: duckdb.DuckDBPyConnection, batch: Sequence[Extraction], make: Callable[[Extraction], Iterable[Row]]
) -> None:
    """The rows of one sort of some documents; the one that fails is looked for only once something has failed."""
    try:
        insert(connection, (row for extraction in batch for row in make(extraction)))
    except (FigtraceError, MemoryError, duckdb.Error):
        raise
    except Exception as error:
        for extraction in batch:
            try:
                _as_table(connection, list(make(extraction)))
            except MemoryError:
                raise
            except Exception as cause:
                raise DocumentError(extraction.document.id, say_failure(cause)) from error
        raise


def write_observations(connection: duckdb.DuckDBPyConnection, observations: Sequence[Observation]) -> None:
    """The figures, lying in the file like their mentions, by document; `figure_rows` has them by indicator.

    The value is that of the mention, or what the correction makes of it.
    """
    ordered = sorted(observations, key=lambda o: o.id)
    table = pyarrow.table(
        {
            "n": pyarrow.array(range(len(ordered)), pyarrow.int32()),
            **{
                name: pyarrow.array([getattr(o, name) for o in ordered], pyarrow.string())
                for name in Observation.__slots__
            },
        }
    )
    connection.register("ordered", table)
    connection.execute(
        """
        insert into observations by name
        select
            o.id as observation_id,
            o.mention as mention_id,
            o.indicator as indicator_id,
            o.status,
            coalesce(c.value, m.value) as value,
            coalesce(c.value, m.low) as low,
            coalesce(c.value, m.high) as high,
            o.correction as correction_id,
            o.caution_ko,
            o.caution_en
        from ordered o
        left join mentions m on m.mention_id = o.mention
        left join corrections c on c.correction_id = o.correction
        order by o.n
        """
    )
    connection.unregister("ordered")


def insert(connection: duckdb.DuckDBPyConnection, content: Iterable[Row]) -> None:
    """Append rows, all of one sort, by the names of their columns; refuses what the types cannot hold."""
    rows_ = list(content)
    if rows_:
        _insert_table(connection, TABLES[type(rows_[0])], _as_table(connection, rows_))


def _insert_table(connection: duckdb.DuckDBPyConnection, name: str, content: pyarrow.Table | None) -> None:
    if content is not None:
        connection.register("incoming", content)
        connection.execute(f"insert into {name} by name select * from incoming")
        connection.unregister("incoming")


def insert_names(connection: duckdb.DuckDBPyConnection, rules: Rules, catalogue: Catalogue) -> None:
    """What things are called. The names of a vocabulary, of which there are 20,000, are kept as long as it is: all
    stores that a process writes by the same rules have the same."""
    vocabulary = rules.vocabulary
    if vocabulary not in _names_of:
        _names_of[vocabulary] = _as_table(connection, list(vocabulary_name_rows(vocabulary)))
    insert(connection, name_rows(rules))
    _insert_table(connection, TABLES[NameRow], _names_of[vocabulary])
    insert(connection, head_rows(catalogue))


def _as_table(connection: duckdb.DuckDBPyConnection, rows_: Sequence[Row]) -> pyarrow.Table | None:
    """Rows of one sort by columns, None of none; an error for what the types of the columns cannot hold."""
    if not rows_:
        return None
    record = type(rows_[0])
    kinds = _column_types(connection, TABLES[record])
    arrays = {
        name: pyarrow.array(values, ARROW_TYPES[kinds[name]])
        for name, values in zip(columns_of(record), zip(*rows_, strict=True), strict=True)
    }
    return pyarrow.table(arrays)


def _column_types(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """The types of a table's columns by their names."""
    found = connection.table(table)
    return dict(zip(found.columns, map(str, found.dtypes), strict=True))


def _build_row(version: Version) -> BuildRow:
    return BuildRow(
        version=version.id,
        code_version=version.code,
        seeds_hash=version.seeds,
        datasets_hash=version.datasets,
        schema_hash=schema_hash(),
    )


def _batched(items: Iterable[Extraction], size: int) -> Iterator[list[Extraction]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
