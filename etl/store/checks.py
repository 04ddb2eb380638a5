"""Promises that the store keeps: each a SQL file under checks/ that returns the rows breaking it.

A file begins with its title in both languages and its severity, and selects `subject, detail_ko,
detail_en`. An error is a broken promise of ours and stops the build; a warning is something that
readers should see. The build, the tests, `figtrace check` and the quality page run these same files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import duckdb

from etl.answers import ClassCoverage, StoredCheck
from etl.errors import BuildError
from etl.store.read import connect
from etl.store.records import CheckRow
from etl.store.write import insert, writing

CHECKS = Path(__file__).with_name("checks")
HEADER = re.compile(r"^-- (title_ko|title_en|severity): (.+)$", re.MULTILINE)
COLUMNS = ("name", "title_ko", "title_en", "severity", "subject", "detail_ko", "detail_en")

Checked = TypeVar("Checked", CheckRow, StoredCheck)


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: its name is that of its file."""

    name: str
    title_ko: str
    title_en: str
    severity: str  # error, warning, note (worth seeing)
    sql: str


class BrokenPromisesError(BuildError):
    """Promises that a store does not keep; `rows` are those of the table `checks`."""

    def __init__(self, rows: Sequence[CheckRow]) -> None:
        self.rows = rows
        super().__init__("\n".join(f"{r.name}: {r.subject}: {r.detail_en}" for r in rows))


@cache
def load_checks() -> tuple[Check, ...]:
    """Every check, by name."""
    return tuple(_read(path) for path in sorted(CHECKS.glob("*.sql")))


def run_checks(connection: duckdb.DuckDBPyConnection) -> list[CheckRow]:
    """Rows of the table `checks`: one for each row that breaks a promise, one for each kept."""
    rows: list[CheckRow] = []
    for check in load_checks():
        broken = connection.execute(check.sql).fetchall() or [(None, None, None)]
        head = (check.name, check.title_ko, check.title_en, check.severity)
        rows += [CheckRow(*head, *row) for row in sorted(broken, key=str)]
    return rows


def record_checks(path: Path) -> list[CheckRow]:
    """Run the checks on a store that is still being written and keep the result in it."""
    with writing(path) as connection:
        rows = run_checks(connection)
        insert(connection, rows)
    return rows


def check_store(path: Path) -> list[CheckRow]:
    """Run the checks anew on a finished store, read-only."""
    with connect(path) as connection:
        return run_checks(connection)


def broken(rows: Sequence[Checked], severity: str) -> list[Checked]:
    """The rows of this severity that name something."""
    return [row for row in rows if row.severity == severity and row.subject is not None]


def describe_checks(rows: Sequence[CheckRow], coverage: Sequence[ClassCoverage]) -> Iterator[str]:
    """One line a promise, under it what breaks it; then the numerals by class."""
    told = ""
    for row in rows:
        if row.name != told:
            told = row.name
            state = "ok" if row.subject is None else row.severity
            yield f"{state:<8}{told:<22}{row.title_en}"
        if row.subject is not None:
            yield f"{'':<8}{row.subject}: {row.detail_en}"
    classes: dict[str, int] = {}
    for counted in coverage:
        classes[counted.class_] = classes.get(counted.class_, 0) + counted.numerals
    yield f"{sum(classes.values()):,} numerals, every one with a class:"
    for name, numerals in sorted(classes.items(), key=lambda item: (-item[1], item[0])):
        yield f"{numerals:>7,} {name}"


def _read(path: Path) -> Check:
    sql = path.read_text(encoding="utf-8")
    return Check(name=path.stem, sql=sql, **dict(HEADER.findall(sql)))
