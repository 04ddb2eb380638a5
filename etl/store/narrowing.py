"""By what figures are narrowed: names of indicators, families, origins, documents and kinds, and a period.

Goes in: a name, several, or None for all. Goes out: the arguments of figures.sql, where nothing named
is null. A name that does not exist is a StoreError with the nearest that does.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from etl.errors import StoreError

Names = str | Sequence[str] | None


def narrow(
    indicator: Names = None,
    family: Names = None,
    origin: Names = None,
    document: Names = None,
    kind: Names = None,
    start: str | None = None,
    end: str | None = None,
) -> dict[str, object]:
    """The arguments of figures.sql.

    >>> narrow(family="trade", start="2023")["family"], narrow()["family"]
    (['trade'], None)
    """
    names = {"indicator": indicator, "family": family, "origin": origin, "document": document, "kind": kind}
    return {**{name: listed(wanted) for name, wanted in names.items()}, "start": start or None, "end": end or None}


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
