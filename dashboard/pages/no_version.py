"""The answer where a version was asked for that cannot be shown: 404 if there never was one, 410 if
it is gone or no longer readable, 400 if it is no date. What there is, is listed.
"""

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.frame.version_banner import write_time
from dashboard.components.lists.version_table import version_table
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from etl.errors import VersionError

STATUS = {"unknown": 404, "before": 404, "moment": 400, "pruned": 410, "unreadable": 410}
HASHES = ("code", "seeds", "datasets")


def page(view: View, error: VersionError) -> Page:
    """Why not, what is known of it, and which versions there are."""
    text, status = view.text, STATUS[error.reason]
    entries = view.shelf.publications()
    title = text(f"versions.{error.reason}_title", asked=error.asked)
    body = [
        html.Div(
            [
                html.P(str(status), className="numeral"),
                html.H1(title),
                html.P(explain(text, error), className="lead"),
                _known(text, error),
                html.P(html.A(text("versions.to_latest"), href=urls.same_page(view.path, {}))),
            ],
            className="missing",
        ),
        html.H2(text("versions.there_are")),
        version_table(entries, view.shelf.current().version, text),
    ]
    return Page(title=title, body=body, status=status, nav="data")


def explain(text: Text, error: VersionError) -> str:
    """One or two sentences: what was asked for, why it cannot be shown."""
    when = getattr(error.entry, "pruned", None)
    key = "versions.pruned_at" if error.reason == "pruned" and when else f"versions.{error.reason}_text"
    return text(key, asked=error.asked, at=write_time(when or ""))


def _known(text: Text, error: VersionError) -> Component | None:
    """The date and the hashes of a version that was published once."""
    if error.entry is None:
        return None
    known = {"published": write_time(error.entry.at)}
    known |= {name: getattr(error.entry, name) for name in HASHES}
    parts = [
        part
        for name, value in known.items()
        if value
        for part in (html.Dt(text(f"versions.{name}")), html.Dd(html.Code(value)))
    ]
    return html.Dl(parts, className="bibliography")
