"""Russian times."""

from __future__ import annotations

from etl.mentions.shapes import Shapes

RU = Shapes(
    "ru",
    {
        "first_months": {},
        "first_months_alone": {},
        "part_so_far": {},
        "back": {},
        "quarters": {},
        "days": {},
        "month_pair": {},
        "quarter": {},
        "half": {},
        "half_year": {"half": 1},
        "same_part": {"same_year": "previous", "same_part": True},
        "month_before": {"same_year": "previous_month"},
        "same_part_of": {"same_part": True},
        "same_year": {"same_year": "same"},
        "ago": {},
        "before": {},
        "past": {},
        "whole_year": {"same_year": "same"},
        "end_of_year": {"month": 12},
        "end_of_month": {},
        "since_beginning": {"month": 1, "relation": "since"},
        "date": {},
        "month_of_year": {},
        "month_alone": {},
        "spring": {"month": 3, "month_to": 5},
        "summer": {"month": 6, "month_to": 8},
        "autumn": {"month": 9, "month_to": 11},
        "years_pair": {},
        "season": {},
        "year_alone": {},
        "decade": {},
        "dotted": {},
        "relative_year": {},
        "last_month": {"relative_months": -1},
        "this_month": {"relative_months": 0},
    },
)
