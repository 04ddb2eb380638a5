"""The figures of a page of an original, each with its rectangles: charted ones and those that are not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.content.leaf import Edges, join_lines
from etl.answers import StoredMention
from etl.store import Store, kept

COLOURS = 8  # of which the families take one each, in their order


@dataclass(frozen=True, slots=True)
class LeafFigure:
    """A figure on a page: its row of `Store.mentions`, where it stands, the colour of its family if it is charted."""

    mention: StoredMention
    lines: tuple[Edges, ...]
    colour: int | None


@kept(64)
def find_leaf_figures(store: Store, document_id: str, page: int) -> tuple[LeafFigure, ...]:
    """Those of which some characters stand on the page, in the order of the text."""
    boxes = store.boxes(document_id, page=page)
    if not boxes:
        return ()
    families = {row.family: (row.ordinal - 1) % COLOURS + 1 for row in store.families()}
    first, last = boxes[0].char_start, boxes[-1].char_end
    found = []
    for mention in store.mentions(document_id, first, last):
        start, end = mention.char_start, mention.char_end
        own = [box for box in boxes if box.char_end > start and box.char_start < end]
        if own:
            colour = families[mention.family] if mention.observation_id and mention.family else None
            found.append(LeafFigure(mention, join_lines(own, start, end), colour))
    return tuple(found)
