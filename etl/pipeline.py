"""The line: seeds, documents, mentions, observations, DuckDB.

Everything up to the store is a pure function of one document and the rules; it is kept by content
and runs in several processes where there is enough text to pay for them. Only the last step
touches the database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from etl.cache import Cache
from etl.catalogue import Catalogue
from etl.conversion import in_unit_of
from etl.corrections import Correction, check_all_found, find_corrections
from etl.decisions import Decision, check_all_met, settle
from etl.errors import StoreError
from etl.extract import extract
from etl.inputs import load_inputs
from etl.model import Extraction, Observation
from etl.observations import link
from etl.plausible import hold_back
from etl.relations import Figure, find_relations
from etl.store.checks import BrokenPromisesError, broken, record_checks
from etl.store.diff import compare, name_cause
from etl.store.read import Store
from etl.store.versions import STORE_NAME, Publication, record_publication, write_moment
from etl.store.write import Version, write_store
from etl.workspace import build_lock, current_store, fingerprint, make_current, publishing
from etl.workspace import store_path as path_of

__all__ = ["BuildReport", "build", "current_store"]

Progress = Callable[[int, int, str], None]  # steps done, steps in all, what is being done


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build gave; `warnings` are rows of the table `checks`."""

    version: str
    path: Path
    counts: dict[str, int]
    warnings: tuple[dict[str, Any], ...]
    was_cached: bool


def build(workspace: Path, jobs: int | None = None, progress: Progress | None = None) -> BuildReport:
    """Bring the published store up to date with seeds, datasets and code, and say what is in it.

    At once if it already is. `jobs` is the largest number of processes, by default one a core.
    Raises InputError (SeedError, RuleError), CorrectionError or BuildError; the published store then stays.
    """
    workspace = Path(workspace).resolve()
    version = Version(*fingerprint(workspace))
    target = path_of(workspace, version.id)
    if report := _published(workspace, target):
        return report
    with build_lock(workspace):
        loaded = load_inputs(workspace)
        rules, catalogue, documents = loaded.rules, loaded.catalogue, loaded.documents
        corrections, decisions = loaded.corrections, loaded.decisions
        tell = _teller(progress, len(documents) + 3)

        cache = Cache(workspace / "build" / "cache", documents, rules.digest, version.code)
        left = len(cache.missing()) + 3
        tell(left, "reading documents")
        for document in cache.fill(extract, rules, jobs):
            left -= 1
            tell(left, document.label_ko or document.id)
        tell(3, "linking figures to indicators")
        line = _link_all(cache, catalogue, corrections, decisions)
        relations = find_relations(line.figures)
        previous = _current(workspace)
        with publishing(target) as path:
            tell(2, "writing the store")
            write_store(
                *(path, cache, line.linkings, line.observations, relations),
                *(rules, catalogue, line.corrections, decisions, version),
            )
            tell(1, "checking its promises")
            if errors := broken(record_checks(path), "error"):
                raise BrokenPromisesError(errors)
        _record(target, previous)
        cache.forget_unused()
        tell(0, "done")
    return _report(target, was_cached=False)


@dataclass(slots=True)
class Line:
    """What the documents together give, apart from what each gives alone."""

    linkings: dict[str, Any] = field(default_factory=dict)  # by mention
    observations: list[Observation] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)


def _link_all(
    extractions: Iterable[Extraction],
    catalogue: Catalogue,
    corrections: tuple[Correction, ...],
    decisions: tuple[Decision, ...],
) -> Line:
    """Mentions to observations: by the catalogue, by the corrections, and by what people decided."""
    line = Line()
    indicators = {indicator.id: indicator for indicator in catalogue.indicators}
    decided = {decision.mention: decision for decision in decisions}
    for extraction in extractions:
        found = {c.id: c for c in find_corrections(extraction, corrections)}
        line.corrections += found.values()
        linkings = {x.mention_id: x for x in settle(link(extraction, catalogue), decided)}
        for mention in extraction.mentions:
            linking, correction = linkings[mention.id], found.get(mention.id)
            if linking.status == "linked":
                read = replace(mention, value=correction.value) if correction else mention
                measured = in_unit_of(indicators[linking.indicator], read)
                if mention.id not in decided:
                    linking = hold_back(linking, measured, indicators[linking.indicator])
            line.linkings[mention.id] = linking
            if linking.status == "linked":
                line.observations.append(_observe(linking, correction))
                stated = extraction.document.date or ""
                line.figures.append(Figure(mention.id, linking.indicator, measured, measured.value, stated))
    check_all_found(corrections, line.corrections)
    check_all_met(decided, line.linkings)
    return line


def _observe(linking: Any, correction: Correction | None) -> Observation:
    """A linked mention as an observation, with the same id."""
    return Observation(
        id=linking.mention_id,
        mention=linking.mention_id,
        indicator=linking.indicator,
        status="corrected" if correction else "published",
        correction=correction.id if correction else None,
    )


def _teller(progress: Progress | None, steps: int) -> Callable[[int, str], None]:
    """Report by the number of steps left, so that cached documents count as done."""

    def tell(left: int, what: str) -> None:
        if progress is not None:
            progress(steps - left, steps, what)

    return tell


def _published(workspace: Path, target: Path) -> BuildReport | None:
    """The report of a store that is already there and sound; it is made current if it is not."""
    try:
        report = _report(target, was_cached=True)
    except StoreError:
        return None
    if (previous := _current(workspace)) != target:
        with build_lock(workspace):
            make_current(target)
            _record(target, previous)
    return report


def _current(workspace: Path) -> Path | None:
    try:
        return current_store(workspace)
    except StoreError:
        return None


def _record(target: Path, previous: Path | None) -> None:
    """Tell the ledger what was published, and what that changed where the two can be compared."""
    with Store.open(target) as store:
        build, figures = store.build(), store.counts()["figures"]
    publication = Publication(
        *(build["version"], write_moment(), build["code_version"], build["seeds_hash"]),
        *(build["datasets_hash"], build["schema_hash"], figures),
        previous=STORE_NAME.fullmatch(previous.name)[1] if previous else None,
    )
    with suppress(StoreError):  # the one before is gone or has another shape
        if previous and previous != target:
            with compare(previous, target) as comparison:
                inputs = dict.fromkeys(name_cause(row["path"]).path for row in comparison.inputs)
                publication = replace(publication, changes=comparison.counts(), inputs=list(inputs))
    record_publication(target.parent, publication)


def _report(path: Path, *, was_cached: bool) -> BuildReport:
    with Store.open(path) as store:
        warnings = tuple(broken(store.checks(), "warning"))
        return BuildReport(store.version, path, store.counts(), warnings, was_cached)
