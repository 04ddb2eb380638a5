"""plotly.js as a file of our own: the small bundle, its hash in the address, compressed once.

The bundle and the Korean locale come with `npm ci` into dashboard/node_modules. Without them Dash
serves the whole of plotly.js out of plotly.py: the same charts, three times the weight.
"""

import gzip
import hashlib
import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request

MODULES = Path(__file__).parent / "node_modules"
BUNDLE = "plotly.js-basic-dist-min/plotly-basic.min.js"
LOCALE = "plotly.js-locales/ko.js"
_ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=10),
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}


def script_paths(modules: Path = MODULES) -> list[str]:
    """The addresses of the scripts to load before Dash's own; empty if npm has not been run."""
    if not (modules / BUNDLE).is_file():
        logging.getLogger(__name__).warning(
            "plotly-basic is missing (run: npm ci --prefix dashboard): "
            "pages load all of plotly.js, 1.1 MB compressed instead of 0.3 MB"
        )
        return []
    return [f"/vendor/plotly-basic-{_content_hash(modules)}.js"]


def serve_script(server: Flask, modules: Path = MODULES) -> None:
    """Serve the bundle under the hash of its content, to be kept for ever."""

    @server.get("/vendor/plotly-basic-<content_hash>.js")
    def plotly_bundle(content_hash: str) -> Response:
        if not (modules / BUNDLE).is_file() or content_hash != _content_hash(modules):
            abort(404)
        accepted = request.accept_encodings
        encoding = next((name for name in _ENCODERS if accepted.quality(name) > 0), None)
        response = Response(_read(modules, encoding), mimetype="text/javascript")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


@cache
def _content_hash(modules: Path) -> str:
    return hashlib.sha256(_read(modules, None)).hexdigest()[:12]


@cache
def _read(modules: Path, encoding: str | None) -> bytes:
    if encoding:
        return _ENCODERS[encoding](_read(modules, None))
    bundle = (modules / BUNDLE).read_bytes()
    locale = modules / LOCALE
    if not locale.is_file():
        return bundle
    # The locale is written as a CommonJS module: give it a `module` of its own, then register it.
    wrapped = b";(function(){var module={};%s;Plotly.register(module.exports);})();"
    return bundle + wrapped % locale.read_bytes()
