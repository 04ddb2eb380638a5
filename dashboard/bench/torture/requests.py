"""Hostile requests, most of them within this process and a part of them over a socket of a real server."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from dashboard.app import create_app
from dashboard.bench.server import free_port, run_server
from dashboard.bench.torture.answers import TRACEBACK, ask_app, ask_server, judge
from dashboard.bench.torture.made_requests import Asked, HostileRequests
from dashboard.serve import environment, gunicorn_command

SERVED = 10  # each so manieth request goes to the server
CODE = Path(__file__).parents[2]
HEALTH = "/healthz"
SITEMAP = "/sitemap.xml"


def try_requests(store: Path, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many requests to the dashboard over a store; the last two ask whether it still answers, and for its log."""
    app = create_app(store).server
    requests, secrets = read_requests(app, seed), find_secrets(store)
    inside = [number for number in range(count) if number % SERVED]
    with watched_log(app) as log:
        for number in inside:
            asked = requests.make(number)
            yield f"request {number}: {asked}", ask_inside(app, asked, secrets, log)
    yield from try_served(store, requests, range(0, count, SERVED), secrets)


def ask_inside(app: Flask, asked: Asked, secrets: Collection[bytes], log: list[str]) -> str:
    """What came of one request within this process; an error in the log is a failure."""
    log.clear()
    try:
        verdict = judge(asked, ask_app(app, asked), secrets)
    except Exception as error:  # that is what is looked for
        return f"{type(error).__name__}: {error}"[:200]
    return f"the log: {log[0]}" if log else verdict


def try_served(
    store: Path, requests: HostileRequests, numbers: range, secrets: Collection[bytes]
) -> Iterator[tuple[str, str]]:
    """The same over a socket, where more can go wrong than the app ever sees."""
    with tempfile.TemporaryDirectory(prefix="figtrace-torture-") as scratch:
        log, port = Path(scratch) / "log", free_port()
        command, address = gunicorn_command("127.0.0.1", port), f"http://127.0.0.1:{port}"
        with log.open("wb") as said, run_server(command, environment(store), address, HEALTH, said):
            for number in numbers:
                asked = requests.make(number)
                yield f"request {number} over a socket: {asked}", judge(asked, ask_server(address, asked), secrets)
            last = ask_server(address, Asked("GET", HEALTH))
            yield "the last request, for its health", "ok" if last.status == 200 else f"status {last.status}"
        told = log.read_bytes()
        yield "the log of the server", "ok" if TRACEBACK not in told else told[-500:].decode(errors="replace")


def read_requests(app: Flask, seed: int) -> HostileRequests:
    """What to ask, from what the server says of itself."""
    client = app.test_client()
    openapi = json.loads(client.get("/api/v1/openapi.json").data)
    callbacks = json.loads(client.get("/_dash-dependencies").data or b"[]")
    known = [part.partition("</loc>")[0] for part in client.get(SITEMAP).text.split("<loc>")[1:]]
    routes = sorted((rule.rule, sorted(rule.methods or ())) for rule in app.url_map.iter_rules())
    return HostileRequests(openapi, routes, callbacks, [address.partition("://")[2] for address in known], seed)


def find_secrets(store: Path) -> set[bytes]:
    """Paths of this machine that no answer may tell."""
    folders = (CODE, store.resolve().parent, Path(tempfile.gettempdir()) / "figtrace", Path(os.__file__).parent)
    return {b"site-packages", *(str(folder).encode() for folder in folders)}


@contextmanager
def watched_log(app: Flask) -> Iterator[list[str]]:
    """The errors that the app writes to its log, as they come."""
    found: list[str] = []

    class Watching(logging.Handler):
        """Keeps what is an error."""

        def emit(self, record: logging.LogRecord) -> None:
            """Take one in."""
            reason = record.exc_info[1] if record.exc_info else ""
            found.append(f"{record.getMessage()} {type(reason).__name__}: {reason}"[:300])

    watching = Watching(logging.ERROR)
    app.logger.addHandler(watching)
    try:
        yield found
    finally:
        app.logger.removeHandler(watching)
