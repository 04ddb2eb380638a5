"""The frame of every page: header with menu, search, language and brightness; footer; skip link.

The header is plain links and a form, so that all of it works without a script; a small script
(assets/shell.js) changes the brightness at once and puts the cursor into the search on `/`, another one
(assets/ask.js) answers under the box while a question is typed.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import LANGUAGES, Text
from etl.answers import StoreCounts, as_dict

MENU = (
    ("home", urls.home),
    ("figures", urls.figures),
    ("origins", urls.origins),
    ("time", urls.time),
    ("conflicts", urls.conflicts),
    ("sources", urls.sources),
    ("quality", urls.quality),
    ("data", urls.data),
    ("deck", urls.deck),
    ("about", urls.about),
)
LANGUAGE_NAMES = {"ko": "한국어", "en": "English"}
SEARCH = "/search"
THEMES = {"auto": "◐", "light": "○", "dark": "●"}


def header(text: Text, path: str, query: Mapping[str, str], theme: str, nav: str) -> list[Component]:
    """Skip link and header; `nav` is the word of the menu that is lit."""
    return [
        html.A(text("shell.skip"), href="#main", className="skip"),
        html.Header(
            [
                html.A(
                    ["fig", html.B("·", **hyphened(aria_hidden="true")), "trace"],
                    href=urls.home(),
                    className="brand",
                ),
                _menu(text, nav),
                None if _has_box(path, query) else search_form(text),
                _languages(text, query),
                _brightness(text, query, theme),
            ],
            className="site-head",
        ),
    ]


def _has_box(path: str, query: Mapping[str, str]) -> bool:
    """Whether a page has the box itself: the search with the question in it, the first page large."""
    return path == SEARCH or (path == urls.home() and "f" not in query)


def search_form(text: Text, value: str = "", place: str = "head") -> Component:
    """The search, in the header or large on a page."""
    return html.Form(
        [
            html.Label(text("shell.search_label"), htmlFor=f"search-{place}", className="visually-hidden"),
            Markup(
                '<svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.6"/>'
                '<path d="m10.6 10.6 3.4 3.4"/></svg>'
            ),
            _search_input(text, value, place),
            Markup('<input type="hidden" name="v" value="{}">').format(urls.frozen()) if urls.frozen() else None,
        ],
        action=urls.search(),
        method="get",
        role="search",
        className=f"search search-{place}",
        **hyphened(data_options=text("search.options"), data_lang=text.lang),
        **(hyphened(aria_label=text("shell.search_label")) if place != "head" else {}),
    )


def footer(text: Text, counts: StoreCounts, version: str) -> Component:
    """What this is, how much it holds, and which version of the data it shows."""
    return html.Footer(
        [
            html.P(text("shell.footer_source"), className="footer-line"),
            html.P(
                [
                    text("shell.footer_counts", **as_dict(counts)),
                    " · ",
                    text("shell.footer_version"),
                    " ",
                    html.Code(version[:12]),
                    " · ",
                    html.A(text("shell.about"), href=urls.about()),
                ]
            ),
        ],
        className="site-foot",
    )


def _menu(text: Text, nav: str) -> Component:
    items = [
        html.A(
            text(f"shell.{name}"),
            href=address(),
            className="on" if name == nav else None,
            **(hyphened(aria_current="page") if name == nav else {}),
        )
        for name, address in MENU
    ]
    return html.Nav(items, className="menu", **hyphened(aria_label=text("shell.menu")))


def _search_input(text: Text, value: str, place: str) -> Markup:
    return Markup(
        '<input id="search-{}" type="search" name="q" value="{}" placeholder="{}"'
        ' autocomplete="off" maxlength="200" enterkeyhint="search">'
    ).format(place, value, text("shell.search_hint"))


def _languages(text: Text, query: Mapping[str, str]) -> Component:
    items = [
        html.A(
            LANGUAGE_NAMES[lang],
            href=_same_page(query, lang=lang),
            lang=lang,
            hrefLang=lang,
            className="on" if lang == text.lang else None,
            **(hyphened(aria_current="true") if lang == text.lang else {}),
        )
        for lang in LANGUAGES
    ]
    return html.Div(items, className="languages", role="group", **hyphened(aria_label=text("shell.language")))


def _brightness(text: Text, query: Mapping[str, str], theme: str) -> Component:
    """A link that leads to the next brightness; the script saves the way to the server."""
    names = list(THEMES)
    following = names[(names.index(theme) + 1) % len(names)]
    label = f"{text('shell.theme')}: {text(f'shell.theme_{theme}')}"
    return html.A(
        THEMES[theme],
        href=_same_page(query, theme=following),
        id="brightness",
        className="brightness",
        title=label,
        role="button",
        **hyphened(
            aria_label=label,
            data_theme_now=theme,
            data_labels="|".join(text(f"shell.theme_{name}") for name in names),
            data_label=text("shell.theme"),
        ),
    )


def _same_page(query: Mapping[str, str], **changed: str) -> str:
    return f"?{urlencode({**query, **changed}, safe=urls.SAFE)}"
