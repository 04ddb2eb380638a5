"""An indicator in an overview: name, small picture, latest figure as quoted, why others differ, a caution."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, quoting, urls
from dashboard.charts.data.marks import Mark, read_marks
from dashboard.charts.data.quotations import Claim
from dashboard.charts.panels import spark
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.html import rich
from dashboard.i18n import Text
from etl.answers import IndicatorCard, QuotedFigure, SampleFigure


def indicator_card(
    indicator: IndicatorCard, rows: Sequence[SampleFigure], colours: Mapping[str, str], text: Text
) -> Component:
    """One link, readable as one sentence. The row of an indicator is that of its latest figure too."""
    unit = format.Unit.named(indicator)
    marks = read_marks(map(Claim, rows), colours, unit, text, indicator.measure)
    period = format.period(indicator.period_start, indicator.period_end, text.lang, short=True)
    colour = colours.get(indicator.origin_id, "o8")
    return html.A(
        [
            html.Span(text.pick(indicator.ko, indicator.en), className="ind-name"),
            html.Span(value_in(indicator, unit, text), className="ind-value"),
            html.Span(
                [
                    rich.glyph(indicator, colour),
                    html.Span(
                        [
                            f"{text.pick(indicator.origin_ko, indicator.origin_en)} · ",
                            html.Span(period or text("time.undated"), className="nowrap"),
                        ]
                    ),
                ],
                className="ind-who",
            ),
            _picture(marks, rows, indicator),
            html.Span(_facts(indicator, text), className="ind-facts"),
        ],
        href=urls.indicator(indicator.indicator_id),
        className="indicator",
    )


def _picture(marks: Sequence[Mark], rows: Sequence[SampleFigure], latest: IndicatorCard) -> Any:
    """The small picture; of a single figure the words around it."""
    if len(marks) > 1:
        return Markup(spark.draw(marks, 270, 46))
    row = next((row for row in rows if row.observation_id == latest.observation_id), None)
    words = rich.excerpt(row.passage, row.quote_value, 84) if row else []
    return html.Span(words, className="ind-words")


def value_in(latest: QuotedFigure, unit: format.Unit, text: Text) -> list[Any]:
    """As quoted; a number out of a table, which says little alone, with its unit instead."""
    words = quoting.plain(latest)
    if quoting.is_bare(words.value) and not latest.is_vague:
        return [format.amount(latest, unit, text.lang), *rich.misprint(words.printed, text)]
    return rich.value(latest, text, unit)


def _facts(indicator: IndicatorCard, text: Text) -> list[Any]:
    facts: list[Any] = [
        text("home.figures", n=f"{indicator.figures:,}"),
        " · ",
        text("home.origins", n=f"{indicator.origins:,}"),
    ]
    if verdict := indicator.verdict:
        ratio = indicator.verdict_ratio
        facts += [" · ", f"{format.ratio(ratio, text.lang)} " if ratio else "", verdict_badge(verdict, text)]
    if caution := text.pick(indicator.caution_ko, indicator.caution_en):
        facts += [" · ", html.Span(text("indicator.caution"), title=caution, className="ind-caution")]
    return facts
