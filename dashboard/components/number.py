"""A single figure, set as a number with its context instead of a chart with one dot."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.charts.marks import number_of
from dashboard.components import rich
from dashboard.i18n import Text

Row = Mapping[str, Any]
MOST_NEIGHBOURS = 6


def number_panel(
    row: Row, observation: Row | None, unit: format.Unit, colour: str, text: Text, neighbours: Sequence[Row] = ()
) -> Component:
    """The value large, what it says in our words, a scale where its unit has one, and its context.

    `neighbours` are the figures of other indicators in the same sentence.
    """
    period = format.period(row["period_start"], row["period_end"], text.lang)
    quote = " ".join(row["quote_value"].split())
    amount = text("indicator.number_vague") if row["is_vague"] else format.amount(row, unit, text.lang)
    return html.Div(
        [
            html.P([rich.glyph(row, colour), " ", text.pick(row, "origin")], className="number-origin"),
            html.P(quote, className="number-value"),
            html.P(amount if amount != quote else None, className="number-amount"),
            html.P(period or text("time.undated"), className="number-period"),
            _scale(row, observation, unit, colour, text),
            _context(neighbours, text),
        ],
        className="number",
    )


def _context(neighbours: Sequence[Row], text: Text) -> Component | None:
    if not neighbours:
        return None
    items = [
        html.Li(
            [
                html.A(text.pick(row, "indicator"), href=urls.indicator(row["indicator_id"])),
                html.B(" ".join(row["quote_value"].split())),
            ]
        )
        for row in neighbours[:MOST_NEIGHBOURS]
    ]
    return html.Div([html.H2(text("indicator.same_sentence")), html.Ul(items)], className="number-context")


def _scale(row: Row, observation: Row | None, unit: format.Unit, colour: str, text: Text) -> Component | None:
    value = number_of(row)
    if value is None or row["is_vague"]:
        return None
    if unit.id == "percent" and 0 <= value <= 100:
        return _bars(
            [("", value / 100, format.short_amount(row, unit, text.lang))],
            colour,
            "hundred",
            text("indicator.of_hundred"),
        )
    if unit.id == "times" and value > 0:
        base = observation and format.period(observation["base_start"], observation["base_end"], text.lang)
        note = text("indicator.base", base=base) if base else text("indicator.base_unknown")
        longest = max(value, 1.0)
        bars = [("", 1 / longest, "1"), ("", value / longest, format.scaled(Decimal(str(value)), text.lang))]
        return _bars(bars, colour, "multiple", note)
    return None


def _bars(bars: Sequence[tuple[str, float, str]], colour: str, name: str, note: str) -> Component:
    """Bars from zero, in parts of the longest, each with its number at its end."""
    return html.Div(
        [
            *(
                html.Div(
                    [
                        html.Span(
                            className="scale-bar" + ("" if at == len(bars) - 1 else " base"),
                            style={"width": f"{share * 78:.2f}%"},
                        ),
                        html.Span(label, className="scale-label"),
                    ],
                    className=f"scale-row c-{colour}",
                )
                for at, (_, share, label) in enumerate(bars)
            ),
            html.P(note, className="scale-note"),
        ],
        className=f"scale scale-{name}",
    )
