"""The pairs of figures that nothing explains: what home shows of them, each with both sides and the reason."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, theme, urls
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.verdicts import OPEN
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StatedFigure, StoredRelation
from etl.store import Store

MOST = 3
LOOKED_AT = 24  # among so many, the widest first, three of different indicators are looked for


def unexplained(store: Store, text: Text) -> Component | None:
    """Up to three pairs of different indicators, the widest first; nothing where all is explained."""
    pairs = choose(store.relations(verdict=OPEN, limit=LOOKED_AT))
    if not pairs:
        return None
    figures = store.figures_named([name for pair in pairs for name in (pair.left_id, pair.right_id)])
    names = store.indicator_names([pair.indicator_id for pair in pairs])
    units = {name: format.Unit.named(row) for name, row in names.items()}
    colours = theme.name_colours(store.origin_colours(row.origin_id for row in figures.values()))
    told = [_pair(pair, figures, colours, units[pair.indicator_id], text) for pair in pairs]
    total = sum(row.pairs for row in store.verdict_counts())
    return html.Section(
        [
            html.H2(text("home.unexplained"), id="unexplained-title"),
            html.P(text("home.unexplained_lead"), className="family-text"),
            html.Ul(told, className="open-pairs"),
            html.P(html.A(text("home.all_conflicts", n=f"{total:,}"), href=urls.conflicts()), className="family-all"),
        ],
        className="unexplained",
        **hyphened(aria_labelledby="unexplained-title"),
    )


def choose(pairs: list[StoredRelation]) -> list[StoredRelation]:
    """The first pair of each indicator, at most three, in their order."""
    first: dict[str, StoredRelation] = {}
    for pair in pairs:
        first.setdefault(pair.indicator_id, pair)
    return list(first.values())[:MOST]


def _pair(
    pair: StoredRelation,
    figures: Mapping[str, StatedFigure],
    colours: Mapping[str, str],
    unit: format.Unit,
    text: Text,
) -> Component:
    both = State(pins=(pair.left_id, pair.right_id))
    ratio = pair.ratio
    left = text.pick(pair.left_origin_ko, pair.left_origin_en)
    right = text.pick(pair.right_origin_ko, pair.right_origin_en)
    return html.Li(
        [
            html.A(
                text.pick(pair.indicator_ko, pair.indicator_en),
                href=urls.indicator(pair.indicator_id, both),
                className="open-name",
            ),
            html.Div(
                [
                    _side(origin, figure, colours[figure.origin_id], unit, text)
                    for origin, figure in ((left, figures[pair.left_id]), (right, figures[pair.right_id]))
                ],
                className="open-sides",
            ),
            html.P(
                [
                    html.B(f"{format.ratio(ratio, text.lang)} ") if ratio else "",
                    text.pick(pair.reason_ko, pair.reason_en),
                ]
            ),
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
