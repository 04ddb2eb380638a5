"""What was read from each document, kept by content: an unchanged document is never read twice.

The key is made of the document (its hash and bibliography), the words it was read by and the code
that read it, so that nothing in the cache can be out of date; it can only be unused.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from etl.errors import BuildError, FigtraceError
from etl.model import Document, Extraction

PROCESSES_FROM = 500_000  # characters, three seconds of reading: below, processes cost more than they save

Extract = Callable[[Document, Any], Extraction]  # an importable function of a document and the rules


class Cache:
    """The extractions of some documents, in their order, loaded one at a time."""

    def __init__(self, folder: Path, documents: Sequence[Document], rules: str, code: str) -> None:
        """`rules` and `code` are the hashes of what reads the documents."""
        self._paths = {document.id: folder / f"{key_of(document, rules, code)}.pickle" for document in documents}
        self._documents = documents
        self._folder = folder

    def __iter__(self) -> Iterator[Extraction]:
        for document in self._documents:
            with self._paths[document.id].open("rb") as file:
                yield pickle.load(file)

    def missing(self) -> list[Document]:
        """The documents that must be read."""
        present = {path.name for path in self._folder.glob("*.pickle")}
        return [d for d in self._documents if self._paths[d.id].name not in present]

    def fill(self, extract: Extract, rules: Any, jobs: int | None = None) -> Iterator[Document]:
        """Read the missing documents, yielding each when it is done.

        At most `jobs` processes, by default one a core; a short text is read in this one.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        missing = self.missing()
        jobs = min(jobs or len(os.sched_getaffinity(0)), len(missing))
        if jobs > 1 and sum(len(d.text) for d in missing) >= PROCESSES_FROM:
            yield from self._fill_in_processes(missing, extract, rules, jobs)
            return
        for document in missing:
            read_one(document, extract, rules, self._paths[document.id])
            yield document

    def _fill_in_processes(
        self, documents: list[Document], extract: Extract, rules: Any, jobs: int
    ) -> Iterator[Document]:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(jobs, context, _start_process, (extract, rules)) as pool:
            tasks = {pool.submit(_read_in_process, d, self._paths[d.id]): d for d in documents}
            try:
                for task in as_completed(tasks):
                    task.result()
                    yield tasks[task]
            except BrokenProcessPool as error:
                raise BuildError(
                    "a process that reads documents was stopped from outside, most often for lack"
                    " of memory; please try again with: --jobs 1"
                ) from error
            finally:
                pool.shutdown(cancel_futures=True)

    def forget_unused(self) -> None:
        """Remove what no document of this workspace needs any more."""
        needed = set(self._paths.values())
        for path in self._folder.glob("*.pickle"):
            if path not in needed:
                path.unlink(missing_ok=True)


def read_one(document: Document, extract: Extract, rules: Any, path: Path) -> None:
    """Read one document and keep the result; a failure names the document."""
    try:
        extraction = extract(document, rules)
    except FigtraceError:
        raise
    except Exception as error:
        raise BuildError(
            f"{document.file}: reading it failed ({type(error).__name__}: {error});"
            " please report this with the file, or take it out of seeds/manifest.toml"
        ) from error
    write_extraction(extraction, path)


def write_extraction(extraction: Extraction, path: Path) -> None:
    """Keep an extraction; the file is complete or not there."""
    temporary = path.with_suffix(".tmp")
    temporary.write_bytes(pickle.dumps(extraction, protocol=pickle.HIGHEST_PROTOCOL))
    temporary.replace(path)


def key_of(document: Document, rules: str, code: str) -> str:
    """A hash of everything that an extraction depends on."""
    # repr leaves out the text, which its sha256 stands for
    content = "\0".join((repr(document), rules, code))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


_work: tuple[Extract, Any]  # of a worker process: sent once, when it starts


def _start_process(extract: Extract, rules: Any) -> None:
    global _work
    _work = (extract, rules)


def _read_in_process(document: Document, path: Path) -> None:
    read_one(document, *_work, path)
