"""`/`: the families of indicators, each indicator with its latest figure as quoted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import theme, urls
from dashboard.components.indicator_card import indicator_card
from dashboard.i18n import Text
from dashboard.pages.page import Page, View

PATH = "/"

Row = Mapping[str, Any]


def page(view: View) -> Page:
    """The overview: all families on one page, with a way to each."""
    text, families = view.text, view.store.family_cards()
    shown = [family for family in families if family["indicators"]]
    types = {row["origin_id"]: row["type"] for row in view.store.origins()}
    return Page(
        title=text("home.title"),
        description=text("home.lead"),
        nav="home",
        body=[
            html.H1(text("home.title"), className="home-title"),
            html.P(text("home.lead"), className="lead"),
            html.P(
                [
                    text("home.counts", **view.store.counts()),
                    " · ",
                    html.A(text("home.compare"), href=urls.compare([])),
                ],
                className="muted",
            ),
            _contents(shown, text),
            *(_family(view, family, types) for family in shown),
            None if shown else html.P(text("home.empty"), className="empty"),
        ],
    )


def _contents(families: Sequence[Row], text: Text) -> Component | None:
    """The families by name, to jump to."""
    if len(families) < 2:
        return None
    links = [html.A(family[text.lang], href=f"#{family['family']}") for family in families]
    return html.Nav(links, className="contents", **{"aria-label": text("shell.home")})


def _family(view: View, family: Row, types: Mapping[str, str]) -> Component:
    text = view.text
    units = {row["indicator_id"]: row for row in view.store.indicators(family["family"])}
    rows = defaultdict(list)
    for row in view.store.figures(family=family["family"]):
        rows[row["indicator_id"]].append(row)
    cards = [
        indicator_card(
            {**units[indicator["indicator_id"]], **indicator},
            rows[indicator["indicator_id"]],
            theme.origin_colours(rows[indicator["indicator_id"]], types),
            text,
        )
        for indicator in family["indicators"]
    ]
    described = text.pick(family, "description")
    counts = {"indicators": len(cards), "figures": family["figures"]}
    return html.Section(
        [
            html.Div(
                [
                    html.H2(family[text.lang]),
                    html.Span(text("home.family_counts", **counts), className="muted"),
                ],
                className="family-head",
            ),
            html.P(described, className="family-text") if described != family[text.lang] else None,
            html.Div(cards, className="family-cards"),
        ],
        id=family["family"],
        className="family",
    )
