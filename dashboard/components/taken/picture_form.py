"""How a picture is taken along: its size, its background, how it will look, and the ways to have it.

Plain HTML: a form that downloads. The script (assets/30-share.js) adds the clipboard, PNG without a
browser on the server, and the button beside a chart, which is a link to the form without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.charts.sheets.sheet import FORMATS
from dashboard.components.html.attributes import hyphened
from dashboard.exports.pictures import THEMES
from dashboard.i18n import Text

CHOICES = {"size": tuple(FORMATS), "theme": THEMES}
FORMS = ("png", "svg", "pdf")
SAID = ("copied", "saved", "failed", "refused")
PLACE = "share"  # the section that the button leads to


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of this server: its name as in `/img/<name>.svg`, what it shows, and the query of its state."""

    name: str
    title: str
    query: Mapping[str, str] = field(default_factory=dict)


def picture_button(text: Text, look: str = "") -> Component:
    """Beside a chart: the picture at once, in the form that is chosen below."""
    return html.A(
        text("indicator.picture"), href=f"#{PLACE}", className=look or None, **hyphened(data_picture_now=FORMS[0])
    )


def picture_section(picture: Picture, text: Text) -> Component:
    """The section of a page that has a picture and nothing else to share."""
    return html.Section(
        [html.H2(text("share.picture_title")), html.Div(picture_form(picture, text), className="share-ways")],
        className="share",
        **told_to_script(picture, text),
    )


def told_to_script(picture: Picture, text: Text) -> dict[str, Any]:
    """What the script finds the section by, and what it says."""
    return {"id": PLACE, "data-share": picture.name, **{f"data-{name}": text(f"share.{name}") for name in SAID}}


def picture_form(picture: Picture, text: Text) -> Component:
    """Size and background of the picture, how it will look, and the ways to have it."""
    query = {**picture.query, "lang": text.lang}
    size = FORMATS["full"]
    preview = urls.with_query(f"/img/{picture.name}.svg", query)
    copy = html.Button(
        text("share.copy_picture"), type="button", className="button primary", **hyphened(data_picture="copy")
    )
    return html.Form(
        [
            Markup('<img src="{}" width="{}" height="{}" loading="lazy" alt="{}" class="share-preview">').format(
                preview, size.width, size.height, text("share.preview", title=picture.title)
            ),
            *(
                Markup('<input type="hidden" name="{}" value="{}">').format(*item)
                for item in {**query, **_version(), "download": "1"}.items()
            ),
            html.Div([_choice(choice, text) for choice in CHOICES], className="share-choices"),
            html.Div([copy, *(_button(picture, form) for form in FORMS)], className="actions"),
            html.P(role="status", className="said"),
        ],
        method="get",
        action=f"/img/{picture.name}.svg",
        className="share-picture",
    )


def _version() -> dict[str, str]:
    """The version of a frozen page, which the fields of the form must name."""
    version = urls.frozen()
    return {"v": version} if version else {}


def _button(picture: Picture, form: str) -> Component:
    return html.Button(
        form.upper(),
        type="submit",
        formAction=f"/img/{picture.name}.{form}",
        className="button",
        **hyphened(data_picture=form),
    )


def _choice(name: str, text: Text) -> Component:
    """One choice of the form; a menu of the browser's own."""
    options = Markup("").join(
        Markup('<option value="{}">{}</option>').format(value, text(f"share.{name}_{value.replace('-', '_')}"))
        for value in CHOICES[name]
    )
    chosen = Markup('<select name="{}">{}</select>').format(name, options)
    return html.Label([html.Span(text(f"share.{name}")), chosen])
