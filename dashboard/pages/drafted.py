"""What a page says of an entry that was written just now: how to undo it, and the build that takes it up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dash import html
from markupsafe import Markup

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.writing.build_panel import REFRESH, build_panel
from dashboard.pages.page import Page, View
from etl.incoming import building


def tell_written(view: View, workspace: Path, body: list[Any], *, title: str, said: str, undo: Markup) -> Page:
    """The page `title` that says `said` below what stands in `body`, with the form that undoes it."""
    text, progress = view.text, building.find_progress(workspace)
    panel = build_panel(progress, view.shelf.publications(), local.form_key(), text, "review")
    told = [html.P(said, className="tray-said", role="status"), undo, panel]
    back = [html.P(html.A(text("concept.back"), href=urls.review())), script("30-add.js")]
    is_busy = progress is not None and progress.state == building.RUNNING
    return Page(title=title, body=[*body, *told, *back], head=REFRESH if is_busy else "")
