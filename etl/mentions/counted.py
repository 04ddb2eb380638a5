"""The unit of a number that names none: that of what the text counts before it.

    31,4 млн долларов против 18,3 млн · 15,000 troops, around 11,000 in the first month · more than 100,000 were abroad

Comes in: a number without a unit, with what was found before it. Goes out: the id of the unit of the nearest figure
of a quantity before it, or of the nearest noun that is a unit (workers, вагонов), in its sentence first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter

from etl.mentions.bounds import read_before
from etl.mentions.elided import is_grouped
from etl.mentions.found import Found, Scan
from etl.mentions.lexicon import HANGUL, Lexicon
from etl.model import Mention
from etl.patterns import kept, pattern
from etl.reading.number import Number
from etl.reading.trie import pattern_of
from etl.rules import Unit

FAR = 300  # characters before the number
SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+")
SENTENCE_END = re.compile(r"[.!?;。；]\s|[.!?]$|。|\n")
MOST_COUNTED = 10**9  # more than that of anything is money or mass
OCCASION, GOODS = "time", "item"
MOST_OCCASIONS = 10**5
ELIDED = "unit_elided"
ROUNDED = Decimal("0.02")
OF_PEOPLE, PERSON = pattern("mentions.counted.of_people", re.IGNORECASE), "person"
OF_THEM = pattern("mentions.counted.of_them", re.IGNORECASE)
PLACES = frozenset({"place", "region", "country", "institution", "company", "building"})  # where, not who
NO_QUANTITY = frozenset({"duration", "ratio", "multiple", "age", "rank"})


def unit_of_scaled(scan: Scan, number: Number) -> str | None:
    """Of a number with a scale (18,3 млн, 2.1 million): of the sentence, then of the text before it."""
    first = _sentence_start(scan.text, number.start)
    own = _figure_before(scan, number, first) or _noun_before(scan, number, first)
    own = own or (PERSON if OF_PEOPLE.search(scan.text, first, number.start) is not None else None)
    own = own or _figure_before(scan, number, 0) or (scan.before if _may_have(scan, scan.before, number) else None)
    is_goods = own == OCCASION and number.value is not None and number.value >= MOST_OCCASIONS
    return GOODS if is_goods else own  # smartphone shipments of 355 million: no occasions


def unit_of_counted(scan: Scan, number: Number, after: str) -> str | None:
    """Of a bare number that is told to count something: in groups of thousands, or behind a bound."""
    text = scan.text
    if HANGUL.search(text, max(0, number.start - 12), number.start + 12) is not None:
        return None
    is_of_them = OF_THEM.match(after) is not None
    bounds = [read for read in read_before(text, number.start, scan.lexicon) if read.end >= number.start - 1]
    if (
        not bounds
        and not is_of_them
        and not (is_grouped(text, number) or SPACED.fullmatch(text, number.start, number.end))
    ):
        return None
    if not is_of_them and not _goes_on(scan.lexicon)[bool(re.match(r"\s?[а-яё]", after))].match(after):
        return None
    first = _sentence_start(text, number.start)
    nearest = max(_last_figure(scan, first), last_noun(scan, number, first))
    if not nearest[1] and OF_PEOPLE.search(text, first, number.start) is not None:
        return PERSON
    nearest = nearest if nearest[1] else max(_last_figure(scan, 0), last_noun(scan, number, 0))
    return nearest[1] or None


def last_unit(quantities: Sequence[Found], lexicon: Lexicon) -> str | None:
    """The unit of the last of some quantities that is no ratio and no time."""
    units = (lexicon.by_id.find(item.unit_id) for item in reversed(quantities))
    return next((unit.id for unit in units if unit is not None and unit.dimension not in NO_QUANTITY), None)


def with_restated_units(mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """A headline leaves the unit to the text (국방예산 66조): that of the next figure of about its value."""
    made = list(mentions)
    values: list[Decimal] = []  # of the quantities behind, in order, each once
    nearest: dict[Decimal, tuple[int, Unit]] = {}  # of each value the next figure
    for place in range(len(made) - 1, -1, -1):
        mention = made[place]
        if not mention.value:
            continue
        unit = lexicon.by_id.find(mention.unit)
        if unit is not None and unit.dimension not in NO_QUANTITY:
            if mention.value not in nearest:
                insort(values, mention.value)
            nearest[mention.value] = place, unit
        elif mention.unit is None and ELIDED in mention.notes:
            off = abs(mention.value) * ROUNDED
            about = values[bisect_left(values, mention.value - off) : bisect_right(values, mention.value + off)]
            if about:
                unit = min((nearest[value] for value in about), key=itemgetter(0))[1]
                made[place] = replace(mention, unit=unit.id, mention_class=unit.mention_class)
    return made


def _sentence_start(text: str, at: int) -> int:
    ends = [found.end() for found in SENTENCE_END.finditer(text, max(0, at - FAR), at)]
    return ends[-1] if ends else max(0, at - FAR)


def _may_have(scan: Scan, name: str | None, number: Number) -> bool:
    unit = scan.lexicon.by_id.find(name)
    if unit is None or unit.dimension in NO_QUANTITY:
        return False
    return unit.dimension != "count" or number.value is None or number.value < MOST_COUNTED


def _figure_before(scan: Scan, number: Number, first: int) -> str | None:
    for item in scan.back_to(first):
        if item.name == "quantity" and _may_have(scan, item.unit_id, number):
            return item.unit_id
    return None


def _noun_before(scan: Scan, number: Number, first: int) -> str | None:
    return last_noun(scan, number, first)[1] or None


def _last_figure(scan: Scan, first: int) -> tuple[int, str]:
    """Where the last figure that counts something ends, and its unit."""
    for item in scan.back_to(first):
        unit = scan.lexicon.by_id.find(item.unit_id)
        if item.name == "quantity" and unit is not None and unit.dimension == "count" and unit.id not in PLACES:
            return item.end, unit.id
    return 0, ""


def last_noun(scan: Scan, number: Number, first: int) -> tuple[int, str]:
    """Where the last noun that is a unit ends, and that unit."""
    first = max(first, number.start - FAR)
    nouns, units = _nouns(scan.lexicon)
    found = list(nouns.finditer(scan.text, first, number.start))
    return (found[-1].end(), units[found[-1][0].lower()]) if found else (0, "")


@kept(4)
def _nouns(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """Plural nouns that are units of what is counted, in English and Russian, and their units."""
    words = {
        (word.lower(), unit.id)
        for unit in lexicon.by_id.values()
        if unit.dimension == "count" and unit.id not in PLACES
        for code, surfaces in unit.words
        if code in ("en", "ru")
        for word in surfaces
        if len(word) > 3 and (code == "ru" or word.endswith(("s", "n", "l", "people")))
    }
    known = dict(sorted(words))
    return re.compile(rf"\b(?:{pattern_of(tuple(known))})\b", re.IGNORECASE), known


@kept(4)
def _goes_on(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand behind a number whose noun is left out, in English and Russian."""
    english, russian = (_behind(lexicon.raw[code]["numbers"]["after_counts"]) for code in ("en", "ru"))
    return english, russian


def _behind(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(words)})(?!\w)|\s?[,.;:)\]—–]|\s?$")
