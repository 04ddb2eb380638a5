"""Rows about the store itself: its build, its checks, and what waits."""

from __future__ import annotations

from etl.answers.documents import MentionWords
from etl.answers.record import Record


class StoredBuild(Record, frozen=True):
    """The build that wrote the store."""

    version: str
    code_version: str
    seeds_hash: str
    datasets_hash: str
    schema_hash: str


class StoredCheck(Record, frozen=True):
    """A check of the build; `subject` None: the promise holds."""

    name: str
    title_ko: str
    title_en: str | None
    severity: str
    subject: str | None
    detail_ko: str | None
    detail_en: str | None
    rows: int


class ClassCount(Record, frozen=True):
    """Numerals of a class over all documents."""

    class_: str
    numerals: int
    documents: int


class ClassCoverage(Record, frozen=True):
    """Numerals of a class in a document."""

    document_id: str
    label_ko: str
    label_en: str
    class_: str
    numerals: int


class StoredDecision(Record, frozen=True):
    """What a person settled about a mention."""

    mention_id: str
    action: str
    indicator_id: str | None
    reason: str
    person: str
    decided: str
    lost: str | None


class WaitingMention(MentionWords, frozen=True):
    """A mention that waits for a person, with the nearest indicators in `candidates`."""

    label_ko: str
    label_en: str


class DescribedMention(WaitingMention, frozen=True):
    """One mention with its statement, its unit and origin in words, its document, and the words beside it."""

    measure: str | None
    measure_start: int | None
    measure_end: int | None
    transformation: str
    ref_area: str | None
    counterpart_area: str | None
    breakdown: list[str]
    via: str | None
    taken_over: str
    unit_ko: str | None
    unit_en: str | None
    unit_symbol: str | None
    dimension: str | None
    origin_ko: str | None
    origin_en: str | None
    title: str | None
    language: str
    section: str | None
    indicator_id: str | None
    words_before: str
    words_after: str


class ReviewPlace(Record, frozen=True):
    """A figure that a person is asked about; without a number no reading of it could be charted."""

    mention_id: str
    document_id: str
    status: str
    has_number: bool


class ReviewFigure(Record, frozen=True):
    """A figure that a person is asked about as a list tells it, with the indicators that it could be of, best first."""

    mention_id: str
    reading: str
    status: str
    readings: list[str]
    sentence: str


class WholeFact(Record, frozen=True):
    """A value of `ref_area`, `origin` or `ref_period` that so many of the `total` figures of a document have from it as
    a whole."""

    fact: str
    value: str | None
    figures: int
    total: int


class MentionReading(Record, frozen=True):
    """An indicator of which such a figure could be; rank 1 is the best. `is_near`: only words around it suggest so."""

    rank: int
    indicator_id: str
    ko: str
    en: str
    is_near: bool = False


class StoreCounts(Record, frozen=True):
    """How much there is of everything."""

    documents: int
    passages: int
    tables: int
    numerals: int
    mentions: int
    figures: int
    waiting: int
    set_aside: int
    indicators: int
    origins: int
    works: int
    relations: int
    corrections: int
    decisions: int
    warnings: int


class ColumnShape(Record, frozen=True):
    """A column of a table or view of the store."""

    table_name: str
    is_view: bool
    column_name: str
    data_type: str
    is_nullable: bool
