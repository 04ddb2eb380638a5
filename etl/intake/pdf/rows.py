"""Rows of segments that stand on one height, and what the characters in them look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.intake.pdf.segments import Segment

SAME = 0.35  # of the height of a line: two segments that stand in one row
TITLE = re.compile(r"^\W*(?:표|Tables?|Табл(?:ица|\.)|[附图]?表|그림|Figures?)\s*[\dIVXⅠ-Ⅻ<(\[]", re.IGNORECASE)
UNIT = re.compile(
    r"^\W*(?:단위|[Uu]nits?|单位|[Ее]д\.)\s*[:：(]|[(\[（]\s*(?:단위|[Uu]nits?|单位)\s*[:：][^)\]）]*[)\]）]\s*$"
)
NOTE = re.compile(
    r"^\W*(?:주|자료원?|출처|비고|Notes?|Sources?|注|资料来源|来源|Примечани[ея]|Источники?)\s*\d*\s*\)?\s*[:：]"
)
NUMERAL = re.compile(
    r"[(\[]?[-+−–△▲±]?\s?[$₩€¥£]?\d[\d,.]*(?:[%p배*]|[¹²³])*[)\]]?|[-–—−]{1,2}|…|\.{2,3}|[x×X]|n\.?a\.?|N/A"
)
VALUE = re.compile(r"\D*\d")
YEARS = re.compile(
    r"\D{0,3}(?:19|20)\d\d(?:\s?[년年г][.도]?|[pPeE*]|\s?[.\-/~–]\s?\d{1,4}\.?)*\)?"
    r"|[‘'’`]\d\d(?:[.\-~]\S*|년)?|\d{1,2}(?:월|월\s?중|/4|분기|차|月)|[1-4]Q|Q[1-4]"
)


Row = list[Segment]


def read_rows(segments: Iterable[Segment]) -> list[Row]:
    """Segments by rows from above, in a row from the left."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda one: one.base):
        last = rows[-1] if rows else None
        if last is not None and abs(segment.base - last[0].base) <= SAME * min(segment.height, last[0].height):
            last.append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def text_of(row: Sequence[Segment]) -> str:
    """What stands in a row."""
    return " ".join(segment.text.strip() for segment in row).strip()


def is_numeral(text: str) -> bool:
    """A value, or a sign that there is none."""
    return NUMERAL.fullmatch(text.strip()) is not None


def is_value(text: str) -> bool:
    """A value that is no year or month, as heads have them."""
    text = text.strip()
    return is_numeral(text) and VALUE.match(text) is not None and YEARS.fullmatch(text) is None
