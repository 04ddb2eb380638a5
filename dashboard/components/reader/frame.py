"""What the reader's script works in: a text with marked figures and the place of their card."""

from __future__ import annotations

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from etl.answers import StoredPage

ROLES = ("number", "unit", "bound", "period", "origin", "indicator", "row", "column")


def card_frame(
    inner: Component,
    text: Text,
    document_id: str,
    starts: Sequence[int] = (0,),
    pages: Sequence[StoredPage] = (),
    *,
    is_drawn: bool = False,
) -> Component:
    """The text and the empty card; the script reads where parts begin and cards come from.

    Of a document whose pages can be shown also the empty place of a page, and where pages begin.
    """
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
                    data_pages=",".join(f"{page.page}:{page.char_start}" for page in pages) or None,
                    data_drawn="1" if is_drawn else None,
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
            html.Aside(id="rd-leaf", className="rd-leaf", hidden=True, **hyphened(aria_label=text("leaf.pages")))
            if pages
            else None,
        ],
        className="rd-frame" if pages else None,
    )
