"""Pages of originals as pictures.

/d/<document>/p/<n>.webp?w=910   a whole page, 480, 910 or 1820 pixels wide; also .png
/o/<observation>/page.webp       the place of a figure: its sentence, and the number in it marked; also .png
/d/<document>/p/<n>.svg          a page of a sheet, drawn from its cells
/o/<observation>/page.svg        the place of a figure among its cells; also .png, by the browser that paints charts

The others are painted from the original that lies beside the store, in a process with limits, one at a time, and kept
for the version of the store. Where there is none, or it is another file by now, the answer is 404 and one line says so.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from flask import Flask, Response, request

from dashboard.api.parameters import Parameter
from dashboard.api.query import SETTINGS, Asked, read_query
from dashboard.content.leaf import Place, draw_place, find_place
from dashboard.content.leaf_sheets import find_sheet, is_drawn
from dashboard.content.sheets.draw import draw
from dashboard.exports.chromium import NoBrowserError, painter
from dashboard.i18n import Text
from dashboard.versions import keep, make_tag, this_store
from dashboard.workshop import Workshop
from etl.answers import StoredDocument
from etl.errors import IntakeError
from etl.store import Order, Store, find_shown, paint_page

FORMATS = {"webp": "image/webp", "png": "image/png"}
SVG = "image/svg+xml"
WIDTHS = ("480", "910", "1820")
SHARP = 2.0  # pixels a point of the place of a figure
WAITING = 4  # beside the one that is being painted
PAINTED = Workshop(WAITING)
OF_A_PAGE = (Parameter("w", "How many pixels wide.", values=WIDTHS), *SETTINGS)


def register(server: Flask, store: Store) -> None:
    """Add both routes."""
    form = f"<any({','.join(FORMATS)}):form>"

    @server.get("/d/<document_id>/p/<int:number>.svg")
    def draw_whole_page(document_id: str, number: int) -> Response:
        """A page of a sheet."""
        asked = read_query(store, SETTINGS)
        sheet = find_sheet(store, document_id, number) if is_drawn(store.document(document_id)) else None
        return send_drawn(store, document_id, draw(sheet, f"{document_id}, {number}") if sheet else None, asked)

    @server.get("/o/<observation_id>/page.svg")
    def draw_figure(observation_id: str) -> Response:
        """The place of a figure among its cells."""
        asked = read_query(store, SETTINGS)
        return send_drawn(store, observation_id.partition(":")[0], draw_place(store, observation_id), asked)

    @server.get(f"/d/<document_id>/p/<int:number>.{form}")
    def paint_whole_page(document_id: str, number: int, form: str) -> Response:
        """A whole page."""
        asked = read_query(store, OF_A_PAGE)
        if not any(page.page == number for page in store.pages(document_id)):
            return explain("leaf.unknown", asked)
        width = int(asked["w"] or WIDTHS[1])
        return answer(store, document_id, asked, form, lambda: Order(number, width, form))

    @server.get(f"/o/<observation_id>/page.{form}")
    def paint_place(observation_id: str, form: str) -> Response:
        """The place of a figure."""
        asked = read_query(store, SETTINGS)
        place = find_place(store, observation_id)
        if place is None:
            return explain("leaf.unknown", asked)
        if (document := store.document(observation_id.partition(":")[0])) is not None and is_drawn(document):
            return paint_drawn(store, observation_id, place, form, asked)
        width = round(SHARP * (place.part[2] - place.part[0]))
        order = Order(place.page, width, form, place.part, place.marks)
        return answer(store, observation_id.partition(":")[0], asked, form, lambda: order)


def answer(store: Store, document_id: str, asked: Asked, form: str, order: Callable[[], Order]) -> Response:
    """The picture, or 304 if the reader has it; 404 in one line."""
    document = store.document(document_id)
    if document is None or find_shown(store.path, document) is None:
        return explain("leaf.no_original", asked)
    tag = make_tag(request.path, asked.counted("lang", "theme"), *_hashes(document))
    if request.if_none_match.contains_weak(tag):
        return keep(Response(status=304), tag)
    try:
        picture = PAINTED.find(this_store(), tag, lambda: paint_page(store.path, document, order()) or b"")
    except IntakeError as error:
        return Response(f"{error}\n", status=404, content_type="text/plain; charset=utf-8")
    if not picture:
        return explain("leaf.no_original", asked)
    return keep(Response(picture, content_type=FORMATS[form]), tag)


def send_drawn(store: Store, document_id: str, svg: str | None, asked: Asked) -> Response:
    """What was drawn, or 304 if the reader has it; 404 in one line."""
    document = store.document(document_id)
    if document is None or svg is None:
        return explain("leaf.unknown", asked)
    tag = make_tag(request.path, asked.counted("lang", "theme"), document.sha256)
    if request.if_none_match.contains_weak(tag):
        return keep(Response(status=304), tag)
    return keep(Response(svg, content_type=f"{SVG}; charset=utf-8"), tag)


def paint_drawn(store: Store, observation_id: str, place: Place, form: str, asked: Asked) -> Response:
    """What was drawn as PNG, for what shows no SVG."""
    left, top, right, bottom = place.part
    if form != "png":
        return explain("cells.no_picture", asked)
    try:
        size = (ceil(right - left), ceil(bottom - top))
        png = painter().paint(draw_place(store, observation_id) or "", "png", size)
    except NoBrowserError:
        return explain("cells.no_picture", asked)
    return keep(Response(png, content_type=FORMATS["png"]), make_tag(request.path, asked.counted("lang", "theme")))


def _hashes(document: StoredDocument) -> list[str]:
    """What tells apart the files whose pages are shown."""
    return [document.bibliography[key] for key in ("original_sha256", "layout_sha256") if key in document.bibliography]


def explain(key: str, asked: Asked) -> Response:
    """Why there is no picture, in one line."""
    words = Text(asked["lang"] or "")(key)
    return Response(f"{words}\n", status=404, content_type="text/plain; charset=utf-8")
