"""`/data/versions`: which versions there are, and what changed between two of them, with the reason.

`from` and `to` name the two; without them it is the published version and the one before.
"""

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.frame.version_banner import write_time
from dashboard.components.lists.changes import change_item, input_list
from dashboard.components.lists.version_table import CHANGES, version_table
from dashboard.content.difference import Difference, find_difference
from dashboard.pages.page import Page, View

PATH = "/data/versions"
VERSIONS_SHOWN = 50


def page(view: View) -> Page:
    """The list, the choice of two, and their difference."""
    text, entries = view.text, view.shelf.publications()
    difference = find_difference(view.shelf, view.query.get("from"), view.query.get("to"))
    body = [
        html.H1(text("versions.title")),
        html.P(text("versions.lead"), className="lead"),
        html.P(html.A(text("versions.feed"), href="/feed.atom"), className="muted"),
        version_table(entries, view.shelf.current().version, text, VERSIONS_SHOWN),
        html.H2(text("versions.difference"), id="difference"),
        *(_difference(view, difference) if difference else [html.P(text("versions.only_one"), className="empty")]),
        html.H2(text("versions.how")),
        html.P(text("versions.how_text"), className="measure"),
        html.Ul([html.Li(html.Code(line)) for line in ("/?v=…", "/?asof=2026-11-01", "figtrace diff A B")]),
    ]
    return Page(title=text("versions.title"), body=body, nav="data")


def _difference(view: View, found: Difference) -> list[Component | None]:
    text = view.text
    counts = [
        html.Div([html.Dd(f"{found.counts[name]:,}"), html.Dt(text(f"versions.change_{name}"))], className=f"vs-{name}")
        for name in CHANGES
    ]
    return [
        _chooser(view, found),
        html.Dl(counts, className="vs-counts"),
        html.P(text("versions.moved_note"), className="muted measure") if found.counts["moved"] else None,
        html.H3(text("versions.changed_inputs")),
        input_list(found.inputs, text),
        html.H3(text("versions.changed_figures")) if found.changes else None,
        html.Ol([change_item(change, found, text) for change in found.changes], className="vs-changes"),
        html.P(text("versions.untold", n=found.untold), className="note") if found.untold else None,
    ]


def _chooser(view: View, found: Difference) -> Component:
    """Two lists and a button: plain HTML."""
    latest = {}
    for entry in view.shelf.publications():
        if entry.is_readable:
            latest[entry.version] = entry
    fields = []
    for name, chosen in (("from", found.old), ("to", found.new)):
        options = Markup("").join(
            Markup('<option value="{}"{}>{} · {}</option>').format(
                version, Markup(" selected") if version == chosen else "", write_time(entry.at), version
            )
            for version, entry in reversed(latest.items())
        )
        label = view.text(f"versions.{name}")
        fields.append(Markup('<label>{} <select name="{}">{}</select></label>').format(label, name, options))
    kept = Markup('<input type="hidden" name="v" value="{}">').format(urls.frozen()) if urls.frozen() else None
    button = html.Button(view.text("versions.compare"), type="submit", className="button")
    return html.Form([*fields, kept, button], method="get", action=PATH, className="vs-chooser")
