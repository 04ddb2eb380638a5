"""`POST /note?m=<figure>`: a note of one's own about a figure; only for this machine (dashboard.local).

    note     what is noted; nothing takes the note out        token    that of our pages

The answer leads back to the page of ours on which the form stood, else to that of the figure.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from dashboard import public, urls
from dashboard.components.card.own_note import PATH
from dashboard.routes.writing import RefusedError, answer_or_refuse, check_form, go_to, guard
from etl.noting import OwnNote, keep_note
from etl.store import Store

LARGEST = 20_000  # bytes of a form


def register(server: Flask, store: Store) -> None:
    """Close the address to others, and add the route."""
    guard(server, {PATH}, {"m"})

    @server.post(PATH)
    def note() -> Answer:
        """One note."""
        request.max_content_length = LARGEST
        return answer_or_refuse(lambda: answer(store))


def answer(store: Store) -> Answer:
    """What the form asks, done."""
    workspace, figure = check_form({"note"}), request.args.get("m", "")
    mention = store.mention(figure)
    if mention is None:
        raise RefusedError("review.no_figure", 404)
    quote, before, after = (
        " ".join(words.split()) for words in (mention.quote, mention.words_before, mention.words_after)
    )
    words = request.form.get("note", "").replace("\r\n", "\n").strip()
    keep_note(workspace, OwnNote(figure, quote, before, after, words, date.today().isoformat()))
    return go_to(find_way_back() or urls.observation(figure))


def find_way_back() -> str:
    """The page of ours on which the form stood; nothing for any other address."""
    came_from = request.referrer or ""
    if not public.is_ours(came_from):
        return ""
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
