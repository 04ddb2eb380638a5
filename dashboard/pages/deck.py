"""`/deck`: what was laid aside for slides, the deck made of it, and the refresh of an older one.

Everything is a link or a form: it works by keyboard and without a script. A tray in the address
(`?c=…&c=…`) can be shared and is shown without being kept; `?add=…` asks before it lays aside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dash import html
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

from dashboard import format, quoting, urls
from dashboard.content import picture
from dashboard.content.material import gather
from dashboard.exports.pptx import package, tray
from dashboard.exports.pptx.frozen import find_own_version
from dashboard.exports.pptx.wish import FIGURE, INDICATOR, Wish
from dashboard.i18n import LANGUAGES
from dashboard.machine import is_own_address
from dashboard.pages.page import Page, View
from etl.errors import VersionError

PATH = "/deck"
LANGUAGE_NAMES = {"ko": "한국어", "en": "English"}
SIGNS = {"up": "↑", "down": "↓", "remove": "✕"}
GOOD = ("same", "frozen")  # messages that are no complaint


@dataclass(frozen=True, slots=True)
class Item:
    """One slide of the tray: its name, what it says, where it can be looked at, to which version it is frozen."""

    wish: Wish
    name: str
    finding: str
    href: str
    version: str | None = None  # None: it follows what is published


def page(view: View) -> Page:
    """The tray, the two forms, and what was said about the last of them."""
    text = view.text
    shared = tray.read_addresses(request.args.getlist("c"))
    own = tray.read_tray(request.cookies.get(tray.COOKIE))
    items = [item for wish in shared or own if (item := find_item(view, wish))]
    body = [
        html.H1(text("tray.title")),
        html.P(text("tray.lead"), className="lead"),
        _said(view),
        _offer(view),
        _tray(view, items, is_shared=bool(shared)),
        *([_make(view, items)] if items else []),
        _refresh(view),
    ]
    return Page(title=text("tray.title"), body=body, nav="deck")


def find_item(view: View, wish: Wish) -> Item | None:
    """What a wish is called and says, in the version that it names; None if there is no such thing any more."""
    try:
        version = find_own_version(view.shelf, wish)
    except VersionError as error:  # it stays in sight, so that it can be taken away
        return Item(wish, wish.address, view.text(f"versions.{error.reason}_title", asked=error.asked), wish.path)
    if version:
        view = replace(view, store=view.shelf.get(version))
    if wish.sort == INDICATOR:
        material = gather(view.store, wish.id, wish.state, view.lang)
        if material is None:
            return None
        finding = picture.tell(material, view.text)[0].replace("**", "")
        return Item(wish, view.text.pick(material.indicator.ko, material.indicator.en), finding, wish.path, version)
    if wish.sort == FIGURE:
        row = view.store.observation(wish.id)
        if row is None:
            return None
        said = quoting.telling(row, format.unit_of(row), view.lang).line(view.text)
        words = f"{view.text.pick(row.origin_ko, row.origin_en)}: {said}"
        return Item(wish, view.text.pick(row.indicator_ko, row.indicator_en), words, wish.path, version)
    table = view.store.table(wish.id)
    if table is None:
        return None
    name = (table.caption or wish.id).strip("<>〈〉 ")
    return Item(wish, name, view.text.pick(table.label_ko, table.label_en), wish.path, version)


def _said(view: View) -> Component | None:
    """What became of the last form."""
    reason = view.query.get("said", "")
    words = view.text.get(f"tray_said.{reason}")
    if not words:
        return None
    look = "tray-said" if reason in GOOD else "tray-said bad"
    return html.P(words, className=look, role="status" if reason in GOOD else "alert")


def _offer(view: View) -> Component | None:
    """A slide that a link offers to lay aside; nothing is kept before the reader says so."""
    offered = tray.read_addresses([view.query["add"]]) if "add" in view.query else []
    item = find_item(view, offered[0]) if offered else None
    if item is None:
        return None
    button = _button(item.wish.at(view.version), "add", view.text("tray.add"), "button primary")
    return html.Div([html.P([html.B(item.name), " ", item.finding]), button], className="panel tray-offer")


def _tray(view: View, items: Sequence[Item], *, is_shared: bool) -> Component:
    text = view.text
    if not items:
        return html.Section(
            [
                html.P(text("tray.empty"), className="empty"),
                html.P(html.A(text("tray.to_indicators"), href=urls.home(), className="button")),
            ]
        )
    rows = [_row(view, number, item, len(items), is_shared=is_shared) for number, item in enumerate(items, 1)]
    heading = html.H2(text("tray.slides", n=len(items)), id="slides")
    share = html.A(text("tray.share"), href=urls.deck([item.wish.at(view.version).address for item in items]))
    clear = None if is_shared else _button(None, "clear", text("tray.clear"), "button")
    note = html.P(text("tray.shared"), className="note") if is_shared else None
    return html.Section(
        [heading, note, html.Ol(rows, className="tray"), html.Div([share, clear], className="tray-tools")]
    )


def _row(view: View, number: int, item: Item, count: int, *, is_shared: bool) -> Component:
    buttons = [
        _button(item.wish, action, SIGNS[action], "tray-button", f"{view.text(f'tray.{action}')}: {item.name}")
        for action in SIGNS
        if not (action == "up" and number == 1) and not (action == "down" and number == count)
    ]
    frozen = html.P(view.text("tray.frozen", version=item.version[:12]), className="muted") if item.version else None
    words = html.Div([html.A(item.name, href=item.href), html.P(item.finding, className="muted"), frozen])
    return html.Li([words, None if is_shared else html.Div(buttons, className="tray-buttons")])


def _make(view: View, items: Sequence[Item]) -> Component:
    """The form that makes the deck."""
    text = view.text
    field = Markup('<input type="hidden" name="c" value="{}">')
    hidden = Markup("").join(field.format(item.wish.at(view.version).address) for item in items)
    options = Markup("").join(
        Markup('<label><input type="radio" name="lang" value="{0}"{1}> <span lang="{0}">{2}</span></label>').format(
            lang, Markup(" checked") if lang == view.lang else "", LANGUAGE_NAMES[lang]
        )
        for lang in LANGUAGES
    )
    form = Markup(
        '<form class="tray-form panel" method="post" action="/deck/new" enctype="multipart/form-data">{hidden}'
        "<fieldset><legend>{language}</legend>{options}</fieldset>"
        '<label for="deck-title">{cover}</label><input id="deck-title" name="title" maxlength="200" autocomplete="off">'
        '<label class="tray-pages"><input type="checkbox" name="pages" value="1"> {pages}</label>'
        '<label for="deck-template">{template}</label>'
        '<input id="deck-template" name="template" type="file" accept=".pptx,.potx">'
        '<p class="note">{template_note}</p><button class="button primary">{make}</button></form>'
    ).format(
        hidden=hidden,
        options=options,
        language=text("tray.language"),
        cover=text("tray.cover"),
        pages=text("tray.pages"),
        template=text("tray.template"),
        template_note=text("tray.template_note"),
        make=text("tray.make"),
    )
    return html.Section(
        [
            html.H2(text("tray.new")),
            form,
            _warn_of_loopback(view),
            html.P(text("tray.inside"), className="measure muted"),
        ]
    )


def _warn_of_loopback(view: View) -> Component | None:
    """That nobody else can follow the links of slides that are made on an address of this machine."""
    if not is_own_address(urlsplit(view.host).hostname):
        return None
    return html.P(view.text("tray.loopback", address=view.host.rstrip("/")), className="note measure")


def _refresh(view: View) -> Component:
    """The form that refreshes a deck."""
    text = view.text
    form = Markup(
        '<form class="tray-form panel" method="post" action="/deck/refresh" enctype="multipart/form-data">'
        '<label for="deck-file">{file}</label><input id="deck-file" name="deck" type="file" accept=".pptx" required>'
        '<label class="tray-pages"><input type="checkbox" name="thaw" value="1"> {thaw}</label>'
        '<p class="note">{limit}</p><button class="button primary">{go}</button></form>'
    ).format(
        file=text("tray.file"),
        thaw=text("tray.thaw"),
        limit=text("tray.limit", size=package.LARGEST // 1_000_000),
        go=text("tray.refresh"),
    )
    lead = html.P(text("tray.refresh_lead"), className="measure")
    return html.Section([html.H2(text("tray.refresh_title")), lead, form])


def _button(wish: Wish | None, action: str, words: str, look: str, label: str = "") -> Markup:
    """A form of one button."""
    address = Markup('<input type="hidden" name="c" value="{}">').format(wish.address) if wish else Markup("")
    said = Markup(' aria-label="{0}" title="{0}"').format(label) if label else Markup("")
    return Markup(
        '<form method="post" action="/deck/tray">{}<button class="{}" name="do" value="{}"{}>{}</button></form>'
    ).format(address, look, action, said, words)
