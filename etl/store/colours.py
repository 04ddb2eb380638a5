"""One colour an origin, fixed for the whole store: the same on every page, picture and slide.

There are fewer colours than origins. So each origin, in the order of the catalogue and agencies first, takes a colour
that the others of its indicators do not have; of several such, one that the others of its documents do not have, then
the one that fewest have yet. An origin that is added later takes what is left and changes nobody's before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

COLOURS = 8
Taken = list[int]  # by colour: how often it is taken

ORDER = """
select p.origin_id, list(p.indicator_id order by p.indicator_id), any_value(d.documents)
from origin_places p
join (select rowid as met, * from origins) g using (origin_id)
left join (
    select origin_id, list(distinct document_id order by document_id) as documents from figure_rows group by all
) d using (origin_id)
group by p.origin_id
order by min(coalesce(
    list_position(['agency', 'government', 'organisation', 'media', 'person', 'author'], g.type), 9
)), min(g.met)
"""


def colour_origins(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `origin_colours` from `origin_places`."""
    chosen = choose_colours(connection.execute(ORDER).fetchall())
    names, colours = list(chosen), list(chosen.values())
    connection.execute("insert into origin_colours select unnest(?), unnest(?)", [names, colours])


def choose_colours(origins: Iterable[tuple[str, Sequence[str], Sequence[str] | None]]) -> dict[str, int]:
    """A colour from 0 for each origin, which comes with its indicators and its documents.

    >>> choose_colours([("nis", ["shells"], ["1"]), ("us", ["shells"], ["1"]), ("bank", ["gni"], ["1"])])
    {'nis': 0, 'us': 1, 'bank': 2}
    """
    of_indicators: dict[str, Taken] = {}
    of_documents: dict[str, Taken] = {}
    taken: Taken = [0] * COLOURS
    chosen = {}
    for origin, indicators, documents in origins:
        beside = [of_indicators.setdefault(name, [0] * COLOURS) for name in indicators]
        near = [of_documents.setdefault(name, [0] * COLOURS) for name in documents or ()]
        met = [
            (sum(counts[colour] for counts in beside), sum(counts[colour] for counts in near), taken[colour], colour)
            for colour in range(COLOURS)
        ]
        best = min(met)[-1]
        for counts in (*beside, *near, taken):
            counts[best] += 1
        chosen[origin] = best
    return chosen
