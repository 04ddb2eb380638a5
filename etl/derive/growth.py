"""Growth from two levels of one series, and whether a growth that a paper states of the same time agrees with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from etl.derive.digits import LEAST, place_of, round_at
from etl.derive.figures import AHEAD, Figure
from etl.derive.intervals import End, Interval
from etl.derive.results import Agreement, Derived, Note, Refused
from etl.derive.units import Conversion
from etl.derive.windows import YEAR, relate

FINEST = -1  # the power of ten of the last digit of a growth: statistics state one decimal
PER_CENT = Fraction(100)


def compute_growth(earlier: Figure, later: Figure, stated: Iterable[Figure] = ()) -> Derived | Refused:
    """By how many per cent the later of two levels of one indicator lies above the earlier; the caller puts them so.

    `stated` are growths that papers state; those of the same thing and time are held against it.
    """
    if fault := _find_fault(earlier, later):
        return fault
    above, below = later.ends, earlier.ends
    assert above is not None
    assert below is not None
    quotient = above.over(below)
    if quotient.says_nothing:
        return Refused(later, earlier, "open")
    exact = quotient.plus(-1).times(PER_CENT)
    counts = [figure.digits for figure in (earlier, later) if figure.digits is not None]
    size = max(end.at for end in (quotient.low, quotient.high) if end is not None)
    place = max(FINEST, place_of(size, max(LEAST, min(counts, default=LEAST))) + 2)
    shown = round_at(exact, place)
    notes: list[Note] = []
    if earlier.origin != later.origin:
        notes.append("two_origins")
    if (later.window.months or YEAR) < YEAR and not _are_same_season(earlier, later):
        notes.append("seasons")
    return Derived(
        "growth",
        later,
        earlier,
        exact,
        shown,
        (shown.is_rounded and exact.is_point) or "about" in (earlier.bound, later.bound),
        Conversion(Fraction(1), later.unit),
        tuple(notes),
        agreements=tuple(_hold_against(earlier, later, stated)),
    )


def find_steps(series: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Each two levels of one origin that follow each other, and of which growth can be told; in the order of time.

    Where an origin states more than one level of a time, none of them is taken: nothing says which.
    """
    found = []
    by_origin: dict[str, list[Figure]] = {}
    for figure in series:
        if figure.window.is_closed and figure.ends is not None and figure.kind not in AHEAD:
            by_origin.setdefault(figure.origin, []).append(figure)
    for figures in by_origin.values():
        times = [figure.window for figure in figures]
        single = [figure for figure in figures if times.count(figure.window) == 1]
        ordered = sorted(single, key=lambda figure: (figure.window.last, figure.window.first))
        found += [pair for pair in pairwise(ordered) if _find_fault(*pair) is None]
    return sorted(found, key=lambda pair: (pair[1].window.last, pair[0].window.last))


def _find_fault(earlier: Figure, later: Figure) -> Refused | None:
    for figure in (earlier, later):
        if figure.is_vague:
            return Refused(later, earlier, "vague", figure)
        if figure.ends is None:
            return Refused(later, earlier, "no_value", figure)
        if figure.transformation != "level":
            return Refused(later, earlier, "form", figure)
        if any(end is not None and end.at <= 0 for end in (figure.ends.low, figure.ends.high)):
            return Refused(later, earlier, "not_positive", figure)
    if (earlier.kind in AHEAD) or (later.kind in AHEAD):
        return Refused(later, earlier, "kind")
    if (earlier.indicator, earlier.unit) != (later.indicator, later.unit):
        return Refused(later, earlier, "unit")
    if earlier.rate != later.rate:
        return Refused(later, earlier, "rate")
    if relate(earlier.window, later.window) != "apart" or not _are_of_one_length(earlier, later):
        return Refused(later, earlier, "length")
    return None


def _are_of_one_length(left: Figure, right: Figure) -> bool:
    """Whether both times are closed and as long as each other: months by months, else days by days."""
    spans = [figure.window for figure in (left, right)]
    if spans[0].months is not None or spans[1].months is not None:
        return spans[0].months == spans[1].months
    days = [window.last - window.first for window in spans if window.first is not None and window.last is not None]
    return len(days) == 2 and days[0] == days[1]


def _are_same_season(left: Figure, right: Figure) -> bool:
    starts = [figure.window.first for figure in (left, right)]
    return len({start and (start.month, start.day) for start in starts}) == 1


def _hold_against(earlier: Figure, later: Figure, stated: Iterable[Figure]) -> Iterable[Agreement]:
    """Each growth of the same thing from the one time to the other, and whether both can be one number."""
    above, below = later.as_rounded or later.ends, earlier.as_rounded or earlier.ends
    assert above is not None
    assert below is not None
    computed = above.over(below).plus(-1).times(PER_CENT)
    for figure in stated:
        of_same = figure.concept is not None and (figure.concept, figure.area) == (later.concept, later.area)
        if figure.transformation != "growth" or not of_same or figure.window != later.window:
            continue
        if figure.base.is_closed and figure.base != earlier.window:
            continue
        if not figure.base.is_closed and later.window.months != YEAR:
            continue
        said = _as_said(figure)
        if said is not None:
            yield Agreement(figure, computed.meets(said))


def _as_said(figure: Figure) -> Interval | None:
    """All that was rounded to a growth that is stated; its digits are those behind the point."""
    ends = figure.ends
    if ends is None or not ends.is_point or ends.low is None:
        return ends
    half = Fraction(10) ** min(place_of(ends.low.at, figure.digits or 1), 0) / 2
    return Interval(End(ends.low.at - half), End(ends.low.at + half))
