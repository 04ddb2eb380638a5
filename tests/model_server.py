"""A model on loopback that answers as a test tells it: well, badly, slowly, too much, or with lies."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Handler", dict], None]


class Handler(BaseHTTPRequestHandler):
    """One request; `server.answer` says what is answered."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        """Remember what was sent, and answer."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append((self.path, dict(self.headers), body))
        self.server.answer(self, body)

    def do_GET(self):
        """Where a redirect would lead."""
        self.server.asked.append((self.path, dict(self.headers), None))
        self.send(b"{}")

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """An answer with its length."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def say(self, content: str) -> None:
        """What a model writes, in the form of the protocol."""
        self.send(write_completion(content))

    def log_message(self, *args: object) -> None:
        """Nothing is told."""


class ModelServer(ThreadingHTTPServer):
    """`asked` holds path, headers and body of every request; `go_on` lets what blocks end."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answer: Answer) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.asked, self.go_on = answer, [], threading.Event()

    @property
    def url(self) -> str:
        """What FIGTRACE_MODEL_URL would be."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, *args: object) -> None:
        """A client that has gone is no news."""


@contextmanager
def model_server(answer: Answer) -> Iterator[ModelServer]:
    """The server, in a thread of this process until the block ends."""
    server = ModelServer(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.go_on.set()
        server.shutdown()
        thread.join()
        server.server_close()


def write_completion(content: str) -> bytes:
    """The answer of the chat protocol around what a model writes."""
    return json.dumps(
        {"id": "x", "choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]}
    ).encode()


def write_slots(**slots: tuple[str, str]) -> str:
    """The answer that is asked for: `write_slots(period=("2023", "2023년"))`."""
    return json.dumps({"slots": {name: {"value": value, "quote": quote} for name, (value, quote) in slots.items()}})
