"""`/healthz` for machines that watch the server, `/robots.txt` for those that read it."""

import sys

from flask import Flask, Response, jsonify

from dashboard import public, urls, versions
from etl.answers import as_dict
from etl.errors import StoreError
from etl.store import Store

UNREADABLE = "the store cannot be read; the log says why"
DAMAGED = "the file of the store is damaged; please run: figtrace build"
NOT_FOLLOWED = "a newer build is published but cannot be read, so this one is still shown; see: figtrace check"
ROBOTS = "User-agent: *\nAllow: /\nDisallow: /_dash-\nSitemap: {}\n"


def register(server: Flask, store: Store) -> None:
    """Add both routes."""

    @server.get("/healthz")
    def answer_health() -> tuple[Response, int]:
        """Whether the store answers, and in which version; what is wrong in general words, details in the log."""
        try:
            counts = store.counts()
        except StoreError:
            server.log_exception(sys.exc_info())
            return jsonify(ok=False, version=store.version, problem=UNREADABLE), 503
        shelf = versions.this_shelf()
        if shelf.is_cut or shelf.is_damaged:
            problem = shelf.problem if shelf.is_cut else DAMAGED
            return jsonify(ok=False, version=store.version, problem=problem), 503
        told = {"problem": NOT_FOLLOWED} if shelf.problem else {}
        return jsonify(ok=True, version=store.version, counts=as_dict(counts), **told), 200

    @server.get("/robots.txt")
    def answer_robots() -> Response:
        """Everything may be read; what only Dash calls is not worth it."""
        return Response(ROBOTS.format(urls.absolute(public.base(), "/sitemap.xml")), mimetype="text/plain")
