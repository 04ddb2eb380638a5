"""English times."""

from __future__ import annotations

import re

from etl.mentions.shapes import Shapes

START = re.compile(r"[IJFMASONDQHY0-9abefilmnopstyTLFOS](?<!\w[A-Za-z])(?<!\d\d)")
EN = Shapes(
    "en",
    START,
    {
        "month_days": {},
        "days_month": {},
        "between_days": {},
        "back": {},
        "year_back": {"back": 12},
        "iso": {},
        "month_pair": {},
        "between_months": {},
        "month_day": {},
        "day_month": {},
        "month_quarter_of": {},
        "month_quarter": {},
        "month_year": {},
        "year_month": {},
        "same_part": {"same_part": True},
        "end_of_year": {"month": 12},
        "year_end": {"month": 12},
        "month_alone": {},
        "quarter_short": {},
        "quarter_ahead": {},
        "quarter_bare": {},
        "half_short": {},
        "half_ahead": {},
        "half_bare": {},
        "quarters": {},
        "quarter_word": {},
        "half_word": {},
        "quarter_alone": {},
        "half_alone": {},
        "first_months": {},
        "in_may": {},
        "year_before": {"same_year": "previous", "same_part": True},
        "month_before": {"same_year": "previous_month"},
        "next_year": {"same_year": "next"},
        "same_year": {"same_year": "same"},
        "ago": {},
        "decade_ago": {"ago": 10},
        "before": {},
        "decade_before": {"before": 10},
        "past": {},
        "so_far": {"month": 1, "relative": 0, "relation": "since"},
        "whole_year": {"same_year": "same"},
        "last_month": {"relative_months": -1},
        "this_month": {"relative_months": 0},
        "decade": {},
        "fiscal_year": {},
        "part_of_year": {},
        "relative_year": {},
        "year_alone": {},
    },
)
