"""`/embed/<indicator>`: an indicator for other people's pages, as plain HTML in a frame.

    mode=static              no script: chart, table, links to the words
    theme=auto|light|dark    lang=ko|en    v=<version>: stays as it is
    c o k d t m              the state of the page

Only this may be framed by others (FIGTRACE_FRAME_ANCESTORS says by whom). It sets no cookie and reads
none, so that it works in a sandbox of its own origin; cards that do not come with it are given to any
origin, since they are public.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Flask, Response, request

from dashboard import security, urls
from dashboard.components.embed import embed_body, embed_card
from dashboard.components.embed_document import embed_document, script_hash
from dashboard.content.material import Material, gather
from dashboard.i18n import Text
from dashboard.routes.exports import make_tag, refuse
from dashboard.state import State
from dashboard.versions import keep
from etl.store import Store


def register(server: Flask, store: Store) -> None:
    """Add the page and its cards."""
    security.frame_ancestors()  # a setting that cannot be read is told at the start

    @server.get("/embed/<indicator_id>")
    def answer_embed(indicator_id: str) -> Response:
        """The embed, or 404 in one line."""
        is_static = request.args.get("mode") == "static"
        tag = make_tag(store.version, f"{request.host_url} {request.full_path}")
        if request.if_none_match.contains_weak(tag):
            return finish(Response(status=304), tag, is_static=is_static)
        material = find(store, indicator_id)
        if material is None:
            return finish(refuse(indicator_id), is_static=True)
        html = write(store, material, is_static=is_static)
        return finish(Response(html, mimetype="text/html"), tag, is_static=is_static)

    @server.get("/embed/<indicator_id>/card/<observation_id>")
    def answer_card(indicator_id: str, observation_id: str) -> Response:
        """One card as a piece of HTML, for any origin."""
        material = find(store, indicator_id)
        found = material and embed_card(store, material, observation_id, language(), request.host_url)
        response = Response(found or "", status=200 if found else 404, mimetype="text/html")
        response.headers["Access-Control-Allow-Origin"] = "*"
        return finish(response, make_tag(store.version, request.full_path), is_static=True)


def find(store: Store, indicator_id: str) -> Material | None:
    """The indicator in the state that the query tells."""
    state = State.from_query(request.args)
    material = gather(store, indicator_id, replace(state, pins=()), language().lang)
    return material and replace(material, state=state)


def write(store: Store, material: Material, *, is_static: bool) -> str:
    """The whole document."""
    text, state = language(), material.state
    name = material.indicator["indicator_id"]
    return embed_document(
        material.indicator[text.lang],
        embed_body(store, material, text, request.host_url, is_static=is_static),
        text,
        request.args.get("theme", "auto"),
        urls.absolute(request.host_url, urls.indicator(name, state)),
        is_static=is_static,
        pin="" if is_static else next(iter(state.pins), ""),
    )


def finish(response: Response, tag: str | None = None, *, is_static: bool) -> Response:
    """The headers of what may be framed."""
    response.headers["Content-Security-Policy"] = security.embed_policy(None if is_static else script_hash())
    return keep(response, tag)


def language() -> Text:
    """The words of the language that the request names; no cookie comes with a frame."""
    return Text(request.args.get("lang", ""))
