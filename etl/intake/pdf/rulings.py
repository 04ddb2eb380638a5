"""Lines drawn on a page: what borders tables."""

from __future__ import annotations

import ctypes
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from etl.intake.pdf.characters import Placing, placing

THIN = 2.5  # points: what is thinner is a line
SHORT = 6.0  # points: what is shorter borders nothing
OBJECTS = 4_000  # on a page; a drawing of more is no table
SEGMENTS = 400  # of one path


class Ruling(NamedTuple):
    """A line from edge to edge; a horizontal one has top == bottom, a vertical one left == right."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.bottom - self.top


class Uprights:
    """The vertical lines of a part of a page, from the left: a table may draw two for each of a thousand cells."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.lines = sorted((one for one in rulings if not one.is_level), key=_place)
        self.places = [one.left for one in self.lines]

    def between(self, left: float, right: float) -> Sequence[Ruling]:
        """Those from one place to another, both counted."""
        return self.lines[bisect_left(self.places, left) : bisect(self.places, right)]

    def at(self, level: float, left: float = float("-inf"), right: float = float("inf")) -> list[float]:
        """Where those between two places stand that reach over a level of the page."""
        return [one.left for one in self.between(left, right) if one.top <= level <= one.bottom]


def _place(upright: Ruling) -> float:
    return upright.left


def read_rulings(page: Any) -> list[Ruling]:
    """All lines of a page that are horizontal or vertical."""
    how = placing(page)
    number = pdfium.FPDFPage_CountObjects(page.raw)
    found: list[Ruling] = []
    for at in range(min(number, OBJECTS)):
        thing = pdfium.FPDFPage_GetObject(page.raw, at)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_PATH:
            found += _of_path(thing, how)
    return found


def _of_path(thing: Any, how: Placing) -> Iterator[Ruling]:
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *edges):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if right - left <= THIN or top - bottom <= THIN:
        yield from _ruling(how, left, bottom, right, top)
        return
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, fill, stroked)
    if not stroked.value:
        return
    yield from _of_segments(thing, how)


def _of_segments(thing: Any, how: Placing) -> Iterator[Ruling]:
    """The straight pieces of a path that is drawn, such as a grid or a frame."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = last = (0.0, 0.0)
    for at in range(min(pdfium.FPDFPath_CountSegments(thing), SEGMENTS)):
        piece = pdfium.FPDFPath_GetPathSegment(thing, at)
        pdfium.FPDFPathSegment_GetPoint(piece, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _ruling(how, *last, *here)
        last = here
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield from _ruling(how, *last, *begin)
            last = begin


def _ruling(how: Placing, x1: float, y1: float, x2: float, y2: float) -> Iterator[Ruling]:
    (x1, y1), (x2, y2) = how.place(x1, y1), how.place(x2, y2)
    left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
    if bottom - top <= THIN and right - left >= SHORT:
        yield Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2)
    elif right - left <= THIN and bottom - top >= SHORT:
        yield Ruling((left + right) / 2, top, (left + right) / 2, bottom)
