"""The sheet as HWPX (KS X 6101, OWPML): a zip of XML that Hancom Office and its readers open.

Every look of type and every form of paragraph is listed in the header and named by its number in the text.
Lengths are HWPUNIT, a hundredth of a point. Lines are left to the program that opens the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_STORED, ZipFile

from dashboard import theme
from dashboard.content.briefing import Sheet
from dashboard.content.briefing.fit import INNER, LEADING, lines_of
from dashboard.exports.briefing import owpml, owpml_text
from dashboard.exports.briefing.flow import STYLES, Paragraph, Run, Style, Table, lay_flow
from dashboard.exports.briefing.pictures import Painted
from dashboard.exports.briefing.places import lay_places
from dashboard.exports.crops import Crop
from dashboard.i18n import Text
from dashboard.markup import escape, quoted
from etl.zipped import zip_entry

LIST_ID = 1_000_000_001  # the first id of what hangs on a paragraph


class Look(NamedTuple):
    """A look of type."""

    height: int
    colour: str
    is_bold: bool
    is_serif: bool


def write_hwpx(sheet: Sheet, text: Text, host: str, crops: Sequence[Crop] = ()) -> bytes:
    """The file, with the places of figures behind the sheet; NoBrowserError as with pictures."""
    writer = _Writer()
    body = writer.write([*lay_flow(sheet, text, host), *lay_places(crops, text, host)])
    briefing = sheet.briefing
    items = [(f"image{at + 1}", picture.png) for at, picture in enumerate(writer.pictures)]
    parts = {
        "version.xml": owpml.VERSION,
        "META-INF/container.xml": owpml.CONTAINER,
        "META-INF/manifest.xml": owpml.MANIFEST,
        "settings.xml": owpml.SETTINGS,
        "Contents/content.hpf": owpml.write_package(briefing.title, briefing.lang, [name for name, _ in items]),
        "Contents/header.xml": owpml.write_header(list(map(_char, writer.looks)), _paragraphs()),
        "Contents/section0.xml": owpml_text.write_section(body),
        "Preview/PrvText.txt": "\r\n".join((briefing.title, "".join(briefing.finding[0].split("**")))),
    }
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr(zip_entry("mimetype", ZIP_STORED), owpml.MEDIA_TYPE)  # first and as it is
        for name, content in parts.items():
            package.writestr(zip_entry(name), content)
        for name, png in items:
            package.writestr(zip_entry(f"BinData/{name}.png", ZIP_STORED), png)
    return out.getvalue()


def _char(look: Look) -> owpml.Char:
    return owpml.Char(look.height, theme.COLOURS["light"][look.colour], look.is_bold, owpml.FONTS[look.is_serif])


def _paragraphs() -> list[owpml.Form]:
    """A form of paragraph for each style, in the order of STYLES."""
    return [
        owpml.Form(
            hang=_units(style.indent),
            before=_units(style.before),
            after=_units(style.after),
            leading=round(LEADING * 100) if name != "picture" else 100,
            outline=style.level - 1 if style.level else None,
            is_ruled=style.is_ruled,
        )
        for name, style in STYLES.items()
    ]


def _units(points: float) -> int:
    return round(points * 100)


BREAK = '<hp:run charPrIDRef="0"><hp:t><hp:lineBreak/></hp:t></hp:run>'


class _Writer:
    """Blocks as XML; on the way it collects the looks and the pictures that they use."""

    def __init__(self) -> None:
        self.looks: list[Look] = [_look_of(STYLES["body"])]  # the first is what everything else is told from
        self.pictures: list[Painted] = []
        self._ids = LIST_ID

    def write(self, blocks: Sequence[Paragraph | Table]) -> str:
        """The paragraphs of a section."""
        return "".join(
            self._paragraph(block)
            if isinstance(block, Paragraph)
            else owpml_text.paragraph(0, f'<hp:run charPrIDRef="0">{self._table(block)}<hp:t/></hp:run>')
            for block in blocks
        )

    def _paragraph(self, block: Paragraph) -> str:
        number = list(STYLES).index(block.style)
        if block.picture is not None:
            runs = f'<hp:run charPrIDRef="0">{self._picture(block.picture)}<hp:t/></hp:run>'
        else:
            runs = "".join(self._run(run, STYLES[block.style]) for run in block.runs)
        return owpml_text.paragraph(number, runs)

    def _run(self, run: Run, style: Style) -> str:
        own = _look_of(style)
        look = Look(
            _units(run.size) if run.size else own.height,
            run.colour or own.colour,
            own.is_bold if run.is_bold is None else run.is_bold,
            own.is_serif,
        )
        if look not in self.looks:
            self.looks.append(look)
        number = self.looks.index(look)
        words = f'<hp:run charPrIDRef="{number}"><hp:t>{escape(run.words)}</hp:t></hp:run>'
        return owpml_text.link(words, quoted(run.href), number, self._next_id()) if run.href else words

    def _table(self, block: Table) -> str:
        widths = [_units(share * INNER) for share in block.shares]
        rows = []
        for at, cells in enumerate(block.rows):
            border = owpml.ROW if block.has_head else owpml.FOOT
            is_head = block.has_head and at == 0
            height = max(_height_of(cell, width) for cell, width in zip(cells, widths, strict=True))
            rows.append(
                [
                    owpml_text.Cell(self._in_cell(paragraphs), width, height, border, is_head)
                    for paragraphs, width in zip(cells, widths, strict=True)
                ]
            )
        return owpml_text.table(rows, self._next_id())

    def _in_cell(self, cell: Sequence[Paragraph]) -> str:
        """The words of a cell in one paragraph: there are programs that set several of a cell over each other."""
        if any(block.picture for block in cell):
            return "".join(map(self._paragraph, cell))
        runs = [[self._run(run, STYLES[block.style]) for run in block.runs] for block in cell]
        number = list(STYLES).index(cell[0].style)
        return owpml_text.paragraph(number, BREAK.join("".join(each) for each in runs))

    def _picture(self, picture: Painted) -> str:
        self.pictures.append(picture)
        size = (_units(picture.width), _units(picture.height))
        name, label = f"image{len(self.pictures)}", quoted(picture.label)
        return owpml_text.picture(name, size, picture.pixels, label, self._next_id())

    def _next_id(self) -> int:
        self._ids += 1
        return self._ids


def _height_of(cell: Sequence[Paragraph], width: int) -> int:
    """How high the words of a cell are, and the room around them, in units."""
    inner = (width - 2 * owpml_text.CELL[0]) / 100
    heights = [
        block.picture.height if block.picture else _height_of_words(block, STYLES[block.style], inner) for block in cell
    ]
    return _units(sum(heights)) + 2 * owpml_text.CELL[1]


def _height_of_words(block: Paragraph, style: Style, width: float) -> float:
    words = "".join(run.words for run in block.runs)
    return max(1, lines_of(words, style.size, width)) * style.size * LEADING + style.before + style.after


def _look_of(style: Style) -> Look:
    return Look(_units(style.size), style.colour, style.is_bold, style.is_serif)
