"""The answer to an address where nothing lives: 404, with a way on."""

from dash import html

from dashboard import urls
from dashboard.components.frame.shell import search_form
from dashboard.pages.page import Page, View


def page(view: View) -> Page:
    """Say so, and offer the search and the overview."""
    text = view.text
    return Page(
        title=text("missing.title"),
        status=404,
        body=[
            html.Div(
                [
                    html.P("404", className="numeral"),
                    html.H1(text("missing.title")),
                    html.P(text("missing.text", path=view.path), className="lead"),
                    html.P(text("missing.hint")),
                    search_form(text, place="page"),
                    html.P(html.A(text("shell.back_home"), href=urls.home())),
                ],
                className="missing measure",
            )
        ],
    )
