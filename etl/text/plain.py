"""Plain text: a line is a line, its offsets run on."""

from __future__ import annotations

import re

from etl.model import Line

BREAK = re.compile(r"[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029](?:(?<=\r)\n)?")


def read_plain_lines(text: str) -> list[Line]:
    """Split at every line break; the breaks themselves belong to no line."""
    lines, start = [], 0
    for found in BREAK.finditer(text):
        lines.append(Line(text[start : found.start()], range(start, found.start())))
        start = found.end()
    lines.append(Line(text[start:], range(start, len(text))))
    return lines
