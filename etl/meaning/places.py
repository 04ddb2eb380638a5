"""The areas that a sentence names, and how each is bound to what is measured.

    북한의 대중 수출 · 북중 교역 · 러시아로 보낸 · exports to China · China's imports from Russia · 中俄贸易

Comes in: a sentence, or a stretch of text with the names found in it. Goes out: its areas in order (`Named`), without
those that only tell where something is said, who says it, or which ones are counted. Whose a figure is then: `sides/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from etl.meaning.bound import ANY, bound_by
from etl.meaning.capitals import governments
from etl.meaning.compounds import NOT_OWNER, compounds_of, letters_of
from etl.meaning.named_places import ends_of_lines, is_around, is_in_title, is_on_line, word_end
from etl.meaning.view import View
from etl.meaning.words import Hit
from etl.patterns import kept, pattern, words
from etl.vocabulary import Vocabulary

TILDES = frozenset("~∼～–")
AMONG_THEM, LIST = pattern("meaning.places.among_them"), 120  # characters
DIGIT = re.compile(r"\d")
AHEAD = 40  # characters before a name in which it may be told that something is said there
PAIRED = re.compile(r"\s?[·ㆍ・–~∼-]\s?")
JOINED = pattern("meaning.places.joined")
GOES_ON = pattern("meaning.places.goes_on")
GOES = frozenset({"to", "from", "with"})
LISTED_ZH, BOUND_LISTS = pattern("meaning.places.listed_zh"), GOES | {ANY, "in"}
ONLY_BODIES, BODIES_SIT = words("meaning.capitals.only_bodies"), words("meaning.capitals.bodies_sit")
SEATED = "seated"  # where one is who tells something: 훈춘의 한 업자는
PLACE = "place"  # a province or city: its own figures, or where something is, as the text around tells
OF_COUNTRY = pattern("meaning.places.of_country")
DATELINE = pattern("meaning.subjects.dateline")
WRITTEN_FROM = pattern("meaning.subjects.written_from")
PAIR_BEHIND = pattern("meaning.places.pair_behind")
BOTH = pattern("meaning.places.both")
TRADER = pattern("meaning.places.trader")
IN_NAME = pattern("meaning.places.in_name_en")
OFFICE_OF = pattern("meaning.places.office_of")
TAKING_PART = pattern("meaning.places.taking_part")
VENUE = pattern("meaning.places.venue")
MEMBERS, BETWEEN_MEMBERS = pattern("meaning.places.members"), pattern("meaning.places.between_members")
DOMESTIC = pattern("meaning.places.domestic")
PARTNER_OF = pattern("meaning.places.partner_of")
PARTNER_OF_BEHIND = pattern("meaning.places.partner_of_behind")
FIRST_OF_KO = pattern("meaning.places.first_of_ko")
FIRST_OF = pattern("meaning.places.first_of")  # крупнейший в мире экспортёр
WORLD = "W"
PAIR = 4  # characters before a name in which a letter for another one may stand
MONEY_OF = pattern("meaning.places.money_of")
ACTS = pattern("meaning.places.acts")
BASED = pattern("meaning.places.based")
EACH_EN = pattern("meaning.places.each_en")
LIMITS, SEAT_OF_BODY = pattern("meaning.places.limits"), pattern("meaning.places.seat_of_body")
BODY = "UN"
# of a concept that is told with one of these, the other side may be bound so
SIDES = {
    "to": frozenset({"to", "with", ANY}),
    "from": frozenset({"from", "with", "made", "gives", ANY}),
    "with": frozenset({"with", "to", ANY}),
    "in": frozenset({"in", "to", ANY}),
    "of": frozenset({"to", ANY}),
    None: frozenset({ANY}),
}


@dataclass(frozen=True, slots=True)
class Named:
    """An area in a sentence: where its name stands, and how it is bound (None: it stands for itself)."""

    start: int
    end: int
    area: str
    bound: str | None
    city: str | None = None  # of the name of a capital, the city that it may stand for
    is_full: bool = False  # whether the country of a province or city stands before it

    def is_other(self, side: str | None) -> bool:
        """Whether it is the other side of a concept that is told with `side`."""
        return self.bound in SIDES[side]


def read_areas(view: View, vocabulary: Vocabulary) -> list[Named]:
    """All areas that a sentence names, in order; not those inside the name of a source (한국은행). They are looked for
    once, however many ask."""
    return list(view.once(_reader_by(vocabulary)))


@kept(4)
def _reader_by(vocabulary: Vocabulary) -> Callable[[View], list[Named]]:
    """What reads the areas of a sentence by a vocabulary: one function, by which a view keeps them."""

    def read(view: View) -> list[Named]:
        return name_areas(view.text, view.start, view.end, view.areas, view.language, vocabulary)

    return read


def name_areas(
    text: str, first: int, stop: int, hits: Sequence[Hit], language: str, vocabulary: Vocabulary
) -> list[Named]:
    """The areas of a stretch of text with how each is bound; `hits` are the names found in it."""
    compounds = compounds_of(vocabulary)
    found: list[Named] = []
    ends = ends_of_lines(text, hits, vocabulary, compounds.seats)
    line = DATELINE.match(text) if language == "en" else None  # GORI, Georgia –: where a reporter writes
    ruling = list(governments(text, first, stop)) if language == "en" else []
    written = WRITTEN_FROM.match(text)  # VIENNA, March 3 —: so too, but a seat tells whom he writes of
    for hit in hits:
        if line is not None and hit.start < line.end():
            continue
        is_seat = vocabulary.areas[hit.id].within is None and text[hit.start : hit.end] not in ONLY_BODIES
        if written is not None and hit.start < written.end() and not is_seat:
            continue
        if hit in ends:  # 평양∼베이징: what runs between two cities of two countries
            found.append(Named(hit.start, hit.end, *ends[hit]))
            continue
        if vocabulary.areas[hit.id].within is not None and TRADER.match(text, hit.end):
            if found and OF_COUNTRY.fullmatch(text, found[-1].end, hit.start):
                found.pop()  # 지린성 훈춘의 한 업자는
            found.append(Named(hit.start, hit.end, hit.id, SEATED))
            continue
        if _is_passed_over(text, hit, first, stop, language, vocabulary):
            continue
        before = found[-1] if found else None
        if before is not None and is_around(before.area, before.end, hit, text, vocabulary):
            found[-1] = replace(before, is_full=True)  # Kiryandongo (Uganda)
            continue
        is_next = before is not None and hit.start - before.end <= 1
        if is_next and language == "ko" and DOMESTIC.fullmatch(text, hit.start, hit.end) is not None:
            continue  # 중국 국내에서
        letter = compounds.ahead.search(text, max(first, hit.start - PAIR), hit.start) if language == "ko" else None
        if letter is not None:  # 한-베트남 교역
            before = Named(letter.start(1), letter.end(1), compounds.syllables[letter[1]], None)
            found.append(before)
        bound = bound_by(text, hit.start, hit.end, language)
        if before is not None and PAIRED.fullmatch(text, word_end(text, before.end), hit.start):
            bound = ANY  # 중국·북한 교역: the second is the other side
        elif before is not None and before.bound == "with" and PAIR_BEHIND.fullmatch(text, before.end, hit.start):
            if BOTH.match(text, hit.end):  # 북한과 중국의 교역: in the order of the text
                found[-1], bound = replace(before, bound=None), ANY
        elif before is not None and language != "ko" and JOINED.fullmatch(text, word_end(text, before.end), hit.start):
            is_each = EACH_EN.match(text, word_end(text, hit.end)) is not None
            bound = before.bound or (None if is_each else ANY)  # России и КНДР; в Китай и Индию
        elif language == "zh" and before is not None and bound is None and _is_in_list_of(before, hit, text):
            bound = before.bound  # 对欧盟、日本出口
        elif before is not None and before.bound in GOES and GOES_ON.fullmatch(text, before.end, hit.start):
            bound = before.bound  # to India (38 percent), China (17 percent)
        name = text[hit.start : hit.end].casefold()
        country = vocabulary.areas[hit.id].within
        if bound in (None, "in") and country is not None and not ACTS.match(text, hit.end):
            bound = PLACE
        elif bound in (None, "in") and name in compounds.places and not ACTS.match(text, hit.end):
            bound = ANY
        if country is not None and (is_in_title(text, hit) or OFFICE_OF.match(text, hit.end)):
            continue  # газопровод «Сила Сибири», 랴오닝성 상무청은
        if name in compounds.seats and is_on_line(text, hit):
            continue  # рейсы Москва — Пхеньян
        if country is not None and (text[hit.start - 1 : hit.start] in TILDES or text[hit.end : hit.end + 1] in TILDES):
            continue  # 평양~혜산 구간: no place, but a line between two
        is_full = (
            before is not None and before.area == country and bool(OF_COUNTRY.fullmatch(text, before.end, hit.start))
        )
        if is_full:
            found.pop()  # 중국 지린성
            before = None
        if before is not None and language == "ko" and _is_partner_of(before, hit, text):
            found[-1] = replace(before, bound=ANY)
        found.append(Named(hit.start, hit.end, hit.id, bound, compounds.seats.get(name), is_full))
        letter = compounds.behind.match(text, hit.end) if language == "ko" and bound is None else None
        if letter is not None:  # 베트남·한 교역
            found.append(Named(letter.start(1), letter.end(1), compounds.syllables[letter[1]], ANY))
    if ruling:  # Nairobi expects growth of 5%
        found = [one for one in found if one.start not in {start for start, _, _ in ruling}]
        found += [Named(start, end, area, None) for start, end, area in ruling]
    letters = [Named(*letter) for letter in letters_of(text, first, stop, language, compounds)]
    read = [(hit.start, hit.end) for hit in hits] + [(one.start, one.end) for one in found]
    found += [one for one in letters if not any(start < one.end and one.start < end for start, end in read)]
    found = [one for one in found if not TAKING_PART.match(text, one.end) and not TAKING_PART.match(text, one.end + 1)]
    return _without_members(sorted(found, key=lambda named: named.start), text)


def _is_in_list_of(before: Named, hit: Hit, text: str) -> bool:
    """Whether a Chinese name goes on with a list whose preposition stands before its first member."""
    return before.bound in BOUND_LISTS and LISTED_ZH.fullmatch(text, before.end, hit.start) is not None


def _is_passed_over(text: str, hit: Hit, first: int, stop: int, language: str, vocabulary: Vocabulary) -> bool:
    """Whether the words around a name make nothing the area's own: Seoul-based, the G7 cap, Южнокорейские эксперты,
    the Power of Siberia."""
    near, known = max(first, hit.start - AHEAD), vocabulary.areas[hit.id]
    if BASED.match(text, hit.end) or NOT_OWNER.match(text, hit.end):
        return True
    if hit.id == BODY and LIMITS.match(text, hit.end) is not None:
        return True
    if text[hit.start : hit.end] in BODIES_SIT and SEAT_OF_BODY.match(text, hit.end) is not None:
        return True
    if VENUE.search(text, near, hit.start) or MONEY_OF.search(text, near, hit.start):
        return True
    if known.group and FIRST_OF_KO.match(text, hit.end) is not None:
        return True
    if hit.id == WORLD and FIRST_OF.search(text, near, hit.start) is not None:
        return True
    if language != "en":
        return False
    is_named = known.within is not None and IN_NAME.search(text, first, hit.start) is not None
    return is_named or _is_among_them(text, max(first, hit.start - LIST), hit.start, stop)


def _is_among_them(text: str, first: int, start: int, stop: int) -> bool:
    """Whether a people is only named as one of those who are counted, and no number of it is told."""
    end = text.find(". ", start, stop)
    return (
        AMONG_THEM.search(text, first, start) is not None
        and DIGIT.search(text, start, stop if end < 0 else end) is None
    )


def _is_partner_of(before: Named, hit: Hit, text: str) -> bool:
    """Whether an area is told as the one that another trades with: 중국은 한국의 최대 교역국이다."""
    is_between = before.bound is None and PARTNER_OF.fullmatch(text, before.end, hit.start) is not None
    return is_between and PARTNER_OF_BEHIND.match(text, hit.end) is not None


def _without_members(found: Sequence[Named], text: str) -> list[Named]:
    """Areas without those that only tell which ones are counted: 미국·중국·아세안 등 7개 지역."""
    kept: list[Named] = []
    behind: Named | None = None  # the member behind
    for one in reversed(found):
        is_member = MEMBERS.match(text, one.end) is not None or (
            behind is not None and BETWEEN_MEMBERS.fullmatch(text, one.end, behind.start) is not None
        )
        behind = one if is_member else None
        if not is_member:
            kept.append(one)
    return kept[::-1]
