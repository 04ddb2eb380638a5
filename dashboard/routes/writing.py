"""What all routes that write have in common: who may ask, which forms are ours, and how one is refused."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from dashboard import local
from dashboard.i18n import LANGUAGES, Text
from dashboard.routes.refusing import say
from etl.errors import FigtraceError, RunningError

KEPT = frozenset({"lang", "theme"})  # what every page may be asked with
A = TypeVar("A")


class RefusedError(Exception):
    """A form that is not understood, by the key of its words and what is `said` in them."""

    def __init__(self, key: str, status: int = 400, **said: str) -> None:
        super().__init__(key)
        self.key, self.status, self.said = key, status, said


def guard(server: Flask, paths: Collection[str], query: Collection[str] = ()) -> None:
    """Close addresses to all but this machine, and to parameters that they do not know."""
    known = KEPT.union(query)

    @server.before_request
    def look() -> Response | None:
        if request.path not in paths:
            return None
        if local.find_workspace() is None:
            return refuse("writing.not_here", 404)
        return refuse("writing.unknown", 400) if request.args.keys() - known else None


def check_form(fields: Collection[str], files: Collection[str] = ()) -> Path:
    """The workspace that the form at hand may write to; RefusedError if it is another site's, or not understood."""
    workspace, form = local.find_workspace(), request.form
    if workspace is None:
        raise RefusedError("writing.not_here", 404)
    if not (form or request.files) and request.content_length:
        raise RefusedError("writing.unread")
    if not local.is_own_form():
        raise RefusedError("writing.foreign", 403)
    sent = {*form.keys(), *request.files.keys()}
    if sent - {"token", *fields, *files} or form.keys() & set(files) or request.files.keys() & set(fields):
        raise RefusedError("writing.unknown")
    if any(len(values) > 1 for values in form.listvalues()):
        raise RefusedError("writing.unknown")
    return workspace


def answer_or_refuse(answer: Callable[[], A]) -> A | Answer:
    """What a form leads to; a line and its status where it is refused or cannot be done."""
    try:
        return answer()
    except RequestEntityTooLarge:
        return refuse("writing.too_large", 413)
    except RefusedError as error:
        return refuse(error.key, error.status, **error.said)
    except RunningError as error:
        return refuse("writing.building", 409, process=error.process)
    except FigtraceError as error:
        return say(str(error).splitlines(), 409)


def go_to(address: str) -> Response:
    """To a page, once something was done."""
    response = redirect(address, 303)
    response.headers["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]  # Werkzeug's response, of which Flask's is one


def refuse(key: str, status: int, **said: str) -> Response:
    """A line in each language."""
    return say([Text(lang)(key, page=request.path, **said) for lang in LANGUAGES], status)
