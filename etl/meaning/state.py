"""What a text is about at a place: the measure, the areas; open until named anew or closed.

A slot opens with the words that name it and holds over sentence, paragraph, section and document; the nearest
scope that has it gives it, and the statement says which.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from etl.meaning.changes import Change, cues_of
from etl.meaning.measured import NO_GOODS, Measure
from etl.meaning.owners import WORLD, is_of_people
from etl.meaning.places import ACTS, ANY, Named, is_aside, is_compared, is_exceeded, read_areas
from etl.meaning.regions import as_countries, country_of, settled
from etl.meaning.subjects import by_dateline, by_money, by_offices
from etl.meaning.view import Placed, View
from etl.meaning.words import Finders
from etl.mentions.topics import SUB_POINT
from etl.model import Document, Mention, Passage, Statement
from etl.patterns import pattern, values
from etl.rules import Rules
from etl.vocabulary import Concept

GOES_ON_WITH_IT = pattern("meaning.state.goes_on_with_it")
LINKS = pattern("meaning.state.links")
HAS_SHARE = pattern("meaning.state.has_share")
HAS_VALUE = pattern("meaning.state.has_value")
ALL_TRADE = pattern("meaning.state.all_trade", re.IGNORECASE)
WHOLE_OF = values("meaning.state.whole_of")
OPENING, OPENING_ZH = 400, 100  # characters
OFTEN, PART = 3, 4  # times that a text must name the area that it is about; one of how many areas that it names
BINDING = frozenset({ANY, "to", "from", "with", "in"})
TWICE = 2
NOTE = "※"
NEAR = 9  # characters
BESIDE = 2  # characters between both of a pair
TITLES = frozenset({"heading", "front"})
UNCOUNTED = frozenset({"percent", "percentage_point", "times", "fraction", "person", "item"})
SCOPES = ("paragraph", "section", "document")


def _is_told(statement: Statement, slot: str) -> bool:
    return statement.taken_over.get(slot, "own") in ("own", "sentence")


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


def _has(named: Named, view: View) -> bool:
    """Whether what may be measured is an area's: 우리나라의 대중 수출, or it acts; not 미국의 고관세에도."""
    is_near = any(0 <= hit.start - named.end <= NEAR for hit in view.concepts)
    return is_near or view.language != "ko" or ACTS.match(view.text, named.end) is not None


def _titled(opening: Sequence[Sequence[Named]], often: Sequence[str], title: str) -> str | None:
    """The area that stands for itself in the title or first sentence, if the text is about it; none that only has its
    share there (중국 98.3%…)."""
    named = [one for one in opening[0] if not HAS_SHARE.match(title, one.end)] if opening else []
    heads = [one for one, other in pairwise(named) if one.bound == "with" and 0 < other.start - one.end <= BESIDE]
    owner = next((one for one in named if one.bound is None), None)
    first = next((one for one in heads if owner is not None and one.start < owner.start), owner)  # 북한과 러시아
    return first.area if first is not None and first.area in often else None


class State:
    """The open slots of a text, by scope."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        finders: Finders,
        rules: Rules,
        sources: Mapping[str, Sequence[tuple[int, int]]] | None = None,
        units: Collection[str | None] = (),
        items: Collection[str] = (),
    ) -> None:
        """`sources`: where names of those who state stand, by passage; their countries are nobody's topic. `units`:
        all that the text has, of which a currency tells a country. `items`: the passages that are members of a list."""
        self._rules = rules
        self._sources = sources or {}
        self._document = document
        self._spent = [area.id for area in rules.vocabulary.areas.values() if area.currency and area.currency in units]
        self._measures: dict[str, list[Measure]] = {scope: [] for scope in SCOPES}
        self._areas: dict[tuple[str, tuple[tuple[int, int], ...]], list[Named]] = {}  # named, by passage and sources
        self._area: dict[str, str | None] = dict.fromkeys(SCOPES)
        self._other: dict[str, str | None] = dict.fromkeys(SCOPES)
        self._people: dict[str, tuple[str | None, str]] = {}
        self._flow: tuple[Statement, str | None] | None = None  # the last with two areas, in this paragraph; its unit
        self._shared: Statement | None = None
        self._counted: dict[str | None, Measure] = {}  # what was counted last in each unit of things
        self._counters = {unit for unit in units if unit and rules.units[unit].dimension == "count"} - UNCOUNTED
        self._pairs: dict[str, tuple[str, str]] = {}  # both areas of what was measured last
        self._items = items
        self._lead: tuple[str | None, str | None] | None = None  # both areas of the point above
        self._local: set[str] = set()  # what was measured of the area of the paragraph
        self._opened: str | None = None  # whom the first sentence of the paragraph is about
        self._sentences = 0  # of the paragraph
        self._spoken: list[str] = []  # concepts of the sentence without figures that the paragraph had last
        self._is_total = False  # whether the paragraph tells of the trade with all countries
        self._points = False  # whether the sentence at hand begins by pointing at what was told last
        self.balance: Measure | None = None  # the last that was told to be a deficit or a surplus, and which:
        self.side: str | None = None
        self.change: Change | None = None  # of the percentage before, in this paragraph
        self._closes = re.compile(
            "|".join(
                re.escape(word)
                for data in rules.languages.values()
                for word in data.get("meaning", {}).get("closes", ())
            )
            or r"(?!)"
        )
        home = rules.languages.get(document.language, {}).get("meaning", {}).get("home", ())
        self._home = next(iter(home), None)
        self._is_link = self._has_body = False
        self._headed_by: str | None = None  # the area that the lines of the head name last, but in names of bodies
        self._is_told = False  # whether the text names the area that it is about often, or in its title
        self._area["document"], self._other["document"] = self._main_areas(passages, finders)
        self._areas.clear()

    def _main_areas(self, passages: Sequence[Passage], finders: Finders) -> tuple[str | None, str | None]:
        """The area that stands for itself in the title, if the text goes on with it, or the one that it names most
        often, if its opening names it as well; the other side of it, where the opening binds two of them to each other
        (북중 교역, 북한에서 러시아로). One that only the names of bodies tell (Statistics Korea) counts where no other
        is named."""
        counts: Counter[str] = Counter()
        bodies: Counter[str] = Counter()
        opening: list[list[Named]] = []  # by sentence
        first = ""  # the text of the passage that names the first
        length = 0
        for passage in passages:
            named = self._named(passage, finders, self._sources.get(passage.id, ()))
            first = first or (passage.reading if named else "")
            counts.update(one.area for one in named)
            bodies.update(one.area for one in self._named(passage, finders, ()))
            if length < (OPENING if self._document.language != "zh" else OPENING_ZH):
                opening += _by_sentence(named, passage)
            length += len(passage.reading)
        linked = self._linked(passages, finders)
        if linked is not None:
            self._is_link = True
            return linked
        opened = {one.area for sentence in opening for one in sentence}
        often = [area for area, _ in counts.most_common(3) if area in opened and self._is_often(area, bodies)]
        only = list(bodies)
        title = self._title(passages, finders)
        if len(title) == 1 and not (self._home is not None and self._is_only_faced(passages, finders)):
            named_by_title = str(country_of(next(iter(title)), self._rules.vocabulary))
            often.append(WHOLE_OF.get(named_by_title, named_by_title))
        abroad = self._abroad(bodies)
        if not often and len(abroad) == 1:
            return next(iter(abroad)), None
        if not often:
            self._home = None if abroad else self._home
            told = by_money(self._document.text, self._rules) or by_dateline(passages, finders, self._rules)
            known = [told] if told is not None else only if self._home is None else self._spent
            if len(known) != 1:
                ways = (by_offices(passages, self._rules), self._headed(passages, finders))
                known = [area for area in (*ways, self._group(passages, finders)) if area]
            return next(iter(known), None), None
        self._is_told = True
        main = _titled(opening, often, first) or _owner(opening, often)
        facing = {area for sentence in opening for area in _facing(sentence, main)}
        second = (area for area, count in counts.most_common(3) if area in opened and count >= TWICE)
        other = next((area for area in second if area in facing), None)
        if len(facing) > 1 or ALL_TRADE.search(self._document.text[:OPENING]):
            other = None  # 중국에 1,500명, 러시아에 300명: several, none of them the one
        own = title if len(title) == 1 else self._title(passages, finders, is_own=True)
        region = next(iter(own)) if len(own) == 1 else None
        return (region if country_of(region, self._rules.vocabulary) == main else main), other

    def _abroad(self, named: Collection[str]) -> set[str]:
        """The countries that a Russian text names, where its own is none of them."""
        known = self._rules.vocabulary
        countries = {country_of(area, known) for area in named if not known.areas[area].group}
        is_of_others = self._document.language == "ru" and self._home is not None and self._home not in countries
        return {area for area in countries if area is not None} if is_of_others else set()

    def _title(self, passages: Sequence[Passage], finders: Finders, *, is_own: bool = False) -> set[str]:
        """The areas that the title names, provinces and cities as such; `is_own`: those that stand for themselves
        (Приморье сократило торговлю с Китаем)."""
        if not passages or passages[0].kind not in TITLES:
            return set()
        view = View(passages[0], 0, 0, len(passages[0].reading), (), finders)
        return {one.area for one in read_areas(view, self._rules.vocabulary) if not is_own or one.bound is None}

    def _is_only_faced(self, passages: Sequence[Passage], finders: Finders) -> bool:
        """Whether the title names areas as the other side alone: 대중 수출 5% 감소 is told of one's own country."""
        view = View(passages[0], 0, 0, len(passages[0].reading), (), finders)
        return all(one.bound == ANY for one in read_areas(view, self._rules.vocabulary))

    def _linked(self, passages: Sequence[Passage], finders: Finders) -> tuple[str, str] | None:
        """Both countries of what the opening tells to lead from one to the other, in the order of the text."""
        length = 0
        for passage in passages:
            if length >= OPENING:
                return None
            for first, last in passage.sentences:
                cue = LINKS.search(passage.reading, first, last)
                if cue is None:
                    continue
                named = self._named(passage, finders, self._sources.get(passage.id, ()))
                countries = list(dict.fromkeys(one.area for one in named if first <= one.start < last))
                if len(countries) == TWICE:
                    return countries[0], countries[1]
            length += len(passage.reading)
        return None

    def is_link(self) -> bool:
        """Whether the text is about what leads from one area to another."""
        return self._is_link

    def _group(self, passages: Sequence[Passage], finders: Finders) -> str | None:
        """The one group of countries that the opening names, if it names no country and the language tells none."""
        if self._home is not None:
            return None
        found, length = set(), 0
        for passage in passages:
            if length >= OPENING:
                break
            view = View(passage, 0, 0, len(passage.reading), (), finders, self._sources.get(passage.id, ()))
            found |= {one.area for one in read_areas(view, self._rules.vocabulary)}
            length += len(passage.reading)
        only = found.pop() if len(found) == 1 else ""
        return WHOLE_OF.get(only, only) if only and self._rules.vocabulary.areas[only].group else None

    def _headed(self, passages: Sequence[Passage], finders: Finders) -> str | None:
        """The area that stands for itself first in the lines of the head, or a group of them: whom a report covers."""
        for passage in takewhile(lambda one: one.kind in TITLES, passages):
            view = View(passage, 0, 0, len(passage.reading), (), finders, self._sources.get(passage.id, ()))
            named = read_areas(view, self._rules.vocabulary)
            named = [one for one in named if not HAS_VALUE.match(view.text, one.end)]
            owner = next((one.area for one in named if one.bound is None), None)
            if owner is not None:
                return owner
        return None

    def _named(self, passage: Passage, finders: Finders, sources: Sequence[tuple[int, int]]) -> list[Named]:
        """The areas that a passage names, but groups of them; kept while it is settled what the text is about."""
        key = passage.id, tuple(sources)
        if key in self._areas:
            return self._areas[key]
        view = View(passage, 0, 0, len(passage.reading), (), finders, sources)
        areas = self._rules.vocabulary.areas
        named = as_countries(read_areas(view, self._rules.vocabulary), self._rules.vocabulary)
        self._areas[key] = [one for one in named if not areas[one.area].group]
        return self._areas[key]

    def open_section(self, passage: Passage, finders: Finders) -> None:
        """A heading: what it names is what the section is about."""
        told = (self._area["section"], self._other["section"]) if not self._has_body else (None, None)
        self._measures["section"], self._area["section"], self._other["section"] = [], None, None
        self._measures["paragraph"] = []
        view = View(passage, 0, 0, len(passage.reading), (), finders)
        self._note("section", view)
        now, known = self._area["section"], self._rules.vocabulary
        is_named = self._headed_by == told[0]  # not by the name of a body in a masthead
        alone = View(passage, 0, 0, len(passage.reading), (), finders, self._sources.get(passage.id, ()))
        self._headed_by = next((one.area for one in read_areas(alone, known) if one.bound is None), self._headed_by)
        if told[0] is not None and is_named and (now == told[0] or country_of(now, known) != told[0]):
            self._area["section"], self._other["section"] = told  # a line below the headline names one more country

    def open_paragraph(self, passage: Passage) -> None:
        """What the paragraph before measured stays, until this one names its own; whose it was does not, but of a
        point under another (□ 우리나라의 대중 수출은 부진함. ○ 반도체는 …)."""
        self._has_body = self._has_body or passage.kind not in TITLES
        is_point = SUB_POINT.match(passage.reading) is not None and not passage.reading.lstrip().startswith(NOTE)
        is_point = is_point or passage.id in self._items
        if not is_point:
            self._lead = None
        elif self._lead is None:
            self._lead = self._area["paragraph"], self._other["paragraph"]
        self._area["paragraph"], self._other["paragraph"] = self._lead or (None, None)
        self._shared, self.change, self._flow, self._spoken = None, None, None, []
        self._opened, self._sentences, self._is_total = self._area["paragraph"], 0, False

    def open_sentence(self, view: View) -> None:
        """Words that close (한편) end what the paragraph was about."""
        self._sentences += 1
        self._is_total = self._is_total or self._tells_total(view)
        self._points = GOES_ON_WITH_IT.match(view.text, view.start, view.end) is not None
        if self._closes.match(view.text[view.start : view.end].lstrip("□○◦●▪·※- \t")):
            self._measures["paragraph"], self._area["paragraph"], self._other["paragraph"] = [], None, None

    def _tells_total(self, view: View) -> bool:
        """Whether a sentence tells of the trade with all countries, and not as the whole that a share is of."""
        if ALL_TRADE.search(view.text, view.start, view.end) is None:
            return False
        cues = cues_of(self._rules)
        shares = (words[view.language] for words in (cues.share_nouns, cues.share_verbs))
        return not any(words.search(view.text, view.start, view.end) for words in shares)

    def close_sentence(self, view: View, measures: Sequence[Measure], statements: Sequence[Statement] = ()) -> None:
        """What a sentence measured, and whose, is what the next may go on with."""
        own = [measure for measure in measures if measure.how in ("own", "sentence")]
        self._counted |= {m.unit: replace(m, how="document", sure=False) for m in own if m.unit in self._counters}
        if own:
            self._measures["paragraph"] = [replace(m, how="paragraph") for m in own]
            if not self._measures["document"]:
                self._measures["document"] = [replace(m, how="document", sure=False) for m in own]
        if not statements:
            self._spoken = [hit.id for hit in view.concepts]
            self._note("paragraph", view, measured=bool(own))
            self._note_opening()
            return
        areas = {s.ref_area for s in statements if s.ref_area and _is_told(s, "ref_area")}
        areas -= {hit.id for hit in view.areas if self._is_aside(Named(hit.start, hit.end, hit.id, None), view)}
        if len(areas) == 1:  # members of a list are nobody's turn
            self._area["paragraph"] = next(iter(areas))
            counted = {figure.mention.unit for figure in view.figures} - UNCOUNTED
            self._local = {s.measure for s in statements if s.measure} | {unit for unit in counted if unit}
        elif len(areas) > 1 and self.region() is not None and self.region() not in areas:  # a list of provinces
            self._area["paragraph"] = country_of(self.region(), self._rules.vocabulary)
        sided = [s for s in statements if (concept := self._concept(s)) is not None and concept.side is not None]
        others = {s.counterpart_area for s in sided if s.counterpart_area and _is_told(s, "counterpart_area")}
        if len(others) == 1 and sided[0].counterpart_area is not None:
            self._other["paragraph"] = country_of(next(iter(others)), self._rules.vocabulary)
            self._is_total = False
        for s in sided:
            is_told = all(_is_told(s, slot) for slot in ("measure", "counterpart_area"))
            if s.measure and s.counterpart_area and s.ref_area and is_told and self._is_of_countries(s):
                self._pairs[s.measure] = s.ref_area, s.counterpart_area
            is_host = _is_told(s, "counterpart_area") or (s.ref_area is None and _is_told(s, "measure"))
            if is_of_people(self._concept(s)) and s.measure and s.counterpart_area and is_host:
                self._people.setdefault(s.measure, (s.ref_area, s.counterpart_area))
        flows = [
            (s, figure.mention.unit)
            for s, figure in zip(statements, view.figures, strict=True)
            if s.transformation == "level"
            and s.measure
            and (s in sided or (s.counterpart_area and _is_told(s, "counterpart_area")))
        ]
        if flows:
            pairs = {(s.ref_area, s.counterpart_area) for s, _ in flows}
            known = [flow for flow in flows if flow[0] in sided] or flows
            self._flow = known[-1] if len(pairs) == 1 and None not in next(iter(pairs)) else None
        shares = [s for s in statements if s.transformation == "share" and self._is_shared(s, sided)]
        self._shared = shares[-1] if shares else None
        self._note_opening()

    def _note_opening(self) -> None:
        """Keep whom the first sentence of a paragraph is about."""
        if self._sentences == 1:
            self._opened = self._area["paragraph"]

    def _is_shared(self, statement: Statement, sided: Sequence[Statement]) -> bool:
        is_told = statement.counterpart_area is not None and _is_told(statement, "counterpart_area")
        is_nation = country_of(statement.ref_area, self._rules.vocabulary) == statement.counterpart_area
        return statement in sided or is_told or is_nation or self._is_of_group(statement)

    def _is_aside(self, named: Named, view: View) -> bool:
        """Whether an area is only held against another one: 우리나라(2,580조 원)의 58분의 1."""
        held = (is_compared(named, view.text, f) or is_exceeded(named, view.text, f) for f in view.figures)
        return is_aside(named, view.text) or any(held)

    def _is_of_countries(self, statement: Statement) -> bool:
        known = self._rules.vocabulary
        return all(country_of(area, known) == area for area in (statement.ref_area, statement.counterpart_area))

    def _is_of_group(self, statement: Statement) -> bool:
        whole = self._rules.vocabulary.areas.get(statement.counterpart_area or "")
        return whole is not None and whole.group

    def _concept(self, statement: Statement) -> Concept | None:
        return self._rules.vocabulary.concepts.get(statement.measure or "")

    def of_people(self, measure: str) -> tuple[str | None, str] | None:
        """Where people are from (None: from anywhere) and where they go, as the text told it first."""
        return self._people.get(measure)

    def host_of(self, area: str | None, *, is_told: bool = False) -> str | None:
        """Where people go, as the paragraph told it last; whom it is about, where no country is told to have them."""
        told = (self._other["paragraph"], None if is_told else self._area["paragraph"])
        return next((one for one in told if one is not None and one != area), None)

    def pair_of(self, measure: Measure | None, mention: Mention) -> tuple[str, str] | None:
        """Both areas of the flow that the paragraph told, if a figure without any goes on with it: in its unit, or
        the wages of those who were told to be abroad."""
        if self._flow is None or mention.kind == "cap":
            return None
        flow, unit = self._flow
        assert flow.ref_area is not None
        assert flow.counterpart_area is not None
        concept = self._rules.vocabulary.concepts.get(measure.id) if measure is not None else None
        if concept is not None and concept.side is not None:
            return None
        of_people = is_of_people(self._concept(flow))
        is_pay = of_people and concept is not None and concept.type == "price"
        known = self._rules.units.get(unit or "")
        goes_on = mention.unit == unit and known is not None and known.dimension != "money"
        return (flow.ref_area, flow.counterpart_area) if is_pay or goes_on else None

    def told_of(self, measure: Measure | None) -> tuple[str, str] | None:
        """Both areas of a flow, as the text told it last."""
        return self._pairs.get(measure.id) if measure is not None else None

    def sold(self) -> str | None:
        """Whose exports or sales the text told last, or whom the text is about where it began with them."""
        names = [*(one[-1].id for scope in SCOPES if (one := self._measures[scope])), *self._spoken]
        told = (self._rules.vocabulary.concepts.get(name) for name in names)
        is_sold = any(concept is not None and concept.side == "to" for concept in told)
        return self._from_scopes(self._area)[0] if is_sold else None

    def region(self) -> str | None:
        """The province or city that the paragraph told."""
        told = self._area["paragraph"]
        return told if told != country_of(told, self._rules.vocabulary) else None

    def local(self) -> str | None:
        """The province or city that the region, this province means: the one told last, else that of the text."""
        told = (self._area[scope] for scope in SCOPES)
        return next((one for one in told if one != country_of(one, self._rules.vocabulary)), None)

    def homes(self, topic: str | None = None) -> frozenset[str]:
        """The countries whose provinces and cities have figures of their own in the text, or only that of a topic;
        none, if all have."""
        text = (self._from_scopes(self._area)[0], self._area["document"], self._other["document"])
        told = text if topic is None else (topic,)
        return frozenset(country for area in told if (country := country_of(area, self._rules.vocabulary)) is not None)

    def home(self) -> str | None:
        """The country of the language of the text, if there is one."""
        return self._home

    @staticmethod
    def _is_often(area: str, named: Counter[str]) -> bool:
        """Whether a text names an area often: not three times among a dozen others."""
        return named[area] >= OFTEN and named[area] * PART >= named.total()

    def main(self) -> str | None:
        """The area that a text is about."""
        return self._area["document"] or self._home

    def main_pair(self) -> tuple[str, str] | None:
        """Both areas that a text is about."""
        area, other = self._area["document"], self._other["document"]
        return (area, other) if area is not None and other is not None else None

    def whole_of_share(self) -> str | None:
        """Whose whole the sentence before told a part of: 북한의 교역에서 러시아가 차지하는 비중; or of which group."""
        if self._shared is None or not self._shared.counterpart_area:
            return None
        whole, part = self._shared.counterpart_area, self._shared.ref_area
        is_group = self._rules.vocabulary.areas[whole].group
        is_nation = part != whole and country_of(part, self._rules.vocabulary) == whole
        return whole if is_group or is_nation else part

    def part_of_nation(self) -> tuple[str, str] | None:
        """The province or city of which the sentence before told a part of its country, and that."""
        if self._shared is None or self._shared.ref_area is None:
            return None
        part, whole = self._shared.ref_area, self._shared.counterpart_area
        return (
            (part, whole) if whole not in (None, part) and country_of(part, self._rules.vocabulary) == whole else None
        )

    def _note(self, scope: str, view: View, *, measured: bool = False) -> None:
        if not measured and scope != "paragraph":
            hits = view.concepts
            if hits:
                self._measures[scope] = [
                    Measure(h.id, h.start, h.end, scope, sure=False, place=view.passage.span(h.start, h.end))
                    for h in reversed(hits)
                ]
        areas = read_areas(view, self._rules.vocabulary)
        if scope == "paragraph":  # what has no figures is told of a country
            areas = as_countries(areas, self._rules.vocabulary)
        else:
            only = len({one.area for one in areas}) == 1  # 두만강 수질: a section on one place
            areas = settled(areas, () if only else self.homes(), self._rules.vocabulary)
        first = view.figures[0].start if view.figures else view.end
        is_group = areas and self._rules.vocabulary.areas[areas[0].area].group and areas[0].bound is None
        if scope == "section" and is_group:
            return  # 아세안, 관광객 1억 명…교역은 중국·미국 쏠림: of none of these countries
        areas = [one for one in areas if not HAS_VALUE.match(view.text, one.end)]  # 중국 –20.9%, 미국 –33.5%: members
        leading = [one for one in areas if one.end <= first and not self._rules.vocabulary.areas[one.area].group]
        vocabulary, told = self._rules.vocabulary, {one.area for one in leading}
        leading = [  # 단둥 철길 다시 붐빈다 … 북중 교역: of countries, not of a town of one
            one for one in leading if (country := country_of(one.area, vocabulary)) == one.area or country not in told
        ]
        own = [named.area for named in leading if named.bound is None and (scope != "paragraph" or _has(named, view))]
        own = own or [named.area for named in leading if named.bound == "in"]
        others = [named.area for named in leading if named.bound is not None and named.area not in own]
        if own:
            self._area[scope] = own[0]
        elif areas and self.region() is not None and self.region() not in {hit.id for hit in view.areas}:
            self._area["paragraph"] = country_of(self.region(), vocabulary)  # 지방은 … 서울 안의 차이도 크다
        if others:
            self._other[scope] = others[0]

    def fits(self, measure: Measure, figure: Placed, change: Change) -> bool:
        """Whether a figure can measure what another one does."""
        unit = self._rules.units.get(figure.mention.unit or "")
        if unit is None:
            return False
        concept = self._rules.vocabulary.concepts.get(measure.id)
        if change.transformation in ("growth", "points", "share", "ratio"):
            return True
        if unit.dimension == "count" and measure.unit not in (None, unit.id):
            return False
        if unit.id in NO_GOODS and concept is not None and "money" in concept.units:
            return False
        return unit.dimension in concept.units if concept is not None else False

    def told(self) -> list[Measure]:
        """What the sentence before measured, in its order."""
        return self._measures["paragraph"]

    def measure(self, figure: Placed, change: Change) -> Measure | None:
        """What the text before is about, the nearest scope first; what is pointed at (이는 …) is the last of it."""
        for scope in SCOPES:
            told = self._measures[scope]
            if scope == "section" and figure.mention.unit in self._counted:  # 건 are fires, whatever the heading names
                told = [self._counted[figure.mention.unit], *told]
            for measure in reversed(told) if self._points else told:
                if self.fits(measure, figure, change):
                    return replace(measure, how=scope, sure=False)
        return None

    def area_of(self, mention: Mention, measure: Measure | None = None) -> tuple[str | None, str]:
        """Whose figures the text tells, and how that is known; another thing that is measured is the country's again
        behind one of a province or city."""
        area, how = self._from_scopes(self._area)
        if how == "paragraph" and not self._goes_on_with(area, measure):
            rest = {scope: self._area[scope] for scope in SCOPES if scope != "paragraph"}
            area, how = self._from_scopes({"paragraph": None, **rest})
        if (
            how == "paragraph"
            and area not in (self._area["document"], self._area["section"])
            and mention.unit not in self._local
            and (measure.id if measure else None) not in self._local
        ):
            area = country_of(area, self._rules.vocabulary)
        return (area, how) if area is not None else (self._of_origin(mention) or self._home, "default")

    def _goes_on_with(self, area: str | None, measure: Measure | None) -> bool:
        """Whether a figure goes on with the area that the sentence before told: whom the text is about anyway; any
        other one only where its paragraph began with it and the same is measured of it."""
        known = self._rules.vocabulary
        main = country_of(self._area["document"], known)
        is_under_another = self._lead is not None and self._lead[0] == area  # a point below the one that names it
        if not self._is_told or main == WORLD or country_of(area, known) == main or is_under_another:
            return True
        return self._opened == area and (measure.id if measure else None) in self._local

    def other_of(self, area: str | None) -> tuple[str | None, str]:
        """The other side that the text around names; of the other of a pair, its main area."""
        known = self._rules.vocabulary
        for scope in () if self._is_total else SCOPES:
            pair = (self._other[scope], self._area[scope]) if self._other[scope] is not None else ()
            for value in pair:
                if value not in (None, WORLD) and country_of(value, known) != country_of(area, known):
                    return value, scope
        return None, "default"

    def _from_scopes(self, slots: dict[str, str | None]) -> tuple[str | None, str]:
        return next(((value, scope) for scope in SCOPES if (value := slots[scope]) is not None), (None, "default"))

    def _of_origin(self, mention: Mention) -> str | None:
        origin = self._rules.origins.get(mention.origin or "")
        return origin.country if origin is not None and origin.type in ("agency", "government") else None
