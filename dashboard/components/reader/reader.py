"""A document as a person reads it: rows of the store go in, HTML comes out.

Each passage is one row of two columns: the text with its figures marked, and beside it a margin
that lists them in reading order. A part holds about 40,000 characters, or fewer with many figures, so that a long
document arrives piece by piece; the browser lays out only what is in sight.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup, escape

from dashboard import urls
from dashboard.components.card.passage import set_passage
from dashboard.content.passage import Layer, cut_passage
from dashboard.format import printed as write_digits
from dashboard.i18n import Text
from dashboard.signs import with_sign
from dashboard.state import State
from etl.answers import Footnote, MentionEvidence, StoredCell, StoredMention, StoredNumeral, StoredPassage

CHARACTERS_A_PART = 40_000
WEIGHT_OF_FIGURE = 100  # characters of a part that a figure takes the room of
MARKER_CLASS = "marker"
OPENING = 4  # characters at the beginning of a note in which its own marker stands
SHOWN_ROLES = ("number", "unit", "bound", "period", "origin", "indicator", "row", "column")
HEADS = {"row_label": ("th", ' scope="row"'), "column_label": ("th", ' scope="col"')}
TAGS = {"heading": "h2", "quote": "blockquote"}


class InText(NamedTuple):
    """Of a mention that is charted: the status of its figure, and the name of the colour of its origin."""

    status: str
    colour: str


class Shown(NamedTuple):
    """The rows of a large table that a part holds, from 0, of how many, and those of the heads over them."""

    first: int
    last: int
    rows: int
    heads: tuple[int, int] | tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """What the store says of one document: rows in reading order, `figures` by mention id."""

    passages: Sequence[StoredPassage]
    mentions: Sequence[StoredMention]
    figures: dict[str, InText] = field(default_factory=dict)
    evidence: Sequence[MentionEvidence] = ()
    numerals: Sequence[StoredNumeral] = ()
    cells: Mapping[str, Sequence[StoredCell]] = field(default_factory=dict)
    windows: Mapping[str, Shown | None] = field(default_factory=dict)  # of tables of which these cells are a part
    footnotes: Sequence[Footnote] | None = None  # of the whole document, where the passages are a part of it
    has_pages: bool = False  # then a row says where it begins, so that its page can be shown

    @property
    def notes(self) -> Sequence[StoredPassage | Footnote]:
        """The footnotes that markers may lead to."""
        return self.passages if self.footnotes is None else self.footnotes


def set_material(material: Material, text: Text) -> str:
    """All that is given as one piece of HTML."""
    page = Page(material, text)
    return "".join(page.set_row(passage) for passage in material.passages)


class Page:
    """One document being set; it remembers which tables and footnotes have been met."""

    def __init__(self, material: Material, text: Text) -> None:
        self.material = material
        self.text = text
        self.notes = find_notes(material.notes)
        self.layers = sorted(find_layers(material, self.notes))
        self.starts = [layer.start for layer in self.layers]
        self.longest = max((layer.end - layer.start for layer in self.layers), default=0)
        self.named = {str(mention.mention_id) for mention in material.mentions}  # ids that figures have
        self.met_tables: set[str] = set()
        self.numeric: set[object] = set()  # columns that hold numbers, of the table at hand
        self.by_passage: dict[str, list[StoredMention]] = defaultdict(list)
        for mention in material.mentions:
            self.by_passage[str(mention.passage_id)].append(mention)

    def set_row(self, passage: StoredPassage) -> Markup:
        """One passage and the margin beside it; a row of a table stands for the whole table."""
        if passage.kind == "table_row" and passage.table_id in self.material.cells:
            return self.set_table(str(passage.table_id), passage.char_start)
        body = set_passage(cut_passage(passage.reading, passage.starts, self.find_layers(passage)))
        tag = TAGS.get(str(passage.kind), "p")
        name = self.notes.get(passage.marker) if passage.kind == "footnote" else None
        ends = passage.sentences[1::2]
        inner = Markup('<{} class="rd-text rd-{}"{}{}>{}</{}>').format(
            Markup(tag),
            passage.kind,
            Markup(' id="{}"').format(name) if name else Markup(""),
            Markup(' data-ends="{}"').format(",".join(map(str, ends))) if len(ends) > 1 else Markup(""),
            body,
            Markup(tag),
        )
        key = str(passage.passage_id)
        at = passage.char_start if self.material.has_pages else None
        return set_pair(inner, self.set_margin(self.by_passage[key]), "" if key in self.named else key, at)

    def find_layers(self, passage: StoredPassage) -> list[Layer]:
        """The layers that may lie over a passage."""
        return self.layers_between(passage.char_start, passage.char_end)

    def layers_between(self, start: int, end: int) -> list[Layer]:
        """The layers that begin before `end` and may reach beyond `start`."""
        first = bisect_left(self.starts, start - self.longest)
        return self.layers[first : bisect_left(self.starts, end)]

    def set_table(self, table_id: str, start: int) -> Markup:
        """A table as a table, once, with a link to its own page."""
        if table_id in self.met_tables:
            return Markup("")
        self.met_tables.add(table_id)
        inner = Markup('<div class="rd-table" tabindex="0">{}</div>').format(self.set_grid(table_id, {}))
        link = Markup('<p class="rd-aside"><a href="{}">{}</a></p>').format(
            urls.table(table_id), self.text("reader.open_table")
        )
        if window := self.material.windows.get(table_id):
            inner = Markup('<div class="rd-window"><p class="rd-rows">{}</p>{}</div>').format(
                say_rows(window, self.text), inner
            )
        return set_pair(inner, link, at=start if self.material.has_pages else None)

    def set_grid(
        self, table_id: str, signs: Mapping[str, Markup], names: Mapping[tuple[int, int], str] | None = None
    ) -> Markup:
        """The cells as printed, each in its own column; `signs` follow the figures they name, `names` (by row and
        column) stand above the labels that they say in the language of the reader.

        A column that a row leaves empty has no cell in the store; a label that holds for two rows
        has one in each, at the same place of the text, and is printed once.
        """
        cells = self.material.cells[table_id]
        places = {(cell.row_index, cell.column_index): cell for cell in cells}
        columns = range(max((column for _row, column in places), default=-1) + 1)
        self.numeric = {cell.column_index for cell in cells if cell.role == "data"}
        met: set[object] = set()
        lines = []
        for row in sorted({row for row, _column in places}):
            line = [
                self.set_place(places.get((row, column)), signs, met, (names or {}).get((row, column), ""))
                for column in columns
            ]
            lines.append(Markup("<tr>{}</tr>\n").format(Markup("").join(line)))
        return Markup("<table>{}</table>").format(Markup("").join(lines))

    def set_place(
        self, cell: StoredCell | None, signs: Mapping[str, Markup], met: set[object], name: str = ""
    ) -> Markup:
        """One place of the grid: a cell, an empty one, or a label that stands further up."""
        if cell is None:
            return Markup("<td></td>")
        if cell.role == "row_label" and cell.char_start is not None and not name:
            if cell.char_start in met:
                return Markup('<th scope="row"><span class="visually-hidden">{}</span></th>').format(cell.text)
            met.add(cell.char_start)
        return self.set_cell(cell, signs, name)

    def set_cell(self, cell: StoredCell, signs: Mapping[str, Markup], name: str = "") -> Markup:
        """One cell; its figure is marked like one in running text. What is printed stands below its `name`."""
        words = str(cell.text)
        start, end = cell.char_start, cell.char_end
        inner = escape(words)
        if isinstance(start, int) and isinstance(end, int) and end - start == len(words):
            layers = self.layers_between(start, end)
            inner = set_passage(cut_passage(words, range(start, end), layers))
        inner = self.set_corrected(cell.correction_becomes, inner)
        if name:
            inner = Markup('{}<span class="tb-own" lang="ko">{}</span>').format(name, inner)
        tag, scope = HEADS.get(str(cell.role), ("td", ""))
        return Markup('<{}{} class="cell-{}{}">{}{}</{}>').format(
            Markup(tag),
            Markup(scope),
            cell.role,
            " n" if cell.column_index in self.numeric else "",
            inner,
            signs.get(str(cell.mention_id), ""),
            Markup(tag),
        )

    def set_corrected(self, becomes: object, printed: Markup) -> Markup:
        """What is printed, and before it what is meant, where the document misprints it."""
        if not becomes:
            return printed
        before, _, after = self.text("value.printed", quote="\0").partition("\0")
        return Markup('<ins class="becomes">{}</ins> <small class="misprint">{}<del>{}</del>{}</small>').format(
            write_digits(str(becomes)), before, printed, after
        )

    def set_margin(self, mentions: Iterable[StoredMention]) -> Markup:
        """The figures of one passage, in reading order."""
        items = Markup("").join(map(self.set_item, mentions))
        return Markup('<ol class="rd-margin">{}</ol>').format(items) if items else Markup("")

    def set_item(self, mention: StoredMention) -> Markup:
        """One figure in the margin: as written, a fall with its sign, and what it is a value of, or why it is none."""
        figure = self.material.figures.get(mention.mention_id)
        if figure:
            about = Markup('<a class="rd-indicator" href="{}">{}</a>').format(
                urls.indicator(str(mention.indicator_id), State(pins=(str(mention.mention_id),))),
                self.text.pick(mention.indicator_ko, mention.indicator_en),
            )
        else:
            about = Markup('<span class="rd-status">{}</span>').format(self.text(f"reader.{mention.status}"))
        return Markup('<li class="{}"><a href="#{}" data-figure="{}">{}</a> {}</li>').format(
            note_of(mention, figure),
            mention.mention_id,
            mention.mention_id,
            self.set_corrected(mention.correction_becomes, escape(with_sign(mention.reading, mention))),
            about,
        )


def say_rows(window: Shown, text: Text) -> str:
    """Which rows of a table these are, as people count them."""
    return text("reader.rows", first=f"{window.first + 1:,}", last=f"{window.last + 1:,}", rows=f"{window.rows:,}")


def set_pair(body: Markup, margin: Markup, key: str = "", at: int | None = None) -> Markup:
    """One row of the page; its key is where a search leads to, `at` where its text begins."""
    name = Markup(' id="{}"').format(key) if key else Markup("")
    place = Markup("") if at is None else Markup(' data-at="{}"').format(at)
    return Markup('<div class="rd-row"{}{}>{}{}</div>\n').format(name, place, body, margin)


def find_notes(passages: Iterable[StoredPassage | Footnote]) -> dict[object, str]:
    """The anchor of each footnote by its marker; of two with one marker the first counts."""
    notes: dict[object, str] = {}
    for passage in passages:
        if passage.kind == "footnote" and passage.marker:
            notes.setdefault(passage.marker, f"note-{passage.marker}")
    return notes


def find_layers(material: Material, notes: Mapping[object, str]) -> Iterator[Layer]:
    """Figures, the evidence for them, footnote markers, and the numbers that are no figures."""
    for mention in material.mentions:
        key = str(mention.mention_id)
        figure = material.figures.get(key)
        href = urls.observation(key) if figure else ""
        yield place(mention, "figure", key, note_of(mention, figure), href)
    for item in material.evidence:
        if item.role in SHOWN_ROLES:
            yield place(item, "evidence", str(item.mention_id), str(item.role))
    for numeral in material.numerals:
        if not numeral.mention_id:
            yield place(numeral, "numeral", f"n-{numeral.numeral_id}", str(numeral.class_))
    yield from find_markers(material, notes)


def find_markers(material: Material, notes: Mapping[object, str]) -> Iterator[Layer]:
    """Markers in the text lead to their note, the one that opens a note leads back to the text."""
    openings = {row.char_start for row in material.notes if row.kind == "footnote"}
    met: set[str] = set()
    for numeral in material.numerals:
        note = notes.get(read_marker(str(numeral.quote)))
        if numeral.class_ != MARKER_CLASS or note is None:
            continue
        start = numeral.char_start
        if any(start - distance in openings for distance in range(OPENING)):
            yield place(numeral, "marker", f"to-{note}")
        else:
            yield place(numeral, "marker", note, "" if note in met else f"to-{note}")
            met.add(note)


def place(
    row: StoredMention | MentionEvidence | StoredNumeral, sort: str, key: str, note: str = "", href: str = ""
) -> Layer:
    """A layer at the offsets of a row."""
    return Layer(row.char_start, row.char_end, sort, key, note, href)


def note_of(mention: StoredMention, figure: InText | None) -> str:
    """The class names of a figure: its status and the colour of its origin."""
    status = figure.status if figure else mention.status
    return f"{status} c-{figure.colour}" if figure else status


def read_marker(quote: str) -> str:
    """The number of a footnote marker, however it is set.

    >>> read_marker("¹⁴"), read_marker("3)")
    ('14', '3')
    """
    return "".join(str(unicodedata.digit(sign)) for sign in quote if sign.isdigit())
