"""Who says it, in as much room as a title has: all names in full, without office and country, or the first of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dashboard.i18n import Text
from etl.answers import StatedFigure
from etl.store import Store, kept

JOINT = {"ko": ", ", "en": "; "}  # English names have commas of their own: a person, ambassador of a country
PERSON = "person"
SIZE, SMALLEST = 20.0, 18.0  # points at which a title should have room; at which it may, rather than leave a name out
COUNTRY = re.compile(r" \([^()\d]+\)$")  # behind the name of an agency; behind that of a text stands its year

Names = Mapping[str, str]  # by id of an origin


@kept(1)
def find_people(store: Store) -> frozenset[str]:
    """The origins that are people: their names may have an office behind them."""
    return frozenset(row.origin_id for row in store.origins(least=1) if row.type == PERSON)


def find_names(rows: Sequence[StatedFigure], people: frozenset[str], text: Text) -> list[Names]:
    """How the origins of figures can be called, the fullest way first; each way tells them apart."""
    full = {row.origin_id: text.pick(row.origin_ko, row.origin_en) for row in rows}
    named = {name: words.partition(", ")[0] if name in people else words for name, words in full.items()}
    short = {name: COUNTRY.sub("", words) for name, words in named.items()}
    return [full, *(way for way in (named, short) if len(set(way.values())) == len(way))]


def list_origins(
    rows: Sequence[StatedFigure], people: frozenset[str], text: Text, has_room: Callable[[str, float], bool]
) -> str:
    """The origins in the order of their figures: as many as have room, and how many others; "" if not even one has."""
    ways = find_names(rows, people, text)
    wholes = [JOINT[text.lang].join(names.values()) for names in ways]
    briefest = list(ways[-1].values())
    parts = (
        f"{JOINT[text.lang].join(briefest[:most])} {text('deck.more_origins', n=len(briefest) - most)}"
        for most in range(len(briefest) - 1, 0, -1)
    )
    tries = [(said, size) for size in (SIZE, SMALLEST) for said in wholes] + [(said, SIZE) for said in parts]
    return next((said for said, size in tries if has_room(said, size)), "")
