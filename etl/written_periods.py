"""Periods as people write them where a figure's time is to be given: 2024, 2024-07, 2024-Q3, 2024년 3분기.

Comes in: words that somebody typed. Goes out: the two ends as they stand in our files (2024-07..2024-09), and the
period that they are. What is written here is exact: what a text means by its words is read elsewhere (etl.mentions).
"""

from __future__ import annotations

import re

from etl.model import Period
from etl.schemas.decisions import WINDOW
from etl.schemas.fields import is_date

MONTHS = 12
GRAINS = {4: "year", 7: "month", 10: "day"}
BETWEEN = re.compile(r"\s*(?:\.\.|[/~～〜–—]|부터|에서)\s*")
BEHIND = re.compile(r"(?:까지)?\s*$")
PARTS = {"Q": 3, "T": 4, "H": 6, "S": 6}  # months of a part of a year, as SDMX writes them; H is what people write
DATE = re.compile(r"(?P<year>\d{4})(?:[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?)?")
DATE_KO = re.compile(r"(?P<year>\d{4})\s*년(?:\s*(?P<month>\d{1,2})\s*월(?:\s*(?P<day>\d{1,2})\s*일)?)?")
PART = re.compile(r"(?P<year>\d{4})\s*-?\s*(?P<part>[QTHS])(?P<number>[1-4])", re.IGNORECASE)
PART_KO = re.compile(
    r"(?P<year>\d{4})\s*년?\s*(?:(?:제\s*)?(?P<number>[1-4])\s*(?:/\s*4)?\s*분기|(?P<half>상|하)\s*반기)"
)


def read_window(written: str, rule: str) -> Period:
    """The period of two ends as they stand in our files, or of one.

    >>> read_window("2024-07..2024-09", "decided").end
    '2024-09'
    """
    start, _, end = written.partition(WINDOW)
    return Period(start, end or start, GRAINS[len(start)], rule=rule)


def write_window(start: str | None, end: str | None) -> str:
    """The two ends as they stand in our files; an open one is left empty, "" for none at all.

    >>> write_window("2024", "2024"), write_window(None, "2024-09"), write_window(None, None)
    ('2024', '..2024-09', '')
    """
    if start == end:
        return start or ""
    return f"{start or ''}{WINDOW}{end or ''}"


def settle_window(said: str) -> str | None:
    """The ends of a period as they stand in our files; None if it is none that exists.

    >>> settle_window("2024-Q3"), settle_window("2024년 1월부터 9월까지"), settle_window("2024. 7 ~ 2024. 9")
    ('2024-07..2024-09', '2024-01..2024-09', '2024-07..2024-09')
    >>> settle_window("2024"), settle_window("2024-02-30"), settle_window("last year")
    ('2024', None, None)
    """
    said = " ".join(said.split())
    whole = _part(said)
    if whole is not None:
        return _joined(*whole)
    first, *rest = BETWEEN.split(BEHIND.sub("", said))
    if len(rest) > 1:
        return None
    start = _ends(first)
    end = _ends(_with_year(rest[0], first)) if rest else start
    return _joined(start[0], end[1]) if start is not None and end is not None else None


def _with_year(said: str, first: str) -> str:
    """9월, behind 2024년 1월: of the same year."""
    return f"{first[:4]}년 {said}" if re.match(r"\d{1,2}\s*월", said) else said


def _ends(said: str) -> tuple[str, str] | None:
    part = _part(said)
    if part is not None:
        return part
    found = DATE.fullmatch(said.replace(". ", ".").rstrip(". ")) or DATE_KO.fullmatch(said)
    if found is None:
        return None
    date = "-".join(piece.zfill(2) for piece in found.groups() if piece is not None)
    return date, date


def _part(said: str) -> tuple[str, str] | None:
    """The months of a quarter, a third or a half of a year."""
    found = PART.fullmatch(said) or PART_KO.fullmatch(said)
    if found is None:
        return None
    groups = found.groupdict()
    half = groups.get("half")
    length = PARTS["H"] if half else PARTS[(groups.get("part") or "Q").upper()]
    number = (1 if half == "상" else 2) if half else int(groups["number"])
    if number * length > MONTHS:
        return None
    return f"{groups['year']}-{(number - 1) * length + 1:02}", f"{groups['year']}-{number * length:02}"


def _joined(start: str, end: str) -> str | None:
    if not is_date(start) or not is_date(end) or len(start) != len(end) or start > end:
        return None
    return write_window(start, end)
