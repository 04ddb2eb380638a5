"""The answer where the server itself failed: 500, or 503 if the data cannot be read; whose fault it is, what next."""

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.i18n import Text
from dashboard.pages.page import Page

OURS, STORE = 500, 503


def page(text: Text, status: int, reference: str, version: str | None, again: str | None) -> Page:
    """Say so; `again` is the address to try once more, None where that would do something twice."""
    title = text(f"failure.title_{status}")
    ways = [html.A(text("failure.again"), href=again, className="button primary")] if again is not None else []
    return Page(
        title=title,
        status=status,
        body=[
            html.Div(
                [
                    html.P(str(status), className="numeral"),
                    html.H1(title),
                    html.P(text(f"failure.text_{status}"), className="lead"),
                    html.P(text("failure.hint")),
                    html.P([*ways, html.A(text("shell.back_home"), href=urls.home(), className="button")]),
                    _facts(text, reference, version),
                ],
                className="missing measure",
            )
        ],
    )


def explain(text: Text, status: int, reference: str) -> str:
    """The same in one line."""
    words = [text(f"failure.{part}_{status}") for part in ("title", "text")]
    return f"{words[0]}. {words[1]} {text('failure.reference')}: {reference}"


def _facts(text: Text, reference: str, version: str | None) -> Component:
    """What to tell whoever runs the server."""
    facts = [(text("failure.reference"), reference), (text("shell.footer_version"), version)]
    parts = [part for name, value in facts if value for part in (html.Dt(name), html.Dd(html.Code(value)))]
    return html.Dl(parts, className="failure-facts")
