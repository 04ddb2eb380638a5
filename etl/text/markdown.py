"""Markdown: lines without their marks, each character with its offset.

Comes in: text with marks. Goes out: its lines as a person reads them: no signs of headings, emphasis,
quotation, code or rules, no backslash before a sign, references (&nbsp;) and raised numbers read. What is
no mark stays: `1,234*` keeps its star. Tables keep their bars.
"""

from __future__ import annotations

import re

from etl.model import NO_ENDS, Line
from etl.text.html_tokens import REFERENCE, read_reference
from etl.text.plain import read_plain_lines

HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)")
CLOSED = re.compile(r"\s#+\s*$")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{3,})\s*$")
RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$|\s{0,3}(?:```|~~~)[\w-]*\s*$")
QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MARK = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<strong>\*\*(?=[^\s*])|__(?=[^\s_])|~~(?=[^\s~]))"
    r"|(?P<slant>(?<![\w*])\*(?=[^\s*])|(?<!\w)_(?=[^\s_]))"
    r"|<sup>(?P<raised>[^<]{1,8})</sup>"
    r"|(?P<tag></?(?:b|i|u|em|strong|span|mark|sub|sup|small|font)(?:\s[^<>]{0,200})?>)"
    r"|(?P<break><br\s?/?>)"
    rf"|(?P<reference>{REFERENCE.pattern})",
    re.IGNORECASE,
)
SIGNS = re.compile(r"[\\*_~<&]")


def read_markdown_lines(text: str) -> list[Line]:
    """The lines of a text, empty ones too; headings are named as such."""
    lines: list[Line] = []
    for raw in read_plain_lines(text):
        previous = lines[-1] if lines else None
        if UNDERLINE.match(raw.text) and previous is not None and previous.text.strip() and "|" not in previous.text:
            lines[-1] = previous._replace(kind="heading")
            lines.append(Line("", raw.starts[:0]))
        elif RULE.match(raw.text):
            lines.append(Line("", raw.starts[:0]))
        else:
            lines.append(_read_line(raw))
    return lines


def _read_line(raw: Line) -> Line:
    start, end, kind = 0, len(raw.text), None
    quoted = QUOTED.match(raw.text)
    if quoted is not None:
        start = quoted.end()
    heading = HEADING.match(raw.text, start)
    if heading is not None and raw.text[heading.end() :].strip():
        start, kind = heading.end(), "heading"
        closed = CLOSED.search(raw.text, max(start, end - 40))
        end = closed.start() if closed is not None else end
    if SIGNS.search(raw.text, start, end) is None:
        return raw if start == 0 and kind is None else Line(raw.text[start:end], raw.starts[start:end], kind)
    return _without_marks(raw, start, end, kind)


def _without_marks(raw: Line, start: int, end: int, kind: str | None) -> Line:
    """One pass over the signs; a pair of stars goes, a single one stays."""
    text = raw.text
    pieces: list[tuple[str, int, int]] = []  # what is read, where, and behind what
    closing: dict[str, int] = {}  # of a mark that opened: where the sign stands that closes it
    shut: set[int] = set()
    at = place = start
    while (found := MARK.search(text, at, end)) is not None:
        sign, read, size = found[0], "", len(found[0])
        shut_here = min((position for position in shut if position >= at), default=None) if shut else None
        if shut_here is not None and shut_here <= found.start():
            pass
        at = found.end()
        del sign, read, size, place
        break
    del closing
    return Line(text[start:end], raw.starts[start:end], kind)
