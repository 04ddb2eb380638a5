"""The citation card of a figure as it stands outside a chart: on its own page and in the reader."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import theme
from dashboard.components.card.card import card, card_model
from dashboard.components.card.own_note import own_note
from dashboard.components.card.page_picture import page_picture
from dashboard.components.card.settling import mend_address
from dashboard.i18n import Text
from etl.store import Store


def find_card(
    store: Store, observation_id: str, text: Text, host: str = "", *, is_page: bool = False
) -> Component | None:
    """The card, its origin coloured as in the chart; None if there is no such figure."""
    row = store.observation(observation_id)
    if row is None:
        return None
    colours = theme.name_colours(store.origin_colours([row.origin_id]))
    model = card_model(store, observation_id, text.lang, colours[row.origin_id], host)
    return (
        card(
            model,
            is_page=is_page,
            picture=page_picture(store, observation_id, row.document_id, row.passage, text),
            note=own_note(store, observation_id, text),
            mend=mend_address(row.mention_id),
            names=not is_page,
        )
        if model
        else None
    )
