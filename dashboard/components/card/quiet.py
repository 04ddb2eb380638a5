"""The card of a figure that is not charted: as written, and why."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.lists.reasons import explain
from dashboard.i18n import Text
from etl.answers import StoredMention


def quiet_card(mention: StoredMention, names: Mapping[str, str], text: Text) -> Component:
    """What was read, why it was set aside or waits, and the indicators nearest to it.

    `names` gives the name of an indicator by its id.
    """
    candidates = [html.Li(html.A(names.get(name, name), href=urls.indicator(name))) for name in mention.candidates]
    return html.Div(
        [
            html.P(text(f"reader.{mention.status}"), className="muted"),
            html.P(mention.reading, className="ql-figure"),
            html.Blockquote(html.P(mention.sentence), className="cf-quote"),
            html.P([html.B(text("reader.why")), " ", explain(mention.reason, mention.status, mention.class_, text)]),
            html.P(html.Code(mention.mention_id), className="muted"),
            html.Ul([html.Li(text("reader.candidates")), *candidates], className="ql-candidates")
            if candidates
            else None,
        ],
        className="quiet-card",
    )
