"""A native table whose cells hold paragraphs: figures side by side, or the sections of a deck.

What stands in it is fingerprinted as a whole: a table in which nobody wrote is written anew by a refresh, one in which
somebody did is kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx.drawing import MUTE, line
from dashboard.exports.pptx.places import Box
from dashboard.exports.pptx.shapes import NO_STYLE, TABLE, graphic_frame
from dashboard.exports.pptx.text import Link, Paragraph, plain, write_paragraphs

GAP = 0.03  # of the width, between two columns
MARGIN = 76_200  # EMU above the words of a tile
EMU = 12_700  # of a point
FACTORS = (1, 0.92, 0.85, 0.78, 0.7)  # of the sizes of type
LEADING = 1.45  # of a line in the fonts of Korean with the tallest lines
BOLD, NARROW = 1.14, 0.96  # bold type is wider than what is measured; of a line so much may be filled


@dataclass(frozen=True, slots=True)
class Tile:
    """What stands in a cell, and the colour of the line above it; without words it is empty."""

    lines: tuple[Paragraph, ...] = ()
    rule: str = MUTE
    weight: float = 0.5


@dataclass(frozen=True, slots=True)
class Tiles:
    """Rows of tiles, all of one length; `shares` are the widths of the columns."""

    rows: tuple[tuple[Tile, ...], ...]
    shares: tuple[float, ...]

    @property
    def words(self) -> str:
        """All that is to be read in it, in the order of the cells."""
        return "\n".join(plain(tile.lines) for row in self.rows for tile in row)


def read_words(table: Any) -> str:
    """The same of a table on a slide."""
    return "\n".join(
        cell.text.replace("\v", " ") for row in table.rows for at, cell in enumerate(row.cells) if at % 2 == 0
    )


def draw_tiles(number: int, name: str, alt: str, box: Box, tiles: Tiles, lang: str, link: Link, ea: str) -> str:
    """The frame with the table, its type as small as it must be to have room."""
    return graphic_frame(number, name, alt, box, TABLE, _write_table(_fit(tiles, box), box, lang, link, ea))


def _fit(tiles: Tiles, box: Box) -> Tiles:
    factor = next((each for each in FACTORS if _height(tiles, box, each) <= box.height), FACTORS[-1])
    if factor == 1:
        return tiles
    rows = (tuple(replace(tile, lines=_shrink(tile.lines, factor)) for tile in row) for row in tiles.rows)
    return replace(tiles, rows=tuple(rows))


def _shrink(lines: Sequence[Paragraph], factor: float) -> tuple[Paragraph, ...]:
    return tuple(tuple(replace(run, size=round(run.size * factor, 1)) for run in line) for line in lines)


def _height(tiles: Tiles, box: Box, factor: float) -> float:
    """How high the rows get: each as high as the highest of its tiles, and no lower than the others."""
    width = box.width * (1 - GAP * (len(tiles.shares) - 1)) / sum(tiles.shares) / EMU
    highest = max(
        sum(_height_of(line, width * share, factor) for line in tile.lines)
        for row in tiles.rows
        for tile, share in zip(row, tiles.shares, strict=True)
    )
    return (highest * EMU + MARGIN) * len(tiles.rows)


def _height_of(line: Paragraph, width: float, factor: float) -> float:
    size = max(run.size for run in line) * factor
    wide = sum(text_width(run.words, run.size * factor) * (BOLD if run.bold else 1) for run in line)
    return math.ceil(wide / (width * NARROW)) * size * LEADING


def _write_table(tiles: Tiles, box: Box, lang: str, link: Link, ea: str) -> str:
    gaps = GAP * (len(tiles.shares) - 1)
    widths = [round(box.width * (1 - gaps) * share / sum(tiles.shares)) for share in tiles.shares]
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in _with_gaps(widths, round(box.width * GAP)))
    height = round(box.height / len(tiles.rows))
    written = ["".join(_write_cell(tile, lang, link, ea) for tile in _with_gaps(row, Tile())) for row in tiles.rows]
    rows = "".join(f'<a:tr h="{height}">{cells}</a:tr>' for cells in written)
    return (
        f"<a:tbl><a:tblPr><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )


def _with_gaps(parts: Sequence[Any], gap: Any) -> Iterator[Any]:
    """Each part, and a gap before each but the first."""
    for at, part in enumerate(parts):
        if at:
            yield gap
        yield part


def _write_cell(tile: Tile, lang: str, link: Link, ea: str) -> str:
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR"))
    above = '<a:lnT w="0"><a:noFill/></a:lnT>'
    if tile.lines:
        above = line(tile.rule, tile.weight).replace("<a:ln ", "<a:lnT ").replace("</a:ln>", "</a:lnT>")
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{write_paragraphs(tile.lines, lang, link, ea)}</a:txBody>"
        f'<a:tcPr marL="0" marR="0" marT="{MARGIN}" marB="0" anchor="t">{none}{above}'
        '<a:lnB w="0"><a:noFill/></a:lnB><a:noFill/></a:tcPr></a:tc>'
    )
