"""`POST /review/pin/write` and `/review/pin/undo`: a pin that was looked at, into datasets/pins.toml; the last one out.

    id ko en description_ko … caution_en low high chart alias   the pin (dashboard.content.pinning)
    seen                                                        that what it changes was shown

Only for this machine (dashboard.local); the form of the page itself, which only looks, is guarded in the same way.
"""

from __future__ import annotations

from hmac import compare_digest
from pathlib import Path

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.content.pinning import FIELDS, mark_pin, read_pin
from dashboard.routes.coining import LARGEST, check
from dashboard.routes.writing import RefusedError, answer_or_refuse, go_to, guard
from etl.store import Store

PATH = "/review/pin"
WRITE, UNDO = f"{PATH}/write", f"{PATH}/undo"


def register(server: Flask, _store: Store) -> None:
    """Close the addresses to others, look at the form that the page answers, and add the routes."""
    guard(server, {PATH, WRITE, UNDO}, {"i", "said", "undone"})

    @server.before_request
    def look() -> Answer | None:
        if request.path != PATH or request.method != "POST":
            return None
        request.max_content_length = LARGEST
        found = answer_or_refuse(lambda: check({"do", *FIELDS}))
        return None if isinstance(found, Path) else found

    @server.post(WRITE)
    def write_pinned() -> Answer:
        """One pin."""
        request.max_content_length = LARGEST
        return answer_or_refuse(written)

    @server.post(UNDO)
    def undo_pinned() -> Answer:
        """The last one out again."""
        request.max_content_length = LARGEST
        return answer_or_refuse(undone)


def written() -> Answer:
    """The pin written, and on to the page that says so."""
    from etl.coining.pinning import write_pin

    workspace, draft = check({"do", "seen", *FIELDS}), read_pin(request.form)
    seen = request.form.get("seen", "")
    if not compare_digest(seen.encode(), mark_pin(draft, local.form_key()).encode()):
        raise RefusedError("pin.not_seen", 409)
    write_pin(workspace, draft)
    return go_to(urls.pin(said=draft.id))


def undone() -> Answer:
    """A pin taken out, and back to the page that says so."""
    from etl.coining.pinning import take_out

    workspace, name = check({"do", "id"}), request.form.get("id", "")
    take_out(workspace, name)
    return go_to(urls.pin(undone=name))
