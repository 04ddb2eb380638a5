"""Whether a request may write: it comes from this machine to a server that was started for this machine alone.

`figtrace serve --edit` names the workspace to the server, which listens on an address of this machine, and prints an
address with a key (`?edit=…`): who opens it keeps the key in a cookie, and nobody else writes. Every other server has
no workspace. Beyond that each request must look like one of this machine: it was asked by a name of this machine
(another site cannot ask by it), and no proxy passed it on. A form carries a token that only our pages know.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hmac import compare_digest
from pathlib import Path
from urllib.parse import unquote, urlencode, urlsplit

from flask import Flask, Response, current_app, redirect, request

from dashboard.machine import EDIT_KEY, FORM_KEY, WORKSPACE, is_own_address, make_key
from dashboard.public import SETTING as BASE_URL

PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")
PERSON = "person"  # the cookie that says who settles
ASKED = "edit"  # the parameter of the address that is printed


def read_settings(server: Flask, workspace: Path | None, environment: Mapping[str, str] = os.environ) -> None:
    """Remember which workspace may be written to and by what key, and that of the forms, which all processes share.

    A `workspace` that is given by who makes the app is open without a key; one of the environment never is.
    """
    named, key = environment.get(WORKSPACE), environment.get(EDIT_KEY)
    server.config[WORKSPACE] = workspace or (Path(named) if named and key else None)
    server.config[EDIT_KEY] = None if workspace else key
    server.config[FORM_KEY] = environment.get(FORM_KEY) or make_key()
    server.before_request(_take_key)


def _take_key() -> Response | None:
    """Keep the key of the address in a cookie, and go on to the same page without it."""
    key, told = current_app.config[EDIT_KEY], request.args.get(ASKED)
    if key is None or told is None or request.method != "GET" or not _is_ours():
        return None
    rest = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != ASKED])
    response = redirect(f"{request.path}?{rest}" if rest else request.path, 303)
    response.headers["Cache-Control"] = "no-store"
    if compare_digest(told.encode(), key.encode()):
        response.set_cookie(_cookie(), key, httponly=True, samesite="Strict", path="/")
    return response  # type: ignore[return-value]  # Werkzeug's response, of which Flask's is one


def _cookie() -> str:
    """Its name: browsers tell the servers of a machine not apart by their ports."""
    return f"{ASKED}-{urlsplit(request.host_url).port or 80}"


def _is_ours() -> bool:
    """Whether this machine asked by a name of its own, and no proxy passed it on."""
    if any(name in request.headers for name in PASSED_ON):
        return False
    return is_own_address(request.remote_addr) and is_own_address(urlsplit(request.host_url).hostname)


def _has_key() -> bool:
    key = current_app.config[EDIT_KEY]
    return key is None or compare_digest(request.cookies.get(_cookie(), "").encode(), key.encode())


def find_workspace() -> Path | None:
    """The workspace that the request at hand may write to; None: it may not."""
    workspace: Path | None = current_app.config[WORKSPACE]
    if workspace is None or current_app.config.get(BASE_URL) is not None:
        return None
    return workspace if _is_ours() and _has_key() else None


def form_key() -> str:
    """What a form of ours carries."""
    return str(current_app.config[FORM_KEY])


def is_own_form() -> bool:
    """Whether the form at hand stood on a page of this server: by its token, and by what the browser says of it."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    origin = request.headers.get("Origin")
    if origin is not None and origin.rstrip("/") != request.host_url.rstrip("/"):
        return False
    return compare_digest(request.form.get("token", "").encode(), form_key().encode())


def find_person() -> str:
    """Who settles figures in this browser, as they once said on /review; "" if nobody did."""
    return unquote(request.cookies.get(PERSON, ""))
