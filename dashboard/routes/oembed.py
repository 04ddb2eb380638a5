"""`/oembed?url=<page>&maxwidth=&maxheight=&format=json`: how a site embeds a page of ours (oembed.com).

Known are the addresses of indicators, of their embeds and of single figures, on this host, in every
state. An address that is not known is 404, another format than JSON is 501, as the specification says;
a number that is none is 400.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from flask import Flask, Response, jsonify, request

from dashboard import public, urls
from dashboard.charts.sheets.sheet import FORMATS
from dashboard.components.taken.embed_size import embed_height
from dashboard.content.material import Material, gather
from dashboard.exports.chromium import SCALE, has_browser
from dashboard.exports.snippets import WIDTH, frame, resizer
from dashboard.i18n import Text
from dashboard.state import State
from etl.store import Store

LEAST_WIDTH = 300
HOUR = 3600
PASSED = ("theme", "mode")  # of the address, what an embed knows beside the state of the page


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    @server.get("/oembed")
    def answer_oembed() -> Response:
        """The description of the embed, or why there is none, in one line."""
        if request.args.get("format", "json") != "json":
            return refuse("oEmbed: only format=json is answered", 501)
        limits = [request.args.get(name, "") for name in ("maxwidth", "maxheight")]
        if not all(limit.isdecimal() or not limit for limit in limits):
            return refuse("oEmbed: maxwidth and maxheight are whole numbers of pixels", 400)
        found = find(store, request.args.get("url", ""))
        if found is None:
            return refuse("oEmbed: url must be the whole address of an indicator or a figure of this site", 404)
        most_width, most_height = (int(limit) if limit else None for limit in limits)
        response = jsonify(describe(store, *found, most_width, most_height))
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cache-Control"] = f"public, max-age={HOUR}"
        return response


def find(store: Store, address: str) -> tuple[Material, dict[str, str]] | None:
    """The indicator that an address shows in its state, and its query; None if it is not one of ours."""
    if not public.is_ours(address):
        return None
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    sort, _, name = unquote(parts.path).strip("/").partition("/")
    if sort == "o" and (row := store.observation(name)):
        query, name = {**query, "c": name}, row.indicator_id
    elif sort not in ("i", "embed"):
        return None
    state = State.from_query(query)
    material = gather(store, name, replace(state, pins=()), Text(query.get("lang", "")).lang)
    return (replace(material, state=state), query) if material else None


def describe(
    store: Store, material: Material, query: dict[str, str], most_width: int | None, most_height: int | None
) -> dict[str, object]:
    """The answer of the type `rich`, no larger than asked for."""
    text = Text(query.get("lang", ""))
    name, title = material.indicator.indicator_id, text.pick(material.indicator.ko, material.indicator.en)
    width = min(max(most_width or WIDTH, 1), WIDTH) if most_width else WIDTH
    height = embed_height(store, material, max(width, LEAST_WIDTH), text, is_static=query.get("mode") == "static")
    height = min(height, most_height) if most_height else height
    passed = {key: query[key] for key in PASSED if key in query}
    address = urls.absolute(public.base(), urls.embed(name, material.state, lang=text.lang, **passed))
    answer = {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": text("shell.brand"),
        "provider_url": public.base(),
        "cache_age": HOUR,
        "width": width,
        "height": height,
        "html": f"{frame(address, title, width, height)}{resizer(address)}",
    }
    size = FORMATS["full"]
    wide, tall = size.width * SCALE, size.height * SCALE
    fits = wide <= (most_width or wide) and tall <= (most_height or tall)
    if material.rows and fits and has_browser():
        picture = urls.absolute(public.base(), urls.picture(name, "png", material.state, lang=text.lang))
        answer |= {"thumbnail_url": picture, "thumbnail_width": wide, "thumbnail_height": tall}
    return answer


def refuse(words: str, status: int) -> Response:
    """One line that says what was expected."""
    return Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
