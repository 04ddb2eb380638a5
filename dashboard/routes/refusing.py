"""What is asked in a way that is not understood, and what is too much at once: said in both languages.

An address of the API answers with a problem for programs; every other one with a line a language.
"""

from __future__ import annotations

from flask import Flask, Response, request

from dashboard import security
from dashboard.api.problems import STATUS, Problem, explain
from dashboard.i18n import LANGUAGES, Text
from dashboard.workshop import RETRY, BusyError
from etl.store import Store

EMBEDS = "/embed/"


def register(server: Flask, _store: Store) -> None:
    """Answer both for all routes."""
    server.register_error_handler(Problem, answer_problem)
    server.register_error_handler(BusyError, answer_busy)


def answer_problem(problem: Problem) -> Response:
    """What was not understood, and what is allowed."""
    return say([explain(problem, Text(lang)) for lang in LANGUAGES], STATUS[problem.sort])


def answer_busy(_busy: BusyError) -> Response:
    """Come again."""
    response = say([Text(lang)("problem.busy") for lang in LANGUAGES], 503)
    response.headers["Retry-After"] = RETRY
    return response


def say(lines: list[str], status: int) -> Response:
    """Lines of plain text that nobody keeps; in a frame they are seen."""
    response = Response("\n".join([*lines, ""]), status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    if request.path.startswith(EMBEDS):
        response.headers["Content-Security-Policy"] = security.embed_policy(None)
    return response
