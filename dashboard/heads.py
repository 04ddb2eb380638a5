"""What the head of a request says and nobody can understand: a host that is none is refused, a date is ignored.

A date without a meaning counts as if it were not there (RFC 9110, 13.1.3); the library would end in an error.
"""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.http import parse_date

DATES = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_DATE")
NO_HOST = "The Host of the request is no name of a host.\n"


def read_heads(server: Flask) -> None:
    """Look at each request before anything else does."""

    @server.before_request
    def look() -> Response | None:
        for name in DATES:
            if not _is_told(request.environ.get(name)):
                del request.environ[name]
        return None if _has_host() else Response(NO_HOST, 400, mimetype="text/plain")


def _is_told(date: str | None) -> bool:
    try:
        parse_date(date)
    except (OverflowError, ValueError):  # a year that no calendar of Python has
        return False
    return True


def _has_host() -> bool:
    try:
        return bool(request.host_url)
    except UnicodeError:  # xn-- with nothing behind it
        return False
