"""What stands around the name of a place: lines between two cities, titles, the country behind it.

Comes in: a text and the names found in it. Goes out: which of them are ends of a line, words of a title, or tell where
another one is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from etl.meaning.words import Hit
from etl.model import OPEN
from etl.patterns import pattern
from etl.vocabulary import Vocabulary

LINE = re.compile(r"\s?[~∼～]|\s—\s")
TITLE = re.compile(r"«[^«»\d]{2,24}»|「[^「」\d]{2,24}」")
TITLED = 24  # characters of a title
BETWEEN_ENDS = re.compile(r"\s?[~∼～–—]\s?")
LINED, LINED_TO = "lined", "lined to"  # both ends of a line: whose what runs on it is, and the other side
ENDING = re.compile(r"[а-яё]+")
OF_AREA = pattern("meaning.open_areas.of_area")
OPENED, CLOSED = pattern("meaning.named_places.opened"), pattern("meaning.named_places.closed")


def word_end(text: str, place: int) -> int:
    """Where the Russian word ends whose stem ends at a place."""
    found = ENDING.match(text, place)
    return place if found is None else found.end()


def ends_of_lines(
    text: str, hits: Sequence[Hit], vocabulary: Vocabulary, seats: Mapping[str, str]
) -> dict[Hit, tuple[str, str | None]]:
    """The cities at both ends of a line between two countries, the first for itself, the second as the other side."""
    areas = vocabulary.areas
    found: dict[Hit, tuple[str, str | None]] = {}
    for one, other in pairwise(hits):
        if not BETWEEN_ENDS.fullmatch(text, word_end(text, one.end), other.start):
            continue
        cities = [
            seats.get(text[hit.start : hit.end].casefold()) or (hit.id if areas[hit.id].within else None)
            for hit in (one, other)
        ]
        if cities[0] is None or cities[1] is None or areas[cities[0]].within == areas[cities[1]].within:
            continue
        found[one], found[other] = (cities[0], LINED), (cities[1], LINED_TO)
    return found


def is_in_title(text: str, hit: Hit) -> bool:
    """Whether a name is a word of another one, between quotation marks."""
    around = TITLE.finditer(text, max(0, hit.start - TITLED), hit.end + TITLED)
    found = next((one for one in around if one.start() < hit.start and hit.end < one.end()), None)
    return found is not None and (hit.start, word_end(text, hit.end)) != (found.start() + 1, found.end() - 1)


def is_on_line(text: str, hit: Hit) -> bool:
    """Whether a line runs from or to a city: рейсы Москва — Пхеньян."""
    return text[: hit.start].endswith(("~", "∼", "～", " — ")) or LINE.match(text, word_end(text, hit.end)) is not None


def is_around(area: str, end: int, hit: Hit, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the country or province behind a place of the text alone tells where that is: Tianmen, in Hubei; so it
    does in a bracket of its own behind any: пров. Хэйлунцзян /Северо-Восточный Китай/, Punjab province (Pakistan)."""
    country = vocabulary.areas[area].within
    is_alone = OPENED.fullmatch(text, end, hit.start) is not None and CLOSED.match(text, hit.end) is not None
    if is_alone and country is not None and hit.id != area:
        return country in (hit.id, vocabulary.areas[hit.id].within)
    is_open = area.startswith(OPEN) and country in (hit.id, vocabulary.areas[hit.id].within)
    return is_open and OF_AREA.fullmatch(text, end, hit.start) is not None
