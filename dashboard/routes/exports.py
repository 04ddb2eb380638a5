"""`/export/…`: figures as files, of one indicator or of all, in the state of a page.

The query string is that of the pages (`o k d t`, see dashboard.urls); `bom=1` asks for the CSV that
Excel reads. An answer carries the version of the store as its ETag, so that asking again costs
nothing until there is a new build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import quote

from flask import Flask, Response, request

from dashboard.exports.csv import figures_csv
from dashboard.exports.json import figures_json
from dashboard.exports.parquet import figures_parquet
from dashboard.urls import State
from etl.store import Store

FORMATS = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
UNFIT = re.compile(r'[\\/:*?"<>|\s]+')  # what some system does not allow in a file name


def register(server: Flask, store: Store) -> None:
    """Add the routes."""
    form = f"<any({','.join(FORMATS)}):form>"

    @server.get(f"/export/figures.{form}")
    def export_all(form: str) -> Response:
        """All figures that the state keeps."""
        return answer(store, form, None)

    @server.get(f"/export/i/<indicator_id>.{form}")
    def export_indicator(indicator_id: str, form: str) -> Response:
        """Those of one indicator."""
        return answer(store, form, indicator_id)


def answer(store: Store, form: str, indicator_id: str | None) -> Response:
    """The file, or 304 if the reader has it, or 404 if there is no such indicator."""
    indicator = store.indicator(indicator_id) if indicator_id else None
    if indicator_id and indicator is None:
        return refuse(indicator_id)
    tag = make_tag(store.version, request.full_path)
    if request.if_none_match.contains_weak(tag):
        response = Response(status=304)
    else:
        state = State.from_query(request.args)
        rows = (row for row in store.figures(indicator=indicator_id) if state.keeps(row))
        response = Response(write(rows, form, store.version), content_type=FORMATS[form])
        response.headers["Content-Disposition"] = name_file(form, indicator_id, indicator)
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it still holds
    return response


def write(rows: Iterable, form: str, version: str) -> Iterable[bytes]:
    """The rows in a format, streamed."""
    if form == "json":
        return figures_json(rows)
    if form == "parquet":
        return figures_parquet(rows, version=version)
    return figures_csv(rows, excel=request.args.get("bom") == "1")


def refuse(indicator_id: str) -> Response:
    """Say what was asked for and where the right names are."""
    message = (
        f"‘{indicator_id}’ 지표가 없습니다. 지표 번호는 /data 에서 볼 수 있습니다.\n"
        f"There is no indicator “{indicator_id}”. The ids of all indicators are on /data.\n"
    )
    return Response(message, status=404, content_type="text/plain; charset=utf-8")


def make_tag(version: str, address: str) -> str:
    """One tag for one version of one address."""
    return f"{version}-{blake2b(address.encode(), digest_size=6).hexdigest()}"


def name_file(form: str, indicator_id: str | None, indicator: dict | None) -> str:
    """The name to save under: ASCII for old readers, Korean for all others (RFC 6266).

    >>> name_file("csv", "arms.shells", {"ko": "북한이 보낸 포탄"})[:52]
    'attachment; filename="figtrace-arms.shells.csv"; fil'
    """
    plain = f"figtrace-{indicator_id or 'figures'}.{form}"
    title = indicator["ko"] if indicator else "전체-수치"
    korean = f"figtrace-{UNFIT.sub('-', title).strip('-')}.{form}"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(korean, safe='')}"
