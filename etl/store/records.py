"""The rows that are written: one record a table, one field a column, of the type of the column.

A row is made by the names of its fields and stored by the names of its columns, so that neither the order of
the fields nor that of the columns matters; a test holds the two to each other. What a column means is told in
schema.sql. A field that would be a word of Python ends with an underscore, which its column does not have.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class BuildRow(NamedTuple):
    """Of the table `build`."""

    version: str
    code_version: str
    seeds_hash: str
    datasets_hash: str
    schema_hash: str


class InputRow(NamedTuple):
    """Of the table `inputs`."""

    path: str
    sha256: str


class DocumentRow(NamedTuple):
    """Of the table `documents`."""

    document_id: str
    file: str
    sha256: str
    language: str
    format: str
    label_ko: str
    label_en: str
    title: str | None
    title_en: str | None
    author: str | None
    affiliation: str | None
    publisher: str | None
    container: str | None
    number: str | None
    type: str | None
    published: str | None
    published_inferred: str | None
    published_reason_ko: str | None
    published_reason_en: str | None
    note: str | None
    licence: str | None
    bibliography: str
    length: int
    text: str


class UnreadRow(NamedTuple):
    """Of the table `unread`."""

    document_id: str
    reason: str


class PassageRow(NamedTuple):
    """Of the table `passages`."""

    passage_id: str
    document_id: str
    ordinal: int
    kind: str
    section: str | None
    marker: str | None
    table_id: str | None
    char_start: int
    char_end: int
    reading: str
    starts: Sequence[int]
    sentences: Sequence[int]


class PageRow(NamedTuple):
    """Of the table `pages`."""

    document_id: str
    page: int
    label: str
    char_start: int
    char_end: int
    width: float
    height: float


class PageBoxRow(NamedTuple):
    """Of the table `page_boxes`."""

    document_id: str
    page: int
    char_start: int
    char_end: int
    x0: float
    y0: float
    x1: float
    y1: float
    word: str


class TableRow(NamedTuple):
    """Of the table `tables`."""

    table_id: str
    document_id: str
    ordinal: int
    caption: str | None
    source: str | None
    char_start: int
    char_end: int
    n_rows: int
    n_columns: int


class CellRow(NamedTuple):
    """Of the table `cells`."""

    table_id: str
    row_index: int
    column_index: int
    role: str
    text: str
    char_start: int | None
    char_end: int | None
    mention_id: str | None


class NumeralRow(NamedTuple):
    """Of the table `numerals`."""

    numeral_id: str
    document_id: str
    char_start: int
    char_end: int
    quote: str
    class_: str
    reason: str
    value: Decimal | None
    mention_id: str | None


class MentionRow(NamedTuple):
    """Of the table `mentions`."""

    mention_id: str
    document_id: str
    passage_id: str
    char_start: int
    char_end: int
    quote: str
    reading: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: str
    is_vague: bool
    unit: str | None
    unit_quote: str | None
    kind: str
    class_: str
    period_start: str | None
    period_end: str | None
    grain: str | None
    period_relation: str | None
    period_inferred: bool
    base_start: str | None
    base_end: str | None
    rate: str | None
    direction: str | None
    origin_id: str
    sentence_start: int
    sentence_end: int
    sentence: str
    table_id: str | None
    row_index: int | None
    column_index: int | None
    status: str
    reason: str
    candidates: Sequence[str]
    notes: Sequence[str]


class StatementRow(NamedTuple):
    """Of the table `statements`."""

    mention_id: str
    measure: str | None
    measure_start: int | None
    measure_end: int | None
    transformation: str
    ref_area: str | None
    counterpart_area: str | None
    breakdown: Sequence[str]
    via: str | None
    taken_over: str


class EvidenceRow(NamedTuple):
    """Of the table `evidence`."""

    mention_id: str
    role: str
    document_id: str
    char_start: int
    char_end: int
    quote: str
    rule: str


class WorkRow(NamedTuple):
    """Of the table `works`."""

    work_id: str
    document_id: str
    marker: str | None
    char_start: int
    char_end: int
    text: str
    author: str | None
    title: str | None
    published: str | None
    url: str | None


class CitationRow(NamedTuple):
    """Of the table `citations`."""

    mention_id: str
    work_id: str | None
    marker: str
    char_start: int
    char_end: int
    rule: str


class OriginRow(NamedTuple):
    """Of the table `origins`."""

    origin_id: str
    ko: str
    en: str
    type: str
    country: str | None
    document_id: str | None


class FamilyRow(NamedTuple):
    """Of the table `families`."""

    family: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str


class UnitRow(NamedTuple):
    """Of the table `units`."""

    unit: str
    dimension: str
    ko: str
    en: str
    symbol: str | None
    base: str | None
    factor: str


class TermRow(NamedTuple):
    """Of the table `terms`."""

    sort: str
    term: str
    ko: str
    en: str


class IndicatorRow(NamedTuple):
    """Of the table `indicators`."""

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


class IndicatorUnitRow(NamedTuple):
    """Of the table `indicator_units`."""

    indicator_id: str
    unit: str
    into_unit: str
    factor: Decimal


class NameRow(NamedTuple):
    """Of the table `names`."""

    kind: str
    id: str
    name: str
    language: str | None
    weight: int


class NumberWordsRow(NamedTuple):
    """Of the table `number_words`."""

    language: str
    words: str


class RelationRow(NamedTuple):
    """Of the table `relations`."""

    indicator_id: str
    left_id: str
    right_id: str
    verdict: str
    ratio: float | None
    reason_ko: str
    reason_en: str


class CorrectionRow(NamedTuple):
    """Of the table `corrections`."""

    correction_id: str
    document_id: str
    place: str
    expects: str
    becomes: str
    value: Decimal
    reason_ko: str
    reason_en: str
    check_name: str


class DecisionRow(NamedTuple):
    """Of the table `decisions`."""

    mention_id: str
    action: str
    indicator_id: str | None
    reason: str
    person: str
    decided: str
    lost: str | None


class ReadingRow(NamedTuple):
    """Of the table `readings`."""

    mention_id: str
    rank: int
    indicator_id: str
    ko: str
    en: str
    is_near: bool


class SleepingRow(NamedTuple):
    """Of the table `sleeping`."""

    ledger: str
    entry: str
    document_id: str


class EventRow(NamedTuple):
    """Of the table `events`."""

    event_id: str
    kind: str
    happened: str
    ended: str | None
    ko: str
    en: str
    note_ko: str | None
    note_en: str | None
    areas: Sequence[str]
    source: str
    url: str | None
    words: Sequence[str]


class RateRow(NamedTuple):
    """Of the table `rates`."""

    currency: str
    per: str
    period: str
    rate: Decimal
    sort: str
    source_ko: str
    source_en: str
    url: str


class CheckRow(NamedTuple):
    """Of the table `checks`."""

    name: str
    title_ko: str
    title_en: str
    severity: str
    subject: str | None
    detail_ko: str | None
    detail_en: str | None


Row = (
    BuildRow
    | InputRow
    | DocumentRow
    | UnreadRow
    | PassageRow
    | PageRow
    | PageBoxRow
    | TableRow
    | CellRow
    | NumeralRow
    | MentionRow
    | StatementRow
    | EvidenceRow
    | WorkRow
    | CitationRow
    | OriginRow
    | FamilyRow
    | UnitRow
    | TermRow
    | IndicatorRow
    | IndicatorUnitRow
    | NameRow
    | NumberWordsRow
    | RelationRow
    | CorrectionRow
    | DecisionRow
    | ReadingRow
    | SleepingRow
    | EventRow
    | RateRow
    | CheckRow
)

TABLES: dict[type[Row], str] = {
    BuildRow: "build",
    InputRow: "inputs",
    DocumentRow: "documents",
    UnreadRow: "unread",
    PassageRow: "passages",
    PageRow: "pages",
    PageBoxRow: "page_boxes",
    TableRow: "tables",
    CellRow: "cells",
    NumeralRow: "numerals",
    MentionRow: "mentions",
    StatementRow: "statements",
    EvidenceRow: "evidence",
    WorkRow: "works",
    CitationRow: "citations",
    OriginRow: "origins",
    FamilyRow: "families",
    UnitRow: "units",
    TermRow: "terms",
    IndicatorRow: "indicators",
    IndicatorUnitRow: "indicator_units",
    NameRow: "names",
    NumberWordsRow: "number_words",
    RelationRow: "relations",
    CorrectionRow: "corrections",
    DecisionRow: "decisions",
    ReadingRow: "readings",
    SleepingRow: "sleeping",
    EventRow: "events",
    RateRow: "rates",
    CheckRow: "checks",
}


def columns_of(record: type[Row]) -> list[str]:
    """The columns that the fields of a record stand for, in the order of the fields.

    >>> columns_of(UnreadRow)
    ['document_id', 'reason']
    """
    return [name.removesuffix("_") for name in record._fields]
