"""The style sheets of the pages as one file, so that a visit asks once: in the order of their names.

The first page has a file of its own with the few that it needs; all others share one, which has all.
Its address carries the hash of its content and may be kept for ever; a sheet that changes on disk
gives another address with the next page. Sheets whose names begin with no digit belong to something
else (embeds) and are left out.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, abort

REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
FOLDER = Path(__file__).parent / "assets"
PATTERN = "[0-9]*.css"
FIRST = ("00-base", "10-shell", "11-home", "12-ask", "38-time", "80-touch", "90-print")  # what the first page needs


def style_path(folder: Path = FOLDER, *, is_first: bool = False) -> str:
    """The address of the file as it is now: of the first page, or of all others."""
    return f"/style-{_join(_state(folder, is_first=is_first))[0]}.css"


def serve_styles(server: Flask, folder: Path = FOLDER) -> None:
    """Serve the file under the hash of its content; any other hash is 404."""

    @server.get("/style-<content_hash>.css")
    def style_sheet(content_hash: str) -> Response:
        files = dict(_join(_state(folder, is_first=is_first)) for is_first in (True, False))
        content = files.get(content_hash)
        if content is None:
            abort(404)
        response = Response(content, mimetype="text/css")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def _state(folder: Path, *, is_first: bool) -> tuple[tuple[Path, int], ...]:
    paths = [path for path in sorted(folder.glob(PATTERN)) if not is_first or path.stem in FIRST]
    return tuple((path, path.stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=4)
def _join(state: tuple[tuple[Path, int], ...]) -> tuple[str, str]:
    content = "\n".join(_pack(path.read_text(encoding="utf-8")) for path, _ in state)
    return hashlib.sha256(content.encode()).hexdigest()[:12], content


def _pack(sheet: str) -> str:
    """A sheet without what only its writers read: remarks, indents, empty lines.

    >>> _pack("/* Links. */\\n\\na {\\n  color: red;\\n}\\n")
    'a {\\ncolor: red;\\n}'
    """
    return "\n".join(line.strip() for line in REMARK.sub("", sheet).splitlines() if line.strip())
