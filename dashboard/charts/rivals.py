"""What marks are to each other: how far rival claims lie apart, which caps say the same number."""

from collections.abc import Sequence

from dashboard.charts.marks import Mark


def claimed_range(marks: Sequence[Mark]) -> tuple[float, float] | None:
    """The lowest and the highest number that rival origins claim; None if nobody rivals.

    What differs in definition, basis or unit, or is suspected to be a slip, is no part of it. Figures
    without a date are: who claims a number claims it whenever that was.
    """
    rivals = [mark for mark in marks if mark.is_rival]
    if len({mark.origin_id for mark in rivals}) < 2:
        return None
    return min(mark.value for mark in rivals), max(mark.value for mark in rivals)


def distinct_caps(caps: Sequence[Mark]) -> list[Mark]:
    """Caps that need words of their own: of several that say one number, the first."""
    return list({cap.value: cap for cap in reversed(caps)}.values())[::-1]
