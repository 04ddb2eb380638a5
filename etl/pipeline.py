"""The line: seeds, documents, mentions, observations, DuckDB.

Everything up to the store is a pure function of one document and the rules; it is kept by content
and runs in several processes where there is enough text to pay for them. Only the last step
touches the database. A document that cannot be read is set aside, with its reason; the others are built.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.answers import StoreCounts, StoredCheck
from etl.cache import Cache, cores
from etl.catalogue import Catalogue, Indicator
from etl.composition import COMPOSED, CONFIRMED_EN, CONFIRMED_KO, Composer
from etl.conversion import in_unit_of
from etl.corrections import Correction, find_corrections
from etl.decisions import NO_NUMBER, OTHER_UNIT, Decision, amend, find_places, settle
from etl.errors import DamageWarning, DocumentError, FigtraceError, StoreError, say_failure
from etl.extract import extract
from etl.inputs import Loaded, load_inputs
from etl.model import Extraction, Linking, Observation
from etl.observations import link
from etl.pages import Pages
from etl.plausible import hold_back
from etl.pointer import point_to, read_pointer, version_of
from etl.relations import Claims, find_relations
from etl.store.checks import BrokenPromisesError, broken, record_checks
from etl.store.diff import compare, name_cause
from etl.store.mending import is_sound, mend
from etl.store.proof import hash_store, is_as_proven, is_damaged
from etl.store.read import Store
from etl.store.records import CorrectionRow, DecisionRow, ReadingRow
from etl.store.rows import storable
from etl.store.versions import Publication, record_publication, write_moment
from etl.store.write import Version, write_store
from etl.verdicts import Claim, Judge
from etl.workspace import build_lock, current_store, fingerprint, writing_store
from etl.workspace import store_path as path_of

__all__ = ["BuildReport", "build", "current_store"]

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


def build(workspace: Path, jobs: int | None = None, progress: Progress | None = None) -> BuildReport:
    """Bring the published store up to date with seeds, datasets and code, and say what is in it.

    At once if it already is. `jobs` is the largest number of processes, by default one a core.
    Raises InputError (SeedError, RuleError), CorrectionError or BuildError; the published store then stays.
    """
    workspace = Path(workspace).resolve()
    version = Version(*fingerprint(workspace))
    target = path_of(workspace, version.id)
    folder = target.parent
    is_published = is_sound(folder) and read_pointer(folder) == target
    if is_published and is_as_proven(target) and (report := _find_report(target)):
        return report
    with build_lock(workspace):
        mend(folder)
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
    composer = Composer(rules, catalogue)
    failures: dict[str, str] = {}  # of documents that no store can hold: the others are stored without them
    while True:
        line = _link_all(cache, catalogue, composer, loaded.judge, corrections, decisions, failures)
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
            pages_of=pages.of,
        )
        tell(1, "checking its promises")
        if errors := broken(record_checks(path), "error"):
            raise BrokenPromisesError(errors)


@dataclass(slots=True)
class Line:
    """What the documents together give, apart from what each gives alone."""

    linkings: dict[str, Linking] = field(default_factory=dict)  # by mention
    observations: list[Observation] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    readings: list[ReadingRow] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)  # reasons by document

    def add(self, other: Line) -> None:
        """Take in what one more document gives."""
        self.linkings |= other.linkings
        self.observations += other.observations
        self.claims += other.claims
        self.corrections += other.corrections
        self.decisions += other.decisions
        self.readings += other.readings

    def settled(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The extractions as people read them, each that failed empty but for its reason."""
        decided = {decision.mention: decision for decision in self.decisions if decision.lost is None}
        for extraction in extractions:
            reason = self.failures.get(extraction.document.id)
            yield amend(extraction, decided) if reason is None else Extraction(extraction.document, failure=reason)


def _link_all(
    extractions: Iterable[Extraction],
    catalogue: Catalogue,
    composer: Composer,
    judge: Judge,
    corrections: tuple[Correction, ...],
    decisions: tuple[Decision, ...],
    failures: Mapping[str, str],
) -> Line:
    """Mentions to observations: by the catalogue, by what they say they measure, by corrections and decisions.

    `failures` are reasons why documents cannot be stored, by id.
    """
    line = Line()
    indicators = {indicator.id: indicator for indicator in catalogue.indicators}
    decided: dict[str, list[Decision]] = {}
    for decision in decisions:
        decided.setdefault(decision.document, []).append(decision)
    for extraction in extractions:
        document = extraction.document.id
        own = decided.get(document, [])
        if (reason := extraction.failure or failures.get(document)) is not None:
            line.failures[document] = reason
            line.decisions += own  # they wait until it can be read
            continue
        try:
            line.add(_link_one(extraction, catalogue, composer, judge, indicators, corrections, own))
        except (FigtraceError, MemoryError):
            raise
        except Exception as error:
            line.failures[document] = say_failure(error)
            line.decisions += own
    return line


def link_alone(extraction: Extraction, catalogue: Catalogue, composer: Composer, judge: Judge) -> Line:
    """What one document gives by itself, before anybody has corrected or decided anything about it."""
    indicators = {indicator.id: indicator for indicator in catalogue.indicators}
    return _link_one(extraction, catalogue, composer, judge, indicators, (), [])


def _link_one(
    extraction: Extraction,
    catalogue: Catalogue,
    composer: Composer,
    judge: Judge,
    indicators: dict[str, Indicator],
    corrections: tuple[Correction, ...],
    decisions: list[Decision],
) -> Line:
    line = Line()
    placed = find_places(decisions, extraction)
    decided = {decision.mention: decision for decision in placed if decision.lost is None}
    rejected = {name: decision for name, decision in decided.items() if decision.action == "reject"}
    extraction = amend(extraction, decided)
    found = {c.id: c for c in find_corrections(extraction, corrections)}
    line.corrections += found.values()
    linkings = {x.mention_id: x for x, _ in settle(link(extraction, catalogue), rejected)}
    linkings = composer.link(extraction, linkings)  # what is rejected contradicts nothing
    mentions = {mention.id: mention for mention in extraction.mentions}
    claims = Claims(extraction, composer.rules, judge)

    def find_fault(mention: str, name: str) -> str | None:
        read = mentions[mention]
        if read.value is None and read.low is None and read.high is None:
            return NO_NUMBER
        units = (indicators.get(name) or composer.proposed(name)).units
        return None if read.unit in units else OTHER_UNIT

    settled = {x.mention_id: (x, decision) for x, decision in settle(linkings.values(), decided, find_fault)}
    line.decisions += [decision for decision in placed if decision.lost is not None]
    line.decisions += [decision for _, decision in settled.values() if decision is not None]
    for mention in extraction.mentions:
        (linking, decision), correction = settled[mention.id], found.get(mention.id)
        is_decided = decision is not None and decision.lost is None
        if linking.status == "linked":
            name = linking.indicator or ""
            indicator = indicators.get(name) or composer.indicator(name)
            read = replace(mention, value=correction.value) if correction else mention
            measured = in_unit_of(indicator, read)
            if not is_decided:
                linking = hold_back(linking, measured, indicator)
        line.linkings[mention.id] = linking
        if linking.status == "waiting" or linking.reason.startswith(COMPOSED) or decision is not None:
            line.readings += _reading_rows(linkings[mention.id], linking, indicators, composer)
        if linking.status == "linked":
            observation = _observe(linking, correction)
            is_confirmed = is_decided and composer.is_composed(indicator.id)
            line.observations.append(_confirm(observation, decision) if is_confirmed else observation)
            if storable(read.value) is not None and (claim := claims.claim(read, measured, indicator)) is not None:
                line.claims.append(claim)
    return line


def _reading_rows(
    before: Linking, after: Linking, indicators: dict[str, Indicator], composer: Composer
) -> Iterator[ReadingRow]:
    """What a figure could be of, as a person is asked: as read before anybody decided, and after."""
    for rank, name in enumerate(dict.fromkeys((*before.readings, *after.readings)), 1):
        indicator = indicators.get(name) or composer.proposed(name)
        yield ReadingRow(after.mention_id, rank, name, indicator.ko, indicator.en)


def _observe(linking: Linking, correction: Correction | None) -> Observation:
    """A linked mention as an observation, with the same id."""
    return Observation(
        id=linking.mention_id,
        mention=linking.mention_id,
        indicator=linking.indicator or "",
        status="corrected" if correction else "published",
        correction=correction.id if correction else None,
    )


def _confirm(observation: Observation, decision: Decision | None) -> Observation:
    """The same of a composed indicator: nobody's caution any more, but who confirmed it."""
    ko, en = (words.format(d=decision) for words in (CONFIRMED_KO, CONFIRMED_EN))
    return replace(observation, caution_ko=ko, caution_en=en)


def correction_row(c: Correction) -> CorrectionRow:
    """A correction that was applied, as it is stored."""
    return CorrectionRow(
        correction_id=c.id,
        document_id=c.document,
        place=c.place,
        expects=c.expects,
        becomes=c.becomes,
        value=c.value,
        reason_ko=c.reason_ko,
        reason_en=c.reason_en,
        check_name=c.check,
    )


def decision_row(d: Decision) -> DecisionRow:
    """What a person settled, as it is stored."""
    return DecisionRow(
        mention_id=d.mention,
        action=d.action,
        indicator_id=d.indicator,
        reason=d.reason,
        person=d.person,
        decided=d.decided,
        lost=d.lost,
    )


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
