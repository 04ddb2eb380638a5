"""Pictures of the pages of originals that lie in the workspace of a store."""

from __future__ import annotations

from pathlib import Path

from etl.answers import StoredDocument
from etl.intake.painting import Mark, Order, paint_in_child
from etl.store.originals import verify_shown

__all__ = ["Mark", "Order", "paint_page"]


def paint_page(store: Path, document: StoredDocument, order: Order) -> bytes | None:
    """A page as a picture; None if the original is not there or another file, IntakeError if it cannot be painted."""
    found = verify_shown(store, document)
    return paint_in_child(found[0], order) if found is not None else None
