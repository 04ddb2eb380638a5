"""What the reader needs of a document, asked of the store a part at a time.

A part is set in about the time that one look at it takes, however long the document is; the latest are kept.
"""

from __future__ import annotations

from dashboard import theme
from dashboard.components.reader import reader
from dashboard.components.reader.reader import InText, Material, set_material
from dashboard.content.leaf import find_pages
from dashboard.i18n import Text
from etl.answers import DocumentPart
from etl.store import Store, kept

PARTS_KEPT = 64


def load_material(
    store: Store,
    document_id: str,
    passages: tuple[int | None, int | None] = (None, None),
    stretch: tuple[int | None, int | None] = (None, None),
) -> Material:
    """The rows of one document in reading order; or of some passages, which lie in a stretch of its text."""
    start, end = stretch
    tables = [
        table.table_id
        for table in store.tables(document_id)
        if (end is None or table.char_start < end) and (start is None or table.char_end > start)
    ]
    mentions = store.mentions(document_id, start, end)
    colours = theme.name_colours(store.origin_colours(row.origin_id for row in mentions))
    return Material(
        passages=store.passages(document_id, *passages),
        mentions=mentions,
        figures={
            row.mention_id: InText(row.figure_status, colours.get(row.origin_id, theme.ORIGINS[-1]))
            for row in mentions
            if row.figure_status
        },
        evidence=store.evidence_in(document_id, start, end),
        numerals=store.numerals(document_id, start=start, end=end),
        cells={table_id: store.cells(table_id) for table_id in tables},
        footnotes=store.notes(document_id),
        has_pages=bool(find_pages(store, document_id)),
    )


def load_part(store: Store, document_id: str, number: int, lang: str) -> str | None:
    """A part of the text as HTML, counted from 1; None if there is no such part."""
    return _set_part(store, document_id, number, lang, reader.CHARACTERS_A_PART)


def load_parts(store: Store, document_id: str) -> list[DocumentPart]:
    """Where each part begins and ends: by this the script finds the part of an offset."""
    return _cut(store, document_id, reader.CHARACTERS_A_PART)


@kept(PARTS_KEPT)
def _set_part(store: Store, document_id: str, number: int, lang: str, size: int) -> str | None:
    parts = _cut(store, document_id, size)
    if not 1 <= number <= len(parts):
        return None
    part = parts[number - 1]
    passages, stretch = (part.first, part.last), (part.char_start, part.char_end)
    return set_material(load_material(store, document_id, passages, stretch), Text(lang))


@kept(PARTS_KEPT)
def _cut(store: Store, document_id: str, size: int) -> list[DocumentPart]:
    return store.document_parts(document_id, size)
