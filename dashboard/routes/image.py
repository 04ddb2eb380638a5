"""`/img/<indicator>.svg`, `.png`, `.pdf`: an indicator in a state as a picture of slide size.

    size=full|half|4x3|square   theme=light|dark|transparent|transparent-dark   lang=ko|en   download=1

The rest of the query is that of the page. The SVG needs nothing but this server; PNG and PDF are
painted from it by Chromium where one is installed, and kept for the version of the store. Without one
the answer is 501 and says what to install; where one does not answer, 503.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from flask import Flask, Response, request

from dashboard import urls
from dashboard.exports.chromium import NoBrowserError, has_browser, painter
from dashboard.exports.pictures import Look, indicator_svg
from dashboard.i18n import Text
from dashboard.routes.exports import make_tag, name_file, refuse
from etl.store import Store

FORMATS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "pdf": "application/pdf"}
RETRY = "10"  # seconds after which a browser that did not answer is asked again


class Shelf:
    """The pictures painted last, by their tag; safe to be asked from any thread."""

    def __init__(self, most: int = 64) -> None:
        self._most, self._kept, self._lock = most, OrderedDict[str, bytes](), threading.Lock()

    def find(self, tag: str, paint: Callable[[], bytes]) -> bytes:
        """The picture, painted if it is not there."""
        with self._lock:
            if tag in self._kept:
                self._kept.move_to_end(tag)
                return self._kept[tag]
        picture = paint()
        with self._lock:
            self._kept[tag] = picture
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return picture


PAINTED = Shelf()


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    @server.get(f"/img/<indicator_id>.<any({','.join(FORMATS)}):form>")
    def answer_picture(indicator_id: str, form: str) -> Response:
        """The picture, or 404, 501, 503 in one line."""
        return answer(store, indicator_id, form)


def answer(store: Store, indicator_id: str, form: str) -> Response:
    """The picture, or 304 if the reader has it."""
    look, state = Look.from_query(request.args), urls.State.from_query(request.args)
    indicator = store.indicator(indicator_id)
    if indicator is None:
        return refuse(indicator_id)
    tag = make_tag(store.version, f"{request.host_url} {request.full_path}")
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    elif form != "svg" and not has_browser():
        return explain("picture.no_browser", 501, indicator_id, state, look)
    else:
        host = request.host_url
        try:
            made = PAINTED.find(tag, lambda: draw(store, indicator_id, state, look, host, form))
        except NoBrowserError:
            return explain("picture.browser_failed", 503, indicator_id, state, look)
        response = Response(made, content_type=FORMATS[form])
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it still holds
    response.headers["Access-Control-Allow-Origin"] = "*"  # a picture is for everybody's pages
    if request.args.get("download"):
        response.headers["Content-Disposition"] = name_file(form, indicator_id, indicator)
    return response


def draw(store: Store, indicator_id: str, state: urls.State, look: Look, host: str, form: str) -> bytes:
    """The bytes of a picture; NoBrowserError if it needs one that does not answer."""
    svg = indicator_svg(store, indicator_id, state, look, host)
    return svg.encode() if form == "svg" else painter().paint(svg, form, (look.format.width, look.format.height))


def explain(key: str, status: int, indicator_id: str, state: urls.State, look: Look) -> Response:
    """Why there is no picture of this sort, what to do, and where the SVG is."""
    path = urls.picture(indicator_id, "svg", state, size=look.size, theme=look.theme, lang=look.lang)
    words = Text(look.lang)(key, address=urls.absolute(request.host_url, path))
    response = Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 503:
        response.headers["Retry-After"] = RETRY
    return response
