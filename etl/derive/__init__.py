"""What can be computed from two figures that papers state, and why nothing can where nothing can.

    compute(left, right, tools)       the ratio of two amounts, or the share of a cap
    compute_growth(earlier, later)    growth from two levels of one series

Two figures in, one `Derived` or one `Refused` out. Pure: no store, no words, no names of indicators. Ends of what is
known are carried exactly (intervals.py) and rounded only to be shown, away from what is not known (digits.py).

figures.py   a figure as something to compute with    windows.py  how two times lie to each other
units.py     units and currencies in each other       results.py  what comes out
ratios.py    ratios and shares of caps                growth.py   growth, and whether a stated one agrees
"""

from etl.derive.figures import AHEAD, Figure, read_figure
from etl.derive.growth import compute_growth, find_steps
from etl.derive.intervals import End, Interval
from etl.derive.ratios import compute, compute_ratio
from etl.derive.results import Agreement, Derived, Refused
from etl.derive.units import Conversion, Tools

__all__ = [
    "AHEAD",
    "Agreement",
    "Conversion",
    "Derived",
    "End",
    "Figure",
    "Interval",
    "Refused",
    "Tools",
    "compute",
    "compute_growth",
    "compute_ratio",
    "find_steps",
    "read_figure",
]
