"""A sheet as what every office program knows: paragraphs of runs, tables, pictures, from above to below.

DOCX and HWPX are both written from this flow, in the sizes of dashboard.content.briefing.fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard import urls
from dashboard.content.briefing import Difference, Sheet, Statement
from dashboard.content.briefing.fit import BODY, COLUMNS, INNER, LEAD, QR, SMALL, TITLE
from dashboard.content.briefing.model import split_bold
from dashboard.exports.briefing.pictures import Painted, paint_address, paint_chart
from dashboard.i18n import Text

HEADS = ("value", "origin", "window", "sentence", "source")
INK, MUTE, ACCENT = "ink", "mute", "accent"  # names of colours in dashboard.theme
FOOT = 1 - (QR + 8) / INNER  # the share of the foot that its words take


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: size of type, space around it, indent of its further lines; all in points."""

    size: float = BODY
    is_bold: bool = False
    is_serif: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    indent: float = 0
    level: int = 0  # of a heading
    is_ruled: bool = False  # a line below it


STYLES = {
    "kind": Style(SMALL, is_bold=True, colour=ACCENT),
    "title": Style(TITLE, is_bold=True, is_serif=True, level=1),
    "sub": Style(colour=MUTE),
    "lead": Style(LEAD, is_serif=True, before=5, after=2),
    "item": Style(indent=8),
    "heading": Style(9, is_bold=True, before=8, after=3, level=2, is_ruled=True),
    "pair": Style(indent=8, after=3),
    "body": Style(),
    "note": Style(SMALL, colour=MUTE),
    "source": Style(SMALL, indent=16),
    "gap": Style(4),
    "picture": Style(before=4, after=4),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; what is None is as the paragraph has it."""

    words: str
    is_bold: bool | None = None
    colour: str = ""
    size: float | None = None
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs in a style by its name, or a picture."""

    style: str
    runs: tuple[Run, ...] = ()
    picture: Painted | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of paragraphs; `shares` of the width, the first row its head where `has_head`."""

    shares: Sequence[float]
    rows: Sequence[Sequence[Sequence[Paragraph]]] = field(default_factory=list)
    has_head: bool = True


Block = Paragraph | Table


def lay_flow(sheet: Sheet, text: Text, host: str) -> Iterator[Block]:
    """The blocks of a sheet; `host` begins the addresses of single figures. NoBrowserError as with pictures."""
    briefing = sheet.briefing
    yield line("kind", text("brief.title"))
    yield line("title", briefing.title)
    if briefing.subtitle:
        yield line("sub", briefing.subtitle)
    yield bold("lead", briefing.finding[0])
    yield from (bold("item", f"· {words}") for words in sheet.findings)
    yield from _picture(sheet, text)
    yield from (line("note", note) for note in briefing.notes)
    yield line("heading", text("brief.statements"))
    yield _statements(sheet, text, host)
    yield from _more(sheet.more_statements, "brief.more_statements", sheet, text)
    yield line("heading", text("brief.unexplained"))
    if not sheet.differences and not sheet.more_differences:
        yield line("body", text("brief.all_explained"))
    yield from map(_difference, sheet.differences)
    yield from _more(sheet.more_differences, "brief.more_differences", sheet, text)
    if sheet.cautions:
        yield line("heading", text("brief.cautions"))
        yield from (line("item", f"· {caution}") for caution in sheet.cautions)
    yield line("heading", text("brief.sources"))
    yield from (line("source", f"[{source.number}] {source.entry}") for source in sheet.sources)
    yield line("gap", "")
    yield _foot(sheet, text)


def line(style: str, words: str) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph(style, (Run(words),))


def bold(style: str, words: str) -> Paragraph:
    """A paragraph whose `**words**` are bold."""
    return Paragraph(style, tuple(Run(part, is_bold=True if strong else None) for part, strong in split_bold(words)))


def _picture(sheet: Sheet, text: Text) -> Iterator[Paragraph]:
    if sheet.briefing.picture is None:
        return
    painted = paint_chart(sheet)
    yield Paragraph("picture", picture=painted) if painted else line("note", text("brief.no_picture"))


def _statements(sheet: Sheet, text: Text, host: str) -> Table:
    heads = [[line("note", text(f"brief.{name}"))] for name in HEADS]
    return Table(COLUMNS, [heads, *(_row(statement, sheet, text, host) for statement in sheet.statements)])


def _row(statement: Statement, sheet: Sheet, text: Text, host: str) -> list[list[Paragraph]]:
    href = urls.absolute(host, urls.observation(statement.id))
    who = (Run(f"{statement.glyph} ", colour=statement.colour), Run(statement.origin))
    said = tuple(
        run for run in (Run(statement.before), Run(statement.quote, is_bold=True), Run(statement.after)) if run.words
    )
    many = [line("note", text("indicator.quoted", n=statement.quotations))] if statement.quotations > 1 else []
    named = [line("note", statement.indicator)] if statement.indicator else []
    own = [line("note", f"{text('note.own')}: {statement.note}")] if statement.note else []
    source = " ".join(filter(None, (f"[{sheet.number_of(statement)}]", statement.page)))
    return [
        [Paragraph("body", (Run(statement.value, is_bold=True, href=href),)), line("note", statement.kind)],
        [Paragraph("body", who), *many],
        [line("body", statement.window)],
        [*named, Paragraph("body", said), *own],
        [line("body", source)],
    ]


def _difference(pair: Difference) -> Paragraph:
    ratio = f" ({pair.ratio})" if pair.ratio else ""
    name = f"{pair.indicator}: " if pair.indicator else ""
    sides = Run(f"{pair.left} ↔ {pair.right}", is_bold=True)
    return Paragraph("pair", (Run(f"· {name}"), sides, Run(f"{ratio}. {pair.reason}")))


def _more(count: int, key: str, sheet: Sheet, text: Text) -> Iterator[Paragraph]:
    if count > 0:
        yield line("note", text(key, n=f"{count:,}", address=sheet.briefing.address))


def _foot(sheet: Sheet, text: Text) -> Table:
    """The address, the version of the data, and the QR code beside them."""
    address = sheet.briefing.address
    words = [
        line("note", text("brief.address")),
        Paragraph("note", (Run(address, colour=INK, href=address),)),
        line("note", text("brief.version", version=sheet.briefing.version[:12])),
    ]
    code = paint_address(sheet.briefing, text("brief.qr"))
    return Table((FOOT, 1 - FOOT), [[words, [Paragraph("body", picture=code)]]], has_head=False)
