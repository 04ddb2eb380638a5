"""Old ids of indicators lead to the pin that has taken them in (`alias`), wherever they are asked for."""

from __future__ import annotations

import re

from etl.store import Store, kept


@kept(1)
def leads(store: Store) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """What finds old ids, alone, in lists and in addresses, and where each leads; None where there are none."""
    found = {row.term: row.indicator_id for row in store.aliases()}
    names = "|".join(map(re.escape, sorted(found, key=len, reverse=True)))
    return (re.compile(rf"(?<![\w.-])(?:{names})(?![\w.-])"), found) if found else None


def lead(store: Store, words: str) -> str:
    """An id, a list of ids or an address, with the ids that indicators have now."""
    known = leads(store)
    return words if known is None else known[0].sub(lambda old: known[1][old[0]], words)
