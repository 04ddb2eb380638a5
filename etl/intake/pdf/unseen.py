"""Characters of a page that nobody sees: white on white, without ink over nothing, covered, off the page.

Comes in: a page and those of its characters that may be such, by their colour, by how they are drawn or by what lies
over them (etl.intake.pdf.covered). Goes out: those that are: the page is painted, and where they stand it is of one
colour. White letters on a dark ground are seen, and so is what stands without ink over its own picture. The text that a
program has laid over a scan, or under it, is left alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from etl.intake.pdf.covered import UNDER_PICTURE

if TYPE_CHECKING:
    from etl.intake.pdf.characters import Glyph

NO_INK, OFF = "inkless", "off the page"
OF_SCANS = frozenset({NO_INK, UNDER_PICTURE})  # how programs add what they recognised
FIND_OBJECT = ctypes.CFUNCTYPE(ctypes.c_void_p, pdfium.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)  # gives an address, which is cheaper than what stands for the object: it is asked of each character
INKLESS = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
PALE = 240  # of 255: each of red, green and blue
FAINT = 8  # of 255: opacity
CONTRAST = 16  # of 255: what is seen differs from its ground at least so much
SCALE = 2.0  # pixels a point
PIXELS = 4_000_000
RISE, DROP = 0.75, 0.1  # of the size of a font: what letters reach above and below their baseline
HALF = 0.5
DEPTH = 5  # of pictures in forms


class Inks:
    """How characters are drawn, asked for each stretch of them that the file draws at once."""

    def __init__(self, text: Any) -> None:
        self.text = text

    def find(self, number: int) -> int:
        """Which object draws a character, by its address; 0 where none does."""
        return FIND_OBJECT(self.text, number) or 0

    def doubt(self, number: int) -> str | None:
        """Why a character may not be seen: `inkless`, `pale`; None if it is drawn like others."""
        found = pdfium.FPDFText_GetTextObject(self.text, number)
        return _doubt(found) if found else None


def _doubt(drawn: Any) -> str | None:
    if pdfium.FPDFTextObj_GetTextRenderMode(drawn) in INKLESS:
        return NO_INK
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(drawn, red, green, blue, opacity):
        return None
    is_pale = min(red.value, green.value, blue.value) >= PALE or opacity.value <= FAINT
    return "pale" if is_pale else None


def find_unseen(page: Any, glyphs: Sequence[Glyph], doubts: Mapping[int, str]) -> set[int]:
    """Which characters nobody sees, by their places in the list; `doubts` are those that may be such, in order."""
    of_scan = sum(why in OF_SCANS for why in doubts.values())
    is_scan = of_scan > HALF * len(glyphs) and _has_photograph(page)
    width, height = page.get_width(), page.get_height()
    unseen = {place for place, glyph in enumerate(glyphs) if _is_off(glyph, width, height)}
    asked = sorted(place for place, why in doubts.items() if not (is_scan and why in OF_SCANS) and place not in unseen)
    if not asked:
        return unseen
    scale = min(SCALE, (PIXELS / max(width * height, 1.0)) ** 0.5)
    ground = _Painted(page, scale)
    for run in _runs(asked, glyphs):
        if sum(ground.shows(glyphs[place]) for place in run) < HALF * len(run):
            unseen.update(run)
    return unseen


def _is_off(glyph: Glyph, width: float, height: float) -> bool:
    """Whether a character stands beside the page."""
    top, bottom = glyph.base - RISE * glyph.height, glyph.base
    return glyph.right <= 0 or glyph.left >= width or bottom <= 0 or top >= height


def _has_photograph(page: Any) -> bool:
    return next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=DEPTH), None) is not None


def _runs(places: Sequence[int], glyphs: Sequence[Glyph]) -> Iterator[list[int]]:
    """Those that follow each other in a line: of one of them a picture of the page may say too little."""
    run: list[int] = []
    for place in places:
        if run and (place != run[-1] + 1 or glyphs[place].base != glyphs[run[-1]].base):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


class _Painted:
    """A page as it is painted, in shades of grey."""

    def __init__(self, page: Any, scale: float) -> None:
        bitmap = page.render(scale=scale, grayscale=True)
        self.scale, self.wide, self.high, self.stride = scale, bitmap.width, bitmap.height, bitmap.stride
        self.shades = bytes(bitmap.buffer)
        bitmap.close()

    def shows(self, glyph: Glyph) -> bool:
        """Whether anything is to be seen where a character stands, or around it: a dash may fill all its room."""
        left, right = self._pixels(glyph.left, glyph.right, self.wide)
        top, bottom = self._pixels(glyph.base - RISE * glyph.height, glyph.base + DROP * glyph.height, self.high)
        rows = [self.shades[row * self.stride + left : row * self.stride + right] for row in range(top, bottom)]
        met = b"".join(rows)
        return bool(met) and max(met) - min(met) >= CONTRAST

    def _pixels(self, start: float, end: float, most: int) -> tuple[int, int]:
        first, last = int(min(start, end) * self.scale), int(max(start, end) * self.scale) + 1
        return max(min(first, most), 0), max(min(last, most), 0)
