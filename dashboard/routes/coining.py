"""`POST /review/concept/write`: a concept that was looked at, into the workspace's file of its family.

    id ko en family type units words_ko words_en words_zh words_ru   the concept (dashboard.content.coining)
    side balance counter of                                          what it may say besides
    seen                                                             that what it moves was shown
    m                                                                the figure that it was begun from

`POST /review/concept/undo`: takes it out again (`id`), as long as it is the last of its file.
"""

from __future__ import annotations

from flask import Flask

from dashboard import urls
from dashboard.content.coining import FIELDS, mark_seen, read_draft
from dashboard.routes.drafts import Drafted
from etl.coining.draft import take_out, write_concept
from etl.store import Store

PATH = "/review/concept"
WRITE, UNDO = f"{PATH}/write", f"{PATH}/undo"
CONCEPT = Drafted(
    path=PATH,
    query=frozenset({"m", "said", "undone"}),
    fields=("m", *FIELDS),
    read=read_draft,
    mark=mark_seen,
    write=write_concept,
    take_out=take_out,
    address=urls.concept,
    not_seen="concept.not_seen",
)


def register(server: Flask, _store: Store) -> None:
    """Add the routes."""
    CONCEPT.register(server)
