"""Characters become segments: stretches of one line without a wide gap, told by baselines.

A character of a fallback font comes later in the file than its line, a raised number stands on a baseline of its own:
both find their segment by place.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from struct import Struct

from etl.intake.pdf.characters import NONE, Glyph
from etl.intake.pdf.gutters import Wall, find_walls
from etl.intake.view import Piece

GAP = 1.25  # of the size of its characters: what is wider may be a gap between columns
BLANK = 0.25  # of the size: between characters that do not follow each other in the file
LEVEL = 0.12  # of the size: two baselines that are one
SMALL = 0.82  # of the size: a raised character is at most so high
SUNK, RISEN = 0.35, 0.75  # of the size: how far below or above a baseline a small character may stand


GAP_PIECE = Piece(" ")
PLACE = Struct("<Hffff")


class Segment:
    """Characters from left to right on one baseline; what a table asks of it again and again is remembered."""

    __slots__ = ("_bottom", "_text", "_top", "base", "glyphs", "height", "left", "right")
    _top: float | None
    _bottom: float | None
    _text: str | None

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        self._forget()
        self.base = glyphs[0].base
        self.height = _middle([glyph.height for glyph in glyphs])
        self.left, self.right = min([glyph.left for glyph in glyphs]), max([glyph.right for glyph in glyphs])

    @property
    def top(self) -> float:
        """The upper edge of its line."""
        if self._top is None:
            level = [glyph.top for glyph in self.glyphs if not glyph.raised]
            self._top = min(level or [glyph.top for glyph in self.glyphs])  # a ruling may cut a raised number off
        return self._top

    @property
    def bottom(self) -> float:
        """The lower edge of its line."""
        if self._bottom is None:
            self._bottom = max([glyph.bottom for glyph in self.glyphs])
        return self._bottom

    @property
    def text(self) -> str:
        """Its characters, with blanks between words and behind them where the file has one."""
        if self._text is None:
            self._text = "".join([glyph.text + " " if glyph.blank else glyph.text for glyph in self.glyphs])
        return self._text

    def _forget(self) -> None:
        """Nothing has been asked of these characters yet."""
        self._top = self._bottom = self._text = None

    def take(self, other: Segment) -> None:
        """Put in the characters of another; a gap between strangers is a blank."""
        for glyph in other.glyphs:
            insort(self.glyphs, glyph, key=lambda one: one.left)
        self._forget()
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        taken = {id(glyph) for glyph in other.glyphs}
        for first, second in pairwise(self.glyphs):
            gap = second.left - first.right
            are_strangers = (id(first) in taken) != (id(second) in taken)
            if (are_strangers and gap < NONE * self.height) or (second.raised and gap < 0.6 * BLANK * self.height):
                first.blank = False  # the library has seen another neighbour, another line
            elif gap > BLANK * self.height and not second.raised:
                first.blank = True


def _middle(sizes: list[float]) -> float:
    """The median, which a page of small cells asks for thousands of times."""
    sizes.sort()
    half, is_odd = divmod(len(sizes), 2)
    return sizes[half] if is_odd else (sizes[half - 1] + sizes[half]) / 2


def read_segments(glyphs: Sequence[Glyph]) -> list[Segment]:
    """All segments of a page, the tall ones first."""
    found = Levels()
    runs = list(_runs(glyphs))
    walls = find_walls([run.glyphs for run in runs])
    runs = [part for run in runs for part in _parted(run, walls)]
    for run in sorted(runs, key=lambda run: -run.height):
        near = found.near(run)
        beside = (one for one in near if _is_beside(one, run))
        host = next((one for one in beside if not _is_behind(one, run, walls)), None)
        raised_on = None
        if host is None:
            above = (one for one in near if run.height <= SMALL * one.height and _is_raised(run, one))
            raised_on = next((one for one in above if not _is_behind(one, run, walls)), None)
        if raised_on is not None:
            for glyph in run.glyphs:
                glyph.raised = run.base < raised_on.base
            host = raised_on
        if host is not None:
            host.take(run)
        else:
            found.add(run)
    return _joined(found.segments, walls)


class Levels:
    """Segments by their baselines: a page of a table has hundreds, of which a few stand near a run."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []  # in the order in which they came, the tallest first
        self.levels: list[tuple[float, int]] = []  # baseline and place in `segments`, from the top of the page

    def add(self, segment: Segment) -> None:
        """Take one that is no taller than those before it."""
        insort(self.levels, (segment.base, len(self.segments)))
        self.segments.append(segment)

    def near(self, run: Segment) -> list[Segment]:
        """Those whose baseline a run could share or be raised from, the tallest first."""
        if not self.segments:
            return []
        tallest = self.segments[0].height
        first = bisect(self.levels, (run.base - SUNK * tallest, inf))
        last = bisect(self.levels, (run.base + RISEN * tallest, inf))
        return [self.segments[place] for place in sorted([place for _, place in self.levels[first:last]])]


def _runs(glyphs: Sequence[Glyph]) -> Iterator[Segment]:
    """Characters that follow each other in the file and on the page."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1], glyph):
            yield Segment(run)
            run = []
        run.append(glyph)
    if run:
        yield Segment(run)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    height = last.height
    return (
        abs(glyph.base - last.base) <= LEVEL * height
        and 0.7 < glyph.height / height < 1.4
        and -0.5 * height <= glyph.left - last.right <= GAP * height
    )


def _is_beside(segment: Segment, run: Segment) -> bool:
    """Whether a run goes on, or fills a hole of, a segment on the same baseline."""
    height = segment.height
    return (  # what rules most out comes first: a page of a table asks this of all cells of a line
        run.left - segment.right <= GAP * height
        and segment.left - run.right <= GAP * height
        and abs(run.base - segment.base) <= LEVEL * height
        and _has_room(segment, run)
    )


def _has_room(segment: Segment, run: Segment) -> bool:
    """Whether no character of a segment stands where a run does: columns that overflow print over each other."""
    if run.left >= segment.right or run.right <= segment.left:
        return True
    return not any(_collides(segment.glyphs, glyph) for glyph in run.glyphs)


def _collides(glyphs: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a character would stand on one of a line, by half of the narrower one."""
    place = bisect(glyphs, glyph.left, key=lambda one: one.left)
    return any(
        2 * (min(one.right, glyph.right) - max(one.left, glyph.left))
        > min(one.right - one.left, glyph.right - glyph.left)
        for one in glyphs[max(0, place - 1) : place + 1]
    )


def _is_near(segment: Segment, run: Segment, gap: float) -> bool:
    return run.left - segment.right <= gap * segment.height and segment.left - run.right <= gap * segment.height


def _is_raised(run: Segment, segment: Segment) -> bool:
    """Whether a run of small characters is raised above (or lowered below) the baseline of a segment."""
    rise = (segment.base - run.base) / segment.height
    return (
        run.height <= SMALL * segment.height
        and -SUNK < rise < RISEN
        and _is_near(segment, run, 0.5)
        and (_has_room(segment, run))
    )


def _parted(run: Segment, walls: Sequence[Wall]) -> list[Segment]:
    """A run of characters in pieces where it goes through a gutter."""
    cuts = [wall.middle for wall in walls if wall.top <= run.base <= wall.bottom and run.left < wall.middle < run.right]
    return split(run, cuts) if cuts else [run]


def _is_behind(segment: Segment, run: Segment, walls: Sequence[Wall]) -> bool:
    """Whether a gutter stands between the two."""
    return any(
        wall.parts(segment.right, run.left, run.base) or wall.parts(run.right, segment.left, run.base) for wall in walls
    )


def _joined(segments: list[Segment], walls: Sequence[Wall]) -> list[Segment]:
    """Segments that have become neighbours by what was put between them."""
    made: list[Segment] = []
    for segment in sorted(segments, key=lambda one: (round(one.base), one.left)):
        near = (one for one in reversed(made[-8:]) if _is_beside(one, segment))
        host = next((one for one in near if not _is_behind(one, segment, walls)), None)
        if host is not None:
            host.take(segment)
        else:
            made.append(segment)
    return made


def split(segment: Segment, cuts: Sequence[float]) -> list[Segment]:
    """A segment in pieces where vertical lines cut it."""
    if not cuts:
        return [Segment(segment.glyphs[:])]
    pieces: list[list[Glyph]] = [[]]
    last = inf
    for glyph in segment.glyphs:
        middle = (glyph.left + glyph.right) / 2
        if last < middle and any(last < cut <= middle for cut in cuts):
            pieces.append([])
        pieces[-1].append(glyph)
        last = middle
    return [Segment(piece) for piece in pieces if piece]


def words(segments: Sequence[Segment], page: int) -> list[Piece]:
    """The words of segments from left to right, each with its box; one blank between words, and at the end if there."""
    pieces: list[Piece] = []
    for number, segment in enumerate(segments):
        if number and not (pieces and pieces[-1].text == " "):
            pieces.append(GAP_PIECE)
        word: list[Glyph] = []
        for glyph in segment.glyphs:
            if word and glyph.raised != word[-1].raised:
                pieces.append(_word(word, page))
                word = []
            word.append(glyph)
            if glyph.blank:
                pieces += [_word(word, page), GAP_PIECE]
                word = []
        if word:
            pieces.append(_word(word, page))
    return pieces


def _word(glyphs: Sequence[Glyph], page: int) -> Piece:
    edges = (
        min([glyph.left for glyph in glyphs]),
        min([glyph.top for glyph in glyphs]),
        max([glyph.right for glyph in glyphs]),
        max([glyph.bottom for glyph in glyphs]),
    )
    return Piece("".join([glyph.text for glyph in glyphs]), glyphs[0].raised, pack(page, edges))


def pack(page: int, edges: tuple[float, float, float, float]) -> bytes:
    """A place on a page in few bytes: a long paper has half a million of them."""
    return PLACE.pack(page, *edges)


def unpack(place: bytes) -> tuple[int, float, float, float, float]:
    """The page and the left, top, right and bottom edge of what was packed."""
    return PLACE.unpack(place)
