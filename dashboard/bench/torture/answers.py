"""What an answer to a hostile request may be, and both ways to get one: within this process, or over a socket."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from werkzeug.test import run_wsgi_app

from dashboard.bench.torture.made_requests import INJECTED, Asked

OK, REFUSED = "ok", "refused"
LIMIT = 60.0  # seconds for one answer, which takes milliseconds
TRACEBACK = b"Traceback (most recent call last)"
OEMBED = "/oembed"  # its specification wants 501 for a format that is not there
CLOSED = 0  # instead of a status: the connection was closed without a word


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    seconds: float = 0.0


def judge(asked: Asked, answered: Answered, secrets: Collection[bytes]) -> str:
    """`ok`, `refused` or what is wrong; `secrets` are paths of the machine, which nobody may be told."""
    names = {name.lower(): value for name, value in answered.headers}
    if answered.seconds > LIMIT:
        return f"it took {answered.seconds:.0f} s"
    is_busy = answered.status == 503 and "retry-after" in names
    is_promised = answered.status == 501 and asked.target.startswith(OEMBED)
    if answered.status >= 500 and not is_busy and not is_promised:
        return f"status {answered.status}: {answered.body[:200]!r}"
    if TRACEBACK in answered.body:
        return "a traceback in the answer"
    head = "\n".join(f"{name}: {value}" for name, value in answered.headers).encode("latin-1", "replace")
    if told := [secret for secret in secrets if secret in answered.body or secret in head]:
        return f"the answer tells of {told[0]!r}"
    if INJECTED.lower() in names or any("\n" in value or "\r" in value for _, value in answered.headers):
        return "a header that the request brought along"
    return OK if 0 < answered.status < 400 else REFUSED


def ask_app(app: Callable[..., Any], asked: Asked) -> Answered:
    """The answer of a WSGI app, asked as a server would ask it."""
    path, _, query = asked.target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": asked.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "RAW_URI": asked.target,
        "REQUEST_URI": asked.target,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1",
        "CONTENT_LENGTH": str(len(asked.body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(asked.body),
        "wsgi.errors": StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in asked.headers:
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    begun = time.monotonic()
    pieces, status, headers = run_wsgi_app(app, environ, buffered=True)
    body = b"".join(pieces)
    return Answered(int(status.split()[0]), list(headers), body, time.monotonic() - begun)


def ask_server(address: str, asked: Asked) -> Answered:
    """The answer of a server to the bytes of a request, whatever they are."""
    parts = urlsplit(address)
    begun = time.monotonic()
    said = b""
    with socket.create_connection((parts.hostname or "", parts.port or 80), LIMIT) as connection:
        try:
            connection.sendall(write_request(asked, parts.netloc))
            while piece := connection.recv(1 << 16):
                said += piece
        except (ConnectionError, TimeoutError):  # refused before it was read, or never
            pass
    return read_answer(said, time.monotonic() - begun)


def write_request(asked: Asked, host: str) -> bytes:
    """A request as it travels."""
    target = asked.target.encode("utf-8", "replace")
    named = {name for name, _ in asked.headers}
    lines = [f"{name}: {value}".encode("utf-8", "replace") for name, value in asked.headers]
    lines += [] if "Host" in named else [f"Host: {host}".encode()]
    lines += [b"Connection: close", f"Content-Length: {len(asked.body)}".encode()]
    return b"\r\n".join([asked.method.encode() + b" " + target + b" HTTP/1.1", *lines, b"", asked.body])


def read_answer(said: bytes, seconds: float) -> Answered:
    """The answer in the bytes that came back."""
    head, _, body = said.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    words = first.split()
    if len(words) < 2 or not words[1].isdigit():
        return Answered(CLOSED, [], said, seconds)
    pairs = [line.partition(":") for line in lines]
    return Answered(int(words[1]), [(name.strip(), value.strip()) for name, _, value in pairs], body, seconds)
