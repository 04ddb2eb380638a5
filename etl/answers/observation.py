"""Rows about one figure: its mention, its setting, its evidence, what it cites."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from etl.answers.figures import Figure, StatedFigure
from etl.answers.record import Record


class FigureMention(Figure, frozen=True):
    """A figure with its mention, as the question `observation` finds it."""

    mention_id: str
    reading: str
    printed_value: Decimal | None
    unit_quote: str | None
    class_: str
    direction: str | None
    period_relation: str | None
    period_inferred: bool
    passage_id: str
    sentence_start: int
    sentence_end: int
    table_id: str | None
    row_index: int | None
    column_index: int | None
    notes: list[str]
    linked_by: str
    correction_id: str | None
    own_caution_ko: str | None
    own_caution_en: str | None
    certainty: str


class FigureSetting(Record, frozen=True):
    """What a figure stands in: passage, indicator, unit, origin, correction and document."""

    section: str | None
    measure: str
    part_of: str | None
    cap_of: str | None
    chart: str
    description_ko: str
    description_en: str
    caution_ko: str | None
    caution_en: str | None
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    indicator_unit: str
    indicator_unit_ko: str | None
    indicator_unit_en: str | None
    indicator_unit_symbol: str | None
    origin_type: str
    origin_country: str | None
    correction_expects: str | None
    correction_becomes: str | None
    correction_reason_ko: str | None
    correction_reason_en: str | None
    correction_check: str | None
    label_ko: str
    label_en: str
    title: str | None
    title_en: str | None
    affiliation: str | None
    container: str | None
    document_number: str | None
    document_type: str | None
    published_stated: str | None
    published_inferred: str | None
    published_reason_ko: str | None
    published_reason_en: str | None
    language: str
    file: str
    sha256: str
    licence: str | None
    note: str | None
    bibliography: dict[str, Any]


class Observation(StatedFigure, frozen=True):
    """One figure with all that its citation card tells; `published` is what is stated, else what is inferred."""

    mention_id: str
    reading: str
    printed_value: Decimal | None
    unit_quote: str | None
    class_: str
    direction: str | None
    period_relation: str | None
    period_inferred: bool
    passage_id: str
    sentence_start: int
    sentence_end: int
    table_id: str | None
    row_index: int | None
    column_index: int | None
    notes: list[str]
    linked_by: str
    correction_id: str | None
    section: str | None
    part_of: str | None
    cap_of: str | None
    chart: str
    description_ko: str
    description_en: str
    caution_ko: str | None
    caution_en: str | None
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    indicator_unit: str
    indicator_unit_ko: str | None
    indicator_unit_en: str | None
    indicator_unit_symbol: str | None
    origin_type: str
    origin_country: str | None
    correction_expects: str | None
    correction_reason_ko: str | None
    correction_reason_en: str | None
    correction_check: str | None
    label_ko: str
    label_en: str
    title: str | None
    title_en: str | None
    affiliation: str | None
    container: str | None
    document_number: str | None
    document_type: str | None
    published_stated: str | None
    published_inferred: str | None
    published_reason_ko: str | None
    published_reason_en: str | None
    language: str
    file: str
    sha256: str
    licence: str | None
    note: str | None
    bibliography: dict[str, Any]


class BasePeriod(Record, frozen=True):
    """What a multiple is counted against: the period of its base."""

    mention_id: str
    base_start: str | None
    base_end: str | None


class QuotedSentence(Record, frozen=True):
    """The untouched words behind a figure: its sentence, and what stands around it."""

    observation_id: str
    document_id: str
    char_start: int
    char_end: int
    quote_value: str
    sentence_start: int
    sentence_end: int
    sentence: str
    prefix: str
    suffix: str


class EvidenceSpan(Record, frozen=True):
    """A span that justifies a part of a mention."""

    role: str
    document_id: str
    char_start: int
    char_end: int
    quote: str
    rule: str


class MentionEvidence(EvidenceSpan, frozen=True):
    """The same with the mention that it justifies."""

    mention_id: str


class ContextSentence(Record, frozen=True):
    """A sentence with the offset of each of its characters in the untouched text; position 0 is that of the mention."""

    position: int
    passage_id: str
    kind: str
    section: str | None
    char_start: int
    char_end: int
    reading: str
    starts: list[int]


class CitedWork(Record, frozen=True):
    """A work that a document cites for a mention; `work_id` None: the marker has no text in it."""

    marker: str
    marker_start: int
    marker_end: int
    rule: str
    work_id: str | None
    document_id: str | None
    char_start: int | None
    char_end: int | None
    text: str | None
    author: str | None
    title: str | None
    published: str | None
    url: str | None
