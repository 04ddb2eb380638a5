"""What pages say of what was written just now: how to undo it, and the build that takes it up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.writing.build_panel import REFRESH, build_panel
from dashboard.pages.page import Page, View
from etl.incoming import building


def tell_written(view: View, workspace: Path, body: list[Any], *, title: str, said: str, undo: Markup) -> Page:
    """The page `title` that says `said` below what stands in `body`, with the form that undoes it."""
    text = view.text
    panel, head = show_build(view, workspace)
    told = [html.P(said, className="tray-said", role="status"), undo, panel]
    back = [html.P(html.A(text("concept.back"), href=urls.review())), script("30-add.js")]
    return Page(title=title, body=[*body, *told, *back], head=head)


def show_build(view: View, workspace: Path) -> tuple[Component, str]:
    """The panel of the build, as it stands on /review and below it, and what the head of its page has meanwhile."""
    progress = building.find_progress(workspace)
    panel = build_panel(progress, view.shelf.publications(), local.form_key(), view.text, "review")
    return panel, REFRESH if progress is not None and progress.state == building.RUNNING else ""
