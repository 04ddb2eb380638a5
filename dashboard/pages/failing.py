"""An error that nobody expected becomes an answer: no traceback, no path, no word of the error.

A page in the reader's language, in the frame of the site or, where that cannot be drawn either, bare with
the same style sheet; application/problem+json for programs; one line in both languages for everything
else (pictures, files, embeds). Each names the reference under which the log has the traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from types import ModuleType

from flask import Response, request
from markupsafe import escape
from werkzeug.exceptions import InternalServerError

from dashboard import failures, security, theme
from dashboard.api.openapi import ROOT
from dashboard.api.problems import Problem, answer_problem
from dashboard.components.html.plain import to_html
from dashboard.i18n import LANGUAGES, Text
from dashboard.pages import failure
from dashboard.pages.page import Page
from dashboard.pages.serving import IslandDash, begin, document, name_endpoints, read_request, read_settings
from dashboard.stylesheets import style_path
from etl.errors import StoreError
from etl.store import Store

EMBEDS = "/embed/"
PROGRAMS = (f"{ROOT}/", "/_dash-")
RETRY = "30"  # seconds after which a store that did not answer is asked again
PROBLEM = {failure.OURS: "internal-error", failure.STORE: "store-unavailable"}
DETAIL = "The fault is ours and nothing was changed. Please try again; if it fails again, report the reference"


def serve_failures(app: IslandDash, store: Store, pages: Sequence[ModuleType]) -> None:
    """Answer every error of this server that nobody else has answered."""
    names = name_endpoints(pages)

    def answer_error(error: InternalServerError) -> Response:
        status = failure.STORE if failures.is_of_store(error.original_exception) else failure.OURS
        return answer(app, store, names, status)

    def answer_store(_error: StoreError) -> Response:
        app.server.log_exception(sys.exc_info())
        return answer(app, store, names, failure.STORE)

    app.server.register_error_handler(500, answer_error)
    app.server.register_error_handler(StoreError, answer_store)


def answer(app: IslandDash, store: Store, names: Collection[str], status: int) -> Response:
    """The answer in the form that was asked for, never kept by anybody."""
    wanted = request.accept_mimetypes.best
    if f"{request.path}/".startswith(PROGRAMS) or wanted == "application/json":
        response = answer_program(status)
    elif request.path.startswith(EMBEDS) or not (request.endpoint in names or wanted == "text/html"):
        response = answer_line(status)
    else:
        response = answer_page(app, store, status)
    response.headers["Cache-Control"] = "no-store"
    if status == failure.STORE:
        response.headers["Retry-After"] = RETRY
    return response


def answer_program(status: int) -> Response:
    """A problem as those of the API."""
    known = {"reference": failures.this_reference(), "version": failures.this_data_version()}
    return answer_problem(Problem(PROBLEM[status], DETAIL, **known))


def answer_line(status: int) -> Response:
    """One line a language; an embed may be framed as ever, so that the line is seen."""
    lines = [failure.explain(Text(lang), status, failures.this_reference()) for lang in LANGUAGES]
    response = Response("\n".join([*lines, ""]), status=status, mimetype="text/plain")
    if request.path.startswith(EMBEDS):
        response.headers["Content-Security-Policy"] = security.embed_policy(None)
    return response


def answer_page(app: IslandDash, store: Store, status: int) -> Response:
    """The page in the frame of the site; bare, if what failed is needed for the frame too."""
    text, look = read_settings()
    again = f"?{request.query_string.decode('latin-1')}" if request.method == "GET" else None
    made = failure.page(text, status, failures.this_reference(), failures.this_data_version(), again)
    try:
        html = document(app, read_request(store), made)
    except Exception:  # whatever failed first may fail again
        html = write_bare(text, look, made)
    response = Response(html, status=status, mimetype="text/html")
    response.headers["Content-Language"] = text.lang
    return response


def write_bare(text: Text, look: str, page: Page) -> str:
    """The page without header and footer: of nothing but words and the style sheet."""
    return (
        f"{begin(text, look)}"
        f"<title>{escape(page.title)} · {escape(text('shell.brand'))}</title>"
        f'<style>{theme.variables()}</style><link rel="stylesheet" href="{style_path()}"></head>'
        f'<body><main id="main">{to_html(page.body)}</main></body></html>'
    )
