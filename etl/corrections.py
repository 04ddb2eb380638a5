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
figure has been mended at its source, stops the build: it must then be taken out by a person.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from etl.errors import CorrectionError, RuleError
from etl.model import Extraction, Mention, Table

LEDGER = "datasets/corrections.toml"
NEEDED = {"document", "expects", "becomes", "reason_ko", "reason_en", "check"}
PLACES = {"row", "column", "sentence"}
KEYS = NEEDED | PLACES | {"scale"}
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
    path = Path(workspace) / LEDGER
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", [])
    except FileNotFoundError:
        return ()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError([f"{LEDGER}: not valid TOML ({error}); mend that line"]) from error
    problems = [p for n, entry in enumerate(entries, 1) for p in _problems(n, entry, checks)]
    if problems:
        raise RuleError(problems)
    return tuple(_read(entry) for entry in entries)


def find_corrections(extraction: Extraction, corrections: Iterable[Correction]) -> list[Correction]:
    """Those of this document, each with the id of its mention; CorrectionError if one has none."""
    own = [c for c in corrections if c.document == extraction.document.id]
    return [replace(c, id=_find_mention(c, extraction).id) for c in own]


def check_all_found(corrections: Iterable[Correction], found: Collection[Correction]) -> None:
    """CorrectionError if a correction names a document that was not read."""
    documents = {correction.document for correction in found}
    for correction in corrections:
        if correction.document not in documents:
            raise CorrectionError(
                f"{LEDGER}: {correction.document}: no such document in seeds/manifest.toml;"
                f" expected one that prints {correction.expects!r}; {TAKE_OUT}"
            )


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


def _problems(number: int, entry: dict[str, object], checks: Collection[str]) -> Iterator[str]:
    place = f"{LEDGER}: correction {number}"
    for key in sorted(entry.keys() - KEYS):
        yield f"{place}: unknown key {key!r}; expected one of {', '.join(sorted(KEYS))}"
    for key in sorted(NEEDED - entry.keys()):
        yield f"{place}: lacks {key!r}"
    if (entry.keys() & PLACES) not in ({"row", "column"}, {"sentence"}):
        yield f"{place}: names no place; expected row and column, or sentence"
    for key in ("becomes", "scale"):
        if key in entry and _number(entry[key]) is None:
            yield f"{place}: {key} is {entry[key]!r}; expected a number like 1243.0"
    if "check" in entry and entry["check"] not in checks:
        known = ", ".join(sorted(checks))
        yield f"{place}: unknown check {entry['check']!r}; expected one of {known}"


def _read(entry: dict[str, str]) -> Correction:
    scale = _number(entry.get("scale", "1")) or Decimal(1)
    value = (_number(entry["becomes"]) or Decimal(0)) * scale
    return Correction(value=value, **{k: v for k, v in entry.items() if k != "scale"})


def _number(text: object) -> Decimal | None:
    try:
        number = Decimal(str(text).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
