"""The list of keys of an indicator's page, as a dialog: what each does, and the way to turn them off.

Keys of one letter can be turned off (WCAG 2.2, 2.1.4). What a key presses is told in assets/30-keys.js.
"""

from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text

# the keys, what they do, and what must stand on the page for it (a selector)
CHART = "#chart"
KEYS = (
    (("←", "→"), "across", CHART),
    (("↑", "↓"), "along", CHART),
    (("Enter",), "pin", CHART),
    (("Shift", "Enter"), "compare", CHART),
    (("Esc",), "release", CHART),
    (("↑", "↓"), "rows", "#facets"),
    (("f",), "facets", "#facets"),
    (("+", "−"), "zoom", "#time-picture"),
    (("←", "→"), "move", "#time-picture"),
    (("0",), "whole", "#time-picture"),
    (("t",), "table", "#table"),
    (("c",), "copy", "#rail"),
    (("x",), "export", '.tools [data-file="csv"]'),
    (("+",), "deck", "[data-deck]"),
    (("/",), "search", ".search"),
    (("?",), "help", "#keys"),
)


def keys(text: Text) -> list[Component | Markup]:
    """The dialog, closed; where a key's doing is spoken; and the script of both."""
    listed = [_entry(names, words, needs, text) for names, words, needs in KEYS]
    inner: list[Any] = [
        html.Div([html.H2(text("keys.title"), id="keys-title"), _close(text)], className="keys-head"),
        html.Dl(listed, className="keys-list"),
        Markup('<label class="keys-on"><input type="checkbox" id="keys-on" checked> {}</label>').format(
            text("keys.single")
        ),
    ]
    told = {"data_copied": text("keys.copied"), "data_nothing": text("keys.nothing_pinned")}
    dialog = html.Dialog(inner, id="keys", className="keys-dialog", **hyphened(aria_labelledby="keys-title", **told))
    voice = html.P(id="keys-voice", className="visually-hidden", **hyphened(aria_live="polite"))
    return [dialog, voice, script("30-keys.js")]


def keys_button(text: Text) -> Component:
    """What opens the dialog without a key."""
    return html.Button(text("keys.button"), type="button", className="keys-button", **hyphened(data_keys="1"))


def _entry(names: tuple[str, ...], words: str, needs: str, text: Text) -> Component:
    shown = [part for name in names for part in (html.Kbd(name), " ")]
    return html.Div([html.Dt(shown), html.Dd(text(f"keys.{words}"))], **hyphened(data_needs=needs))


def _close(text: Text) -> Component:
    return html.Button("×", type="button", id="keys-close", **hyphened(aria_label=text("keys.close")))
