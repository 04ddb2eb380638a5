"""A request that names an indicator by an id that a pin has taken in is answered as if it named the pin.

Comes in: a request as Flask has matched it. Goes out: the same with the new ids in its path and its query, so that
pages, exports, pictures, embeds, slides, citations, feeds and the API answer old addresses without knowing of it.
What is searched for (`q`) stays as it is.
"""

from __future__ import annotations

from flask import request
from werkzeug.datastructures import ImmutableMultiDict

from dashboard.leading import lead, leads
from etl.store import Store

SEARCHED = "q"


def follow(store: Store) -> None:
    """Let the request at hand name indicators by the ids that they have now."""
    if leads(store) is None:
        return
    given = request.view_args or {}
    given.update({name: lead(store, value) for name, value in given.items() if isinstance(value, str)})
    asked = request.args.items(multi=True)
    told = [(name, value if name == SEARCHED else lead(store, value)) for name, value in asked]
    request.args = ImmutableMultiDict(told)
