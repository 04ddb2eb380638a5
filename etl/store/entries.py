"""Rows of what people list: units, terms, indicators, events, rates; and of how figures are related.

Comes in: entries of the rules and of the catalogue. Goes out: records of the store, field for field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.catalogue import Family, Indicator
from etl.events import Event
from etl.exact import format_decimal
from etl.model import Relation
from etl.pins import Pins
from etl.rates import ExchangeRate
from etl.rules import Unit
from etl.store.records import (
    EventRow,
    FamilyRow,
    IndicatorRow,
    IndicatorUnitRow,
    RateRow,
    RelationRow,
    TermRow,
    UnitRow,
)
from etl.vocabulary import Vocabulary


def unit_row(u: Unit) -> UnitRow:
    """A unit."""
    return UnitRow(
        unit=u.id,
        dimension=u.dimension,
        ko=u.ko,
        en=u.en,
        symbol=u.symbol,
        base=u.base,
        factor=format_decimal(u.factor),
    )


def term_rows(vocabulary: Vocabulary, indicators: Iterable[Indicator]) -> Iterator[TermRow]:
    """The measures, areas and breakdowns; indicators that are the only one of what they measure."""
    sorts = (
        ("measure", vocabulary.concepts),
        ("area", vocabulary.areas),
        ("breakdown", vocabulary.breakdowns),
    )
    for sort, entries in sorts:
        for entry in entries.values():
            yield TermRow(sort=sort, term=entry.id, ko=entry.ko, en=entry.en)
    for own in indicators:
        if own.concept == own.id:
            yield TermRow(sort="measure", term=own.id, ko=own.ko, en=own.en)


def alias_rows(pins: Pins) -> Iterator[TermRow]:
    """The ids that lead to a pinned indicator, which stands in place of their names."""
    for name, pinned in pins.alias.items():
        yield TermRow(sort="alias", term=name, ko=pinned, en=pinned)


def family_row(f: Family) -> FamilyRow:
    """A family."""
    return FamilyRow(
        family=f.id,
        ordinal=f.ordinal,
        ko=f.ko,
        en=f.en,
        description_ko=f.description_ko,
        description_en=f.description_en,
    )


def indicator_row(i: Indicator) -> IndicatorRow:
    """An indicator."""
    return IndicatorRow(
        indicator_id=i.id,
        family=i.family,
        ordinal=i.ordinal,
        ko=i.ko,
        en=i.en,
        description_ko=i.description_ko,
        description_en=i.description_en,
        unit=i.unit,
        measure=i.measure,
        concept=i.concept,
        flow_from=i.flow_from,
        flow_to=i.flow_to,
        basis=i.basis,
        low=i.low,
        high=i.high,
        part_of=i.part_of,
        cap_of=i.cap_of,
        caution_ko=i.caution_ko,
        caution_en=i.caution_en,
        chart=i.chart,
        is_estimated=i.is_estimated,
    )


def indicator_unit_rows(i: Indicator) -> Iterator[IndicatorUnitRow]:
    """The other units in which its figures may be stated, with the factor into its own."""
    for name, factor in i.factors:
        if name != i.unit:
            yield IndicatorUnitRow(indicator_id=i.id, unit=name, into_unit=i.unit, factor=round(factor, 10))


def relation_row(r: Relation) -> RelationRow:
    """Two figures that are held against each other."""
    return RelationRow(
        indicator_id=r.indicator,
        left_id=r.left,
        right_id=r.right,
        verdict=r.verdict,
        ratio=None if r.ratio is None else float(r.ratio),
        reason_ko=r.reason_ko,
        reason_en=r.reason_en,
    )


def event_row(e: Event) -> EventRow:
    """An event behind the time line."""
    return EventRow(
        event_id=e.id,
        kind=e.kind,
        happened=e.date,
        ended=e.end,
        ko=e.ko,
        en=e.en,
        note_ko=e.note_ko,
        note_en=e.note_en,
        areas=e.areas,
        source=e.source,
        url=e.url,
        words=e.words,
    )


def rate_row(r: ExchangeRate) -> RateRow:
    """A rate of exchange."""
    return RateRow(
        currency=r.currency,
        per=r.per,
        period=r.period,
        rate=r.rate,
        sort=r.sort,
        source_ko=r.source_ko,
        source_en=r.source_en,
        url=r.url,
    )
