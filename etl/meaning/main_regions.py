"""Whether a text is about one province or city of a country: NSW hospitals … the waiting list grew by 6 per cent.

Comes in: the country that a text is about, and its passages. Goes out: its one region that the opening names, if the
text names neither another one nor the country itself; else the country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from etl.meaning.places import SEATED, read_areas
from etl.meaning.regions import country_of
from etl.meaning.view import View
from etl.meaning.words import Finders
from etl.model import OPEN, Passage
from etl.patterns import pattern
from etl.vocabulary import Vocabulary

OPENING = 400  # characters
BEFORE = 30  # characters before the name of a body: Latvia's | agriculture ministry
OF_WHOM = re.compile(r"(?:['’]s?)?\s?")  # not NAIROBI (AP)
GOES_ON = re.compile(r"(?:['’]s?)?\s[a-z]")  # Latvian | statistics office
ALL_OF = pattern("meaning.main_regions.all_of")


def of_bodies(
    passage: Passage, sources: Sequence[tuple[int, int]], finders: Finders, vocabulary: Vocabulary
) -> set[str]:
    """The countries, provinces and cities that the names of those who state begin with: the Latvian police."""
    text = passage.reading
    own = []
    for start, end in sources:
        first = max(0, start - BEFORE)
        hits = finders.areas.find(text[first:end])
        starts = {hit.start: hit.id for hit in hits}
        for hit in hits:
            if _is_before_its_place(hit.end, hit.id, text[first:end], starts, vocabulary):
                continue
            until = first + hit.end
            is_beside = until > start or OF_WHOM.fullmatch(text, until, start) is not None
            is_first = is_beside and (until < end or GOES_ON.match(text, end) is not None)
            own += [hit.id] if is_first and not vocabulary.areas[hit.id].group else []
    return {area for area in own if not area.startswith(OPEN)}


def narrowed(
    country: str | None,
    passages: Sequence[Passage],
    finders: Finders,
    sources: Mapping[str, Sequence[tuple[int, int]]],
    vocabulary: Vocabulary,
) -> str | None:
    """The one region of a country that a text is about, else the country."""
    if country is None or vocabulary.areas[country].group or vocabulary.areas[country].within:
        return country
    found: set[str] = set()
    begun: set[str] = set()
    length = 0
    for passage in passages:
        if ALL_OF.search(passage.reading):
            return country
        for spans in (sources.get(passage.id, ()), ()):
            view = View(passage, 0, 0, len(passage.reading), (), finders, spans)
            read = read_areas(view, vocabulary)
            starts = {one.start: one.area for one in read}
            read = [one for one in read if not _is_before_its_place(one.end, one.area, view.text, starts, vocabulary)]
            named = {
                one.area
                for one in read
                if one.bound != SEATED and not one.area.startswith(OPEN) and country_of(one.area, vocabulary) == country
            }
            named |= {
                area
                for area in of_bodies(passage, spans, finders, vocabulary)
                if country_of(area, vocabulary) == country
            }
            found |= named
            begun |= named if length < OPENING else set()
        length += len(passage.reading)
    only = next(iter(found)) if len(found) == 1 else country
    return only if only in begun else country


def _is_before_its_place(end: int, area: str, text: str, starts: Mapping[int, str], vocabulary: Vocabulary) -> bool:
    """Whether a name only tells near which town the one behind it lies: Seoul Incheon International Airport."""
    place = starts.get(end + 1) if text[end : end + 1] == " " else None
    if place is None or place == area or place == country_of(place, vocabulary):
        return False
    return country_of(place, vocabulary) == country_of(area, vocabulary)
