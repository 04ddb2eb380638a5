"""What belongs to a table and stands above or below it: caption, unit, source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line, Span
from etl.passages.blocks import CAPTION, SOURCE, UNIT_LINE, UNIT_TAIL
from etl.passages.style import STRONG_END
from etl.passages.tables.grid import is_period, is_unit
from etl.patterns import pattern

NOTES = pattern("passages.tables_around.notes")
SOURCE_INSIDE = pattern("passages.tables_around.source_inside")
NOTE_ENTRY = re.compile(r"^\s*(?:\(?\d{1,2}\)|[*†‡※]|[a-e]\)|[pe]\s?[:：)]|[¹²³⁴⁵⁶⁷⁸⁹])")
LAST_BRACKET = re.compile(r"[(\[（]([^()\[\]]{1,40})[)\]）]\s*$")
TITLE = pattern("passages.tables_around.title")
BARE_UNIT = re.compile(r"\s*[(\[（]([^()]{1,70})[)\]）]\s*$")
UNLESS = pattern("mentions.cell_units.unless", re.IGNORECASE)
DIGIT = re.compile(r"\d")
ABOVE, BELOW, LONGEST, LONGEST_TITLE = 3, 8, 100, 200
SHORT_YEAR = pattern("passages.tables_around.short_year")
SHORT_UNIT = pattern("passages.tables_around.short_unit")

Named = tuple[str | None, Span | None]


def names_table(text: str) -> bool:
    """A line that names a table or its unit."""
    return bool(CAPTION.match(text) or UNIT_LINE.match(text) or (len(text) <= LONGEST and gives_unit(text)))


def gives_unit(text: str) -> bool:
    """(단위: 백만 달러) at the end of a line, or (백만 달러, %) alone."""
    bare = BARE_UNIT.match(text)
    return bool(UNIT_TAIL.search(text) or UNIT_LINE.match(text)) or (
        bare is not None and all(is_unit(part.strip()) for part in re.split("[,，;]", UNLESS.sub("", bare[1])))
    )


def ends_in_unit(text: str) -> bool:
    """A short line with a unit in brackets at its end: … 추이 (전년대비, %)."""
    found = LAST_BRACKET.search(text) if len(text) <= LONGEST else None
    return found is not None and any(is_unit(part.strip()) for part in re.split("[,，]", found[1]) if part.strip())


def states_unit(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether a line right above gives the unit of what follows."""
    above = filled[max(0, place - 2) : place]
    is_line = bool(above) and _is_unit_line(lines[above[-1]].text)
    return is_line or any(gives_unit(lines[index].text) or ends_in_unit(lines[index].text) for index in above)


def has_title(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether the line right above names a table, or reads like the title of one."""
    text = lines[filled[place - 1]].text.strip() if place else ""
    return bool(CAPTION.match(text)) or (0 < len(text) <= 60 and TITLE.search(text) is not None)


def find_caption(lines: Sequence[Line], filled: Sequence[int], place: int, own: Sequence[int]) -> Named:
    """The lines right above that name the table or its unit, and such lines inside it."""
    above: list[int] = []
    for index in reversed(filled[max(0, place - ABOVE) : place]):
        if not above and index + 1 == filled[place] and _is_right_above(lines, index):
            above.insert(0, index)
            continue
        is_named = names_table(lines[index].text) or lines[index].kind == "caption" or _is_title(lines, index, above)
        if not (is_named or (not above and _is_unit_line(lines[index].text))):
            break
        above.insert(0, index)
    return _joined(lines, [*above, *(index for index in own if index not in above)])


def is_of_times(text: str) -> bool:
    """Two or more times and nothing else, as the upper line of a head: no column can be told to be below one."""
    words = text.split()
    return len(words) > 1 and all(is_period(word) for word in words)


def holds_times(text: str) -> bool:
    """A short line with two times and more that is no sentence: the head of columns."""
    words = text.split()
    return len(text) <= LONGEST and sum(is_period(word) for word in words) > 1 and STRONG_END.search(text) is None


def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence: not with a shortened unit behind a comma, as titles do."""
    return STRONG_END.search(text) is not None and SHORT_UNIT.search(text) is None


def _is_right_above(lines: Sequence[Line], index: int) -> bool:
    """A line that stands between an empty one and a table, and ends like no sentence: its title."""
    text = lines[index].text.strip()
    stands_alone = index == 0 or not lines[index - 1].text.strip()
    ends = ends_sentence(text) and SHORT_YEAR.search(text) is None
    return stands_alone and not ends and len(text) <= LONGEST_TITLE and "\t" not in text and "|" not in text


def _is_unit_line(text: str) -> bool:
    """Whether a line is a unit and nothing else: USD million."""
    return len(text) <= LONGEST and not DIGIT.search(text) and is_unit(text.strip())


def _is_title(lines: Sequence[Line], index: int, above: list[int]) -> bool:
    """The words of a title between a bare `<표 1>` or nothing, and the unit."""
    text = lines[index].text.strip()
    if lines[index].kind == "heading":
        return not any(CAPTION.match(lines[one].text) for one in above)
    if not above and lines[index].table is None and not STRONG_END.search(text) and len(text) <= 60:
        return (
            bool(ends_in_unit(text) or TITLE.search(text))
            and SOURCE.match(text) is None
            and "|" not in text
            and "\t" not in text
        )
    if (
        not above
        or not (UNIT_LINE.match(lines[above[0]].text) or _is_unit_line(lines[above[0]].text))
        or ends_sentence(text)
        or len(text) > 60
        or text.startswith("|")
    ):
        return False
    return "\t" not in text and SOURCE.match(text) is None


def _joined(lines: Sequence[Line], found: list[int]) -> Named:
    if not found:
        return None, None
    text = " ".join(" ".join(lines[index].text.split()) for index in found)
    first, last = lines[found[0]], lines[found[-1]]
    return text, Span(first.starts[0], last.span(len(last.text) - 1, len(last.text)).end)


def find_unit_below(lines: Sequence[Line], filled: Sequence[int], after: int) -> list[int]:
    """The line right below a table that gives its unit: (단위: 억 달러, 2024년, 자료: 관세청)."""
    below = filled[after : after + 1]
    return [index for index in below if UNIT_LINE.match(lines[index].text) and index <= filled[after - 1] + 2]


def find_source(lines: Sequence[Line], filled: Sequence[int], after: int, own: Sequence[int]) -> Named:
    """The line that says where the table is from: among its own, or below it, behind notes."""
    for index in own:
        if (found := _source_in(lines[index])) is not None:
            return found
    noted = False
    first = last = filled[after - 1] if after else -1  # the last row; then lines that follow without an empty one
    for index in filled[after : after + BELOW]:
        line = lines[index]
        if (found := _source_in(line)) is not None:
            return found
        is_note = bool(NOTES.match(line.text) or NOTE_ENTRY.match(line.text))
        is_right_below = index - 1 == last or (index - 2 == last and last == first)
        if not (is_note or noted or is_right_below):
            break
        noted, last = is_note, index
    return None, None


def _source_in(line: Line) -> tuple[str, Span] | None:
    text = line.text
    if not (SOURCE.match(text) or NOTE_ENTRY.match(text) or UNIT_LINE.match(text)):
        return None
    start = len(text) - len(text.lstrip())
    if NOTES.match(text) or not SOURCE.match(text):
        inside = SOURCE_INSIDE.search(text)
        if inside is None:
            return None
        start = inside.start()
    end = len(text.rstrip())
    return text[start:end], line.span(start, end)
