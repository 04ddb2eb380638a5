"""What a document itself cites: notes by their markers, references by author and year.

A marker belongs to the sentence it closes; a figure whose sentence has none takes the next marker of
its passage, at most two sentences on. A marker that has no text in the document is kept, with no work.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import Citation, Document, Mention, Passage, Work
from etl.patterns import pattern

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MARKER = re.compile(r"(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[)⁾]?|\[\^?(?P<md>\d{1,3})\]")
AUTHOR_YEAR = re.compile(
    r"[(（](?P<body>[^()（）]{2,220}?,\s?(?:19|20)\d{2}[a-z]?(?:\.\d{1,2}(?:\.\d{1,2})?)?[^()（）]{0,120}?)[)）]"
)
PART = re.compile(r"(?P<who>[^;]+?),\s?(?P<year>(?:19|20)\d{2})(?P<letter>[a-z])?(?:\.\d{1,2}){0,2}\s*$")
URL = pattern("mentions.citations.url")
DATE = pattern("mentions.citations.date")
SIGNS = re.compile(r"[\s“”\"'‘’.…]")
TITLE = re.compile(r"[“\"‘「『](?P<title>[^”\"’」』]{4,200})[”\"’」』]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in a passage's reading that points to a work."""

    start: int
    end: int
    text: str
    work: str | None
    rule: str


def read_works(document: Document, passages: Sequence[Passage]) -> list[Work]:
    """Every note and every entry of a reference list; notes that begin anew in each chapter are n1, n1.2, n1.3."""
    works, count, seen = [], 0, Counter[str]()
    for passage in passages:
        if passage.kind == "footnote" and passage.marker:
            seen[passage.marker] += 1
            again = f".{seen[passage.marker]}" if seen[passage.marker] > 1 else ""
            works.append(_work(document, passage, f"{document.id}:n{passage.marker}{again}", passage.marker))
        elif passage.kind == "reference":
            count += 1
            works.append(_work(document, passage, f"{document.id}:r{count}", None))
    return works


def _work(document: Document, passage: Passage, name: str, marker: str | None) -> Work:
    text = re.sub(r"^[-*\s]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+\)?|\d{1,3}\)|\[\^?\d+\]:?)?\s*", "", passage.reading)
    title, url = TITLE.search(text), URL.search(text)
    author = re.match(r"(?P<who>[^()“\"]{2,120}?)\.?\s?\((?:19|20)\d{2}", text)
    dates = list(DATE.finditer(re.sub(r"\(?(?:검색일|accessed|접속일).*", "", URL.sub("", text))))
    return Work(
        name, document.id, marker, passage.start, passage.end, text, author["who"].strip() if author else None,
        title["title"] if title else None, _iso(dates[0] if author else dates[-1]) if dates else None, url[0] if url else None,
    )  # fmt: skip


def _iso(found: re.Match[str]) -> str:
    parts = [found["y"], *(f"{int(found[key]):02d}" for key in ("m", "d") if found[key])]
    return "-".join(parts)


class Library:
    """The works of a document, arranged for looking up what a marker points to."""

    def __init__(self, works: Sequence[Work]) -> None:
        times = Counter(work.marker for work in works)  # a number that several notes have points to none
        self.notes = {work.marker: work.id for work in works if work.marker and times[work.marker] == 1}
        self.references = [(work, SIGNS.sub("", work.text)) for work in works if work.marker is None]
        self._found: dict[tuple[str, str, str], str | None] = {}

    def find(self, cited: re.Match[str]) -> str | None:
        """The entry with this author, or this title, and this year."""
        key = (cited["who"], cited["year"], cited["letter"] or "")
        if key not in self._found:
            self._found[key] = _reference(*key, self.references)
        return self._found[key]


def find_markers(passage: Passage, library: Library, glued: Sequence[tuple[int, int]]) -> list[Marker]:
    """All markers of a passage, in order; `glued` are bare digits already known to be markers."""
    found, notes = [], library.notes
    for match in MARKER.finditer(passage.reading):
        number = (match["sup"] or match["md"]).translate(SUPERSCRIPTS)
        if match.start() == 0:
            continue
        found.append(Marker(match.start(), match.end(), match[0], notes.get(number), "citation.note"))
    for start, end in glued:
        number = passage.reading[start:end]
        found.append(Marker(start, end, number, notes.get(number), "citation.glued_note"))
    for match in AUTHOR_YEAR.finditer(passage.reading):
        for part in match["body"].split(";"):
            cited = PART.match(part.strip())
            if cited is not None:
                work = library.find(cited)
                found.append(Marker(match.start(), match.end(), part.strip(), work, "citation.author_year"))
    return sorted(found, key=lambda marker: marker.start)


def _reference(name: str, number: str, letter: str, references: Sequence[tuple[Work, str]]) -> str | None:
    who, year = SIGNS.sub("", name), number + letter
    surname = name.strip(" .,").split()[-1] if name.strip(" .,") else ""
    first = re.split(r"\sand\s|,|·|와|과", name.strip())[0].strip().split(" ")[-1]
    for work, body in references:
        if not (year in work.text or (f"({number}" in work.text and not letter)):
            continue
        head = work.text[:60]
        if (
            body.startswith(who)
            or (len(who) >= 6 and who[:14] in body)
            or (first and first in head)
            or (surname and surname in head)
        ):
            return work.id
    return None


def cite(mention: Mention, passage: Passage, start: int, markers: Sequence[Marker]) -> list[Citation]:
    """The works behind a figure at `start` of its passage's reading."""
    own = bisect_right(passage.sentences, (start, len(passage.reading))) - 1
    if own < 0 or start >= passage.sentences[own][1]:
        return []
    for index in range(own, min(own + 3, len(passage.sentences))):
        begin, end = passage.sentences[index]
        place = bisect_left(markers, start if index == own else begin, key=_start)
        if place == len(markers) or markers[place].start > end:
            continue
        rule = "" if index == own else ".next_sentence"
        group = markers[place : bisect_right(markers, markers[place].start, key=_start)]
        return [
            Citation(mention.id, marker.work, marker.text, *passage.span(marker.start, marker.end), marker.rule + rule)
            for marker in group
        ]
    return []


def _start(marker: Marker) -> int:
    return marker.start


def is_cited(markers: Sequence[Marker], first: int, last: int) -> bool:
    """Whether a marker stands in a sentence or closes it."""
    place = bisect_left(markers, first, key=lambda marker: marker.start)
    return place < len(markers) and markers[place].start <= last + 2
