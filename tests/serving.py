"""An app on a free port of this machine, for tests in a browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from dash import Dash

from dashboard.versions import SHELF


@contextmanager
def serving(app: Dash) -> Iterator[str]:
    """The address of an app, served by a thread of this process until the block ends, and with it all connections
    and stores.

    A browser opens some that it never uses. Who waits there for a request would hold the app and its store for ever.
    """
    from werkzeug.serving import WSGIRequestHandler, make_server

    connections: set[socket.socket] = set()

    class Handler(WSGIRequestHandler):
        def setup(self) -> None:
            connections.add(self.request)
            super().setup()

        def finish(self) -> None:
            super().finish()
            connections.discard(self.request)

    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=Handler)
    server.daemon_threads = False  # so that they are waited for
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        for connection in list(connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        thread.join()
        app.server.extensions[SHELF].close()
