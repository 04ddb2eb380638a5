"""`/img/<indicator>.svg`, `.png`, `.pdf`: an indicator in a state as a picture of slide size.

Also `/img/compare.svg?i=a,b`, several on one axis of time, and `/img/t/<table>.svg`, a table as printed.

    size=full|half|4x3|square   theme=light|dark|transparent|transparent-dark   lang=ko|en   download=1

The rest of the query is that of the page. The SVG needs nothing but this server; PNG and PDF are
painted from it by Chromium where one is installed, and kept for the version of the store. Without one
the answer is 501 and says what to install; where one does not answer, 503.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import partial

from flask import Flask, Response, request

from dashboard.exports.chromium import NoBrowserError, has_browser, painter
from dashboard.exports.pictures import Look, compare_svg, indicator_svg, table_svg
from dashboard.i18n import Text
from dashboard.routes.exports import make_tag, name_file, refuse
from dashboard.state import State, split_ids
from dashboard.versions import keep
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
    """Add the routes."""
    form = f"<any({','.join(FORMATS)}):form>"

    @server.get(f"/img/<indicator_id>.{form}")
    def answer_indicator(indicator_id: str, form: str) -> Response:
        """An indicator in a state."""
        state = State.from_query(request.args)
        indicator = store.indicator(indicator_id)
        if indicator is None:
            return refuse(indicator_id)
        return answer(store, form, indicator_id, indicator, partial(indicator_svg, store, indicator_id, state))

    @server.get(f"/img/compare.{form}")
    def answer_compare(form: str) -> Response:
        """Several indicators on one axis of time: `i=a,b`."""
        names = split_ids(request.args.get("i"))
        return answer(store, form, "compare", None, partial(compare_svg, store, names))

    @server.get(f"/img/t/<table_id>.{form}")
    def answer_table(table_id: str, form: str) -> Response:
        """A table as printed."""
        return answer(store, form, table_id, None, partial(table_svg, store, table_id))


def answer(store: Store, form: str, name: str, titled: dict | None, draw: Callable[[Look, str], str]) -> Response:
    """The picture, or 304 if the reader has it; 404, 501 and 503 in one line."""
    look, host = Look.from_query(request.args), request.host_url
    tag = make_tag(store.version, f"{host} {request.full_path}")
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    elif form != "svg" and not has_browser():
        return explain("picture.no_browser", 501, form, look)
    else:
        try:
            made = PAINTED.find(tag, lambda: paint(draw(look, host), form, look))
        except NoBrowserError:
            return explain("picture.browser_failed", 503, form, look)
        except KeyError as unknown:
            return refuse(str(unknown.args[0]))
        response = Response(made, content_type=FORMATS[form])
    response.headers["Access-Control-Allow-Origin"] = "*"  # a picture is for everybody's pages
    if request.args.get("download"):
        response.headers["Content-Disposition"] = name_file(form, name, titled)
    return keep(response, tag)


def paint(svg: str, form: str, look: Look) -> bytes:
    """The bytes of a picture; NoBrowserError if it needs one that does not answer."""
    return svg.encode() if form == "svg" else painter().paint(svg, form, (look.format.width, look.format.height))


def explain(key: str, status: int, form: str, look: Look) -> Response:
    """Why there is no picture of this sort, what to do, and where the SVG is."""
    path, mark, query = request.url.partition("?")
    words = Text(look.lang)(key, address=f"{path.removesuffix(form)}svg{mark}{query}")
    response = Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 503:
        response.headers["Retry-After"] = RETRY
    return response
