"""`/img/<indicator>.svg`, `.png`, `.pdf`: an indicator in a state as a picture of slide size.

Also `/img/compare.svg?i=a,b`, several on one axis of time, and `/img/t/<table>.svg`, a table as printed.

    size=full|half|4x3|square   theme=light|dark|transparent|transparent-dark   lang=ko|en   download=1

The rest of the query is that of the page. The SVG needs nothing but this server; PNG and PDF are
painted from it by Chromium where one is installed, and kept for the version of the store. Without one
the answer is 501 and says what to install; where one does not answer, 503.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from flask import Flask, Response, request

from dashboard import public
from dashboard.api.parameters import CHOSEN, MARKS, STATE, YES, Parameter
from dashboard.api.query import LANG, Asked, read_query
from dashboard.bidi import show_controls
from dashboard.charts.sheets.sheet import FORMATS as SIZES
from dashboard.exports.chromium import NoBrowserError, has_browser, painter
from dashboard.exports.pictures import THEMES, Look, compare_svg, indicator_svg, table_svg
from dashboard.i18n import Text
from dashboard.routes.exports import name_file, refuse
from dashboard.versions import keep, make_tag, this_store
from dashboard.workshop import Workshop
from etl.store import Store

FORMATS = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "pdf": "application/pdf"}
RETRY = "10"  # seconds after which a browser that did not answer is asked again


WAITING = 2  # pictures beside the one that is being painted
PAINTED = Workshop(WAITING)
LOOK = (
    Parameter("size", "The size of the picture.", values=(*SIZES, *(name.replace("x", ":") for name in SIZES))),
    Parameter("theme", "Its colours.", values=THEMES),
    LANG,
    Parameter("download", "1: a file to save.", values=YES),
)
OF_ONE = (*STATE, *MARKS, *LOOK)
OF_SEVERAL = (CHOSEN[0], *LOOK)


def register(server: Flask, store: Store) -> None:
    """Add the routes."""
    form = f"<any({','.join(FORMATS)}):form>"

    @server.get(f"/img/<indicator_id>.{form}")
    def answer_indicator(indicator_id: str, form: str) -> Response:
        """An indicator in a state."""
        indicator = store.indicator(indicator_id)
        if indicator is None:
            return refuse(indicator_id)
        asked = read_query(store, OF_ONE)
        return answer(asked, form, indicator_id, indicator.ko, partial(indicator_svg, store, indicator_id, asked.state))

    @server.get(f"/img/compare.{form}")
    def answer_compare(form: str) -> Response:
        """Several indicators on one axis of time: `i=a,b`."""
        asked = read_query(store, OF_SEVERAL)
        if not asked["indicator"]:
            return refuse("compare")
        return answer(asked, form, "compare", None, partial(compare_svg, store, asked["indicator"]))

    @server.get(f"/img/t/<table_id>.{form}")
    def answer_table(table_id: str, form: str) -> Response:
        """A table as printed."""
        return answer(read_query(store, LOOK), form, table_id, None, partial(table_svg, store, table_id))


def answer(asked: Asked, form: str, name: str, title: str | None, draw: Callable[[Look, str], str]) -> Response:
    """The picture, or 304 if the reader has it; 404, 501 and 503 in one line."""
    look, host = Look.from_query({name: value for name, value in asked.values.items() if value}), public.base()
    tag = make_tag(host, request.path, look, asked.counted("download", "size", "theme", "lang"))
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    elif form != "svg" and not has_browser():
        return explain("picture.no_browser", 501, form, look)
    else:
        try:
            made = find_picture(tag, form, look, lambda: show_controls(draw(look, host).encode()))
        except NoBrowserError:
            return explain("picture.browser_failed", 503, form, look)
        except KeyError as unknown:
            return refuse(str(unknown.args[0]))
        response = Response(made, content_type=FORMATS[form])
    response.headers["Access-Control-Allow-Origin"] = "*"  # a picture is for everybody's pages
    if asked["download"] == "1":
        response.headers["Content-Disposition"] = name_file(form, name, title)
    return keep(response, tag)


def find_picture(tag: str, form: str, look: Look, draw: Callable[[], bytes]) -> bytes:
    """The bytes of a picture; NoBrowserError if it needs one that does not answer, BusyError if too many wait."""
    if form == "svg":
        return draw()
    size = (look.format.width, look.format.height)
    return PAINTED.find(this_store(), tag, lambda: painter().paint(draw().decode(), form, size))


def explain(key: str, status: int, form: str, look: Look) -> Response:
    """Why there is no picture of this sort, what to do, and where the SVG is."""
    path, mark, query = request.url.partition("?")
    words = Text(look.lang)(key, address=f"{path.removesuffix(form)}svg{mark}{query}")
    response = Response(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 503:
        response.headers["Retry-After"] = RETRY
    return response
