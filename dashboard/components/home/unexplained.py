"""The pairs of figures that nothing explains: what home shows of them, each with both sides and the reason."""

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.rival_pairs import list_pairs
from dashboard.content.verdicts import OPEN
from dashboard.i18n import Text
from etl.answers import StoredRelation
from etl.store import Store

MOST = 3
LOOKED_AT = 24  # among so many, the widest first, three of different indicators are looked for


def unexplained(store: Store, text: Text) -> Component | None:
    """Up to three pairs of different indicators, the widest first; nothing where all is explained."""
    pairs = choose(store.relations(verdict=OPEN, limit=LOOKED_AT))
    if not pairs:
        return None
    total = sum(row.pairs for row in store.verdict_counts())
    return html.Section(
        [
            html.H2(text("home.unexplained"), id="unexplained-title"),
            html.P(text("home.unexplained_lead"), className="family-text"),
            list_pairs(store, pairs, text),
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
