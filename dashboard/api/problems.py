"""What is wrong with a request, as RFC 9457 says it: application/problem+json, with the values allowed
and the nearest one to what was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import quote

from flask import Response, request

from dashboard.exports.exact import write_json
from dashboard.i18n import Text
from etl.errors import VersionError

MIME = "application/problem+json"
PAGE = "/data/api"
TITLES = {
    "unknown-parameter": "There is no such parameter",
    "bad-value": "A parameter has a value that is not allowed",
    "unknown-name": "There is nothing of this name",
    "not-acceptable": "None of the formats asked for can be given",
    "method-not-allowed": "The API can only be read",
    "unknown-version": "There is no such version",
    "version-gone": "The version can no longer be shown",
    "internal-error": "The server failed",
    "store-unavailable": "The data cannot be read at the moment",
}
STATUS = {
    "unknown-parameter": 400,
    "bad-value": 400,
    "unknown-name": 404,
    "not-acceptable": 406,
    "method-not-allowed": 405,
    "unknown-version": 404,
    "version-gone": 410,
    "internal-error": 500,
    "store-unavailable": 503,
}
NAMES_SHOWN = 100  # of the allowed values: more would hide the suggestion


class Problem(Exception):  # noqa: N818, the word of the standard
    """A request that cannot be answered; `sort` is a key of TITLES, `more` further members."""

    def __init__(self, sort: str, detail: str, **more: object) -> None:
        self.sort, self.detail = sort, detail
        self.more: dict[str, Any] = more
        super().__init__(detail)


def refuse(sort: str, what: str, value: str, allowed: Sequence[str], **more: object) -> Problem:
    """A value that is none of the allowed ones, with the nearest of them."""
    near = get_close_matches(value, allowed, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else ""
    known = {"allowed": list(allowed[:NAMES_SHOWN])} if allowed else {}
    suggestion = near[0] if near else None
    return Problem(sort, f"{what} {value!r} is not known{hint}", **more, **known, found=value, suggestion=suggestion)


def explain(problem: Problem, text: Text) -> str:
    """The same in one line of the reader's language, with what is allowed."""
    more = problem.more
    if problem.sort == "unknown-parameter":
        words = text("problem.unknown_parameter", name=more["parameter"])
    elif "parameter" in more and "found" in more:
        words = text("problem.bad_value", name=more["parameter"], value=more["found"])
    else:
        return problem.detail
    allowed = more.get("allowed") or ([more["pattern"]] if "pattern" in more else [])
    return words + (" " + text("problem.allowed", names=", ".join(map(str, allowed))) if allowed else "")


def of_version(error: VersionError) -> Problem:
    """A version that cannot be shown."""
    known: dict[str, object] = {"asked": error.asked, "reason": error.reason}
    if error.entry is not None:
        known["published"] = error.entry.at
    if error.reason == "moment":
        return Problem("bad-value", str(error), parameter="asof", **known)
    return Problem("version-gone" if error.entry else "unknown-version", str(error), **known)


def answer_problem(problem: Problem) -> Response:
    """The answer; members that are not known are left out."""
    status = STATUS[problem.sort]
    body = {
        "type": f"{PAGE}#{problem.sort}",
        "title": TITLES[problem.sort],
        "status": status,
        "detail": problem.detail,
        "detail_ko": explain(problem, Text("ko")),
        "instance": quote(request.path, safe="/:,~"),
        **{name: value for name, value in problem.more.items() if value is not None},
    }
    response = Response(write_json(body) + "\n", status=status, content_type=MIME)
    response.headers["Cache-Control"] = "no-cache"
    return response
