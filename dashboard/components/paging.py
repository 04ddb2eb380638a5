"""Long lists a page at a time, with plain links: `page` in the query counts from 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import Text


def cut_page(rows: Sequence[Any], query: Mapping[str, str], size: int) -> tuple[Sequence[Any], int]:
    """The rows of the page that is asked for, and its number; beyond the last, the last.

    >>> cut_page("abcde", {"page": "9"}, 2)
    ('e', 3)
    """
    asked = query.get("page", "")
    last = count_pages(rows, size)
    number = min(max(int(asked), 1), last) if asked.isdecimal() else 1
    return rows[(number - 1) * size : number * size], number


def count_pages(rows: Sequence[Any], size: int) -> int:
    """How many pages there are; of no rows, one."""
    return max(1, -(-len(rows) // size))


def page_links(path: str, query: Mapping[str, str], number: int, last: int, text: Text) -> Component | None:
    """Which page this is, with the way to the one before and the one after."""
    if last < 2:
        return None
    links = [
        html.A(
            text(f"reader.{name}"),
            href=f"{path}?{urlencode({**query, 'page': str(other)})}",
            rel=rel,
        )
        for name, rel, other in (("previous", "prev", number - 1), ("next", "next", number + 1))
        if 1 <= other <= last
    ]
    place = html.Span(text("reader.part", n=number, parts=last), className="muted")
    return html.Nav([place, *links], className="rd-parts")
