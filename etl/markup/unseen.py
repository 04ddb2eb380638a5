"""What a page holds and shows to nobody as its text: hidden elements, what is struck out, fields to write in.

Comes in: the tags and characters of a page, or a text in Markdown. Goes out: those that are seen; how many characters
are not. What a style sheet hides is not known here, nor what a script shows later: of the whole page nothing is hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.markup.tokens import ATTRIBUTE, Characters, Tag, read_tokens

STRUCK = frozenset({"del", "s", "strike", "textarea"})
ALWAYS_SEEN = frozenset({"html", "body"})  # hidden until its script has run
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
TABLED = frozenset({"caption", "table", "thead", "tbody", "tfoot", "tr", "td", "th"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "li", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
ENDED_BY = {  # an element that needs no end of its own: what begins behind it
    "p": BLOCKS | TABLED,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option", "optgroup"}),
}
GROUPS = frozenset({"table", "thead", "tbody", "tfoot"})
STANDS_IN = {  # a part of a table: what of it may be open around that
    **dict.fromkeys(("caption", "thead", "tbody", "tfoot"), frozenset({"table"})),
    "tr": GROUPS,
    **dict.fromkeys(("td", "th"), GROUPS | {"tr"}),
}
NO_BOX = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
NO_INK = re.compile(r"(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b", re.IGNORECASE)
INK = re.compile(r"(?:^|;)\s*visibility\s*:\s*visible\b", re.IGNORECASE)
MAY_HIDE = re.compile(r"hidden|none|collapse|visible", re.IGNORECASE)
BARE_HIDDEN = re.compile(r"(?:^|[\s\"'])hidden(?=$|[\s/])", re.IGNORECASE)

COMMENT, EMPTY_COMMENTS, COMMENT_END = "<!--", ("<!-->", "<!--->"), "-->"
STRUCK_OUT = re.compile(r"(?<![~\\])~~(?=[^\s~])[^~]*?(?<=[^\s~])~~(?!~)")
BEGINS_LINE = re.compile(r"^[ ]{0,3}<!--", re.MULTILINE)
BLANK_LINE = re.compile(r"\n[ \t]*\n")
OPENED = re.compile(r"<([A-Za-z][A-Za-z0-9]*)(\s[^<>]*)?>")


class _Open(NamedTuple):
    """An element that is open, and what that means for what is in it."""

    name: str = ""
    is_first: bool = False  # of those around it that take no room
    is_gone: bool = False  # takes no room
    is_struck: bool = False
    is_blank: bool = False  # takes room and shows nothing


class _Elements:
    """Which elements are open, as a browser closes them, and what they hide."""

    def __init__(self) -> None:
        self.open = [_Open()]
        self.names: Counter[str] = Counter()

    def begin(self, tag: Tag) -> _Open:
        """The element that begins."""
        while tag.name in ENDED_BY.get(self.open[-1].name, ()):
            self._pop()
        around = STANDS_IN.get(tag.name)
        while around is not None and self.names["table"] and self.open[-1].name not in around:
            self._pop()
        outer = self.open[-1]
        gone, blank = _hides(tag)
        made = _Open(
            tag.name,
            gone and not outer.is_gone,
            gone or outer.is_gone,
            tag.name in STRUCK or outer.is_struck,
            outer.is_blank if blank is None else blank,
        )
        if tag.name not in VOID:
            self.open.append(made)
            self.names[tag.name] += 1
        return made

    def end(self, name: str) -> _Open:
        """The element that ends, with what is open in it; where none of this name is open, the innermost one."""
        while self.names[name]:
            if (ended := self._pop()).name == name:
                return ended
        return self.open[-1]

    def _pop(self) -> _Open:
        ended = self.open.pop()
        self.names[ended.name] -= 1
        return ended


def _hides(tag: Tag) -> tuple[bool, bool | None]:
    """Whether an element takes no room, and whether it says that its characters are (not) to be seen."""
    if MAY_HIDE.search(tag.attributes) is None or tag.name in ALWAYS_SEEN:
        return False, None
    said = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in ATTRIBUTE.finditer(tag.attributes)}
    style = said.get("style", "")
    gone = "hidden" in said or NO_BOX.search(style) is not None
    gone = gone or BARE_HIDDEN.search(ATTRIBUTE.sub('""', tag.attributes)) is not None
    return gone, True if NO_INK.search(style) else False if INK.search(style) else None


def seen_tokens(text: str, unseen: list[Characters] | None = None) -> Iterator[Tag | Characters]:
    """Tags and characters of a page that are seen; the others go into `unseen`.

    A hidden block still parts what stands before it from what stands behind; a hidden cell or row is none.

    >>> page = "<p>It sent 3 <s>5</s><span hidden>7</span> ships.<p style='display: none'>9"
    >>> "".join(one.text for one in seen_tokens(page) if isinstance(one, Characters))
    'It sent 3  ships.'
    """
    elements = _Elements()
    for token in read_tokens(text):
        if isinstance(token, Tag):
            element = elements.end(token.name) if token.is_end else elements.begin(token)
            if not element.is_gone or (element.is_first and token.name not in TABLED):
                yield token
            continue
        inner = elements.open[-1]
        if not (inner.is_gone or inner.is_struck or inner.is_blank):
            yield token
        elif unseen is not None:
            unseen.append(token)


def unseen_spans(text: str) -> list[tuple[int, int]]:
    """The stretches of a text in Markdown that nobody sees, in order and apart: comments, what is struck out, hidden.

    >>> unseen_spans("It sent <!-- 5 or --> 3 ~~4~~ ships <del>9</del>")
    [(8, 21), (24, 29), (36, 48)]
    """
    found = list(_comments(text))
    found += [hit.span() for hit in STRUCK_OUT.finditer(text) if BLANK_LINE.search(hit[0]) is None]
    found += _elements_in_markdown(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Comments of Markdown; one that never ends goes to the end of the text if it begins a line, else it is none."""
    at = text.find(COMMENT)
    while at >= 0:
        empty = next((one for one in EMPTY_COMMENTS if text.startswith(one, at)), None)
        close = at if empty else text.find(COMMENT_END, at)
        if close < 0:
            begun = BEGINS_LINE.search(text, text.rfind("\n", 0, at) + 1)
            if begun is not None:
                yield begun.end() - len(COMMENT), len(text)
            return
        end = close + len(empty or COMMENT_END)
        yield at, end
        at = text.find(COMMENT, end)


def _elements_in_markdown(text: str) -> Iterator[tuple[int, int]]:
    """Elements that show nothing, from their tag to their end; one that has no end is none."""
    unclosed: set[str] = set()
    end = 0
    for found in OPENED.finditer(text):
        name = found[1].lower()
        if found.start() < end:
            continue
        gone, blank = _hides(Tag(found.start(), name, False, found[2] or ""))
        if name in unclosed or name in VOID or not (gone or blank or name in STRUCK):
            continue
        close = re.compile(rf"</{name}\s{{0,20}}>", re.IGNORECASE).search(text, found.end())
        if close is None:
            unclosed.add(name)
        else:
            end = close.end()
            yield found.start(), end


def count_unseen(text: str, view: str) -> int:
    """How many characters of a page or of a text in Markdown are not seen, blanks not counted."""
    if view == "markdown":
        return sum(_count(text[start:end]) for start, end in unseen_spans(text))
    unseen: list[Characters] = []
    for _ in seen_tokens(text, unseen):
        pass
    return sum(_count(one.text) for one in unseen)


def _count(text: str) -> int:
    return sum(map(len, text.split()))


def without(spans: Sequence[tuple[int, int]], start: int, end: int, first: int = 0) -> Iterator[tuple[int, int]]:
    """What spans leave of a stretch; those before the `first` are not looked at.

    >>> list(without([(2, 4), (6, 20)], 0, 10))
    [(0, 2), (4, 6)]
    """
    for place in range(first, len(spans)):
        left, right = spans[place]
        if right <= start:
            continue
        if left >= end:
            break
        if start < left:
            yield start, left
        start = right
    if start < end:
        yield start, end
