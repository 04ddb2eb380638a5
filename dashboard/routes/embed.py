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

from dashboard import public, security, urls
from dashboard.api.parameters import MARKS, STATE, Parameter
from dashboard.api.query import LANG, read_query
from dashboard.components.taken.embed import embed_body, embed_card
from dashboard.components.taken.embed_document import embed_document, script_hash
from dashboard.content.material import Material, gather
from dashboard.i18n import Text
from dashboard.routes.exports import refuse
from dashboard.state import State
from dashboard.versions import keep, make_tag
from etl.store import Store

EMBED = (
    *STATE,
    *MARKS,
    Parameter("mode", "static: without a script.", values=("static",)),
    Parameter("theme", "How bright it is.", values=("auto", "light", "dark")),
    LANG,
)


def register(server: Flask, store: Store) -> None:
    """Add the page and its cards."""
    security.frame_ancestors()  # a setting that cannot be read is told at the start

    @server.get("/embed/<indicator_id>")
    def answer_embed(indicator_id: str) -> Response:
        """The embed, or 404 in one line."""
        asked = read_query(store, EMBED)
        is_static = asked["mode"] == "static"
        tag = make_tag(public.base(), request.path, asked.counted())
        if request.if_none_match.contains_weak(tag):
            return finish(Response(status=304), tag, is_static=is_static)
        material = find(store, indicator_id, asked.state)
        if material is None:
            return finish(refuse(indicator_id), is_static=True)
        html = write(store, material, asked["theme"] or "auto", is_static=is_static)
        return finish(Response(html, mimetype="text/html"), tag, is_static=is_static)

    @server.get("/embed/<indicator_id>/card/<observation_id>")
    def answer_card(indicator_id: str, observation_id: str) -> Response:
        """One card as a piece of HTML, for any origin."""
        asked = read_query(store, EMBED)
        material = find(store, indicator_id, asked.state)
        found = material and embed_card(store, material, observation_id, language(), public.base())
        response = Response(found or "", status=200 if found else 404, mimetype="text/html")
        response.headers["Access-Control-Allow-Origin"] = "*"
        return finish(response, make_tag(public.base(), request.path, asked.counted()), is_static=True)


def find(store: Store, indicator_id: str, state: State) -> Material | None:
    """The indicator in a state."""
    material = gather(store, indicator_id, replace(state, pins=()), language().lang)
    return material and replace(material, state=state)


def write(store: Store, material: Material, theme: str, *, is_static: bool) -> str:
    """The whole document."""
    text, state = language(), material.state
    name = material.indicator.indicator_id
    return embed_document(
        text.pick(material.indicator.ko, material.indicator.en),
        embed_body(store, material, text, public.base(), is_static=is_static),
        text,
        theme,
        urls.absolute(public.base(), urls.indicator(name, state)),
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
