"""`/search/typed?q=`: what the list under the box shows while a question is typed, as a piece of HTML.

Passages are looked for only where no figure fits: they are what takes longest, and the page of the search has them.
"""

from __future__ import annotations

from flask import Flask, Response, request

from dashboard import versions
from dashboard.api.parameters import QUESTION, VERSIONED, Parameter, read_parameters
from dashboard.components.html.plain import to_html
from dashboard.components.lists.answers import options
from dashboard.i18n import LANGUAGES, Text
from etl.store import Store

MOST = 5  # of each sort
PARAMETERS = (
    Parameter("q", "What is typed.", QUESTION),
    Parameter("lang", "Language of the words.", values=LANGUAGES),
    *VERSIONED,
)


def register(server: Flask, store: Store) -> None:
    """Add the route."""

    @server.get("/search/typed")
    def answer_typed() -> Response:
        """The options for what is typed so far."""
        asked = read_parameters(request.args, PARAMETERS)
        text, query = Text(str(asked["lang"] or "")), " ".join(str(asked["q"] or "").split())
        found = options(store.search(query, MOST, passages=False), query, text) if query else []
        return versions.keep(Response(to_html(found), mimetype="text/html"))
