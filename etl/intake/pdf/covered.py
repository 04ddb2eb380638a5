"""Why characters of a page may not be seen, though they are drawn with ink: something lies over them, they are of the
colour of what they stand on, they are cut off, or they belong to a layer that may be switched off.

Comes in: a page, its characters, and for each the object of the file that draws it. Goes out: the places of those that
may be such, each with the reason. It is told by boxes, which are larger than what is drawn in them: whether anything is
to be seen there shows the page as it is painted (etl.intake.pdf.unseen).
"""

from __future__ import annotations

import ctypes
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from etl.intake.pdf.characters import Glyph, Placing

COVERED, UNDER_PICTURE, TINTED, CUT, LAYERED = "covered", "under a picture", "tinted", "cut", "layered"
OBJECTS = 40_000  # of a page that are looked at
DEPTH = 5  # of forms in forms
LEAST = 2.5  # points: what is thinner covers no character
NEAR = 16  # of 255: what is less apart is one colour
PALE = 240  # of 255: letters so pale are in doubt whatever they stand on (etl.intake.pdf.unseen)
MIDDLE = 0.35  # of the size of a font: how high above the baseline the middle of a letter is
LAYER = "OC".encode("utf-16-le")  # the mark of what belongs to a layer
NO_COVERS = frozenset({pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_WIDGET})

Colour = tuple[int, int, int]
Edges = tuple[float, float, float, float]  # left, top, right, bottom


class Area(NamedTuple):
    """What is filled, or a picture that lets nothing through: the how manieth object it is, where, its colour."""

    order: int
    box: Edges
    colour: Colour | None
    is_picture: bool


class Text(NamedTuple):
    """What draws characters: the how manieth object it is, to what it is cut, whether it belongs to a layer."""

    order: int
    thing: Any
    cut: Edges | None
    is_layered: bool


def find_doubts(page: Any, glyphs: Sequence[Glyph], drawn: Sequence[int], how: Placing) -> dict[int, str]:
    """The places of characters that may not be seen, and why; `drawn` are the objects that draw them."""
    walk = _Walk(page, how)
    doubts: dict[int, str] = {}
    odd = {address: text for address, text in walk.texts.items() if text.is_layered or text.cut is not None}
    for place, glyph in enumerate(glyphs) if odd else ():
        if (text := odd.get(drawn[place])) is not None:
            if text.is_layered:
                doubts[place] = LAYERED
            elif text.cut is not None and not _holds(text.cut, glyph):
                doubts[place] = CUT
    if areas := walk.areas_that_matter():
        doubts |= _look_under(areas, walk.texts, glyphs, drawn)
    return doubts


def _look_under(
    areas: Sequence[Area], texts: dict[int, Text], glyphs: Sequence[Glyph], drawn: Sequence[int]
) -> dict[int, str]:
    """What an area lies over, and what stands on one of its own colour."""
    doubts: dict[int, str] = {}
    places = sorted((place for place in range(len(glyphs)) if drawn[place] in texts), key=lambda at: _level(glyphs[at]))
    levels = [_level(glyphs[place]) for place in places]
    middles = [(glyphs[place].left + glyphs[place].right) / 2 for place in places]
    colours: dict[int, Colour | None] = {}
    for area in areas:
        left, top, right, bottom = area.box
        under = range(bisect_left(levels, top), bisect(levels, bottom))
        for place in [places[at] for at in under if left <= middles[at] <= right]:
            if place in doubts:
                continue
            text = texts[drawn[place]]
            if text.order < area.order:
                doubts[place] = UNDER_PICTURE if area.is_picture else COVERED
            elif area.colour is not None:
                if text.order not in colours:
                    colours[text.order] = _colour(text.thing)
                if _are_alike(area.colour, colours[text.order]):
                    doubts[place] = TINTED
    return doubts


class _Walk:
    """The texts and areas of a page in the order in which they are drawn."""

    def __init__(self, page: Any, how: Placing) -> None:
        self.how, self.order = how, 0
        self.texts: dict[int, Text] = {}
        self.areas: list[Area] = []
        number = pdfium.FPDFPage_CountObjects(page.raw)
        self._take((pdfium.FPDFPage_GetObject(page.raw, at) for at in range(number)), (), 0)
        self._take_annotations(page.raw)

    def areas_that_matter(self) -> list[Area]:
        """Those that are drawn after a text, or dark enough to hide one of their colour."""
        first = min((text.order for text in self.texts.values()), default=self.order)
        return [area for area in self.areas if area.order > first or (area.colour and min(area.colour) < PALE)]

    def _take(self, things: Iterator[Any], matrices: Sequence[Any], depth: int) -> None:
        for thing in things:
            self.order += 1
            if self.order > OBJECTS:
                return
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                address = ctypes.cast(thing, ctypes.c_void_p).value or 0
                self.texts[address] = Text(self.order, thing, self._cut(thing, matrices), _is_layered(thing))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFPageObj_GetMatrix(thing, matrix)
                inside = (
                    pdfium.FPDFFormObj_GetObject(thing, at) for at in range(pdfium.FPDFFormObj_CountObjects(thing))
                )
                self._take(inside, (matrix, *matrices), depth + 1)
            elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self._take_area(thing, kind, matrices)

    def _take_area(self, thing: Any, kind: int, matrices: Sequence[Any]) -> None:
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(thing, *edges):
            return
        left, bottom, right, top = (edge.value for edge in edges)
        if right - left <= LEAST or top - bottom <= LEAST:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            fill, stroked = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(thing, fill, stroked)
            if not fill.value:
                return
        box = self._place([(left, bottom), (right, top), (left, top), (right, bottom)], matrices)
        is_image = kind == pdfium.FPDF_PAGEOBJ_IMAGE
        is_picture = is_image and not pdfium.FPDFPageObj_HasTransparency(thing)  # else it is a mark across the page
        self.areas.append(Area(self.order, box, None if is_image else _colour(thing), is_picture))

    def _take_annotations(self, page: Any) -> None:
        """What people have laid over a page: a bar that blackens."""
        rectangle = pdfium.FS_RECTF()
        for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), OBJECTS)):
            note = pdfium.FPDFPage_GetAnnot(page, at)
            if pdfium.FPDFAnnot_GetSubtype(note) not in NO_COVERS and pdfium.FPDFAnnot_GetRect(note, rectangle):
                corners = [(rectangle.left, rectangle.bottom), (rectangle.right, rectangle.top)]
                self.areas.append(Area(self.order + 1, self._place(corners, ()), None, is_picture=False))
            pdfium.FPDFPage_CloseAnnot(note)

    def _cut(self, thing: Any, matrices: Sequence[Any]) -> Edges | None:
        """The box that an object is cut to; None if it is not."""
        clip = pdfium.FPDFPageObj_GetClipPath(thing)
        paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
        cut: Edges | None = None
        for path in range(max(paths, 0)):
            points = list(_points(clip, path))
            box = self._place(points, matrices) if points else (0.0, 0.0, 0.0, 0.0)
            cut = box if cut is None else _both(cut, box)
        return cut

    def _place(self, points: Sequence[tuple[float, float]], matrices: Sequence[Any]) -> Edges:
        """The box around points of the file, on the page as it is shown."""
        placed = []
        for x, y in points:
            for one in matrices:
                x, y = one.a * x + one.c * y + one.e, one.b * x + one.d * y + one.f  # from form to form
            placed.append(self.how.place(x, y))
        across, down = [x for x, _ in placed], [y for _, y in placed]
        return min(across), min(down), max(across), max(down)


def _points(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0), OBJECTS)):
        if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, at), x, y):
            yield x.value, y.value


def _is_layered(thing: Any) -> bool:
    """Whether an object belongs to a layer, which may be switched off."""
    number = pdfium.FPDFPageObj_CountMarks(thing)
    if number <= 0:
        return False
    name, needed = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
    for at in range(number):
        mark = pdfium.FPDFPageObj_GetMark(thing, at)
        is_named = pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), needed)
        if is_named and bytes(name)[: max(needed.value - 2, 0)] == LAYER:
            return True
    return False


def _colour(thing: Any) -> Colour | None:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, opacity):
        return None
    return red.value, green.value, blue.value


def _are_alike(one: Colour, other: Colour | None) -> bool:
    return other is not None and all(abs(a - b) < NEAR for a, b in zip(one, other, strict=True))


def _both(one: Edges, other: Edges) -> Edges:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _level(glyph: Glyph) -> float:
    return glyph.base - MIDDLE * glyph.height


def _holds(box: Edges, glyph: Glyph) -> bool:
    """Whether the middle of a character is in a box."""
    left, top, right, bottom = box
    return left <= (glyph.left + glyph.right) / 2 <= right and top <= _level(glyph) <= bottom
