"""Which version a request reads: `?v=<version>`, `?asof=<date>`, or what is published.

Comes in: the shelf and the query. Goes out: one `store` for pages and routes that is, in each
request, the store that the request asked for, and addresses that keep the version (dashboard.urls).
Refused: a version that cannot be shown, with VersionError; the app answers it as a page, the API
and the downloads in their own words.

A route that streams must ask the store before its answer begins: afterwards there is no request.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, current_app, g, request
from werkzeug.local import LocalProxy

from dashboard import aliases, urls
from etl.store import Publication, Shelf, Store

SHELF = "figtrace.shelf"
PARAMETERS = ("v", "asof")
FOREVER = "public, max-age=31536000, immutable"
CODE = (".py", ".toml", ".csl", ".js", ".css")  # files that answers are made by
ASK = "no-cache"  # keep it, but ask whether it still holds


def serve_versions(server: Flask, shelf: Shelf) -> Store:
    """Choose the store of every request; the one given back stands for it."""
    server.extensions[SHELF] = shelf

    @server.before_request
    def choose() -> None:
        """The version is read once, before anything is answered."""
        show(None)
        g.store = shelf.current()
        version = find_version(shelf, request.args.get("v"), request.args.get("asof"))
        if version:
            g.store = shelf.get(version)
            show(version)
        aliases.follow(g.store)

    @server.teardown_request
    def forget(_error: BaseException | None) -> None:
        """The next request of this thread begins anew."""
        urls.freeze(None)

    return LocalProxy(lambda: g.store)  # type: ignore[return-value]  # it does whatever the store does


def find_version(shelf: Shelf, version: str | None, moment: str | None) -> str | None:
    """The version that a query asks for; None: what is published."""
    if version:
        return version
    return shelf.at(moment).version if moment else None


def show(version: str | None) -> None:
    """From here on, addresses name this version."""
    g.version = version
    urls.freeze(version)


def this_store() -> Store:
    """The store of the request at hand itself, by which answers are kept."""
    store: Store = g.store
    return store


def this_version() -> str | None:
    """The version that the request at hand asked for; None: what is published."""
    version: str | None = g.get("version")
    return version


def this_shelf() -> Shelf:
    """The versions that this server has."""
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf


def find_publication(version: str) -> Publication | None:
    """What the ledger of this server knows of a version."""
    return publication_of(this_shelf(), version)


def publication_of(shelf: Shelf, version: str) -> Publication | None:
    """The last line of the ledger about a version; None if it has none."""
    found = [entry for entry in shelf.publications() if entry.version == version]
    return found[-1] if found else None


def make_tag(*parts: object) -> str:
    """The tag of an answer, for every route the same: the data it is made of, the code that makes it, and `parts`.

    `parts` are all else that it depends on: the address with those parameters that count, a language, or the
    content itself. A new build changes every tag, however long the address is.
    """
    digest = blake2b(_code(), digest_size=12)
    for part in parts:
        digest.update(part if isinstance(part, bytes) else repr(part).encode())
        digest.update(b"\0")
    return f"{g.store.version}-{digest.hexdigest()}"


def keep(response: Response, tag: str | None = None) -> Response:
    """Let an answer be kept: for good where `v` names the version, else as long as its tag holds.

    304 if the reader has it already, 206 if a part is asked for. `tag` is by default made of the content.
    """
    response.set_etag(make_tag(response.get_data()) if tag is None else tag, weak=True)
    is_frozen = request.args.get("v") and response.status_code in (200, 304)
    response.headers["Cache-Control"] = FOREVER if is_frozen else ASK
    if request.range:
        response.headers["Content-Encoding"] = "identity"  # or the part would be compressed by itself
    size = None if response.is_streamed else response.calculate_content_length()
    response.make_conditional(request, accept_ranges=size is not None, complete_length=size)
    return response


@cache
def _code() -> bytes:
    """A digest of the dashboard itself: another one may answer otherwise from the same data."""
    digest = blake2b(digest_size=12)
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in CODE and "node_modules" not in path.parts:
            digest.update(path.read_bytes())
    return digest.digest()
