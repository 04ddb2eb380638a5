"""The build as a panel: a button, how far it is, how it ended and what it changed. It works without a script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.version_table import tell_changes
from dashboard.i18n import Text
from etl.incoming.building import DONE, ENDED, RUNNING, Progress
from etl.store import Publication

REFRESH = '<noscript><meta http-equiv="refresh" content="2"></noscript>'  # in the head, as long as work goes on


def build_panel(
    progress: Progress | None, publications: Sequence[Publication], token: str, text: Text, page: str = "add"
) -> Component:
    """The panel; `publications` are those of the served folder, the newest last; `page` is where it stands."""
    is_running = progress is not None and progress.state == RUNNING
    told: list[Any] = [html.P(text("build.what"), className="muted")]
    if progress is not None:
        told = _running(progress, text) if is_running else _ended(progress, publications, text)
    return html.Section(
        [html.H2(text("build.title")), *told, None if is_running else build_form(token, text, page)],
        id="build",
        className="bd",
        **hyphened(data_state=progress.state if progress else "none", aria_label=text("build.title")),
    )


def build_form(token: str, text: Text, page: str) -> Markup:
    """The button."""
    return Markup(
        '<form method="post" action="{}"><input type="hidden" name="token" value="{}">'
        '<input type="hidden" name="next" value="{}">'
        '<button class="button primary" name="do" value="build">{}</button></form>'
    ).format(urls.build(), token, page, text("build.start"))


def _running(progress: Progress, text: Text) -> list[Any]:
    name = progress.what.replace(" ", "_")
    step = text.get(f"build.step_{name}") or progress.what
    bar = Markup('<progress id="bd-bar" max="{}" value="{}"></progress>').format(progress.total or 1, progress.done)
    words = html.Label(text("build.running", done=progress.done, total=progress.total), htmlFor="bd-bar")
    return [words, bar, html.P(step or text("build.begun"), className="muted bd-step"), html.P(text("build.meanwhile"))]


def _ended(progress: Progress, publications: Sequence[Publication], text: Text) -> list[Any]:
    if progress.state == ENDED:
        return [html.P(text("build.ended"), className="tray-said bad", role="alert")]
    if progress.state != DONE:
        lines = [html.P(line) for line in (text("build.failed"), *progress.lines)]
        return [html.Div(lines, className="tray-said bad", role="alert")]
    unread = [html.P([html.Code(f"seeds/{file}"), f": {why}"]) for file, why in progress.unread.items()]
    return [html.Div([_changed(progress, publications, text), *unread], className="tray-said", role="status")]


def _changed(progress: Progress, publications: Sequence[Publication], text: Text) -> Component:
    """What the build changed, as a way to the changes themselves."""
    if progress.version == progress.previous:
        return html.P(text("build.same"))
    found = next((entry for entry in reversed(publications) if entry.version == progress.version), None)
    if found is None or found.previous is None or not found.changes:
        return html.P(text("build.done_first", n=(found.figures if found else None) or 0))
    told = tell_changes(found.changes, text)
    way = html.A(told, href=urls.versions(found.previous, found.version))
    return html.P([html.B(text("build.done")), " ", way])
