"""Chinese times."""

from __future__ import annotations

from etl.mentions.shapes import Shapes

ZH = Shapes(
    "zh",
    {
        "first_months": {},
        "first_months_alone": {},
        "quarters": {},
        "quarter_end": {},
        "quarter": {},
        "half": {},
        "day_pair": {},
        "month_pair": {},
        "spelled_pair": {},
        "same_part_of": {"same_part": True},
        "same_part": {"same_year": "previous", "same_part": True},
        "end_of_year": {"month": 12},
        "end_of_year_before": {"same_year": "previous", "month": 12},
        "so_far": {"month": 1, "relative": 0, "relation": "since"},
        "date": {},
        "decade": {},
        "decade_alone": {},
        "years_pair": {},
        "until_year": {"relation": "until"},
        "year_alone": {},
        "past": {},
        "ago": {},
        "plan": {},
        "year_end": {"month": 12},
        "last_month": {"same_year": "previous_month"},
        "this_month": {"relative_months": 0},
        "year_before": {"same_year": "previous"},
        "same_year": {"same_year": "same"},
        "relative_year": {},
    },
)
