"""The pages of originals, with the boxes of their text; kept by content, read again from the original if they are gone.

Comes in: documents with an original that has pages, or that another program laid out as pages. Goes out: the pages of
each, their spans and boxes in its text.

A reader of another version may give another text than the one that all offsets belong to. Then the lines that both
have, in their order, keep their boxes; those of the others are lost, never guessed.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import version
from pathlib import Path

from etl.errors import ChangedError, IntakeError
from etl.files import find_file, one_spelling, read_file, remove, write_whole
from etl.intake.child import read_original, take_in_child
from etl.intake.fitting import fit_layout
from etl.intake.model import Box, Page, Taken
from etl.intake.page_file import pack_pages, unpack_pages
from etl.intake.tesseract import read_languages
from etl.model import Document, Span
from etl.patterns import Tables

PAGED = ("pdf",)  # formats of originals that have pages
ORIGINAL, LAYOUT = "original", "layout"  # keys that name the file whose pages are shown
SUFFIX = ".pages"
INTAKE = Path(__file__).with_name("intake")


class Pages:
    """The pages of the documents of a workspace, one file each in `build/pages/`."""

    def __init__(self, workspace: Path, cues: Tables) -> None:
        """Originals that have to be read again are read by these cues."""
        self._cues = cues
        self._by = repr(sorted((name, cue) for name, cue in cues.items() if name.startswith("intake.")))
        self.seeds = workspace / "seeds"
        self.folder = workspace / "build" / "pages"

    def of(self, document: Document) -> tuple[Page, ...]:
        """The pages of a document; none if its original has none or cannot be read any more."""
        if not has_pages(document):
            return ()
        with suppress(OSError, ValueError):
            return unpack_pages(read_file(self._path(document)))
        return self._read(document)

    def keep(self, original_sha256: str, sha256: str, taken: Taken) -> None:
        """The pages of an original that has just been read, and whose text has this hash."""
        if taken.format in PAGED:
            self._write(self._name(original_sha256, sha256), taken.pages)

    def fill(self, documents: Iterable[Document], jobs: int) -> Iterator[Document]:
        """Read what is missing, so many originals at a time, each in its own process; give each when it is done."""
        paged = {self._path(document): document for document in documents if has_pages(document)}
        for path in self.folder.glob("*"):
            if path not in paged:
                remove(path)
        missing = [document for path, document in paged.items() if not path.is_file()]
        with ThreadPoolExecutor(max(jobs, 1)) as pool:
            for document, _ in zip(missing, pool.map(self._read, missing), strict=True):
                yield document

    def _read(self, document: Document) -> tuple[Page, ...]:
        """The pages of the original in the text that the document has; what cannot be read has none."""
        pages: tuple[Page, ...] = ()
        original = find_file(self.seeds, str(document.bibliography[_shown(document)]))
        content = self._read_original(document, original)
        with suppress(IntakeError):
            taken = take_in_child(content, original.name, self._cues, scans=_languages(document))
            if LAYOUT in document.bibliography:
                pages = fit_layout(taken.pages, document.text, document.format)
            else:
                pages = fit(taken.pages, taken.text, document.text)
        self._write(self._path(document).name, pages)
        return pages

    def _read_original(self, document: Document, path: Path) -> bytes:
        """The file that the manifest means; ChangedError if it is another by now: under its name nothing is kept."""
        with suppress(IntakeError):
            content = read_original(path)
            if hashlib.sha256(content).hexdigest() == document.bibliography[f"{_shown(document)}_sha256"]:
                return content
        raise ChangedError(path.relative_to(self.seeds.parent))

    def _write(self, name: str, pages: tuple[Page, ...]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        write_whole(self.folder / name, [pack_pages(pages)])

    def _path(self, document: Document) -> Path:
        shown = document.bibliography[f"{_shown(document)}_sha256"]
        return self.folder / self._name(str(shown), document.sha256)

    def _name(self, original_sha256: str, sha256: str) -> str:
        """By all that pages depend on: the original, the text, and what reads them by which cues."""
        key = "\0".join((original_sha256, sha256, _reader(), self._by))
        return hashlib.sha256(key.encode()).hexdigest()[:32] + SUFFIX


def has_pages(document: Document) -> bool:
    """Whether its original is of a format with pages, or was laid out as one."""
    return document.original_format in PAGED or LAYOUT in document.bibliography


def _shown(document: Document) -> str:
    return LAYOUT if LAYOUT in document.bibliography else ORIGINAL


def _languages(document: Document) -> str | None:
    """The languages by which its original was read as a scan."""
    return None if LAYOUT in document.bibliography else read_languages(str(document.bibliography.get("reader")))


def fit(pages: tuple[Page, ...], read: str, text: str) -> tuple[Page, ...]:
    """Pages of a text as `read`, in `text`: the boxes of the lines that both have.

    >>> page = Page(1, "1", Span(0, 8), 595.0, 842.0, (Box(Span(0, 3), 9, 9, 20, 20, "one"),))
    >>> fit((page,), "one\\ntwo\\n", "new\\none\\n")[0].boxes[0].span
    Span(start=4, end=7)
    """
    if read == text:
        return pages
    shifts = _find_shifts(read.splitlines(keepends=True), text.splitlines(keepends=True))
    place = _mover(shifts)
    made, at = [], 0
    for page in pages:
        boxes = tuple(moved for box in page.boxes if (moved := place(box)))
        span = Span(boxes[0].span.start, boxes[-1].span.end) if boxes else Span(at, at)
        at = span.end
        made.append(replace(page, span=span, boxes=boxes))
    return tuple(made)


def _find_shifts(before: list[str], after: list[str]) -> Mapping[int, tuple[int, int]]:
    """Where each stretch of lines that both have begins: its end, and how far it has moved."""
    starts, ends = _offsets(before), _offsets(after)
    blocks = SequenceMatcher(None, before, after).get_matching_blocks()
    return {starts[a]: (starts[a + size], ends[b] - starts[a]) for a, b, size in blocks if size}


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def _mover(shifts: Mapping[int, tuple[int, int]]) -> Callable[[Box], Box | None]:
    starts = sorted(shifts)

    def move(box: Box) -> Box | None:
        at = bisect_right(starts, box.span.start) - 1
        if at < 0:
            return None
        end, shift = shifts[starts[at]]
        return replace(box, span=Span(box.span.start + shift, box.span.end + shift)) if box.span.end <= end else None

    return move


@cache
def _reader() -> str:
    """The hash of what reads originals: our own code and the library."""
    digest = hashlib.sha256(version("pypdfium2").encode())
    for path in (Path(__file__), *sorted(INTAKE.rglob("*.py")), *sorted(INTAKE.rglob("*.tsv"))):
        digest.update(one_spelling(path.name).encode() + path.read_bytes())
    return digest.hexdigest()
