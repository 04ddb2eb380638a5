"""Pages of sheets (XLSX, CSV), which we draw from their cells: how many there are, and where a figure stands on one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.content.sheets.grid import letters_of
from dashboard.content.sheets.lay import Edges, Field, Sheet, lay
from dashboard.content.sheets.plan import Plan, Window
from etl.answers import StoredDocument, StoredPage, WordBox
from etl.store import Store, kept

SHEETS = ("xlsx", "csv")
INSET = 0.6  # points between the edges of a cell and its mark


def is_drawn(document: StoredDocument | None) -> bool:
    """Whether its pages are drawn from its cells."""
    return document is not None and document.format in SHEETS and "layout" not in document.bibliography


@kept(4)
def find_plan(store: Store, document_id: str) -> Plan:
    """The pages of a document of sheets."""
    document = store.document(document_id)
    found = store.text_at(document_id, 0, document.length) if document is not None else None
    return Plan(found.quote if found is not None else "")


@kept(32)
def find_sheet(store: Store, document_id: str, number: int) -> Sheet | None:
    """A page, from 1, with everything in its place."""
    plan = find_plan(store, document_id)
    return lay(plan.text, plan.pages[number - 1]) if 0 < number <= len(plan.pages) else None


def list_pages(store: Store, document_id: str) -> list[StoredPage]:
    """All pages; the stretch of a page beside another, with other columns of the same rows, is empty."""
    pages: list[StoredPage] = []
    for number, window in enumerate(find_plan(store, document_id).pages, 1):
        start, end = _stretch(window)
        if pages and pages[-1].char_start == start:
            end = start
        pages.append(StoredPage(number, window.label or "1", start, end, 0.0, 0.0))
    return pages


def _stretch(window: Window) -> tuple[int, int]:
    """From where to where in the text the rows of a page stand, without heads that are repeated."""
    own = [window.grid.rows[row] for row in window.rows if row >= window.grid.heads or window.has_above]
    places = [*(window.grid.above if window.has_above else ()), *own]
    return places[0].start, places[-1].end


def stretches_of(store: Store, document_id: str, number: int) -> list[tuple[int, int]]:
    """The stretches of the text of which something is on a page: those of its heads, its rows, its notes."""
    window = find_plan(store, document_id).pages[number - 1]
    heads = [window.grid.rows[row] for row in window.rows if row < window.grid.heads]
    body = [window.grid.rows[row] for row in window.rows if row >= window.grid.heads]
    groups = [window.grid.above if window.has_above else (), heads, body, window.grid.below if window.has_below else ()]
    return [(group[0].start, group[-1].end) for group in groups if group]


def boxes_of(sheet: Sheet, number: int) -> list[WordBox]:
    """The words of a page with their places, in the order of the text."""
    return sorted(
        (WordBox(number, word.start, word.end, *word.edges, word.text) for word in sheet.words),
        key=lambda box: (box.char_start, box.x0),
    )


def find_labels(sheet: Sheet, own: Field | None, starts: Sequence[int]) -> tuple[Edges, ...]:
    """The cells in which these characters stand, but not the figure's own."""
    fields = [field for start in starts if (field := sheet.find_field(start)) is not None and field != own]
    return tuple(dict.fromkeys(inset(field) for field in fields))


def inset(field: Field) -> Edges:
    """The rectangle by which a cell is marked."""
    left, top, right, bottom = field.edges
    return left + INSET, top + INSET, right - INSET, bottom - INSET


def name_of(window: Window, field: Field | None) -> str:
    """The address of a cell with its sheet; without a cell that of the page."""
    if field is None:
        return window.label
    sheet = f"{window.grid.sheet}!" if window.grid.sheet else ""
    return f"{sheet}{letters_of(field.cell.column)}{field.cell.row}"
