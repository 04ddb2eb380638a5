"""A request becomes a view, a page becomes an answer.

The body of a page is sent as HTML, whole and readable before any script has come. If the page has
an island, Dash's scripts follow and mount it in place of the same HTML (assets/island.js).
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

from dash import Dash, Input, Output, html
from dash.dependencies import ClientsideFunction
from dash.exceptions import DependencyException
from flask import Response, g, request
from markupsafe import Markup, escape
from werkzeug.local import LocalProxy

from dashboard import public, theme, urls, vendor, versions
from dashboard.components.frame.shell import THEMES, footer, header
from dashboard.components.frame.version_banner import version_banner
from dashboard.components.html.plain import to_html
from dashboard.components.html.tree import to_json
from dashboard.i18n import LANGUAGES, Text
from dashboard.pages import missing, no_version
from dashboard.pages.page import SLOT, Page, View
from dashboard.pages.updates import close_updates
from dashboard.state import WORDS, WORDS_OF_LISTS, shorten
from dashboard.stylesheets import style_path
from etl.errors import VersionError
from etl.store import Store

YEAR = 365 * 24 * 3600
LETTERS = WORDS | WORDS_OF_LISTS
SETTINGS = ("lang", "theme")  # in the query they are written to a cookie
SCRIPTS = ("shell.js", "ask.js")  # on every page; the other scripts in assets/ come with Dash
_PARTS = ("config", "scripts", "app_entry", "renderer")
_BETWEEN = "<!-- -->"
_PLAIN_SLOT = f'<div id="{SLOT}"></div>'


class IslandDash(Dash):
    """Dash, with the frame of our pages around the part that it mounts."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash calls it by these names
        """Dash's tags one after another; `_document` puts them where they belong."""
        return _BETWEEN.join(parts[name] for name in _PARTS)

    def parts(self) -> dict[str, str]:
        """The tags that Dash needs in a page: config, scripts, app_entry, renderer."""
        parts = dict(zip(_PARTS, self.index().split(_BETWEEN), strict=True))
        return parts | {"scripts": vendor.without_unused(parts["scripts"])}

    def _config(self) -> dict[str, Any]:
        # end_id is another one each time, for callbacks in the background, which we have none of: it would
        # make every answer another one
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]  # Dash gives it no types
        hidden = ("python_version", "dash_version_url", "end_id")
        return {name: value for name, value in config.items() if name not in hidden}


def serve_pages(app: IslandDash, store: Store, pages: Sequence[ModuleType]) -> None:
    """Give every page its address, and every other address the answer 404."""
    server = app.server
    app.layout = html.Div(id="island")
    app.clientside_callback(
        ClientsideFunction("figtrace", "mount"), Output("island", "children"), Input("island", "id")
    )
    for page in pages:
        view_function = _answer_with(app, store, page.page)
        if page.PATH == "/":
            server.view_functions["/"] = view_function
        else:
            methods = getattr(page, "METHODS", None)
            server.add_url_rule(page.PATH, endpoint=page.__name__, view_func=view_function, methods=methods)
        if hasattr(page, "register"):
            page.register(app, store)
    not_found = _answer_with(app, store, lambda _view, **_variables: None)
    server.view_functions["/<path:path>"] = not_found
    server.register_error_handler(404, lambda _error: not_found())
    server.register_error_handler(DependencyException, lambda _error: not_found())  # Dash: no such library or file
    close_updates(app)
    page_names = name_endpoints(pages)

    def refuse(error: VersionError) -> Response:
        if request.endpoint in page_names:
            return _answer_with(app, store, lambda view: no_version.page(view, error))()
        words = "\n".join(no_version.explain(Text(lang), error) for lang in LANGUAGES)
        return Response(f"{words}\n", status=no_version.STATUS[error.reason], mimetype="text/plain")

    server.register_error_handler(VersionError, refuse)


def name_endpoints(pages: Sequence[ModuleType]) -> set[str]:
    """What Flask calls the routes that are pages."""
    return {"/", "/<path:path>", *(page.__name__ for page in pages)}


def _answer_with(app: IslandDash, store: Store, page: Callable[..., Page | None]) -> Callable[..., Response]:
    def answer(**variables: str) -> Response:
        view = read_request(store)
        made = page(view, **variables) or missing.page(view)
        response = Response(document(app, view, made), status=made.status, mimetype="text/html")
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Content-Language"] = view.lang
        for name in SETTINGS:
            if name in request.args:
                value = view.lang if name == "lang" else view.theme
                response.set_cookie(name, value, max_age=YEAR, samesite="Lax", path="/")
        if view.version:
            response.headers["X-Robots-Tag"] = "noindex"  # of all versions, that which is published
        response.set_etag(versions.make_tag(response.get_data()), weak=True)
        response.make_conditional(request)
        return response

    return answer


def read_request(store: Store) -> View:
    """The view of the request at hand."""
    text, look = read_settings()
    return View(
        store=store._get_current_object() if isinstance(store, LocalProxy) else store,
        text=text,
        path=request.path,
        host=public.base(),
        query=shorten({key: value for key, value in request.args.items() if key not in SETTINGS}, LETTERS),
        theme=look,
        version=versions.this_version(),
        shelf=versions.this_shelf(),
    )


def read_address(store: Store, path: str, search: object, context: object) -> View:
    """The view of an address that a callback brings, whatever it may be: the search of `path`, the reader's language.

    VersionError if it names a version that cannot be shown.
    """
    asked = dict(parse_qsl(str(search or "").removeprefix("?"))) if isinstance(search, str) else {}
    lang = str(context.get("lang", "")) if isinstance(context, dict) else ""
    shelf = versions.this_shelf()
    version = versions.find_version(shelf, asked.get("v"), asked.get("asof"))
    if version:
        g.store = shelf.get(version)
        versions.show(version)
    return View(
        store=store._get_current_object() if isinstance(store, LocalProxy) else store,
        text=Text(lang),
        path=path,
        host=public.base(),
        query=shorten({key: value for key, value in asked.items() if key not in SETTINGS}, LETTERS),
        version=version,
        shelf=shelf,
    )


def read_settings() -> tuple[Text, str]:
    """Language and brightness, from the query, else the cookie."""
    lang, look = (request.args.get(name) or request.cookies.get(name) for name in SETTINGS)
    return Text(lang or ""), look if look in THEMES else "auto"


def document(app: IslandDash, view: View, page: Page) -> str:
    """The whole HTML of a page."""
    text = view.text
    body = to_html(page.body)
    dash = app.parts() if page.island is not None else None
    if dash:
        body = body.replace(_PLAIN_SLOT, _island(page.island, dash["app_entry"]), 1)
    head = to_html(header(text, view.path, view.query, view.theme, page.nav))
    foot = to_html(footer(text, view.store.counts(), view.store.version))
    banner = to_html(_banner(view)) if view.version else ""
    return (
        f"{begin(text, view.theme)}"
        f"<title>{_title(page, text)}</title>"
        f'<meta name="description" content="{escape(page.description or text("shell.tagline"))}">'
        f'<link rel="icon" type="image/svg+xml" href="{app.get_asset_url("favicon.svg")}">'
        f"<style>{theme.variables()}</style>"
        f'<link rel="stylesheet" href="{style_path(is_first=page.is_first)}">{_feed(text)}{page.head}</head>'
        f'<body>{head}{banner}<main id="main" tabindex="-1">{body}</main>{foot}'
        + (
            dash["config"]
            + (dash["scripts"] if page.draws else vendor.without_plotly(dash["scripts"]))
            + dash["renderer"]
            if dash
            else "".join(f'<script src="{_stamped(app, script)}" defer></script>' for script in SCRIPTS)
        )
        + "</body></html>"
    )


def begin(text: Text, look: str) -> str:
    """The first tags of every page, and how bright it is."""
    chosen = "" if look == "auto" else f' data-theme="{look}"'
    return (
        f'<!doctype html><html lang="{text.lang}"{chosen}><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
    )


def _banner(view: View) -> Any:
    """Which version a frozen page shows, and the way to the published one."""
    latest = {name: value for name, value in view.query.items() if name not in versions.PARAMETERS}
    if view.version is None or (publication := versions.find_publication(view.version)) is None:
        return None
    is_newest = view.version == view.shelf.current().version
    return version_banner(view.text, publication, is_newest, urls.same_page(view.path, latest))


def _feed(text: Text) -> Markup:
    """Where a reader of feeds finds what changed."""
    tag = '<link rel="alternate" type="application/atom+xml" href="/feed.atom?lang={}" title="{}">'
    return Markup(tag).format(text.lang, text("versions.feed_title"))


def _island(tree: Any, app_entry: str) -> str:
    """The island as HTML, the place where Dash mounts it, and its tree for Dash."""
    data = to_json(tree).replace("<", "\\u003c")
    return (
        f'<div id="prerendered">{to_html(tree)}</div>{app_entry}'
        f'<script id="island-tree" type="application/json">{data}</script>'
    )


def _title(page: Page, text: Text) -> Markup:
    brand = text("shell.brand")
    return escape(f"{page.title} · {brand}" if page.nav != "home" else f"{brand} · {page.title}")


def _stamped(app: Dash, name: str) -> str:
    """The address of an asset with the time of its last change, as Dash writes it itself."""
    changed = (Path(app.config.assets_folder) / name).stat().st_mtime
    return f"{app.get_asset_url(name)}?m={changed}"
