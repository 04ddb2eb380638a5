"""Words of ours with what they mean, told to who points at them: sorts of statement, bounds, ways of counting."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import Text


def explained(key: str, text: Text, words: str = "") -> Component | str:
    """The word of a key (`kind.claim`) with its meaning; a word without any stands by itself."""
    said = words or text(key)
    section, _, name = key.partition(".")
    meaning = text.get(f"glossary.{section}_{name}")
    return html.Abbr(said, title=meaning, className="term") if meaning else said
