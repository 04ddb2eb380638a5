"""The noun behind a number as its unit, by grammar and no list, for numbers in words and in Russian.

    seven departures · three allies · два частных завода · 500 разрешений · в 7 640 случаях

Comes in: a number whose unit no list names. Goes out: `item`, or `person` where the noun ends as those of people do;
None where the number is no count (the two capitals, nine times out of ten, Сто причин).
"""

from __future__ import annotations

import re
from decimal import Decimal

from etl.mentions.found import Scan
from etl.mentions.lexicon import Lexicon
from etl.mentions.stems_ru import stems_of
from etl.mentions.units import UnitRead
from etl.patterns import pattern, words
from etl.reading.number import Number

NEAR = 24  # characters before a number in which the word stands that makes it no count
PLURAL = pattern("mentions.elided.plural")
DEFINITE = pattern("mentions.nouns.definite", re.IGNORECASE)
FEW_RU, MANY_RU = pattern("mentions.nouns.few_ru"), pattern("mentions.nouns.many_ru")
ONE_RU = pattern("mentions.nouns.one_ru")
NAMED_RU = pattern("mentions.nouns.named_ru")
NO_COUNTS = words("mentions.nouns.no_counts")
VERBAL_RU = pattern("mentions.nouns.verbal_ru")
LIKE_VERBAL_RU, NO_NOUNS_RU = words("mentions.nouns.like_verbal_ru"), words("mentions.nouns.no_nouns_ru")
OPENS = re.compile(r"(?:^|\n|[^\w\s,'’-])\s*$")  # before the first word of a sentence
PERSONS = pattern("mentions.nouns.persons")
OF_THE = re.compile(r"\sof\s(?:the|our|its|their)(?=\s)")
CYRILLIC = re.compile(r"\s[а-яё]")
ENGLISH = re.compile(r"[A-Za-z]")
TEENS = range(11, 15)
FEW = range(2, 5)
MANY = 20
YEARS = range(1500, 2200)
MOST_SPELT = 999


def read_noun(scan: Scan, number: Number) -> UnitRead | None:
    """The noun that a number counts, as a unit."""
    text, value = scan.text, number.value
    if value is None or value < FEW.start:
        return None
    if value != int(value) and CYRILLIC.match(text, number.end) is None:
        return None
    ahead = text[max(0, number.start - NEAR) : number.start]
    if ENGLISH.match(text, number.start):
        is_named = value > MOST_SPELT or DEFINITE.search(ahead) is not None or _is_in_name(text, number.start, ahead)
        noun = None if is_named else PLURAL.match(text, number.end)
    else:
        noun = None if NAMED_RU.search(ahead) else _russian(value).match(text, number.end) or _one(scan, number)
    return _unit_of(noun or _part_of(scan, number), scan.lexicon)


def _one(scan: Scan, number: Number) -> re.Match[str] | None:
    """221 запуском: one of a noun that is a unit, behind twenty, hundreds, thousands and one, but for a year."""
    value = number.value
    if value is None or value % 10 != 1 or value % 100 == TEENS.start or value < MANY or int(value) in YEARS:
        return None
    noun = ONE_RU.match(scan.text, number.end)
    return noun if noun is not None and stems_of(scan.lexicon).find(noun["noun"]) else None


def _is_in_name(text: str, start: int, ahead: str) -> bool:
    """Double Eleven sales: a capital inside a sentence."""
    return text[start].isupper() and OPENS.search(ahead) is None


def _part_of(scan: Scan, number: Number) -> re.Match[str] | None:
    """Two of the launderers: a part of those whose noun stands behind."""
    opened = OF_THE.match(scan.text, number.end)
    return None if opened is None else PLURAL.match(scan.text, opened.end())


def counted_noun(text: str, at: int, lexicon: Lexicon) -> UnitRead | None:
    """The English plural behind a vague number: dozens of exchanges."""
    return _unit_of(PLURAL.match(text, at), lexicon)


def _unit_of(noun: re.Match[str] | None, lexicon: Lexicon) -> UnitRead | None:
    if noun is None or _is_no_count(noun["noun"].lower(), lexicon) or _is_no_noun(noun["noun"].lower()):
        return None
    told = stems_of(lexicon).find(noun["noun"]) if CYRILLIC.search(noun[0]) else None
    unit = lexicon.by_id[told or ("person" if PERSONS.search(noun["noun"]) else "item")]
    return UnitRead(unit, noun.start("noun"), noun.end("noun"), f"unit.{unit.id}.noun")


def _russian(value: Decimal) -> re.Pattern[str]:
    """The nouns that may stand behind such a number: two, three and four have other ones than the rest."""
    is_few = value != int(value) or (value % 10 in FEW and value % 100 not in TEENS)
    return FEW_RU if is_few else MANY_RU


def _is_no_noun(word: str) -> bool:
    """Показана, закрыт, авг, перед: what only ends as Russian nouns do."""
    return word in NO_NOUNS_RU or (word not in LIKE_VERBAL_RU and VERBAL_RU.fullmatch(word) is not None)


def _is_no_count(noun: str, lexicon: Lexicon) -> bool:
    return noun in NO_COUNTS or noun in lexicon.raw["en"]["numbers"]["no_plural"]
