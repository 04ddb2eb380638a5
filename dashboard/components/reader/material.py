"""What the reader needs of a document, asked of the store a part at a time.

A part is set in about the time that one look at it takes, however long the document is; the latest are kept. A table
that is heavier than a part comes as its rows in each, under its heads.
"""

from __future__ import annotations

from dashboard import theme
from dashboard.components.reader import reader
from dashboard.components.reader.reader import InText, Material, Shown, set_material
from dashboard.content.leaf import find_pages
from dashboard.i18n import Text
from etl.answers import DocumentPart, MentionEvidence, StoredCell, StoredTable, TitledTable
from etl.store import Store, kept

PARTS_KEPT = 64


def load_material(store: Store, document_id: str, part: DocumentPart) -> Material:
    """The rows of a part of a document in reading order."""
    start, end = part.char_start, part.char_end
    mentions = store.mentions(document_id, start, end)
    colours = theme.name_colours(store.origin_colours(row.origin_id for row in mentions))
    tables = [table for table in store.tables(document_id) if table.char_start < end and table.char_end > start]
    windows = {table.table_id: find_window(store, table, part) for table in tables}
    cells = {table_id: load_cells(store, table_id, window) for table_id, window in windows.items()}
    return Material(
        passages=store.passages(document_id, part.first, part.last),
        mentions=mentions,
        figures={
            row.mention_id: InText(row.figure_status, colours.get(row.origin_id, theme.ORIGINS[-1]))
            for row in mentions
            if row.figure_status
        },
        evidence=_find_evidence(store, document_id, part, cells),
        numerals=store.numerals(document_id, start=start, end=end),
        cells=cells,
        windows=windows,
        footnotes=store.notes(document_id),
        has_pages=bool(find_pages(store, document_id)),
    )


def find_window(store: Store, table: StoredTable | TitledTable, part: DocumentPart) -> Shown | None:
    """Which rows of a table a part holds; None if it holds all of it."""
    if part.char_start <= table.char_start and table.char_end <= part.char_end:
        return None
    found = store.table_window(table.table_id, part.char_start, part.char_end)
    if found is None or found.first is None or found.last is None:
        return None
    heads = () if found.first_head is None or found.last_head is None else (found.first_head, found.last_head)
    return Shown(found.first, found.last, found.rows, heads)


def load_cells(store: Store, table_id: str, window: Shown | None) -> list[StoredCell]:
    """The cells of a table, or of those rows of it that are shown, with the heads above them."""
    if window is None:
        return store.cells(table_id)
    heads = store.cells(table_id, *window.heads) if window.heads else []
    return [*heads, *store.cells(table_id, window.first, window.last)]


def _find_evidence(
    store: Store, document_id: str, part: DocumentPart, cells: dict[str, list[StoredCell]]
) -> list[MentionEvidence]:
    """What justifies figures: of this part and its neighbours in its text, of its own in heads that stand before it.

    The head of a large table speaks for every figure of it, of which only these are at hand.
    """
    start, end = part.char_start, part.char_end
    parts = load_parts(store, document_id)
    first, last = parts[max(part.part - 2, 0)].char_start, parts[min(part.part, len(parts) - 1)].char_end
    found = store.evidence_in(document_id, start, end, first, last)
    for own in cells.values():
        places = [(cell.char_start, cell.char_end) for cell in own if (cell.char_start or 0) < start]
        before = [(first, last) for first, last in places if first is not None and last is not None]
        if before:
            reach = (min(first for first, _ in before), min(max(last for _, last in before), start))
            found += store.evidence_in(document_id, *reach, start, end)
    return found


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
    return set_material(load_material(store, document_id, parts[number - 1]), Text(lang))


@kept(PARTS_KEPT)
def _cut(store: Store, document_id: str, size: int) -> list[DocumentPart]:
    return store.document_parts(document_id, size, reader.WEIGHT_OF_FIGURE)
