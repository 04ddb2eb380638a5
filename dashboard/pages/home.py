"""`/`: the families of indicators as cards."""

from dash import html

from dashboard.pages.page import Page, View

PATH = "/"


def page(view: View) -> Page:
    """The overview."""
    return Page(title=view.text("shell.home"), nav="home", body=[html.H1("figtrace")])
