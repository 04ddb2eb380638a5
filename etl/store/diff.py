"""What changed between two versions: figures added, removed, altered, moved, and what caused it.

Two stores go in, both of the shape that this code reads; StoreError otherwise. A figure is the same
in both if it has the same id in an unchanged text, or else, in this order, the same indicator, words
and sentence; the same sentence but for its numbers; the same words; or another indicator for the same
words in the same sentence. `altered` says which columns differ; `moved` is a figure that only stands
elsewhere, since something before it in the text was edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import duckdb

from etl.answers import (
    ChangeCount,
    ChangedFigure,
    ChangedInput,
    Decided,
    DocumentAt,
    Figure,
    Made,
    UnitName,
    columns_of,
    maker_of,
)
from etl.errors import StoreError
from etl.files import one_spelling
from etl.store.questions import present
from etl.store.read import LOCKED, Store

QUERIES = Path(__file__).with_name("changes")
STAGES = 5  # of match.sql
CHANGES = ("added", "removed", "altered", "moved")
NOT_SAID = ("observation_id", "char_start", "char_end", "permalink", "verdict")  # its place, what rivals make of it
COLUMNS = tuple(name for name in columns_of(Figure) if name not in NOT_SAID)
MANIFEST, DECISIONS, CORRECTIONS = "seeds/manifest.toml", "datasets/decisions.csv", "datasets/corrections.toml"
CODE = "etl/"
ONLY_FROM = {  # columns that an input of this kind alone can change, beside the code
    "rule": {"indicator_ko", "indicator_en", "family", "flow_from", "flow_to", "basis", "caution"},
    "manifest": {"document_title", "author", "publisher", "published"},
}
DECIDED = {"decision": DECISIONS, "correction": CORRECTIONS}


@dataclass(frozen=True, slots=True)
class Cause:
    """An input that differs and that a figure depends on; `detail` is what a person settled.

    `kind` is seed, manifest, rule, decision, correction or code; the path of the code is its folder.
    """

    kind: str
    path: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that is not what it was; `old` and `new` are rows of `figures`, None if there is none.

    Each has the names of its unit beside it, None where it has no unit.

    `fields` are the columns that differ. `causes` are all changed inputs that it can come from:
    with one, that one it is.
    """

    ordinal: int
    change: str  # one of CHANGES
    indicator_id: str
    document_id: str
    old: Figure | None
    new: Figure | None
    fields: tuple[str, ...]
    causes: tuple[Cause, ...]
    old_unit: UnitName | None = None
    new_unit: UnitName | None = None

    @property
    def latest(self) -> Figure:
        """What the figure says now, or said before it was removed."""
        return present(self.new or self.old)

    @property
    def sides(self) -> list[tuple[Figure, UnitName | None]]:
        """What there is of before and after, each with its unit."""
        both = ((self.old, self.old_unit), (self.new, self.new_unit))
        return [(row, unit) for row, unit in both if row]

    @property
    def differences(self) -> list[tuple[str, object, object]]:
        """The columns that differ: name, value before, value after; none of a figure that was added or removed."""
        old, new = self.old, self.new
        if old is None or new is None:
            return []
        return [(name, getattr(old, name), getattr(new, name)) for name in self.fields]


class Comparison:
    """Two versions side by side; `compare` makes it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._connection = connection

    def counts(self) -> dict[str, int]:
        """How many figures were added, removed, altered and moved."""
        found = {row.change: row.n for row in self._rows(ChangeCount, "counts")}
        return {change: found.get(change, 0) for change in CHANGES}

    @cached_property
    def inputs(self) -> list[ChangedInput]:
        """The files that differ: path, change, old_sha256, new_sha256."""
        return self._rows(ChangedInput, "inputs")

    def changes(self, limit: int = 1000, after: int = 0, *, moved: bool = True) -> list[Change]:
        """The figures in the order of family, indicator, document and place, from behind `after`."""
        return [self._describe(row) for row in self._rows(ChangedFigure, "page", limit=limit, after=after, moved=moved)]

    def _describe(self, row: ChangedFigure) -> Change:
        old, new = (Figure(**side) if side else None for side in (row.old, row.new))
        old_unit, new_unit = (UnitName(**side) if side else None for side in (row.old_unit, row.new_unit))
        fields = [name for name in COLUMNS if old and new and getattr(old, name) != getattr(new, name)]
        return Change(
            ordinal=row.ordinal,
            change=row.change,
            indicator_id=row.indicator_id,
            document_id=row.document_id,
            old=old,
            new=new,
            old_unit=old_unit,
            new_unit=new_unit,
            fields=tuple(fields),
            causes=self._find_causes(row, set(fields)),
        )

    def _find_causes(self, row: ChangedFigure, fields: set[str]) -> tuple[Cause, ...]:
        """What it can come from; a rule of another family only if nothing nearer changed."""
        families = {side["family"] for side in (row.old, row.new) if side}
        settled = [cause for name in (row.old_id, row.new_id) for cause in self._decided.get(name or "", ())]
        near = [cause for cause in self._causes if self._concerns(cause, row, families)]
        for kind, columns in ONLY_FROM.items():
            if fields and fields <= columns:
                near = [cause for cause in near if cause.kind in (kind, "code")]
        found = dict.fromkeys([*settled, *near])
        return tuple(found or (cause for cause in self._causes if cause.kind in ("rule", "code")))

    def _concerns(self, cause: Cause, row: ChangedFigure, families: set[str]) -> bool:
        """Whether a figure depends on a changed file."""
        if cause.kind == "seed":
            return cause.path == one_spelling(f"seeds/{row.file}")
        if cause.kind == "manifest":
            return row.document_id in self._described
        if cause.kind == "rule":
            path = Path(cause.path)
            return path.parent.name != "indicators" or path.stem in families
        return cause.kind == "code"

    @cached_property
    def _causes(self) -> tuple[Cause, ...]:
        """The changed files; those of the code as one."""
        return tuple(dict.fromkeys(name_cause(row.path) for row in self.inputs))

    @cached_property
    def _decided(self) -> Mapping[str, list[Cause]]:
        found: dict[str, list[Cause]] = {}
        for row in self._rows(Decided, "decided"):
            cause = Cause(row.kind, DECIDED[row.kind], row.detail)
            found.setdefault(row.mention_id, []).append(cause)
        return found

    @cached_property
    def _described(self) -> frozenset[str]:
        return frozenset(row.document_id for row in self._rows(DocumentAt, "described"))

    def _rows(self, kind: type[Made], query: str, /, **parameters: object) -> list[Made]:
        self._connection.execute(read_query(query), parameters)
        make = maker_of(kind, tuple(column[0] for column in self._connection.description or ()))
        return [make(row) for row in self._connection.fetchall()]


@contextmanager
def compare(old: Path, new: Path) -> Iterator[Comparison]:
    """Open two stores side by side; StoreError if one is missing or of another shape."""
    with Store.open(old) as before, Store.open(new) as after:
        versions = before.version, after.version
        paths = before.path, after.path
    try:
        yield from _attach_and_compare(paths, versions)
    except duckdb.Error as error:
        raise StoreError(f"{paths[0]}, {paths[1]}: cannot be compared ({str(error).splitlines()[0]})") from error


def _attach_and_compare(paths: tuple[Path, Path], versions: tuple[str, str]) -> Iterator[Comparison]:
    unlocked: dict[str, str | bool | int | float | list[str]] = {
        name: value for name, value in LOCKED.items() if name.startswith(("auto", "async", "threads"))
    }
    with duckdb.connect(config=unlocked) as connection:
        for name, path in zip(("old", "new"), paths, strict=True):
            quoted = str(path).replace("'", "''")
            connection.execute(f"attach '{quoted}' as {name} (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute(read_query("pairs"))
        for stage in range(1, STAGES + 1):
            connection.execute(read_query("match"), {"stage": stage})
        connection.execute(read_query("changes"))
        yield Comparison(connection, *versions)


def name_cause(path: str) -> Cause:
    """A changed file as a cause.

    >>> name_cause("etl/mentions/units.py").path
    'etl/'
    """
    if path.startswith(CODE):
        return Cause("code", CODE)
    if path.startswith("seeds/"):
        return Cause("manifest" if path == MANIFEST else "seed", path)
    kinds = {DECISIONS: "decision", CORRECTIONS: "correction"}
    return Cause(kinds.get(path, "rule"), path)


def read_query(name: str) -> str:
    """The SQL of one step."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
