"""What marks are to each other: how far rival claims lie apart, which caps say the same number."""

from collections import defaultdict
from collections.abc import Sequence

from dashboard.charts.data.marks import Mark


def claimed_range(marks: Sequence[Mark]) -> tuple[float, float] | None:
    """The lowest and the highest number that rival origins claim; None if nobody rivals.

    Only what can be compared is one range: of one time, of one sort of statement, on one basis, and neither narrower
    nor suspected to be a slip. Of several such groups the one that lies farthest apart.
    """
    groups: dict[tuple[object, ...], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.scope is not None:
            groups[mark.scope].append(mark)
    ranges = [
        (min(mark.value for mark in group), max(mark.value for mark in group))
        for group in groups.values()
        if len({mark.origin_id for mark in group}) > 1
    ]
    return max(ranges, key=lambda ends: ends[1] - ends[0], default=None)


def distinct_caps(caps: Sequence[Mark]) -> list[Mark]:
    """Caps that need words of their own: of several that say one number, the first."""
    return list({cap.value: cap for cap in reversed(caps)}.values())[::-1]
