"""Pages that are pictures, read by tesseract: its words become characters at their places, as those of a font do.

Comes in: a page without characters and the languages to read it in, as `kor` or `kor+eng`. Goes out: a Sheet, which
the rest of the reader takes like any other; an empty one where nothing can be read.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from pypdfium2 import raw

from etl.intake.pdf.characters import Glyph, Sheet
from etl.intake.tesseract import PROGRAM
from etl.intake.widths import share_of
from etl.scratch import scratch_folder

LOOKED_AT = 20  # characters of a page
DPI = 300
PIXELS = 40_000_000  # of a page: a poster is read less sharply
SECONDS = 120.0  # a page
ONE_COLUMN = "4"  # its layout analysis joins and drops lines of Korean: columns are told by place, as in any PDF
FIELDS = 12  # of a line of its table: level … word_num left top width height conf text
LINE, WORD = "4", "5"  # levels
ALIKE = 0.25  # of the usual height: lines that are set in one size, with high letters or without
BASE = 0.8  # of the height of a line: where its letters stand


@dataclass(frozen=True, slots=True)
class Word:
    """A word in points from the upper left corner of its page; `top` and `bottom` are of its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def has_picture(page: Any) -> bool:
    """Whether anything is drawn on a page at all."""
    return next(page.get_objects(max_depth=2), None) is not None


def is_hidden(page: Any) -> bool:
    """Whether most of the text of a page cannot be seen: another program has laid it over a scan."""
    text = page.get_textpage()
    number = text.count_chars()
    looked = range(0, number, max(number // LOOKED_AT, 1))
    modes = [_mode(text.raw, at) for at in looked]
    text.close()
    return 2 * modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _mode(text: Any, at: int) -> int:
    found = raw.FPDFText_GetTextObject(text, at)
    return int(raw.FPDFTextObj_GetTextRenderMode(found)) if found else raw.FPDF_TEXTRENDERMODE_UNKNOWN


def read_scan(page: Any, languages: str) -> Sheet:
    """The characters of a page that is a picture; none where nothing can be read."""
    width, height = page.get_width(), page.get_height()
    scale = min(DPI / 72, (PIXELS / (width * height)) ** 0.5)
    with scratch_folder() as folder:
        picture, out = folder / "page.png", folder / "page"
        page.render(scale=scale, grayscale=True).to_pil().save(picture, dpi=(72 * scale, 72 * scale))
        command = [PROGRAM, str(picture), str(out), "-l", languages, "--psm", ONE_COLUMN, "txt", "tsv"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
                                  env=os.environ | {"OMP_THREAD_LIMIT": "1"})  # fmt: skip
        except subprocess.TimeoutExpired:
            return Sheet(width, height, [], 0, 0)
        if done.returncode:
            return Sheet(width, height, [], 0, 0)
        text, table = (out.with_suffix(end).read_text("utf-8", "replace") for end in (".txt", ".tsv"))
    lines = list(read_words(text, table, 1 / scale))
    return Sheet(width, height, list(_glyphs(lines)), 0, 0)


def read_words(text: str, table: str, points: float) -> Iterator[list[Word]]:
    """The words of each line; `points` is how many one pixel has.

    Its table parts Korean within words: only its text tells where a blank is.
    """
    blanks = _blanks(text)
    line: list[tuple[Word, bool]] = []
    place, edges = 0, (0.0, 0.0)
    for row in (written.split("\t") for written in table.split("\n")[1:]):
        if len(row) != FIELDS:
            continue
        left, top, wide, high = (float(cell) * points for cell in row[6:10])
        if row[0] == LINE:
            yield from _part(line)
            line, edges = [], (top, top + high)
        elif row[0] == WORD and (written := "".join(row[11].split())):
            place += len(written)
            line.append((Word(written, left, edges[0], left + wide, edges[1]), place in blanks))
    yield from _part(line)


def _blanks(text: str) -> set[int]:
    """Behind how many characters the text has a blank."""
    found, number = set(), 0
    for char in text:
        if char.isspace():
            found.add(number)
        else:
            number += 1
    return found


def _part(pieces: Sequence[tuple[Word, bool]]) -> Iterator[list[Word]]:
    """The pieces of one line as its words, none of which reaches into the next."""
    words: list[Word] = []
    begins = True
    for piece, ends in pieces:
        if begins:
            words.append(piece)
        else:
            last = words[-1]
            words[-1] = Word(last.text + piece.text, min(last.left, piece.left), last.top,
                             max(last.right, piece.right), last.bottom)  # fmt: skip
        begins = ends
    for place in range(len(words) - 1):
        one, other = words[place], words[place + 1]
        if one.right > other.left:
            middle = max((one.right + other.left) / 2, one.left)
            words[place] = Word(one.text, one.left, one.top, middle, one.bottom)
            words[place + 1] = Word(other.text, middle, other.top, max(other.right, middle), other.bottom)
    if words:
        yield words


def _glyphs(lines: Sequence[Sequence[Word]]) -> Iterator[Glyph]:
    """The characters of words side by side, as wide as they usually are; lines of about one height are of one size."""
    usual = median(words[0].bottom - words[0].top for words in lines) if lines else 0.0
    for words in lines:
        own = words[0].bottom - words[0].top
        height = usual if abs(own - usual) <= ALIKE * usual else own
        base = words[0].bottom - (1 - BASE) * height
        for place, word in enumerate(words):
            shares = [share_of(char) for char in word.text]
            unit, at = (word.right - word.left) / sum(shares), word.left
            for char, share in zip(word.text, shares, strict=True):
                glyph = Glyph(char, (at, word.top, at + unit * share, word.bottom), base, height)
                at = glyph.right
                yield glyph
            glyph.blank = place < len(words) - 1
