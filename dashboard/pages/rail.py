"""The rail beside a chart: all evidence, or the card of what is pinned, or two figures compared.

It stands in the page as it is sent; `/rail/<indicator>` gives the same tree again for other pins, so
that the script can have a card ready before it is asked for (assets/15-rail.js).
"""

from collections.abc import Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, request

from dashboard import public, theme, urls, versions
from dashboard.components.card.card import card, card_model
from dashboard.components.card.compare import comparison
from dashboard.components.card.evidence import evidence_list
from dashboard.components.card.own_note import own_note
from dashboard.components.card.page_picture import page_picture
from dashboard.components.card.settling import mend_address
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.tree import to_json
from dashboard.content.material import Material, gather
from dashboard.i18n import Text
from dashboard.state import MAX_PINS, State
from etl.answers import StatedFigure
from etl.store import Store


def serve_rail(server: Flask, store: Store) -> None:
    """Add the address that cards come from."""

    @server.get("/rail/<path:indicator_id>")
    def answer_rail(indicator_id: str) -> Response:
        """The cards of what is pinned, or the list of all evidence, as a tree for Dash."""
        state, text = State.from_query(request.args), Text(request.args.get("lang", ""))
        material = gather(store, indicator_id, replace(state, pins=()), text.lang, request.args.get("page", ""))
        if material is None:
            return Response("[]", status=404, mimetype="application/json")
        tree = fill_rail(store, material, state.pins, text, public.base())
        response = Response(to_json(tree), mimetype="application/json")
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(versions.make_tag(response.get_data()), weak=True)
        response.make_conditional(request)
        return response


def fill_rail(store: Store, material: Material, pins: Sequence[str], text: Text, host: str) -> list[Component]:
    """Nothing pinned: all evidence. One: its card. Two: both compared."""
    colours = _colours_of(store, material, pins)
    models = [card_model(store, pin, text.lang, colours[pin], host) for pin in pins if pin in colours]
    found = [model for model in models if model][:MAX_PINS]
    indicator_id = material.indicator.indicator_id
    if not found:
        claims = [*material.claims, *material.cap_claims]
        return evidence_list(claims, indicator_id, material.colours, material.state, material.unit, text)
    if len(found) > 1:
        return [_close(text), _back(indicator_id, material.state, text), comparison(found[0], found[1], store)]
    row = found[0].row
    picture = page_picture(store, row.observation_id, row.document_id, row.passage, text)
    note, mend = own_note(store, row.observation_id, text), mend_address(row.mention_id)
    body = card(found[0], picture=picture, note=note, mend=mend)
    return [_close(text), _back(indicator_id, material.state, text), body]


def _colours_of(store: Store, material: Material, pins: Sequence[str]) -> dict[str, str]:
    """The colour of each figure that can be pinned here; one that is on another page of many is asked for."""
    own: dict[str, StatedFigure] = {row.observation_id: row for row in (*material.all_rows, *material.caps)}
    colours, name = dict(material.colours), material.indicator.indicator_id
    missing = [pin for pin in pins if pin not in own]
    if missing and not material.shown.is_whole:
        further = {key: row for key, row in store.figures_named(missing).items() if row.indicator_id == name}
        colours |= theme.name_colours(store.origin_colours(row.origin_id for row in further.values()))
        own |= further
    return {key: colours[row.origin_id] for key, row in own.items()}


def _close(text: Text) -> Component:
    """On a narrow screen the rail is a sheet; this closes it."""
    label = text("indicator.close")
    return html.Button("×", type="button", className="rail-close", **hyphened(aria_label=label, data_unpin="1"))


def _back(indicator_id: str, state: State, text: Text) -> Component:
    unpinned = {name: value for name, value in state.to_query().items() if name != "c"}
    return html.A(
        [html.Span("‹ ", **hyphened(aria_hidden="true")), text("indicator.back_to_list")],
        href=urls.indicator(indicator_id, State.from_query(unpinned)),
        className="rail-back",
        **hyphened(data_unpin="1"),
    )
