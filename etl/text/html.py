"""HTML: the lines a reader sees, each character with its offset in the file as it is.

Comes in: a page, well formed or not. Goes out: a line for each block (heading, paragraph, item, caption)
and for each row of a table, with its cells. Nothing is refused; what a browser hides yields nothing. A
raised number becomes a note mark (¹). A table that only lays out the page is read as paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.markup.tokens import Characters, Tag
from etl.markup.unseen import seen_tokens
from etl.model import NO_ENDS, Line
from etl.text.html_tables import LaidOut, Row, split_row

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ITEMS = frozenset({"li", "dt", "dd"})
CAPTIONS = frozenset({"caption", "figcaption"})
PAGE = frozenset({"article", "aside", "body", "footer", "header", "html", "main", "nav", "section"})
PARTS = frozenset({"details", "dialog", "div"})
GROUPS = frozenset({"dir", "dl", "fieldset", "figure", "form", "hgroup", "menu", "ol", "optgroup", "select", "ul"})
TEXTS = frozenset({"address", "blockquote", "center", "hr", "legend", "option", "p", "pre", "summary"})
BLOCKS = HEADINGS | ITEMS | CAPTIONS | PAGE | PARTS | GROUPS | TEXTS
CELLS = frozenset({"td", "th"})
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_html_lines(text: str) -> list[Line]:
    """The lines of a page, in order; none is empty."""
    page = Page()
    for token in seen_tokens(text):
        if isinstance(token, Characters):
            page.write(token)
        elif token.is_end:
            page.close(token)
        else:
            page.open(token)
    return page.finish()


class Page:
    """Lines under construction: the characters of the open one, and the tables that are open."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.kind = "paragraph"
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: dict[int, int] = {}
        self.raised: int | None = None  # where a <sup> began, in characters of the line
        self.tables: list[LaidOut] = []
        self.met_tables = 0
        self.layout: dict[int, list[int]] = {}  # rows that are no table after all, with the breaks in them

    def write(self, seen: Characters) -> None:
        """Add characters to the open line; blanks in a row count once."""
        if seen.text == " ":
            if self.chars and self.chars[-1] != " ":
                self.chars.append(" ")
                self.starts.append(seen.starts[0])
            return
        self.chars.extend(seen.text)
        self.starts.extend(seen.starts)
        if seen.text and seen.end - seen.starts[0] != len(seen.text):
            self.ends[seen.starts[0]] = seen.end

    def open(self, tag: Tag) -> None:
        """A tag that begins something."""
        if tag.name == "sup":
            self.raised = len(self.chars)
        elif tag.name == "br":
            self._break(tag.start)
        elif tag.name == "table":
            self._open_table(tag)
        elif self.tables and tag.name in ("tr", "thead", "tbody", "tfoot"):
            self._close_row()
            self.tables[-1].enter(tag.name)
        elif self.tables and tag.name in CELLS:
            self._open_cell(tag)
        elif tag.name in BLOCKS or tag.name in CELLS:
            self._break(tag.start)
            self.kind = _kind_of(tag.name)

    def close(self, tag: Tag) -> None:
        """A tag that ends something."""
        if tag.name == "sup":
            self._raise()
        elif tag.name == "table":
            self._close_table()
        elif self.tables and tag.name in ("tr", "thead", "tbody", "tfoot"):
            self._close_row()
            self.tables[-1].leave(tag.name)
        elif self.tables and tag.name in CELLS:
            self._close_cell()
        elif tag.name in BLOCKS or tag.name in CELLS:
            self._break(tag.start)
            self.kind = "paragraph"

    def finish(self) -> list[Line]:
        """All lines; what is still open ends here."""
        while self.tables:
            self._close_table()
        self._end_line()
        return [made for place, line in enumerate(self.lines) for made in self._settled(place, line)]

    def _settled(self, place: int, line: Line) -> Iterable[Line]:
        return split_row(line, self.layout[place]) if place in self.layout else (line,)

    def _break(self, start: int) -> None:
        """A line ends; in a cell it goes on behind a blank."""
        row = self.tables[-1].row if self.tables else None
        if row is None:
            self._end_line()
            return
        row.breaks.append(len(self.chars))
        self.write(Characters(" ", (start,), start + 1))

    def _end_line(self, row: Row | None = None) -> None:
        while self.chars and self.chars[-1] == " ":
            self.chars.pop()
            self.starts.pop()
        if self.chars:
            made = Line("".join(self.chars), self.starts, self.kind, self.ends or NO_ENDS)
            if row is not None:
                self.tables[-1].rows[len(self.lines)] = row.breaks
                made = row.mark(made, self.tables[-1])
            self.lines.append(made)
        self.chars, self.starts, self.ends, self.raised = [], [], {}, None

    def _raise(self) -> None:
        """Digits in <sup> are a note mark, or an exponent: km²."""
        if self.raised is not None and "[" not in self.chars[self.raised :]:
            self.chars[self.raised :] = [char.translate(RAISED) for char in self.chars[self.raised :]]
        self.raised = None

    def _open_table(self, tag: Tag) -> None:
        if self.tables and self.tables[-1].row is not None:
            self.tables[-1].is_layout = True
            self._close_row()
        self._end_line()
        self.met_tables += 1
        self.kind = "paragraph"
        self.tables.append(LaidOut(self.met_tables, decimal=tag.value("data-decimal")))

    def _close_table(self) -> None:
        if not self.tables:
            return
        self._close_row()
        self._end_line()
        table = self.tables.pop()
        if not table.is_table(self.lines):
            self.layout |= table.rows
        self.kind = "paragraph"

    def _open_cell(self, tag: Tag) -> None:
        table = self.tables[-1]
        if table.is_layout:
            self._end_line()
            return
        self._close_cell()
        if table.row is None:
            self._end_line()
            table.row = Row(table.number_of_rows)
            table.number_of_rows += 1
        self.write(Characters(" ", (tag.start,), tag.start + 1))
        table.open_cell(tag, len(self.chars))

    def _close_cell(self) -> None:
        row = self.tables[-1].row
        if row is not None:
            self._raise()
            row.close_cell(self.chars)

    def _close_row(self) -> None:
        table = self.tables[-1]
        if table.row is None:
            return
        self._close_cell()
        row, table.row = table.row, None
        self.kind = "table_row"
        self._end_line(row)
        self.kind = "paragraph"


def _kind_of(name: str) -> str:
    if name in HEADINGS:
        return "heading"
    return "item" if name in ITEMS else "caption" if name in CAPTIONS else "paragraph"
