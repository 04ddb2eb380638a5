"""`/d/<document>/original`: the file that a document was read from, to be saved, never to be shown here.

Whatever is in it, it runs nothing of this site: it comes as bytes without a type, as an attachment, sandboxed.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote

from flask import Flask, Response, request

from etl.store import Store, read_original

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "no-cache",
}


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    @server.get("/d/<document_id>/original")
    def answer_original(document_id: str) -> Response:
        """The original as it came, or 404."""
        document = store.document(document_id)
        content = read_original(store.path, document) if document else None
        if document is None or content is None:
            return Response("", status=404, mimetype="text/plain")
        response = Response(content, mimetype="application/octet-stream", headers=HEADERS)
        response.headers["Content-Disposition"] = name_original(document.bibliography["original"])
        response.set_etag(document.bibliography["original_sha256"])
        response.make_conditional(request)
        return response


def name_original(path: str) -> str:
    """The name to save under: its end in ASCII for old readers, the whole for all others (RFC 6266).

    >>> print(name_original("originals/ab/보고서.pdf"))
    attachment; filename="original.pdf"; filename*=UTF-8''%EB%B3%B4%EA%B3%A0%EC%84%9C.pdf
    """
    name = PurePosixPath(path)
    end = name.suffix if name.suffix[1:].isascii() and name.suffix[1:].isalnum() else ""
    return f"attachment; filename=\"original{end}\"; filename*=UTF-8''{quote(name.name, safe='')}"
