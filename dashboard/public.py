"""The address of this server as others know it: what absolute addresses in answers begin with.

FIGTRACE_BASE_URL names it once for all: `https://figures.example.org`. Without it an answer uses the host by
which it was asked; such an answer says so (`Vary`), and no cache that people share may keep it, since anybody
can ask by any host.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request

from etl.errors import StoreError

SETTING = "FIGTRACE_BASE_URL"
ASKED_BY = ("Host", "X-Forwarded-Proto")


def read_setting(environment: Mapping[str, str] = os.environ) -> str | None:
    """The address that is set, with a slash at its end; None: none is. StoreError if it is none.

    >>> read_setting({"FIGTRACE_BASE_URL": "https://figures.example.org"})
    'https://figures.example.org/'
    """
    address = environment.get(SETTING, "").strip()
    return read_address(address, SETTING) if address else None


def read_address(address: str, name: str) -> str:
    """The address of a server, with a slash at its end; StoreError, which names where it was set, if it is none."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_whole = False
    is_whole = is_whole and address.isprintable() and " " not in address  # urlsplit drops line breaks
    if not is_whole or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username is not None:
        raise StoreError(
            f"{name}: found {address!r}, expected scheme and host such as https://figures.example.org and no path;"
            " please set it anew"
        )
    return f"{parts.scheme}://{parts.netloc}/"


def serve_address(server: Flask) -> None:
    """Read the setting once, and mark the answers that were made without it."""
    server.config[SETTING] = read_setting()

    @server.after_request
    def mark(response: Response) -> Response:
        if g.get("is_told_by_host"):
            response.vary.update(ASKED_BY)
            kept = response.headers.get("Cache-Control", "")
            response.headers["Cache-Control"] = kept.replace("public", "private") if kept else "private, no-cache"
        return response


def base() -> str:
    """The address of this server, with a slash at its end."""
    fixed: str | None = current_app.config.get(SETTING)
    if fixed is None:
        g.is_told_by_host = True
    return fixed or request.host_url


def is_our_host(address: str) -> bool:
    """Whether an address is of this host, under whatever scheme: a proxy may speak TLS without telling."""
    try:
        host = urlsplit(address).netloc
    except ValueError:  # an address that is none
        return False
    return bool(host) and host in (urlsplit(base()).netloc, request.host)


def is_ours(address: str) -> bool:
    """Whether an address begins with scheme and host of this server, as set or as it was asked."""
    try:
        parts = urlsplit(address)
    except ValueError:  # an address that is none
        return False
    return f"{parts.scheme}://{parts.netloc}/" in (base(), request.host_url)
