"""`POST /review/concept/write`: a concept that was looked at, into the workspace's file of its family.

    id ko en family type units words_ko words_en words_zh words_ru   the concept (dashboard.content.coining)
    side balance counter of                                          what it may say besides
    seen                                                             that what it moves was shown
    m                                                                the figure that it was begun from

`POST /review/concept/undo`: takes it out again (`id`), as long as it is the last of its file.

Only for this machine (dashboard.local); the form of the page itself, which only looks, is guarded in the same way.
"""

from __future__ import annotations

from hmac import compare_digest
from pathlib import Path

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from dashboard import local, urls
from dashboard.content.coining import FIELDS, mark_seen, read_draft
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.coining.draft import take_out, write_concept
from etl.store import Store

PATH = "/review/concept"
WRITE, UNDO = f"{PATH}/write", f"{PATH}/undo"
LARGEST = 60_000  # bytes of a form
LONGEST = 4000  # characters of a field


def register(server: Flask, _store: Store) -> None:
    """Close the addresses to others, look at the form that the page answers, and add the route."""
    guard(server, {PATH, WRITE, UNDO}, {"m", "said", "undone"})

    @server.before_request
    def look() -> Answer | None:
        if request.path != PATH or request.method != "POST":
            return None
        request.max_content_length = LARGEST
        found = answer_or_refuse(lambda: check({"do", "m", *FIELDS}))
        return None if isinstance(found, Path) else found

    @server.post(WRITE)
    def write() -> Answer:
        """One concept."""
        request.max_content_length = LARGEST
        return answer_or_refuse(answer)

    @server.post(UNDO)
    def undo() -> Answer:
        """The last one out again."""
        request.max_content_length = LARGEST
        return answer_or_refuse(undone)


def check(fields: set[str]) -> Path:
    """The workspace, if the form is one of ours."""
    workspace = check_form(fields)
    if any(len(value) > LONGEST for value in request.form.values()):
        raise RefusedError("writing.too_large", 413)
    return workspace


def answer() -> Answer:
    """The concept written, and on to the page that says so."""
    workspace, draft = check({"do", "m", "seen", *FIELDS}), read_draft(request.form)
    seen = request.form.get("seen", "")
    if not compare_digest(seen.encode(), mark_seen(draft, local.form_key()).encode()):
        raise RefusedError("concept.not_seen", 409)
    write_concept(workspace, draft)
    return go_to(urls.concept(said=draft.id))


def undone() -> Answer:
    """A concept taken out, and back to the page that says so."""
    workspace, name = check({"do", "id"}), request.form.get("id", "")
    take_out(workspace, name)
    return go_to(urls.concept(undone=name))
