"""What is set like a heading and is none: a date, who wrote it, a figure set large, a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.intake.pdf.rows import is_numeral
from etl.patterns import pattern

LONGEST = 80
SENTENCE_END = re.compile(r"[.。!?！？:：;][\"'”’」』)\]]*\s*(?:\d{1,2}\)?)?\s*$")
BEGINS = pattern("intake.pdf_paragraphs.begins")
NUMBERED = pattern("intake.pdf_headings.numbered")
OPEN = pattern("intake.pdf_headings.open")
DATE = pattern("intake.pdf_headings.date", re.IGNORECASE)
AUTHOR = pattern("intake.pdf_headings.author")
FIGURE = pattern("intake.pdf_headings.figure", re.IGNORECASE)
BETWEEN_NAMES = pattern("intake.pdf_headings.between_names")


def may_be_heading(text: str, authors: frozenset[str] = frozenset()) -> bool:
    """Whether the words of a line that is set apart may be those of a heading; `authors` as `names_of` gives them.

    >>> [may_be_heading(text) for text in ("북한의 무역", "2024년 전망", "2024. 7. 26.", "244.8 billion dollars")]
    [True, True, False, False]
    """
    if len(text) > LONGEST or is_numeral(text) or SENTENCE_END.search(text) or OPEN.search(text):
        return False
    if any(one.fullmatch(text) for one in (DATE, AUTHOR, FIGURE)):
        return False
    if BEGINS.match(text) and not NUMBERED.match(text):
        return False
    names = names_of(text)
    return not names or not names <= authors


def names_of(*texts: str) -> frozenset[str]:
    """The names in a list of names, without blanks, signs and case."""
    return frozenset(filter(None, map(_squeeze, _parts(texts))))


def _parts(texts: Iterable[str]) -> Iterable[str]:
    return (part for text in texts for part in BETWEEN_NAMES.split(text))


def _squeeze(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalpha())
