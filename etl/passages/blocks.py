"""What each line is, before lines are joined: running head, table row, note, heading, entry, or text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import Line
from etl.passages.style import STRONG_END, Style, without_digits
from etl.patterns import pattern

SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
NOTE = re.compile(
    r"^\s*(?:[-*]\s*)?(?:(?P<sup>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\)?|\[\^?(?P<md>\d{1,3})\]:?|(?P<paren>\d{1,3})\))\s*(?=\S)"
)
CAPTION = pattern("passages.blocks.caption")
UNIT_LINE = pattern("passages.blocks.unit_line")
UNIT_TAIL = pattern("passages.blocks.unit_tail")
SOURCE = pattern("passages.blocks.source")
REFERENCES = pattern("passages.blocks.references")
NUMBERED_HEADING = pattern("passages.blocks.numbered_heading")
LIST_ITEM = re.compile(r"^\s*(?:[-*•·‣▪▶※]\s+\S|[①-⑳]\s*\S|\(\d{1,2}\)\s*\S|[ㅇᄋ]\s+\S)")
PAGE_NUMBER = re.compile(r"^\s*(?:(?:[-–—]\s*)?\d{1,3}(?:\s*[-–—])?|\d{1,4}\s*/\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—])\s*$")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]")
RAISED_MARK = re.compile(r"(?<=\S)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[)⁾]?")
ENDS_WITH_PAGE = re.compile(r"\D\s+\d{1,3}\s*$")


@dataclass(frozen=True)
class Block:
    """A line and what it is."""

    index: int
    line: Line
    kind: str
    gap: int  # empty lines before it
    marker: str | None = None


def classify_lines(lines: Sequence[Line], style: Style, tabular: frozenset[int]) -> list[Block]:
    """One block for each line with something on it; lines of tables are named by their index."""
    blocks: list[Block] = []
    gap, in_references = 0, False
    markers = _markers_in_text(lines)
    for index, line in enumerate(lines):
        if not line.text.strip():
            gap += 1
            continue
        kind, marker = _kind_of(line, index, style, tabular, in_references, markers)
        in_references = kind == "references_heading" or (in_references and kind != "heading")
        blocks.append(Block(index, line, "heading" if kind == "references_heading" else kind, gap, marker))
        gap = 0
    return _feet(blocks)


def _kind_of(
    line: Line, index: int, style: Style, tabular: frozenset[int], in_references: bool, markers: frozenset[str]
) -> tuple[str, str | None]:
    text = line.text
    if index in tabular:
        return "table_row", None
    if line.kind in ("heading", "caption") and not REFERENCES.match(text):
        return line.kind, None
    if (style.running and without_digits(text) in style.running) or PAGE_NUMBER.match(text):
        return "running", None
    if REFERENCES.match(text):
        return "references_heading", None
    note = NOTE.match(text)
    if note is not None and (found := _note_marker(note, text, markers)):
        return "footnote", found
    if in_references:
        return "reference", None
    if CAPTION.match(text) or UNIT_LINE.match(text) or (len(text) <= 100 and UNIT_TAIL.search(text)):
        return "caption", None
    if SOURCE.match(text):
        return "source_line", None
    if NUMBERED_HEADING.match(text) and len(text.strip()) <= 70 and not STRONG_END.search(text):
        return "heading", None
    return ("item" if line.kind == "item" or LIST_ITEM.match(text) else "text"), None


def _note_marker(note: re.Match[str], text: str, markers: frozenset[str]) -> str | None:
    """The marker of a note, if this is one: a bare `1)` is one only where the text refers to it."""
    if note["sup"]:
        return note["sup"].translate(SUPERSCRIPT_DIGITS)
    if note["md"]:
        return note["md"]
    return note["paren"] if note["paren"] in markers and len(text) > 30 else None


def _markers_in_text(lines: Sequence[Line]) -> frozenset[str]:
    """Numbers that stand as `¹⁾` or `¹` after a word."""
    found: set[str] = set()
    for line in lines:
        if RAISED.search(line.text) is not None:
            found.update(match[1].translate(SUPERSCRIPT_DIGITS) for match in RAISED_MARK.finditer(line.text))
    return frozenset(found)


def _feet(blocks: list[Block]) -> list[Block]:
    """A short line that ends with a page number, right beside a running head, is one too."""
    result = list(blocks)
    for place, block in enumerate(blocks):
        beside = blocks[max(0, place - 1) : place] + blocks[place + 1 : place + 2]
        if block.kind in ("text", "heading") and any(other.kind == "running" for other in beside):
            text = block.line.text
            if len(text) <= 60 and ENDS_WITH_PAGE.search(text) and not STRONG_END.search(text):
                result[place] = Block(block.index, block.line, "running", block.gap)
    return result
