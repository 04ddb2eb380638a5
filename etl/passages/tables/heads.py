"""The header of a table in plain text: years or labels over the numbers, in one line or two.

Comes in: a place among the lines. Goes out: which lines are the header, over how many columns, and their
labels; None where no row of numbers follows that they fit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line
from etl.passages.blocks import LIST_ITEM, SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import names_table
from etl.passages.tables.flat_heads import find_one_line, find_two_lines
from etl.passages.tables.grid import UNIT_HEAD, WORD_VALUE, Piece, is_number, is_period, is_unit
from etl.passages.tables.head import Head, Level, Rows
from etl.passages.tables.lines import HOLDS_CELLS, Cut, cut_labels, cut_periods, ends_in_time, is_one_number
from etl.passages.tables.unit_lines import find_over_units
from etl.patterns import pattern

ANNOUNCED = pattern("mentions.cell_periods.announced")
CORNER = pattern("passages.tables_heads.corner")
TWICE, SHORTEST = 2, 12
OPENING, CLOSING = re.compile("[(（]"), re.compile("[)）]")
TIME_BEHIND = pattern("passages.tables_heads.time_behind")
SHORT = 24  # characters of the first line of a head


def find_head(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows, tailed: Rows) -> Head | None:
    """The header that begins at `place`, or a first row without one; `tailed`: rows with words behind their numbers."""
    return find_over_units(lines, filled, place, rows, tailed, _find) or _find(lines, filled, place, rows, tailed)


def _find(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows, tailed: Rows) -> Head | None:
    line = lines[filled[place]]
    if line.cells:
        return None
    known = _over_periods(lines, filled, place, rows) or _over_labels(lines, filled, place, rows)
    if known is None or len(known.levels) == 1:  # of two lines these two forms may read but one
        two_lines = find_two_lines(lines, filled, place, rows) or find_two_lines(lines, filled, place, tailed)
        if two_lines is not None:
            return two_lines
    found = (
        known
        or find_one_line(lines, filled, place, rows)
        or find_one_line(lines, filled, place, tailed)
        or _headless(rows(place))
    )
    return None if found is None or _is_no_head(line.text) else found


def _is_no_head(text: str) -> bool:
    is_named = names_table(text) or is_unit(text.strip())  # тыс. тонн: the unit of the table below
    is_sentence = STRONG_END.search(text) is not None and len(text) > SHORTEST and not ends_in_time(text)  # 2025 proj.
    return bool(is_named or SOURCE.match(text) or is_sentence)


def _over_periods(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows) -> Head | None:
    """Years, quarters or months; below them perhaps a second line, of labels or of parts of the year."""
    line = lines[filled[place]]
    found = cut_periods(line)
    count = len(found.cells)
    dated = sum(re.search(r"\d\d", piece.text) is not None for piece in found.cells)
    if count < 2 or found.words > 4 or not any(is_period(piece.text) for piece in found.cells):
        return None
    if dated not in (0, count) and re.search(r"[,.;:]$", line.text.strip()):
        return None
    top = Level(filled[place], found.label, found.cells)
    second = _second_level(lines, filled, place + 1, rows, count)
    if second is not None:
        return Head((top, second), len(second.labels), "periods", found.gapped)
    below = [rows(at) for at in range(place + 1, min(place + 4, len(filled)))]
    return Head((top,), count, "periods", found.gapped) if any(len(row.cells) == count for row in below) else None


def _second_level(lines: Sequence[Line], filled: Sequence[int], at: int, rows: Rows, above: int) -> Level | None:
    states = _states_level(lines, filled, at, rows, above)
    if states is not None:
        return states
    if at + 1 >= len(filled) or len(rows(at + 1).cells) <= above or _is_no_head(lines[filled[at]].text):
        return None
    count = len(rows(at + 1).cells)
    if count % above:
        return None
    line = lines[filled[at]]
    periods = cut_periods(line)
    if len(periods.cells) == count and periods.words <= 3:
        return Level(filled[at], periods.label, periods.cells)
    labels = cut_labels(line)
    if len(labels) - count not in (0, 1) or any(is_number(piece.text) for piece in labels):
        return None
    return Level(filled[at], tuple(labels[:-count]), tuple(labels[-count:]))


def _states_level(lines: Sequence[Line], filled: Sequence[int], at: int, rows: Rows, above: int) -> Level | None:
    """факт | оценка | прогноз, below the years of the columns."""
    if at + 1 >= len(filled) or len(rows(at + 1).cells) != above:
        return None
    labels = cut_labels(lines[filled[at]])
    is_told = len(labels) == above and all(ANNOUNCED.fullmatch(piece.text.strip(" ().")) for piece in labels)
    return Level(filled[at], (), tuple(labels)) if is_told else None


def _over_labels(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows) -> Head | None:
    """Words over numbers: as many as there are columns, and perhaps some over the labels."""
    line = lines[filled[place]]
    if not (rows(place + 1).cells or rows(place + 2).cells):
        return None
    if not any(HOLDS_CELLS.search(lines[index].text) for index in filled[place + 1 : place + 3]):
        return None
    labels = cut_labels(line)
    if len(labels) < 2 or place + 1 >= len(filled) or LIST_ITEM.match(line.text):
        return None
    if any(len(OPENING.findall(piece.text)) != len(CLOSING.findall(piece.text)) for piece in labels):
        return None  # (천 | 명)
    gapped = _is_gapped(line.text)  # Month    2024    2025    Change (%)
    is_row = any(is_number(piece.text) and not (gapped and is_period(piece.text)) for piece in labels)
    if is_row or re.search(r"[.!?。]$|다$", labels[-1].text) or (not gapped and line.text.rstrip().endswith(":")):
        return None
    over = _labels_over_periods(lines, filled, place, rows, labels)
    if over is not None:
        return over
    following = rows(place + 1)
    if not following.cells:
        return None
    count, is_gapped = len(following.cells), gapped
    spare = len(labels) - count
    if not following.label or following.words > 6:
        return None
    if spare < 0 or spare > (1 + max(1, len(following.label)) if is_gapped else 1):
        return None
    above = lines[filled[place - 1]].text if place else ""  # 指标2024年1—4月, over 绝对量 同比增长(%)
    is_cornered = CORNER.match(labels[0].text) or (CORNER.match(TIME_BEHIND.sub("", above)) and len(above) <= SHORT)
    if not is_gapped and (count < TWICE or (following.gapped is False and spare == 0 and not is_cornered)):
        return None
    if count == 1 and not (is_gapped and following.gapped):
        return None
    return Head((Level(filled[place], tuple(labels[:spare]), tuple(labels[spare:])),), count, "labels", is_gapped)


def _labels_over_periods(
    lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows, labels: Sequence[Piece]
) -> Head | None:
    """수출 수입 over the same years twice."""
    if place + 2 >= len(filled):
        return None
    periods = cut_periods(lines[filled[place + 1]])
    count = len(periods.cells)
    if count < 4 or count != len(rows(place + 2).cells) or periods.words > 3:
        return None
    if CORNER.fullmatch(labels[-1].text) and not CORNER.match(labels[0].text):
        labels = [labels[-1], *labels[:-1]]  # what stands in the middle of two lines of a printed head is read last
    spare = 1 if count % len(labels) or CORNER.match(labels[0].text) else 0
    over = len(labels) - spare
    if over < 2 or count % over or over == count:
        return None
    top = Level(filled[place], tuple(labels[:spare]), tuple(labels[spare:]))
    return Head(
        (top, Level(filled[place + 1], periods.label, periods.cells)),
        count,
        "periods",
        _is_gapped(lines[filled[place]].text),
    )


def _headless(first: Cut) -> Head | None:
    if len(first.cells) < 2 or not first.label or first.words > 6:
        return None
    if not first.gapped and is_one_number(first):
        return None
    if not first.gapped and any(WORD_VALUE.match(piece.text) is None for piece in first.cells):
        return None
    return Head((), len(first.cells), "none", first.gapped)


def _is_gapped(text: str) -> bool:
    return "  " in text.strip() or "\u3000" in text.strip()


def names_units(head: Head) -> bool:
    """Whether a label of the header is, or holds, a unit."""
    pieces = [piece.text for level in head.levels for piece in (*level.corner, *level.labels)]
    return any(UNIT_HEAD.match(text) or re.search(r"[(\[（][^)\]）]{1,12}[)\]）]$", text) for text in pieces)
