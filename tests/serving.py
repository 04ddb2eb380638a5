"""An app on a free port of this machine, for tests in a browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dash import Dash


@contextmanager
def serving(app: Dash) -> Iterator[str]:
    """The address of an app, served by a thread of this process until the block ends."""
    from werkzeug.serving import make_server

    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
