"""The figures of a page of an original, each with its rectangles: charted ones and those that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.content.leaf import Edges, join_lines
from dashboard.content.leaf_sheets import boxes_of, find_sheet, is_drawn, stretches_of
from etl.answers import StoredMention, WordBox
from etl.store import Store, kept


@dataclass(frozen=True, slots=True)
class LeafFigure:
    """A figure on a page: its row of `Store.mentions`, where it stands, the colour of its origin if it is charted."""

    mention: StoredMention
    lines: tuple[Edges, ...]
    colour: str | None


def find_boxes(store: Store, document_id: str, page: int) -> tuple[Sequence[WordBox], list[tuple[int, int]]]:
    """The words of a page with their places, and the stretches of the text that they are of."""
    if is_drawn(store.document(document_id)):
        sheet = find_sheet(store, document_id, page)
        return (boxes_of(sheet, page), stretches_of(store, document_id, page)) if sheet else ((), [])
    boxes = store.boxes(document_id, page=page)
    return boxes, [(boxes[0].char_start, boxes[-1].char_end)] if boxes else []


@kept(64)
def find_leaf_figures(store: Store, document_id: str, page: int) -> tuple[LeafFigure, ...]:
    """Those of which some characters stand on the page, in the order of the text."""
    boxes, stretches = find_boxes(store, document_id, page)
    mentions = [one for first, last in stretches for one in store.mentions(document_id, first, last)]
    colours = theme.name_colours(store.origin_colours(mention.origin_id for mention in mentions))
    found = []
    for mention in mentions:
        start, end = mention.char_start, mention.char_end
        own = [box for box in boxes if box.char_end > start and box.char_start < end]
        if own:
            colour = colours.get(mention.origin_id) if mention.observation_id else None
            found.append(LeafFigure(mention, join_lines(own, start, end), colour))
    return tuple(found)
