"""`/export/conflicts.csv` and `/export/documents.csv`: the lists of two pages, all their rows, as a stream.

Columns and filters are those of the API (`indicator`, `type`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, request, stream_with_context

from dashboard.api.parameters import read_parameters
from dashboard.api.problems import Problem, answer_problem
from dashboard.api.query import SETTINGS
from dashboard.api.resources import RESOURCES, Resource
from dashboard.routes.api.answers import write_csv
from dashboard.versions import keep, make_tag
from etl.store import Store

LISTS = ("conflicts", "documents")
LOOKS = ("lang", "theme")  # of the reader, not of the list
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
            asked = {name: value for name, value in asked.items() if name not in LOOKS}
            first = ask_page(resource, store, asked, -1)
        except Problem as problem:
            return answer_problem(problem)
        pieces = write_all(resource, store, asked, first)
        response = Response(stream_with_context(pieces), content_type="text/csv; charset=utf-8; header=present")
        response.headers["Content-Disposition"] = f'attachment; filename="figtrace-{name}.csv"'
        return keep(response, make_tag(request.path, sorted((k, v) for k, v in asked.items() if v is not None)))


def write_all(resource: Resource, store: Store, asked: dict[str, Any], rows: list) -> Iterator[bytes]:
    """The lines of all pages, beginning with `rows`; the heading once."""
    yield write_csv(resource.fields, rows).encode()
    while len(rows) == AT_A_TIME:
        rows = ask_page(resource, store, asked, rows[-1]["place"])
        yield write_csv(resource.fields, rows).partition("\n")[2].encode()


def ask_page(resource: Resource, store: Store, asked: dict[str, Any], after: int) -> list:
    """The rows behind a place."""
    return resource.ask(store, **{**asked, "limit": AT_A_TIME, "after": after, "cursor": None})
