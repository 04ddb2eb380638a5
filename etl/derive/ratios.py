"""The ratio of two amounts, and the share of a cap."""

from __future__ import annotations

from fractions import Fraction

from etl.derive.digits import LEAST, round_to
from etl.derive.figures import AHEAD, Figure
from etl.derive.results import Derived, Note, Reason, Refused, Sort
from etl.derive.units import Conversion, Tools
from etl.derive.windows import YEAR, relate

LENGTHS = {"year": YEAR, "month": 1}  # months of the time that a cap is for
PER_CENT = Fraction(100)
SUMS = ("flow", "cumulative")  # what adds up over time


def compute(left: Figure, right: Figure, tools: Tools) -> Derived | Refused:
    """The share that one has of the other where just one is a cap, else the ratio of the larger to the smaller."""
    if left.is_cap != right.is_cap:
        return compute_share(*((right, left) if left.is_cap else (left, right)), tools)
    return compute_ratio(left, right, tools)


def compute_ratio(left: Figure, right: Figure, tools: Tools, *, keeps_order: bool = False) -> Derived | Refused:
    """How many times one amount another one is, both of one time or of times that overlap; the larger comes first.

    With `keeps_order` the first stays the first, so that the ratios of a series are all of one sort.
    """
    if fault := _find_fault(left, right, tools):
        return fault
    if left.rate != right.rate:
        return Refused(left, right, "rate")
    conversion = tools.convert(left, right.unit)
    if conversion is None:
        return _not_convertible(left, right, tools)
    relation = relate(left.window, right.window)
    if relation == "apart":
        return Refused(left, right, "apart")
    if left.size * conversion.factor < right.size and not keeps_order:
        left, right = right, left
        conversion = tools.convert(left, right.unit)
        if conversion is None:
            return _not_convertible(left, right, tools)
    told: dict[str, Note] = {"unknown": "time_unknown", "partly": "time_partly"}
    notes: list[Note] = [] if relation == "same" else [told.get(relation, "windows_differ")]
    if any(figure.kind in AHEAD for figure in (left, right)):
        notes.append("ahead")
    return _divide("ratio", left, right, conversion, notes)


def compute_share(total: Figure, cap: Figure, tools: Tools) -> Derived | Refused:
    """How much of a cap a total takes up, in per cent of the whole cap: of less than its time nothing is scaled up."""
    if fault := _find_fault(total, cap, tools):
        return fault
    if total.rate == cap.rate:
        notes, reason = _relate_to_cap(total, cap)
    elif total.rate is None and cap.rate in LENGTHS:
        notes, reason = _lay_in(total, LENGTHS[cap.rate])
    else:
        notes, reason = [], "rate"
    if reason:
        return Refused(total, cap, reason)
    conversion = tools.convert(total, cap.unit)
    if conversion is None:
        return _not_convertible(total, cap, tools)
    if cap.indicator not in (tools.caps or {}).get(total.indicator, ()):
        notes.append("not_its_cap")
    if total.kind in AHEAD:
        notes.append("ahead")
    return _divide("share", total, cap, conversion, notes)


def _find_fault(left: Figure, right: Figure, tools: Tools) -> Refused | None:
    """What one figure lacks to be computed with."""
    for figure in (left, right):
        reason = _fault_of(figure, tools)
        if reason:
            return Refused(left, right, reason, figure)
    return None


def _fault_of(figure: Figure, tools: Tools) -> Reason | None:
    if figure.is_vague:
        return "vague"
    ends = figure.ends
    if ends is None:
        return "no_value"
    if figure.transformation != "level":
        return "form"
    if tools.is_relative(figure.unit):
        return "relative"
    return None if all(end is None or end.at > 0 for end in (ends.low, ends.high)) else "not_positive"


def _not_convertible(left: Figure, right: Figure, tools: Tools) -> Refused:
    are_money = tools.is_money(left.unit) and tools.is_money(right.unit)
    return Refused(left, right, "no_rate" if are_money else "unit")


def _relate_to_cap(total: Figure, cap: Figure) -> tuple[list[Note], Reason | None]:
    """A total beside a cap for one stated time, or two amounts a year."""
    relation = relate(total.window, cap.window)
    if relation == "apart":
        return [], "apart"
    if total.rate is not None:  # so much a year, of a limit of so much a year
        return ([] if relation == "same" else ["time_unknown" if relation == "unknown" else "windows_differ"]), None
    told: dict[str, Note] = {"unknown": "time_unknown", "partly": "time_partly", "within": "part_of_cap"}
    return ([] if relation == "same" else [told.get(relation, "windows_differ")]), None


def _lay_in(total: Figure, length: int) -> tuple[list[Note], Reason | None]:
    """A total beside a cap of so much in so many months: which part of them its time is."""
    window = total.window
    if total.measure not in SUMS:
        return [], "rate"
    if window.first is None and window.last is None:
        return ["time_unknown"], None
    if not window.is_closed:
        return ["time_partly"], None
    months = window.months
    if window.is_longer_than_a_year or (months or 0) > length or (months is None and length < YEAR):
        return [], "longer"
    notes: list[Note] = []
    if months != length:
        notes.append("part_of_year" if months else "days_of_year")
    if window.spans_years:
        notes.append("two_years")
    return notes, None


def _divide(sort: Sort, left: Figure, right: Figure, conversion: Conversion, notes: list[Note]) -> Derived | Refused:
    above, below = left.ends, right.ends
    assert above is not None
    assert below is not None
    exact = above.times(conversion.factor).over(below)
    if exact.says_nothing:
        return Refused(left, right, "open")
    if sort == "share":
        exact = exact.times(PER_CENT)
    shown = round_to(exact, _digits_of(left, right, conversion))
    is_about = (shown.is_rounded and exact.is_point) or "about" in (left.bound, right.bound)
    return Derived(
        sort,
        left,
        right,
        exact,
        shown,
        is_about,
        conversion,
        tuple(notes),
        left.window.months if sort == "share" else None,
        LENGTHS.get(right.rate or "") or right.window.months if sort == "share" else None,
    )


def _digits_of(left: Figure, right: Figure, conversion: Conversion) -> int:
    """As many as the least exact of the numbers has; a definition (a cap, the factor of a unit) has all."""
    counts = [figure.digits for figure in (left, right) if figure.digits is not None]
    if conversion.rate is not None:
        counts.append(len(conversion.rate.rate.normalize().as_tuple().digits))
    return max(LEAST, min(counts, default=LEAST))
