"""The frozen records that pass along the line, one for each word of the vocabulary.

    Document ─ Passage, Table ─ Numeral ─ Mention (with Evidence) ─ Observation

Offsets are half-open, in code points of the untouched text of a document, from 0.
Values are exact decimals, fully scaled. Periods are ISO 8601 at the precision of the text
(2024, 2024-09, 2024-06-19); an open end is None.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

KINDS = ("observed", "estimate", "claim", "cap", "plan", "forecast", "derived")
BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range")
MEASURES = ("stock", "flow", "cumulative", "rate", "cap")
TRANSFORMATIONS = ("level", "growth", "change", "points", "share", "ratio")
OPEN = "open:"
AUTHOR = "author"  # who states the figures of a text, told of it as a whole: nobody but its author
DECIDED = "decision"  # how a slot got there that a person filled
MANIFEST = "manifest"  # how a slot got to a figure that a person told of the whole text
FAR = frozenset({"document", "default", MANIFEST})  # how a slot got to a figure whose own words tell none
FAR_TIMES = FAR | {"section"}  # of a time: a heading tells it of all that stands below
NOT_ASSERTED = "not_asserted."  # how a note begins on a figure that its sentence denies, supposes or puts right
NOT_APART = "not_apart"  # the note on a figure whose name nothing sets apart from another value of its text
CONTRADICTION = "contradiction"  # what tells a figure apart from another value of one series at one time
LAST_WORD = "last_word"  # the same, where no noun does
# ways of filling a slot that the gold shows right less often than others: a topic from far away, a percentage that no
# word tells, the other side that only the text as a whole names (`figtrace bench meaning` compares them)
UNSURE = {
    "measure": frozenset({"document", "section"}),
    "transformation": frozenset({"guess", "default"}),
    "ref_area": frozenset({"caption"}),
    "counterpart_area": frozenset({"document"}),
    "breakdown": frozenset({CONTRADICTION, LAST_WORD}),
}
# what is said of two claims that differ, in the order in which they are shown: what nothing explains comes first
VERDICTS = (
    *("unexplained", "slip", "mirror", "revision", "definition", "basis", "window", "compatible", "same_source"),
)
STATUSES = ("published", "corrected", "waiting", "set_aside")


class Span(NamedTuple):
    """A half-open stretch of a document's untouched text, in code points."""

    start: int
    end: int

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Person:
    """An author as the text names them."""

    name: str
    name_en: str | None = None
    affiliation: str | None = None
    affiliation_en: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source text with its bibliography; what the text does not state is None.

    `published` is what the text states; `published_inferred` what we conclude, with the reason.
    """

    id: str
    text: str = field(repr=False)
    file: str
    sha256: str
    language: str = "ko"
    format: str = "text"
    label_ko: str | None = None
    label_en: str | None = None
    title: str | None = None
    title_en: str | None = None
    authors: tuple[Person, ...] = ()
    publisher: str | None = None
    container: str | None = None
    number: str | None = None
    type: str | None = None
    published: str | None = None
    published_inferred: str | None = None
    published_reason_ko: str | None = None
    published_reason_en: str | None = None
    note: str | None = None
    licence: str | None = None
    original_format: str | None = None  # of the file that the text was read from; `format` is that of the text
    scanned: tuple[Span, ...] = ()  # stretches of the text that were recognised from pictures
    ref_area: str | None = None  # whose the figures are where no words nearer tell it, if a person said so
    origin: str | None = None  # who states them there: an id, a name, or AUTHOR
    ref_period: Period | None = None  # of what time they are there
    bibliography: dict[str, object] = field(default_factory=dict)

    @property
    def date(self) -> str | None:
        """The date that relative time is counted from: published, as stated or inferred; else accepted, manuscript."""
        stated = (self.bibliography.get(key) for key in ("accepted", "manuscript"))
        return self.published or self.published_inferred or next((str(date) for date in stated if date), None)

    def is_scanned(self, start: int, end: int) -> bool:
        """Whether any of these characters was recognised from a picture."""
        return any(span.start < end and start < span.end for span in self.scanned)


def open_words(name: str | None) -> str:
    """The words of a text of which an open measure, area or part is made.

    >>> open_words("open:lamp_posts"), open_words("grain"), open_words(None)
    ('lamp posts', 'grain', '')
    """
    return (name or "").removeprefix(OPEN).replace("_", " ")


def split_open(area: str) -> tuple[str, str]:
    """The country and the words of an area that areas.toml lacks; "" for a country that is not known.

    >>> split_open("open:LT-Klaipėda"), split_open("open:KP-PYONGYANG-East_gate"), split_open("open:Adré")
    (('LT', 'Klaipėda'), ('KP-PYONGYANG', 'East gate'), ('', 'Adré'))
    """
    country, _, words = area.removeprefix(OPEN).rpartition("-")
    return country, open_words(words)


NO_ENDS: Mapping[int, int] = {}


class LineCell(NamedTuple):
    """A cell of a table as its format marks it: a stretch of a line, where it stands, what it covers."""

    start: int
    end: int
    column: int
    width: int = 1
    height: int = 1
    is_header: bool = False


class Line(NamedTuple):
    """One line of a document as a reader of its format gives it.

    `starts[i]` is the offset of character i in the untouched text; `kind` is what the format itself
    says of the line (heading, paragraph, item, caption, table_row), None where it says nothing: such a
    line may be half of a sentence. Where a character is written with several (&nbsp;), `ends` gives the
    offset behind it. A row of a marked-up table has its cells, the number of its table, and how that writes its
    numbers.
    """

    text: str
    starts: Sequence[int]
    kind: str | None = None
    ends: Mapping[int, int] = NO_ENDS
    cells: tuple[LineCell, ...] = ()
    table: int | None = None
    decimal: str = ""

    def span(self, start: int, end: int) -> Span:
        """Map a stretch of the line, not empty, to the untouched text."""
        last = self.starts[end - 1]
        return Span(self.starts[start], self.ends.get(last, last + 1))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document, with the text as a person reads it.

    `reading` is the repaired text; `starts[i]` is the offset of its character i in the untouched
    text (an inserted blank carries the offset of the break that it stands for).
    """

    document: str
    ordinal: int
    kind: str  # heading paragraph quote caption table_row source_line footnote reference front running
    start: int
    end: int
    reading: str = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)
    sentences: tuple[tuple[int, int], ...] = ()  # half-open, in characters of `reading`
    section: str | None = None  # the heading above
    marker: str | None = None  # of a footnote or an endnote
    table: str | None = None
    ends: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)  # as in Line

    @property
    def id(self) -> str:
        """Readable and derived: document and offsets."""
        return f"{self.document}:{self.start}-{self.end}"

    def span(self, start: int, end: int) -> Span:
        """Map a stretch of the reading to the untouched text."""
        last = self.starts[end - 1]
        return Span(self.starts[start], self.ends.get(last, last + 1))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words and where they stand (None: an empty cell).

    A label that holds for several rows has a cell in each; one over several columns has their number.
    """

    row: int
    column: int
    text: str
    span: Span | None
    role: str = "data"  # data, row_label, column_label, unit, corner
    width: int = 1


@dataclass(frozen=True)
class Table:
    """A table as printed. What its cells are asked for again and again is looked up once: a sheet has very many."""

    document: str
    ordinal: int
    start: int
    end: int
    caption: str | None
    caption_span: Span | None
    source: str | None
    source_span: Span | None
    rows: int
    columns: int
    cells: tuple[Cell, ...] = field(repr=False)
    decimal: str = ""  # "," before decimals; "?": a point or a comma may be that or part thousands

    @property
    def id(self) -> str:
        """Readable and derived: document and ordinal, from 1."""
        return f"{self.document}-t{self.ordinal}"

    @cached_property
    def corners(self) -> tuple[Cell, ...]:
        """What heads the labels of rows."""
        return tuple(cell for cell in self.cells if cell.role == "corner")

    @cached_property
    def head(self) -> tuple[Cell, ...]:
        """The cells before the first that holds a value."""
        return tuple(takewhile(lambda cell: cell.role != "data", self.cells))

    @cached_property
    def row_labels(self) -> tuple[Cell, ...]:
        """What stands before the values of rows."""
        return tuple(cell for cell in self.cells if cell.role == "row_label")


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written, with its class and the reason for it."""

    document: str
    start: int
    end: int
    quote: str
    numeral_class: str  # quantity, date, year, time, designation, article, marker, …
    reason: str
    value: Decimal | None = None

    @property
    def id(self) -> str:
        """Readable and derived: document and offsets."""
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One span that justifies one part of a mention, and the rule that read it."""

    role: str
    span: Span
    quote: str
    rule: str


@dataclass(frozen=True, slots=True)
class Period:
    """A time window; `relation` is during, since, until or as_of; `base` marks a base of comparison."""

    start: str | None
    end: str | None
    grain: str  # day month quarter half year decade
    relation: str = "during"
    is_inferred: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity as written.

    `value` is the number as printed, scaled (of a range its first number); `low` and `high` are the
    ends of what is said, None where open. Vague amounts keep their magnitude or have no value.
    """

    document: str
    start: int
    end: int
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
    mention_class: str  # measure, duration, count, …: what sort of quantity
    period: Period | None
    base_period: Period | None
    rate: str | None  # day, week, month, year, person: "per …"
    direction: str | None  # up, down: 6.2% 감소
    origin: str | None  # id in origins, None: the document's author
    origin_name: str | None
    passage: str
    sentence_start: int
    sentence_end: int
    evidence: tuple[Evidence, ...]
    table: str | None = None
    row: int | None = None
    column: int | None = None
    notes: tuple[str, ...] = ()
    sentence: str | None = None  # what a person reads, where it is more than the sentence: a cell with its labels

    @property
    def id(self) -> str:
        """Readable and derived: document and offsets."""
        return f"{self.document}:{self.start}-{self.end}"

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the column of a cell, from the top."""
        return tuple(piece.quote for piece in self.evidence if piece.role == "column")

    @property
    def is_asserted(self) -> bool:
        """Whether its sentence says it, and does not deny or only suppose it."""
        return not any(note.startswith(NOT_ASSERTED) for note in self.notes)

    @property
    def is_apart(self) -> bool:
        """Whether words set it apart from the other values of its text that would have its name."""
        return NOT_APART not in self.notes


@dataclass(frozen=True, slots=True)
class Statement:
    """A mention read to its end: what is measured, how, whose, of what part.

    `measure` is the id of a concept, or "open:" and the words of the text, or None where nothing tells it.
    `taken_over` holds, for each slot that the figure's own clause does not state, how it got there: sentence,
    list, paragraph, section, document, default; period, base and origin of the mention are told there as well.
    """

    mention: str
    measure: str | None = None
    measure_span: Span | None = None
    transformation: str = "level"  # of TRANSFORMATIONS
    ref_area: str | None = None
    counterpart_area: str | None = None
    breakdown: tuple[str, ...] = ()
    via: str | None = None
    taken_over: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the measure is told by the words of the text, not by a concept."""
        return self.measure is not None and self.measure.startswith(OPEN)

    @property
    def is_sure(self) -> bool:
        """Whether no slot was filled in one of the ways that were wrong most often in whole texts (UNSURE)."""
        return self.measure is not None and not any(
            how in UNSURE.get(slot, ()) for slot, how in self.taken_over.items()
        )


@dataclass(frozen=True, slots=True)
class Work:
    """A source that a document itself cites: footnote, endnote or reference entry."""

    id: str
    document: str
    marker: str | None
    start: int
    end: int
    text: str
    author: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention points to a work; `work` is None where the marker has no text in the document."""

    mention: str
    work: str | None
    marker: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Linking:
    """What became of a mention."""

    mention_id: str
    indicator: str | None
    status: str  # linked set_aside waiting
    reason: str
    candidates: tuple[str, ...] = ()  # the nearest of the catalogue
    proposed: tuple[str, ...] = ()  # what its own slots compose, where nobody has confirmed it

    @property
    def readings(self) -> tuple[str, ...]:
        """Every indicator that it could be of, the best first."""
        return tuple(dict.fromkeys((*filter(None, (self.indicator,)), *self.proposed, *self.candidates)))


@dataclass(frozen=True, slots=True)
class Observation:
    """A mention taken as a value of an indicator."""

    id: str
    mention: str
    indicator: str
    status: str  # of STATUSES
    caution_ko: str | None = None
    caution_en: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """Two observations of one indicator and what lies between them."""

    indicator: str
    left: str
    right: str
    verdict: str  # of VERDICTS
    ratio: Decimal | None
    reason_ko: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives: the unit of work, of caching and of parallelism.

    `failure` says why a document could not be read; then nothing else is there.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    mentions: tuple[Mention, ...] = ()
    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    statements: tuple[Statement, ...] = ()  # one a mention, in their order
    failure: str | None = None
