"""Whom a text is about that names no country often: by its money, the place it is written from, the offices it names.

Comes in: the text of a document. Goes out: an area, or None. Amounts are in Australian dollars · KRAGUJEVAC, Serbia –
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.meaning.country_before import country_before
from etl.meaning.regions import country_of
from etl.meaning.words import Finders, finders_of
from etl.mentions.names_of_origins import names_of
from etl.model import Passage
from etl.patterns import any_of, kept, pattern, values, words
from etl.rules import Rules
from etl.vocabulary import Vocabulary, open_area

WRITTEN_FROM = pattern("meaning.subjects.written_from")
CAPITALS, BODIES_SIT = values("meaning.capitals.capitals"), words("meaning.capitals.bodies_sit")
FIRST = 4  # passages: behind title, author and date
DATELINE = pattern("meaning.subjects.dateline")
LINE_RU, TOWN_RU = pattern("meaning.subjects.line_ru"), pattern("meaning.subjects.town_alone_ru")
DAY_RU = pattern("meaning.subjects.day_ru")
COUNTED_IN = pattern("meaning.subjects.counted_in")
STATE = pattern("meaning.subjects.state")
SITE, LETTERS = pattern("meaning.subjects.site"), values("meaning.subjects.letters")
NO_LETTERS = words("meaning.subjects.no_letters")  # … unless they stand behind those of a state (gov.in)
OFFICIAL = frozenset({"agency", "government"})
OPENING = 400  # characters
HEAD = 6  # lines of a release: the body, its number, the day and the town, the title


def by_money(text: str, rules: Rules) -> str | None:
    """The one country in whose money a text says that it counts."""
    found = {area for word in COUNTED_IN.finditer(text) for area in _moneys(rules).get(word["money"].casefold(), ())}
    return found.pop() if len(found) == 1 else None


def read_dateline(passages: Sequence[Passage]) -> Passage | None:
    """The line among the first of a Russian text that holds nothing but where it was written, with its day or next to
    the line of that: 28 ноября 2025 года г. Астана. Several such lines are of a chronicle: what happened in each."""
    lines = [one for one in passages if one.table is None]
    days = {place for place, one in enumerate(lines) if DAY_RU.fullmatch(one.reading.strip())}
    found = [
        (place, one)
        for place, one in enumerate(lines)
        if LINE_RU.fullmatch(one.reading.strip())
        or (not days.isdisjoint({place - 1, place + 1}) and TOWN_RU.fullmatch(one.reading.strip()))
    ]
    return found[0][1] if len(found) == 1 and found[0][0] < HEAD else None


def by_dateline(passages: Sequence[Passage], finders: Finders, rules: Rules) -> str | None:
    """The place from which a reporter writes, if it is no seat of a state, with its country behind it."""
    length = 0
    for passage in passages:
        if length > OPENING:
            break
        length += len(passage.reading)
        line = DATELINE.match(passage.reading)
        if line is None:
            continue
        hits = finders.areas.find(line["country"])
        country = next((rules.vocabulary.areas.get(hit.id) for hit in hits if hit.start == 0), None)
        if country is None or country.group or finders.areas.find(line["place"]):
            return None
        return open_area(country.within or country.id, line["place"].title())
    return None


def by_town(passages: Sequence[Passage], finders: Finders, vocabulary: Vocabulary) -> str | None:
    """The country from whose town a text is written, if bodies of others do not sit there, too."""
    own = read_dateline(passages)
    for passage in [own] if own is not None else passages[:FIRST]:
        line = WRITTEN_FROM.match(passage.reading)
        written = passage.reading if own is not None else line[0].title() if line is not None else ""  # NAIROBI, Feb 3
        town = _towns(vocabulary).search(written)
        if town is not None:
            return None if town[0] in BODIES_SIT else _owners(vocabulary)[town[0]]
        named = [hit.id for hit in finders.areas.find(written) if not vocabulary.areas[hit.id].group]
        if named:
            return country_of(named[0], vocabulary)
    return None


@kept(4)
def _owners(vocabulary: Vocabulary) -> dict[str, str]:
    """The countries of the towns from which is written, by their names."""
    listed = {town: area.id for area in vocabulary.areas.values() for town in area.towns}
    return {name.title(): area for name, area in (dict(CAPITALS) | listed).items()}


@kept(4)
def _towns(vocabulary: Vocabulary) -> re.Pattern[str]:
    letters = "A-Za-zА-Яа-яё가-힣-"
    return re.compile(rf"(?<![{letters}])(?:{any_of((*_owners(vocabulary), *BODIES_SIT))})(?![{letters}])")


def by_state(text: str, opened: Collection[str]) -> str | None:
    """The one country that an English text names first, if it tells of a body that every state has one of: the Interior
    Ministry, parliament, the Central Statistical Bureau."""
    found = set(opened)
    return found.pop() if len(found) == 1 and STATE.search(text) is not None else None


def by_site(text: str, vocabulary: Vocabulary) -> str | None:
    """The one country whose letters end the sites that a text names: ksh.hu, www.psa.gov.ph."""
    found = set()
    for site in SITE.finditer(text):
        letters = site["letters"]
        if letters in NO_LETTERS.all and site[0].count(".") < 2:
            continue
        country = str(LETTERS.get(letters, letters.upper()))
        if country in vocabulary.areas:
            found.add(country)
    return found.pop() if len(found) == 1 else None


def by_offices(passages: Sequence[Passage], rules: Rules) -> str | None:
    """The country of most of the offices, schemes and markets that a text names, each counted once."""
    names, bodies = names_of(rules), _bodies(rules)
    found: dict[str, str] = {}  # the country by name
    for passage in passages:
        own = list(bodies.pattern.finditer(passage.reading))
        found |= {body[0]: bodies.owner[body[0]] for body in own}
        for match in names.known.finditer(passage.reading):
            origin = names.owner.get(match[0])
            if any(body.start() <= match.start() and match.end() <= body.end() for body in own):
                continue  # Минсельхоз of Минсельхоз США
            country = origin.country if origin is not None and origin.type in OFFICIAL else None
            if country is not None and country in rules.vocabulary.areas:
                told = country_before(passage.reading, match.start(), finders_of(rules.vocabulary).areas)
                if told is None or told.id == country:  # not 네덜란드 통계청
                    found[match[0]] = country
    ranked = Counter(country for country in found.values() if country != "UN").most_common(2)
    is_one = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_one else None


class _Bodies(NamedTuple):
    pattern: re.Pattern[str]
    owner: Mapping[str, str]  # the area of each


@lru_cache(maxsize=4)
def _bodies(rules: Rules) -> _Bodies:
    """The bodies of areas.toml. A Russian name may go on with the ending of its case."""
    owner = {name: area.id for area in rules.vocabulary.areas.values() for name in area.bodies}
    return _Bodies(re.compile(rf"(?<![A-Za-zА-Яа-яё])(?:{any_of(owner)})(?![A-Za-z])"), owner)


@lru_cache(maxsize=4)
def _moneys(rules: Rules) -> dict[str, tuple[str, ...]]:
    """The countries of the words for money that are of some country alone."""
    found: dict[str, tuple[str, ...]] = {}
    for area in rules.vocabulary.areas.values():
        unit = rules.units.get(area.currency or "")
        if unit is None or area.group or area.within:
            continue
        for word in (unit.en, *dict(unit.words).get("en", ())):
            found[word.casefold()] = (*found.get(word.casefold(), ()), area.id)
    return {word: areas for word, areas in found.items() if len(set(areas)) == 1}
