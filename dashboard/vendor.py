"""Scripts of others as files of our own: small, their hash in the address, compressed once.

They come with `npm ci` into dashboard/node_modules. Without them Dash serves the whole of plotly.js out of plotly.py
and its own help for old browsers: the same pages, three times the weight.
"""

import gzip
import hashlib
import logging
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request

MODULES = Path(__file__).parent / "node_modules"
BUNDLE = "plotly.js-basic-dist-min/plotly-basic.min.js"
LOCALE = "plotly.js-locales/ko.js"
RUNTIME = "regenerator-runtime/runtime.js"  # what Dash's scripts use of the help for old browsers that it sends
PLOTLY, RUNS = "plotly-basic", "runtime"
_FILES = {RUNS: (RUNTIME,), PLOTLY: (BUNDLE, LOCALE)}  # what a script needs, and what it may hold besides
# A script written as a module gets a `module` of its own.
_WRAPPED = {
    RUNTIME: b"(function(){var module={exports:{}};%s})();",
    LOCALE: b";(function(){var module={};%s;Plotly.register(module.exports);})();",
}
_REMARKS = re.compile(rb"^\s*//.*\n|^\s+", re.MULTILINE)  # lines of the runtime, which comes as it was written
_OLD_BROWSERS = re.compile(r'<script src="[^"]*/deps/polyfill@[^"]*"></script>\n?')
_OWN_TABLES = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\n?')  # of Dash; no page has one
_ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=11),
    "gzip": lambda content: gzip.compress(content, 9, mtime=0),
}


def script_paths(modules: Path = MODULES) -> list[str]:
    """The addresses of the scripts to load before Dash's own; empty if npm has not been run."""
    if not all((modules / files[0]).is_file() for files in _FILES.values()):
        logging.getLogger(__name__).warning(
            "plotly-basic or regenerator-runtime is missing (run: npm ci --prefix dashboard): "
            "pages load all of plotly.js, 1.1 MB compressed instead of 0.3 MB"
        )
        return []
    return [_path(name, modules) for name in _FILES]


def without_plotly(scripts: str) -> str:
    """The tags of a page's scripts without that of plotly, which is half of their weight."""
    kept = (tag for tag in scripts.splitlines(keepends=True) if f'src="/vendor/{PLOTLY}-' not in tag)
    return "".join(kept)


def without_unused(scripts: str) -> str:
    """The tags of a page's scripts without what Dash adds and no page of ours uses."""
    scripts = _OWN_TABLES.sub("", scripts)
    return _OLD_BROWSERS.sub("", scripts) if f'src="/vendor/{RUNS}-' in scripts else scripts


def serve_scripts(server: Flask, modules: Path = MODULES) -> None:
    """Serve the scripts under the hashes of their content, to be kept for ever."""

    @server.get("/vendor/<name>-<content_hash>.js")
    def vendored(name: str, content_hash: str) -> Response:
        is_there = name in _FILES and (modules / _FILES[name][0]).is_file()
        if not is_there or content_hash != _content_hash(name, modules):
            abort(404)
        accepted = request.accept_encodings
        encoding = next((each for each in _ENCODERS if accepted.quality(each) > 0), None)
        response = Response(_read(name, modules, encoding), mimetype="text/javascript")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


def _path(name: str, modules: Path) -> str:
    return f"/vendor/{name}-{_content_hash(name, modules)}.js"


@cache
def _content_hash(name: str, modules: Path) -> str:
    return hashlib.sha256(_read(name, modules, None)).hexdigest()[:12]


@cache
def _read(name: str, modules: Path, encoding: str | None) -> bytes:
    if encoding:
        return _ENCODERS[encoding](_read(name, modules, None))
    found = {file: (modules / file).read_bytes() for file in _FILES[name] if (modules / file).is_file()}
    if name == RUNS:
        found = {file: _REMARKS.sub(b"", content) for file, content in found.items()}
    return b"".join(_WRAPPED.get(file, b"%s") % content for file, content in found.items())
