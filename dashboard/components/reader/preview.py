"""The text of a paper that is not taken in yet, with its figures marked, and beside each passage what they would be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from markupsafe import Markup, escape

from dashboard.components.card.passage import set_passage
from dashboard.content.passage import Layer, cut_passage
from dashboard.content.whole_text import show_fact
from dashboard.format import period
from dashboard.i18n import Text
from etl.adding.whole_text import REF_AREA, Names
from etl.incoming.preview import Cell, Figure, Piece

HEADINGS = {"heading": "h3", "quote": "blockquote"}
HEADS = ("row_label", "column_label")


class Preview:
    """The pieces of one paper, being set."""

    def __init__(self, pieces: Sequence[Piece], figures: Sequence[Figure], names: Names, text: Text) -> None:
        self.pieces, self.names, self.text = pieces, names, text
        self.figures = sorted(figures, key=lambda figure: figure.start)
        self.starts = [figure.start for figure in self.figures]

    def set(self) -> Markup:
        """All of it."""
        return Markup("").join(map(self._set_piece, self.pieces))

    def _set_piece(self, piece: Piece) -> Markup:
        if piece.rows:
            found: Sequence[Figure] = [figure for row in piece.rows for cell in row for figure in self._in_cell(cell)]
            lines = (Markup("<tr>{}</tr>").format(Markup("").join(map(self._set_cell, row))) for row in piece.rows)
            table = Markup("").join(lines)
            body = Markup('<div class="rd-table" tabindex="0"><table>{}</table></div>').format(table)
        elif piece.starts:
            found = self._between(piece.starts[0], piece.starts[-1] + 1)
            words = set_passage(cut_passage(piece.reading, piece.starts, map(_layer, found)))
            tag = Markup(HEADINGS.get(piece.kind, "p"))
            body = Markup('<{} class="rd-text rd-{}">{}</{}>').format(tag, piece.kind, words, tag)
        else:
            return Markup("")
        return Markup('<div class="rd-row">{}{}</div>\n').format(body, self._margin(found))

    def _set_cell(self, cell: Cell) -> Markup:
        words = escape(cell.text)
        if cell.start is not None and cell.end is not None and cell.end - cell.start == len(cell.text):
            layers = map(_layer, self._in_cell(cell))
            words = set_passage(cut_passage(cell.text, range(cell.start, cell.end), layers))
        tag = Markup("th" if cell.role in HEADS else "td")
        return Markup("<{}>{}</{}>").format(tag, words, tag)

    def _in_cell(self, cell: Cell) -> Sequence[Figure]:
        return () if cell.start is None or cell.end is None else self._between(cell.start, cell.end)

    def _between(self, start: int, end: int) -> Sequence[Figure]:
        return self.figures[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _margin(self, figures: Sequence[Figure]) -> Markup:
        """The figures of one piece, as written, with the indicator that they would be of."""
        items = Markup("").join(
            Markup('<li class="{}"><a href="#{}">{}</a> <span class="rd-status">{}</span></li>').format(
                f"{figure.status} other" if figure.is_other else figure.status,
                _name(figure),
                figure.reading,
                self._about(figure),
            )
            for figure in figures
        )
        return Markup('<ol class="rd-margin">{}</ol>').format(items) if items else Markup("")

    def _about(self, figure: Figure) -> str:
        """Its indicator, else that it waits and whose it is; its time; who states it."""
        if figure.status == "set_aside":
            return self.text("reader.set_aside")
        is_linked = figure.status == "linked"  # then its name tells whose it is
        told = self.text.pick(figure.ko, figure.en) if is_linked else self.text(f"reader.{figure.status}")
        whose = "" if is_linked else show_fact(REF_AREA, figure.ref_area, self.names, self.text)
        when = period(*figure.period, self.text.lang, short=True)
        return " · ".join(filter(None, (told, whose, when, figure.origin)))


def _layer(figure: Figure) -> Layer:
    return Layer(figure.start, figure.end, "figure", _name(figure), f"{figure.status} c-o1")


def _name(figure: Figure) -> str:
    return f"f-{figure.start}-{figure.end}"
