"""The characters of a page with their boxes, in points from its upper left corner as it is shown.

PDFium gives every character with its box and baseline; blanks that it adds between words are kept as a property of the
character before them. Its line breaks are not used: they are wrong where the size changes.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from etl.intake.pdf.ciphers import find_ciphered
from etl.intake.pdf.covered import UNDER_PICTURE, find_doubts
from etl.intake.pdf.unseen import Inks, find_unseen
from etl.intake.widths import WIDE, share_of

HYPHENS = frozenset("\u00ad\ufffe\x02")
ASIDE = 0.2  # down for each step to the right: beyond, a character does not stand upright
LEAST = 1.0  # points: characters so small cannot be read by anyone
CLOSING, OPENING = frozenset(".,;:!?)]}’”」』〉》%·"), frozenset("([{‘“「『〈《·")
NONE, TOUCHING = 0.08, 0.03  # em: no gap at all, before or behind a sign, between two of Hangul
APART = 0.15  # em: a gap that is a blank
NEAR = 0.4  # em: between a blank and the character that it stands behind
AWAY = 4.0  # em: a blank that ends further behind a character is not the one after it
WIDE_QUOTE = 0.75  # em: the empty side of a quotation mark that is as wide as a letter
SET = 0.3  # em: what is set between Hangul and digits by itself is a fifth or a quarter
OWN = 0.8  # of a blank that was typed
BOLD_SHIFT = 0.15  # em within which the same character is drawn twice to look bold


Edges = tuple[float, float, float, float]


class Glyph:
    """A character at its place; `height` is the size of its font, `base` where its baseline is.

    `blank` says whether a blank follows.
    """

    __slots__ = ("base", "blank", "bottom", "height", "left", "raised", "right", "text", "top")

    def __init__(self, text: str, box: Edges, base: float, height: float) -> None:
        self.text, self.base, self.height = text, base, height
        self.left, self.top, self.right, self.bottom = box
        self.blank = self.raised = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows: its size in points, its characters in the order of the file."""

    width: float
    height: float
    glyphs: list[Glyph]
    aside: int  # characters that are not upright
    odd: int  # control characters: a font that does not say what its shapes mean
    ciphered: int = 0  # characters of a font that numbers its shapes
    unseen: int = 0  # characters that nobody sees: white on white, covered, off the page
    is_under: bool = False  # most of them lie under a picture: a scan, over what a program made of it


class Placing(NamedTuple):
    """How a point of the file is found on the page as shown: cropped, turned, from above."""

    xx: float
    xy: float
    x: float
    yx: float
    yy: float
    y: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page."""
        return self.xx * x + self.xy * y + self.x, self.yx * x + self.yy * y + self.y

    def find(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file by the one of the page: the way back.

        >>> turned = Placing(0, 1, -5, 1, 0, -7)
        >>> turned.find(*turned.place(30, 40))
        (30, 40)
        """
        right, down = x - self.x, y - self.y  # a turn by quarters is its own inverse, mirrored
        return self.xx * right + self.yx * down, self.xy * right + self.yy * down

    def is_upright(self, a: float, b: float) -> bool:
        """Whether what runs along (a, b) in the file runs to the right on the page."""
        right, down = self.xx * a + self.xy * b, self.yx * a + self.yy * b
        return right > 0 and abs(down) <= ASIDE * right


def placing(page: Any) -> Placing:
    """By the box and the rotation of a page."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: Placing(1, 0, -left, 0, -1, top),
        90: Placing(0, 1, -bottom, 1, 0, -left),
        180: Placing(-1, 0, right, 0, 1, -bottom),
        270: Placing(0, -1, top, -1, 0, right),
    }[page.get_rotation()]


def read_sheet(page: Any) -> Sheet:
    """Every character of a page that can be seen upright."""
    text = page.get_textpage()
    how = placing(page)
    reader = _Reader(text.raw, how)
    ciphered = find_ciphered(text)
    for number in range(text.count_chars()):
        if number not in ciphered:
            reader.read(number)
    doubts = find_doubts(page, reader.glyphs, reader.drawn, how) | reader.doubts
    text.close()
    reader.gather_blanks()
    close_gaps(reader.glyphs, reader.made)
    unseen = find_unseen(page, reader.glyphs, doubts)
    glyphs = _without(unseen, reader.glyphs)
    return Sheet(
        page.get_width(),
        page.get_height(),
        glyphs,
        reader.aside,
        reader.odd,
        ciphered=len(ciphered),
        unseen=len(unseen) + reader.tiny,
        is_under=2 * sum(why == UNDER_PICTURE for why in doubts.values()) > len(reader.glyphs),
    )


def _without(unseen: Collection[int], glyphs: list[Glyph]) -> list[Glyph]:
    """The characters that are seen; a blank is where some of a line were taken out and a gap is left."""
    if not unseen:
        return glyphs
    kept: list[Glyph] = []
    for place, glyph in enumerate(glyphs):
        if place in unseen:
            continue
        if place - 1 in unseen and kept and kept[-1].base == glyph.base and _gap(kept[-1], glyph) > APART:
            kept[-1].blank = True
        kept.append(glyph)
    return kept


def close_gaps(glyphs: Sequence[Glyph], made: Collection[int] = ()) -> None:
    """Take out the blanks that nobody has typed.

    Programs set some between Hangul and digits or Latin letters by themselves (21 억 8 천): these are narrower than
    those that were typed, as they stand in the same line, else on the page. The library makes some up where the font
    changes (했다 .): `made` are the numbers of the characters before one of its own. Others are drawn late, behind a
    letter that touches the next one.
    """
    fakes = frozenset(made)
    for place, (one, other) in enumerate(pairwise(glyphs)):
        if one.blank and one.base == other.base:
            is_sign = other.text in CLOSING or one.text in OPENING or other.text in OPENING
            is_quote = place in fakes and (other.text in "”’" or one.text in "“‘")  # as wide as a letter in such fonts
            least = WIDE_QUOTE if is_quote else NONE if is_sign else TOUCHING if _are_wide(one, other) else 0.0
            one.blank = abs(_gap(one, other)) >= least
    lines = [list(line) for _, line in groupby(glyphs, key=lambda one: one.base)]
    typed = [[_gap(*pair) for pair in pairwise(line) if pair[0].blank and _are_wide(*pair)] for line in lines]
    usual = median(chain(*typed)) if any(typed) else 0.0
    for line, gaps in zip(lines, typed, strict=True):
        widest = min(SET, OWN * (min(gaps) if len(gaps) > 1 else usual))
        for one, other in pairwise(line):
            if one.blank and _is_mixed(one, other) and 0 <= _gap(one, other) < widest:
                one.blank = False


def _gap(one: Glyph, other: Glyph) -> float:
    return (other.left - one.right) / max(one.height, LEAST)


def _are_wide(one: Glyph, other: Glyph) -> bool:
    return share_of(one.text) == share_of(other.text) == WIDE and one.text.isalpha() and other.text.isalpha()


def _is_mixed(one: Glyph, other: Glyph) -> bool:
    """Whether one of two is of Hangul or Han and the other a digit or a Latin letter."""
    return one.text.isalnum() and other.text.isalnum() and share_of(one.text) != share_of(other.text)


class _Reader:
    """One after the other, with the buffers that the library fills."""

    def __init__(self, text: Any, how: Placing) -> None:
        self.text, self.how, self.inks = text, how, Inks(text)
        self.doubts: dict[int, str] = {}  # characters that may not be seen, and why
        self.drawn: list[int] = []  # by which object of the file each character is drawn
        self.glyphs: list[Glyph] = []
        self.made: list[int] = []  # characters before a blank that the file does not have
        self.strewn: list[tuple[int, float, float]] = []  # other blanks: after which character, where they stand
        self.aside = self.odd = self.tiny = 0
        self.shared = (0.0, 0.0)  # from where to where the last character was said to go
        self.high = 0  # the first half of a character outside the basic plane
        self.matrix = pdfium.FS_MATRIX()
        self.box = pdfium.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.box_at, self.x_at, self.y_at = (ctypes.pointer(one) for one in (self.box, self.x, self.y))
        self.known, self.is_upright, self.size = 0, False, 0.0  # of the object that drew the last character
        self.doubt: str | None = None
        self.last_two = ("", "")  # characters that were taken

    def read(self, number: int) -> None:
        """Take one character."""
        code = pdfium.FPDFText_GetUnicode(self.text, number)
        if 0xD800 <= code < 0xDC00:
            self.high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00 if self.high else 0xFFFD
        self.high = 0
        char = chr(code)
        if char.isspace():
            if self.glyphs and char not in "\r\n":
                is_made = pdfium.FPDFText_IsGenerated(self.text, number) == 1
                if not self.glyphs[-1].blank and is_made:
                    self.made.append(len(self.glyphs) - 1)
                if is_made or self._is_behind_last(number):
                    self.glyphs[-1].blank = True
                else:
                    self._note_blank(number)
        elif code and (code >= 32 or char in HYPHENS):
            self._place(number, "-" if char == "\ufffe" or char == "\x02" else char)
        else:
            self.odd += code != 0

    def _is_behind_last(self, number: int) -> bool:
        """Whether a blank of the file stands at the last character: those of another font are drawn after the line."""
        if not pdfium.FPDFText_GetLooseCharBox(self.text, number, self.box):
            return True
        last, box = self.glyphs[-1], self.box
        x1, _ = self.how.place(box.left, box.bottom)
        x2, _ = self.how.place(box.right, box.top)
        return min(x1, x2) > last.left - last.height and max(x1, x2) < last.right + AWAY * last.height

    def _note_blank(self, number: int) -> None:
        """Remember where a blank stands that is not behind the last character: `box` is of it."""
        x1, _ = self.how.place(self.box.left, self.box.bottom)
        x2, _ = self.how.place(self.box.right, self.box.top)
        pdfium.FPDFText_GetCharOrigin(self.text, number, self.x, self.y)
        place = len(self.glyphs) - 1
        self.strewn.append((place, min(x1, x2), self.how.place(self.x.value, self.y.value)[1]))

    def gather_blanks(self) -> None:
        """Give each blank that was drawn apart from its line to the character that it stands behind.

        The library makes none up where it has met one: where a gap is, there is a blank all the same.
        """
        for place, left, base in self.strewn:
            one, other = self.glyphs[place], self.glyphs[place + 1] if place + 1 < len(self.glyphs) else None
            if other is not None and one.base == other.base and APART < _gap(one, other) < AWAY:
                one.blank = True
            near = [one for one in self.glyphs
                    if abs(one.base - base) < NEAR * one.height
                    and one.left < left and abs(left - one.right) < NEAR * one.height]  # fmt: skip
            if near:
                min(near, key=lambda one: abs(left - one.right)).blank = True

    def _place(self, number: int, char: str) -> None:
        drawn = self.inks.find(number)
        if drawn != self.known or not drawn:
            self._ask_of_object(number, drawn)
        if not self.is_upright:
            self.aside += 1
            return
        box, x, y = self.box, self.x, self.y
        if not pdfium.FPDFText_GetLooseCharBox(self.text, number, self.box_at):
            return
        pdfium.FPDFText_GetCharOrigin(self.text, number, self.x_at, self.y_at)
        xx, xy, right, yx, yy, down = self.how  # written out: a page has thousands of characters
        x1, y1 = xx * box.left + xy * box.bottom + right, yx * box.left + yy * box.bottom + down
        x2, y2 = xx * box.right + xy * box.top + right, yx * box.right + yy * box.top + down
        edges = (x1 if x1 < x2 else x2, y1 if y1 < y2 else y2, x2 if x1 < x2 else x1, y2 if y1 < y2 else y1)
        glyph = Glyph(char, edges, yx * x.value + yy * y.value + down, self.size)
        if self.size <= LEAST:
            self.tiny += 1
        elif not self._is_drawn_twice(glyph):
            self._part_from_last(glyph)
            if self.doubt is not None:
                self.doubts[len(self.glyphs)] = self.doubt
            self.drawn.append(drawn)
            self.glyphs.append(glyph)
            self.last_two = (self.last_two[1], char)

    def _ask_of_object(self, number: int, drawn: int) -> None:
        """What all characters have in common that the file draws at once."""
        matrix = self.matrix
        pdfium.FPDFText_GetMatrix(self.text, number, matrix)
        self.known, self.doubt = drawn, self.inks.doubt(number)
        self.is_upright = self.how.is_upright(matrix.a, matrix.b)
        self.size = pdfium.FPDFText_GetFontSize(self.text, number) * math.hypot(matrix.c, matrix.d)

    def _part_from_last(self, glyph: Glyph) -> None:
        """Give two characters that share room each its own."""
        last, shared, self.shared = self.glyphs[-1] if self.glyphs else None, self.shared, (glyph.left, glyph.right)
        if last is None or last.base != glyph.base:
            return
        if self.shared == shared:
            glyph.left = glyph.right  # letters of a ligature, two or three, share one box: the first has it
        elif last.left < glyph.left < last.right:
            last.right = glyph.left  # a font may claim twice the width that its digits are set with

    def _is_drawn_twice(self, glyph: Glyph) -> bool:
        text, near = glyph.text, BOLD_SHIFT * glyph.height
        for one in self.glyphs[-2:] if text in self.last_two else ():
            if one.text == text and abs(one.left - glyph.left) < near and abs(one.base - glyph.base) < near:
                return one.right != glyph.right or not text.isascii()
        return False
