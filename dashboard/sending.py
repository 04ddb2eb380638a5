"""So many long answers at a time: who reads one slowly holds a thread for as long, and the others stay free.

A long answer is one whose length is not told, as of an export, or is more than a page has. One too many is sent away
with 503 and when to come again; short answers never wait for long ones.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import Any

from dashboard.waiting import App, Environ, StartResponse

LONG = 1_000_000  # bytes
RETRY = 10  # seconds
BODILESS = {str(status.value) for status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)}
BUSY = (
    "지금 내려받는 사람이 많다. 잠시 뒤에 다시 받는다.\n"
    "Too many downloads at the moment. Please try again in a few seconds.\n"
).encode()


class LongAnswers:
    """A WSGI app that gives a long answer only while fewer than `at_once` others are being sent."""

    def __init__(self, app: App, at_once: int) -> None:
        self._app = app
        self._turns = threading.BoundedSemaphore(at_once)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the app, or 503."""
        begun: list[Any] = []

        def begin(*told: Any) -> Callable[[bytes], None]:
            begun[:] = told
            return _write_nothing

        answer = self._app(environ, begin)
        if environ.get("REQUEST_METHOD") == "HEAD" or not _is_long(begun, answer):
            start_response(*begun)
            return answer
        if not self._turns.acquire(blocking=False):
            _close(answer)
            start_response(
                "503 Service Unavailable",
                [
                    ("Content-Type", "text/plain; charset=utf-8"),
                    ("Content-Length", str(len(BUSY))),
                    ("Cache-Control", "no-store"),
                    ("Retry-After", str(RETRY)),
                ],
            )
            return [BUSY]
        start_response(*begun)
        return self._held(answer, environ.get("wsgi.file_wrapper"))

    def _held(self, answer: Iterable[bytes], wrapper: Any) -> Iterable[bytes]:
        """The answer, which gives its turn back when it is closed; a file stays one, for the system to send."""
        held = _Held(answer, self._turns)
        if wrapper and isinstance(answer, wrapper):
            answer.close = held.close
        else:
            answer = held
        return answer


class _Held:
    """An answer with its turn."""

    def __init__(self, answer: Iterable[bytes], turns: threading.BoundedSemaphore) -> None:
        self._answer, self._turns = answer, turns
        self._has_turn = True
        self.end: Callable[[], None] | None = getattr(answer, "close", None)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        """Once is enough, however often it is asked."""
        if self._has_turn:
            self._has_turn = False
            self._turns.release()
            if self.end is not None:
                self.end()


def _is_long(begun: list[Any], answer: Iterable[bytes]) -> bool:
    status, headers = begun[0], {name.lower(): value for name, value in begun[1]}
    if status.partition(" ")[0] in BODILESS:
        return False
    made = sum(map(len, answer)) if isinstance(answer, list | tuple) else LONG
    return int(headers.get("content-length", made)) >= LONG


def _close(answer: Iterable[bytes]) -> None:
    if hasattr(answer, "close"):
        answer.close()


def _write_nothing(_piece: bytes) -> None:
    raise NotImplementedError("answers are given, not written")
