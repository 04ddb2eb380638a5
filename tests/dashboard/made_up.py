"""Rows that a test can bend: made up, complete, and nothing like a seed."""

from decimal import Decimal
from typing import get_args, get_origin

import msgspec

from dashboard.charts.data.marks import read_marks
from dashboard.charts.data.quotations import Claim
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.answers import StatedFigure

UNIT = Unit("item", "개", "boxes")
BOUNDS = {
    "exact": lambda value: (value, value),
    "about": lambda value: (value, value),
    "at_least": lambda value: (value, None),
    "more_than": lambda value: (value, None),
    "at_most": lambda value: (None, value),
    "range": lambda value: (value, value * 2),
}


BLANK = {str: "", int: 0, float: 0.0, bool: False, Decimal: Decimal(0), list: [], dict: {}}


def made(kind, /, **fields):
    """A record of which only some fields matter: the others are None where they may be, else blank."""
    for field in msgspec.structs.fields(kind):
        sorts = get_args(field.type) or (field.type,)
        if field.name not in fields:
            fields[field.name] = None if type(None) in sorts else BLANK[get_origin(field.type) or field.type]
    return kind(**fields)


def figure(number, value=1000, bound="exact", start=None, end=None, origin="a", **changed):
    """One row; `number` makes its id."""
    low, high = BOUNDS[bound](Decimal(value))
    return made(
        StatedFigure,
        **{
            "observation_id": f"900:{number}-{number + 5}",
            "indicator_id": "made.up",
            "quote_value": f"{value:,}개",
            "value": Decimal(value),
            "low": low,
            "high": high,
            "unit": "item",
            "bound": bound,
            "rate": None,
            "correction_becomes": None,
            "kind": "claim",
            "is_vague": False,
            "period_start": start,
            "period_end": end,
            "origin_id": origin,
            "origin_ko": f"출처 {origin}",
            "origin_en": f"Origin {origin}",
            "document_id": "900",
            "document_title": "지어낸 글",
            "published": "2025-01-15",
            "passage": f"지어낸 글은 {value:,}개라고 한다.",
            "status": "published",
            "verdict": None,
            "char_start": number,
            **changed,
        },
    )


def marks(rows, lang="ko", measure="cumulative"):
    """The rows as marks, each by itself, one colour an origin."""
    return marks_of(map(Claim, rows), lang, measure)


def marks_of(claims, lang="ko", measure="cumulative"):
    """Claims as marks, one colour an origin."""
    claims = list(claims)
    colours = {claim.row.origin_id: f"o{n % 8 + 1}" for n, claim in enumerate(claims)}
    return read_marks(claims, colours, UNIT, Text(lang), measure)


def claims(count):
    """Claims of several origins over windows of time that cross each other; every fifth undated."""
    rows = []
    for n in range(count):
        bound = ("at_least", "about", "at_most", "range", "exact")[n % 5]
        dated = {"start": f"2023-{n % 12 + 1:02d}", "end": f"2024-{(n * 5) % 12 + 1:02d}"}
        period = {} if n % 5 == 4 else dated
        rows.append(figure(n * 10, 2000 + 137 * n * n % 9000, bound, origin=chr(97 + n % 6), **period))
    return rows


def years(count, values=None, **changed):
    """One origin, a figure a year."""
    return [
        figure(
            n * 10,
            values[n] if values else 1000 + 10 * n,
            start=str(2010 + n),
            end=str(2010 + n),
            **changed,
        )
        for n in range(count)
    ]
