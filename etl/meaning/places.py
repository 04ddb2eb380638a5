"""Whose quantity it is and who stands on the other side: ref_area and counterpart_area.

북한의 대중 수출 · 북중 교역 · 러시아로 보낸 · exports to China · China's imports from Russia · 中俄贸易
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.meaning.bound import ANY, NAMES_ZH, bound_by
from etl.meaning.capitals import governments
from etl.meaning.named_places import ends_of_lines, is_around, is_in_title, is_on_line, word_end
from etl.meaning.view import Placed, View
from etl.meaning.words import Hit
from etl.patterns import kept, pattern, words
from etl.vocabulary import Vocabulary

BETWEEN = r"[·ㆍ\-–・∼~\s]?"
TILDES = frozenset("~∼～–")
AMONG_THEM, LIST = pattern("meaning.places.among_them"), 120  # characters
DIGIT = re.compile(r"\d")
AHEAD = 40  # characters before a name in which it may be told that something is said there
PAIRED = re.compile(r"\s?[·ㆍ・–~∼-]\s?")
JOINED = pattern("meaning.places.joined")
GOES_ON = pattern("meaning.places.goes_on")
GOES = frozenset({"to", "from", "with"})
ONLY_BODIES = words("meaning.capitals.only_bodies")
SEATED = "seated"  # where one is who tells something: 훈춘의 한 업자는
PLACE = "place"  # a province or city: its own figures, or where something is, as the text around tells
OF_COUNTRY = pattern("meaning.places.of_country")
DATELINE = pattern("meaning.subjects.dateline")
WRITTEN_FROM = pattern("meaning.subjects.written_from")
PAIR_BEHIND = pattern("meaning.places.pair_behind")
BOTH = pattern("meaning.places.both")
NOT_OWNER = pattern("meaning.places.not_owner")
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
# between an area and the figure that is its own in a list, and between it and what is so much of its own
MEMBER = pattern("meaning.places.member")
HAD_BY = pattern("meaning.places.had_by")
BEHIND_NUMBER = pattern("meaning.places.behind_number")
COMPARED = pattern("meaning.places.compared")
WHOLE = pattern("meaning.places.whole")
WHOLE_BEHIND = pattern("meaning.places.whole_behind")
AVERAGE = pattern("meaning.places.average")
THAN_AHEAD = pattern("meaning.places.than_ahead")
THAN = 72  # characters
EACH = pattern("meaning.places.each")
IN_TURN = pattern("meaning.places.in_turn")
AND_KO = pattern("meaning.places.and_ko")
OF_LAST, AND_NEXT = pattern("meaning.places.of_last"), pattern("meaning.places.and_next")
RESPECTIVELY = pattern("meaning.places.respectively")
NATIONALS = pattern("meaning.places.nationals")
COMPARED_BEHIND = pattern("meaning.places.compared_behind")
THAN_KO = pattern("meaning.places.than_ko")
THAN_ZH = pattern("meaning.places.than_zh")
THAN_BEHIND = pattern("meaning.places.than_behind")
# of a concept that is told with one of these, the other side may be bound so
SIDES = {
    "to": frozenset({"to", "with", ANY}),
    "from": frozenset({"from", "with", "made", "gives", ANY}),
    "with": frozenset({"with", "to", ANY}),
    "in": frozenset({"in", "to", ANY}),
    "of": frozenset({"to", ANY}),
    None: frozenset({ANY}),
}


POLICY_OF = pattern("meaning.places.policy_of")
HAN = re.compile(r"[一-鿿]")
# a letter that stands alone for a country in Korean, above all in headlines: 北 미사일, 中 수출, 러 파병
NO_COMPOUND_KO = pattern("meaning.places.no_compound_ko")
FREE_KO = pattern("meaning.places.free_ko")
ALONE_HAN = pattern("meaning.places.alone_han")
ALONE_HANGUL = pattern("meaning.places.alone_hangul")
ALONE_BEHIND = pattern("meaning.places.alone_behind")
# what follows a pair of letters (中俄贸易) and one behind a preposition (对俄出口) in Chinese
PAIR_ZH = pattern("meaning.places.pair_zh")
FLOW_ZH = pattern("meaning.places.flow_zh")


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


@dataclass(frozen=True)
class Compounds:
    """Pairs (북중) and prefixes (대중) of syllables."""

    syllables: Mapping[str, str]
    run: re.Pattern[str]
    pair: re.Pattern[str]
    alone: re.Pattern[str]
    prefixed: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    blocked: re.Pattern[str]
    pair_zh: re.Pattern[str]
    prefixed_zh: re.Pattern[str]
    places: frozenset[str]
    seats: Mapping[str, str]

    def is_prefixed(self, word: str) -> bool:
        """Whether a word is a prefix and a syllable: 대중."""
        return _is_all(self.prefixed, word)

    def is_pair(self, word: str) -> bool:
        """Whether a word is a pair of syllables: 한-러."""
        return _is_all(self.pair, word)


def _is_all(compound: re.Pattern[str], word: str) -> bool:
    """Whether a compound, told by what may follow it, is all of a word."""
    found = compound.match(word + " ")
    return found is not None and found.end() == len(word)


@kept(4)
def compounds_of(vocabulary: Vocabulary) -> Compounds:
    """The patterns of a vocabulary."""
    syllables = {char: area.id for area in vocabulary.areas.values() for char in area.syllables}
    letters = "".join(syllables) or "\0"
    blocked = "|".join(map(re.escape, vocabulary.not_compounds)) or "\0"
    chinese = "".join(letter for letter in syllables if HAN.match(letter)) or "\0"
    return Compounds(
        syllables,
        re.compile(rf"(?<![가-힣])[{letters}](?:[·ㆍ・]?[{letters}]){{2,}}(?![가-힣])"),
        re.compile(
            rf"(?<![가-힣])([{letters}]){BETWEEN}([{letters}])(?=\s?(?:간|교역|무역|정상|관계|국경|접경|협력|수출|경협|회담|철도|외교|군사|\s))"
        ),
        re.compile(rf"{FREE_KO}(?:([{chinese}]){ALONE_HAN}|({ALONE_HANGUL})){ALONE_BEHIND}"),
        re.compile(rf"(?<![가-힣])(?:{'|'.join(vocabulary.prefixes) or '대'})([{letters}])(?=[\s가-힣])"),
        re.compile(rf"(?<![가-힣·ㆍ・–-])([{letters}])\s?[·ㆍ・–-]\s?$"),
        re.compile(rf"\s?[·ㆍ・–-]\s?([{letters}])(?![가-힣·ㆍ・–-])"),
        re.compile(rf"{blocked}|{NO_COMPOUND_KO}"),
        re.compile(rf"(?<![{letters}])([{letters}])[-－—·、]?([{letters}])(?={PAIR_ZH})"),
        re.compile(rf"(?P<word>[对自从由向赴访在])([{letters}])(?={FLOW_ZH})"),
        frozenset(place.casefold() for area in vocabulary.areas.values() for place in area.places),
        {name.casefold(): area.id for area in vocabulary.areas.values() for name in area.seat},
    )


def read_areas(view: View, vocabulary: Vocabulary) -> list[Named]:
    """All areas that a sentence names, in order; not those inside the name of a source (한국은행)."""
    return name_areas(view.text, view.start, view.end, view.areas, view.language, vocabulary)


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
        if (
            BASED.match(text, hit.end)
            or NOT_OWNER.match(text, hit.end)
            or VENUE.search(text, max(first, hit.start - AHEAD), hit.start)
            or MONEY_OF.search(text, max(first, hit.start - AHEAD), hit.start)
            or (language == "en" and _is_among_them(text, max(first, hit.start - LIST), hit.start, stop))
            or (vocabulary.areas[hit.id].group and FIRST_OF_KO.match(text, hit.end) is not None)
            or (hit.id == WORLD and FIRST_OF.search(text, max(first, hit.start - AHEAD), hit.start) is not None)
        ):
            continue  # Seoul-based: where who states sits; the G7 cap, Южнокорейские эксперты
        is_within = language == "en" and vocabulary.areas[hit.id].within is not None
        if is_within and IN_NAME.search(text, first, hit.start) is not None:
            continue  # the Power of Siberia
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
            bound = before.bound or ANY  # России и КНДР; в Китай и Индию
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
    letters = _of_letters(text, first, stop, language, compounds)
    read = [(hit.start, hit.end) for hit in hits] + [(one.start, one.end) for one in found]
    found += [one for one in letters if not any(start < one.end and one.start < end for start, end in read)]
    found = [one for one in found if not TAKING_PART.match(text, one.end) and not TAKING_PART.match(text, one.end + 1)]
    return _without_members(sorted(found, key=lambda named: named.start), text)


def _is_among_them(text: str, first: int, start: int, stop: int) -> bool:
    """Whether a people is only named as one of those who are counted, and no number of it is told."""
    end = text.find(". ", start, stop)
    return (
        AMONG_THEM.search(text, first, start) is not None
        and DIGIT.search(text, start, stop if end < 0 else end) is None
    )


def is_pair(one: Named, other: Named, text: str) -> bool:
    """Whether two areas are told of together: 베트남과 일본의 협력, 베트남·일본."""
    between = (one.end, other.start)
    is_joined = PAIR_BEHIND.fullmatch(text, *between) is not None or PAIRED.fullmatch(text, *between) is not None
    return one.bound is None and other.bound == ANY and is_joined


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


def _of_letters(text: str, first: int, stop: int, language: str, compounds: Compounds) -> Iterator[Named]:
    """Areas that compounds of letters tell: 북중 교역, 대중 수출, 中俄贸易, 对俄出口."""
    names = compounds.syllables
    if language == "zh":
        for match in compounds.pair_zh.finditer(text, first, stop):
            yield Named(match.start(1), match.end(1), names[match[1]], None)
            yield Named(match.start(2), match.end(2), names[match[2]], ANY)
        for match in compounds.prefixed_zh.finditer(text, first, stop):
            yield Named(match.start(2), match.end(2), names[match[2]], NAMES_ZH[match["word"]])
    if language != "ko":
        return
    blocked = [match.span() for match in compounds.blocked.finditer(text, first, stop)]
    blocked += [match.span() for match in compounds.run.finditer(text, first, stop)]  # 한·미·일 등 11개국

    def is_free(match: re.Match[str]) -> bool:
        return not any(start <= match.start() < end for start, end in blocked)

    pairs = [match for match in compounds.pair.finditer(text, first, stop) if is_free(match)]
    for match in pairs:
        if names[match[1]] != names[match[2]]:
            yield Named(match.start(1), match.end(1), names[match[1]], None)
            yield Named(match.start(2), match.end(2), names[match[2]], ANY)
    for match in filter(is_free, compounds.alone.finditer(text, first, stop)):
        letter = match[1] or match[2]
        if any(pair.start() <= match.start() < pair.end() for pair in pairs):
            continue  # 한-러 교역: both of a pair
        if NOT_OWNER.match(text, match.end()) or POLICY_OF.match(text, match.end()):
            continue
        bound = bound_by(text, match.start(), match.end(), language)
        yield Named(match.start(), match.end(), names[letter], bound)
    for match in filter(is_free, compounds.prefixed.finditer(text, first, stop)):
        yield Named(match.start(), match.end(), names[match[1]], ANY)


def is_member(named: Named, text: str, figure_start: int) -> bool:
    """Whether an area is the member of a list that a figure is of: 일본(322만 명), 중국이 7만 명, Japan 3.1."""
    if named.end > figure_start:
        return False
    if MEMBER.fullmatch(text, named.end, figure_start) is None and not has_so_many(named, text, figure_start):
        return False
    return BEHIND_NUMBER.search(text[max(0, named.start - 32) : named.start]) is None  # 12% in Vietnam, 5% in Thailand


def has_so_many(named: Named, text: str, figure_start: int) -> bool:
    """Whether a figure is told right behind the one who has so many: у Таджикистана 612 тыс."""
    is_behind = text[word_end(text, named.end) : figure_start] == " "
    return is_behind and HAD_BY.search(text, max(0, named.start - 2), named.start) is not None


def is_whole(named: Named, text: str, start: int, end: int) -> bool:
    """Whether a figure is a part of what a group has: 세계 시장의 1%, 占全球出口的2%, 2 percent of world exports."""
    if named.end <= start:
        return WHOLE.fullmatch(text, named.end, start) is not None
    return WHOLE_BEHIND.fullmatch(text, end, named.start) is not None


def is_average(named: Named, text: str) -> bool:
    """OECD 평균, among OECD members: what others are held against."""
    return AVERAGE.match(text, named.end) is not None


def is_aside(named: Named, text: str) -> bool:
    """Whether what is told of an area is no turn of the text: an average, people of one nationality (중국 국적자)."""
    is_held = THAN_AHEAD.search(text, max(0, named.start - THAN), named.start) is not None
    return is_held or is_average(named, text) or NATIONALS.match(text, named.end) is not None


def is_compared(named: Named, text: str, figure: Placed) -> bool:
    """Whether a figure is so much of what an area has: 남한(4,128km)의 1.3배, twice the Korean level."""
    if named.end <= figure.start:
        return COMPARED.fullmatch(text, named.end, figure.start) is not None
    return COMPARED_BEHIND.fullmatch(text, figure.end, named.start) is not None


def is_exceeded(named: Named, text: str, figure: Placed) -> bool:
    """Whether a figure is by how much one has more or less than an area: 일본보다 2%p 높다, 比日本高2个百分点."""
    if named.end <= figure.start:
        is_than = text[named.start - 1 : named.start] in ("比", "较") and THAN_ZH.fullmatch(
            text, named.end, figure.start
        )
        return bool(is_than) or THAN_KO.fullmatch(text, named.end, figure.start) is not None
    return THAN_BEHIND.fullmatch(text, figure.end, named.start) is not None


def each_before(view: View, figure: Placed) -> tuple[int, int] | None:
    """Where 각각, 分别 stands last before a figure; None where it does not."""
    return next((span for span in reversed(view.spans(EACH)) if span[1] <= figure.start), None)


def in_turn(named: Sequence[Named], view: View, figure: Placed) -> tuple[Named, Sequence[Named]] | None:
    """The area that a figure is of where several have one each, and all of them: 대만과 미국은 각각 117%, 126%."""
    cue = each_before(view, figure)
    if cue is None:
        return _respectively(named, view, figure)
    end, first = cue
    figures = [other for other in view.counted if other.start >= first]
    run: list[Named] = []
    told = [one for one in named if one.end <= end and (one.bound != ANY or AND_KO.search(view.text[: one.start]))]
    for one in reversed(told):
        is_last = not run and OF_LAST.fullmatch(view.text, one.end, end) is not None
        if not is_last and not IN_TURN.fullmatch(view.text, one.end, end):
            break
        run.insert(0, one)
        end = one.start
    at = figures.index(figure) if figure in figures else len(run)
    return (replace(run[at], bound=None), run) if len(run) > 1 and at < len(run) <= len(figures) else None


def _respectively(named: Sequence[Named], view: View, figure: Placed) -> tuple[Named, Sequence[Named]] | None:
    """The same where the word for it stands behind: Lithuania and Latvia … by 7 percent and 9 percent respectively."""
    told = view.ahead_of(RESPECTIVELY)
    if not told or told[-1].start < figure.start:
        return None
    last = told[-1]
    run: list[Named] = []
    for one in named:
        if one.end > figure.start:
            break
        joins = not run or AND_NEXT.fullmatch(view.text, run[-1].end, one.start) is not None
        run = [*run, one] if joins else [one]
    until = view.counted[: view.counted.index(last) + 1]
    at = until[-len(run) :].index(figure) if figure in until[-len(run) :] else len(run)
    return (replace(run[at], bound=None), run) if 1 < len(run) <= len(until) and at < len(run) else None
