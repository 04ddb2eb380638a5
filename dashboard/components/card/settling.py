"""The ways to settle figures: one that was read otherwise than its text says, and those that wait for a person."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from flask import has_request_context

from dashboard import local, urls
from dashboard.i18n import Text


def mend_address(figure: str) -> str | None:
    """Where a figure is put right, back to which the page leads; None where nothing may be written."""
    return urls.review(mention_id=figure) if _may_write() else None


def waiting_link(waiting: int, text: Text) -> Component | None:
    """How many figures wait, and the way to settle them; where nothing may be written, to see them."""
    if not waiting:
        return None
    href = urls.review() if _may_write() else f"{urls.quality()}#waiting"
    return html.A(text("figures.waiting", n=f"{waiting:,}"), href=href)


def whole_link(document: str, text: Text) -> Component | None:
    """To where one says what holds for the whole text; None where nothing may be written."""
    if not _may_write():
        return None
    return html.A(text("whole.way"), href=urls.review(document, place="whole"), className="button")


def _may_write() -> bool:
    return has_request_context() and local.find_workspace() is not None
