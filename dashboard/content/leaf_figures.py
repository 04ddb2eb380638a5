"""The figures of a page of an original, each with its rectangles: charted ones and those that are not."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import theme
from dashboard.content.leaf import Edges, join_lines
from etl.answers import StoredMention
from etl.store import Store, kept


@dataclass(frozen=True, slots=True)
class LeafFigure:
    """A figure on a page: its row of `Store.mentions`, where it stands, the colour of its origin if it is charted."""

    mention: StoredMention
    lines: tuple[Edges, ...]
    colour: str | None


@kept(64)
def find_leaf_figures(store: Store, document_id: str, page: int) -> tuple[LeafFigure, ...]:
    """Those of which some characters stand on the page, in the order of the text."""
    boxes = store.boxes(document_id, page=page)
    if not boxes:
        return ()
    first, last = boxes[0].char_start, boxes[-1].char_end
    mentions = store.mentions(document_id, first, last)
    colours = theme.name_colours(store.origin_colours(mention.origin_id for mention in mentions))
    found = []
    for mention in mentions:
        start, end = mention.char_start, mention.char_end
        own = [box for box in boxes if box.char_end > start and box.char_start < end]
        if own:
            colour = colours.get(mention.origin_id) if mention.observation_id else None
            found.append(LeafFigure(mention, join_lines(own, start, end), colour))
    return tuple(found)
