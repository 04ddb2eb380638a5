"""What is asked in a way that is not understood, what is too much at once, and what the disk has no room for or does
not let us write, which file of the workspace is broken: said in both languages.

An address of the API answers with a problem for programs; every other one with a line a language.
"""

from __future__ import annotations

import errno
import sys
import tempfile
from pathlib import Path

from flask import Flask, Response, current_app, request
from gunicorn.http.errors import ParseException

from dashboard import local, security
from dashboard.api.problems import STATUS, Problem, explain
from dashboard.i18n import LANGUAGES, Text
from dashboard.workshop import RETRY, BusyError
from etl.errors import InputError
from etl.store import Store

EMBEDS = "/embed/"
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def register(server: Flask, _store: Store) -> None:
    """Answer all of it for all routes."""
    server.register_error_handler(Problem, answer_problem)
    server.register_error_handler(BusyError, answer_busy)
    server.register_error_handler(OSError, answer_disk)
    server.register_error_handler(ParseException, answer_unread)
    server.register_error_handler(InputError, answer_broken)


def answer_problem(problem: Problem) -> Response:
    """What was not understood, and what is allowed."""
    return say([explain(problem, Text(lang)) for lang in LANGUAGES], STATUS[problem.sort])


def answer_busy(_busy: BusyError) -> Response:
    """Come again."""
    response = say([Text(lang)("problem.busy") for lang in LANGUAGES], 503)
    response.headers["Retry-After"] = RETRY
    return response


def answer_unread(_error: ParseException) -> Response:
    """A body that is none: sent in pieces without their lengths."""
    return say([Text(lang)("writing.unread", page=request.path) for lang in LANGUAGES], 400)


def answer_disk(error: OSError) -> Response:
    """What could not be written, to whom the workspace belongs with the place; any other error of the system is ours.

    A form may have been done in part (of several files the first), which its page shows.
    """
    workspace = local.find_workspace()
    if error.errno not in (NO_ROOM if workspace is None else NO_ROOM | NO_RIGHT):
        raise error
    if workspace is None:
        current_app.log_exception(sys.exc_info())
        return say([Text(lang)("problem.no_room") for lang in LANGUAGES], 503)
    sort, status = ("no_room", 507) if error.errno in NO_ROOM else ("no_right", 409)
    place = Path(error.filename or tempfile.gettempdir())  # what is sent is laid there while it comes
    if place.is_relative_to(workspace):
        place = place.relative_to(workspace)
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in place.as_posix())
    return say([Text(lang)(f"writing.{sort}", page=request.path, place=shown) for lang in LANGUAGES], status)


def answer_broken(error: InputError) -> Response:
    """A file that people edit, which is read beside the store and is broken; to others than them it is ours."""
    if local.find_workspace() is None:
        raise error
    words = [Text(lang)("writing.broken", page=request.path) for lang in LANGUAGES]
    return say([*words, *error.problems], 409)


def say(lines: list[str], status: int) -> Response:
    """Lines of plain text that nobody keeps; in a frame they are seen."""
    response = Response("\n".join([*lines, ""]), status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    if request.path.startswith(EMBEDS):
        response.headers["Content-Security-Policy"] = security.embed_policy(None)
    return response
