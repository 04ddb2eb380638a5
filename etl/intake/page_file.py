"""Pages as a file: about two bytes a character, since words of a line follow each other and are of one height.

Comes in: pages with boxes in tenths of a point. Goes out: bytes, and from them the same pages; ValueError if they are
not whole.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import chain

import msgspec

from etl.intake.boxes import Boxes
from etl.intake.limits import MIB
from etl.intake.model import Box, Page
from etl.model import Span

MOST = 64 * MIB
COLUMNS = 6  # gap before a word, what its markup adds, left edge, top edge, width, height; each against the one before


class Bare(msgspec.Struct, frozen=True):
    """A page without its boxes."""

    number: int
    label: str
    span: Span
    width: float
    height: float


class Packed(msgspec.Struct, frozen=True, array_like=True):
    """The file: the pages without boxes, how many each has, numbers by columns, words by lines."""

    pages: tuple[Bare, ...]
    counts: tuple[int, ...]
    columns: tuple[bytes, ...]
    words: bytes


def pack_pages(pages: Sequence[Page]) -> bytes:
    """The pages as bytes."""
    columns = [array("i") for _ in range(COLUMNS)]
    for row in chain.from_iterable(map(_steps, pages)):
        for column, number in zip(columns, row, strict=True):
            column.append(number)
    return msgspec.msgpack.encode(
        Packed(
            pages=tuple(map(_bare, pages)),
            counts=tuple(len(page.boxes) for page in pages),
            columns=tuple(zlib.compress(column.tobytes(), 9) for column in columns),
            words=zlib.compress("\n".join(_words(page) for page in pages if page.boxes).encode(), 9),
        )
    )


def unpack_pages(content: bytes) -> tuple[Page, ...]:
    """The pages of a file."""
    try:
        packed = msgspec.msgpack.decode(content, type=Packed)
        columns = [array("i", _inflate(column)) for column in packed.columns]
        words = _inflate(packed.words).decode().split("\n") if sum(packed.counts) else []
        rows = iter(zip(words, *columns, strict=True))
        return tuple(
            Page(page.number, page.label, page.span, page.width, page.height, Boxes(_boxes(rows, count)))
            for page, count in zip(packed.pages, packed.counts, strict=True)
        )
    except (msgspec.MsgspecError, zlib.error, UnicodeDecodeError, TypeError, StopIteration) as error:
        raise ValueError(str(error)) from error


def _inflate(content: bytes) -> bytes:
    """What was packed, if it is whole and not more than any paper has."""
    unpacker = zlib.decompressobj()
    found = unpacker.decompress(content, MOST)
    if not unpacker.eof:
        raise ValueError("not whole, or more than a paper has")
    return found


def _words(page: Page) -> str:
    """The words of a page; of all pages at once they would be a million texts."""
    return "\n".join(box.word for box in page.boxes)


def _bare(page: Page) -> Bare:
    return Bare(page.number, page.label, page.span, page.width, page.height)


def _steps(page: Page) -> Iterator[tuple[int, ...]]:
    """Each box of a page as what it differs by from the one before it."""
    end = right = top = height = 0
    for box in page.boxes:
        edges = [round(10 * edge) for edge in (box.left, box.top, box.right, box.bottom)]
        own = edges[3] - edges[1]
        more = box.span.end - box.span.start - len(box.word)
        yield box.span.start - end, more, edges[0] - right, edges[1] - top, edges[2] - edges[0], own - height
        end, right, top, height = box.span.end, edges[2], edges[1], own


def _boxes(rows: Iterator[tuple[str, int, int, int, int, int, int]], count: int) -> Iterator[Box]:
    end = right = top = height = 0
    for _ in range(count):
        word, gap, more, left, down, wide, high = next(rows)
        start, left, top, height = end + gap, right + left, top + down, height + high
        end, right = start + len(word) + more, left + wide
        yield Box(Span(start, end), left / 10, top / 10, right / 10, (top + height) / 10, word)
