"""The worker of gunicorn that serves the dashboard: slow and silent clients take no thread, and a request
that hangs ends its worker, which gunicorn then replaces.

Threads are few and belong to those who have asked a whole question. Comes in: a connection. It waits without
a thread until the head of its request is whole, with a short body behind it (dashboard.bodies), and is closed if
that takes too long. A long body is read by a thread, but only so many at a time, each within a time and at a pace;
who reads its answer too slowly is cut off. Nobody waits for the rest of a body that the answer did not need: such a
connection is closed behind it.
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
from typing import TYPE_CHECKING, Any, ClassVar

from gunicorn.workers.gthread import TConn, ThreadWorker

from dashboard.bodies import HEAD_ENDS, Coming, end_reading, ends_here, find_end, has_body
from dashboard.partings import Partings
from dashboard.sending import LongAnswers
from dashboard.waiting import Environ, StartResponse, Waiting
from etl.errors import StoreError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from etl.store import Shelf

LONGEST_HEAD = 32_768  # bytes; the system keeps at least that much of what nobody has read yet
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

    head_limit: ClassVar[float] = 10  # until the head of a request is whole, and its body if that is short
    body_limit: ClassVar[float] = 60  # until a long one is
    send_limit: ClassVar[float] = 30  # for a piece of the answer to be taken
    work_limit: ClassVar[float] = 300  # for the work on one request, its body included
    last_words: ClassVar[float] = 5  # for other requests, where one hangs
    parting_limit: ClassVar[float] = 2  # for a client to close a connection that has its last answer
    follow_every: ClassVar[float] = 1  # between two looks for a newer store
    bodies_at_once: ClassVar[int] = 2  # of all threads
    sends_at_once: ClassVar[int] = 4  # long answers, of all threads
    wsgi: Any

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._halves: list[TConn] = []  # connections whose head has begun
        self._partings = Partings(self.parting_limit)
        self._bodies: dict[TConn, Coming] = {}  # connections that send a long body
        self._body_turns = threading.BoundedSemaphore(self.bodies_at_once)
        self._is_hanging = False
        self._shelf: Shelf | None = None
        self._following: Future[None] | None = None
        self._follow_at = 0.0

    def load_wsgi(self) -> None:
        """The app, watched; one that waits for its store, if that cannot be read."""
        from dashboard.versions import SHELF

        try:
            super().load_wsgi()
            self._shelf = getattr(self.wsgi, "extensions", {}).get(SHELF)
        except StoreError:
            self.wsgi = Waiting(self.app.wsgi)
        self.wsgi = self.watch = Watch(LongAnswers(self.wsgi, self.sends_at_once))

    def run(self) -> None:
        """Serve until told to end; the stores are closed behind the last answer."""
        try:
            super().run()
        finally:
            if self._shelf is not None:
                self._shelf.close()

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
        for conn, body in list(self._bodies.items()):
            if body.is_late():
                self._bodies.pop(conn, None)
                end_reading(conn.sock)

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
        end = find_end(head, LONGEST_HEAD) if HEAD_ENDS in head else None
        if HEAD_ENDS in head and (end is None or len(head) >= end):
            conn.has_all = end is not None
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
        """The answer; one that brings a long body must have its turn for it."""
        conn.sock.settimeout(self.send_limit)
        if conn.has_all or not has_body(req):
            return self._answer(req, conn)
        if not self._body_turns.acquire(blocking=False):
            _refuse(conn.sock, "503 Service Unavailable")
            return False
        self._bodies[conn] = body = Coming(conn.parser.unreader, self.body_limit)
        req.should_close = partial(ends_here, req, conn.sock, req.should_close)
        try:
            kept = self._answer(req, conn)
        finally:
            self._body_turns.release()
            body.end()
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
            self._follow()
        elif not self._is_hanging:
            self._is_hanging = True
            seconds, thread, name = found
            where = "".join(traceback.format_stack(sys._current_frames().get(thread)))
            self.log.error("%s: at work for %.0f s, so this worker is replaced\n%s", name, seconds, where)
            self.alive = False
            last = threading.Timer(self.last_words, os._exit, [1])  # a thread that hangs cannot be ended alone
            last.daemon = True
            last.start()

    def _follow(self) -> None:
        """Look for a newer store where nobody asks for one, so that no old one stays open."""
        now = time.monotonic()
        is_free = self._following is None or self._following.done()
        if self._shelf is not None and self.alive and is_free and now >= self._follow_at:
            self._follow_at = now + self.follow_every
            self._following = self.tpool.submit(_look_again, self._shelf)


def _look_again(shelf: Shelf) -> None:
    shelf.current()


def _refuse(sock: socket.socket, status: str) -> None:
    """A last word to a client that is sent away; whether it hears it is its own affair."""
    with suppress(OSError):
        sock.settimeout(0.1)
        sock.sendall(REFUSED.format(status=status, retry=10).encode())
