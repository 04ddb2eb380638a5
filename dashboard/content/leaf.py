"""Where a figure stands on the page of its original: which part of the page to show, and what to mark in it.

Comes in: words with their boxes, in points from the upper left corner of a page. Goes out: rectangles, one a line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.content.leaf_sheets import (
    boxes_of,
    find_labels,
    find_plan,
    find_sheet,
    inset,
    is_drawn,
    list_pages,
    name_of,
)
from dashboard.content.sheets.draw import draw
from dashboard.content.sheets.lay import lay
from dashboard.i18n import Text
from etl.answers import DescribedMention, EvidenceSpan, Observation, StoredDocument, StoredPage, WordBox, replace
from etl.store import Mark, Store, find_shown, kept

Edges = tuple[float, float, float, float]
AROUND = 16.0  # points that are shown around what is marked …
SIDE = 10.0  # … and beside it
EDGE = 3.0  # … and at least around every word of it
LEAST = 260.0  # points: a part is at least so wide
TALLEST = 420.0  # and at most so high, the figure within it
WIDE, NARROW = "mwMW%@—", "ijl.,:;'!|()[]"  # letters of most fonts
LABELS = ("row", "column", "unit")  # evidence that stands elsewhere in a table


@dataclass(frozen=True, slots=True)
class Place:
    """A figure on its page: the rectangles of its number, of its sentence and of the heads of its cell.

    `part` is what of the page to show; `goes_on` says that the sentence stands on another page too.
    """

    page: int
    label: str
    width: float
    height: float
    number: tuple[Edges, ...]
    passage: tuple[Edges, ...]
    labels: tuple[Edges, ...]
    part: Edges
    goes_on: bool

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is painted over the page, the number last."""
        sorts = {"passage": self.passage, "label": self.labels, "number": self.number}
        return tuple(Mark(sort, edges) for sort, found in sorts.items() for edges in found)


def say_layout(document: StoredDocument, text: Text) -> str:
    """That its pages are no more than what a program made of it; empty where they are its own."""
    if is_drawn(document):
        return text("cells.drawn")
    program = document.bibliography.get("layout_program")
    return text("leaf.laid_out", program=program) if program else ""


def say(document: StoredDocument | None, text: Text, key: str, /, **values: str | int) -> str:
    """Words about a page: those of sheets where it is one."""
    return text(f"cells.{key}" if is_drawn(document) else f"leaf.{key}", **values)


def is_shown(store: Store, document: StoredDocument) -> bool:
    """Whether its pages can be shown: the file that they are painted from is here, or none is needed."""
    return is_drawn(document) or find_shown(store.path, document) is not None


def find_pages(store: Store, document_id: str) -> list[StoredPage]:
    """All pages of a document, of the original or drawn by us; of drawn ones without their sizes."""
    return list_pages(store, document_id) if is_drawn(store.document(document_id)) else store.pages(document_id)


def find_page(store: Store, document_id: str, number: int) -> StoredPage | None:
    """The page of this number with its size."""
    found = next((page for page in find_pages(store, document_id) if page.page == number), None)
    if (
        found is not None
        and is_drawn(store.document(document_id))
        and (sheet := find_sheet(store, document_id, number))
    ):
        return replace(found, width=sheet.width, height=sheet.height)
    return found


@kept(512)
def find_place(store: Store, observation_id: str) -> Place | None:
    """Where a figure stands, charted or not; None if its document has no pages, or not all of it has a place on one."""
    row = store.observation(observation_id) or store.mention(observation_id)
    if row is None:
        return None
    document, start, end = row.document_id, row.char_start, row.char_end
    if is_drawn(store.document(document)):
        return _find_in_sheet(store, row)
    own = store.boxes(document, start, end)
    if not own:
        return None
    (page,) = store.pages(document, own[0].page)
    evidence = store.evidence(row.mention_id) if row.table_id else []
    labels = [box for span in evidence if span.role in LABELS for box in _boxes(store, document, span)]
    sentence = store.boxes(document, row.sentence_start, row.sentence_end)
    number = join_lines(here(own, page.page), start, end)
    passage = join_lines(here(sentence, page.page), row.sentence_start, row.sentence_end)
    heads = tuple(edges for edges in join_lines(here(labels, page.page)) if edges not in number)
    part = choose_part([*number, *heads, *passage], number)
    return Place(
        page=page.page,
        label=page.label,
        width=page.width,
        height=page.height,
        number=number,
        passage=() if row.table_id else passage,
        labels=heads,
        part=keep_whole(part, store.boxes(document, page=page.page), page.width, page.height),
        goes_on=any(box.page != page.page for box in (*own, *sentence)),
    )


def _find_in_sheet(store: Store, row: Observation | DescribedMention) -> Place | None:
    """Among the cells near it: heads, labels and the rows around."""
    plan, start, end = find_plan(store, row.document_id), row.char_start, row.char_end
    found = plan.find(start)
    if found is None:
        return None
    page, window = found
    sheet = lay(plan.text, window)
    boxes, field = boxes_of(sheet, page), sheet.find_field(start)
    number = join_lines([box for box in boxes if box.char_end > start and box.char_start < end], start, end)
    if not number:
        return None
    spans = [span for span in store.evidence(row.mention_id) if span.role in LABELS] if row.table_id else []
    labels = find_labels(sheet, field, [span.char_start for span in spans])
    sentence = [box for box in boxes if box.char_end > row.sentence_start and box.char_start < row.sentence_end]
    whole = (0.0, 0.0, sheet.width, sheet.height)
    return Place(
        page=page,
        label=name_of(window, field),
        width=sheet.width,
        height=sheet.height,
        number=number,
        passage=(inset(field),) if field else join_lines(sentence, row.sentence_start, row.sentence_end),
        labels=labels,
        part=whole if sheet.height <= TALLEST else cut_part(whole, number),
        goes_on=False,
    )


def draw_place(store: Store, observation_id: str) -> str | None:
    """A figure among the cells of its sheet, as SVG; None if it is of no sheet."""
    row, place = store.observation(observation_id) or store.mention(observation_id), find_place(store, observation_id)
    if row is None or place is None or not is_drawn(store.document(row.document_id)):
        return None
    plan = find_plan(store, row.document_id)
    found = plan.find(row.char_start)
    return draw(lay(plan.text, found[1]), place.label, place.marks, place.part) if found is not None else None


def _boxes(store: Store, document: str, span: EvidenceSpan) -> Sequence[WordBox]:
    return store.boxes(document, span.char_start, span.char_end)


def here(boxes: Iterable[WordBox], page: int) -> list[WordBox]:
    """The boxes that stand on a page."""
    return [box for box in boxes if box.page == page]


def join_lines(boxes: Sequence[WordBox], start: int | None = None, end: int | None = None) -> tuple[Edges, ...]:
    """Boxes of words that follow each other on a line as one rectangle; only what lies between two offsets.

    >>> one, other = WordBox(1, 0, 3, 10.0, 5.0, 40.0, 15.0, "abc"), WordBox(1, 4, 7, 45.0, 5.0, 75.0, 15.0, "abc")
    >>> join_lines([one, other], 1, 6)
    ((20.0, 5.0, 65.0, 15.0),)
    """
    lines: list[Edges] = []
    for box in boxes:
        x0, x1 = cut_word(box, start, end)
        edges = (x0, box.y0, x1, box.y1)
        if lines and _goes_on(lines[-1], edges):
            last = lines[-1]
            lines[-1] = (last[0], min(last[1], edges[1]), edges[2], max(last[3], edges[3]))
        else:
            lines.append(edges)
    return tuple(lines)


def _goes_on(last: Edges, edges: Edges) -> bool:
    """Whether a rectangle stands to the right of another on its line."""
    shared = min(last[3], edges[3]) - max(last[1], edges[1])
    return edges[0] >= last[0] and shared > 0.5 * min(last[3] - last[1], edges[3] - edges[1])


def cut_word(box: WordBox, start: int | None, end: int | None) -> tuple[float, float]:
    """From where to where of a word, by the widths that its characters usually have: 개 of 개를."""
    first = max((start or 0) - box.char_start, 0)
    size, word = box.char_end - box.char_start, box.word
    word = word if len(word) == size else "x" * size  # &amp; stands for one character
    last = size - max(box.char_end - (end or box.char_end), 0)
    widths = [width_of(char) for char in word]
    if first <= 0 and last >= len(widths):
        return box.x0, box.x1
    unit = (box.x1 - box.x0) / (sum(widths) or 1)
    return box.x0 + unit * sum(widths[:first]), box.x0 + unit * sum(widths[:last])


def width_of(char: str) -> float:
    """About how wide a character is printed, in halves of a square."""
    if unicodedata.east_asian_width(char) in "WF":
        return 2.0
    return 1.7 if char in WIDE else 0.6 if char in NARROW else 1.1


def choose_part(marked: Sequence[Edges], number: Sequence[Edges]) -> Edges:
    """What of a page to show so that all marks are in it."""
    left, right = min(edges[0] for edges in marked) - SIDE, max(edges[2] for edges in marked) + SIDE
    top, bottom = min(edges[1] for edges in marked) - AROUND, max(edges[3] for edges in marked) + AROUND
    if (lacking := LEAST - (right - left)) > 0:
        left, right = left - lacking / 2, right + lacking / 2
    return cut_part((left, top, right, bottom), number)


def cut_part(part: Edges, number: Sequence[Edges]) -> Edges:
    """Of what is too high the figure and what is near it."""
    left, top, right, bottom = part
    if bottom - top > TALLEST:
        middle = (number[0][1] + number[-1][3]) / 2
        top = min(max(top, middle - TALLEST / 2), bottom - TALLEST)
        bottom = top + TALLEST
    return left, top, right, bottom


def keep_whole(part: Edges, boxes: Iterable[WordBox], width: float, height: float) -> Edges:
    """The same part, but so that its edges cut no line and no word, and on the page."""
    left, top, right, bottom = part
    seen = [box for box in boxes if box.y1 > top and box.y0 < bottom]
    near = [box for box in seen if box.x1 > left and box.x0 < right]
    top = min([top, *(box.y0 - EDGE for box in near)])
    bottom = max([bottom, *(box.y1 + EDGE for box in near)])
    left = min([left, *(box.x0 - EDGE for box in near)])
    right = max([right, *(box.x1 + EDGE for box in near)])
    return max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
