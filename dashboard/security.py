"""The headers of every answer: what a page may load, who may frame it, what it tells others.

Styles may stand in the page, since Dash and plotly write them; scripts may not, except for Dash's
own start, by its hash. A route that sets its own Content-Security-Policy keeps it (embeds).
"""

import os
import re
from collections.abc import Sequence

from flask import Flask, Response

from etl.errors import StoreError

FRAME_ANCESTORS = "FIGTRACE_FRAME_ANCESTORS"  # who may frame an embed: `*`, or addresses with a blank between
_ANCESTOR = re.compile(r"\*|'self'|'none'|https?://(\*\.)?[\w.-]+(:(\d+|\*))?")

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}


def policy(script_hashes: Sequence[str] = (), frame_ancestors: str = "'self'") -> str:
    """A Content-Security-Policy without `unsafe-eval` and without any other host."""
    directives = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *script_hashes]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "form-action": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": frame_ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def frame_ancestors() -> str:
    """Who may frame an embed: everybody, or those that the setting names; StoreError if it cannot be read."""
    named = os.environ.get(FRAME_ANCESTORS, "*").split()
    for name in named:
        if not _ANCESTOR.fullmatch(name):
            raise StoreError(
                f"{FRAME_ANCESTORS}: found {name!r}, expected * or addresses such as https://example.org;"
                " please set it anew, with a blank between two of them"
            )
    return " ".join(named) or "'none'"


def embed_policy(script_hash: str | None) -> str:
    """The policy of an embed: one script of ours or none, nothing loaded, and framed by whom the setting allows."""
    directives = {
        "default-src": "'none'",
        "script-src": f"'{script_hash}'" if script_hash else "'none'",
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "connect-src": "'self'" if script_hash else "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": frame_ancestors(),
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def protect(server: Flask, script_hashes: Sequence[str]) -> None:
    """Send the headers with every answer of this server."""
    pages = policy(script_hashes)

    @server.after_request
    def add_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", pages)
        return response
