"""One call of the usual chat protocol: POST <url>/chat/completions; what comes back is bounded in size and in time.

Nothing is connected but the host that was named: no redirect is followed, no proxy of the environment is used. Of
whatever the other side sends only the content of the first choice is taken; a message of an error says what happened
in our words, never in those of the other side, and never the key.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from threading import Event, Lock, Timer
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from etl.errors import FigtraceError

URL, MODEL, KEY = "FIGTRACE_MODEL_URL", "FIGTRACE_MODEL", "FIGTRACE_MODEL_KEY"
PATH = "/chat/completions"
LARGEST = 1_000_000  # bytes of an answer
PIECE = 65_536
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})  # a later try may be answered
REFUSALS = frozenset({301, 302, 303, 307, 308, 401, 402, 403, 404, 405})  # the same for every figure
LONGEST_PAUSE = 30.0  # seconds


class SettingError(FigtraceError):
    """What was set about the endpoint cannot be used."""


class CallError(Exception):
    """A call that gave no answer: `reason` in a word; `is_final` if no other call will be answered either."""

    def __init__(self, reason: str, *, is_final: bool = False, is_passing: bool = False, pause: float = 0.0) -> None:
        super().__init__(reason)
        self.reason, self.is_final, self.is_passing, self.pause = reason, is_final, is_passing, pause


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked; `timeout` is the whole of one call in seconds, `pause` what a second try waits for."""

    scheme: str
    host: str
    port: int | None
    path: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    tries: int = 3
    pause: float = 1.0
    largest: int = LARGEST

    @property
    def address(self) -> str:
        """Scheme and host, as a person is told."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")


def read_endpoint(url: str | None, model: str | None, key: str | None, timeout: float) -> Endpoint:
    """The endpoint as it was set; SettingError if it is not, or cannot be used."""
    if not url:
        raise SettingError(
            f"{URL}: found nothing, expected the address of a model that you choose, as http://127.0.0.1:11434/v1;"
            " nothing was sent"
        )
    if not model:
        raise SettingError(f"{MODEL}: found nothing, expected the name of a model at that address; nothing was sent")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("http", "https") or parts.username is not None or parts.query:
        raise SettingError(
            f"{URL}: found something else, expected http:// or https://, a host and a path,"
            f" without name, password or query (the key is set by {KEY}); nothing was sent"
        )
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise SettingError(f"{KEY}: found blanks or signs that no key has, expected letters and digits; set it again")
    if key and parts.scheme == "http" and not is_own(host):
        raise SettingError(f"{URL}: found http:// to another machine, expected https:// where {KEY} is set")
    return Endpoint(parts.scheme, host, port, parts.path.rstrip("/"), model, key or "", timeout)


class Caller:
    """Makes calls, from several threads at once; `close` ends those that are under way."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._closed, self._lock = Event(), Lock()
        self._open: set[_Line] = set()

    def ask(self, messages: Iterable[Mapping[str, str]]) -> str:
        """What the model writes; CallError after the last try."""
        body = write_body(self.endpoint.model, messages)
        for left in reversed(range(self.endpoint.tries)):
            if self._closed.is_set():
                break
            try:
                return read_content(self._post(body))
            except CallError as error:
                if not error.is_passing or not left:
                    raise
                pause = error.pause or self.endpoint.pause * 2 ** (self.endpoint.tries - 1 - left)
                self._closed.wait(min(pause, LONGEST_PAUSE))
        raise CallError("closed")

    def close(self) -> None:
        """End all that is under way, and let nothing begin."""
        self._closed.set()
        with self._lock:
            for line in self._open:
                line.cut()

    def _post(self, body: bytes) -> bytes:
        endpoint = self.endpoint
        make = HTTPSConnection if endpoint.scheme == "https" else HTTPConnection
        line = _Line(make(endpoint.host, endpoint.port, timeout=endpoint.timeout))
        timer = Timer(endpoint.timeout, line.end)
        timer.daemon = True
        with self._lock:
            self._open.add(line)
        try:
            timer.start()
            line.connect()
            if self._closed.is_set() or line.is_late.is_set():  # there was nothing to end yet
                raise CallError("closed" if self._closed.is_set() else "timeout")
            line.connection.request("POST", endpoint.path + PATH, body, self._headers())
            with line.connection.getresponse() as response:
                answer = self._read(response)
        except (OSError, HTTPException) as error:
            if line.is_late.is_set() or isinstance(error, TimeoutError):
                raise CallError("timeout") from error
            raise CallError("closed" if self._closed.is_set() else "no_connection", is_passing=True) from error
        finally:
            timer.cancel()
            with self._lock:
                self._open.discard(line)
            line.connection.close()
        if line.is_late.is_set():  # what came until then looks like the whole of it
            raise CallError("timeout")
        return answer

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "figtrace"}
        return headers | ({"Authorization": f"Bearer {self.endpoint.key}"} if self.endpoint.key else {})

    def _read(self, response: HTTPResponse) -> bytes:
        status, declared = response.status, response.length
        if status != 200:
            pause = _read_seconds(response.getheader("Retry-After"))
            is_passing = status in PASSING
            is_final = status in REFUSALS and not is_passing
            raise CallError(f"status_{status}", is_final=is_final, is_passing=is_passing, pause=pause)
        largest = self.endpoint.largest
        if declared is not None and declared > largest:
            raise CallError("too_large")
        found = bytearray()
        while piece := response.read(PIECE):
            found += piece
            if len(found) > largest:
                raise CallError("too_large")
        if declared is not None and len(found) < declared:
            raise CallError("no_connection", is_passing=True)
        return bytes(found)


def write_body(model: str, messages: Iterable[Mapping[str, str]]) -> bytes:
    """What is sent, to the letter."""
    asked = {"model": model, "messages": list(messages), "temperature": 0, "response_format": {"type": "json_object"}}
    return json.dumps(asked, ensure_ascii=False).encode()


def read_content(body: bytes) -> str:
    """What the model wrote; CallError if the answer is not of the protocol.

    >>> read_content(b'{"choices": [{"message": {"content": "{}"}}]}')
    '{}'
    """
    try:
        choices = _Completion.model_validate_json(body).choices
    except (ValidationError, RecursionError) as error:
        raise CallError("not_of_the_protocol") from error
    if not choices:
        raise CallError("not_of_the_protocol")
    return choices[0].message.content


def is_own(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class _Message(BaseModel):
    model_config = ConfigDict(strict=True)
    content: str


class _Choice(BaseModel):
    message: _Message


class _Completion(BaseModel):
    choices: list[_Choice]


class _Line:
    """A connection that another thread can end, however slowly the other side answers."""

    def __init__(self, connection: HTTPConnection) -> None:
        self.connection, self.is_late = connection, Event()
        self._socket: socket.socket | None = None

    def connect(self) -> None:
        """Connect, and remember the socket: the connection forgets it once an answer has begun."""
        self.connection.connect()
        self._socket = self.connection.sock

    def end(self) -> None:
        """Its time is up."""
        self.is_late.set()
        self.cut()

    def cut(self) -> None:
        """End it, whatever it waits for."""
        found = self._socket or self.connection.sock
        if found is not None:
            with suppress(OSError):
                found.shutdown(socket.SHUT_RDWR)


def _read_seconds(written: str | None) -> float:
    return float(written) if written is not None and written.isascii() and written.isdecimal() else 0.0
