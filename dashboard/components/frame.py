"""What the reader's script works in: a text with marked figures and the place of their card."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.attributes import hyphened
from dashboard.i18n import Text

ROLES = ("number", "unit", "bound", "period", "origin", "indicator", "row", "column")


def card_frame(inner: Component, text: Text, document_id: str, starts: Sequence[int] = (0,)) -> Component:
    """The text and the empty card; the script reads where parts begin and cards come from."""
    roles = {role: text(f"role.{role}") for role in ROLES}
    return html.Div(
        [
            html.Div(
                inner,
                id="rd",
                className="rd",
                **hyphened(
                    data_document=document_id,
                    data_parts=str(len(starts)),
                    data_starts=",".join(map(str, starts)),
                    data_lang=text.lang,
                    data_version=urls.frozen(),
                    data_roles=json.dumps(roles, ensure_ascii=False),
                ),
            ),
            html.Aside(
                id="rd-card",
                className="rd-card panel",
                hidden=True,
                tabIndex="-1",
                **hyphened(aria_label=text("reader.card"), data_close=text("reader.close")),
            ),
        ]
    )
