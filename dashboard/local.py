"""Whether a request may write: it comes from this machine to a server that was started for this machine alone.

`figtrace serve` names the workspace to the server where it listens on an address of this machine; a public server
has none and writes nothing. Beyond that each request must look like one of this machine: it was asked by a name of
this machine (another site cannot ask by it), and no proxy passed it on. A form carries a token that only our pages
know.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hmac import compare_digest
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from dashboard.machine import FORM_KEY, WORKSPACE, is_own_address, make_key
from dashboard.public import SETTING as BASE_URL

PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via")


def read_settings(server: Flask, workspace: Path | None, environment: Mapping[str, str] = os.environ) -> None:
    """Remember which workspace may be written to, and the key of the forms, which all processes of a server share."""
    named = environment.get(WORKSPACE)
    server.config[WORKSPACE] = workspace or (Path(named) if named else None)
    server.config[FORM_KEY] = environment.get(FORM_KEY) or make_key()


def find_workspace() -> Path | None:
    """The workspace that the request at hand may write to; None: it may not."""
    workspace: Path | None = current_app.config[WORKSPACE]
    if workspace is None or current_app.config.get(BASE_URL) is not None:
        return None
    if any(name in request.headers for name in PASSED_ON):
        return None
    is_ours = is_own_address(request.remote_addr) and is_own_address(urlsplit(request.host_url).hostname)
    return workspace if is_ours else None


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
