"""HTML cut into tags and characters, each with its offset in the untouched text.

Comes in: any text. Goes out: `Tag` and `Characters`, in order; comments, declarations and what stands
between <script> and </script> (and its like) yield nothing. The library's own parser takes time that
grows with the square of a text of open brackets; here every search that fails is not made again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5
from typing import NamedTuple

SKIPPED = frozenset({"script", "style", "title", "iframe", "noembed", "noframes"})  # to the end, if never closed
SKIPPED_IF_CLOSED = frozenset({"noscript", "template"})
NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
TAG = re.compile(r"</?[A-Za-z](?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+>")
ATTRIBUTE = re.compile(r"(?<![\w:-])([A-Za-z][\w:-]*+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
BLANKS = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
PIECE = re.compile(rf"{REFERENCE.pattern}|{BLANKS.pattern}|{UNSEEN.pattern}|&")
LONGEST_BARE = 6  # of the names that stand without a semicolon (&nbsp, &yacute)


class Tag(NamedTuple):
    """<name …> or </name>."""

    start: int
    name: str
    is_end: bool
    attributes: str = ""

    def number(self, name: str, most: int) -> int:
        """The value of an attribute that counts (colspan), from 1 to `most`."""
        value = self.value(name)
        return min(max(int(value), 1), most) if value.isdecimal() and len(value) < 6 else 1

    def value(self, name: str) -> str:
        """The value of an attribute; nothing if it has none."""
        for found in ATTRIBUTE.finditer(self.attributes):
            if found[1].lower() == name:
                return (found[2] or found[3] or found[4] or "").strip()
        return ""


class Characters(NamedTuple):
    """What a reader sees: text, the offset of each character, and the end of those written at length."""

    text: str
    starts: Sequence[int]
    end: int


def read_tokens(text: str) -> Iterator[Tag | Characters]:
    """Tags and characters of a page, in order."""
    last_bracket, balanced, unclosed = text.rfind(">"), True, set[str]()
    at = 0
    while at < len(text):
        mark = text.find("<", at)
        stop = len(text) if mark < 0 else mark
        if at < stop:
            yield from read_characters(text, at, stop)
        if mark < 0:
            return
        if text.startswith(("<!", "<?"), mark):
            at = _after_comment(text, mark)
            continue
        name = NAME.match(text, mark)
        if name is None or mark > last_bracket:
            yield Characters("<", range(mark, mark + 1), mark + 1)
            at = mark + 1
            continue
        found = TAG.match(text, mark) if balanced else None
        balanced = found is not None
        at = found.end() if found is not None else text.index(">", mark) + 1
        tag = Tag(mark, name[1].rstrip(">").lower(), text[mark + 1] == "/", text[name.end() : at - 1])
        yield tag
        if not tag.is_end:
            at = _after_skipped(text, at, tag.name, unclosed)


def _after_comment(text: str, mark: int) -> int:
    is_comment = text.startswith("<!--", mark)
    end = text.find("-->", mark + 2) if is_comment else text.find(">", mark)
    return len(text) if end < 0 else end + (3 if is_comment else 1)


def _after_skipped(text: str, at: int, name: str, unclosed: set[str]) -> int:
    """Behind the content of an element that nobody sees."""
    if name not in SKIPPED and (name not in SKIPPED_IF_CLOSED or name in unclosed):
        return at
    close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, at)
    if close is not None:
        return close.start()
    unclosed.add(name)
    return len(text) if name in SKIPPED else at


def read_characters(text: str, start: int, stop: int) -> Iterator[Characters]:
    """The characters of a stretch without tags: references read, a run of blanks is one."""
    at = start
    for found in PIECE.finditer(text, start, stop):
        if found.start() < at:
            continue
        if at < found.start():
            yield Characters(text[at : found.start()], range(at, found.start()), found.start())
        piece, at = found[0], found.end()
        if piece[0] == "&":
            seen, size = read_reference(piece)
            at = found.start() + size
            yield Characters(seen, (found.start(),) * len(seen), at)
        elif BLANKS.match(piece):
            yield Characters(" ", range(found.start(), found.start() + 1), found.start() + 1)
    if at < stop:
        yield Characters(text[at:stop], range(at, stop), stop)


def read_reference(piece: str) -> tuple[str, int]:
    """What a reference stands for and how many characters write it; an ampersand of its own is itself.

    >>> read_reference("&nbsp;"), read_reference("&#51;"), read_reference("&ampx"), read_reference("&R")
    (('\\xa0', 6), ('3', 5), ('&', 4), ('&', 1))
    """
    if piece.startswith("&#"):
        return (unescape(piece) if len(piece) < 12 else "\ufffd"), len(piece)
    if piece.endswith(";") and piece[1:] in html5:
        return html5[piece[1:]], len(piece)
    for size in range(min(len(piece) - 1, LONGEST_BARE), 1, -1):
        if piece[1 : size + 1] in html5:
            return html5[piece[1 : size + 1]], size + 1
    return "&", 1
