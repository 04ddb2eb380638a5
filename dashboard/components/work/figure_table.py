"""The figures of an indicator as a table: the equal of the chart, with the same way to the words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.charts.data.quotations import Claim, latest_first
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.glossary import explained
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import SampleFigure, StatedFigure

COLUMNS = ("origin", "quote", "value", "period", "kind", "passage")
NUMBERS = frozenset({"quote", "value"})
MOST = 200


def figure_table(
    claims: Sequence[Claim[StatedFigure]],
    title: str,
    unit: format.Unit,
    colours: Mapping[str, str],
    pins: Sequence[str],
    text: Text,
    link: Callable[[str], str] | None = None,
) -> Component:
    """A table with a caption; each row opens its card, by a click anywhere or by its link.

    `link` gives the address at which a figure is pinned, by default on the page of its indicator.
    """
    heads = [
        html.Th(
            text(f"indicator.column_{name}"),
            scope="col",
            className="n" if name in NUMBERS else None,
        )
        for name in COLUMNS
    ]
    pinned = set(pins)
    body = [
        _row(claim, unit, colours, not pinned.isdisjoint(claim.ids), text, link)
        for claim in latest_first(claims)[:MOST]
    ]
    caption = html.Caption(text("indicator.caption", title=title, n=len(claims)))
    return html.Div(
        html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(body)], className="figures"),
        className="table-wrap",
    )


def _row(
    claim: Claim[StatedFigure],
    unit: format.Unit,
    colours: Mapping[str, str],
    is_pinned: bool,
    text: Text,
    link: Callable[[str], str] | None,
) -> Component:
    row = claim.row
    glyph = rich.glyph(row, colours.get(row.origin_id, "o8"))
    origin: list[Any] = [glyph, " ", text.pick(row.origin_ko, row.origin_en)]
    if quoted := rich.quoted(claim, text):
        origin.append(html.Div(quoted, className="muted quoted"))
    own = urls.indicator(row.indicator_id, State(pins=(row.observation_id,)))
    value = html.A(
        rich.value(row, text),
        href=link(row.observation_id) if link else own,
        **hyphened(data_pin=row.observation_id, **({"data_figure": row.observation_id} if link else {})),
    )
    pairs = urls.conflicts(row.indicator_id) if link else "#disagreements"
    return html.Tr(
        [
            html.Th(origin, scope="row"),
            html.Td(value, className="n serif"),
            html.Td(_value(row, unit, text), className="n"),
            html.Td(_when(row, text), className="when"),
            html.Td(_kind(row, pairs, text), className="nowrap"),
            html.Td(rich.excerpt(row.passage, row.quote_value), className="quote"),
        ],
        className="on" if is_pinned else None,
        **hyphened(data_row=row.observation_id),
        **(hyphened(aria_current="true") if is_pinned else {}),
    )


def _value(row: SampleFigure, unit: format.Unit, text: Text) -> list[Any]:
    if row.is_vague:
        return [html.Span(text("indicator.vague"), className="muted")]
    mark = [html.Div(text("indicator.corrected"), className="corrected")]
    return [format.short_amount(row, unit, text.lang), *(mark if row.status == "corrected" else [])]


def _when(row: SampleFigure, text: Text) -> Any:
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    if not period:
        return html.Span(text("time.undated"), className="muted")
    return period.replace("–", "–\u200b") if row.period_start else period


def _kind(row: StatedFigure, pairs: str, text: Text) -> list[Any]:
    """The sort of statement, its bound, and the verdict on it and another figure, which leads to both."""
    words: list[Any] = [explained(f"kind.{row.kind}", text)]
    if row.bound != "exact" and row.kind != "cap":
        words.append(html.Div(explained(f"bound.{row.bound}", text), className="muted"))
    if row.verdict:  # why another figure differs from it, and the way to the two
        words.append(html.Div(html.A(verdict_badge(row.verdict, text), href=pairs)))
    return words
