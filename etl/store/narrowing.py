"""By what figures are narrowed: names of indicators, families, origins, documents and kinds, and a period.

Goes in: a name, several, or None for all. Goes out: the arguments of figures.sql, where nothing named
is null. A name that does not exist is a StoreError with the nearest that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypedDict

from etl.errors import StoreError

Names = str | Sequence[str] | None


class OfOne(TypedDict, total=False):
    """By what the figures of one indicator are narrowed."""

    family: Names
    origin: Names
    document: Names
    kind: Names
    start: str | None
    end: str | None


class Narrowing(OfOne, total=False):
    """By what figures are narrowed."""

    indicator: Names


class Narrowed(TypedDict):
    """The arguments of figures.sql."""

    indicator: list[str] | None
    family: list[str] | None
    origin: list[str] | None
    document: list[str] | None
    kind: list[str] | None
    start: str | None
    end: str | None


def narrow(
    indicator: Names = None,
    family: Names = None,
    origin: Names = None,
    document: Names = None,
    kind: Names = None,
    start: str | None = None,
    end: str | None = None,
) -> Narrowed:
    """The arguments of figures.sql.

    >>> narrow(family="trade", start="2023")["family"], narrow()["family"]
    (['trade'], None)
    """
    return {
        "indicator": listed(indicator),
        "family": listed(family),
        "origin": listed(origin),
        "document": listed(document),
        "kind": listed(kind),
        "start": start or None,
        "end": end or None,
    }


def listed(names: Names) -> list[str] | None:
    """One name or several as a list; None where nothing is named."""
    return ([names] if isinstance(names, str) else list(names)) if names else None


def refuse_unknown(sort: str, names: Names, known: Sequence[str]) -> None:
    """StoreError for the first name that is not among the known ones."""
    for name in listed(names) or ():
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4)
            hint = f"did you mean {', '.join(near)}?" if near else "see /data for all of them"
            raise StoreError(f"{sort} {name}: there is no such {sort}; {hint}")
