"""One view of how a text is written, mapped back to the untouched text.

    ᄀ + ᅢ (macOS)  개        ３，０００  3,000        12<U+2009>000  12<U+00A0>000        2<ZWSP>3,000  23,000

Comes in: a line as a reader of its format gives it. Goes out: the same line in composed letters, with digits
and Latin letters of half width, one sort of blank, and without signs that nobody sees. Offsets go on naming the
untouched characters. A blank that groups digits stays apart from one between words: it is a no-break blank.
The blank that a typesetter puts between a Chinese character and a number (44 萬 1000 人) is not one of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from etl.model import Line, LineCell
from etl.patterns import pattern

GROUPING_BLANK = "\u00a0"


def _classes() -> tuple[str, str, str]:
    """Three character classes: blanks but the plain one, signs that nobody sees, signs of full width."""
    blanks, unseen = [], []
    for code in range(0x80, 0x10000):
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Zs" and char != "\u3000":
            blanks.append(char)
        elif category == "Cf" or 0xFE00 <= code <= 0xFE0F:
            unseen.append(char)
    wide = "０-９Ａ-Ｚａ-ｚ％．，＋－／＄"
    return "".join(blanks), "".join(unseen), wide


BLANKS, UNSEEN, WIDE = _classes()
UNSEEN_SIGNS = frozenset(UNSEEN)
MARKS = "\u0300-\u036f\u3099\u309a\u20d0-\u20f0"
ODD = re.compile(f"[{BLANKS}{UNSEEN}{WIDE}{MARKS}\u1100-\u11ff\uf900-\ufaff]")
SET_APART = pattern("passages.view.set_apart")
# what makes one sign: a syllable out of conjoining letters, a syllable and its final, a sign and its marks
CLUSTER = re.compile(
    f"[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[\uac00-\ud7a3][\u11a8-\u11ff]?|.[{MARKS}]*", re.DOTALL
)
WIDE_SIGN = re.compile(f"[{WIDE}]")
SHIFT = 0xFEE0  # from a sign of full width to the one of half width
ONLY_IN_NUMBERS = frozenset("．，－／")  # elsewhere they are the punctuation of a text


def view_line(line: Line) -> Line:
    """The line as it is read; the same object where nothing in it is unusual."""
    text = line.text
    if text.isascii():
        return line
    if ODD.search(text) is None and SET_APART.search(text) is None and unicodedata.is_normalized("NFC", text):
        return line
    pieces, places = _pieces(text)
    starts = [line.starts[place] for place, _ in places]
    ends = dict(line.ends)
    for place, stop in places:
        if stop - place > 1:
            last = line.starts[stop - 1]
            ends[line.starts[place]] = line.ends.get(last, last + 1)
    return line._replace(
        text="".join(pieces), starts=starts, ends=ends, cells=_cells(line.cells, [place for place, _ in places])
    )


def view_text(text: str) -> str:
    """A text as it is read: what a person types into a search is compared in this form.

    >>> view_text("１２\u2009０００명"), view_text("\u1100\u1162")
    ('12\\xa0000명', '개')
    """
    return view_line(Line(text, range(len(text)))).text


def _pieces(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The characters of the view, and for each the stretch of the text that it stands for."""
    seen = [place for place, char in enumerate(text) if char not in UNSEEN_SIGNS]
    shown = "".join(text[place] for place in seen)
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in CLUSTER.finditer(shown):
        behind_digit = bool(pieces) and pieces[-1].isdecimal()
        for char in _written(cluster[0], behind_digit and shown[cluster.end() : cluster.end() + 1].isdecimal()):
            pieces.append(char)
            places.append((seen[cluster.start()], seen[cluster.end() - 1] + 1))
    set_apart = {blank.start() for blank in SET_APART.finditer("".join(pieces))}  # once composed: a view stays as it is
    if not set_apart:
        return pieces, places
    left = [place for place in range(len(pieces)) if place not in set_apart]
    return [pieces[place] for place in left], [places[place] for place in left]


def _written(cluster: str, in_number: bool) -> str:
    """What one cluster of a text looks like in the view; `in_number`: digits stand on both sides."""
    if len(cluster) > 1 and (cluster[0].isdecimal() or (in_number and not cluster[0].isalpha())):
        cluster = cluster[0]  # a mark set on a digit, or on what groups digits
    if cluster in BLANKS:
        return GROUPING_BLANK if in_number else " "
    if WIDE_SIGN.fullmatch(cluster) is not None:
        return cluster if cluster in ONLY_IN_NUMBERS and not in_number else chr(ord(cluster) - SHIFT)
    return unicodedata.normalize("NFC", cluster)


def _cells(cells: tuple[LineCell, ...], places: list[int]) -> tuple[LineCell, ...]:
    """The cells of a row, their stretches counted in characters of the view."""
    if not cells:
        return cells
    return tuple(
        cell._replace(start=bisect_left(places, cell.start), end=bisect_left(places, cell.end)) for cell in cells
    )
