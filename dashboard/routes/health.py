"""`/healthz` for machines that watch the server, `/robots.txt` for those that read it."""

from flask import Flask, Response, jsonify, request

from dashboard import urls, versions
from etl.errors import StoreError
from etl.store import Store

ROBOTS = "User-agent: *\nAllow: /\nDisallow: /_dash-\nSitemap: {}\n"


def register(server: Flask, store: Store) -> None:
    """Add both routes."""

    @server.get("/healthz")
    def answer_health() -> tuple[Response, int]:
        """Whether the store answers, and in which version."""
        try:
            counts = store.counts()
        except StoreError as error:
            return jsonify(ok=False, version=store.version, problem=str(error)), 503
        problem = versions.this_shelf().problem  # of a newer build, while this one is still shown
        return jsonify(ok=True, version=store.version, counts=counts, **({"problem": problem} if problem else {})), 200

    @server.get("/robots.txt")
    def answer_robots() -> Response:
        """Everything may be read; what only Dash calls is not worth it."""
        return Response(ROBOTS.format(urls.absolute(request.host_url, "/sitemap.xml")), mimetype="text/plain")
