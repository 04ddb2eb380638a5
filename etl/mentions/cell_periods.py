"""Periods of table cells: what the labels over and beside a number say, put together.

`2024` over `1/4`, `2024.1~6`, `’23년 상반기`, `3월` beside `2024`: the year of one label and the part of
another make one period. A label that names no time gives none; the caption comes last, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.mentions.dated_labels import read_date
from etl.mentions.dates import find_times
from etl.mentions.moments import Moment, TimeExpression, full_year
from etl.mentions.relative_heads import kind_of_head
from etl.model import Cell, Period, Table
from etl.patterns import kept, pattern, values

MONTHS = {
    name: place
    for place, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
QUARTERS = values("mentions.cell_periods.quarters")
LABEL = pattern("mentions.cell_periods.label", re.IGNORECASE)
INDEXED = pattern("mentions.cell_periods.indexed")
LABELS = frozenset({"row_label", "column_label"})
AROUND = " \t.,:;()<>〈〉"
CHANGE_ON = pattern("mentions.cell_periods.change_on")
COMPARED = pattern("mentions.cell_periods.compared")
STATES = values("mentions.cell_periods.states")  # fmt: skip
HALF, QUARTER = 6, 3  # months
YEAR_ENDS = 12  # its month
LONGEST = 40  # characters of a label that is a time
KEPT = 512  # labels: each figure of a column asks for its own
MARK_BEHIND = re.compile(r"(?:\s?[*†‡¹²³⁴⁵⁶⁷⁸⁹]+\)?)+$")
SECOND_LINE = pattern("mentions.cell_periods.second_line")
DAYS = pattern("mentions.cell_periods.days")
YEAR_OF, STOPPED = pattern("mentions.cell_periods.year_of"), pattern("mentions.cell_periods.stopped")
CYRILLIC = re.compile(r"[А-ЯЁ]")
SPELLED_OUT = values("mentions.cell_periods.spelled_out")
CHANGE_FROM = pattern("mentions.cell_periods.change_from")  # in a caption: change from 2023
MONTH_DASH = re.compile(r"^(?P<month>[A-Z][a-z]{2,8})\.?[-–.\s]?(?<=[-–.\s])['’]?(?P<year>\d{2})$")
UNIT_BEHIND = re.compile(r"(?<!\s)\s*+[(（]([^()（）\d]{1,12})[)）]$")
FORETOLD = pattern("mentions.cell_periods.foretold")  # 2070년 예상 비율
ANNOUNCED = pattern("mentions.cell_periods.announced")
TOLD_IN = pattern("mentions.cell_periods.told_in")
AHEAD = pattern("mentions.cell_periods.ahead")
BEHIND = pattern("mentions.cell_periods.behind")


@dataclass(frozen=True, slots=True)
class Part:
    """What one label says of the time."""

    year: int | None
    last: int | None
    part: Moment | None
    until: int | None  # the last month of some
    state: str | None
    label: Cell


@kept(KEPT)
def is_time(label: str) -> bool:
    """Whether a label is a time, and what sort of figure is of it, and nothing else."""
    label = SECOND_LINE.sub("", label.strip())
    is_relative = kind_of_head(label) is not None
    return is_relative or _part(Cell(0, 0, label, None, "column_label")) is not None or _spelled(label) is not None


def is_state(label: str) -> bool:
    """Whether a label only says what sort of figure a column holds: Act., Est., 실적.

    >>> is_state("Est."), is_state("Estonia")
    (True, False)
    """
    return ANNOUNCED.fullmatch(label.strip(" ()").strip()) is not None


def is_mark(text: str) -> bool:
    """Whether what stands in brackets behind a time says what sort of figure its column holds: 2024(f), 2025(전망)."""
    return is_state(text) or text.strip(" .").lower() in STATES


@kept(KEPT)
def _spelled(label: str) -> TimeExpression | None:
    """A label that is a time as sentences write it and nothing else: Q3 2025, январь–сентябрь 2025 г., Jan-Sep 2025."""
    text = DAYS.sub(_as_days, _as_in_sentences(label))
    found = find_times(text) if 0 < len(text) <= LONGEST else []
    is_whole = len(found) == 1 and found[0].start == 0 and not text[found[0].end :].strip(AROUND)
    is_told = is_whole and found[0].first is not None and found[0].relation == "during"
    return found[0] if is_told and _is_of_calendar(found[0]) else None


def _is_of_calendar(item: TimeExpression) -> bool:
    """Whether a time is a place on the calendar, with its year or without: 12 Jan, not last year."""
    first = item.first
    named = first is not None and (first.year or first.month or first.quarter or first.half)
    return bool(named) and first is not None and first.relative is None and first.same_year is None


def _as_days(days: re.Match[str]) -> str:
    """’24.9.1~10, ’24년 9월 1~10일: days as they are written with all their points."""
    month = days["month"]
    return f"{days['year']}.{month}.{days['day']}.~{days['last_month'] or month}.{days['last']}."


def _as_in_sentences(label: str) -> str:
    """I кв. 2025*, Январь, 9 мес., 1—8月累计: a label as a sentence would write it."""
    text = _in_small(MARK_BEHIND.sub("", label.strip()).strip().strip(AROUND))
    text = YEAR_OF.sub("", text)
    for short, whole in SPELLED_OUT.items():
        text = text.replace(short, whole)
    return f"{text}." if STOPPED.search(text) else text


def read_period(
    labels: Sequence[Cell], caption: str | None, years: Mapping[Cell, int], dates: Mapping[Cell, Period]
) -> tuple[Period | None, tuple[Cell, ...], str | None]:
    """The period that labels give (the nearest first), which of them gave it, and what sort of figure they announce;
    `years`: those of `years_beside` in their table, `dates`: its labels that are dates in figures."""
    told = [label for label in labels if not CHANGE_ON.search(label.text)]  # Change on 2023: its base
    parts = [part for label in told if (part := _part(label)) is not None]
    alone = (STATES.get(label.text.strip(" ().").lower()) for label in labels)  # Est., in a row of its own
    state = next((part.state for part in parts if part.state), None) or next(filter(None, alone), None)
    date = next((label for label in told if label in dates), None)
    if date is not None:
        return dates[date], (date,), state
    dated = next((part for part in parts if part.year is not None), None)
    fine = next((part for part in parts if part.part is not None and part.year is not None), None) or next(
        (part for part in parts if part.part is not None), None
    )
    if dated is not None:
        dated = fine if fine is not None and fine.year is not None else dated
        used = (dated.label,) if fine is None or fine is dated else (dated.label, fine.label)
        if fine is None and dated.last is None and (of_each := _of_each_year(caption or "", dated.label)) is not None:
            return _period(dated, of_each, "period.label", inferred=True), used, state
        return _period(dated, fine, "period.label", inferred=False), used, state
    for label in labels:
        if (compared := read_comparison(label.text)) is not None:
            return compared[0], (label,), state
        if label not in told:
            continue
        if (period := _searched(label.text, "period.label", inferred=False)) is not None:
            return period, (label,), state or ("forecast" if FORETOLD.search(label.text) else None)
    if fine is not None and dated is None:
        year = years.get(fine.label)
        if year is not None:
            return _period(replace(fine, year=year), fine, "period.label", inferred=True), (fine.label,), state
    caption = CHANGE_FROM.sub("", INDEXED.sub("", caption or ""))
    whole = _searched(caption, "period.caption", inferred=True) if caption and not _has_two_years(caption) else None
    if whole is not None and fine is not None and whole.start is not None:
        of_caption = Part(int(whole.start[:4]), None, None, None, None, fine.label)
        return _period(of_caption, fine, "period.caption", inferred=True), (fine.label,), state
    return whole, (), state


def _of_each_year(caption: str, label: Cell) -> Part | None:
    """The part of every year that a caption tells without a year: 연도별 7월 평균기온, 1~8월 수출 추이."""
    times = [one for one in find_times(caption) if one.kind != "past"]  # 최근 3년간 1분기: of each of them
    times = times if TOLD_IN.search(caption) is None else []
    first = times[0].first if len(times) == 1 else None
    if first is None or first.grain in ("year", "day") or times[0].relation not in ("during", "as_of"):
        return None
    is_open = first.year is None and first.relative is None and first.same_year is None
    return _part_of(times[0], label) if is_open else None


def years_beside(table: Table) -> dict[Cell, int]:
    """The year that each label goes on with: 2025년 7월 | 8월 | 9월; of the next year where months begin anew."""
    lines: dict[tuple[str, int], list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.role in LABELS:
            lines[cell.role, cell.row if cell.role == "column_label" else cell.column].append(cell)
    return {cell: year for line in lines.values() for cell, year in _years_along(line)}


def _years_along(line: Iterable[Cell]) -> Iterator[tuple[Cell, int]]:
    """Each label of a row of heads, or of a column of labels, with its year, from the first that names one on.

    Months that have risen, or fall by half a year, begin anew (11월 | 12월 | 1월); others go back (8월 | 7월 | 6월).
    """
    year, month, rose = None, 0, False
    for cell in sorted(line, key=lambda one: (one.row, one.column)):
        told = _part(cell)
        if told is not None:
            here = told.until or _last_month(told.part)
            if told.year is not None:
                year = told.year
            elif year is not None and here and here < month and (rose or month - here >= HALF):
                year += 1
            rose = here > month > 0 or (rose and here == month)
            month = here
        if year is not None:
            yield cell, year


def _last_month(part: Moment | None) -> int:
    """Of a month, quarter or half; 0 of anything else."""
    if part is None:
        return 0
    return part.month or (part.quarter or 0) * 3 or (part.half or 0) * 6


def read_base(label: str) -> Period | None:
    """What a label tells that its numbers are compared with: в % к августу 2025 г., 증감률(’22년 대비).

    >>> read_base("증감률(’22년 대비)").start
    '2022'
    """
    found = CHANGE_ON.search(label)
    return None if found is None else _searched(label[found.start() :], "period.label", inferred=False)


def last_month_of_heads(tables: Iterable[Table]) -> str | None:
    """The last month that a column of some tables has, told with its year."""
    heads = (cell for table in tables for cell in table.cells if cell.role == "column_label")
    return max((month for head in heads if (month := _month_of_head(head)) is not None), default=None)


def _month_of_head(head: Cell) -> str | None:
    """The month that a head tells with its year, as one of what has been counted; None of a forecast or plan."""
    part = _part(head)
    if part is None or part.year is None or part.part is None or part.state in ("forecast", "plan"):
        return None
    period = _period(part, part, "period.label", inferred=False)
    return period.end if period.end is not None and part.part.month is not None else None


def part_of_year(label: str, year: int) -> Period | None:
    """The months, quarter or half of a year that a label names without it; None where it names none.

    >>> part_of_year("1~8월 누계", 2025).end
    '2025-08'
    """
    found = _part(Cell(0, 0, label, None, "column_label"))
    if found is None or found.part is None or found.year is not None:
        return None
    return _period(replace(found, year=year), found, "period.label", inferred=True)


def read_comparison(label: str) -> tuple[Period, Period] | None:
    """The period of a label and what it is compared with: June to May 2025; None where it names no two times."""
    found = COMPARED.fullmatch(label.strip())
    if found is None:
        return None
    if found["own_year"]:
        years = int(found["own_year"]), int(found["base_year"])
        return (_stated(Moment(years[0])), _stated(Moment(years[1]))) if years[0] > years[1] else None
    told, before = found["own"] or found["own_behind"], found["base"] or found["base_behind"]
    base = next(iter(find_times(before)), None)
    if base is None or base.first is None or base.first.year is None:
        return None
    told = _in_small(told)
    own = next(iter(find_times(f"{told} {base.first.year}")), None)  # May alone is no month in every language
    if own is None or own.start >= len(told.rstrip()) or own.first is None:
        return None
    return _whole(own, base.first.year), _whole(base, base.first.year)


def _whole(item: TimeExpression, year: int) -> Period:
    """All of a time, from its first moment to its last; of a year where it names none."""
    first, last = (
        moment if moment is None or moment.year is not None else replace(moment, year=year)
        for moment in (item.first, item.last or item.first)
    )
    assert first is not None
    assert last is not None
    return Period(first.iso(), last.iso(end=True), first.grain, "during", False, "period.label")


def _in_small(label: str) -> str:
    """Январь–март 2025 г. к …: a label as it stands within a sentence, where its months are written small."""
    text = label.lstrip()
    is_word = CYRILLIC.match(text) is not None and text[1:2].islower()
    return text[0].lower() + text[1:] if is_word else label


def _stated(moment: Moment) -> Period:
    return Period(moment.iso(), moment.iso(end=True), moment.grain, "during", False, "period.label")


def _part(label: Cell) -> Part | None:
    if read_comparison(label.text) is not None:
        return None
    told = AHEAD.match(label.text.strip()) or BEHIND.search(label.text.strip())
    if told is not None:  # Projected, 2026
        bare = label.text.strip().replace(told[0], "", 1)
        part = _part(replace(label, text=bare))
        state = STATES.get(told["state"].lower().rstrip("."))
        return None if part is None else replace(part, state=part.state or state, label=label)
    date = read_date(label.text)
    if date is not None and not date.may_be_years:  # days are left to the search in longer labels
        return Part(date.year, None, Moment(month=date.month), None, None, label) if date.day is None else None
    found = _read(label.text)
    if found is None:
        spelled = _spelled(label.text)
        return None if spelled is None else _part_of(spelled, label)
    last = found["last"]
    year = _year(found["year"] or found["after"])
    state = STATES.get((found["state"] or "").strip("()（）치.").lower())
    until = int(found["to"]) if found["to"] else None
    return Part(year, _last_year(year, last), _moment(found), until, state, label)


def _part_of(item: TimeExpression, label: Cell) -> Part | None:
    """What a label says that is written as in a sentence; days are left to the search in longer labels."""
    first, last = item.first, item.last or item.first
    if first is None or last is None or first.decade or (first.grain == "day" and first != last):
        return None
    if first.year is not None and "day" in (first.grain, last.grain):
        return None
    ends = last.year if last.year != first.year else None
    if ends is not None and first.grain != "year":
        return None
    part = None if first.grain == "year" else replace(first, year=None)
    until = last.month if last.month is not None and last.month != first.month else None
    return Part(first.year, ends, part, until, None, label)


def _read(label: str) -> re.Match[str] | None:
    text = MONTH_DASH.sub(_with_year, _without_unit(label).strip().strip("<>〈〉").strip())
    found = LABEL.match(text) if 0 < len(text) <= 30 else None
    if found is None or not (found["year"] or _moment(found)):
        return None
    return None if found["bare"] and not found["year"] else found


def _without_unit(label: str) -> str:
    """8월(%): the label without the unit in its bracket."""
    bracket = UNIT_BEHIND.search(label)
    is_state = bracket is not None and (ANNOUNCED.search(bracket[1]) or bracket[1].strip().lower() in STATES)
    return label if bracket is None or is_state else label[: bracket.start()]


def _with_year(found: re.Match[str]) -> str:
    """Sep-24: September 2024."""
    return f"{found['month']} {full_year(int(found['year']))}"


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = text.lstrip("’'‘`")
    return int(digits) if len(digits) == 4 else full_year(int(digits))


def _last_year(year: int | None, text: str | None) -> int | None:
    if year is None or text is None:
        return None
    last = int(text) if len(text) == 4 else year // 100 * 100 + int(text)
    return last if last > year else None


def _moment(found: re.Match[str]) -> Moment | None:
    """The part of a year, without the year."""
    if found["half"]:
        half = 1 if found["half"][0] in "상전上" or "1" in found["half"] else 2
        return Moment(month=half * HALF) if found["closes"] else Moment(half=half)
    if found["quarter"] or found["q"] or found["roman"]:
        quarter = int(QUARTERS.get((found["roman"] or "").upper()) or found["quarter"] or found["q"])
        return Moment(month=quarter * QUARTER) if found["closes"] else Moment(quarter=quarter)
    month = found["from"] or found["month"] or found["bare"]
    if month:
        return Moment(month=int(month))
    if found["closes"]:
        return Moment(month=YEAR_ENDS)
    if not found["name"]:
        return None
    month = MONTHS[found["name"][:3].lower()]
    return Moment(quarter=month // 3) if found["ends"] and month % 3 == 0 else Moment(month=month)


def _period(dated: Part, fine: Part | None, rule: str, *, inferred: bool) -> Period:
    part = fine.part if fine is not None else None
    year = dated.year
    if part is None:
        last = dated.last or year
        return Period(Moment(year).iso(), Moment(last).iso(), "year", "during", inferred, rule)
    first = Moment(year, part.month, part.day, half=part.half, quarter=part.quarter)
    until = first if fine is None or fine.until is None else Moment(year, fine.until)
    return Period(first.iso(), until.iso(end=True), first.grain, "during", inferred, rule)


def _has_two_years(caption: str) -> bool:
    """Whether years stand side by side, as heads of columns do that have become part of a caption: 2023년 2024년."""
    times = [item for item in find_times(caption) if item.first is not None and item.first.year is not None]
    return any(not caption[one.end : other.start].strip() for one, other in pairwise(times))


def _searched(text: str, rule: str, *, inferred: bool) -> Period | None:
    """A time inside a longer label or a caption."""
    for item in find_times(DAYS.sub(_as_days, _in_small(text))):
        if item.first is not None and item.first.year is not None:
            last = item.last or item.first
            return Period(item.first.iso(), last.iso(end=True), item.first.grain, "during", inferred, rule)
    return None
