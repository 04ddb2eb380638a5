"""Whom a whole text is about.

Comes in: a document with its passages, the words that name areas, where those who state stand and all units of its
figures. Goes out: `MainAreas`: the area that its figures are of where nothing nearer tells one, and its other side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from etl.meaning.bound import ANY
from etl.meaning.homes import home_of, is_abroad
from etl.meaning.issuers import is_body
from etl.meaning.local_homes import local_home
from etl.meaning.main_regions import narrowed, of_bodies
from etl.meaning.people import host_of_foreigners
from etl.meaning.places import WORLD, Named, read_areas
from etl.meaning.reach_of_areas import without_causes
from etl.meaning.regions import as_countries, country_of
from etl.meaning.subjects import by_dateline, by_money, by_offices, by_site, by_state, by_town
from etl.meaning.view import View
from etl.meaning.words import Finders
from etl.mentions.names_of_origins import names_of
from etl.model import Document, Passage
from etl.patterns import pattern, values
from etl.rules import Rules

LINKS = pattern("meaning.state.links")
HAS_SHARE = pattern("meaning.state.has_share")
HAS_VALUE = pattern("meaning.state.has_value")
ALL_TRADE = pattern("meaning.state.all_trade", re.IGNORECASE)
OWN_PEOPLE, POLL = pattern("meaning.state.own_people"), pattern("meaning.fieldwork.poll")
DATED, ABOVE_TITLE = pattern("meaning.state.dated"), pattern("meaning.state.above_title")
TRADE_OF = pattern("meaning.state.trade_of_ru")
OF_WORLD, ABROAD = pattern("meaning.state.of_world_en"), pattern("meaning.state.abroad_en")
WHOLE_OF = values("meaning.state.whole_of")
OPENING, OPENING_ZH = 400, 100  # characters
OFTEN, PART = 3, 4  # times that a text must name the area that it is about; one of how many areas that it names
FACED = frozenset({ANY, "to", "with", "from"})  # how an area is named as the other side of another one
SPENT_ABROAD = frozenset({"US", "EUROZONE"})  # whose money others count in
ENGLISH, ROW = "en", "table_row"
EASTERN = frozenset({"ko", "zh"})
CHINESE = frozenset({"CN", "HK", "MO", "TW"})
BINDING = frozenset({ANY, "to", "from", "with", "in"})
TWICE = 2
BESIDE = 2  # characters between both of a pair
HEADS = 3  # lines of a head of which one may be the title
BEGINNING = 2  # characters of a sentence that begins with a name
TITLES = frozenset({"heading", "front"})


@dataclass(frozen=True, slots=True)
class MainAreas:
    """Whom a whole text is about: its area and the other side of that, and how it tells so."""

    area: str | None
    other: str | None
    home: str | None  # the country of its language; None where it has none, or the text is about others
    is_link: bool  # whether it is about what leads from one area to the other
    is_told: bool  # whether it names the area often, or in its title


def read_main_areas(
    document: Document,
    passages: Sequence[Passage],
    finders: Finders,
    rules: Rules,
    sources: Mapping[str, Sequence[tuple[int, int]]],
    units: Collection[str | None],
    written: Passage | None = None,
) -> MainAreas:
    """Whom a text is about; `sources`: where names of those who state stand, by passage; `units`: all that it has;
    `written`: the line that tells where it was written."""
    text = _Text(document, passages, finders, rules, sources, units, written)
    area, other = text.main_areas()
    told = document.ref_area
    if told is not None:
        is_same = area == told  # then what the text tells of its other side holds
        return MainAreas(told, other if is_same else None, text.home, text.is_link and is_same, is_told=True)
    area = local_home(document, finders, rules, instead_of=area) or area
    if document.language == ENGLISH and not text.is_link and other is None:
        area = narrowed(area, passages, finders, sources, rules.vocabulary)
    return MainAreas(area, other, text.home, text.is_link, text.is_told)


def _by_sentence(named: Sequence[Named], passage: Passage) -> list[list[Named]]:
    ends = [end for _, end in passage.sentences[:-1]]

    def sentence_of(one: Named) -> int:
        return bisect_right(ends, one.start)

    return [list(group) for _, group in groupby(named, sentence_of)]


def _facing(sentence: Sequence[Named], main: str) -> set[str]:
    """The areas that a sentence binds to its main one, or the main one to them."""
    if main not in {one.area for one in sentence}:
        return set()
    others = [one for one in sentence if one.area != main]
    is_bound = any(one.area == main and one.bound in BINDING for one in sentence)
    return {one.area for one in others if is_bound or one.bound in BINDING}


def _owner(opening: Sequence[Sequence[Named]], often: Sequence[str]) -> str:
    """Of the areas that a text names most often the one that has the trade or flow with the others that its opening
    tells (China's trade with North Korea); else the most frequent."""
    for sentence in opening:
        frequent = [one for one in sentence if one.area in often]
        owner = next((one.area for one in frequent if one.bound is None), None)
        if owner is not None and any(one.bound in BINDING and one.area != owner for one in frequent):
            return owner
    return often[0]


def _titled(opening: Sequence[Sequence[Named]], often: Sequence[str], title: str) -> str | None:
    """The area that stands for itself in the title or first sentence, if the text is about it; none that only has its
    share there (중국 98.3%…)."""
    named = [one for one in opening[0] if not HAS_SHARE.match(title, one.end)] if opening else []
    heads = [one for one, other in pairwise(named) if one.bound == "with" and 0 < other.start - one.end <= BESIDE]
    owner = next((one for one in named if one.bound is None), None)
    first = next((one for one in heads if owner is not None and one.start < owner.start), owner)  # 북한과 러시아
    return first.area if first is not None and first.area in often else None


def _is_date(passage: Passage) -> bool:
    """Whether a line above a title holds nothing but when the text came out: 8-May-2019 10:17 AM."""
    return passage.kind in TITLES and DATED.fullmatch(passage.reading) is not None


class _Text:
    """A text as it is looked through for whom it is about."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        finders: Finders,
        rules: Rules,
        sources: Mapping[str, Sequence[tuple[int, int]]],
        units: Collection[str | None],
        written: Passage | None,
    ) -> None:
        self._document = document
        self._all = passages
        self._passages = [one for one in passages if one is not written]  # whom it is about, not where from
        self._finders = finders
        self._rules = rules
        self._sources = sources
        self._spent = [area.id for area in rules.vocabulary.areas.values() if area.currency and area.currency in units]
        self._areas: dict[tuple[str, tuple[tuple[int, int], ...]], list[Named]] = {}  # named, by passage and sources
        self.home: str | None = home_of(document, rules)
        self.is_link = self.is_told = False

    def main_areas(self) -> tuple[str | None, str | None]:
        """The area that stands for itself in the title, if the text goes on with it, or the one that it names most
        often, if its opening names it as well; the other side of it, where the opening binds two of them to each other
        (북중 교역, 북한에서 러시아로). One that only the names of bodies tell (Statistics Korea) counts where no other
        is named."""
        counts: Counter[str] = Counter()
        owners: set[str] = set()  # those that stand for themselves somewhere
        bodies: Counter[str] = Counter()
        opening: list[list[Named]] = []  # by sentence
        first = ""  # the text of the passage that names the first
        length = 0
        for passage in self._passages:
            named = self._named(passage, self._sources.get(passage.id, ()))
            first = first or (passage.reading if named else "")
            counts.update(one.area for one in named)
            owners.update(one.area for one in named if one.bound not in FACED)
            bodies.update(self._bodies(passage))
            if length < (OPENING if self._document.language != "zh" else OPENING_ZH):
                opening += _by_sentence(named, passage)
            length += len(passage.reading)
        linked = self._linked()
        if linked is not None:
            self.is_link = True
            return linked
        host = self._host_of_foreigners()
        if host is not None:
            self.is_told = True
            return host, None
        opened = {one.area for sentence in opening for one in sentence}
        often = [area for area, _ in counts.most_common(3) if area in opened and self._is_often(area, bodies)]
        only = [area for area in bodies if not self._is_passing(area, opened, counts)]
        title = self._title()
        is_at_home = self._is_at_home()
        if is_at_home and self.home != WORLD and title <= {self.home}:
            return self.home, None  # 内地旅客, in a text of Macao: where they are from
        if self._document.language == ENGLISH and len(title) == 1 and not self._title(is_own=True):
            others = [area for area in bodies if area not in title and area in owners | self._of_offices()]
            if len(others) == 1:  # Exports to China fall, in a text of Vietnam's customs
                self.is_told = True
                return others[0], None
        if len(title) == 1 and not (self.home is not None and self._is_only_faced()):
            named_by_title = str(country_of(next(iter(title)), self._rules.vocabulary))
            often.append(WHOLE_OF.get(named_by_title, named_by_title))
        abroad = self._abroad(bodies) or self._begun_with(bodies) or self._trading()
        if not often and len(abroad) == 1:
            return next(iter(abroad)), None
        if not often and is_at_home:
            return self.home, None
        if not often:
            self.home = None if abroad else self.home
            told = by_money(self._document.text, self._rules) or by_dateline(self._passages, self._finders, self._rules)
            told = told or by_town(self._all, self._finders, self._rules.vocabulary)
            if told is None and self._is_of_world(is_of_one=len(only) == 1):
                return WORLD, None
            known = [told] if told is not None else only if self.home is None else self._spent
            if len(known) != 1 and self.home is None:
                known = [area for area in self._spent if area not in SPENT_ABROAD]
            if len(known) != 1:
                site = by_site(self._document.text, self._rules.vocabulary)
                ways = (by_offices(self._passages, self._rules), self._headed(), self._of_state(), site)
                known = [area for area in (*ways, self._group()) if area]
            return next(iter(known), None), None
        self.is_told = True
        if self.home is not None and self._asks_own_people():
            return self.home, None
        if self._is_faced_alone(often, owners):
            return self.home, often[0]  # 對日수출 … 대일 수출: of one's own country, with it
        if self._document.language == ENGLISH and not title and owners.isdisjoint(often):
            return self._owner_facing(owners, bodies) or self._of_regions(), None
        main = _titled(opening, often, first) or _owner(opening, often)
        facing = {area for sentence in opening for area in _facing(sentence, main)}
        second = (area for area, count in counts.most_common(3) if area in opened and count >= TWICE)
        other = next((area for area in second if area in facing), None)
        if len(facing) > 1 or ALL_TRADE.search(self._document.text[:OPENING]):
            other = None  # 중국에 1,500명, 러시아에 300명: several, none of them the one
        own = title if len(title) == 1 else self._title(is_own=True)
        region = next(iter(own)) if len(own) == 1 else None
        return (region if country_of(region, self._rules.vocabulary) == main else main), other

    def _owner_facing(self, owners: Collection[str], named: Counter[str]) -> str | None:
        """Whose trade a text tells that only names others as its other side (exports fell to the US, China's surplus
        with the US): the one country that stands for itself in it, else none."""
        told = [area for area in owners if area in named]
        return told[0] if len(told) == 1 else None

    def _of_regions(self) -> str | None:
        """The country of which a text names nothing but provinces and cities: fires in Punjab, in Amritsar and Moga."""
        known = self._rules.vocabulary
        views = (View(one, 0, 0, len(one.reading), (), self._finders) for one in self._passages)
        named = {one.area for view in views for one in read_areas(view, known) if not known.areas[one.area].group}
        countries = {country_of(area, known) for area in named}
        return next(iter(countries)) if len(countries) == 1 and countries.isdisjoint(named) else None

    def _of_offices(self) -> set[str]:
        """The countries that the names of those who state begin with."""
        known, found = self._rules.vocabulary, set()
        for passage in self._passages:
            found |= of_bodies(passage, self._sources.get(passage.id, ()), self._finders, known)
        return {str(country_of(area, known)) for area in found}

    def _of_state(self) -> str | None:
        """The country whose bodies of state an English text tells without naming it beside them."""
        if self._document.language != ENGLISH:
            return None
        outside = (one for one in self._passages if one.kind != ROW)
        return by_state(self._document.text, next((found for one in outside if (found := self._bodies(one))), []))

    def _bodies(self, passage: Passage) -> list[str]:
        """The areas that a passage names, those that the names of bodies tell among them."""
        named = [one.area for one in self._named(passage, ())]
        if self._document.language != ENGLISH:
            return named
        known = self._rules.vocabulary
        told = of_bodies(passage, self._sources.get(passage.id, ()), self._finders, known)
        return [*named, *({str(country_of(area, known)) for area in told} - set(named))]

    def _abroad(self, named: Collection[str]) -> set[str]:
        """The countries that a Russian text names, where its own is none of them."""
        known = self._rules.vocabulary
        countries = {country_of(area, known) for area in named if not known.areas[area].group}
        is_of_others = self._document.language == "ru" and self.home is not None and self.home not in countries
        return {area for area in countries if area is not None} if is_of_others else set()

    def _begun_with(self, named: Collection[str]) -> set[str]:
        """The country as whose a text with another home begins to tell, if it never names that home: 케냐의 물가."""
        first = next((one for one in self._passages if one.kind not in TITLES), None)
        if self.home is None or first is None or not first.sentences or self._title():
            return set()
        known = self._rules.vocabulary
        if self.home in {country_of(area, known) for area in named}:
            return set()
        begin, end = first.sentences[0]
        view = View(first, 0, begin, end, (), self._finders, self._sources.get(first.id, ()))
        areas = read_areas(view, known)
        is_own = (
            len(areas) == 1
            and areas[0].bound is None
            and len(without_causes(areas, view.text)) == 1
            and areas[0].start - begin <= BEGINNING
        )
        country = country_of(areas[0].area, known) if is_own else None
        return {country} if country is not None and not known.areas[country].group else set()

    def _trading(self) -> set[str]:
        """The country whose whole foreign trade a Russian text begins with, if the sentence names no other: what its
        partners have of it, its own country among them, is told of that one, too."""
        if self._document.language != "ru":
            return set()
        known = self._rules.vocabulary
        views = (
            View(one, 0, begin, end, (), self._finders, self._sources.get(one.id, ()))
            for one in self._passages
            if one.kind not in TITLES and one.table is None
            for begin, end in one.sentences
        )
        naming = ((view, areas) for view in views if (areas := read_areas(view, known)))
        view, areas = next(naming, (None, []))
        if view is None or len({one.area for one in areas}) > 1 or areas[0].bound is not None:
            return set()
        trade = TRADE_OF.match(view.text, view.start, view.end)
        is_trade = trade is not None and trade.end() == areas[0].start
        return {str(country_of(areas[0].area, known))} if is_trade and not known.areas[areas[0].area].group else set()

    def _title(self, *, is_own: bool = False) -> set[str]:
        """The areas that the title names, provinces and cities as such; `is_own`: those that stand for themselves
        (Приморье сократило торговлю с Китаем)."""
        first = next((one for one in self._passages if not _is_date(one)), None)
        lines, told = [first] if first is not None and first.kind in TITLES else [], list[Passage]()
        if lines and self._document.language == ENGLISH:  # Data Hub, above the title
            heads = takewhile(lambda one: one.kind in TITLES, self._passages)
            lines = [one for one in heads if not _is_date(one)][:HEADS]
        if lines and self._document.language in EASTERN:
            lines = told = [self._eastern_title()]
        if lines and self._document.language == "ru":  # Хабаровскстат, above a title that names another region
            heads = takewhile(lambda one: one.kind in TITLES, self._passages)
            told = [one for one in heads if not (_is_date(one) or self._is_masthead(one))][:1]
            lines = [*told, *lines]
        groups = {area.id for area in self._rules.vocabulary.areas.values() if area.group}
        named: list[Named] = []
        for line in lines:
            named = self._named_in_title(line)
            if named:
                named = named if line in (first, *told) else [one for one in named if one.area not in groups]
                break
        return {one.area for one in named if not is_own or one.bound is None}

    def _eastern_title(self) -> Passage:
        """The first line of the head below 보도자료, 호남지방통계청, 新聞稿; the very first where all are such."""
        heads = takewhile(lambda one: one.kind in TITLES, self._passages)
        titles = (one for one in heads if not (ABOVE_TITLE.fullmatch(one.reading) or self._is_masthead(one)))
        return next(titles, self._passages[0])

    def _is_masthead(self, line: Passage) -> bool:
        """Whether a line is the name of a body and nothing else."""
        return is_body(line.reading.strip(), self._document.language, names_of(self._rules), self._rules)

    def _named_in_title(self, title: Passage) -> list[Named]:
        """The areas that a title names, those in names of bodies where it names no other."""
        views = (
            View(title, 0, 0, len(title.reading), (), self._finders, sources)
            for sources in (self._sources.get(title.id, ()), ())
        )
        named = next((found for view in views if (found := read_areas(view, self._rules.vocabulary))), [])
        return without_causes(named, title.reading)

    def _is_at_home(self) -> bool:
        """Whether a Chinese text of Hong Kong, Macao, Taiwan, or of a body of many countries begins with no other."""
        first = next((one for one in self._passages if one.kind not in TITLES and one.sentences), None)
        if first is None or not is_abroad(self._document, self._rules):
            return False
        named = {one.area for one in self._named(first, ()) if one.end <= first.sentences[0][1]}
        return named <= CHINESE | {self.home}

    def _is_only_faced(self) -> bool:
        """Whether the title names areas as the other side alone: 대중 수출 5% 감소 is told of one's own country."""
        title = self._eastern_title() if self._document.language in EASTERN else self._passages[0]
        view = View(title, 0, 0, len(title.reading), (), self._finders)
        return all(one.bound == ANY for one in read_areas(view, self._rules.vocabulary))

    def _linked(self) -> tuple[str, str] | None:
        """Both countries of what the opening tells to lead from one to the other, in the order of the text."""
        length = 0
        for passage in self._passages:
            if length >= OPENING:
                return None
            for first, last in passage.sentences:
                cue = LINKS.search(passage.reading, first, last)
                if cue is None:
                    continue
                named = self._named(passage, self._sources.get(passage.id, ()))
                countries = list(dict.fromkeys(one.area for one in named if first <= one.start < last))
                if len(countries) == TWICE:
                    return countries[0], countries[1]
            length += len(passage.reading)
        return None

    def _host_of_foreigners(self) -> str | None:
        """The country of whose foreigners the title or the first sentence tells: 日 거주 외국인, 독일에 사는 외국인."""
        opening = [*takewhile(lambda one: one.kind in TITLES, self._passages), *self._passages][:BEGINNING]
        for passage in opening:
            last = passage.sentences[0][1] if passage.sentences else len(passage.reading)
            named = [one for one in self._named(passage, self._sources.get(passage.id, ())) if one.end < last]
            host = host_of_foreigners(named, passage.reading)
            if host is not None:
                return host
        return None

    def _is_faced_alone(self, often: Sequence[str], owners: Collection[str]) -> bool:
        """Whether a Korean text names one country, and that as the other side alone: 對日수출, 대일 수출."""
        if self._document.language != "ko" or self.home is None or len(often) != 1:
            return False
        return often[0] not in {*owners, self.home} and not self._rules.vocabulary.areas[often[0]].group

    def _asks_own_people(self) -> bool:
        """Whether the opening tells of a survey among the people at home, whatever they were asked about: 국민 66% …,
        전국 성인 1,001명; not of those of another country (일본 국민)."""
        length = 0
        for passage in self._passages:
            if length >= OPENING:
                break
            named = [one.end for one in self._named(passage, ())]
            for found in OWN_PEOPLE.finditer(passage.reading):
                if not any(0 <= found.start() - end <= BESIDE for end in named) and POLL.search(passage.reading):
                    return True
            length += len(passage.reading)
        return False

    def _group(self) -> str | None:
        """The one group of countries that the opening names, if it names no country and the language tells none."""
        if self.home is not None:
            return None
        found, length = set(), 0
        for passage in self._passages:
            if length >= OPENING:
                break
            view = View(passage, 0, 0, len(passage.reading), (), self._finders, self._sources.get(passage.id, ()))
            found |= {one.area for one in read_areas(view, self._rules.vocabulary)}
            length += len(passage.reading)
        only = found.pop() if len(found) == 1 else ""
        return WHOLE_OF.get(only, only) if only and self._rules.vocabulary.areas[only].group else None

    def _is_passing(self, area: str, opened: Collection[str], counts: Mapping[str, int]) -> bool:
        """Whether an English text names an area once, and far from its opening: all of them but for India."""
        return self._document.language == "en" and counts[area] == 1 and area not in opened

    def _is_of_world(self, *, is_of_one: bool) -> bool:
        """Whether an English text begins with the world as whose its figures are (global output, worldwide), or a
        Russian one in which no office of a state speaks; `is_of_one`: it names one country alone."""
        if self._document.language not in (ENGLISH, "ru") or not self._begins_with_world(is_of_one):
            return False
        return self._document.language == ENGLISH or by_offices(self._passages, self._rules) is None

    def _begins_with_world(self, is_of_one: bool) -> bool:
        length = 0
        for passage in self._passages:
            if length >= OPENING:
                break
            view = View(passage, 0, 0, len(passage.reading), (), self._finders, self._sources.get(passage.id, ()))
            if OF_WORLD.search(passage.reading) is not None:
                return True
            if not is_of_one and ABROAD.search(passage.reading) is not None:
                return True
            if any(one.area == WORLD for one in read_areas(view, self._rules.vocabulary)):
                return True
            length += len(passage.reading)
        return False

    def _headed(self) -> str | None:
        """The area that stands for itself first in the lines of the head, or a group of them: whom a report covers."""
        for passage in takewhile(lambda one: one.kind in TITLES, self._passages):
            view = View(passage, 0, 0, len(passage.reading), (), self._finders, self._sources.get(passage.id, ()))
            named = read_areas(view, self._rules.vocabulary)
            named = [one for one in without_causes(named, view.text) if not HAS_VALUE.match(view.text, one.end)]
            owner = next((one.area for one in named if one.bound is None), None)
            if owner is not None:
                return owner
        return None

    def _named(self, passage: Passage, sources: Sequence[tuple[int, int]]) -> list[Named]:
        """The areas that a passage names, but groups of them; kept while it is settled what the text is about."""
        key = passage.id, tuple(sources)
        if key in self._areas:
            return self._areas[key]
        view = View(passage, 0, 0, len(passage.reading), (), self._finders, sources)
        areas = self._rules.vocabulary.areas
        named = as_countries(read_areas(view, self._rules.vocabulary), self._rules.vocabulary)
        self._areas[key] = [one for one in named if not areas[one.area].group]
        return self._areas[key]

    @staticmethod
    def _is_often(area: str, named: Counter[str]) -> bool:
        """Whether a text names an area often: not three times among a dozen others."""
        return named[area] >= OFTEN and named[area] * PART >= named.total()
