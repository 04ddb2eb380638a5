"""What is told of the pages of one file, each thing once: a long paper may have one small fault on all its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

OF_PAGE = re.compile(r"page (?P<page>\d+): (?:(?P<count>\d+) )?(?P<what>.*)")


def gather(told: Iterable[str]) -> tuple[str, ...]:
    """The words about each page as words about all pages that they hold of, counts added up.

    >>> gather(["page 1: no text", "page 2: 3 words have no sure place", "page 3: no text", "page 4: no text"])
    ('pages 1, 3-4: no text', 'page 2: 3 words have no sure place')
    >>> gather(["page 7: 30 words have no sure place", "page 8: 4 words have no sure place"])
    ('pages 7-8: 34 words have no sure place',)
    """
    pages: dict[str, list[int]] = {}
    counts: dict[str, int] = {}
    for words in told:
        found = OF_PAGE.fullmatch(words)
        what = found["what"] if found else words
        pages.setdefault(what, []).extend([int(found["page"])] if found else [])
        counts[what] = counts.get(what, 0) + int((found and found["count"]) or 0)
    return tuple(_said(what, numbers, counts[what]) for what, numbers in pages.items())


def _said(what: str, pages: list[int], count: int) -> str:
    if not pages:
        return what
    counted = f"{count} {what}" if count else what
    return f"page{'s' if len(pages) > 1 else ''} {_stretches(pages)}: {counted}"


def _stretches(pages: list[int]) -> str:
    """Page numbers in order, those that follow each other as a stretch.

    >>> _stretches([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    starts = [pages[0], *(two for one, two in pairwise(pages) if two != one + 1)]
    ends = [*(one for one, two in pairwise(pages) if two != one + 1), pages[-1]]
    return ", ".join(f"{one}-{two}" if two > one else f"{one}" for one, two in zip(starts, ends, strict=True))
