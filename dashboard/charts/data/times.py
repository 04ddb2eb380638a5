"""Periods as days, and the ticks of a time axis.

A day is `date.toordinal()`; the end of a period is the day after it, so that 2023-08 to 2024-10
covers both months whole.
"""

from datetime import date, timedelta

from dashboard import format

STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600)  # months between ticks


def first_day(text: str) -> int:
    """The first day of an ISO date at its own precision.

    >>> date.fromordinal(first_day("2024-09")).isoformat()
    '2024-09-01'
    """
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return date(year, month, day).toordinal()


def day_after(text: str) -> int:
    """The day after an ISO date at its own precision.

    >>> date.fromordinal(day_after("2024")).isoformat()
    '2025-01-01'
    """
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0] + 1, 1, 1).toordinal()
    if len(parts) == 2:
        return _add_months(date(parts[0], parts[1], 1), 1).toordinal()
    return (date(*parts[:3]) + timedelta(days=1)).toordinal()


def end_so_far(begun: int, end: int, said: int | None) -> int:
    """Where a count of the past ends that was told before its period was over: on the day on which it was told.

    >>> end_so_far(first_day("2013"), day_after("2025"), day_after("2025-06-30")) == day_after("2025-06-30")
    True
    """
    return min(end, said) if said is not None and begun < said else end


def iso(day: float) -> str:
    """A day as plotly takes it."""
    return date.fromordinal(round(day)).isoformat()


def ticks(start: int, end: int, most: int, lang: str) -> tuple[list[str], list[str]]:
    """At most `most` round dates between two days, and what is written at each."""
    first, last = date.fromordinal(start), date.fromordinal(end)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in STEPS if months / step <= most), STEPS[-1])
    day = _round_up(first, step)
    days = []
    while day <= last:
        days.append(day)
        day = _add_months(day, step)
    years_only = step >= 12
    names = [format.moment(_short_iso(day, years_only), lang, short=True) for day in days]
    return [day.isoformat() for day in days], names


def _short_iso(day: date, years_only: bool) -> str:
    return f"{day.year:04d}" if years_only else f"{day.year:04d}-{day.month:02d}"


def _round_up(day: date, step: int) -> date:
    months = day.year * 12 + day.month - 1 + (day.day > 1)
    months = -(-months // step) * step
    return date(months // 12, months % 12 + 1, 1)


def _add_months(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
