"""A single figure, set as a number with its context instead of a chart with one dot."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, urls
from dashboard.charts.data.marks import number_of
from dashboard.components.html import rich
from dashboard.i18n import Text
from etl.answers import StatedFigure

MOST_NEIGHBOURS = 6


def number_panel(
    row: StatedFigure,
    unit: format.Unit,
    colour: str,
    base: str,
    text: Text,
    neighbours: Sequence[StatedFigure] = (),
    whole: StatedFigure | None = None,
    units: Mapping[str, format.Unit] | None = None,
) -> Component:
    """The value large, what it says in our words, a scale where its unit has one, and its context.

    `base` says what a share or a multiple is counted against; `neighbours` are the figures of other indicators
    in the same sentence, `units` those of their indicators; `whole` is the figure of the same origin and time that this
    one is a part of.
    """
    period = format.period(row.period_start, row.period_end, text.lang)
    amount = text("indicator.number_vague") if row.is_vague else format.amount(row, unit, text.lang)
    shown = quoting.telling(row, unit, text.lang).value
    return html.Div(
        [
            html.P([rich.glyph(row, colour), " ", text.pick(row.origin_ko, row.origin_en)], className="number-origin"),
            html.P(rich.value(row, text, unit), className="number-value"),
            html.P(amount if amount != shown else None, className="number-amount"),
            html.P(period or text("time.undated"), className="number-period"),
            _scale(row, unit, colour, base, whole, text),
            _context(neighbours, units or {}, text),
        ],
        className="number",
    )


def _context(neighbours: Sequence[StatedFigure], units: Mapping[str, format.Unit], text: Text) -> Component | None:
    if not neighbours:
        return None
    items = [
        html.Li(
            [
                html.A(text.pick(row.indicator_ko, row.indicator_en), href=urls.indicator(row.indicator_id)),
                html.B(rich.value(row, text, units.get(row.indicator_id))),
            ]
        )
        for row in neighbours[:MOST_NEIGHBOURS]
    ]
    return html.Div([html.H2(text("indicator.same_sentence")), html.Ul(items)], className="number-context")


def _scale(
    row: StatedFigure, unit: format.Unit, colour: str, base: str, whole: StatedFigure | None, text: Text
) -> Component | None:
    """A share of its hundred, a multiple beside its base, a part beside its whole; other units have none."""
    value, said = number_of(row), format.short_amount(row, unit, text.lang)
    if value is None or row.is_vague:
        return None
    if whole is not None:
        return _beside(row, whole, unit, colour, text)
    if unit.id == "percent" and 0 <= value <= 100:
        note = f"{base} = 100" if base else text("indicator.of_hundred")
        return _bars([("", value / 100, said)], colour, "hundred", note)
    if unit.id == "times" and value > 0:
        longest = max(value, 1.0)
        bars = [("", 1 / longest, "1"), ("", value / longest, format.scaled(Decimal(str(value)), text.lang))]
        return _bars(bars, colour, "multiple", base if base == text("indicator.base_unstated") else f"{base} = 1")
    return None


def _beside(row: StatedFigure, whole: StatedFigure, unit: format.Unit, colour: str, text: Text) -> Component:
    """Two bars from one zero: the whole in grey, the part under it and never on it."""
    longest = max(number_of(row) or 0.0, number_of(whole) or 0.0)
    shares = [(number_of(other) or 0.0) / longest for other in (whole, row)]
    bars = [
        (text.pick(other.indicator_ko, other.indicator_en), share, format.short_amount(other, unit, text.lang))
        for other, share in zip((whole, row), shares, strict=True)
    ]
    return _bars(bars, colour, "whole", text("indicator.part_note"))


def _bars(bars: Sequence[tuple[str, float, str]], colour: str, sort: str, note: str) -> Component:
    """Bars from zero, in parts of the longest, each with its number at its end."""
    return html.Div(
        [
            *(
                html.Div(
                    [
                        html.Span(name, className="scale-name") if name else None,
                        html.Span(
                            className="scale-bar" + ("" if at == len(bars) - 1 else " base"),
                            style={"width": f"{share * 78:.2f}%"},
                        ),
                        html.Span(label, className="scale-label"),
                    ],
                    className=f"scale-row c-{colour}",
                )
                for at, (name, share, label) in enumerate(bars)
            ),
            html.P(note, className="scale-note"),
        ],
        className=f"scale scale-{sort}",
    )
