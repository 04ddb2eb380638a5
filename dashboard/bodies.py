"""The bodies of requests: which are awaited without a thread, and whether one that a thread reads goes on coming.

A short body (a form, a question of Dash) fits into what the system keeps of what nobody has read: its request is
looked at when all of it is here, like the head of any. Of a long one a thread reads; it must come at a pace.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from gunicorn.http.errors import ParseException

HEAD_ENDS = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*(?=\r\n)", re.IGNORECASE)
OTHERWISE = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)  # no length, or asked for first
PIECE, MOST_PIECES = 8_192, 16  # bytes at a time of a body that nobody reads, and times; after that, it is too long
PACE, WINDOW = 16_000, 5.0  # bytes a second of a body that must have come, after each so many seconds


def find_end(begun: bytes, longest: int) -> int | None:
    """Where a request with a short body ends, in bytes from its beginning; None if it has none, or a long one.

    `begun` is what has come of it, the whole head at least.

    >>> find_end(b"POST / HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\na", 100)
    41
    """
    top = begun[: begun.index(HEAD_ENDS) + len(HEAD_ENDS)]
    told = LENGTH.findall(top)
    if len(told) != 1 or OTHERWISE.search(top):
        return None
    end = len(top) + int(told[0])
    return end if len(top) < end <= longest else None


class Coming:
    """A body while a thread reads it: until when it may come, and whether it keeps pace."""

    def __init__(self, unreader: Any, limit: float) -> None:
        """`unreader` is gunicorn's, which takes the bytes from the connection; `limit` seconds are allowed in all."""
        now = time.monotonic()
        self._until, self._look = now + limit, now + WINDOW
        self._came = 0
        self._unreader, self._take = unreader, unreader.chunk
        unreader.chunk = self._count

    def end(self) -> None:
        """What comes on this connection from now on is counted no more."""
        self._unreader.chunk = self._take

    def is_late(self) -> bool:
        """Whether its time is over, or too little of it came since it was last looked at."""
        now = time.monotonic()
        if now < self._look:
            return now > self._until
        is_slow = self._came < PACE * WINDOW
        self._look, self._came = now + WINDOW, 0
        return is_slow or now > self._until

    def _count(self, *asked: Any) -> bytes:
        piece: bytes = self._take(*asked)
        self._came += len(piece)
        return piece


def has_body(req: Any) -> bool:
    """Whether a request announces a body."""
    names = {name.upper(): value for name, value in req.headers}
    return "TRANSFER-ENCODING" in names or names.get("CONTENT-LENGTH", "0").strip() != "0"


def ends_here(req: Any, sock: socket.socket, is_asked: Callable[[], bool]) -> bool:
    """Whether the connection ends behind the answer: its client asks for it, or has not sent the whole body yet.

    gunicorn asks when it begins the answer, which then says so, and when the answer is out. If it kept the
    connection, it would wait for the rest on a thread.
    """
    if not is_asked() and not _is_whole(req.body, sock):
        req.must_close = True  # also if the rest has come by the second time
    return is_asked()


def end_reading(sock: socket.socket) -> None:
    """Whoever waits for more of a body gets none."""
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RD)


def _is_whole(body: Any, sock: socket.socket) -> bool:
    """Whether a body is here to its end; what nobody has read of it is thrown away, without a wait."""
    limit = sock.gettimeout()
    try:
        sock.setblocking(False)
        return any(not body.read(PIECE) for _ in range(MOST_PIECES))
    except (OSError, ParseException):  # there is no more of it now, or it is no body
        return False
    finally:
        with suppress(OSError):
            sock.settimeout(limit)
