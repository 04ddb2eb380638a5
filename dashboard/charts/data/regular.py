"""Figures over regular periods: whether they are such a series, and whether they move little beside their size."""

from collections.abc import Sequence

from dashboard.charts.data.marks import Mark

SMALL = 0.35  # below this share of the largest number a movement is drawn as a line
MOST_COLUMNS = 40


def are_regular(marks: Sequence[Mark]) -> bool:
    """Whether the marks are a series: two or more whole periods, one figure each and origin."""
    spans = [(mark.origin_id, mark.span) for mark in marks]
    closed = all(mark.start is not None and mark.end is not None for mark in marks)
    lengths = [end - start for _, (start, end) in spans]
    return (
        closed
        and len({span for _, span in spans}) > 1
        and len(set(spans)) == len(spans)
        and max(lengths) <= 1.2 * min(lengths)
    )


def starts_above_zero(marks: Sequence[Mark]) -> bool:
    """Whether a line is drawn on an axis that leaves zero out; the page then says so."""
    values = [mark.value for mark in marks]
    low, high = min(values), max(values)
    several = len({mark.origin_id for mark in marks}) > 1 or len(marks) > MOST_COLUMNS
    return several or (len(values) > 3 and low > 0 and (high - low) / high < SMALL)
