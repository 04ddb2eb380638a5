"""Rows about indicators: their families, origins and relations."""

from __future__ import annotations

from decimal import Decimal

from etl.answers.figures import QuotedFigure
from etl.answers.record import Record


class StoredFamily(Record, frozen=True):
    """A family with how many of its indicators have figures, how many figures, and the most origins of one."""

    family: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str
    with_figures: int
    figures: int
    origins: int


class IndicatorCard(QuotedFigure, frozen=True):
    """An indicator with its latest figure, in an overview."""

    family: str
    ko: str
    en: str
    measure: str
    chart: str
    figures: int
    origins: int
    verdict: str | None
    verdict_ratio: float | None
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    caution_ko: str | None
    caution_en: str | None


class FamilyCards(StoredFamily, frozen=True):
    """A family with the cards of its indicators, or some of them."""

    indicators: list[IndicatorCard]


class CatalogueIndicator(Record, frozen=True):
    """An indicator as the catalogue has it."""

    indicator_id: str
    family: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str
    unit: str
    measure: str
    concept: str | None
    flow_from: str | None
    flow_to: str | None
    basis: str | None
    low: Decimal | None
    high: Decimal | None
    part_of: str | None
    cap_of: str | None
    caution_ko: str | None
    caution_en: str | None
    chart: str
    is_estimated: bool


class IndicatorWithUnit(CatalogueIndicator, frozen=True):
    """An indicator with its unit and how many figures it has."""

    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    figures: int


class StoredIndicator(CatalogueIndicator, frozen=True):
    """One indicator with the names of its family, its unit, its whole, its parts and caps."""

    family_ko: str
    family_en: str
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    part_of_ko: str | None
    part_of_en: str | None
    part_of_unit: str | None
    parts: list[str]
    caps: list[str]
    figures: int


class IndicatorName(Record, frozen=True):
    """What an indicator is called, with its unit."""

    indicator_id: str
    family: str
    ko: str
    en: str
    measure: str
    unit: str
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None


class StoredOrigin(Record, frozen=True):
    """Who stated figures, with how many and in how many documents."""

    origin_id: str
    ko: str
    en: str
    type: str
    country: str | None
    document_id: str | None
    figures: int
    documents: int


class OriginColour(Record, frozen=True):
    """The colour of an origin, from 0."""

    origin_id: str
    colour: int


class OriginIndicator(Record, frozen=True):
    """An indicator for which an origin states figures; `indicators` says for how many it does."""

    origin_id: str
    indicator_id: str
    indicator_ko: str
    indicator_en: str
    indicators: int


class StoredRelation(Record, frozen=True):
    """A pair of figures and what lies between them, with quotes and origins of both sides."""

    indicator_id: str
    left_id: str
    right_id: str
    verdict: str
    ratio: float | None
    reason_ko: str
    reason_en: str
    indicator_ko: str
    indicator_en: str
    family: str
    left_quote: str
    left_origin_ko: str
    left_origin_en: str
    left_document_id: str
    right_quote: str
    right_origin_ko: str
    right_origin_en: str
    right_document_id: str
    right_indicator_id: str
    right_indicator_ko: str
    right_indicator_en: str


class VerdictCount(Record, frozen=True):
    """A verdict with its number of pairs."""

    verdict: str
    pairs: int
