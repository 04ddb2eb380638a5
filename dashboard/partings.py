"""Connections that are being closed: a client gets a moment to hear the last answer, and nobody waits for it.

A connection that is closed while its client still sends breaks, and the client may lose the answer (RFC 9112,
section 9.6). So its end is announced, what still comes is thrown away, and it is closed when the client has closed
it too, or when its time is up. None of this blocks: it is looked at whenever there is time.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress

PIECE = 65_536  # bytes that are thrown away at one look
MOST = 200  # connections; one more, and the oldest is closed at once


class Partings:
    """Connections on their way out; each has so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: dict[socket.socket, float] = {}

    def __len__(self) -> int:
        return len(self._until)

    def add(self, sock: socket.socket) -> None:
        """Say that nothing more will come from here."""
        try:
            sock.setblocking(False)
            sock.shutdown(socket.SHUT_WR)
        except OSError:  # it is closed already
            sock.close()
            return
        self._until[sock] = time.monotonic() + self._seconds
        if len(self._until) > MOST:
            self._close(next(iter(self._until)))

    def look(self) -> None:
        """Close those that have ended or whose time is up."""
        now = time.monotonic()
        for sock, until in list(self._until.items()):
            if now > until or _has_ended(sock):
                self._close(sock)

    def _close(self, sock: socket.socket) -> None:
        del self._until[sock]
        with suppress(OSError):
            sock.close()


def _has_ended(sock: socket.socket) -> bool:
    """Whether the client has closed it too; what it still sends is thrown away."""
    try:
        return not sock.recv(PIECE)
    except BlockingIOError:
        return False
    except OSError:
        return True
