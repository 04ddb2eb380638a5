"""The way between the parts of a long document or table, for readers without a script."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.i18n import Text

FEW = 3  # parts to which the two links suffice


def part_number(asked: str | None, parts: int) -> int:
    """The part that an address asks for, from 1; the last one where it asks beyond.

    >>> part_number("2", 5), part_number("9", 5), part_number("0", 5), part_number("x", 5), part_number(None, 5)
    (2, 5, 1, 1, 1)
    """
    is_number = asked is not None and asked.isascii() and asked.isdigit()
    return max(1, min(int((asked or "")[:9]), parts)) if is_number else 1


def part_links(path: str, number: int, parts: int, text: Text) -> Component | None:
    """The part before, the part after, and among many any other by its number; None if there is only one."""
    if parts < 2:
        return None
    links = [
        html.A(text(f"reader.{name}"), href=urls.with_query(path, {"part": str(other)}), rel=rel)
        for name, rel, other in (("previous", "prev", number - 1), ("next", "next", number + 1))
        if 1 <= other <= parts
    ]
    place = html.Span(text("reader.part", n=number, parts=parts), className="muted")
    go_to = _go_to(path, number, parts, text) if parts > FEW else None
    return html.Nav([place, *links, go_to], className="rd-parts", id="rd-parts")


def _go_to(path: str, number: int, parts: int, text: Text) -> Component:
    """A small form for a part by its number."""
    frozen = urls.frozen()
    box = Markup('<input type="number" name="part" min="1" max="{}" value="{}" inputmode="numeric">').format(
        parts, number
    )
    return html.Form(
        [
            html.Label([text("reader.go_to"), " ", box]),
            Markup('<input type="hidden" name="v" value="{}">').format(frozen) if frozen else None,
            html.Button(text("reader.go"), type="submit", className="button"),
        ],
        action=path,
        method="get",
        className="rd-go",
    )
