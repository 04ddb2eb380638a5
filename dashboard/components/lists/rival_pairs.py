"""Pairs of figures that differ, as small cards: both sides, how far apart they are, and why."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, theme, urls
from dashboard.components.card.verdict import verdict_badge
from dashboard.components.html import rich
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StatedFigure, StoredRelation
from etl.store import Store


def list_pairs(store: Store, pairs: Sequence[StoredRelation], text: Text, *, with_verdicts: bool = False) -> Component:
    """The pairs in their order; with their verdicts where they have different ones."""
    figures = store.figures_named([name for pair in pairs for name in (pair.left_id, pair.right_id)])
    names = store.indicator_names([name for pair in pairs for name in (pair.indicator_id, pair.right_indicator_id)])
    units = {name: format.Unit.named(row) for name, row in names.items()}
    colours = theme.name_colours(store.origin_colours(row.origin_id for row in figures.values()))
    badges = [verdict_badge(pair.verdict, text) if with_verdicts else None for pair in pairs]
    told = [_pair(pair, badge, figures, colours, units, text) for pair, badge in zip(pairs, badges, strict=True)]
    return html.Ul(told, className="open-pairs")


def _pair(
    pair: StoredRelation,
    badge: Component | None,
    figures: Mapping[str, StatedFigure],
    colours: Mapping[str, str],
    units: Mapping[str, format.Unit],
    text: Text,
) -> Component:
    both = State(pins=(pair.left_id, pair.right_id))
    name = text.pick(pair.indicator_ko, pair.indicator_en)
    sides = [
        (text.pick(pair.left_origin_ko, pair.left_origin_en), figures[pair.left_id], units[pair.indicator_id]),
        (text.pick(pair.right_origin_ko, pair.right_origin_en), figures[pair.right_id], units[pair.right_indicator_id]),
    ]
    told = [_side(origin, figure, colours[figure.origin_id], unit, text) for origin, figure, unit in sides]
    apart = html.B(f"{format.ratio(pair.ratio, text.lang)} ") if pair.ratio else ""
    return html.Li(
        [
            html.A(name, href=urls.indicator(pair.indicator_id, both), className="open-name"),
            " " if badge else None,
            badge,
            html.Div(told, className="open-sides"),
            html.P([apart, text.pick(pair.reason_ko, pair.reason_en)]),
        ]
    )


def _side(origin: str, figure: StatedFigure, colour: str, unit: format.Unit, text: Text) -> Component:
    when = format.period(figure.period_start, figure.period_end, text.lang, short=True)
    return html.Div(
        [
            html.B(quoting.telling(figure, unit, text.lang).value, className="serif"),
            html.Span([rich.glyph(figure, colour), f" {origin} · {when or text('time.undated')}"], className="muted"),
        ]
    )
