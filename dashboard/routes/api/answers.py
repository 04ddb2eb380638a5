"""Rows as an answer: JSON or CSV, with the way to the next page, to be kept as long as they hold.

A list in JSON is {"version", "data", "next"}, a single thing {"version", "data"}. CSV has the flat
columns; the next page stands in the header Link. Decimals are JSON numbers with all their digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from dashboard import public, urls, versions
from dashboard.api.problems import Problem
from dashboard.api.questions import Row
from dashboard.api.resources import Field, Resource
from dashboard.exports.csv import write_head, write_rows
from dashboard.exports.exact import write_json

JSON, CSV = "application/json", "text/csv"
FORMATS = {"json": JSON, "csv": CSV}
EXPOSED = "ETag, Link, Figtrace-Version"


def choose_format(asked: str | None) -> str:
    """By the extension of the path, else by Accept; Problem if neither format is wanted."""
    if asked:
        return FORMATS[asked]
    found = request.accept_mimetypes.best_match([JSON, CSV]) if request.accept_mimetypes else JSON
    if found is None:
        raise Problem("not-acceptable", f"Accept {request.headers['Accept']!r}", allowed=list(FORMATS.values()))
    return found


def answer(
    resource: Resource,
    rows: Sequence[Row] | Row,
    following: str | None,
    version: str,
    form: str,
    *,
    excel: bool = False,
) -> Response:
    """The answer, or 304 if the reader has it already; `following` is the cursor of the next page."""
    address = next_address(following) if following else None
    listed = [rows] if isinstance(rows, Mapping) else rows
    if form == CSV:
        lines = write_csv(resource.fields, listed, excel=excel)
        response = Response(lines, content_type=f"{CSV}; charset=utf-8; header=present")
    else:
        picked = [pick(row, resource.fields) for row in listed]
        whole = {"data": picked, "next": address} if resource.is_list else {"data": picked[0]}
        body = {"version": version, **whole}
        response = Response(write_json(body) + "\n", content_type=JSON)
    if address:
        response.headers["Link"] = f'<{address}>; rel="next"'
    response.headers["Vary"] = "Accept"
    response.headers["Figtrace-Version"] = version
    return versions.keep(response)


def next_address(cursor: str) -> str:
    """The same question behind a place; it names the version by its cursor."""
    query = [(name, value) for name, value in request.args.items(multi=True) if name not in ("cursor", "asof")]
    path = urls.absolute(public.base(), request.path)
    return f"{path}?{urlencode([*query, ('cursor', cursor)], safe=urls.SAFE)}"


def pick(row: Row, fields: Sequence[Field]) -> dict[str, Any]:
    """The columns of a resource, in their order."""
    return {field.name: row[field.name] for field in fields}


def write_csv(fields: Sequence[Field], rows: Sequence[Row], *, excel: bool = False) -> bytes:
    """The flat columns, as all files have them; missing is empty."""
    names = [field.name for field in fields if field.is_flat]
    return write_head(names, excel=excel) + write_rows(names, rows, excel=excel)
