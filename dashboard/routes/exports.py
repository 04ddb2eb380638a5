"""`/export/…`: figures as files, of one indicator or of all, in the state of a page.

/export/figures.csv        also .xlsx .parquet .json .jsonl, and .duckdb: the store itself
/export/package.zip        data, passages, references, annotations and all that describes them
/export/i/<indicator>.csv  the figures of one indicator; every format but the store

The query string is that of the pages and the API, by letters or by words (dashboard.api.parameters): `origin`,
`kind`, `document`, `period`; of all figures `indicator`, `family`, `measure`, `area` and the like; `bom=1` asks for
the CSV that Excel reads. All rows of the state are written, as a stream. An answer carries the version of the store
in its ETag, so that asking again costs nothing until there is a new build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from urllib.parse import quote

from flask import Flask, Response, request, stream_with_context

from dashboard import public
from dashboard.api.parameters import BOM, CHOSEN, MARKS, MEANT, STATE, YES, Parameter
from dashboard.api.query import SETTINGS, read_query
from dashboard.exports.formats import FORMATS, WHOLE, find_format
from dashboard.exports.selection import Selection
from dashboard.i18n import LANGUAGES, Text
from dashboard.versions import keep, make_tag
from etl.errors import StoreError
from etl.store import Store, prove

PACKAGE = "zip"
PLAIN = "text/plain; charset=utf-8"
OF_ONE = (*STATE, *MARKS, BOM, *SETTINGS)
OF_ALL = (*CHOSEN, *MEANT, *OF_ONE)
PAGES = Parameter("pages", "1: with the places of figures on the pages of originals.", values=YES)
OF_PACKAGE = (*OF_ALL, PAGES)
LOOKS = ("observation", "marks", "theme")  # how a page looks, not what is exported
UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # what some system does not allow in a file name


def register(server: Flask, store: Store) -> None:
    """Add the routes."""
    tables = ",".join(form for form in FORMATS if form != PACKAGE)
    narrowed = ",".join(form for form in FORMATS if form not in WHOLE)

    @server.get(f"/export/figures.<any({tables}):form>")
    def export_all(form: str) -> Response:
        """All figures that the state keeps."""
        return answer(store, form, None)

    @server.get(f"/export/package.{PACKAGE}")
    def export_package() -> Response:
        """The same with everything that describes them."""
        return answer(store, PACKAGE, None)

    @server.get(f"/export/i/<indicator_id>.<any({narrowed}):form>")
    def export_indicator(indicator_id: str, form: str) -> Response:
        """Those of one indicator."""
        return answer(store, form, indicator_id)


def answer(store: Store, form: str, indicator_id: str | None) -> Response:
    """The file, or 304 if the reader has it, or 404 if there is no such indicator."""
    indicator = store.indicator(indicator_id) if indicator_id else None
    if indicator_id and indicator is None:
        return refuse(indicator_id)
    known = OF_ONE if indicator_id else OF_PACKAGE if form == PACKAGE else OF_ALL
    asked = read_query(store, known)
    lang, host = asked["lang"] or read_language(), public.base()
    choice = asked.choice.set_to("indicator", (indicator_id,)) if indicator_id else asked.choice
    selection = Selection.of_choice(store, choice, lang, host)
    if known is OF_PACKAGE and asked["pages"] == "1":
        selection = replace(selection, with_pages=True)
    wanted = find_format(form, excel=asked["bom"] == "1")
    if form in WHOLE:
        prove(store.path)  # a damaged file is no fault of the reader
    try:
        pieces = begin(wanted.write(selection))
    except StoreError as error:
        return Response(f"{error}\n", status=422, content_type=PLAIN)
    response = Response(stream_with_context(pieces), content_type=wanted.media_type)
    response.headers["Content-Disposition"] = name_file(form, indicator_id, indicator.ko if indicator else None)
    if not asked["lang"]:
        response.vary.add("Cookie")
    return keep(response, make_tag(host, request.path, lang, asked.counted(*LOOKS)))


def refuse(indicator_id: str) -> Response:
    """Say in both languages what was asked for and where the right names are."""
    lines = [Text(lang)("data.no_indicator", id=indicator_id) for lang in LANGUAGES]
    return Response("\n".join([*lines, ""]), status=404, content_type=PLAIN)


def begin(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, the first of them made: what is refused is refused before the answer begins."""
    first = next(pieces, b"")
    return chain((first,), pieces)


def read_language() -> str:
    """The reader's own language, where the query names none."""
    lang = request.cookies.get("lang")
    return lang if lang in LANGUAGES else LANGUAGES[0]


def name_file(form: str, indicator_id: str | None, title: str | None = None) -> str:
    """The name to save under: ASCII for old readers, Korean for all others (RFC 6266).

    >>> name_file("csv", "arms.shells", "북한이 보낸 포탄")[:52]
    'attachment; filename="figtrace-arms.shells.csv"; fil'
    """
    plain = f"figtrace-{indicator_id or ('package' if form == PACKAGE else 'figures')}.{form}"
    korean = f"figtrace-{UNFIT.sub('-', title or '전체-수치').strip('-')}.{form}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(korean, safe='')}"
