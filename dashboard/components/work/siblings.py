"""The other rows of the table that an indicator comes from, as small multiples."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, urls
from dashboard.charts.data.marks import read_marks
from dashboard.charts.data.quotations import Claim
from dashboard.charts.panels import spark
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from etl.answers import IndicatorName, SampleFigure, StatedFigure, StoredIndicator
from etl.store import Store

MOST = 24


def siblings(
    store: Store, indicator: StoredIndicator, rows: Sequence[StatedFigure], colours: Mapping[str, str], text: Text
) -> Component | None:
    """Indicators read from the same table, each with its picture; None if there are no others."""
    observation = store.observation(rows[0].observation_id) if rows else None
    table_id = observation and observation.table_id
    if not table_id:
        return None
    names = [row.indicator_id for row in store.table_indicators(table_id) if row.indicator_id]
    if len(names) < 2:
        return None
    table = store.table(table_id)
    title = (table and table.caption) or table_id
    lead = [html.A(title, href=urls.table(table_id))]
    before, _, after = text("indicator.siblings_lead", table="\0").partition("\0")
    asked = names[:MOST]
    known = store.indicator_names(asked)
    figures: dict[str, list[SampleFigure]] = defaultdict(list)
    for row in store.samples(asked):
        figures[row.indicator_id].append(row)
    own = indicator.indicator_id
    panels = [_panel(known[name], figures[name], colours, text, is_own=name == own) for name in asked]
    return html.Section(
        [
            html.H2(text("indicator.siblings")),
            html.P([before, *lead, after], className="muted"),
            html.Div(panels, className="multiples"),
        ],
        className="siblings",
    )


def _panel(
    indicator: IndicatorName, rows: Sequence[SampleFigure], colours: Mapping[str, str], text: Text, *, is_own: bool
) -> Component:
    unit = format.Unit.named(indicator)
    marks = read_marks(map(Claim, rows), colours, unit, text, indicator.measure)
    latest = max(rows, key=lambda row: row.period_end or "")
    period = format.period(latest.period_start, latest.period_end, text.lang)
    return html.A(
        [
            html.Span(text.pick(indicator.ko, indicator.en), className="multiple-name"),
            Markup(spark.draw(marks, 170, 52)),
            html.Span(
                [html.B(format.amount(latest, unit, text.lang)), f" {period}"],
                className="multiple-value",
            ),
        ],
        href=urls.indicator(indicator.indicator_id),
        className="multiple on" if is_own else "multiple",
        **(hyphened(aria_current="page") if is_own else {}),
    )
