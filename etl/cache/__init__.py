"""What was read from each document, kept by content: an unchanged document is never read twice.

The key is made of the document (its hash and bibliography), the words it was read by and the code
that read it, so that nothing in the cache can be out of date; it can only be unused.

    __init__    which documents are there, which must be read
    files       one extraction a file: typed msgpack, which is data and can run nothing
    processes   reading in several processes, which end with the one that started them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.cache.files import SUFFIX, Extract, key_of, load_reading, read_one, text_size
from etl.cache.processes import cores, read_in_processes
from etl.files import remove, throw_away
from etl.model import Document, Extraction
from etl.rules import Rules

__all__ = ["PROCESSES_FROM", "Cache", "cores"]

PROCESSES_FROM = 500_000  # characters, three seconds of reading: below, processes cost more than they save


class Cache:
    """The extractions of some documents, in their order, loaded one at a time."""

    def __init__(self, folder: Path, documents: Sequence[Document], rules: str, code: str) -> None:
        """`rules` and `code` are the hashes of what reads the documents."""
        self._paths = {document.id: folder / f"{key_of(document, rules, code)}{SUFFIX}" for document in documents}
        self._documents = documents
        self._folder = folder
        self._reader: tuple[Extract, Rules] | None = None

    def __iter__(self) -> Iterator[Extraction]:
        """Load each; one that does not decode is thrown away and read again, by what `fill` was given."""
        for document in self._documents:
            found = load_reading(self._paths[document.id], document)
            yield self._read_again(document) if found is None else found

    def missing(self) -> list[Document]:
        """The documents that must be read."""
        return [d for d in self._documents if not self._paths[d.id].is_file()]

    def fill(self, extract: Extract, rules: Rules, jobs: int | None = None) -> Iterator[Document]:
        """Read the missing documents, yielding each when it is done.

        At most `jobs` processes, by default one a core; a short text is read in this one.
        """
        self._reader = extract, rules
        self._make_room()
        missing = self.missing()
        jobs = min(jobs or cores(), len(missing))
        if jobs > 1 and text_size(missing) >= PROCESSES_FROM:
            yield from read_in_processes([(d, self._paths[d.id]) for d in missing], extract, rules, jobs)
            return
        for document in missing:
            read_one(document, extract, rules, self._paths[document.id])
            yield document

    def forget_unused(self) -> None:
        """Remove what no document of this workspace needs any more, so that builds that fail leave no heap."""
        needed = {path.name for path in self._paths.values()}
        for path in self._folder.iterdir():
            if path.name not in needed or path.is_dir():
                remove(path)

    def _make_room(self) -> None:
        if self._folder.exists() and not self._folder.is_dir():
            throw_away(self._folder, "not a folder")
        self._folder.mkdir(parents=True, exist_ok=True)
        self.forget_unused()

    def _read_again(self, document: Document) -> Extraction:
        if self._reader is None:
            raise LookupError(f"{document.id}: not read yet; fill the cache first")
        path = self._paths[document.id]
        throw_away(path, "cut off or of an older shape")
        return read_one(document, *self._reader, path)
