"""Decks and papers as files, written by their libraries into an archive of ours, which minds no clock (etl.zipped)."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx.document
from docx.opc.pkgwriter import PackageWriter as PaperWriter
from pptx.opc.serialized import PackageWriter as DeckWriter
from pptx.presentation import Presentation as Deck

from etl.zipped import zip_entry


class _Archive:
    """What the writers of both libraries write to: parts, by their names."""

    def __init__(self) -> None:
        self._out = BytesIO()
        self._zip = ZipFile(self._out, "w")

    def write(self, uri: str, blob: bytes) -> None:
        """One part; its name begins with a slash."""
        self._zip.writestr(zip_entry(uri[1:]), blob)

    def close(self) -> bytes:
        """The archive."""
        self._zip.close()
        return self._out.getvalue()


def pack_deck(deck: Deck) -> bytes:
    """A deck as a file; the same deck gives the same bytes."""
    package: Any = deck.part.package
    archive: Any = _Archive()
    writer = DeckWriter("", package._rels, tuple(package.iter_parts()))
    writer._write_content_types_stream(archive)
    writer._write_pkg_rels(archive)
    writer._write_parts(archive)
    made: bytes = archive.close()
    return made


def pack_paper(paper: docx.document.Document) -> bytes:
    """A paper as a file."""
    package: Any = paper.part.package
    archive: Any = _Archive()
    writer: Any = PaperWriter
    for part in package.parts:
        part.before_marshal()
    writer._write_content_types_stream(archive, package.parts)
    writer._write_pkg_rels(archive, package.rels)
    writer._write_parts(archive, package.parts)
    made: bytes = archive.close()
    return made
