"""How a chart is taken along: as a picture, as a link, as an embed for other people's tools.

All of it is plain HTML: details that unfold, a form that downloads, texts that can be copied by hand.
The script (assets/30-share.js) adds what needs one: the clipboard, and what is pinned in the meantime.
"""

from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.components.taken.embed_size import embed_height
from dashboard.components.taken.picture_form import Picture, picture_form, told_to_script
from dashboard.content.material import Material
from dashboard.content.picture import tell
from dashboard.exports.snippets import WIDTH, Addresses, Snippet, make_snippets
from dashboard.i18n import Text
from etl.store import Store


def share_section(store: Store, material: Material, host: str, text: Text) -> Component:
    """The section below an indicator: its picture, its link, its snippets; without figures its link alone."""
    picture = Picture(
        quote(material.indicator.indicator_id, safe=urls.SAFE),
        text.pick(material.indicator.ko, material.indicator.en),
        material.state.to_query(),
    )
    return html.Section(
        [
            html.H2(text("share.title" if material.rows else "share.to_page")),
            html.Div(
                [picture_form(picture, text) if material.rows else None, _ways(store, material, host, text)],
                className="share-ways",
            ),
        ],
        className="share",
        **told_to_script(picture, text),
    )


def _ways(store: Store, material: Material, host: str, text: Text) -> Component:
    """The link and the snippets, each folded under its name."""
    state, name, words = material.state, material.indicator.indicator_id, {"lang": text.lang}
    addresses = Addresses(
        page=urls.absolute(host, urls.indicator(name, state)),
        live=urls.absolute(host, urls.embed(name, state, **words)),
        frozen=urls.absolute(host, urls.embed(name, state, **words, v=store.version)),
        static=urls.absolute(host, urls.embed(name, state, **words, mode="static")),
        picture=urls.absolute(host, urls.picture(name, "svg", state, **words, v=store.version)),
    )
    return html.Div(
        [
            html.P(text("share.lead")) if material.rows else None,
            _way(Snippet("link", "text", addresses.page), text, is_open=True),
            *(_way(snippet, text) for snippet in _snippets(store, material, addresses, text)),
            html.P(role="status", className="said"),
        ],
        className="share-texts",
    )


def _snippets(store: Store, material: Material, addresses: Addresses, text: Text) -> list[Snippet]:
    """How other people's tools show the chart; none where there is no figure to show."""
    if not material.rows:
        return []
    name, finding = text.pick(material.indicator.ko, material.indicator.en), " ".join(tell(material, text))
    height = embed_height(store, material, WIDTH, text)
    return list(make_snippets(addresses, name, finding.replace("**", ""), height))


def _way(snippet: Snippet, text: Text, *, is_open: bool = False) -> Component:
    """One snippet, folded under its name."""
    told: Any = text.get(f"share.told_{snippet.name}")
    button = html.Button(text("share.copy"), type="button", className="button", **hyphened(data_copy_code=snippet.name))
    return html.Details(
        [
            html.Summary(text(f"share.{snippet.name}")),
            told and html.P(told, className="muted"),
            html.Div([html.Pre(html.Code(snippet.code), tabIndex="0"), button], className="snippet"),
        ],
        open=is_open or None,
        className="share-way",
    )
