"""What a briefing says, before anything is painted: HTML, PDF, DOCX and HWPX are made of the same sheet.

`Briefing` holds all there is to say, the weightiest first. `Sheet` is what has room on one page, and says
what was left out. Words are in the language of the reader; `**` marks what is set bold in a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dashboard.charts.sheets.sheet import Body


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what: a figure with the words that state it.

    >>> Statement("900:1-5", "9천 개", "한국은행", before="약 ", quote="9천", after=" 개다").sentence
    '약 9천 개다'
    """

    id: str
    value: str
    origin: str
    glyph: str = ""  # the shape of its mark in the chart
    colour: str = ""  # the name of the colour of its origin
    window: str = ""  # what time it speaks of
    kind: str = ""  # what sort of statement
    before: str = ""  # the sentence in three pieces, the figure in the middle
    quote: str = ""
    after: str = ""
    document: str = ""  # id of the document that says so
    page: str = ""  # in words, empty where the document has no pages
    indicator: str = ""  # its name, where a briefing has several
    indicator_id: str = ""
    quotations: int = 1  # how many texts say the same
    date: str = ""  # ISO, by which statements are put in order
    note: str = ""  # of one's own about the figure

    @property
    def sentence(self) -> str:
        """The words around the figure, in one piece."""
        return self.before + self.quote + self.after


@dataclass(frozen=True, slots=True)
class Difference:
    """Two statements that nothing explains, and the reason why they are held to differ."""

    left: str
    right: str
    ratio: str
    reason: str
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it is cited, under the number by which statements refer to it."""

    number: int
    document: str
    entry: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The chart: how it is drawn into a room, how high it should be in points, and what it shows in words.

    `density` is how much more it shows in so much room than on a page: the type of a sheet is smaller.
    """

    body: Body
    height: float
    label: str
    density: float
    narrow_height: float = 320  # pixels on a small screen


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that there is to say; `statements` and `differences` in the order of their weight.

    `entries` are the citations of the documents by id. `statements_in_all` and `differences_in_all` count also
    what was not asked of the store.
    """

    lang: str
    sort: str  # indicator, origin, document, set
    title: str
    subtitle: str
    finding: tuple[str, ...]  # the headline first
    picture: Picture | None
    notes: tuple[str, ...]  # how to read the chart
    statements: tuple[Statement, ...]
    statements_in_all: int
    differences: tuple[Difference, ...]
    differences_in_all: int
    cautions: tuple[str, ...]
    entries: dict[str, str] = field(hash=False)
    address: str  # where all of it is, whole
    version: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What has room on one page of a briefing, in the order of reading, and how much was left out."""

    briefing: Briefing
    findings: tuple[str, ...]  # beside the headline
    statements: tuple[Statement, ...]
    differences: tuple[Difference, ...]
    cautions: tuple[str, ...]
    sources: tuple[Source, ...]
    picture_height: float = 0  # points, at least those that the picture asks for

    @property
    def more_statements(self) -> int:
        """How many statements stand only at the address."""
        return self.briefing.statements_in_all - len(self.statements)

    @property
    def more_differences(self) -> int:
        """How many unexplained differences stand only at the address."""
        return self.briefing.differences_in_all - len(self.differences)

    def number_of(self, statement: Statement) -> int:
        """The number of the document of a statement."""
        return next(source.number for source in self.sources if source.document == statement.document)


def split_bold(words: str) -> list[tuple[str, bool]]:
    """A finding in pieces, each with whether it is bold.

    >>> split_bold("모두 **3만 개**다")
    [('모두 ', False), ('3만 개', True), ('다', False)]
    """
    return [(part, at % 2 == 1) for at, part in enumerate(words.split("**")) if part]
