"""By what figures are narrowed: what they measure and of whom, who states them where, and a period.

Goes in: a name, several, or None for all. Goes out: the arguments of queries/parts/chosen.sql, where nothing named
is null. A name that does not exist is a StoreError with the nearest that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypedDict, Unpack

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


class Chosen(OfOne, total=False):
    """By what figures of several indicators are narrowed besides.

    `area` is whose quantity it is, `partner` the other side of a flow or a comparison; `certainty` is settled
    (by a person), listed (by an entry of the catalogue) or composed (by rule, unconfirmed); `dating` is dated or
    undated.
    """

    measure: Names
    area: Names
    partner: Names
    breakdown: Names
    transformation: Names
    certainty: Names
    dating: Names


class Narrowing(Chosen, total=False):
    """By what figures are narrowed."""

    indicator: Names


class Narrowed(TypedDict):
    """The arguments of queries/parts/chosen.sql."""

    indicator: list[str] | None
    family: list[str] | None
    measure: list[str] | None
    area: list[str] | None
    partner: list[str] | None
    breakdown: list[str] | None
    transformation: list[str] | None
    certainty: list[str] | None
    dating: list[str] | None
    origin: list[str] | None
    document: list[str] | None
    kind: list[str] | None
    start: str | None
    end: str | None


WORDS = Narrowing.__optional_keys__


def narrow(**named: Unpack[Narrowing]) -> Narrowed:
    """The arguments of queries/parts/chosen.sql.

    >>> narrow(family="trade", start="2023")["family"], narrow()["family"]
    (['trade'], None)
    >>> narrow(country="KP")
    Traceback (most recent call last):
    TypeError: figures are not narrowed by country
    """
    if unknown := named.keys() - WORDS:
        raise TypeError(f"figures are not narrowed by {', '.join(sorted(unknown))}")
    return {
        "indicator": listed(named.get("indicator")),
        "family": listed(named.get("family")),
        "measure": listed(named.get("measure")),
        "area": listed(named.get("area")),
        "partner": listed(named.get("partner")),
        "breakdown": listed(named.get("breakdown")),
        "transformation": listed(named.get("transformation")),
        "certainty": listed(named.get("certainty")),
        "dating": listed(named.get("dating")),
        "origin": listed(named.get("origin")),
        "document": listed(named.get("document")),
        "kind": listed(named.get("kind")),
        "start": named.get("start") or None,
        "end": named.get("end") or None,
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
