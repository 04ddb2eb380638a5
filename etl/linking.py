"""From mentions to observations: by the catalogue, by what texts say they measure, by corrections and decisions.

Comes in: extractions, one document at a time. Goes out: a Line, which holds what all of them give together. A
document that cannot be linked is set aside with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from etl.catalogue import Catalogue, Indicator
from etl.composition import COMPOSED, CONFIRMED_EN, CONFIRMED_KO, Composer
from etl.conversion import in_unit_of
from etl.corrections import Correction, find_corrections
from etl.decisions import NO_NUMBER, OTHER_UNIT, Decision, amend, find_places, settle
from etl.errors import FigtraceError, say_failure
from etl.model import Extraction, Linking, Observation
from etl.observations import TIED, link
from etl.plausible import hold_back, hold_back_scanned, hold_back_turned, hold_back_untold
from etl.relations import Claims
from etl.store.records import CorrectionRow, DecisionRow, ReadingRow
from etl.store.rows import storable
from etl.turned import is_turned
from etl.verdicts import Claim, Judge


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


def link_all(
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
        if not is_decided:
            linking = hold_back_untold(linking, mention)
        if linking.status == "linked":
            name = linking.indicator or ""
            indicator = indicators.get(name) or composer.indicator(name)
            read = replace(mention, value=correction.value) if correction else mention
            measured = in_unit_of(indicator, read)
            if not is_decided:
                linking = hold_back(linking, measured, indicator)
                if linking.status == "linked" and extraction.document.is_scanned(mention.start, mention.end):
                    linking = hold_back_scanned(linking)
                if linking.status == "linked" and is_turned(extraction.document.text, mention.start, mention.end):
                    linking = hold_back_turned(linking)
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
    said = {name for one in (before, after) for name in (one.indicator, *one.proposed)}
    is_tied = before.reason == TIED  # each of them is met whole
    for rank, name in enumerate(dict.fromkeys((*before.readings, *after.readings)), 1):
        indicator = indicators.get(name) or composer.proposed(name)
        is_near = name not in said and not is_tied
        yield ReadingRow(after.mention_id, rank, name, indicator.ko, indicator.en, is_near)


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
