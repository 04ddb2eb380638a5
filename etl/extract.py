"""One document through the steps: lines, passages, mentions, statements. Pure: no files, no database.

Document ─ read_lines ─ read_passages ─ read_mentions ─ understand ─ Extraction
"""

from __future__ import annotations

from etl.exact import exactly
from etl.meaning import understand
from etl.mentions import read_mentions
from etl.model import Document, Extraction
from etl.passages import read_passages
from etl.patterns import use
from etl.reading.scripts import Script
from etl.rules import Rules
from etl.text import read_lines


def extract(document: Document, rules: Rules) -> Extraction:
    """All that one document gives, without indicators."""
    use(rules.cues)
    script = Script(document, rules)
    passages, tables = read_passages(document.id, script.lines(read_lines(document)))
    with exactly():
        read = script.document(document)
        reading = read_mentions(read, passages, tables, rules)
        mentions, statements = understand(read, passages, tables, reading, rules)
    found = Extraction(
        document, passages, tables, tuple(reading.numerals), mentions, tuple(reading.works),
        tuple(reading.citations), statements,
    )  # fmt: skip
    return script.as_written(found)
