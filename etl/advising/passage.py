"""What is sent of a text when a model is asked about one of its figures: few pieces, none of them long.

Comes in: a store and a mention. Goes out: its `Setting`. The pieces are the reading of the text as it stands in the
store, so that words which are found in one are words of the text, character by character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.answers import ContextSentence, DescribedMention
from etl.store import Store

LONGEST = 1200  # characters of a piece; of the sentence so many on each side of the figure
OPENING = 400  # … of the first paragraph
FIRST = 12  # passages in which the first paragraph is looked for


class Piece(NamedTuple):
    """A stretch of text that is sent: its name, its words, and where each character stands, if that is known."""

    name: str
    text: str
    starts: Sequence[int] = ()

    def find(self, words: str) -> Iterator[tuple[int, int] | None]:
        """Where words stand in it: offsets in the untouched text, None where these are not known."""
        at = self.text.find(words)
        while at >= 0:
            yield (self.starts[at], self.starts[at + len(words) - 1] + 1) if self.starts else None
            at = self.text.find(words, at + 1)


@dataclass(frozen=True, slots=True)
class Setting:
    """A figure with what is sent of its text; `others` are the offsets of the figures beside it."""

    mention: DescribedMention
    language: str
    published: str
    pieces: tuple[Piece, ...]
    others: tuple[tuple[int, int], ...]

    @property
    def span(self) -> tuple[int, int]:
        """Where the figure stands."""
        return self.mention.char_start, self.mention.char_end

    def places(self, words: str) -> list[tuple[int, int] | None]:
        """Every place of words in what is sent; none: they do not stand there."""
        return [place for piece in self.pieces for place in piece.find(words)] if words else []


def find_setting(store: Store, name: str) -> Setting | None:
    """What would be sent about a mention; None if there is no such mention."""
    mention = store.mention(name)
    if mention is None:
        return None
    document = mention.document_id
    described = store.document(document)
    pieces = tuple(_find_pieces(store, mention))
    known = [start for piece in pieces for start in piece.starts]
    others = store.mentions(document, min(known), max(known) + 1) if known else []
    spans = tuple((m.char_start, m.char_end) for m in others if m.mention_id != name)
    return Setting(mention, mention.language, (described.published if described else None) or "", pieces, spans)


def _find_pieces(store: Store, mention: DescribedMention) -> Iterator[Piece]:
    for name, words in (("title", mention.title), ("heading", mention.section)):
        if words:
            yield Piece(name, words[:LONGEST])
    yield from _find_opening(store, mention)
    context: dict[str, ContextSentence | None] = dict(store.context(mention.mention_id))
    if mention.table_id is not None:  # its neighbours are other cells
        yield Piece("cell", mention.sentence[:LONGEST])
        context = {"sentence": context["sentence"]}
    for name, sentence in context.items():
        if sentence is not None:
            yield _cut(Piece(name, sentence.reading, sentence.starts), mention)


def _find_opening(store: Store, mention: DescribedMention) -> Iterator[Piece]:
    """The first paragraph of the text, which tells of when and of whom it is; not the one of the figure."""
    for passage in store.passages(mention.document_id, 0, FIRST):
        if passage.kind == "paragraph" and passage.reading.strip():
            if passage.passage_id != mention.passage_id:
                yield Piece("opening", passage.reading[:OPENING], passage.starts[:OPENING])
            return


def _cut(piece: Piece, mention: DescribedMention) -> Piece:
    """A piece without what is too far from the figure."""
    at = bisect_left(piece.starts, mention.char_start)
    first = max(0, min(at, len(piece.text)) - LONGEST)
    last = at + LONGEST
    return Piece(piece.name, piece.text[first:last], piece.starts[first:last])


def mark_figure(piece: Piece, span: tuple[int, int], marks: tuple[str, str]) -> str:
    """The words of a piece with the figure between two marks.

    >>> mark_figure(Piece("sentence", "births 23 here", range(5, 19)), (12, 14), ("<", ">"))
    'births <23> here'
    """
    if not piece.starts:
        return piece.text
    start, end = (bisect_left(piece.starts, at) for at in span)
    if start == end:
        return piece.text
    return f"{piece.text[:start]}{marks[0]}{piece.text[start:end]}{marks[1]}{piece.text[end:]}"
