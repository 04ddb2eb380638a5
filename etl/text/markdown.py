"""Markdown: lines without their marks, each character with its offset.

Comes in: text with marks. Goes out: its lines as a person reads them: no signs of headings, emphasis,
quotation, code or rules, no backslash before a sign, references (&nbsp;) and raised numbers read. What is
no mark stays: `1,234*` keeps its star. Tables keep their bars. Comments and what is struck out or hidden yield nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.markup.tokens import REFERENCE, read_reference
from etl.markup.unseen import unseen_spans, without
from etl.model import NO_ENDS, Line
from etl.text.plain import read_plain_lines

HEADING = re.compile(r"\s{0,3}#{1,6}(?:\s+|$)")
CLOSED = re.compile(r"\s#+\s*$")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{3,})\s*$")
RULE = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$|\s{0,3}(?:```|~~~)[\w-]*\s*$")
QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SIGNS = re.compile(r"[\\*_`<&]")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{}~]")  # a bar stays escaped until the table is cut
PAIRS = (
    re.compile(r"(`{1,8})[^`]+(\1)(?!`)"),
    re.compile(r"(\*\*)(?=\S)(?:[^*]|\*(?!\*))+?(?<=\S)(\*\*)"),
    re.compile(r"(?<![\w*])(\*)(?=[^\s*])[^*]+?(?<=[\w.%)\]\0])(\*)(?!\*)"),
    re.compile(r"(?<!\w)(__)(?=[^\s_])[^_]+?(?<=\S)(__)(?!\w)"),
    re.compile(r"(?<!\w)(_)(?=[^\s_])[^_]+?(?<=\S)(_)(?!\w)"),
)
INLINE = re.compile(
    r"<sup>(?P<raised>[^<\[]{1,8})</sup>"
    r"|(?P<tag></?(?:b|i|u|em|strong|span|mark|sub|sup|small|font)(?:\s[^<>]{0,200})?>)"
    r"|(?P<rest><br\s?/?>)"
    rf"|(?P<reference>{REFERENCE.pattern})",
    re.IGNORECASE,
)


def read_markdown_lines(text: str) -> list[Line]:
    """The lines of a text, empty ones too; headings are named as such."""
    lines: list[Line] = []
    for raw in _seen_lines(text):
        previous = lines[-1] if lines else None
        if UNDERLINE.match(raw.text) and previous is not None and previous.text.strip() and "|" not in previous.text:
            lines[-1] = previous._replace(kind="heading")
            lines.append(Line("", raw.starts[:0]))
        elif RULE.match(raw.text):
            lines.append(Line("", raw.starts[:0]))
        else:
            lines.append(_read_line(raw))
    return lines


def _seen_lines(text: str) -> Iterator[Line]:
    """The lines without what nobody sees in them, as comments."""
    unseen = unseen_spans(text)
    at = 0
    for line in read_plain_lines(text):
        start, end = (line.starts[0], line.starts[-1] + 1) if line.text else (0, 0)
        while at < len(unseen) and unseen[at][1] <= start:
            at += 1
        if not line.text or at == len(unseen) or unseen[at][0] >= end:
            yield line
            continue
        places = [place for stretch in without(unseen, start, end, at) for place in range(*stretch)]
        yield Line("".join(text[place] for place in places), places)


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
    """The line with every mark taken out; `edits` are (from, to, what is read there, where that stands)."""
    text = raw.text[start:end]
    edits = _find_escapes(text) + _find_pairs(ESCAPED.sub("xx", text)) + _find_inline(text)
    chars: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    at = 0
    for left, right, read, place in sorted(edits):
        if left < at:
            continue
        chars += [text[at:left], read]
        starts.extend(raw.starts[start + at : start + left])
        if place > left:
            starts.extend(raw.starts[start + place : start + place + len(read)])
        else:
            starts.extend([raw.starts[start + left]] * len(read))
        if read and place == left and right - left != len(read):
            ends[raw.starts[start + left]] = raw.starts[start + right - 1] + 1
        at = right
    chars.append(text[at:])
    starts.extend(raw.starts[start + at : end])
    return Line("".join(chars), starts, kind, ends or NO_ENDS)


Edit = tuple[int, int, str, int]


def _find_escapes(text: str) -> list[Edit]:
    return [(found.start(), found.start() + 1, "", found.start()) for found in ESCAPED.finditer(text)]


def _find_pairs(text: str) -> list[Edit]:
    """Opening and closing marks; a mark that has no partner is a character like any other."""
    edits: list[Edit] = []
    for pair in PAIRS:
        found = [span for hit in pair.finditer(text) for span in (hit.span(1), hit.span(2))]
        edits += [(left, right, "", left) for left, right in found]
        text = _masked(text, found)
    return edits


def _masked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for left, right in spans:
        pieces += [text[at:left], "\0" * (right - left)]
        at = right
    return "".join([*pieces, text[at:]])


def _find_inline(text: str) -> list[Edit]:
    edits: list[Edit] = []
    for hit in INLINE.finditer(text):
        left, right = hit.span()
        if hit["raised"] is not None:
            edits.append((left, right, hit["raised"].translate(RAISED), hit.start("raised")))
        elif hit["tag"] is not None:
            edits.append((left, right, "", left))
        elif hit["rest"] is not None:
            edits.append((left, right, " ", left))
        elif hit["reference"] is not None:
            read, size = read_reference(hit["reference"])
            edits.append((left, left + size, read, left))
    return edits
