"""What comes out: a value with both figures that it is computed from, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from etl.derive.digits import Rounded
from etl.derive.figures import Figure
from etl.derive.intervals import Interval
from etl.derive.units import Conversion

Sort = Literal["ratio", "share", "growth"]
Reason = Literal[
    "vague", "no_value", "not_positive", "form", "relative", "rate", "unit", "no_rate", "apart", "longer", "open",
    "kind", "length",
]  # fmt: skip
Note = Literal[
    "time_unknown", "time_partly", "windows_differ", "part_of_year", "days_of_year", "two_years", "part_of_cap",
    "not_its_cap", "two_origins", "seasons", "ahead",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agreement:
    """A growth that a paper states of the same time, and whether the computed one agrees within rounding."""

    stated: Figure
    agrees: bool


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed value. `exact` and `shown` are in times for a ratio, in per cent for a share and a growth.

    `left` is what is divided (the total, the later level), `right` what it is divided by (the cap, the earlier one).
    `months` are those of the total, of a share whose time has whole months.
    """

    sort: Sort
    left: Figure
    right: Figure
    exact: Interval
    shown: Rounded
    is_about: bool
    conversion: Conversion
    notes: tuple[Note, ...] = ()
    months: int | None = None
    cap_months: int | None = None
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Two figures of which nothing is computed, with the reason; `at` is the figure that it lies in, if in one."""

    left: Figure
    right: Figure
    reason: Reason
    at: Figure | None = None
