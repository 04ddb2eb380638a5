"""How a chart is taken along: as a picture, as a link, as an embed for other people's tools.

All of it is plain HTML: details that unfold, a form that downloads, texts that can be copied by hand.
The script (assets/30-share.js) adds what needs one: the clipboard, PNG without a browser on the server,
and what is pinned in the meantime.
"""

from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.charts.sheet import FORMATS
from dashboard.components.embed import embed_height
from dashboard.content.material import Material
from dashboard.content.picture import tell
from dashboard.exports.pictures import THEMES
from dashboard.exports.snippets import WIDTH, Addresses, Snippet, make_snippets
from dashboard.i18n import Text

CHOICES = {"size": tuple(FORMATS), "theme": THEMES}


def share_section(material: Material, version: str, host: str, text: Text) -> Component:
    """The section below an indicator: its picture, its link, its snippets."""
    return html.Section(
        [
            html.H2(text("share.title")),
            html.Div(
                [_picture(material, text), _ways(material, version, host, text)],
                className="share-ways",
            ),
        ],
        id="share",
        className="share",
        **{
            "data-share": material.indicator["indicator_id"],
            **{f"data-{name}": text(f"share.{name}") for name in ("copied", "saved", "failed", "refused")},
        },
    )


def _picture(material: Material, text: Text) -> Component:
    """Size and background of the picture, how it will look, and the ways to have it."""
    name = material.indicator["indicator_id"]
    hidden = {**material.state.to_query(), "lang": text.lang, "download": "1"}
    preview = urls.picture(name, "svg", material.state, lang=text.lang)
    size = FORMATS["full"]
    buttons = [
        html.Button(
            form.upper(),
            type="submit",
            formAction=urls.picture(name, form).partition("?")[0],
            className="button",
            **{"data-picture": form},
        )
        for form in ("png", "svg", "pdf")
    ]
    copy = html.Button(
        text("share.copy_picture"), type="button", className="button primary", **{"data-picture": "copy"}
    )
    return html.Form(
        [
            Markup('<img src="{}" width="{}" height="{}" loading="lazy" alt="{}" class="share-preview">').format(
                preview, size.width, size.height, text("share.preview", title=material.indicator[text.lang])
            ),
            *(Markup('<input type="hidden" name="{}" value="{}">').format(*item) for item in hidden.items()),
            html.Div([_choice(choice, text) for choice in CHOICES], className="share-choices"),
            html.Div([copy, *buttons], className="actions"),
            html.P(role="status", className="said"),
        ],
        method="get",
        action=urls.picture(name, "svg").partition("?")[0],
        className="share-picture",
    )


def _ways(material: Material, version: str, host: str, text: Text) -> Component:
    """The link and the snippets, each folded under its name."""
    state, name, words = material.state, material.indicator["indicator_id"], {"lang": text.lang}
    addresses = Addresses(
        page=urls.absolute(host, urls.indicator(name, state)),
        live=urls.absolute(host, urls.embed(name, state, **words)),
        frozen=urls.absolute(host, urls.embed(name, state, **words, v=version)),
        static=urls.absolute(host, urls.embed(name, state, **words, mode="static")),
        picture=urls.absolute(host, urls.picture(name, "svg", state, **words, v=version)),
    )
    finding = " ".join(tell(material, text)).replace("**", "")
    made = make_snippets(addresses, material.indicator[text.lang], finding, embed_height(material, WIDTH, text))
    return html.Div(
        [
            html.P(text("share.lead")),
            _way(Snippet("link", "text", addresses.page), text, is_open=True),
            *(_way(snippet, text) for snippet in made),
            html.P(role="status", className="said"),
        ],
        className="share-texts",
    )


def _choice(name: str, text: Text) -> Component:
    """One choice of the form; a menu of the browser's own."""
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(value, text(f"share.{name}_{value.replace('-', '_')}"))
        for value in CHOICES[name]
    )
    chosen = Markup('<select name="{}">{}</select>').format(name, options)
    return html.Label([html.Span(text(f"share.{name}")), chosen])


def _way(snippet: Snippet, text: Text, *, is_open: bool = False) -> Component:
    """One snippet, folded under its name."""
    told: Any = text.get(f"share.told_{snippet.name}")
    button = html.Button(text("share.copy"), type="button", className="button", **{"data-copy-code": snippet.name})
    return html.Details(
        [
            html.Summary(text(f"share.{snippet.name}")),
            told and html.P(told, className="muted"),
            html.Div([html.Pre(html.Code(snippet.code), tabIndex="0"), button], className="snippet"),
        ],
        open=is_open or None,
        className="share-way",
    )
