"""One document through the steps: lines, passages, mentions. Pure: no files, no database.

Document ─ read_lines ─ read_passages ─ read_mentions ─ Extraction
"""

from __future__ import annotations

from etl.exact import exactly
from etl.mentions import read_mentions
from etl.model import Document, Extraction
from etl.passages import read_passages
from etl.rules import Rules
from etl.text import read_lines


def extract(document: Document, rules: Rules) -> Extraction:
    """All that one document gives, without indicators."""
    passages, tables = read_passages(document.id, read_lines(document))
    with exactly():
        numerals, mentions, works, citations = read_mentions(document, passages, tables, rules)
    return Extraction(document, passages, tables, tuple(numerals), tuple(mentions), tuple(works), tuple(citations))
