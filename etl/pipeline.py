"""The line: seeds, documents, mentions, observations, DuckDB.

Everything up to the store is a pure function of one document and the rules; it is kept by content
and runs in several processes where there is enough text to pay for them. Only the last step
touches the database. A document that cannot be read is set aside, with its reason; the others are built.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from etl.answers import StoreCounts, StoredCheck
from etl.build_folder import BUILD
from etl.cache import Cache, cores
from etl.composition import Composer
from etl.errors import ChangedError, DamageWarning, DocumentError, FigtraceError, StoreError
from etl.extract import extract
from etl.files import TEMPORARY, clear_unfinished
from etl.inputs import Loaded, load_inputs
from etl.linking import Line, correction_row, decision_row, link_all
from etl.pages import Pages
from etl.pointer import point_to, read_pointer, version_of
from etl.relations import find_relations
from etl.store.checks import BrokenPromisesError, broken, record_checks
from etl.store.diff import compare, name_cause
from etl.store.mending import is_sound, mend
from etl.store.proof import hash_store, is_as_proven, is_damaged
from etl.store.read import Store
from etl.store.versions import Publication, record_publication, write_moment
from etl.store.write import Version, write_store
from etl.workspace import AT_ONCE, PARTS, Turn, build_lock, current_store, fingerprint, writing_store
from etl.workspace import store_path as path_of

__all__ = ["BuildReport", "build", "current_store"]

TRIES = 5  # to read the files while nobody changes them
SLEEPING = "sleeping_entries"  # the check that tells of corrections and decisions about documents not listed
Progress = Callable[[int, int, str], None]  # steps done, steps in all, what is being done


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build gave.

    `warnings` and `sleeping` are rows of the table `checks`, `unread` the files set aside, with the reason.
    """

    version: str
    path: Path
    counts: StoreCounts
    warnings: tuple[StoredCheck, ...]
    unread: dict[str, str]
    sleeping: tuple[StoredCheck, ...]
    was_cached: bool


def build(
    workspace: Path, jobs: int | None = None, progress: Progress | None = None, turn: Turn = AT_ONCE
) -> BuildReport:
    """Bring the published store up to date with seeds, datasets and code, and say what is in it.

    At once if it already is. `jobs` is the largest number of processes, by default one a core. What somebody changes
    while it is read is read anew: a version holds what its files said at one moment, or is not made.
    Raises InputError (SeedError, RuleError), CorrectionError or BuildError; the published store then stays.
    """
    workspace = Path(workspace).resolve()
    version = Version(*fingerprint(workspace))
    target = path_of(workspace, version.id)
    is_published = is_sound(target.parent) and read_pointer(target.parent) == target
    if is_published and is_as_proven(target) and (report := _find_report(target)):
        return report
    with build_lock(workspace, turn):
        mend(target.parent)
        clear_unfinished(path for part in (*PARTS, BUILD) for path in (workspace / part).rglob(f"{TEMPORARY}*"))
        return _build_locked(workspace, jobs, progress)


def _build_locked(workspace: Path, jobs: int | None, progress: Progress | None) -> BuildReport:
    """The same while nobody else builds, adds or removes; those who hold no lock may still change files."""
    version = Version(*fingerprint(workspace))
    for _ in range(TRIES - 1):
        try:
            return _build_as(version, workspace, jobs, progress)
        except FigtraceError:
            before, version = version, Version(*fingerprint(workspace))
            if version == before or version.code != before.code:  # it failed by itself, or by other code than runs here
                raise
    return _build_as(version, workspace, jobs, progress)


def _build_as(version: Version, workspace: Path, jobs: int | None, progress: Progress | None) -> BuildReport:
    """Make a version the published one; ChangedError if the files say something else by now."""
    target = path_of(workspace, version.id)
    if damaged := is_damaged(target):
        warnings.warn(f"{target}: its content is damaged; it is built anew", DamageWarning, stacklevel=2)
    report = None if damaged else _find_report(target)
    if report is None:
        _build(workspace, version, target, jobs, progress)
    _publish(target, is_new=report is None)
    return report or _report(target, was_cached=False)


def _build(workspace: Path, version: Version, target: Path, jobs: int | None, progress: Progress | None) -> None:
    """Write the store of a version, which is then complete and keeps its promises."""
    loaded = load_inputs(workspace)
    _refuse_changed(version, workspace)
    rules, catalogue, documents = loaded.rules, loaded.catalogue, loaded.documents
    corrections, decisions = loaded.corrections, loaded.decisions
    tell = _teller(progress, len(documents) + 3)

    cache, pages = Cache(target.parent / "cache", documents, rules.digest, version.code), Pages(workspace, rules.cues)
    left = len(cache.missing()) + 3
    tell(left, "reading documents")
    for document in cache.fill(extract, rules, jobs):
        left -= 1
        tell(left, document.label_ko or document.id)
    for document in pages.fill(documents, jobs or cores()):
        tell(3, f"pages of {document.label_ko or document.id}")
    tell(3, "linking figures to indicators")
    composer = Composer(rules, catalogue, loaded.pins)
    failures: dict[str, str] = {}  # of documents that no store can hold: the others are stored without them
    while True:
        line = link_all(cache, catalogue, composer, loaded.judge, corrections, decisions, failures)
        try:
            _write(loaded, version, target, composer, line, cache, pages, tell)
            break
        except DocumentError as error:
            if error.document in failures:
                raise
            failures[error.document] = error.reason
    tell(0, "done")


def _write(
    loaded: Loaded,
    version: Version,
    target: Path,
    composer: Composer,
    line: Line,
    cache: Cache,
    pages: Pages,
    tell: Callable[[int, str], None],
) -> None:
    rules, catalogue = loaded.rules, loaded.catalogue
    relations = find_relations(line.claims, loaded.judge)
    with writing_store(target) as path:
        tell(2, "writing the store")
        write_store(
            path,
            extractions=line.settled(cache),
            linkings=line.linkings,
            observations=line.observations,
            relations=relations,
            rules=rules,
            catalogue=composer.catalogue(catalogue, {observation.indicator for observation in line.observations}),
            corrections=map(correction_row, line.corrections),
            decisions=map(decision_row, line.decisions),
            readings=line.readings,
            version=version,
            sleeping=loaded.sleeping,
            events=loaded.events,
            rates=loaded.rates,
            pins=loaded.pins,
            pages_of=pages.of,
        )
        tell(1, "checking its promises")
        if errors := broken(record_checks(path), "error"):
            raise BrokenPromisesError(errors)


def _refuse_changed(version: Version, workspace: Path) -> None:
    """ChangedError if what has just been read may not be what the version stands for."""
    now = Version(*fingerprint(workspace))
    if now.id != version.id:
        changed = dict(sorted(set(version.inputs.items()) ^ set(now.inputs.items())))
        raise ChangedError(next(iter(changed), "the files of figtrace"))


def _teller(progress: Progress | None, steps: int) -> Callable[[int, str], None]:
    """Report by the number of steps left, so that cached documents count as done."""

    def tell(left: int, what: str) -> None:
        if progress is not None:
            progress(steps - left, steps, what)

    return tell


def _publish(target: Path, *, is_new: bool) -> None:
    """Make a finished store the published one: first the line of the ledger, then `current`.

    A build that dies between the two is made good by the next one (etl.store.mending).
    """
    folder = target.parent
    previous = read_pointer(folder)
    if is_new or previous != target or not is_sound(folder):
        _record(target, previous)
        point_to(target)


def _record(target: Path, previous: Path | None) -> None:
    """Tell the ledger what is published, and what that changes where the two can be compared."""
    with Store.open(target) as store:
        build, figures = store.build(), store.counts().figures
    publication = Publication(
        version=build.version,
        at=write_moment(),
        code=build.code_version,
        seeds=build.seeds_hash,
        datasets=build.datasets_hash,
        schema=build.schema_hash,
        figures=figures,
        sha256=hash_store(target),
        previous=version_of(previous) if previous and previous != target else None,
    )
    with suppress(StoreError):  # the one before is gone or has another shape
        if previous and previous != target:
            with compare(previous, target) as comparison:
                inputs = dict.fromkeys(name_cause(row.path).path for row in comparison.inputs)
                publication = replace(publication, changes=comparison.counts(), inputs=list(inputs))
    record_publication(target.parent, publication)


def _find_report(target: Path) -> BuildReport | None:
    """The report of a store that is already there and sound."""
    try:
        return _report(target, was_cached=True)
    except StoreError:
        return None


def _report(path: Path, *, was_cached: bool) -> BuildReport:
    with Store.open(path) as store:
        rows = store.checks()
        warnings = tuple(broken(rows, "warning"))
        sleeping = tuple(row for row in broken(rows, "note") if row.name == SLEEPING)
        return BuildReport(store.version, path, store.counts(), warnings, store.unread(), sleeping, was_cached)
