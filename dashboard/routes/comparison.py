"""`/export/comparison.csv?i=a,b&c=x,y`, also .xlsx: what /compare shows, its derived values too, as a file."""

from __future__ import annotations

from flask import Flask, Response, request

from dashboard.api.parameters import BOM, CHOSEN, MARKS, VERSIONED
from dashboard.api.query import SETTINGS, read_query
from dashboard.content.comparing import list_compared
from dashboard.exports.compared import compared_csv, compared_xlsx
from dashboard.i18n import Text
from dashboard.routes.exports import read_language
from dashboard.versions import keep, make_tag
from etl.store import Store

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ASKED = (CHOSEN[0], MARKS[0], BOM, *VERSIONED, *SETTINGS)


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    @server.get(f"/export/comparison.<any({','.join(TYPES)}):form>")
    def export_comparison(form: str) -> Response:
        """The rows of a comparison; without an indicator it is the header alone."""
        asked = read_query(store, ASKED)
        lang = asked["lang"] or read_language()
        pins = asked.state.pins
        rows = list_compared(store, list(dict.fromkeys(asked["indicator"] or ())), pins, lang)
        body = compared_xlsx(rows, Text(lang)) if form == "xlsx" else compared_csv(rows, excel=asked["bom"] == "1")
        response = Response(body, content_type=TYPES[form])
        response.headers["Content-Disposition"] = f'attachment; filename="figtrace-comparison.{form}"'
        if not asked["lang"]:
            response.vary.add("Cookie")
        return keep(response, make_tag(request.path, lang, asked.counted("lang", "theme")))
