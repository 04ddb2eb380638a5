"""`/brief/…pdf`, `.docx`, `.hwpx`: a briefing as a file, of an indicator, an origin, a document or several indicators.

/brief/i/<indicator>.pdf  /brief/origins/<origin>.docx  /brief/d/<document>.hwpx  /brief.pdf?i=a,b   lang=ko|en pages=1

Of indicators the rest of the query is that of their pages. One file is made at a time, few may wait, and what was
made is kept. PDF needs Chromium: without one the answer is 501; DOCX and HWPX then come without the chart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard import local, public, urls
from dashboard.api.parameters import CHOSEN, STATE, Parameter
from dashboard.api.query import SETTINGS, Asked, read_query
from dashboard.components.html.plain import to_html
from dashboard.components.taken.briefing import places_html, sheet_html
from dashboard.content.briefing import (
    Briefing,
    Sheet,
    brief_document,
    brief_indicator,
    brief_indicators,
    brief_origin,
    fit_sheet,
)
from dashboard.content.own_notes import add_notes, find_notes
from dashboard.exports.briefing.docx import write_docx
from dashboard.exports.briefing.hwpx import write_hwpx
from dashboard.exports.briefing.pdf import write_pdf
from dashboard.exports.briefing.places import find_crops
from dashboard.exports.chromium import NoBrowserError, has_browser
from dashboard.i18n import LANGUAGES, Text
from dashboard.routes.exports import PLAIN, UNFIT, read_language
from dashboard.versions import keep, make_tag, this_store
from dashboard.workshop import Workshop
from etl.store import Store

WAITING = 2  # files beside the one that is being made
MADE = Workshop(WAITING)
RETRY = "10"
PDF = "pdf"
TYPES = {
    PDF: "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "hwpx": "application/hwp+zip",
}
PLACES = Parameter("pages", "1: behind the sheet the places of its figures on the pages of originals.", values=("1",))
OF_ONE = (PLACES, *SETTINGS)
OF_INDICATOR = (*STATE, *OF_ONE)
OF_SEVERAL = (CHOSEN[0], *OF_INDICATOR)


def register(server: Flask, store: Store) -> None:
    """Add the routes."""
    forms = f"<any({','.join(TYPES)}):form>"

    @server.get(f"/brief/i/<name>.{forms}")
    def brief_of_indicator(name: str, form: str) -> Response:
        """Of an indicator."""
        asked = read_query(store, OF_INDICATOR)
        state = asked.state
        return answer(store, asked, form, name, lambda lang, host: brief_indicator(store, name, state, lang, host))

    @server.get(f"/brief/origins/<name>.{forms}")
    def brief_of_origin(name: str, form: str) -> Response:
        """Of an origin."""
        asked = read_query(store, OF_ONE)
        return answer(store, asked, form, name, lambda lang, host: brief_origin(store, name, lang, host))

    @server.get(f"/brief/d/<name>.{forms}")
    def brief_of_document(name: str, form: str) -> Response:
        """Of a document."""
        asked = read_query(store, OF_ONE)
        return answer(store, asked, form, name, lambda lang, host: brief_document(store, name, lang, host))

    @server.get(f"/brief.{forms}")
    def brief_of_several(form: str) -> Response:
        """Of several indicators: `i=a,b`."""
        asked = read_query(store, OF_SEVERAL)
        ids, state = tuple(asked["indicator"] or ()), asked.state
        return answer(store, asked, form, "brief", lambda lang, host: brief_indicators(store, ids, state, lang, host))


def answer(store: Store, asked: Asked, form: str, name: str, find: Callable[[str, str], Briefing | None]) -> Response:
    """The file, or 304 if the reader has it; 404, 501 and 503 in one line."""
    lang, host = asked["lang"] or read_language(), public.base()
    notes = find_notes(store, local.find_workspace())
    tag = make_tag(host, request.path, lang, asked.counted("lang", "theme"), *notes.items())
    if request.if_none_match.contains_weak(tag):
        return keep(Response(status=304), tag)
    briefing = find(lang, host)
    if briefing is None:
        lines = [Text(each)("brief.unknown", id=name) for each in LANGUAGES]
        return Response("\n".join([*lines, ""]), status=404, content_type=PLAIN)
    if form == PDF and not has_browser():
        return explain("brief.no_browser", 501, lang)
    try:
        noted = add_notes(briefing, notes)
        content = MADE.find(
            this_store(), tag, lambda: write(store, fit_sheet(noted), form, Text(lang), host, asked["pages"] == "1")
        )
    except NoBrowserError:
        return explain("brief.browser_failed", 503, lang)
    response = Response(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = name_file(form, name, briefing.title)
    if not asked["lang"]:
        response.vary.add("Cookie")
    return keep(response, tag)


def write(store: Store, sheet: Sheet, form: str, text: Text, host: str, with_pages: bool) -> bytes:
    """The file in a form."""
    crops = find_crops(store, sheet, text) if with_pages else []
    if form != PDF:
        return (write_docx if form == "docx" else write_hwpx)(sheet, text, host, crops)
    sheets = [sheet_html(sheet, text, for_paper=True)]
    places = places_html([replace(crop, path=urls.absolute(host, crop.path)) for crop in crops], text, text.lang)
    sheets += [places] if places is not None else []
    return write_pdf("".join(map(to_html, sheets)), sheet.briefing)


def name_file(form: str, name: str, title: str) -> str:
    """The name to save under: ASCII for old readers, the title for all others (RFC 6266)."""
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "_" for sign in name)
    titled = f"figtrace-{UNFIT.sub('-', title).strip('-')[:80]}.{form}"
    return f"attachment; filename=\"figtrace-{plain}.{form}\"; filename*=UTF-8''{quote(titled, safe='')}"


def explain(key: str, status: int, lang: str) -> Response:
    """Why there is no file of this sort, what to do, and where the same can be read."""
    path, mark, query = request.full_path.rstrip("?").partition("?")
    address = urls.absolute(public.base(), f"{path.removesuffix(f'.{PDF}')}{mark}{query}")
    response = Response(f"{Text(lang)(key, address=address)}\n", status=status, content_type=PLAIN)
    if status == 503:
        response.headers["Retry-After"] = RETRY
    return response
