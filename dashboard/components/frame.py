"""What the reader's script works in: a text with marked figures and the place of their card."""

from __future__ import annotations

import json

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.i18n import Text

ROLES = ("number", "unit", "bound", "period", "origin", "indicator", "row", "column")


def card_frame(inner: Component, text: Text, document_id: str, parts: int = 1) -> Component:
    """The text and the empty card; the script reads where further parts and cards come from."""
    roles = {role: text(f"role.{role}") for role in ROLES}
    return html.Div(
        [
            html.Div(
                inner,
                id="rd",
                className="rd",
                **{
                    "data-document": document_id,
                    "data-parts": str(parts),
                    "data-lang": text.lang,
                    "data-version": urls.frozen(),
                    "data-roles": json.dumps(roles, ensure_ascii=False),
                },
            ),
            html.Aside(
                id="rd-card",
                className="rd-card panel",
                hidden=True,
                tabIndex="-1",
                **{"aria-label": text("reader.card"), "data-close": text("reader.close")},
            ),
        ]
    )
