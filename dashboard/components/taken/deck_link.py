"""The way to lay a slide aside: at once by the script (assets/40-deck.js), else by the page that asks."""

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text


def deck_link(address: str, text: Text, look: str = "") -> Component:
    """A link for an address as `dashboard.exports.pptx.wish` reads it: `i/arms.containers?o=kr.nis`."""
    return html.A(
        text("tray.add"),
        href=urls.deck(add=address),
        className=look or None,
        **hyphened(data_deck=address, data_said=text("tray.added")),
    )
