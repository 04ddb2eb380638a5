"""Signs that turn the direction of writing, in what pages show: a text of others could show itself, and what
stands beside it, in another order than it is. On pages each becomes a mark that is seen, one for one, so that
places in a text stay what they are; data and downloads keep the text untouched.
"""

from __future__ import annotations

import re

from flask import Flask, Response, request

SHOWN = "\N{REPLACEMENT CHARACTER}"
TYPES = ("text/html", "image/svg+xml", "application/json")
CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # Unicode: Bidi_Control
_RAW = re.compile("|".join(CONTROLS).encode())
_ESCAPED = re.compile(rb"\\u(?:061c|200[ef]|202[a-e]|206[6-9])", re.IGNORECASE)  # as JSON may write them
TREES = ("/rail/", "/_dash-")  # JSON that becomes a part of a page


def show_controls(content: bytes) -> bytes:
    """The same bytes (HTML, SVG, or JSON that a page is made of) with a visible mark for each such sign.

    >>> show_controls("a\\u202eb".encode()).decode() == "a\\N{REPLACEMENT CHARACTER}b"
    True
    """
    return _ESCAPED.sub(rb"\\ufffd", _RAW.sub(SHOWN.encode(), content))


def guard_pages(server: Flask) -> None:
    """Let no page, picture or part of a page leave this server with such a sign in it."""

    @server.after_request
    def guard(response: Response) -> Response:
        is_shown = response.mimetype in TYPES[:2] or request.path.startswith(TREES)
        if is_shown and response.mimetype in TYPES and not response.is_streamed and not response.direct_passthrough:
            content = response.get_data()
            shown = show_controls(content)
            if shown != content:
                response.set_data(shown)
        return response
