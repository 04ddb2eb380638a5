"""The numbers on the rows of a table that are no cell's: years and numbers in labels, marks of notes.

Comes in: a table whose cells are read. Goes out: a numeral for each of the others, so that none is passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from etl.mentions.sheets import Sheet
from etl.model import Numeral, Passage

LEFT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[-−△▲]?\d[\d,]*(?:\.\d+)*")
YEAR = re.compile(r"(?:19|20)\d{2}$")


def name_the_rest(sheet: Sheet) -> None:
    """Every number on the rows that is no cell's: years and numbers in labels, marks of notes."""
    taken = sorted((numeral.start, numeral.end) for numeral in sheet.numerals)
    at = 0
    for row in sheet.rows:
        while at < len(taken) and taken[at][1] <= row.start:
            at += 1
        for found in LEFT.finditer(row.reading):
            for start, end in _free(row, found.span(), taken, at):
                span, words = row.span(start, end), row.reading[start:end]
                name = "marker" if not words[-1].isdecimal() else "year" if YEAR.match(words) else "label"
                quote = sheet.document.text[span.start : span.end]
                sheet.numerals.append(Numeral(sheet.document.id, *span, quote, name, "표의 머리나 이름표"))


def _free(row: Passage, stretch: tuple[int, int], taken: Sequence[tuple[int, int]], at: int) -> list[tuple[int, int]]:
    """The parts of a stretch of the reading that no numeral holds yet and that hold a digit."""
    free: list[tuple[int, int]] = []
    place = bisect_right(taken, (row.starts[stretch[0]], 0), lo=at) - 1
    for index in range(*stretch):
        offset = row.starts[index]
        while place + 1 < len(taken) and taken[place + 1][0] <= offset:
            place += 1
        if place >= 0 and taken[place][0] <= offset < taken[place][1]:
            continue
        if free and free[-1][1] == index:
            free[-1] = (free[-1][0], index + 1)
        else:
            free.append((index, index + 1))
    return [(start, end) for start, end in (_trimmed(row.reading, *part) for part in free) if start < end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the commas and points at the ends."""
    while start < end and text[end - 1] in ",.-−△▲":
        end -= 1
    while start < end and text[start] in ",.":
        start += 1
    return start, end
