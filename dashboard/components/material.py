"""What the reader needs of a document, asked of the store once a version.

A document is set in about the time that one look at it takes; the parts of the few latest are kept.
"""

from __future__ import annotations

from functools import lru_cache

from dashboard.components.reader import Material, cut_parts, set_parts
from dashboard.i18n import Text
from etl.store import Store

COLOURS = 8  # of which the families take one each, in their order
DOCUMENTS_KEPT = 16


def load_material(store: Store, document_id: str) -> Material:
    """The rows of one document, in reading order."""
    families = {row["family"]: (row["ordinal"] - 1) % COLOURS + 1 for row in store.families()}
    return Material(
        passages=store.passages(document_id),
        mentions=store.mentions(document_id),
        figures={
            row["observation_id"]: row | {"colour": families[row["family"]]}
            for row in store.figures(document=document_id)
        },
        evidence=store.evidence_in(document_id),
        numerals=store.numerals(document_id),
        cells={row["table_id"]: store.cells(row["table_id"]) for row in store.tables(document_id)},
    )


@lru_cache(maxsize=DOCUMENTS_KEPT)
def load_parts(store: Store, document_id: str, lang: str) -> tuple[str, ...]:
    """The text of a document as parts of HTML; a store belongs to one version, so it stays true."""
    return tuple(set_parts(load_material(store, document_id), Text(lang)))


@lru_cache(maxsize=DOCUMENTS_KEPT)
def load_starts(store: Store, document_id: str) -> tuple[int, ...]:
    """Where each part begins in the untouched text: by this the script finds the part of an offset."""
    return tuple(part[0]["char_start"] for part in cut_parts(store.passages(document_id)))
