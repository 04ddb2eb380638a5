"""What a worker answers while its store cannot be read: 503 with the reason, until it can.

A worker that did not start would make gunicorn end all others, which may well serve on.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from etl.errors import StoreError

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
App = Callable[[Environ, StartResponse], Iterable[bytes]]
RETRY = 5  # seconds
PROBLEM = b"The store cannot be read; the log says why. Please run: figtrace build\n"


class Waiting:
    """A WSGI app in the place of one that cannot be made yet; each request tries again."""

    def __init__(self, make: Callable[[], App]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._app: App | None = None
        self._told = ""

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the app, once there is one."""
        with self._lock:
            app = self._app = self._app or self._try()
        if app is not None:
            return app(environ, start_response)
        start_response(
            "503 Service Unavailable",
            [
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Length", str(len(PROBLEM))),
                ("Retry-After", str(RETRY)),
            ],
        )
        return [PROBLEM]

    def _try(self) -> App | None:
        try:
            return self._make()
        except StoreError as error:
            if str(error) != self._told:  # once, not with each request
                self._told = str(error)
                print(f"figtrace: {error}", file=sys.stderr, flush=True)
            return None
