"""Whether a text is written in short paragraphs, as news are: what one of them opens goes on in the next.

Comes in: a document and its passages. Goes out: yes for an English or Russian one whose paragraphs have no more than
a sentence or two.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Document, Passage

LONGEST = 2  # sentences of a paragraph, on the average


def is_of_lines(document: Document, passages: Sequence[Passage]) -> bool:
    """Whether the paragraphs of an English or Russian text are a sentence or two long."""
    counts = [len(passage.sentences) for passage in passages if passage.kind == "paragraph"]
    return document.language in ("en", "ru") and bool(counts) and sum(counts) <= LONGEST * len(counts)
