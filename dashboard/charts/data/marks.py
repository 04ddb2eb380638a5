"""A row of `figures` as something to draw: numbers as floats, time as days, words as they stand.

Shape is the kind of statement, colour the origin, so that colour never carries meaning alone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from dashboard import format, quoting
from dashboard.charts.data import times
from dashboard.charts.data.quotations import Claim
from dashboard.i18n import Text
from etl.answers import QuotedFigure, SampleFigure, StatedFigure

# plotly's name and the character of the same shape, for tables and cards
SHAPES = {
    "observed": ("circle", "●"),
    "estimate": ("circle-open", "○"),
    "claim": ("square-open", "□"),
    "derived": ("square", "■"),
    "cap": ("line-ew-open", "▬"),
    "plan": ("diamond-open", "◇"),
    "forecast": ("diamond-open", "◇"),
    "range": ("line-ns-open", "┃"),
    "floor": ("triangle-up", "▲"),
    "ceiling": ("triangle-down", "▽"),
}
FLOORS = ("at_least", "more_than")
CEILINGS = ("at_most", "less_than")
NONE: Mapping[str, str] = MappingProxyType({})
RUNS = ("flow", "cumulative", "rate")  # measures of a stretch of time
Drawn = TypeVar("Drawn", bound=SampleFigure)
AHEAD = ("forecast", "plan", "cap")  # what a document says of a time after it


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure to draw. `start` and `end` are days (end exclusive), None where unknown."""

    id: str
    value: float
    low: float | None
    high: float | None
    shape: str
    colour: str
    quote: str
    origin: str
    origin_id: str
    period: str
    start: int | None
    end: int | None
    said: int | None  # when the document was published: where an open period ends
    is_running: bool  # counts over time, so that an unknown start lies before, not at, its end
    is_corrected: bool
    amount: str
    place: int  # where in its document it stands
    misprint: str = ""  # of a corrected value what the document prints, and the same in words: 원문 1.243.0
    printed: str = ""
    kind: str = ""  # in words: what sort of statement, and its bound
    document: str = ""  # which text says so
    base: str = ""  # of a share or a multiple: what it is counted against
    quotations: int = 1  # how many texts say the same of the same origin
    quoted: str = ""  # the same in words, if there is more than one; or which of the texts this is
    quoted_by: tuple[str, ...] = ()  # the ids of all of these figures
    scope: tuple[object, ...] | None = None  # what it can be compared within: time, sort, basis; None: nothing

    @property
    def is_dated(self) -> bool:
        """Whether anything of its period is known."""
        return self.start is not None or self.end is not None

    @property
    def span(self) -> tuple[int, int]:
        """The days between which it is drawn; an unknown end is the statement, or the other end."""
        start = self.start if self.start is not None else self.end
        end = self.end if self.end is not None else max(self.said or 0, start or 0)
        return start or 0, end or 0

    @property
    def who(self) -> str:
        """The origin, and how many texts quote it."""
        return f"{self.origin} · {self.quoted}" if self.quoted else self.origin

    @property
    def line(self) -> str:
        """The value, and what is printed instead of it: 1,243.0 (원문 1.243.0)."""
        return f"{self.quote} ({self.printed})" if self.printed else self.quote

    @property
    def top(self) -> float:
        """The largest number in it."""
        return max(part for part in (self.value, self.low, self.high) if part is not None)

    @property
    def bottom(self) -> float:
        """The smallest number in it."""
        return min(part for part in (self.value, self.low, self.high) if part is not None)


def shape_of(row: QuotedFigure) -> str:
    """The name of the shape of a row: its bound if it is open, else its kind."""
    if row.kind == "cap":
        return "cap"
    if row.bound == "range":
        return "range"
    if row.bound in FLOORS:
        return "floor"
    if row.bound in CEILINGS:
        return "ceiling"
    return row.kind if row.kind in SHAPES else "claim"


def glyph_of(row: QuotedFigure) -> str:
    """The character of the shape of a row."""
    return SHAPES[shape_of(row)][1]


def read_marks(
    claims: Iterable[Claim[SampleFigure]],
    colours: Mapping[str, str],
    unit: format.Unit,
    text: Text,
    measure: str = "cumulative",
    bases: Mapping[str, str] = NONE,
    alone: Collection[str] = (),
) -> list[Mark]:
    """The claims that can be drawn, in order; vague amounts and those without a value are left out.

    `bases` says by id what a share or a multiple is counted against; `alone` are the ids of those that
    can be compared with no other.
    """
    drawn = [claim for claim in claims if not claim.row.is_vague and number_of(claim.row) is not None]
    marks = [
        replace(
            _read_mark(claim, colours, unit, text, measure),
            base=bases.get(claim.row.observation_id, ""),
            scope=None if claim.row.observation_id in alone else scope_of(claim.row, measure),
        )
        for claim in drawn
    ]
    pair = find_before_and_after([claim.row for claim in drawn])
    if pair is None or marks[0].is_dated:
        return marks
    first = pair[0].observation_id
    return [replace(mark, period=text("time.before" if mark.id == first else "time.after")) for mark in marks]


def find_before_and_after(rows: Sequence[Drawn]) -> tuple[Drawn, Drawn] | None:
    """Two exact figures that one origin states in one sentence for one time, in the order of the text.

    Such a pair is a change told in words (from … to …) and no contradiction. None if the rows are no
    such pair.
    """
    if len(rows) != 2:
        return None
    before, after = sorted(rows, key=lambda row: row.char_start or 0)
    same = ("origin_id", "document_id", "passage", "period_start", "period_end")
    alike = all(getattr(before, name) == getattr(after, name) for name in same)
    exact = before.bound == after.bound == "exact"
    return (before, after) if alike and exact and number_of(before) != number_of(after) else None


def scope_of(row: SampleFigure, measure: str) -> tuple[object, ...] | None:
    """What two figures of one indicator must share to be compared: time, sort of statement, unit and basis.

    None where it states no time, though what it measures is of a stretch of time.
    """
    start, end = row.period_start, row.period_end
    if not (start or end) and measure in RUNS:
        return None
    window = (times.first_day(start) if start else None, times.day_after(end) if end else None)
    sort = row.kind if row.kind in AHEAD else ""
    base = (row.base_start, row.base_end) if isinstance(row, StatedFigure) else (None, None)
    return window, sort, row.unit, row.rate, *base


def kind_words(row: QuotedFigure, text: Text) -> str:
    """What sort of statement a row is, and its bound: 추정 · 하한."""
    words = [text(f"kind.{row.kind}")]
    if row.bound != "exact" and row.kind != "cap":
        words.append(text("bound.vague" if row.is_vague else f"bound.{row.bound}"))
    return " · ".join(words)


def number_of(row: QuotedFigure) -> float | None:
    """The number at which a row stands: its value, else the end that is known."""
    found = next((part for part in (row.value, row.low, row.high) if part is not None), None)
    return None if found is None else float(found)


def _end_of(row: QuotedFigure, said: int | None) -> int | None:
    """The day after its period; what was counted so far ends where its document was published, not with the year."""
    if not row.period_end:
        return None
    begun = times.first_day(row.period_start or row.period_end)
    return times.end_so_far(begun, times.day_after(row.period_end), said)


def _quoted(claim: Claim[SampleFigure], text: Text) -> str:
    """How many texts quote it; of one quotation among several, which text."""
    return text("indicator.quoted", n=claim.quotations) if claim.quotations > 1 else claim.quoted_in


def _read_mark(
    claim: Claim[SampleFigure],
    colours: Mapping[str, str],
    unit: format.Unit,
    text: Text,
    measure: str,
) -> Mark:
    row = claim.row
    start, end = row.period_start, row.period_end
    published = row.published
    said = times.day_after(published) if published else None
    is_counted = measure == "cumulative" and row.kind not in AHEAD
    words = (quoting.legible if row.correction_becomes else quoting.telling)(row, unit, text.lang)
    return Mark(
        id=row.observation_id,
        value=number_of(row) or 0.0,
        low=None if row.low is None else float(row.low),
        high=None if row.high is None else float(row.high),
        shape=shape_of(row),
        colour=colours.get(row.origin_id, "o8"),
        quote=words.value,
        misprint=words.printed,
        printed=words.note(text),
        origin=text.pick(row.origin_ko, row.origin_en),
        origin_id=row.origin_id,
        period=format.period(start, end, text.lang, short=True) or text("time.undated"),
        start=times.first_day(start) if start else None,
        end=_end_of(row, said if is_counted else None),
        said=said,
        is_running=measure in ("cumulative", "flow"),
        is_corrected=row.status == "corrected",
        amount=format.amount(row, unit, text.lang),
        place=row.char_start or 0,
        kind=kind_words(row, text),
        document=row.document_title or "",
        quotations=claim.quotations,
        quoted=_quoted(claim, text),
        quoted_by=claim.ids,
    )
