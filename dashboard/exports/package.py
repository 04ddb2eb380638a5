"""The package: figures, their passages and everything that describes them, in one zip.

Comes in: a selection. Goes out: the bytes of the zip, streamed, so that a million figures take the memory
of one batch. The same selection gives the same bytes: every file is dated 1 January 1980.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from string import Template
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import polars

from dashboard.citation import document
from dashboard.citation.references import FORMATS
from dashboard.content.leaf import find_pages
from dashboard.exports.annotations import annotations_jsonld
from dashboard.exports.batches import Pipe, document_word
from dashboard.exports.columns import COLUMNS, Column, read_columns
from dashboard.exports.crops import find_crop
from dashboard.exports.csv import figures_csv, guard, write_head, write_rows
from dashboard.exports.csvw import describe_csv
from dashboard.exports.datapackage import describe_package, describe_resource
from dashboard.exports.selection import Selection
from dashboard.i18n import LANGUAGES, Text
from etl.answers import CountedDocument, QuotedSentence, as_dict
from etl.errors import StoreError
from etl.zipped import zip_entry

FOLDER = Path(__file__).parent
QUOTATIONS = read_columns(FOLDER / "quotations.toml")
PAGE_COLUMNS = ("observation_id", "file", "page", "alt", "source")
MOST_PAGES = 200  # pictures, each of which is painted
ROWS_A_PIECE = 1_000
MODE = 0o644 << 16


@dataclass
class _Written:
    """What is known of a file once it is written."""

    size: int = 0
    hash: hashlib._Hash = field(default_factory=sha256)

    def take(self, piece: bytes) -> bytes:
        """The same piece, counted."""
        self.size += len(piece)
        self.hash.update(piece)
        return piece


def figures_zip(selection: Selection) -> Iterator[bytes]:
    """Stream the zip; StoreError before the first piece where too many pages are asked for."""
    check_pages(selection)
    pipe = Pipe()
    with ZipFile(pipe, "w", ZIP_DEFLATED) as package:
        for name, pieces in list_files(selection):
            entry = zip_entry(name)
            entry.external_attr = MODE
            with package.open(entry, "w", force_zip64=True) as file:
                for piece in pieces:
                    file.write(piece)
                    yield pipe.drain()
    yield pipe.drain()


def list_files(selection: Selection) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files in their order; what describes the tables comes after them, since it holds their hashes."""
    documents = selection.documents()
    data, quotations = _Written(), _Written()
    yield "data.csv", map(data.take, figures_csv(selection.figures()))
    yield "quotations.csv", map(quotations.take, quotations_csv(selection.quotations()))
    by_id = {row.document_id: row for row in documents}
    count = sum(batch.num_rows for batch in selection.figures())
    annotations = annotations_jsonld(selection.quotations(), by_id, selection.address, selection.version, count)
    yield "annotations.jsonld", annotations
    items = [document(row).item | {"id": document_word(row.document_id)} for row in documents]
    for form, (write, _) in FORMATS.items():
        yield f"references.{form}", [write(items).encode()]
    tables = (("data", COLUMNS, data), ("quotations", QUOTATIONS, quotations))
    resources = [
        describe_resource(name, f"{name}.csv", table.size, table.hash.hexdigest(), columns)
        for name, columns, table in tables
    ]
    yield "datapackage.json", [to_json(describe_package(resources, documents, version=selection.version))]
    for name, columns, _ in tables:
        yield f"{name}.csv-metadata.json", [to_json(describe_csv(f"{name}.csv", columns, selection.version))]
    if selection.with_pages:
        yield from list_pages(selection)
    for lang in LANGUAGES:
        yield f"README.{lang}.md", [write_readme(lang, selection, documents, count).encode()]


def list_pages(selection: Selection) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The place of each figure on the page of its original as a picture, then what each shows and where it is from."""
    rows: list[dict[str, str]] = []
    for name in _paged_figures(selection):
        if (crop := find_crop(selection.store, name, selection.text)) is not None:
            file = f"pages/{name.replace(':', '_')}.png"
            cells = (name, file, crop.label, crop.alt, crop.source)
            rows.append(dict(zip(PAGE_COLUMNS, cells, strict=True)))
            yield file, [crop.png]
    yield "pages.csv", [write_head(PAGE_COLUMNS), write_rows(PAGE_COLUMNS, rows)]


def check_pages(selection: Selection) -> None:
    """StoreError if there are more figures with pages than a package carries pictures of."""
    if selection.with_pages and (count := len(_paged_figures(selection))) > MOST_PAGES:
        raise StoreError(
            f"pages: {count:,} figures stand on pages of originals, {MOST_PAGES} at most; narrow what is exported"
        )


def _paged_figures(selection: Selection) -> list[str]:
    paged = {row.document_id for row in selection.documents() if find_pages(selection.store, row.document_id)}
    return [
        name
        for batch in selection.figures()
        for name, document in zip(batch["observation_id"].to_pylist(), batch["document_id"].to_pylist(), strict=True)
        if document in paged
    ]


def quotations_csv(rows: Iterator[QuotedSentence]) -> Iterator[bytes]:
    """The untouched sentences as CSV, in the columns of quotations.toml."""
    names = [column.name for column in QUOTATIONS]
    yield write_head(names)
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append(as_dict(row) | {"document_id": document_word(row.document_id)})
        if len(waiting) == ROWS_A_PIECE:
            yield format_rows(waiting, names)
            waiting = []
    if waiting:
        yield format_rows(waiting, names)


def format_rows(rows: list[dict[str, Any]], names: list[str]) -> bytes:
    """The lines of some rows."""
    text = [column.name for column in QUOTATIONS if column.type == "string"]
    return polars.DataFrame(rows).select(names).with_columns(guard(*text)).write_csv(include_header=False).encode()


def write_readme(lang: str, selection: Selection, documents: list[CountedDocument], count: int) -> str:
    """The README of the package in one language."""
    text = Text(lang)
    words = Template((FOLDER / f"readme.{lang}.md").read_text(encoding="utf-8"))
    narrowed = selection.describe()
    return words.substitute(
        version=selection.version,
        selection=f"`{narrowed}`" if narrowed else text("sheet.everything"),
        count=f"{count:,}",
        documents=f"{len(documents):,}",
        columns="\n".join(describe_line(column, lang) for column in COLUMNS),
        quotations="\n".join(describe_line(column, lang) for column in QUOTATIONS),
        rights="\n".join(describe_rights(row, text) for row in documents),
    )


def describe_line(column: Column, lang: str) -> str:
    """One column in a list."""
    return f"- `{column.name}`: {column.description_ko if lang == 'ko' else column.description_en}"


def describe_rights(row: CountedDocument, text: Text) -> str:
    """One document in a list, with its licence as stated."""
    name, licence = document_word(row.document_id), row.licence or text("document.not_stated")
    return f"- {name}: {row.title or row.label_ko} · {licence}"


def to_json(thing: object) -> bytes:
    """JSON for people: indented, with Korean letters."""
    return (json.dumps(thing, ensure_ascii=False, indent=2) + "\n").encode()
