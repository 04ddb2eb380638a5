"""`/export/conflicts.csv` and `/export/documents.csv`: the lists of two pages, all their rows, as a stream.

Columns and filters are those of the API (`indicator`, `verdict`); `bom=1` asks for the CSV that Excel reads.
A document is named as in every file (`doc-000`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, request, stream_with_context

from dashboard.api.parameters import read_parameters
from dashboard.api.problems import Problem, answer_problem
from dashboard.api.query import SETTINGS
from dashboard.api.questions import Row
from dashboard.api.resources import RESOURCES, Resource
from dashboard.exports.batches import document_word
from dashboard.exports.csv import write_head, write_rows
from dashboard.versions import keep, make_tag
from etl.store import Store

LISTS = ("conflicts", "documents")
LOOKS = ("lang", "theme", "bom")  # of the reader, not of the list
AT_A_TIME = 500


def register(server: Flask, store: Store) -> None:
    """Add both routes."""
    resources = {resource.name: resource for resource in RESOURCES}

    @server.get(f"/export/<any({','.join(LISTS)}):name>.csv")
    def export_list(name: str) -> Response:
        """All rows of a list."""
        resource = resources[name]
        try:
            asked = read_parameters(request.args, (*resource.parameters, *SETTINGS))
            is_excel = asked["bom"] == "1"
            asked = {name: value for name, value in asked.items() if name not in LOOKS}
            first = ask_page(resource, store, asked, -1)
        except Problem as problem:
            return answer_problem(problem)
        pieces = write_all(resource, store, asked, first, excel=is_excel)
        response = Response(stream_with_context(pieces), content_type="text/csv; charset=utf-8; header=present")
        response.headers["Content-Disposition"] = f'attachment; filename="figtrace-{name}.csv"'
        told = sorted((name, value) for name, value in asked.items() if value is not None)
        return keep(response, make_tag(request.path, is_excel, told))


def write_all(
    resource: Resource, store: Store, asked: dict[str, Any], rows: list[Row], *, excel: bool
) -> Iterator[bytes]:
    """The heading, then the lines of all pages, beginning with `rows`."""
    names = [field.name for field in resource.fields if field.is_flat]
    yield write_head(names, excel=excel) + write_rows(names, map(name_documents, rows), excel=excel)
    while len(rows) == AT_A_TIME:
        rows = ask_page(resource, store, asked, rows[-1]["place"])
        yield write_rows(names, map(name_documents, rows), excel=excel)


def name_documents(row: Row) -> Row:
    """The same row, its documents by words that no program takes for numbers."""
    ids = [name for name in row if name.endswith("document_id") and row[name]]
    return {**row, **{name: document_word(row[name]) for name in ids}}


def ask_page(resource: Resource, store: Store, asked: dict[str, Any], after: int) -> list[Row]:
    """The rows behind a place."""
    rows: list[Row] = resource.ask(store, **{**asked, "limit": AT_A_TIME, "after": after, "cursor": None})
    return rows
