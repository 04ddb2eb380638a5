"""Rows about figures: as they are put into words, drawn, exported and narrowed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from etl.answers.record import Record


class Amount(Record, frozen=True):
    """A number as it is put into words: as quoted, as a value with its ends, and by what it is counted."""

    quote_value: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    rate: str | None
    is_vague: bool


class QuotedFigure(Amount, frozen=True):
    """A figure as it is put into words: its number, its period and who stated it."""

    observation_id: str
    indicator_id: str
    unit: str | None
    correction_becomes: str | None
    kind: str
    period_start: str | None
    period_end: str | None
    origin_id: str
    origin_ko: str
    origin_en: str


class SampleFigure(QuotedFigure, frozen=True):
    """A figure of a small picture."""

    document_id: str
    document_title: str
    published: str | None
    char_start: int
    passage: str
    status: str


class StatedFigure(SampleFigure, frozen=True):
    """A figure with the digits that a correction puts in the place of those printed."""

    family: str
    indicator_ko: str
    indicator_en: str
    measure: str | None
    transformation: str
    ref_area: str | None
    counterpart_area: str | None
    breakdown: str | None
    grain: str | None
    date_from: date | None
    date_to: date | None
    is_period_inferred: bool
    base_start: str | None
    base_end: str | None
    flow_from: str | None
    flow_to: str | None
    basis: str | None
    via: str | None
    author: str | None
    publisher: str | None
    is_published_inferred: bool
    page: str | None
    char_end: int
    cited_work: str | None
    cited_url: str | None
    verdict: str | None
    taken_over: str | None
    caution: str | None
    permalink: str
    certainty: str

    def _repr_html_(self) -> str:
        """As a notebook shows it: with its passage."""
        from etl.answers.notebook import show_figure

        return show_figure(self)


class RivalFigure(StatedFigure, frozen=True):
    """A figure beside another one, with the relation between them."""

    ratio: float | None
    reason_ko: str
    reason_en: str


class Figure(Record, frozen=True):
    """One row of the view `figures`."""

    observation_id: str
    indicator_id: str
    family: str
    indicator_ko: str
    indicator_en: str
    measure: str | None
    transformation: str
    ref_area: str | None
    counterpart_area: str | None
    breakdown: str | None
    quote_value: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str
    rate: str | None
    kind: str
    is_vague: bool
    period_start: str | None
    period_end: str | None
    grain: str | None
    date_from: date | None
    date_to: date | None
    is_period_inferred: bool
    base_start: str | None
    base_end: str | None
    flow_from: str | None
    flow_to: str | None
    basis: str | None
    via: str | None
    origin_id: str
    origin_ko: str
    origin_en: str
    document_id: str
    document_title: str
    author: str | None
    publisher: str | None
    published: str | None
    is_published_inferred: bool
    page: str | None
    char_start: int
    char_end: int
    passage: str
    cited_work: str | None
    cited_url: str | None
    status: str
    verdict: str | None
    taken_over: str | None
    caution: str | None
    permalink: str

    def _repr_html_(self) -> str:
        """As a notebook shows it: with its passage."""
        from etl.answers.notebook import show_figure

        return show_figure(self)


class PlacedFigure(Figure, frozen=True):
    """The same with its place in the store, which never changes."""

    place: int


class FigureCount(Record, frozen=True):
    """How many figures of an indicator there are."""

    figures: int


class Facet(Record, frozen=True):
    """A choice by which figures of an indicator can be narrowed, with how many it keeps."""

    field: str
    value: str
    ko: str | None
    en: str | None
    figures: int
    choices: int


class CorrectedFigure(Record, frozen=True):
    """A figure that its own document prints wrongly, with both readings and the reason."""

    observation_id: str
    indicator_id: str
    indicator_ko: str
    indicator_en: str
    quote_value: str
    reading: str
    passage_id: str
    unit_ko: str | None
    unit_en: str | None
    correction_id: str
    correction_expects: str
    correction_becomes: str
    correction_reason_ko: str
    correction_reason_en: str
    correction_check: str
