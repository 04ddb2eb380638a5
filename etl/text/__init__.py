"""One reader a file format: from a document's untouched text to its lines, with offsets."""

from __future__ import annotations

from etl.model import Document, Line
from etl.reading.view import view_line
from etl.text.html import read_html_lines
from etl.text.markdown import read_markdown_lines
from etl.text.plain import read_plain_lines

READERS = {"text": read_plain_lines, "markdown": read_markdown_lines, "html": read_html_lines}


def read_lines(document: Document) -> list[Line]:
    """The lines of a document, empty ones too, in one normalised view; what its format does not say stays None."""
    return [view_line(line) for line in READERS[document.format](document.text)]
