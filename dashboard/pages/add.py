"""`/add`: papers into the workspace, by the browser; only on this machine (dashboard.local).

Files are given or a text is pasted; each is read beside the server and shown with what was found of its bibliography
and with its figures marked, and becomes a document when a person takes it in. Below, the build. Everything is a link
or a form; assets/30-add.js drops, sends and looks again by itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.reader.preview import Preview
from dashboard.components.writing import add_forms as forms
from dashboard.components.writing.build_panel import REFRESH, build_panel
from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal
from dashboard.pages.page import Page, View
from etl.adding.whole_text import read_names
from etl.incoming import building
from etl.incoming.preview import Figure, Read
from etl.incoming.tray import FAILED, NEW_VERSION, READ, SAME, SETTLED, TAKEN, UNREAD, Item, Tray, start_reader

PATH = "/add"
CHARTED = "linked"


def page(view: View) -> Page | None:
    """What lies in the tray, one paper of it open; None where this server may not write."""
    text, workspace = view.text, local.find_workspace()
    if workspace is None:
        return None
    tray = Tray(workspace)
    items = tray.items()
    start_reader(workspace)  # so that it is warm when a paper comes
    progress = building.find_progress(workspace)
    chosen = _choose(items, view.query.get("f"))
    read = tray.read(chosen) if chosen else None
    body: list[Any] = [
        html.H1(text("add.title")),
        html.P(text("add.lead"), className="lead"),
        forms.give_form(local.form_key(), text, is_small=bool(items)),
        html.Div([_list(view, items, chosen), _open(chosen, read, text, workspace)], id="ad-tray", className="ad-tray"),
        build_panel(progress, view.shelf.publications(), local.form_key(), text),
        html.P([text("add.then"), " ", html.A(text("review.title"), href=urls.review())], className="muted"),
        script("30-add.js"),
    ]
    is_busy = any(item.state == UNREAD for item in items) or (
        progress is not None and progress.state == building.RUNNING
    )
    return Page(title=text("add.title"), body=body, head=REFRESH if is_busy else "")


def _choose(items: list[Item], asked: str | None) -> Item | None:
    """The paper that is open: the one asked for, else that which was read and has waited longest."""
    waiting = [item for item in items if item.state == READ]
    return next((item for item in waiting if item.key == asked), waiting[-1] if waiting else None)


def _list(view: View, items: list[Item], chosen: Item | None) -> Component | None:
    """A line for each file."""
    text = view.text
    if not items:
        return None
    settled, waiting = (sum(item.state in states for item in items) for states in (SETTLED, (READ,)))
    lines = [_line(view, item, is_open=chosen is not None and item.key == chosen.key) for item in items]
    unread = sum(item.state == UNREAD for item in items)
    reading = html.P(text("add.reading", n=unread), role="status", className="ad-reading") if unread else None
    buttons = [
        forms.small_form("take_all", local.form_key(), text) if waiting > 1 else None,
        forms.small_form("clear", local.form_key(), text) if settled else None,
    ]
    return html.Section(
        [
            html.H2(text("add.files")),
            reading,
            html.Ul(lines, className="ad-list"),
            html.Div(buttons, className="ad-do"),
        ],
        **hyphened(aria_label=text("add.files")),
    )


def _line(view: View, item: Item, *, is_open: bool) -> Component:
    text = view.text
    again = html.Span(text("add.again"), className="muted") if item.again else None
    name: Any = item.name
    if item.state == READ and not is_open:
        name = html.A(item.name, href=urls.add(item.key))
    return html.Li(
        [
            html.Span(
                text(f"add.state_{item.state.replace(' ', '_')}"), className=f"ad-state ad-{item.state.split()[0]}"
            ),
            html.Span(html.B(name) if is_open else name, className="ad-name"),
            html.Span(_told(view, item), className="ad-told"),
            again,
        ],
        **(hyphened(aria_current="true") if is_open else {}),
    )


def _told(view: View, item: Item) -> list[Any]:
    """What became of a file: why it failed, or which document it is."""
    if item.state in (TAKEN, NEW_VERSION, SAME):
        if view.store.document(item.told) is None:
            return [html.Code(item.told), " ", html.Span(view.text("add.after_build"), className="muted")]
        later = view.text("add.after_build") if item.state == NEW_VERSION else ""
        return [html.A(item.told, href=urls.document(item.told)), " ", html.Span(later, className="muted")]
    if item.state == FAILED:
        return [html.Span(tell_refusal(item.told, view.text), className="ad-why")]
    return [html.Span(item.told, className="muted")]


def _open(item: Item | None, read: Read | None, text: Text, workspace: Path) -> Component | None:
    """The paper that a person looks at: its bibliography, its text with figures."""
    if item is None:
        return None
    head = html.H2([text("add.proposed"), ": ", item.name])
    if read is None:
        lost = html.P(text("add.lost"), className="tray-said bad", role="alert")
        return html.Article([head, lost, forms.small_form("drop", local.form_key(), text, item)], className="ad-open")
    said = tell_refusal(item.told, text)
    told = html.P(said, className="tray-said bad", role="alert") if item.told else None
    warnings = [html.P(tell_refusal(line, text), className="note") for line in read.taken.warnings]
    cut = html.P(text("add.cut", n=f"{read.looked_at:,}"), className="note") if read.looked_at else None
    counts = html.P(_counts(read.figures, text), className="ad-counts")
    names = read_names(workspace)
    preview = Preview(read.pieces, read.figures, names, text)
    return html.Article(
        [
            head,
            html.Div([counts, told, *warnings, cut]),
            forms.settle_form(item, read, local.form_key(), text, names),
            html.Div(preview.set(), className="ad-text", lang=read.proposal.language),
        ],
        className="ad-open",
        **hyphened(data_key=item.key),
    )


def _counts(figures: tuple[Figure, ...], text: Text) -> str:
    charted = sum(figure.status == CHARTED for figure in figures)
    waiting = sum(figure.status == "waiting" for figure in figures)
    return text("add.counts", n=len(figures), charted=charted, waiting=waiting)
