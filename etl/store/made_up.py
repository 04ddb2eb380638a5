"""A big store of made-up papers, to measure what pages and queries cost at scale.

In come three sizes, out comes a store that keeps every promise of the schema and its checks: Korean and some
English sentences with figures, the exact offsets of their parts, tables, works, relations, people's decisions.
What things are called, how numbers are written in words and what happened are those of figtrace's own datasets, so
that it is asked as any store is. The same sizes and datasets give the same content: every choice is a hash of where
it is made, nothing is random. All other rows are made by SQL inside DuckDB (`made_up/*.sql`, in the order of their
names).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb

from etl.catalogue import read_catalogue
from etl.errors import BuildError
from etl.events import read_events
from etl.patterns import find_own
from etl.rules import Rules, read_rules
from etl.schemas.inputs import Inputs
from etl.store.asking.names import number_words
from etl.store.checks import BrokenPromisesError, broken, record_checks
from etl.store.entries import event_row, term_rows
from etl.store.schema import read_schema, schema_hash
from etl.store.summaries import summarise
from etl.store.write import insert, insert_names, writing

STEPS = tuple(sorted(Path(__file__).with_name("made_up").glob("*.sql")))
FIGURES_A_DOCUMENT = 4  # at least, so that every document has a paragraph with figures
LARGE_BLOCKS = {"default_block_size": "16384", "preserve_insertion_order": "true"}


def write_made_up(
    path: Path, observations: int, indicators: int, documents: int, say: Callable[[str], None] = lambda _: None
) -> None:
    """Write a store of these sizes at `path`; BuildError if it exists or the sizes do not fit together."""
    if path.exists():
        raise BuildError(f"{path}: there is something already; name another file with -o or remove it")
    if documents < 2 or indicators < 1 or observations < documents * FIGURES_A_DOCUMENT:
        raise BuildError(
            f"{observations:,} observations in {documents:,} documents: too few; ask for two documents or more"
            f" and at least {FIGURES_A_DOCUMENT} observations in each"
        )
    sizes = {"observations": observations, "indicators": indicators, "documents": documents}
    inputs = Inputs(find_own())
    rules = read_rules(inputs)
    with writing(path, LARGE_BLOCKS) as connection:
        connection.execute(read_schema())
        say("names")
        _write_names(connection, inputs, rules)
        for step in STEPS:
            say(step.stem[2:])
            run_step(connection, step.read_text(encoding="utf-8"), sizes)
        connection.execute("insert into build values (?, 'made up', ?, '', ?)", _version(sizes, rules.digest))
        summarise(connection, say)
    say("checks")
    if errors := broken(record_checks(path), "error"):
        raise BrokenPromisesError(errors[:20])


def run_step(connection: duckdb.DuckDBPyConnection, script: str, sizes: dict[str, int]) -> None:
    """Every statement of a script; those that name a size are given it."""
    for statement in connection.extract_statements(script):
        named = {name: size for name, size in sizes.items() if name in statement.named_parameters}
        connection.execute(statement, named or None)


def _write_names(connection: duckdb.DuckDBPyConnection, inputs: Inputs, rules: Rules) -> None:
    """What does not come from papers."""
    catalogue = read_catalogue(inputs, rules)
    insert(connection, term_rows(rules.vocabulary, catalogue.indicators))
    insert_names(connection, rules, catalogue)
    insert(connection, number_words(rules))
    insert(connection, map(event_row, read_events(inputs)))
    inputs.check()


def _version(sizes: dict[str, int], digest: str) -> tuple[str, str, str]:
    told = " ".join([*(f"{name}={size}" for name, size in sizes.items()), digest])
    return (hashlib.sha256(told.encode()).hexdigest()[:12], told, schema_hash())
