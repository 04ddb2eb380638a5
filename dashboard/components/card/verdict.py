"""The verdict on two figures as a small label; what it means is told by its title."""

from dash import html
from dash.development.base_component import Component

from dashboard.content.verdicts import DOUBTFUL, explain_verdict, name_verdict
from dashboard.i18n import Text


def verdict_badge(verdict: str, text: Text) -> Component:
    """The word for a verdict; what is to be looked into stands out."""
    stands_out = " doubtful" if verdict in DOUBTFUL else ""
    return html.Span(
        name_verdict(verdict, text), className=f"verdict{stands_out}", title=explain_verdict(verdict, text)
    )
