"""From seeds/manifest.toml to Documents.

Comes in: a workspace. Goes out: one Document a file, its text untouched, in the order of their ids.
Refused, all at once as a SeedError: a manifest that does not meet its schema (etl/schemas/manifest.py), a file
that is missing, outside the workspace or not the one in the manifest (sha256), be it the text or the original that
it was read from; text that is not UTF-8.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.errors import SeedError
from etl.files import NO_CHARACTER
from etl.model import MANIFEST, Document, Period, Person, Span
from etl.schemas import manifest
from etl.schemas.inputs import Inputs
from etl.schemas.manifest import AuthorEntry, DocumentEntry
from etl.schemas.problems import Fault, show
from etl.written_periods import read_window


def read_manifest(inputs: Inputs) -> list[Document]:
    """Every document of the manifest, checked by its hash; what is broken is noted and left out."""
    entries = [entry for _, file in inputs.read(manifest.KIND) for entry in file.document]
    documents = [found for entry in entries if (found := _read_one(entry, inputs))]
    return sorted(documents, key=lambda document: document.id)


def read_documents(workspace: Path) -> list[Document]:
    """Every document of a workspace; SeedError with every problem found."""
    inputs = Inputs(workspace)
    documents = read_manifest(inputs)
    inputs.check()
    return documents


def plain_document(
    text: str, *, name: str = "-", language: str = "ko", published: str | None = None, format: str = "text",
    ref_area: str | None = None, origin: str | None = None, ref_period: Period | None = None,
) -> Document:  # fmt: skip
    """A document that stands in no manifest, as `figtrace extract` reads it."""
    return Document(
        id=name,
        text=text,
        file=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
        published=published,
        format=format,
        ref_area=ref_area,
        origin=origin,
        ref_period=ref_period,
    )


def decode(content: bytes, place: str) -> str:
    """UTF-8 text with every character kept (line ends too); SeedError names the first bad byte, or what is none of
    Unicode's characters."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(
            f"{place}: byte {error.start} is not UTF-8; save the file as UTF-8 (for example: iconv -f CP949 -t UTF-8)"
        ) from error
    if (found := NO_CHARACTER.search(text)) is not None:
        code = f"U+{ord(found[0]):04X}"
        raise SeedError(
            f"{place}: character {found.start():,} is {code}, which no file may hold that quotes it; delete it"
        )
    return text


def decode_given(content: bytes, place: str) -> str:
    """The same of a file that somebody names, which holds no NUL: as a paper it would be refused as well."""
    text = decode(content, place)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SeedError(f"{place}: text with a NUL character (line {line:,}); take it out, or fetch the file again")
    return text


def _read_one(entry: DocumentEntry, inputs: Inputs) -> Document | None:
    content = _read_file(entry, entry.file, entry.sha256, inputs)
    if entry.original is not None and entry.original_sha256 is not None:
        _read_file(entry, entry.original, entry.original_sha256, inputs)
    if entry.layout is not None and entry.layout_sha256 is not None:
        _read_file(entry, entry.layout, entry.layout_sha256, inputs)
    if content is None:
        return None
    try:
        return _document(entry, decode(content, f"seeds/{entry.file}"))
    except SeedError as error:
        inputs.problems += error.problems
        return None


def _read_file(entry: DocumentEntry, file: str, sha256: str, inputs: Inputs) -> bytes | None:
    """A file of an entry, if it is the one that the manifest means."""
    path = f"seeds/{file}"
    content = inputs.read_bytes(path, f"named in {manifest.KIND.path}, document {show(entry.id)}")
    if content is None:
        return None
    digest = hashlib.sha256(content).hexdigest()
    if digest == sha256:
        return content
    found = f"not the file in the manifest (sha256 {digest[:12]}…)"
    step = "restore it, or write the new hash if the change is meant"
    inputs.report(path, Fault((), found, f"sha256 {sha256[:12]}…", step))
    return None


def _document(entry: DocumentEntry, text: str) -> Document:
    stated = entry.model_dump(mode="json", exclude_unset=True)
    return Document(
        id=entry.id,
        text=text,
        file=entry.file,
        sha256=entry.sha256,
        language=entry.language,
        format=entry.format,
        label_ko=entry.label_ko,
        label_en=entry.label_en,
        title=entry.title,
        title_en=entry.title_en,
        authors=tuple(_person(author) for author in entry.author),
        publisher=entry.publisher,
        container=entry.container_title,
        number=entry.number,
        type=entry.type,
        published=entry.published,
        published_inferred=entry.published_inferred,
        published_reason_ko=entry.published_reason_ko,
        published_reason_en=entry.published_reason_en,
        note=entry.note,
        licence=entry.licence,
        original_format=entry.original_format,
        scanned=tuple(Span(*map(int, stretch.split("-"))) for stretch in entry.scanned),
        ref_area=entry.ref_area,
        origin=entry.origin,
        ref_period=read_window(entry.ref_period, MANIFEST) if entry.ref_period is not None else None,
        bibliography=stated,
    )


def _person(entry: AuthorEntry) -> Person:
    return Person(entry.name, entry.name_en, entry.affiliation, entry.affiliation_en)
