"""The result in the repository: datasets/published/figures.csv and its datapackage.json.

So everyone can read the figures without running anything, and every change of a rule shows as a
difference. The same store gives the same bytes: no time, no version, no path of a machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path("datasets") / "published"


def publish(
    workspace: Path,
    csv: bytes,
    schema: Mapping[str, object],
    documents: Iterable[Mapping[str, Any]],
) -> list[Path]:
    """Write both files, each in one step; `schema` is the Frictionless table schema of the CSV."""
    folder = Path(workspace) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    package = describe_package(csv, schema, documents)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    paths = [folder / "figures.csv", folder / "datapackage.json"]
    write_file(paths[0], [csv])
    write_file(paths[1], [text.encode()])
    return paths


def describe_package(
    csv: bytes, schema: Mapping[str, object], documents: Iterable[Mapping[str, Any]]
) -> dict[str, object]:
    """A Frictionless tabular data package with the documents as its sources."""
    return {
        "profile": "tabular-data-package",
        "name": "figtrace-figures",
        "title": "Figures cited in policy papers, each with the characters that state it",
        "title_ko": "정책 문헌이 인용한 수치와 그 근거 문장",
        "description": "One row a figure. char_start and char_end are code points, from 0, in the"
        " untouched text of the document; the text there is quote_value.",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "figures",
                "path": "figures.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(csv),
                "hash": f"sha256:{hashlib.sha256(csv).hexdigest()}",
                "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
                "schema": schema,
            }
        ],
        "sources": [describe_source(document) for document in documents],
    }


def describe_source(document: Mapping[str, Any]) -> dict[str, str]:
    """A document as a source: its title, or our short name for it, and its file and hash."""
    return {
        "title": document["title"] or document["label_ko"],
        "path": f"../../seeds/{document['file']}",
        "document_id": document["document_id"],
        "sha256": document["sha256"],
    }


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is whole or not there at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
