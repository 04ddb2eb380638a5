"""The address of a slide as people type or copy it, held to the names and values that its page knows.

A page ignores what it does not know; of a slide nobody would notice that a filter was misspelt.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from werkzeug.datastructures import MultiDict

from dashboard.api.parameters import MARKS, STATE, VERSIONED, read_parameters
from dashboard.api.problems import refuse
from dashboard.exports.pptx.wish import INDICATOR, Wish, read_wish

OF_PAGES = ("lang", "theme", "page")  # how a page looks, which an address that was copied may hold


def read_slide(address: str) -> Wish:
    """The slide of an address; DeckError if it is none, Problem for a name or a value that does not exist."""
    wish = read_wish(address)
    declared = (*STATE, *MARKS) if wish.sort == INDICATOR else ()
    known = [name for parameter in (*declared, *VERSIONED) for name in parameter.names]
    asked: MultiDict[str, str] = MultiDict()
    for name, value in parse_qsl(urlsplit(address.strip()).query, keep_blank_values=True):
        if name not in (*known, *OF_PAGES):
            raise refuse("unknown-parameter", "parameter", name, known, parameter=name)
        if name in known and name not in ("v", "asof") and value:  # a version is looked for on the shelf
            asked.add(name, value)
    read_parameters(asked, declared)
    return wish
