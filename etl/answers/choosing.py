"""Rows about figures chosen from all of them, and about what they can be chosen by."""

from __future__ import annotations

from decimal import Decimal

from etl.answers.indicators import IndicatorCard, StoredOrigin
from etl.answers.record import Record


class FigureTotal(Record, frozen=True):
    """How much is chosen."""

    figures: int
    indicators: int
    origins: int
    documents: int


class FacetValue(Record, frozen=True):
    """A value that figures can be chosen by, its names where the pages have none, and how many figures have it."""

    value: str
    ko: str | None
    en: str | None
    figures: int


class FacetCount(FacetValue, frozen=True):
    """The same of a field (or of the years), as it is left by the other fields; `choices` are all of its values."""

    field: str
    choices: int


class ChosenIndicator(Record, frozen=True):
    """An indicator with how many of its figures are chosen."""

    indicator_id: str
    indicator_ko: str
    indicator_en: str
    family: str
    figures: int


class OriginTotal(StoredOrigin, frozen=True):
    """An origin also with its indicators, and the first and last year that its figures reach."""

    indicators: int
    first_year: str | None
    last_year: str | None


class OriginDocument(Record, frozen=True):
    """A document that quotes an origin; `via` is who passed it on, `first_figure` where it begins to."""

    document_id: str
    via: str | None
    figures: int
    indicators: int
    published: str | None
    first_figure: str


class Revision(Record, frozen=True):
    """Two figures of one indicator by one origin, of which the later one revises the other."""

    indicator_id: str
    left_id: str
    right_id: str
    ratio: float | None
    reason_ko: str
    reason_en: str
    indicator_ko: str
    indicator_en: str


class UnitName(Record, frozen=True):
    """What a unit is called, and how many of its base one is (in digits); None: it can be converted into none."""

    unit: str
    dimension: str
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    base: str | None
    factor: str


class StoredRate(Record, frozen=True):
    """So much of `currency` for one of `per`, on average over a period or at its end (`sort`), with its source."""

    currency: str
    per: str
    period: str
    rate: Decimal
    sort: str
    source_ko: str
    source_en: str
    url: str


class Alias(Record, frozen=True):
    """An id that leads to another indicator."""

    term: str
    indicator_id: str


class Term(Record, frozen=True):
    """What a measure, an area or a breakdown is called; `sort` says which of them it is."""

    sort: str
    term: str
    ko: str
    en: str


class MeasureIndicator(IndicatorCard, frozen=True):
    """An indicator of a measure, with what tells it from the others."""

    transformation: str
    area: str | None
    partner: str | None
    breakdown: str | None


class ChosenFigure(Record, frozen=True):
    """A figure that is chosen."""

    observation_id: str
