"""A number in English or Russian whose noun is left out, since it stands before: the unit that it has.

    214 containers, up from 96 on April 3 · 132 railcars, of which 58 were covered · only 14 did so · fired 11, among
    them one · compared with 57 in 2018 · 129 граждан (в прошлом году — 96) · из них 7 887 указали

Comes in: a number in digits or words without a unit, with what was found before it. Goes out: the id of the unit of
the figure before it, of its sentence first, else of the nearest noun that is a unit; None where no words tell that it
goes on with one (Pier 2, annex 33, aged 30-34).
"""

from __future__ import annotations

import re

from etl.mentions.counted import PLACES, SENTENCE_END, last_noun
from etl.mentions.found import Found, Scan
from etl.mentions.lexicon import HANGUL
from etl.mentions.nouns import counted_noun
from etl.mentions.numbers import read_digits
from etl.mentions.stems_ru import stems_of
from etl.mentions.units import read_unit
from etl.patterns import pattern, words
from etl.reading.number import Number

CYRILLIC = re.compile(r"[а-яё]")
FAR = 300  # characters before the number in which what it counts stands
NEAR = 60  # characters before it that hold the words of a comparison
COMPARED = pattern("mentions.left_out.compared")
COMPARED_END = pattern("mentions.left_out.compared_end")
PART = pattern("mentions.left_out.part")
PART_END = pattern("mentions.left_out.part_end")
SUBJECT = pattern("mentions.left_out.subject")
SUBJECT_END = pattern("mentions.left_out.subject_end")
OF_SO_MANY = pattern("mentions.left_out.of_so_many")
ONLY_ONE = pattern("mentions.left_out.only_one")
PRICED, OUT_OF = pattern("mentions.left_out.priced"), pattern("mentions.left_out.out_of")
BRACKET, BRACKET_END = pattern("mentions.left_out.bracket"), pattern("mentions.left_out.bracket_end")
PLURAL_RU = pattern("mentions.left_out.plural_ru")
TIMED = pattern("mentions.left_out.timed")
PLACE_NAMED = pattern("mentions.left_out.place_named")
AGES = pattern("mentions.left_out.ages")
NO_NUMBER_OF_THINGS = frozenset({"class", "volume", "stage", "child_per_woman"})
NEVER = frozenset({"duration", "age", "rank"})
RATIOS = frozenset({"ratio", "multiple"})
COUNTS = frozenset({"count"})
IN_WORDS = "number.words"
MULTIPLES = words("mentions.left_out.multiples")
REFERRED = pattern("mentions.left_out.referred")
NAMED, SPEAKS = pattern("mentions.left_out.named"), pattern("mentions.left_out.speaks")
SPOKE = pattern("mentions.left_out.spoke")
OLD = range(10, 105)
SPOKEN = frozenset({3, 4, 5, 10, 100})  # nine traders out of ten
SMALLEST_IN_BRACKETS = 32  # below it a number alone in brackets is a note, a day, a number of a list
WHOLE = 100


def find_left_out(scan: Scan, number: Number) -> str | None:
    """The unit that a number shares with what stands before it, or None."""
    text = scan.text
    if number.value is None or HANGUL.search(text, max(0, number.start - 12), number.end + 12) is not None:
        return None
    if AGES.match(text, number.end) is not None:
        return None
    whole = OF_SO_MANY.match(text, number.end)
    if whole is not None:
        return _of_whole(scan, whole.start("whole"))
    first = max(0, number.start - NEAR)
    if _is_out_of(scan, number):
        return _of_figure(scan, number)
    if PRICED.search(text, first, number.start) and PART_END.match(text, number.end):
        return _of_figure(scan, number, only=frozenset({"money"}))
    if COMPARED.search(text, first, number.start) and COMPARED_END.match(text, number.end):
        return _of_figure(scan, number, ratios=True)
    if number.value == 1 and not ONLY_ONE.search(text, first, number.start):
        return None
    if _is_bracketed(scan, number, first):
        told = _of_figure(scan, number) or _by_stem(scan, number) or _of_time(scan, number)
        is_name = PLACE_NAMED.search(text, first, number.start) is not None
        return None if told in PLACES and is_name else told  # four countries: Haiti (41,421)
    is_part = PART.search(text, first, number.start) and PART_END.match(text, number.end)
    is_subject = SUBJECT.search(text, first, number.start) and SUBJECT_END.match(text, number.end)
    if is_part or is_subject:
        return _of_figure(scan, number) or _of_noun(scan, number)
    return None


def _is_out_of(scan: Scan, number: Number) -> bool:
    """1 124 рабочих места из 1 800: right behind a part that has its unit."""
    last = next(scan.back_to(max(1, number.start - NEAR)), None)
    if last is None or last.name != "quantity" or number.value in SPOKEN:
        return False
    return OUT_OF.fullmatch(scan.text, last.end, number.start) is not None


def _of_whole(scan: Scan, at: int) -> str | None:
    """14 of 17 provinces: the unit of the whole."""
    whole = read_digits(scan.text, at, scan.lexicon)
    if whole is None:
        return None
    unit = read_unit(scan.text, whole.end, at, scan.lexicon) or counted_noun(scan.text, whole.end, scan.lexicon)
    return unit.unit.id if unit is not None and unit.unit.dimension == "count" else None


def _is_bracketed(scan: Scan, number: Number, first: int) -> bool:
    """(690), (в прошлом учебном году — 96): another value, behind that which it is held against."""
    opened = BRACKET.search(scan.text, first, number.start)
    if opened is None or BRACKET_END.match(scan.text, number.end) is None or number.value is None:
        return False
    near = max(0, opened.start() - NEAR)
    if REFERRED.search(scan.text, near, opened.start()) or _is_age(scan.text, number, near, opened.start()):
        return False
    is_part = number.value % 1 != 0 and CYRILLIC.search(scan.text, near, opened.start()) is not None
    return opened.end() - opened.start() > 1 or number.value >= SMALLEST_IN_BRACKETS or is_part


def _is_age(text: str, number: Number, near: int, opened: int) -> bool:
    """Kim (63) agreed; said Kim (63): how old one is who is named."""
    if number.value not in OLD or NAMED.search(text, near, opened) is None:
        return False
    return SPEAKS.match(text, number.end) is not None or SPOKE.search(text, near, opened) is not None


def _of_figure(scan: Scan, number: Number, *, ratios: bool = False, only: frozenset[str] = frozenset()) -> str | None:
    """The unit of the last figure before a number, of the dimensions in `only`: of its sentence, then of what stands
    before that."""
    if number.rule.startswith(IN_WORDS) and not only:
        only = COUNTS
    own = _sentence_start(scan.text, number.start)
    for first in (own, max(0, number.start - FAR)):
        for item in scan.back_to(first):
            if _may_go_on(scan, item, number, only, ratios=ratios and first == own):
                return item.unit_id
    return None


def _may_go_on(scan: Scan, item: Found, number: Number, only: frozenset[str], *, ratios: bool) -> bool:
    unit = scan.lexicon.by_id.find(item.unit_id)
    if item.name != "quantity" or unit is None or unit.dimension in NEVER or unit.id in NO_NUMBER_OF_THINGS:
        return False
    if unit.id == "point":
        return ratios
    if unit.id == "time" and (item.unit is None or scan.text[item.unit.start : item.unit.end] in MULTIPLES):
        return False
    if unit.dimension not in RATIOS:
        return not only or unit.dimension in only
    return ratios and unit.id == "percent" and (number.value or 0) <= WHOLE


def _of_noun(scan: Scan, number: Number) -> str | None:
    unit = last_noun(scan, number, max(0, number.start - FAR))[1]
    return unit if unit and unit not in NO_NUMBER_OF_THINGS else _by_stem(scan, number)


def _of_time(scan: Scan, number: Number) -> str | None:
    """New cases rose by 23% in week 36 (412) over week 35 (335): what its sentence counts, in the bracket of a time."""
    if TIMED.search(scan.text, max(0, number.start - NEAR), number.start) is None:
        return None
    return last_noun(scan, number, _sentence_start(scan.text, number.start))[1] or None


def _by_stem(scan: Scan, number: Number) -> str | None:
    """The unit of the last plural before a number, of its sentence, that is one in one of the Russian cases."""
    return noun_unit(scan, number.start)


def noun_unit(scan: Scan, at: int) -> str | None:
    """The unit that the last Russian plural before a place is, of its sentence."""
    nouns = reversed(list(PLURAL_RU.finditer(scan.text, _sentence_start(scan.text, at), at)))
    return next((unit for noun in nouns if (unit := stems_of(scan.lexicon).find(noun[0]))), None)


def _sentence_start(text: str, at: int) -> int:
    ends = [found.end() for found in SENTENCE_END.finditer(text, max(0, at - FAR), at)]
    return ends[-1] if ends else max(0, at - FAR)
