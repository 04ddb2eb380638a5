"""Figures as a notebook shows them: as quoted, with who stated it and the passage in which it stands.

A figure is marked in its passage only where that holds it once.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.answers.figures import Figure, StatedFigure

MARK = "background:rgba(240,200,60,.45);color:inherit;font-weight:600"
LEFT = "text-align:left;vertical-align:top"


def show_figure(row: Figure | StatedFigure) -> str:
    """One figure, large, with its passage."""
    place = f"{row.document_title} · {row.document_id}:{row.char_start}–{row.char_end}"
    return (
        f'<div style="max-width:46em"><b style="font-size:1.4em">{escape(quote_of(row))}</b><br>'
        f"{escape(row.indicator_ko)} · {escape(period_of(row))}{escape(row.origin_ko)}"
        f'<blockquote style="margin:.6em 0;padding-left:1em;border-left:3px solid">{mark_passage(row)}'
        f"</blockquote><small>{escape(place)}</small></div>"
    )


def quote_of(row: Figure | StatedFigure) -> str:
    """The figure as quoted, in one line."""
    return " ".join(row.quote_value.split())


def period_of(row: Figure | StatedFigure) -> str:
    """The period as far as it is stated, with what parts it from the next word."""
    start, end = row.period_start, row.period_end
    if not start and not end:
        return ""
    return f"{start} · " if start == end else f"{start or ''}–{end or ''} · "


def mark_passage(row: Figure | StatedFigure) -> str:
    """The passage as HTML, the figure marked in it where it stands there exactly once."""
    words = r"\s*".join(map(re.escape, row.quote_value.split()))
    found = list(re.finditer(words, row.passage))
    if len(found) != 1:
        return escape(row.passage)
    start, end = found[0].span()
    text = row.passage
    before, figure, after = map(escape, (text[:start], text[start:end], text[end:]))
    return f'{before}<mark style="{MARK}">{figure}</mark>{after}'


def show_cells(row: Figure | StatedFigure) -> str:
    """One line of a list: the figure, what it measures and who stated it, the passage, the id."""
    about = f"{escape(row.indicator_ko)}<br>{escape(period_of(row))}{escape(row.origin_ko)}"
    cells = (
        f"<b>{escape(quote_of(row))}</b>",
        about,
        mark_passage(row),
        f"<code>{escape(row.observation_id)}</code>",
    )
    return "".join(f'<td style="{LEFT}">{cell}</td>' for cell in cells)
