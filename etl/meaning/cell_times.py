"""The times of the cells of a table: their labels, the column before, the words above the table.

Comes in: a cell with what was read of its labels, and the time of the text around its table. Goes out: its period and
base. A table is read from its first cell on, row by row.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.bases import Base, base_cues_of, counted, default_base
from etl.meaning.fiscal import FiscalYear, as_months
from etl.meaning.timed import BY_DEFAULT, Timed, Topic, as_read
from etl.mentions.calendars import Calendar
from etl.mentions.cell_periods import part_of_year
from etl.mentions.dates import find_times
from etl.mentions.relative_heads import kind_of_head
from etl.model import Mention, Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

AROUND_TABLE = 600  # characters before the first cell of a table in which words tell what its times are
YEAR_ENDS = 12  # its month
END_OF = pattern("meaning.tables.end_of")


class CellTimes:
    """What was read of the tables of a text so far."""

    def __init__(self, text: str, fiscal: FiscalYear | None, rules: Rules) -> None:
        self._document, self._fiscal, self._cues = text, fiscal, base_cues_of(rules)
        self._dated: tuple[str | None, int | None, Period] | None = None  # the last cell with a time of its own
        self._above: tuple[str | None, str] = (None, "")  # the last table, and the words before its first cell
        self._of_row: dict[tuple[str | None, int | None], list[Period]] = {}  # times of the cells of a row

    def of(self, mention: Mention, statement: Statement, topic: Topic | None, how: str = "section") -> Timed:
        """The time of a cell: its labels; of a growth the column before it; else that of the text around its table,
        `topic`, which is known from `how`."""
        mention = self._at_its_end(self._cell_by_months(mention))
        row = (mention.table, mention.row)
        is_own = mention.period is not None and mention.period.rule != "period.caption"
        is_pace = statement.transformation == "ratio" and mention.unit == "percent"  # темп роста: 106,3
        is_compared = statement.transformation in BY_DEFAULT or is_pace or mention.base_period is not None
        is_growth = is_compared and self._dated is not None and self._dated[:2] == row
        if mention.period is not None and mention.period.rule == "period.label":
            told = self._of_row.setdefault(row, [])
            told += [mention.period] if mention.period not in told else []
        if mention.period is not None and (is_own or not is_growth):
            if is_own:
                self._dated = (*row, mention.period)
        elif is_compared and self._dated is not None and self._dated[:2] == row:
            latest = max(reversed(self._of_row.get(row) or [self._dated[2]]), key=lambda one: one.end or "")
            period = replace(latest, is_inferred=True, rule="period.carried")
            year_ago = self._base_of_column(mention, period, row)
            if mention.base_period is not None or year_ago is None:
                return Timed(period, mention.base_period, "list")
            return Timed(period, year_ago.period, "list", year_ago.how)
        part = _of_relative_head(mention, topic) or self._part_of_year(mention) or _of_months_around(mention, topic)
        if part is not None:
            return as_read(replace(mention, period=part), statement)
        is_loose = mention.period is None or mention.period.rule == "period.caption"
        around = mention.period or (topic.period if topic is not None else None)
        in_head = _in_head(mention, around) if is_loose and around is not None and not _is_part(mention) else None
        if in_head is not None:
            self._dated = (*row, in_head)
            return as_read(replace(mention, period=in_head), statement)
        if mention.period is not None or topic is None or topic.period is None or _is_part(mention):
            return as_read(mention, statement)
        period = replace(topic.period, is_inferred=True, rule="period.carried")
        evidence = (topic.place,) if topic.place is not None else ()
        kept = tuple(piece for piece in mention.evidence if piece.role == "period")
        base = default_base(period) if statement.transformation in BY_DEFAULT and mention.base_period is None else None
        return Timed(
            period, mention.base_period or (base.period if base else None), how, base.how if base else None,
            (*kept, *evidence),
        )  # fmt: skip

    def _at_its_end(self, mention: Mention) -> Mention:
        """Q3 2024, in a table of what is counted at the end of quarters."""
        period = mention.period
        if period is None or period.end is None:
            return mention
        if period.grain == "year" and period.rule == "period.label":  # 2024, livestock at the end of the year
            is_end = END_OF.search(mention.sentence or "") is not None
            month = f"{period.end[:4]}-{YEAR_ENDS}"
            return (
                replace(mention, period=replace(period, start=month, end=month, grain="month")) if is_end else mention
            )
        if period.grain not in ("quarter", "half"):
            return mention
        if END_OF.search(self._above_table(mention)) is None:
            return mention
        return replace(mention, period=replace(period, start=period.end, grain="month"))

    def _above_table(self, mention: Mention) -> str:
        """The words above the table of a cell, the same for all its cells."""
        if self._above[0] != mention.table:
            self._above = mention.table, self._document[max(0, mention.start - AROUND_TABLE) : mention.start]
        return self._above[1]

    def _cell_by_months(self, mention: Mention) -> Mention:
        """A cell under a financial year, as its label or the words around its table tell it."""
        label = next((one.quote for one in mention.evidence if one.role == "period"), "")
        if mention.period is None or self._fiscal is None or not label:
            return mention
        period = as_months(mention.period, label, 0, len(label), self._fiscal, self._above_table(mention))
        return replace(mention, period=period)

    def _base_of_column(self, mention: Mention, period: Period, row: tuple[str | None, int | None]) -> Base | None:
        """What a column of changes compares with: as its head says (전월비), else the time before among the columns."""
        heads = " ".join(mention.heads)
        cue = next((hit for words in self._cues.words.values() if (hit := words.search(heads))), None)
        if cue is not None:
            found = counted(cue.lastgroup or "year", period)
            return Base(found) if found is not None else None
        before = [one for one in self._of_row.get(row, ()) if (one.end or "") < (period.end or "")]
        if before and all(len(one.end or "") == len(period.end or "") for one in before):
            return Base(replace(max(before, key=lambda one: one.end or ""), rule="period.base"))
        return default_base(period)

    def _part_of_year(self, mention: Mention) -> Period | None:
        """1~8월 누계, beside a column of 2025년 8월: the months of the year that the row has told."""
        if mention.period is not None or self._dated is None or self._dated[:2] != (mention.table, mention.row):
            return None
        year = int((self._dated[2].end or self._dated[2].start or "0")[:4])
        return next((part for head in reversed(mention.heads) if (part := part_of_year(head, year)) is not None), None)


def _of_relative_head(mention: Mention, topic: Topic | None) -> Period | None:
    """The time of a column that is told by that of the text around its table: 去年同季."""
    kind = next((kind for head in reversed(mention.heads) if (kind := kind_of_head(head)) is not None), None)
    around = mention.period or (topic.period if topic is not None else None)
    if kind is None or around is None:
        return None
    found = around if kind == "same" else counted(kind, around)
    return replace(found, is_inferred=True, rule="period.carried") if found is not None else None


def _of_months_around(mention: Mention, topic: Topic | None) -> Period | None:
    """A month or quarter without its year, in a text on one of the same year that is no earlier: 6月 | 7月, of July."""
    around = topic.period if topic is not None else None
    if mention.period is not None or around is None or around.grain not in ("month", "quarter"):
        return None
    last, year = around.end or "", int((around.end or "0")[:4])
    told = (part_of_year(head, year) for head in reversed(mention.heads))
    part = next((one for one in told if one is not None), None)
    return part if part is not None and (part.end or "") <= last else None


def _is_part(mention: Mention) -> bool:
    """Whether the heads of a cell name a quarter or a month without its year: no whole year is its time."""
    return any(part_of_year(head, 1) is not None for head in mention.heads)


def _in_head(mention: Mention, around: Period) -> Period | None:
    """A month or day without its year among the words of a head, of the year around: Sudanese refugees, 31 July."""
    year = (around.end or around.start or "")[:4]
    for head in reversed(mention.heads) if year else ():
        times = find_times(head.replace(".–", "–").replace(".-", "-"))
        first = times[0].first if len(times) == 1 else None
        is_open = first is not None and first.month is not None and first.year is None and first.same_year is None
        if is_open and first is not None and first.relative is None:
            calendar = Calendar(None)
            calendar.year = int(year)
            return calendar.resolve(times[0])
    return None
