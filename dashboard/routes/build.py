"""`POST /build` begins a build of the workspace beside the server, `GET /build` says how far it is; only this machine.

    do=build   next=/add|/review   where the answer leads

The store that is published stays served until the new one is whole. Protection as of /review.
"""

from __future__ import annotations

from flask import Flask, Response, jsonify, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.incoming import building
from etl.store import Store

PATH = "/build"
LARGEST = 20_000  # bytes of a form


def register(server: Flask, _store: Store) -> None:
    """Close the address to others, and add the routes."""
    guard(server, {PATH})

    @server.get(PATH)
    def tell() -> Response:
        """How far the build is, for the script."""
        workspace = local.find_workspace()
        progress = building.find_progress(workspace) if workspace else None
        told = {"state": progress.state, "done": progress.done, "total": progress.total} if progress else {}
        answer = jsonify({"state": "none", **told})
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @server.post(PATH)
    def begin() -> Answer:
        """Begin, and go back to the page."""
        request.max_content_length = LARGEST
        return answer_or_refuse(start)


def start() -> Answer:
    """Start the build that the form asks for."""
    workspace = check_form(("do", "next"))
    if request.form.get("do") != "build":
        raise RefusedError("writing.unknown")
    building.start(workspace)
    page = urls.review() if request.form.get("next") == "review" else urls.add()
    return go_to(f"{page}#build")
