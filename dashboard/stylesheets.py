"""The style sheets of the pages as one file, so that a visit asks once: in the order of their names.

Its address carries the hash of its content and may be kept for ever; a sheet that changes on disk
gives another address with the next page. Sheets whose names begin with no digit belong to something
else (embeds) and are left out.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort

FOLDER = Path(__file__).parent / "assets"
PATTERN = "[0-9]*.css"


def style_path(folder: Path = FOLDER) -> str:
    """The address of the file as it is now."""
    return f"/style-{_join(_state(folder))[0]}.css"


def serve_styles(server: Flask, folder: Path = FOLDER) -> None:
    """Serve the file under the hash of its content; any other hash is 404."""

    @server.get("/style-<content_hash>.css")
    def style_sheet(content_hash: str) -> Response:
        own, content = _join(_state(folder))
        if content_hash != own:
            abort(404)
        response = Response(content, mimetype="text/css")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _state(folder: Path) -> tuple[tuple[Path, int], ...]:
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.glob(PATTERN)))


@lru_cache(maxsize=4)
def _join(state: tuple[tuple[Path, int], ...]) -> tuple[str, str]:
    content = "\n".join(path.read_text(encoding="utf-8") for path, _ in state)
    return hashlib.sha256(content.encode()).hexdigest()[:12], content
