"""Long lists a page at a time, with plain links: `page` in the query counts from 1.

A slice says which rows the store is asked for; the links say where in the list a reader is, in words
(1–50 of 5,000), and keep everything else that the address says.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.slices import Slice

__all__ = ["Slice", "page_links", "place_in"]


def place_in(shown: Slice, text: Text) -> str:
    """Where in the list this page lies: 1–50 / 모두 5,000."""
    return text("list.place", first=f"{shown.first + 1:,}", last=f"{shown.end:,}", total=f"{shown.total:,}")


def page_links(path: str, query: Mapping[str, str], shown: Slice, text: Text, anchor: str = "") -> Component | None:
    """Which rows these are, with the ways to the first page, the one before, the one after and the last."""
    if shown.is_whole:
        return None
    steps = (
        ("first", "", 1, shown.number > 2),
        ("previous", "prev", shown.number - 1, shown.number > 1),
        ("next", "next", shown.number + 1, shown.number < shown.last_number),
        ("last", "", shown.last_number, shown.number < shown.last_number - 1),
    )
    links = [
        html.A(
            text(f"list.{name}"),
            href=urls.with_query(path, {**query, "page": str(number)}, anchor),
            rel=rel,
        )
        for name, rel, number, is_there in steps
        if is_there
    ]
    place = html.Span(place_in(shown, text), className="muted")
    return html.Nav([place, *links], className="pages", **hyphened(aria_label=text("list.label")))
