"""Rows about documents: their passages, mentions, numerals and tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from etl.answers.record import Record


class StoredDocument(Record, frozen=True):
    """A document without its text; `bibliography` is all that the manifest holds."""

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
    type: str
    published: str | None
    published_inferred: str | None
    published_reason_ko: str | None
    published_reason_en: str | None
    note: str | None
    licence: str | None
    bibliography: dict[str, Any]
    length: int


class CountedDocument(StoredDocument, frozen=True):
    """The same with how much was found in it."""

    figures: int
    mentions: int
    numerals: int
    waiting: int
    works: int


class DocumentName(Record, frozen=True):
    """What a document is called in both languages: its title, else our label; and when it was written."""

    document_id: str
    title_ko: str
    title_en: str
    written: str | None


class DocumentPart(Record, frozen=True):
    """A stretch of a document that a reader gets at once."""

    part: int
    first: int
    last: int
    char_start: int
    char_end: int


class DocumentOrigin(Record, frozen=True):
    """How many figures of an origin a document has; origin None: mentions without an indicator."""

    origin_id: str | None
    ko: str | None
    en: str | None
    figures: int


class DocumentAt(Record, frozen=True):
    """The document of a passage."""

    document_id: str


class UnreadDocument(Record, frozen=True):
    """A document that could not be read, by its file, with the reason."""

    file: str
    reason: str


class StoredPage(Record, frozen=True):
    """A page of an original: its label, the stretch of the text that it holds, its size in points."""

    page: int
    label: str
    char_start: int
    char_end: int
    width: float
    height: float


class WordBox(Record, frozen=True):
    """Where a word stands on a page, in points from the top left."""

    page: int
    char_start: int
    char_end: int
    x0: float
    y0: float
    x1: float
    y1: float
    word: str


class StoredPassage(Record, frozen=True):
    """A passage as a person reads it, with the offset of each of its characters."""

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
    starts: list[int]
    sentences: list[int]


class Footnote(Record, frozen=True):
    """A footnote and where it stands."""

    kind: str
    marker: str | None
    char_start: int


class MentionWords(Record, frozen=True):
    """A row of the table `mentions`: a quantity as written."""

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
    candidates: list[str]
    notes: list[str]


class StoredMention(MentionWords, frozen=True):
    """A mention with the figure that it became, if it became one."""

    observation_id: str | None
    indicator_id: str | None
    figure_status: str | None
    family: str | None
    indicator_ko: str | None
    indicator_en: str | None
    correction_becomes: str | None


class MentionSentence(Record, frozen=True):
    """The sentence of a mention, with the offset of each of its characters."""

    mention_id: str
    reading: str
    starts: list[int]


class StoredNumeral(Record, frozen=True):
    """A number with its class and the reason for it."""

    numeral_id: str
    document_id: str
    char_start: int
    char_end: int
    quote: str
    class_: str
    reason: str
    value: Decimal | None
    mention_id: str | None


class StoredTable(Record, frozen=True):
    """A table as printed, without its cells."""

    table_id: str
    document_id: str
    ordinal: int
    caption: str | None
    source: str | None
    char_start: int
    char_end: int
    n_rows: int
    n_columns: int
    label_ko: str
    label_en: str


class TitledTable(StoredTable, frozen=True):
    """One table with the names of its document."""

    title: str | None
    title_en: str | None


class StoredCell(Record, frozen=True):
    """A cell with the figure that was read from it."""

    table_id: str
    row_index: int
    column_index: int
    role: str
    text: str
    char_start: int | None
    char_end: int | None
    mention_id: str | None
    observation_id: str | None
    indicator_id: str | None
    value: Decimal | None
    status: str | None
    correction_becomes: str | None
    unit: str | None
    period_start: str | None


class TableWindow(Record, frozen=True):
    """Some rows of a table, from 0: the first and the last one, and those of the heads above them, if they have any."""

    first: int | None
    last: int | None
    first_head: int | None
    last_head: int | None
    rows: int


class TableIndicator(Record, frozen=True):
    """What cells of a table became: an indicator, or none; how many cells of data, how many figures."""

    indicator_id: str | None
    data: int
    figures: int


class TextStretch(Record, frozen=True):
    """Some untouched words."""

    quote: str


class UndrawnPlace(Record, frozen=True):
    """What of a document is not charted; `of_class` and `of_reason` say how many there are."""

    sort: str
    class_: str
    kind: str
    reason: str
    id: str
    quote: str
    char_start: int
    of_class: int
    of_reason: int
