"""The head of a table whose cells single blanks part, as a page loses its columns when it is copied.

    Exporter Share of global exports (%) Change from Main recipient (share of
    2018–22 2013–17 2013–17 (%) exporter's total, %)
    Italy 3.7 2.6 43 Qatar (25)

Comes in: a place among the lines. Goes out: the lines of the head with the columns that each label stands over; None
where the words can be shared out among the columns in no way, and so no label can be told to be of which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.model import Line
from etl.passages.blocks import LIST_ITEM, SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import names_table
from etl.passages.tables.grid import LONGEST_LINE, Piece, is_number, is_period, is_unit
from etl.passages.tables.head import Head, Level, Rows, Spans
from etl.passages.tables.lines import Cut
from etl.patterns import pattern

TOKEN = re.compile(r"[^\s(（]*[(（][^()（）]*[)）]\S*|\S+")
CLOSES, BRACKET = re.compile("[)）]"), re.compile("[(（]")
ENDS_IN_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
UNCLOSED, UNOPENED = re.compile(r"[(（][^()（）]*$"), re.compile(r"^[^()（）]*[)）]")
GOES_ON = pattern("passages.tables_flat_heads.goes_on", re.IGNORECASE)
BELONGS_BEFORE = pattern("passages.tables_flat_heads.belongs_before")
CASELESS = re.compile("[가-힣一-鿿]")
MAY_BELONG_BEFORE = pattern("passages.tables_flat_heads.may_belong_before")
ROWS, MOST_LABELS = 3, 14


def find_two_lines(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows) -> Head | None:
    """A head broken over two lines: words over times and brackets."""
    if place + 3 >= len(filled) or not all(_may_be_head(lines[filled[at]].text) for at in (place, place + 1)):
        return None
    top, low = lines[filled[place]].text, lines[filled[place + 1]].text
    first = _columns(rows, place + 2)
    if first is None or is_unit(low.strip()) or not _is_low(low):
        return None
    count = len(first.cells)
    if any(_shares(groups, count, first, is_below_title=False) for groups in groupings(low)) or _are_times(low, count):
        return None  # a head by itself, below a title
    for pieces in _pieces(low, is_last_cut=first.tail is not None):
        for groups in groupings(top):
            levels = _shared_out(filled[place], filled[place + 1], groups, pieces, count, first)
            if levels is not None:
                return levels
    return None


def find_one_line(lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows) -> Head | None:
    """A head of one line, each label of one word or more: Country Output (Mt) Share of total (%)."""
    text = lines[filled[place]].text
    is_lower = UNOPENED.match(text) or BRACKET.match(text.lstrip()) or text.lstrip()[:1].islower()  # of two lines
    first = _columns(rows, place + 1) if _may_be_head(text) and not is_lower else None
    if first is None:
        return None
    above = lines[filled[place - 1]].text if place else ""
    is_titled = names_table(above) or is_unit(above.strip())
    for groups in groupings(text):
        if _shares(groups, len(first.cells), first, is_below_title=is_titled):
            count, has_last = len(first.cells), first.tail is not None
            spare = len(groups) - count - has_last
            labels = groups[spare : spare + count]
            if count == 1 and not (ENDS_IN_BRACKET.search(labels[0].text) and spare):
                return None
            level = Level(filled[place], tuple(groups[:spare]), tuple(labels))
            return Head((level,), count, "labels", is_gapped=False, last=groups[-1] if has_last else None)
    return None


def groupings(text: str) -> Iterator[list[Piece]]:
    """The ways in which the words of a head fall into labels, the likelier first."""
    seen = []
    for how in ("", "joins", "parts"):
        groups = _grouped(text, how)
        if groups not in seen and len(groups) <= MOST_LABELS:
            seen.append(groups)
            yield groups


def _grouped(text: str, how: str) -> list[Piece]:
    made: list[Piece] = []
    for token in (Piece(found[0], found.start(), found.end()) for found in TOKEN.finditer(text)):
        if made and _belongs(made[-1].text, token.text, how):
            made[-1] = Piece(text[made[-1].start : token.end], made[-1].start, token.end)
        else:
            made.append(token)
    return made


def _belongs(before: str, word: str, how: str) -> bool:
    """Whether a word goes on with the label before it: its bracket, a small letter, behind a preposition."""
    if UNCLOSED.search(before) or BRACKET.match(word):
        return True
    if ENDS_IN_BRACKET.search(before):
        return False
    is_end = how == "parts" and word[0].isupper()  # Change from | Main recipient: it goes on in the next line
    if (GOES_ON.search(before) and not is_end) or BELONGS_BEFORE.match(word):
        return True
    if how == "joins" and MAY_BELONG_BEFORE.match(word):
        return True
    if is_period(word) or CASELESS.match(word):
        return False
    return not word[0].isupper()


def _may_be_head(text: str) -> bool:
    body = text.strip()
    if (
        not body
        or len(text) > LONGEST_LINE / 3
        or "\t" in text
        or "|" in text
        or "¦" in text
        or "  " in body
        or "\u3000" in body
    ):
        return False
    if names_table(text) or is_unit(body) or SOURCE.match(text) or LIST_ITEM.match(text):
        return False
    ends = STRONG_END.search(text) is not None and len(body) > 12 and not ENDS_IN_BRACKET.search(body)
    return not (ends or body.endswith((":", ";")))


def _columns(rows: Rows, at: int) -> Cut | None:
    """The first row below a head, where the rows below have as many cells, all of them a label and no gaps."""
    below = [rows(place) for place in range(at, at + ROWS)]
    first = below[0]
    if not first.cells or not first.label or first.gapped:
        return None
    alike = [
        len(row.cells) == len(first.cells) and bool(row.label) and (row.tail is None) == (first.tail is None)
        for row in below
    ]
    return first if alike[0] and alike[1] and (alike[2] or not below[2].cells) else None


def _shares(groups: Sequence[Piece], count: int, first: Cut, *, is_below_title: bool) -> bool:
    """Whether each column has a label: with one over the labels of rows, or without one over times or below a title."""
    spare = len(groups) - count - (first.tail is not None)
    if any(is_number(piece.text) and not is_period(piece.text) for piece in groups):
        return False
    if any(piece.text.endswith(",") for piece in groups):
        return False  # Kenya: exports by destination, 2023 (US$ million): a title
    has_no_corner = spare == 0 and count > 1 and (is_below_title or is_period(" ".join(p.text for p in first.label)))
    return spare == 1 or has_no_corner


def _are_times(text: str, count: int) -> bool:
    """Whether a line holds nothing but so many times, each another one."""
    words = text.split()
    return len(words) == count == len(set(words)) and all(map(is_period, words))


def _is_low(text: str) -> bool:
    """Whether a line holds times or brackets, as the lower of two does."""
    tokens = [found[0] for found in TOKEN.finditer(text)]
    return bool(ENDS_IN_BRACKET.search(text) or UNOPENED.match(text)) or any(is_period(token) for token in tokens)


def _pieces(text: str, *, is_last_cut: bool) -> Iterator[list[Piece]]:
    """The parts of a lower line, each over a column: a time with its bracket or without, words as far as a bracket."""
    end = len(text)
    found = re.search(r"[^()（）]*[)）]\s*$", text) if is_last_cut else None
    is_cut = found is not None and CLOSES.search(re.sub(r"[(（][^()（）]*[)）]", "", text)) is not None
    tokens = [Piece(one[0], one.start(), one.end()) for one in TOKEN.finditer(text, 0, end)]
    if is_cut:  # the end of the label of the last column, which the upper line begins
        lasts = [at for at, one in enumerate(tokens) if is_period(one.text) or ENDS_IN_BRACKET.search(one.text)]
        tokens = tokens[: lasts[-1] + 1] if lasts else []
    for joins in (True, False):
        made = _joined(text, tokens, joins)
        if made is not None:
            yield made


def _joined(text: str, tokens: Sequence[Piece], joins_time: bool) -> list[Piece] | None:
    made: list[Piece] = []
    for token in tokens:
        before = made[-1].text if made else ")"
        is_open = ENDS_IN_BRACKET.search(before) is None and not is_period(before)
        is_bracket = BRACKET.match(token.text) is not None
        behind_time = joins_time and is_bracket and is_period(before)
        is_of_words = is_open and not (is_period(token.text) and not _is_words(before))
        if made and (is_of_words or behind_time):
            made[-1] = Piece(text[made[-1].start : token.end], made[-1].start, token.end)
        else:
            made.append(token)
    is_whole = all(ENDS_IN_BRACKET.search(one.text) or is_period(one.text.split()[-1]) for one in made[1:])
    return made if made and is_whole else None


def _is_words(text: str) -> bool:
    return any(char.isalpha() for char in text) and not is_period(text)


def _shared_out(
    upper: int, lower: int, groups: Sequence[Piece], pieces: Sequence[Piece], count: int, first: Cut
) -> Head | None:
    """The labels of two lines over their columns, where that can be told."""
    has_last, corner = first.tail is not None, tuple(pieces[:1])
    has_corner = len(pieces) > 1 and not (ENDS_IN_BRACKET.search(pieces[0].text) or is_period(pieces[0].text))
    has_corner = has_corner and CLOSES.search(pieces[0].text) is None and GOES_ON.search(groups[-1].text) is None
    below = list(pieces[1:]) if has_corner and len(pieces) > count else list(pieces)
    corner = corner if len(below) < len(pieces) else ()
    top_corner = () if corner else tuple(groups[:1])
    labels = list(groups[len(top_corner) :])
    last = labels.pop() if has_last and len(labels) > 1 else None
    below = below[:-1] if has_last and len(below) == count + 1 else below
    if (has_last and last is None) or any(is_number(one.text) and not is_period(one.text) for one in labels):
        return None
    low_spans, top_spans = _spans_of(labels, below, count)
    if top_spans is None or not labels:
        return None
    whole, rest = _put_together(dict(zip(top_spans, labels, strict=True)), dict(zip(low_spans, below, strict=True)))
    top = Level(upper, top_corner, tuple(whole.values()), tuple(whole))
    low = Level(lower, corner, tuple(rest.values()), tuple(rest))
    return Head((top, low), count, "labels", is_gapped=False, last=last)


def _put_together(
    upper: dict[tuple[int, int], Piece], lower: dict[tuple[int, int], Piece]
) -> tuple[dict[tuple[int, int], Piece], dict[tuple[int, int], Piece]]:
    """An upper label that goes on in the lower one has its words, too: Change from | 2013–17 (%)."""
    goes_on = {span for span, label in upper.items() if span in lower and _goes_on(label.text, lower[span].text)}
    whole = {
        span: label._replace(text=f"{label.text} {lower[span].text}") if span in goes_on else label
        for span, label in upper.items()
    }
    return whole, {span: label for span, label in lower.items() if span not in goes_on}


def _goes_on(upper: str, lower: str) -> bool:
    return GOES_ON.search(upper) is not None or lower[0].islower()


def _spans_of(labels: Sequence[Piece], below: Sequence[Piece], count: int) -> tuple[Spans, Spans | None]:
    """Of the lower and of the upper labels: over which columns they stand; None where nobody can tell."""
    if len(below) == len(labels) == count:
        return _one_each(range(count)), _one_each(range(count))
    if len(below) == count:
        runs = _runs(below)
        spans = tuple((run[0], len(run)) for run in runs)
        return _one_each(range(count)), spans if len(labels) == len(runs) else None
    waiting = [at for at, label in enumerate(labels) if not ENDS_IN_BRACKET.search(label.text)]
    is_told = all(
        BRACKET.match(piece.text)
        or GOES_ON.search(labels[at].text)
        or piece.text[0].islower()  # Change from | 2022 (%)
        for at, piece in zip(waiting, below, strict=False)
    )
    if is_told and len(labels) == count and len(waiting) == len(below):
        return _one_each(waiting), _one_each(range(count))
    return (), None


def _one_each(columns: Sequence[int]) -> Spans:
    return tuple((column, 1) for column in columns)


def _runs(pieces: Sequence[Piece]) -> list[list[int]]:
    """Columns that one upper label can stand over: times that follow each other, none of them twice."""
    runs = [[0]]
    for at, (before, piece) in enumerate(pairwise(pieces), 1):
        are_times = is_period(before.text) and is_period(piece.text)
        are_alike = _bracket_of(before.text) == _bracket_of(piece.text)
        if are_times and are_alike and piece.text not in [pieces[one].text for one in runs[-1]]:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _bracket_of(text: str) -> str:
    found = ENDS_IN_BRACKET.search(text)
    return "" if found is None else found[0]
