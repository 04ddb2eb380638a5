"""Hostile uploads, each to `/deck/refresh` of the app and, by a function, to the command that does the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from flask import Flask

from dashboard.app import create_app
from dashboard.bench.hostile_decks import make_hostile
from dashboard.bench.torture.answers import Answered, judge
from dashboard.bench.torture.made_requests import Asked
from dashboard.bench.torture.requests import find_secrets, watched_log
from dashboard.exports.pptx.deck import find_wishes, write_deck
from etl.store import Store

SLIDES = 3
NAMES = (
    *("deck.pptx", "../../etc/passwd", "a\r\nX-Injected: 1.pptx", "한글 \u202e.pptx", ".pptx", "a/b\\c.pptx"),
    "x" * 3_000 + ".pptx",
)
OURS = {"Sec-Fetch-Site": "same-origin"}
ASKED = Asked("POST", "/deck/refresh")
BOTH = 2

Command = Callable[[bytes], str]


def try_uploads(store: Path, count: int, command: Command) -> Iterator[tuple[str, str]]:
    """So many uploads, in turn to the app and to the command; both get every sort of them."""
    app = create_app(store).server
    with Store.open(store) as opened:
        wishes = list(find_wishes(opened))[:SLIDES]
        good = write_deck(opened, wishes, "ko", title="torture")
    secrets = find_secrets(store)
    decks = [("a good deck", good), *make_hostile(good)]
    step = max(BOTH * len(decks) // count, 1)
    with watched_log(app) as log:
        for number, (name, content) in enumerate(decks[::step]):
            log.clear()
            verdict = judge(ASKED, upload(app, content, NAMES[number % len(NAMES)]), secrets)
            yield f"upload: {name}", f"the log: {log[0]}" if log else verdict
            yield f"command: {name}", command(content)


def upload(app: Flask, content: bytes, name: str) -> Answered:
    """The answer to one."""
    response = app.test_client().post("/deck/refresh", data={"deck": (BytesIO(content), name)}, headers=OURS)
    return Answered(response.status_code, list(response.headers), response.data)
