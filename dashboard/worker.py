"""The worker of gunicorn that serves the dashboard: slow and silent clients take no thread, and a request
that hangs ends its worker, which gunicorn then replaces.

Threads are few and belong to those who have asked a whole question. Comes in: a connection. It waits without
a thread until the head of its request is whole, and is closed if that takes too long. A body is read by a
thread, but only so many at a time, and each within a time; who reads its answer too slowly is cut off. Nobody waits
for the rest of a body that the answer did not need: such a connection is closed behind it.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any, ClassVar

from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

from dashboard.partings import Partings
from dashboard.sending import LongAnswers
from dashboard.waiting import Environ, StartResponse, Waiting
from etl.errors import StoreError

HEAD_ENDS = b"\r\n\r\n"
LONGEST_HEAD = 32_768  # bytes; the system keeps at least that much of what nobody has read yet
PIECE, MOST_PIECES = 8_192, 16  # bytes at a time of a body that nobody reads, and times; after that, it is too long
GLANCE = 0.05  # seconds between two looks at heads that are not whole
REFUSED = (
    "HTTP/1.1 {status}\r\nConnection: close\r\nRetry-After: {retry}\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Length: 0\r\n\r\n"
)


class Watch:
    """A WSGI app that knows for how long the app inside has been at work on each request.

    Only the work counts: the time in which an answer is being sent to a slow reader does not.
    """

    def __init__(self, app: Callable[[Environ, StartResponse], Iterable[bytes]]) -> None:
        self._app = app
        self._since: dict[int, tuple[float, str]] = {}  # by thread

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the app."""
        name = f"{environ.get('REQUEST_METHOD')} {environ.get('PATH_INFO')}"
        with _Noted(self._since, name):
            answer = self._app(environ, start_response)
        wrapper = environ.get("wsgi.file_wrapper")
        return answer if wrapper and isinstance(answer, wrapper) else self._pass_on(answer, name)

    def longest(self) -> tuple[float, int, str] | None:
        """Seconds, thread and name of the request that has been worked on for longest; None if there is none."""
        now = time.monotonic()
        found = [(now - since, thread, name) for thread, (since, name) in list(self._since.items())]
        return max(found, default=None)

    def _pass_on(self, answer: Iterable[bytes], name: str) -> Iterator[bytes]:
        try:
            pieces = iter(answer)
            while True:
                with _Noted(self._since, name):
                    piece = next(pieces, None)
                if piece is None:
                    return
                yield piece
        finally:
            if hasattr(answer, "close"):
                answer.close()


class _Noted:
    """While this lasts, the thread is at work."""

    def __init__(self, since: dict[int, tuple[float, str]], name: str) -> None:
        self._since, self._name = since, name

    def __enter__(self) -> None:
        self._since[threading.get_ident()] = (time.monotonic(), self._name)

    def __exit__(self, *_: object) -> None:
        self._since.pop(threading.get_ident(), None)


class Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """A connection whose end keeps nobody waiting; with gunicorn's own, all wait two seconds for its client."""

    def close(self, graceful: bool = False) -> None:
        """At once, or when the client has heard the last answer."""
        if graceful:
            self.partings.add(self.sock)
        else:
            super().close()


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's own worker with threads, and limits of time; all in seconds."""

    head_limit: ClassVar[float] = 10  # until the head of a request is whole
    body_limit: ClassVar[float] = 60  # until its body is
    send_limit: ClassVar[float] = 30  # for a piece of the answer to be taken
    work_limit: ClassVar[float] = 300  # for the work on one request, its body included
    last_words: ClassVar[float] = 5  # for other requests, where one hangs
    parting_limit: ClassVar[float] = 2  # for a client to close a connection that has its last answer
    bodies_at_once: ClassVar[int] = 2  # of all threads
    sends_at_once: ClassVar[int] = 4  # long answers, of all threads
    wsgi: Any

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._halves: list[TConn] = []  # connections whose head has begun
        self._partings = Partings(self.parting_limit)
        self._bodies: dict[TConn, float] = {}  # connections that may send a body, until then
        self._body_turns = threading.BoundedSemaphore(self.bodies_at_once)
        self._is_hanging = False

    def load_wsgi(self) -> None:
        """The app, watched; one that waits for its store, if that cannot be read."""
        try:
            super().load_wsgi()
        except StoreError:
            self.wsgi = Waiting(self.app.wsgi)
        self.wsgi = self.watch = Watch(LongAnswers(self.wsgi, self.sends_at_once))

    # connections that have not asked a whole question yet ------------------------------------------

    def accept(self, listener: socket.socket) -> None:
        """A new connection waits for its head."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        conn = Connection(self.cfg, client, address, listener.getsockname())
        conn.partings = self._partings
        self.enqueue_req(conn)

    def enqueue_req(self, conn: TConn) -> None:
        """To a thread if the head is there; else the connection waits without one."""
        conn.head_by = time.monotonic() + self.head_limit
        if self._look_at(conn) is False:
            conn.timeout = conn.head_by
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The first bytes have come."""
        self.poller.unregister(client)
        self.pending_conns.remove(conn)
        if self._look_at(conn) is False:
            self._halves.append(conn)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """What gunicorn does, and a look at the connections whose time is limited."""
        is_short = self._halves or self._bodies or len(self._partings)
        super().wait_for_and_dispatch_events(min(timeout, GLANCE) if is_short else timeout)
        self._partings.look()
        if not self.alive:  # who has not asked yet asks somebody else
            for conn in (*self.pending_conns, *self._halves):
                conn.timeout = conn.head_by = 0
        halves, self._halves = self._halves, []
        for conn in halves:
            if self._look_at(conn) is False:
                self._halves.append(conn)
        for conn, until in list(self._bodies.items()):
            if time.monotonic() > until and self._bodies.pop(conn, 0.0):
                _end_reading(conn.sock)

    def _look_at(self, conn: TConn) -> bool | None:
        """True: a thread has it. False: it must wait. None: it is closed."""
        buffered = conn.parser.unreader.buf.getvalue() if conn.initialized else b""
        conn.sock.setblocking(False)
        try:
            seen = conn.sock.recv(LONGEST_HEAD, socket.MSG_PEEK)
        except BlockingIOError:
            seen = None
        except OSError:
            seen = b""
        head = buffered + (seen or b"")
        if HEAD_ENDS in head:
            conn.data_ready = True
            super().enqueue_req(conn)
            return True
        if seen == b"" or len(head) >= LONGEST_HEAD or time.monotonic() > conn.head_by:
            self.nr_conns -= 1
            if head:
                _refuse(conn.sock, "408 Request Timeout" if len(head) < LONGEST_HEAD else "431 Too Large")
            conn.close()
            return None
        return False

    # requests ----------------------------------------------------------------------------------------

    def handle_request(self, req: Any, conn: TConn) -> bool:
        """The answer; one that brings a body must have its turn for it."""
        conn.sock.settimeout(self.send_limit)
        if not _has_body(req):
            return self._answer(req, conn)
        if not self._body_turns.acquire(blocking=False):
            _refuse(conn.sock, "503 Service Unavailable")
            return False
        self._bodies[conn] = time.monotonic() + self.body_limit
        req.should_close = partial(_ends_here, req, conn.sock, req.should_close)
        try:
            kept = self._answer(req, conn)
        finally:
            self._body_turns.release()
            del req.should_close
            in_time = self._bodies.pop(conn, None) is not None
        return kept and in_time

    def _answer(self, req: Any, conn: TConn) -> bool:
        """As gunicorn does; a client that does not read is gone, which is no error of ours."""
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError as error:
            raise BrokenPipeError(errno.EPIPE, "the client does not read its answer") from error

    # the worker itself -------------------------------------------------------------------------------

    def notify(self) -> None:
        """Tell gunicorn that all is well, as long as it is: a worker with a request that hangs makes its exit."""
        found = self.watch.longest()
        if found is None or found[0] < self.work_limit:
            super().notify()
        elif not self._is_hanging:
            self._is_hanging = True
            seconds, thread, name = found
            where = "".join(traceback.format_stack(sys._current_frames().get(thread)))
            self.log.error("%s: at work for %.0f s, so this worker is replaced\n%s", name, seconds, where)
            self.alive = False
            last = threading.Timer(self.last_words, os._exit, [1])  # a thread that hangs cannot be ended alone
            last.daemon = True
            last.start()


def _has_body(req: Any) -> bool:
    """Whether a request announces a body."""
    names = {name.upper(): value for name, value in req.headers}
    return "TRANSFER-ENCODING" in names or names.get("CONTENT-LENGTH", "0").strip() != "0"


def _ends_here(req: Any, sock: socket.socket, is_asked: Callable[[], bool]) -> bool:
    """Whether the connection ends behind the answer: its client asks for it, or has not sent the whole body yet.

    gunicorn asks when it begins the answer, which then says so, and when the answer is out. If it kept the
    connection, it would wait for the rest on a thread.
    """
    if not is_asked() and not _is_whole(req.body, sock):
        req.must_close = True  # also if the rest has come by the second time
    return is_asked()


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


def _refuse(sock: socket.socket, status: str) -> None:
    """A last word to a client that is sent away; whether it hears it is its own affair."""
    with suppress(OSError):
        sock.settimeout(0.1)
        sock.sendall(REFUSED.format(status=status, retry=10).encode())


def _end_reading(sock: socket.socket) -> None:
    """Whoever waits for more of a body gets none."""
    with suppress(OSError):
        sock.shutdown(socket.SHUT_RD)
