"""datasets/corrections.toml: figures that a document prints wrongly. What the keys mean: etl/corrections.py."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import DocumentId, Line, Number, Prose, WrittenNumber, known
from etl.schemas.problems import Fault, show

PLACES = ("row", "column", "sentence")


class CorrectionEntry(Entry):
    """One [[correction]]."""

    document: DocumentId  # it sleeps while the manifest does not list it
    expects: Line
    becomes: WrittenNumber
    reason_ko: Prose
    reason_en: Prose
    check: Annotated[str, known("check", "etl/store/checks/"), Field(description="the name of a check")]
    row: Line | None = None
    column: Line | None = None
    sentence: Line | None = None
    scale: Number = Decimal(1)


class CorrectionsFile(File):
    """datasets/corrections.toml."""

    correction: tuple[CorrectionEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Places that are none, and figures that are corrected twice."""
        seen: set[tuple[str | None, ...]] = set()
        for place, entry in enumerate(self.correction):
            named = {key for key in PLACES if getattr(entry, key) is not None}
            if named not in ({"row", "column"}, {"sentence"}):
                yield Fault(
                    ("correction", place), ", ".join(sorted(named)) or "no place", "row and column, or sentence"
                )
            if entry.scale <= 0:
                yield Fault(("correction", place, "scale"), str(entry.scale), "a number above 0")
            figure = (entry.document, entry.row, entry.column, entry.sentence, entry.expects)
            if figure in seen:
                found = f"a second correction of {show(entry.expects)} at one place"
                yield Fault(("correction", place), found, "one", "keep one")
            seen.add(figure)


KIND = Kind(
    "datasets/corrections.toml", CorrectionsFile, "correction", key="document", is_unique=False, is_needed=False
)
