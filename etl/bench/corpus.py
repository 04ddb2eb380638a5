"""Text of any size, made from the documents of a workspace and never stored.

The paragraphs of one document are shuffled and repeated until about 30 KB are full; then it is the turn
of the next. The random numbers have a fixed seed: the same documents give the same text on any machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import count

DOCUMENT_BYTES = 30_000
PARAGRAPH = 300  # characters at least: shorter ones stay with the one before, tables stay whole
END = re.compile(r"[.。!?][”\"’)」』]*\s*$")


def make_documents(texts: Sequence[str], size: int, seed: int = 1) -> Iterator[str]:
    """Documents of together about `size` bytes of UTF-8.

    >>> [len(text) // 1000 for text in make_documents(["one two.\\n" * 100], 70_000)]
    [30, 30, 10]
    """
    sources = [paragraphs for text in texts if (paragraphs := split_paragraphs(text))]
    made = 0
    for number in count():
        if made >= size or not sources:
            return
        text = _make_one(sources[number % len(sources)], min(DOCUMENT_BYTES, size - made), f"{seed}:{number}")
        made += len(text.encode())
        yield text


def split_paragraphs(text: str) -> list[str]:
    """Runs of whole lines of some length that end with a sentence; joined they are the text again."""
    paragraphs, lines, length = [], [], 0
    for line in text.splitlines(keepends=True):
        lines.append(line)
        length += len(line)
        if length >= PARAGRAPH and END.search(line):
            paragraphs.append("".join(lines))
            lines, length = [], 0
    if lines:
        paragraphs.append("".join(lines).rstrip("\n") + "\n\n")
    return paragraphs


def _make_one(paragraphs: list[str], size: int, seed: str) -> str:
    order = random.Random(seed)
    pieces, length = [], 0
    while length < size:
        for paragraph in order.sample(paragraphs, len(paragraphs)):
            if length >= size:
                break
            pieces.append(paragraph)
            length += len(paragraph.encode())
    return "".join(pieces)
