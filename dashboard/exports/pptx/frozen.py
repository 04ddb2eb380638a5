"""Which version the slides of a deck show: those of one deck show the same one."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.wish import Wish
from dashboard.versions import find_version
from etl.errors import VersionError
from etl.store import Shelf


def find_common_version(shelf: Shelf, wishes: Sequence[Wish], asked: str | None = None) -> str | None:
    """The version that the wishes name, or `asked` for the whole deck; None: what is published.

    VersionError if one cannot be shown, DeckError if they are several.
    """
    other = asked or shelf.current().version
    found = {find_own_version(shelf, wish) or other: wish for wish in wishes}
    if len(found) > 1:
        said = ", ".join(f"{wish.address} ({version[:12]})" for version, wish in found.items())
        raise DeckError("mixed", f"{said}: a deck shows one version; make a deck of each, or name the same v for all")
    return next(iter(found), None) if any(wish.is_frozen for wish in wishes) else asked


def find_own_version(shelf: Shelf, wish: Wish) -> str | None:
    """The version that a wish names, which can be shown; None: it names none. VersionError, which names the wish."""
    try:
        version = find_version(shelf, wish.version, wish.moment)
        return shelf.get(version).version if version else None
    except VersionError as error:
        raise VersionError(f"--chart {wish.address}: {error}", error.reason, error.asked, error.entry) from error
