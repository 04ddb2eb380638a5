"""datapackage.json: a Frictionless tabular data package, made from the columns.

The same description serves datasets/published/ and the package to download. Sources are documents; where
one states no licence, none is named, and the note of rights says what that means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.exports.batches import document_word
from dashboard.exports.columns import COLUMNS, Column, frictionless_schema
from etl.answers import CountedDocument


def describe_package(
    resources: Iterable[Mapping[str, Any]],
    documents: Iterable[CountedDocument],
    folder: str | None = None,
    **more: object,
) -> dict[str, Any]:
    """The package; `folder` leads from it to the seeds, where they stand beside it."""
    return {
        "profile": "tabular-data-package",
        "name": "figtrace-figures",
        "title": "Figures cited in policy papers, each with the characters that state it",
        "title_ko": "정책 문헌이 인용한 수치와 그 근거 문장",
        "description": "One row a figure. char_start and char_end are code points, from 0, in the"
        " untouched text of the document; the text there is quote_value.",
        **more,
        "resources": list(resources),
        "sources": [describe_source(document, folder) for document in documents],
    }


def describe_resource(
    name: str, path: str, size: int, sha256: str, columns: tuple[Column, ...] = COLUMNS
) -> dict[str, Any]:
    """A CSV file with its size, its hash and its columns."""
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": frictionless_schema(columns),
    }


def describe_source(document: CountedDocument, folder: str | None) -> dict[str, str]:
    """A document as a source: its title, or our short name for it, its file and hash, its licence if stated."""
    source = {
        "title": document.title or document.label_ko,
        "path": f"{folder}/{document.file}" if folder else None,
        "document_id": document_word(document.document_id),
        "sha256": document.sha256,
        "licence": document.licence,
    }
    return {name: value for name, value in source.items() if value}
