"""What a reader has laid aside for a deck: addresses of slides, in order, as a cookie keeps them.

A cookie of another origin or of yesterday may hold anything: what is no address is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, unquote

from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.wish import Wish, read_wish

COOKIE = "deck"
MOST = 60  # slides
LONGEST = 3_900  # characters that every browser keeps in a cookie


def read_tray(cookie: str | None) -> list[Wish]:
    """The wishes that a cookie holds, each once."""
    return read_addresses(unquote(part) for part in (cookie or "")[:LONGEST].split("|") if part)


def read_addresses(addresses: Iterable[str]) -> list[Wish]:
    """The wishes among some addresses, each once, as many as a tray holds."""
    found: dict[Wish, None] = {}
    for address in addresses:
        try:
            found[read_wish(address)] = None
        except DeckError:
            continue
    return list(found)[:MOST]


def write_tray(wishes: Sequence[Wish]) -> str:
    """The cookie; DeckError if it does not hold them all."""
    cookie = "|".join(quote(wish.address, safe="/:.,-~") for wish in wishes)
    if len(wishes) > MOST or len(cookie) > LONGEST:
        raise DeckError("full", f"the tray is full with {MOST} slides; make a deck of these first")
    return cookie


def change_tray(wishes: Sequence[Wish], action: str, wish: Wish | None) -> list[Wish]:
    """The tray after add, remove, up, down or clear; another action changes nothing."""
    left = [each for each in wishes if each != wish]
    if action == "clear":
        return []
    if wish is None or action not in ("add", "remove", "up", "down"):
        return list(wishes)
    if action == "remove":
        return left
    at = wishes.index(wish) if wish in wishes else len(left)
    step = {"up": -1, "down": 1}.get(action, 0)
    left.insert(min(max(at + step, 0), len(left)), wish)
    return left
