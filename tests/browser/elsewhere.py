"""Somebody else's site: pages of ours in frames, on another port and so of another origin."""

import http.server
import threading
from pathlib import Path

TYPES = {".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html; charset=utf-8"}


class Elsewhere:
    """A server of pages that a test writes, and of the files of one folder under /files/."""

    def __init__(self, folder: Path) -> None:
        self.pages: dict[str, str] = {}
        handler = self._handler(folder)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def put(self, name: str, html: str) -> str:
        """Keep a page and give its address."""
        self.pages[f"/{name}"] = html
        return f"{self.address}/{name}"

    def close(self) -> None:
        """End the server."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self, folder: Path) -> type[http.server.BaseHTTPRequestHandler]:
        pages = self.pages

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content, kind = self.find()
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(content or b"")

            def find(self) -> tuple[bytes | None, str]:
                if self.path == "/favicon.ico":
                    return b"", "image/x-icon"
                if self.path in pages:
                    return pages[self.path].encode(), TYPES[".html"]
                file = folder / self.path.removeprefix("/files/")
                if self.path.startswith("/files/") and file.is_file():
                    return file.read_bytes(), TYPES.get(file.suffix, "application/octet-stream")
                return None, "text/plain"

            def log_message(self, *_: object) -> None:
                """Silent."""

        return Handler
