"""The first and the last day of a time, and how many lie between them."""

from __future__ import annotations

from calendar import monthrange

FIRST, LAST = "0000-00-00", "9999-99-99"


def first_day(date: str | None) -> str:
    """The first day of an ISO date of any precision.

    >>> first_day("2024"), first_day("2024-09"), first_day(None)
    ('2024-01-01', '2024-09-01', '0000-00-00')
    """
    return FIRST if date is None else date + "-01" * ((10 - len(date)) // 3)


def last_day(date: str | None) -> str:
    """The last day of an ISO date of any precision.

    >>> last_day("2024"), last_day("2024-02"), last_day(None)
    ('2024-12-31', '2024-02-29', '9999-99-99')
    """
    if date is None:
        return LAST
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        year, month = (int(part) for part in date.split("-"))
        return f"{date}-{monthrange(year, month)[1]:02}"
    return date


def count_days(first: str, last: str) -> int | None:
    """How many days a time has, a year of 365 and a month of 30.4: enough to tell lengths apart."""
    if first == FIRST or last == LAST:
        return None
    (y, m, d), (z, n, e) = ([int(part) for part in day.split("-")] for day in (first, last))
    return max(1, round((z - y) * 365 + (n - m) * 30.4 + e - d + 1))
