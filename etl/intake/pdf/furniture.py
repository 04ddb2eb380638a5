"""Running heads, feet and page numbers: cut from the text; the number becomes the label of its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.intake.pdf.rows import Row, read_rows, text_of
from etl.intake.pdf.segments import Segment

ZONE = 0.13  # of the height of a page, above and below
DASHED = re.compile(r"[-–—―]\s*(\d{1,4}|[ivxl]{1,6})\s*[-–—―]")
BARE = re.compile(r"(?:[Pp](?:age|\.)?\s?)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?|([ivxl]{1,6})")
DIGITS = re.compile(r"\d+")
OFTEN = 0.3  # of the pages on which a line comes back (left and right pages may differ)


def cut_furniture(
    pages: Sequence[list[Segment]], heights: Sequence[float]
) -> tuple[list[list[Segment]], list[str | None]]:
    """The segments of each page without what repeats, and the number printed on each."""
    rows = [[row for row in read_rows(page) if _is_outer(row, height)]
            for page, height in zip(pages, heights, strict=True)]  # fmt: skip
    keys = Counter(key for page in rows for key in {_key(row) for row in page})
    numbers = _numbers(rows)
    kept, labels = [], []
    for at, page in enumerate(pages):
        cut = [row for row in rows[at] if _repeats(keys[_key(row)], len(pages)) or row is numbers[at]]
        gone = {id(segment) for row in cut for segment in row}
        kept.append([segment for segment in page if id(segment) not in gone])
        number = next((found for row in ([numbers[at]] if numbers[at] else cut) if (found := _number(row or []))), None)
        labels.append(number)
    return kept, labels


def _is_outer(row: Row, height: float) -> bool:
    middle = (row[0].top + row[0].bottom) / 2
    return middle < ZONE * height or middle > (1 - ZONE) * height


def _key(row: Row) -> tuple[str, int]:
    """How a line is compared: without its digits, with its height on the page."""
    return DIGITS.sub("#", "".join(text_of(row).split())), round(row[0].base / 6)


def _repeats(number: int, pages: int) -> bool:
    return (number >= 3 and number >= OFTEN * pages) or number == pages == 2


def _number(row: Row) -> str | None:
    text = text_of(row)
    found = DASHED.fullmatch(text) or BARE.fullmatch(text)
    return next((one for one in found.groups() if one), None) if found else None


def _numbers(rows: Sequence[Sequence[Row]]) -> list[Row | None]:
    """The row of each page that is its number: between dashes, or counting on with the pages."""
    counted: Counter[int] = Counter()
    for at, page in enumerate(rows):
        counted.update({int(number) - at for row in page if (number := _number(row)) and number.isdecimal()})
    shift, times = counted.most_common(1)[0] if counted else (0, 0)
    found: list[Row | None] = []
    for at, page in enumerate(rows):
        found.append(next((row for row in page if DASHED.fullmatch(text_of(row))
                           or (times > 1 and _number(row) == str(at + shift))), None))  # fmt: skip
    return found
