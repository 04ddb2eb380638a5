"""How a line of plain text falls into a label and cells: by tabs, by gaps of two blanks, by words from the right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from etl.model import Line
from etl.passages.tables.grid import (
    BARE_YEAR,
    COUNTED,
    FIELD_VALUE,
    LONGEST_FIELD,
    LONGEST_LINE,
    MISSING,
    SIGN,
    WORD_VALUE,
    Piece,
    is_period,
)
from etl.patterns import kept, pattern, words
from etl.reading.signs_zh import SPREAD

GAPPED = re.compile(r"[^\s]+(?:[ \u00a0][^\s]+)*")
GAP = re.compile(r"\s(?:\s|(?<![ \u00a0]))")  # two blanks or more, a tab, a wide blank
WORD = re.compile(r"\S+")
BLANKED = re.compile(rf"{SIGN}\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?")  # a number with a blank between thousands
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
MOST_GROUPS, MOST_WAYS, MOST_WORDS_BEHIND, MOST_OF_TIME = 5, 60, 4, 3
IN_BRACKETS = re.compile(r"[(（]\d[\d.,]*\s?[%％]?[)）]$")
BEGINS_WORD = re.compile(r"[^\W\d_]")
TWO_DIGITS = re.compile(r"\d\d$")
ENDS_OF_PERIODS = words("passages.tables_lines.ends_of_periods")
HOLDS_CELLS = pattern("passages.tables_lines.holds_cells", re.IGNORECASE)  # without any of these no cell stands here


class Cut(NamedTuple):
    """A line as a row: words of the label, in fields where gaps part them, and the cells behind it."""

    label: tuple[Piece, ...]
    cells: tuple[Piece, ...]
    gapped: bool  # gaps part at least two fields
    tail: tuple[Piece, ...] | None = None  # words behind the cells, and a number in brackets behind them

    @property
    def words(self) -> int:
        """How many words the label has."""
        return sum(len(piece.text.split()) for piece in self.label)


NOTHING = Cut((), (), False)


def fields_of(text: str) -> list[Piece]:
    """What gaps of two blanks or more leave together."""
    return [Piece(found[0], found.start(), found.end()) for found in GAPPED.finditer(text)]


def words_of(text: str) -> list[Piece]:
    """Word by word."""
    return [Piece(found[0], found.start(), found.end()) for found in WORD.finditer(text)]


@kept(64)  # a line is looked at for itself and for the lines above it
def cut_row(text: str) -> Cut:
    """Label and numbers of a line; a year in front of numbers is their label. Without numbers it is NOTHING."""
    body = text.strip()
    if not body or len(text) > LONGEST_LINE:
        return NOTHING
    gapped = GAP.search(body) is not None
    if not gapped and not _may_be_cell(body.rsplit(None, 1)[-1]):
        return NOTHING
    fields = fields_of(text)
    label, cells = list(fields), list[Piece]()
    while label:
        last = label.pop()
        if gapped and (_is_value(last.text) or (len(fields) > 2 and _is_counted(last.text))):
            cells.insert(0, last)
            continue
        rest, numbers = _from_the_right(last)
        cells[0:0] = numbers
        if rest is not None:
            label.append(rest)
            break
    if not label and len(cells) > 1 and BARE_YEAR.match(cells[0].text):
        label.append(cells.pop(0))
    return Cut(tuple(label), tuple(cells), gapped) if cells else NOTHING


def cut_tailed(text: str) -> Cut:
    """A row whose numbers stand before a column of words: Italy 3.7 2.6 43 Qatar (25). Else it is NOTHING."""
    words = words_of(text) if len(text) <= LONGEST_LINE and GAP.search(text.strip()) is None else []
    end = at = len(words) - bool(words and IN_BRACKETS.match(words[-1].text))
    while at and end - at <= MOST_WORDS_BEHIND and BEGINS_WORD.match(words[at - 1].text):
        at -= 1
    first = at
    while first and WORD_VALUE.match(words[first - 1].text):
        first -= 1
    label = words[:first]
    if not label or first == at or at == end or not any(char.isalpha() for char in label[-1].text):
        return NOTHING
    named = Piece(text[label[0].start : label[-1].end], label[0].start, label[-1].end)
    behind = Piece(text[words[at].start : words[end - 1].end], words[at].start, words[end - 1].end)
    inner = [Piece(one.text[1:-1], one.start + 1, one.end - 1) for one in words[end:]]
    return Cut((named,), tuple(words[first:at]), gapped=False, tail=(behind, *inner))


def fit(row: Cut, counts: Sequence[int]) -> Cut:
    """A row whose thousands are set apart by blanks, in one of these numbers of cells: 2 752,2 2 186,7 under two years.

    It stays as it is where it fits already, or could be parted in two ways that are as even.
    """
    if row.gapped or not row.cells or len(row.cells) in counts or not _is_russian(row):
        return row
    for count in counts:
        if 0 < count < len(row.cells):
            ways = sorted(_ways(row.cells, count), key=_unevenness)
            if ways and (len(ways) == 1 or _unevenness(ways[0]) < _unevenness(ways[1])):
                return row._replace(cells=tuple(_as_one(pieces) for pieces in ways[0]))
    return row


def is_one_number(row: Cut) -> bool:
    """Whether its words are one number, as Russian sets thousands apart: Алматы 412 345."""
    cells = row.cells[1:] if MISSING.match(row.cells[0].text) else row.cells  # Алматы – 412 345
    return _is_russian(row) and BLANKED.fullmatch(_as_one(cells).text) is not None


def _is_russian(row: Cut) -> bool:
    return bool(row.label) and CYRILLIC.search(row.label[-1].text) is not None


def _ways(pieces: Sequence[Piece], count: int) -> list[list[Sequence[Piece]]]:
    """Every way to make so many numbers of these words."""
    if not pieces or len(pieces) > count * MOST_GROUPS or len(pieces) < count:
        return [] if pieces or count else [[]]
    made = []
    for length in range(1, min(len(pieces), MOST_GROUPS) + 1):
        first = pieces[:length]
        if length == 1 or BLANKED.fullmatch(" ".join(piece.text for piece in first)):
            made += [[first, *rest] for rest in _ways(pieces[length:], count - 1)]
    return made[:MOST_WAYS]


def _unevenness(way: Sequence[Sequence[Piece]]) -> int:
    lengths = [len(pieces) for pieces in way]
    return max(lengths) - min(lengths)


def _as_one(pieces: Sequence[Piece]) -> Piece:
    return Piece(" ".join(piece.text for piece in pieces), pieces[0].start, pieces[-1].end)


def _may_be_cell(word: str) -> bool:
    return WORD_VALUE.match(word) is not None or (word[0].isdecimal() and _is_counted(word))


def _is_value(text: str) -> bool:
    return FIELD_VALUE.match(text) is not None or MISSING.match(text) is not None


def _is_counted(text: str) -> bool:
    """A number with its unit: 5,175만 명."""
    return len(text) <= 24 and COUNTED.match(text) is not None and not is_period(text)


def _from_the_right(part: Piece) -> tuple[Piece | None, list[Piece]]:
    """What is left of a field, and the numbers at its end."""
    words = [Piece(word.text, part.start + word.start, part.start + word.end) for word in words_of(part.text)]
    at = len(words)
    while at and WORD_VALUE.match(words[at - 1].text):
        at -= 1
    if at == len(words):
        while at and _is_counted(words[at - 1].text) and words[at - 1].text[0].isdecimal():
            at -= 1
        at = len(words) if len(words) - at < 2 else at
    if not at:
        return None, words
    end = words[at - 1].end - part.start
    return Piece(part.text[:end], part.start, part.start + end), words[at:]


def cut_periods(line: Line) -> Cut:
    """A header of years, quarters or months, with what stands before them. Without any it may be NOTHING."""
    body = line.text.strip()
    if not body or len(line.text) > LONGEST_LINE or not (body[-1].isdecimal() or body[-1] in ENDS_OF_PERIODS):
        return NOTHING
    if not (ends_in_time(body) or GAP.search(body)) or HOLDS_CELLS.search(body) is None:
        return NOTHING
    fields = fields_of(line.text)
    by_field = _periods_at_the_end(fields)
    by_word = _periods_at_the_end(_joined(words_of(line.text), line.text))
    best = by_field if len(fields) > 2 and len(by_field[1]) >= 2 else by_word
    return Cut(tuple(best[0]), tuple(best[1]), len(fields) > 1)


def ends_in_time(text: str) -> bool:
    """Whether the last words are a time: 2024, 2025 г. (прогноз)."""
    ends = [text.split()[-count:] for count in (1, 2, MOST_OF_TIME)]
    return TWO_DIGITS.match(ends[0][0]) is not None or any(is_period(" ".join(end)) for end in ends)


def _joined(words: list[Piece], text: str) -> list[Piece]:
    """2023년 상반기, August 2023, 2025 г. (прогноз): a year and a part of it beside each other are one label."""
    made: list[Piece] = []
    for word in words:
        before = made[-1] if made else None
        both = None if before is None else text[before.start : word.end]
        if before is not None and both is not None and _is_one(before.text, word.text):
            made[-1] = Piece(both, before.start, word.end)
        else:
            made.append(word)
    return made


def _is_one(left: str, right: str) -> bool:
    if not right[0].isdecimal() and is_period(left) and not is_period(right) and is_period(f"{left} {right}"):
        return True  # 2024 est.
    if BARE_YEAR.match(left.rstrip("년")) and right[:1].isdecimal() is False and is_period(right):
        return True
    return left[:1].isalpha() and left.isascii() and is_period(left) and BARE_YEAR.match(right) is not None


def _periods_at_the_end(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    at = len(pieces)
    while at and (is_period(pieces[at - 1].text) or _is_short_year(pieces, at - 1)):
        at -= 1
    return list(pieces[:at]), list(pieces[at:])


def _is_short_year(pieces: Sequence[Piece], at: int) -> bool:
    """18 19 20: two digits that count on by one."""
    if not TWO_DIGITS.match(pieces[at].text):
        return False
    beside = [pieces[place].text for place in (at - 1, at + 1) if 0 <= place < len(pieces)]
    return any(TWO_DIGITS.match(other) and abs(int(other) - int(pieces[at].text)) == 1 for other in beside)


SYLLABLE = re.compile("[가-힣]")


def cut_labels(line: Line) -> list[Piece]:
    """The labels of a header in words: parted by gaps if there are any."""
    if len(line.text) > LONGEST_LINE or any(char in line.text for char in "\t|"):
        return []
    fields = fields_of(line.text)
    pieces = fields if len(fields) > 1 else _with_short_words(words_of(line.text), line.text)
    return pieces if all(len(piece.text) <= LONGEST_FIELD / 2 for piece in pieces) else []


def _with_short_words(words: list[Piece], text: str) -> list[Piece]:
    """발사 수: a syllable alone belongs to the word before it; so does one to another alone (구 분, 年 龄), in Chinese
    to no other (年 龄 人口数 比 重)."""
    made: list[Piece] = []
    for word in words:
        is_spread = bool(made) and SPREAD.fullmatch(word.text) and len(made[-1].text) == 1
        is_spread = is_spread and SPREAD.fullmatch(made[-1].text) is not None
        if is_spread or (made and SYLLABLE.fullmatch(word.text) and SYLLABLE.fullmatch(made[-1].text[-1])):
            made[-1] = Piece(text[made[-1].start : word.end], made[-1].start, word.end)
        else:
            made.append(word)
    return made


def width_before(text: str, place: int) -> int:
    """The place in columns of a screen: Hangul and Han count twice."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text[:place])


def edges_of(line: Line, piece: Piece) -> tuple[int, int]:
    """Where a piece begins and ends, in columns of a screen."""
    return width_before(line.text, piece.start), width_before(line.text, piece.end)


def placed_under(line: Line, row: Cut, edges: list[tuple[int, int]]) -> list[tuple[int, Piece]]:
    """Numbers of a row that leaves columns empty, each under the label that it stands nearest to."""
    if not row.gapped or not row.label or not edges:
        return []
    placed: list[tuple[int, Piece]] = []
    for piece in row.cells:
        left, right = edges_of(line, piece)
        away = [
            min(abs(right - edge[1]), abs(left + right - edge[0] - edge[1]) // 2, abs(left - edge[0])) for edge in edges
        ]
        column = away.index(min(away))
        if away[column] > 6 or (placed and column <= placed[-1][0]):
            return []
        placed.append((column, piece))
    return placed
