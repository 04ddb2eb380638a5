"""Figures that a document itself prints wrongly: a ledger, and an expectation that can fail.

datasets/corrections.toml holds one [[correction]] a figure:

    document               id of the document
    row, column            labels of a table's row (with its unit) and column, as printed; or
    sentence               the beginning of the sentence, as a person reads it
    expects                the figure as the document prints it
    becomes                the figure as it should have been printed
    scale                  what one printed unit stands for; 1 if left out (1000 for 천명)
    reason_ko, reason_en   why we are sure
    check                  the check in etl/store/checks/ that proves it

The document is never changed. A correction whose place or text is not there any more, or whose
figure has been mended at its source, stops the build: it must then be taken out by a person. One of a
document that the manifest does not list sleeps until it does (etl.inputs).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from etl.errors import CorrectionError
from etl.model import Extraction, Mention, Table
from etl.schemas import corrections as schema
from etl.schemas.corrections import CorrectionEntry
from etl.schemas.inputs import Inputs

LEDGER = schema.KIND.path
TAKE_OUT = "mend this entry or take it out"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the ledger; `id` is the mention that it corrects, "" until that is found."""

    document: str
    expects: str
    becomes: str
    value: Decimal  # scaled
    reason_ko: str
    reason_en: str
    check: str
    row: str | None = None
    column: str | None = None
    sentence: str | None = None
    id: str = ""

    @property
    def place(self) -> str:
        """Where it applies, in the words of the ledger."""
        return f"{self.row} / {self.column}" if self.row else f"{self.sentence}…"


def load_corrections(workspace: Path, checks: Collection[str]) -> tuple[Correction, ...]:
    """Read the ledger; `checks` are the names of those that exist. RuleError with all problems."""
    inputs = Inputs(workspace, check=checks)
    corrections = read_corrections(inputs)
    inputs.check()
    return corrections


def read_corrections(inputs: Inputs) -> tuple[Correction, ...]:
    """The same of what has been read already; none if there is no ledger."""
    return tuple(_read(entry) for _, file in inputs.read(schema.KIND) for entry in file.correction)


def find_corrections(extraction: Extraction, corrections: Iterable[Correction]) -> list[Correction]:
    """Those of this document, each with the id of its mention; CorrectionError if one has none."""
    own = [c for c in corrections if c.document == extraction.document.id]
    return [replace(c, id=_find_mention(c, extraction).id) for c in own]


def _find_mention(correction: Correction, extraction: Extraction) -> Mention:
    """The mention at the place of the correction, still printed as it expects."""
    found = list(_mentions_at(correction, extraction))
    place = f"{LEDGER}: {correction.document}, {correction.place}"
    if not found:
        raise CorrectionError(f"{place}: no figure was found there; {TAKE_OUT}")
    for mention in found:
        if correction.expects in mention.quote:
            if mention.value == correction.value:
                raise CorrectionError(
                    f"{place}: {mention.quote!r} is already read as {correction.becomes};"
                    f" the correction is no longer needed: take it out"
                )
            return mention
    printed = ", ".join(repr(mention.quote) for mention in found[:3])
    raise CorrectionError(f"{place}: found {printed}, expected {correction.expects!r}; {TAKE_OUT}")


def _mentions_at(correction: Correction, extraction: Extraction) -> Iterator[Mention]:
    if correction.row:
        places = {(table.id, *place) for table in extraction.tables for place in _cells_at(correction, table)}
        yield from (m for m in extraction.mentions if (m.table, m.row, m.column) in places)
    else:
        starts = set(_sentences_at(correction, extraction))
        yield from (m for m in extraction.mentions if m.sentence_start in starts)


def _cells_at(correction: Correction, table: Table) -> Iterator[tuple[int, int]]:
    """Row and column of the data cells under the two labels."""
    columns = {
        cell.column
        for cell in table.cells
        if cell.role == "column_label" and _bare(cell.text) == _bare(correction.column)
    }
    for row in range(table.rows):
        if _bare(correction.row) in _row_labels(table, row):
            yield from ((row, column) for column in columns)


def _row_labels(table: Table, row: int) -> set[str]:
    """A row's label with and without its unit; a row without a label has that of the row above."""
    unit = "".join(c.text for c in table.cells if c.row == row and c.role == "unit")
    own = [c for c in table.cells if c.role == "row_label" and c.row <= row and c.text.strip()]
    last = max((c.row for c in own), default=row)
    label = "".join(c.text for c in own if c.row == last)
    return {_bare(label), _bare(label + unit)}


def _sentences_at(correction: Correction, extraction: Extraction) -> Iterator[int]:
    """Where, in the untouched text, the sentences begin that start with these words."""
    for passage in extraction.passages:
        for start, end in passage.sentences:
            if _bare(passage.reading[start:end]).startswith(_bare(correction.sentence)):
                yield passage.starts[start]


def _bare(label: str | None) -> str:
    """A label without blanks and brackets: `1인당 GNI (달러)` is `1인당GNI달러`."""
    return re.sub(r"[\s()（）\[\]]", "", label or "")


def _read(entry: CorrectionEntry) -> Correction:
    return Correction(
        document=entry.document,
        expects=entry.expects,
        becomes=entry.becomes,
        value=Decimal(entry.becomes.replace(",", "")) * entry.scale,
        reason_ko=entry.reason_ko,
        reason_en=entry.reason_en,
        check=entry.check,
        row=entry.row,
        column=entry.column,
        sentence=entry.sentence,
    )
