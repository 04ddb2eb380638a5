"""Lines of columns become paragraphs, over the ends of columns and pages; headings are told by their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from etl.intake.pdf.headings import BEGINS, SENTENCE_END, may_be_heading
from etl.intake.pdf.rows import Row
from etl.intake.pdf.segments import PLACE, unpack, words
from etl.intake.pdf.wraps import Words
from etl.intake.view import Piece, plain
from etl.patterns import pattern

ENDING, BROKEN = pattern("intake.pdf_paragraphs.ending"), pattern("intake.pdf_paragraphs.broken")
FIRST = re.compile(r"[가-힣][^가-힣\s]*")  # a letter and what stands at it
SPARE = 0.1  # of the height of a line
PART = "\0"  # between pieces
WIDEST = 2.1  # sizes from line to line
LEADING = 1.22  # times the usual distance of lines: what is wider parts paragraphs
NEIGHBOURS = 4  # lines that share a margin
INDENT = 0.7  # of the height of a line
LARGER, LARGEST = 1.14, 1.45  # times the height of the body: headings
WRAPPED = 0.88  # of the width of a column: a line that goes on in the next one
ALIKE = 1.2  # how much wider than another a blank of a line that is set to fill its column is
FULL = 0.7  # of the width of a column: lines that tell the size of the body


class Packed:
    """Pieces in few bytes: all lines of a paper are kept until it is read to its end."""

    __slots__ = ("marks", "sources", "texts")

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.texts = PART.join(piece.text for piece in pieces)
        self.marks = bytes(piece.raised + 2 * (piece.source is not None) for piece in pieces)
        self.sources = b"".join(piece.source for piece in pieces if piece.source is not None)

    def unpack(self) -> list[Piece]:
        """The same pieces."""
        made, at = [], 0
        for text, mark in zip(self.texts.split(PART), self.marks, strict=False):  # nothing splits into one empty text
            source = self.sources[at : at + PLACE.size] if mark & 2 else None
            at += PLACE.size * bool(mark & 2)
            made.append(Piece(text, bool(mark & 1), source))
        return made


@dataclass(eq=False, slots=True)
class TextLine:
    """A row of a page with the column it stands in; of its characters only words and their boxes are kept."""

    page: int
    left: float  # of the column
    right: float
    start: float  # of the line itself
    end: float
    base: float
    height: float  # the size of most of its characters
    is_parted: bool  # by wide gaps
    packed: Packed
    is_alone: bool = False  # of a table that is not certain, of columns that are not
    reach: float = 0.0  # how far the lines around it go

    @property
    def text(self) -> str:
        """Its characters."""
        return self.packed.texts.replace(PART, "")

    @property
    def pieces(self) -> list[Piece]:
        """Its words and blanks, with their places."""
        return self.packed.unpack()


@dataclass(slots=True)
class Written:
    """A paragraph: its kind, its pieces."""

    kind: str
    pieces: list[Piece]


def make_line(row: Row, page: int, left: float, right: float, *, is_alone: bool = False) -> TextLine:
    """A line with its words."""
    glyphs = [glyph for segment in row for glyph in segment.glyphs]
    height = median([glyph.height for glyph in glyphs if not glyph.raised] or [glyph.height for glyph in glyphs])
    return TextLine(page, left, right, row[0].left, row[-1].right, row[0].base, height, _is_parted(row, right),
                    Packed(words(row, page)), is_alone)  # fmt: skip


def _is_parted(row: Row, right: float) -> bool:
    """Whether wide gaps part a line; those of a line that is set to fill its column are all alike."""
    if len(row) == 1:
        return False
    glyphs = [glyph for segment in row for glyph in segment.glyphs]
    inner = {id(segment.glyphs[-1]) for segment in row[:-1]}
    gaps = [after.left - one.right for one, after in pairwise(glyphs) if one.blank or id(one) in inner]
    is_filled = row[-1].right > right - row[0].height
    is_prose = sum(glyph.text.isalpha() for glyph in glyphs) * 2 > len(glyphs)
    return not (is_filled and is_prose and len(gaps) > 2 and max(gaps) < ALIKE * min(gaps))


class Setting:
    """What the lines of a document have in common: the size of its body, how far apart lines of one size stand."""

    def __init__(self, lines: Sequence[TextLine], authors: frozenset[str] = frozenset()) -> None:
        self._authors = authors  # as the file tells them
        heights: Counter[float] = Counter()
        distances: dict[int, Counter[float]] = {}
        full: list[tuple[str, str]] = []
        for last, line in pairwise(lines):
            if line.end - line.start > FULL * (line.right - line.left):
                heights[round(line.height, 1)] += len(line.text)
            is_full = last.end - last.left > WRAPPED * (last.right - last.left)
            if _is_below(last, line) and is_full and not BEGINS.match(line.text):
                distance = round((line.base - last.base) / line.height, 1)
                distances.setdefault(round(line.height), Counter())[distance] += 1
                full.append((last.text, line.text))
        self.body = heights.most_common(1)[0][0] if heights else 10.0
        self.leading = {size: found.most_common(1)[0][0] for size, found in distances.items()}
        self.words = Words((line.text for line in lines), full)

    def kind(self, line: TextLine, text: str) -> str:
        """A heading by its size, else a paragraph."""
        size = line.height / self.body
        if size < LARGER or not may_be_heading(text, self._authors):
            return "p"
        return "h1" if size >= LARGEST else "h2"

    def goes_on(self, last: TextLine, line: TextLine) -> bool:
        """Whether a line belongs to the paragraph of the one before it."""
        if line.is_alone or last.is_alone or abs(line.height / last.height - 1) > 0.1:
            return False
        if BEGINS.match(line.text) and not (ENDING.match(line.text) and BROKEN.search(last.text)):
            return False
        if line.is_parted and last.is_parted:
            return False
        is_open = SENTENCE_END.search(last.text) is None
        if not _is_below(last, line):
            return (
                is_open and self._is_full(last, line) and line.height <= self.body * 1.1 and line.page - last.page <= 1
            )
        distance = (line.base - last.base) / line.height
        usual = min(self.leading.get(round(line.height), 1.5), WIDEST)
        if distance > LEADING * max(usual, 1.1):
            return False
        indented = line.start - last.start > INDENT * line.height
        return self._is_full(last, line) and (is_open or not indented or BEGINS.match(last.text) is not None)

    def _is_full(self, last: TextLine, line: TextLine) -> bool:
        """Whether the first word of a line had no room at the end of the one before."""
        first = next((piece.source for piece in line.pieces if piece.source is not None), None)
        word = unpack(first)[3] - unpack(first)[1] if first else 0.0
        end = last.reach if last.reach - last.left > 0.5 * (last.right - last.left) else last.right
        return end - last.end <= min(word, 0.35 * (end - last.left)) + 1.2 * last.height


def _had_room(last: TextLine, line: TextLine) -> bool:
    """Whether the first letter of a line, with the signs that no line begins with, had room in the one before."""
    text = line.text
    first = FIRST.match(text)
    if first is None or last.page != line.page or last.left != line.left:
        return False
    return last.reach - last.end > (len(first[0]) + SPARE) * line.height


def _measure(lines: Sequence[TextLine]) -> None:
    """How far the lines of one size around each line go: an indented block has a margin of its own."""
    for place, line in enumerate(lines):
        around = lines[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        line.reach = max(one.end for one in around if one.left == line.left and one.page == line.page
                         and abs(one.height / line.height - 1) <= 0.05)  # fmt: skip


def _is_below(last: TextLine, line: TextLine) -> bool:
    return last.page == line.page and last.left == line.left and line.base > last.base


def join_lines(lines: Sequence[TextLine], setting: Setting) -> Iterator[Written]:
    """Paragraphs from above."""
    _measure(lines)
    group: list[TextLine] = []
    for line in lines:
        if group and not setting.goes_on(group[-1], line):
            yield _write(group, setting)
            group = []
        group.append(line)
    if group:
        yield _write(group, setting)


def _write(group: Sequence[TextLine], setting: Setting) -> Written:
    pieces: list[Piece] = []
    for last, line in zip((None, *group), group, strict=False):
        if last and pieces and pieces[-1].text != " ":
            tail, head = plain(pieces[-12:])[-40:], line.text[:40]
            if setting.words.closes(tail, head):
                pieces[-1] = pieces[-1]._replace(text=pieces[-1].text[:-1])
            elif setting.words.need_blank(tail, head, had_room=_had_room(last, line)):
                pieces.append(Piece(" "))
        pieces += line.pieces
    while pieces and pieces[-1].text == " ":
        pieces.pop()
    return Written(setting.kind(group[0], plain(pieces)) if len(group) <= 2 else "p", pieces)
