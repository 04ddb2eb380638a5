"""One extraction a file: typed msgpack.

A file holds data and nothing that could run. It is decoded into the frozen records of etl.model; what is not of
their types is no extraction. Decimals are written as strings, so that each digit stays. The document itself is
not written, since whoever loads an extraction has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import msgspec

from etl.errors import BuildError, say_failure
from etl.files import read_file, write_whole
from etl.model import Citation, Document, Extraction, Mention, Numeral, Passage, Statement, Table, Work
from etl.rules import Rules

SUFFIX = ".msgpack"

Extract = Callable[[Document, Rules], Extraction]  # an importable function of a document and the rules


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """An extraction without its document."""

    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    numerals: tuple[Numeral, ...]
    mentions: tuple[Mention, ...]
    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    statements: tuple[Statement, ...]
    failure: str | None


PARTS = Reading.__struct_fields__

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Reading)


def encode_reading(extraction: Extraction) -> bytes:
    """An extraction as bytes."""
    kept = Reading(*(getattr(extraction, part) for part in PARTS))
    passages = tuple(replace(p, starts=to_runs(p.starts)) for p in kept.passages)
    return _encoder.encode(msgspec.structs.replace(kept, passages=passages))


def decode_reading(content: bytes, document: Document) -> Extraction | None:
    """The extraction of a document from bytes; None if they are not of its shape."""
    try:
        reading = _decoder.decode(content)
        passages = tuple(replace(p, starts=from_runs(p.starts, len(p.reading))) for p in reading.passages)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return None
    return Extraction(
        document=document,
        passages=passages,
        tables=reading.tables,
        numerals=reading.numerals,
        mentions=reading.mentions,
        works=reading.works,
        citations=reading.citations,
        statements=reading.statements,
        failure=reading.failure,
    )


def to_runs(offsets: Sequence[int]) -> tuple[int, ...]:
    """Offsets as runs, each its first and the one behind its last: they rise by one, but for where lines were joined.

    >>> to_runs((5, 6, 7, 9, 10, 10))
    (5, 8, 9, 11, 10, 11)
    """
    runs: list[int] = []
    for offset in offsets:
        if runs and runs[-1] == offset:
            runs[-1] += 1
        else:
            runs += (offset, offset + 1)
    return tuple(runs)


def from_runs(runs: Sequence[int], size: int) -> tuple[int, ...]:
    """The offsets again, so many; ValueError if the runs hold another number of them.

    >>> from_runs((5, 8, 9, 11, 10, 11), 6)
    (5, 6, 7, 9, 10, 10)
    """
    if sum(runs[1::2]) - sum(runs[::2]) != size:
        raise ValueError(f"not {size} offsets")
    return tuple(chain.from_iterable(map(range, runs[::2], runs[1::2])))


def load_reading(path: Path, document: Document) -> Extraction | None:
    """What is kept of a document; None if that is gone or damaged."""
    try:
        content = read_file(path)
    except OSError:
        return None
    return decode_reading(content, document)


def read_one(document: Document, extract: Extract, rules: Rules, path: Path) -> Extraction:
    """Read one document and keep the result; what fails is kept as a failure, with its reason.

    A lack of memory is none of the document's failures, and stops the build.
    """
    try:
        extraction = extract(document, rules)
    except MemoryError as error:
        raise BuildError(f"{document.file}: no memory left to read it; please try again with: --jobs 1") from error
    except Exception as error:
        extraction = Extraction(document, failure=say_failure(error))
    try:
        write_whole(path, [encode_reading(extraction)])
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BuildError(
            f"{path.parent}: what was read could not be kept ({reason}); what was published is untouched."
            " Please check the room on the disk"
        ) from error
    return extraction


def key_of(document: Document, rules: str, code: str) -> str:
    """A hash of everything that an extraction depends on."""
    # repr leaves out the text, which its sha256 stands for
    content = "\0".join((repr(document), rules, code))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def text_size(documents: Iterable[Document]) -> int:
    """Characters in all."""
    return sum(len(document.text) for document in documents)
