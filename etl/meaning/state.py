"""What a text is about at a place: the measure, the areas; open until named anew or closed.

A slot opens with the words that name it and holds over sentence, paragraph, section and document; the nearest
scope that has it gives it, and the statement says which.

Comes in: a document, then its headings, paragraphs and sentences in order, each with what was read of it. Goes out:
the areas that are open at a figure. What is measured: `measures` (`told_measures.py`); flows and shares: `flows`
(`told_flows.py`); whom the whole text is about: `main_areas.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from etl.meaning.areas_and_figures import is_aside, is_compared, is_exceeded, is_pair
from etl.meaning.asides_ru import without_asides
from etl.meaning.change import Change
from etl.meaning.held_areas import is_held
from etl.meaning.main_areas import TITLES, read_main_areas
from etl.meaning.measured import Measure
from etl.meaning.owners import WORLD
from etl.meaning.people import host_of_foreigners
from etl.meaning.places import ACTS, Named, read_areas
from etl.meaning.qualifiers import Qualifiers
from etl.meaning.reach_of_areas import without_causes
from etl.meaning.referring_ru import Referring
from etl.meaning.regions import as_countries, country_of, settled
from etl.meaning.rise_and_fall import cues_of
from etl.meaning.told_flows import ToldFlows, is_from_sentence, with_sides
from etl.meaning.told_measures import SCOPES, UNCOUNTED, ToldMeasures
from etl.meaning.told_rankings import ToldRankings
from etl.meaning.told_together import ToldTogether
from etl.meaning.view import View
from etl.meaning.whole_country import with_country
from etl.meaning.words import Finders
from etl.mentions.topics import SUB_POINT
from etl.model import Document, Mention, Passage, Statement
from etl.patterns import pattern
from etl.rules import Rules

HAS_VALUE = pattern("meaning.state.has_value")
ALL_TRADE = pattern("meaning.state.all_trade", re.IGNORECASE)
NOTE = "※"
NEAR = 9  # characters


def _has(named: Named, view: View) -> bool:
    """Whether what may be measured is an area's: 우리나라의 대중 수출, or it acts; not 미국의 고관세에도."""
    is_near = any(0 <= hit.start - named.end <= NEAR for hit in view.concepts)
    return is_near or view.language != "ko" or ACTS.match(view.text, named.end) is not None


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
        written: Passage | None = None,
    ) -> None:
        """`sources`: where names of those who state stand, by passage; their countries are nobody's topic. `units`:
        all that the text has, of which a currency tells a country. `items`: the passages that are members of a list.
        `written`: the line that tells where it was written."""
        self._rules, self._is_chinese = rules, document.language == "zh"
        self._sources = sources or {}
        self._main = read_main_areas(document, passages, finders, rules, self._sources, units, written)
        self.measures = ToldMeasures(rules, units)
        self._referring = Referring(rules.vocabulary)
        self.qualifiers = Qualifiers()
        self._area: dict[str, str | None] = dict.fromkeys(SCOPES)
        self._other: dict[str, str | None] = dict.fromkeys(SCOPES)
        self.flows = ToldFlows(rules)
        self.rankings = ToldRankings(rules)
        self._items = items
        self._lead: tuple[str | None, str | None] | None = None  # both areas of the point above
        self._local: set[str] = set()  # what was measured of the area of the paragraph
        self._opened: str | None = None  # whom the first sentence of the paragraph is about
        self._sentences = 0  # of the paragraph
        self._is_total = False  # whether the paragraph tells of the trade with all countries
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
        self._has_body = False
        self._tells_world = False
        self._together = ToldTogether(rules)
        self._headed_by: str | None = None  # the area that the lines of the head name last, but in names of bodies
        self._area["document"], self._other["document"] = self._main.area, self._main.other

    def areas_of(self, view: View) -> list[Named]:
        """The areas that a sentence names or refers to."""
        named = self._referring.read(view, without_asides(read_areas(view, self._rules.vocabulary), view))
        return with_country(named, view, self.local(), self._rules.vocabulary)

    def is_about(self, area: str | None) -> bool:
        """Whether all of the text is about an area, by its words, else by its language, and that no group of them."""
        known = self._rules.vocabulary.areas.get(area or "")
        return known is not None and not known.group and area == (self._area["document"] or self._main.home)

    def is_link(self) -> bool:
        """Whether the text is about what leads from one area to another."""
        return self._main.is_link

    def open_section(self, passage: Passage, finders: Finders) -> None:
        """A heading: what it names is what the section is about."""
        told = (self._area["section"], self._other["section"]) if not self._has_body else (None, None)
        self._area["section"], self._other["section"] = None, None
        view = View(passage, 0, 0, len(passage.reading), (), finders)
        self._note_world(view)
        self.measures.open_section(view)
        known = self._rules.vocabulary
        alone = View(passage, 0, 0, len(passage.reading), (), finders, self._sources.get(passage.id, ()))
        named = without_causes(read_areas(alone, known), alone.text)
        self._note("section", alone if named else view)  # 한국은행, 케냐 성장률 추정: Kenya's
        now = self._area["section"]
        is_named = self._headed_by == told[0]  # not by the name of a body in a masthead
        self._headed_by = next((one.area for one in named if one.bound is None), self._headed_by)
        self._together.note(view)
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
        self.change = None
        self.rankings.open_paragraph(passage.reading, is_member=is_point)
        self.measures.open_paragraph()
        self.flows.open_paragraph()
        self._opened, self._sentences, self._is_total = self._area["paragraph"], 0, False

    def open_sentence(self, view: View) -> None:
        """Words that close (한편) end what the paragraph was about."""
        self._sentences += 1
        self._is_total = self._is_total or self._tells_total(view)
        self.measures.open_sentence(view)
        if self._closes.match(view.text[view.start : view.end].lstrip("□○◦●▪·※- \t")):
            self.measures.close_paragraph()
            self._area["paragraph"], self._other["paragraph"] = None, None

    def _tells_total(self, view: View) -> bool:
        """Whether a sentence tells of the trade with all countries, and not as the whole that a share is of."""
        if ALL_TRADE.search(view.text, view.start, view.end) is None:
            return False
        cues = cues_of(self._rules)
        shares = (words[view.language] for words in (cues.share_nouns, cues.share_verbs))
        return not any(words.search(view.text, view.start, view.end) for words in shares)

    def close_sentence(self, view: View, measures: Sequence[Measure], statements: Sequence[Statement] = ()) -> None:
        """What a sentence measured, and whose, is what the next may go on with."""
        self.measures.close_sentence(measures)
        self._note_world(view)
        self._together.note(view)
        is_ranking = self.rankings.close_sentence(view, read_areas(view, self._rules.vocabulary), statements)
        if not statements:
            self.measures.note_words(view)
            if not is_ranking:  # В тройку главных поставщиков вошли Россия и Ирак: nobody's turn
                self._note("paragraph", view)
            self._note_opening()
            return
        areas = {s.ref_area for s in statements if s.ref_area and is_from_sentence(s, "ref_area")}
        areas -= {hit.id for hit in view.areas if self._is_aside(Named(hit.start, hit.end, hit.id, None), view)}
        if len(areas) == 1:  # members of a list are nobody's turn
            self._area["paragraph"] = next(iter(areas))
            counted = {figure.mention.unit for figure in view.figures} - UNCOUNTED
            self._local = {s.measure for s in statements if s.measure} | {unit for unit in counted if unit}
        elif len(areas) > 1 and self.region() is not None and self.region() not in areas:  # a list of provinces
            self._area["paragraph"] = country_of(self.region(), self._rules.vocabulary)
        sided = with_sides(statements, self._rules)
        others = {s.counterpart_area for s in sided if s.counterpart_area and is_from_sentence(s, "counterpart_area")}
        others -= {WORLD}  # a whole that has parts, and no partner
        if len(others) == 1 and sided[0].counterpart_area is not None:
            self._other["paragraph"] = country_of(next(iter(others)), self._rules.vocabulary)
            self._is_total = False
        self.flows.close_sentence(view, statements)
        self._note_opening()

    def _note_world(self, view: View) -> None:
        self._tells_world = self._tells_world or any(hit.id == WORLD for hit in view.areas)

    def _note_opening(self) -> None:
        """Keep whom the first sentence of a paragraph is about."""
        if self._sentences == 1:
            self._opened = self._area["paragraph"]

    def _is_aside(self, named: Named, view: View) -> bool:
        """Whether an area is only held against another one: 우리나라(2,580조 원)의 58분의 1."""
        held = (is_compared(named, view.text, f) or is_exceeded(named, view.text, f) for f in view.figures)
        return is_aside(named, view.text) or is_held(named, view) or any(held)

    def host_of(self, area: str | None, *, is_told: bool = False) -> str | None:
        """Where people go, as the paragraph told it last; whom it is about, where no country is told to have them."""
        told = (self._other["paragraph"], None if is_told else self._area["paragraph"])
        return next((one for one in told if one is not None and one != area), None)

    def both(self) -> tuple[str, str] | None:
        """The two areas that the text told of together last."""
        return self._together.pair

    def sold(self) -> str | None:
        """Whose exports or sales the text told last, or whom the text is about where it began with them."""
        return self._from_scopes(self._area)[0] if self.measures.are_sold() else None

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
        return self._main.home

    def main(self) -> str | None:
        """The area that a text is about."""
        return self._area["document"] or self._main.home

    def tells_world(self) -> bool:
        """Whether the text told of the world so far."""
        return self._tells_world

    def main_pair(self) -> tuple[str, str] | None:
        """Both areas that a text is about."""
        area, other = self._area["document"], self._other["document"]
        return (area, other) if area is not None and other is not None else None

    def _note(self, scope: str, view: View) -> None:
        areas = without_causes(read_areas(view, self._rules.vocabulary), view.text)
        if scope == "paragraph":  # what has no figures is told of a country
            areas = as_countries(areas, self._rules.vocabulary)
        else:
            only = len({one.area for one in areas}) == 1  # 두만강 수질: a section on one place
            areas = settled(areas, () if only else self.homes(), self._rules.vocabulary)
        first = view.figures[0].start if view.figures else view.end
        is_group = areas and self._rules.vocabulary.areas[areas[0].area].group and areas[0].bound is None
        if scope == "section" and is_group:
            return  # 아세안, 관광객 1억 명…교역은 중국·미국 쏠림: of none of these countries
        areas = [one for one in areas if not is_held(one, view)]
        areas = [one for one in areas if not HAS_VALUE.match(view.text, one.end)]  # 중국 –20.9%, 미국 –33.5%: members
        ahead = [one for one in areas if one.end <= first]
        leading = [one for one in ahead if not self._rules.vocabulary.areas[one.area].group]
        vocabulary, told = self._rules.vocabulary, {one.area for one in leading}
        leading = [  # 단둥 철길 다시 붐빈다 … 북중 교역: of countries, not of a town of one
            one for one in leading if (country := country_of(one.area, vocabulary)) == one.area or country not in told
        ]
        heads = {one.area for one, other in pairwise(ahead) if is_pair(one, other, view.text)}
        own = [
            named.area
            for named in leading
            if named.bound is None and (scope != "paragraph" or named.area in heads or _has(named, view))
        ]
        own = own or [named.area for named in leading if named.bound == "in"]
        groups = [one for one in ahead if self._rules.vocabulary.areas[one.area].group]
        facing = [*leading, *groups] if own else leading  # 한국과 EU의 교역
        others = [named.area for named in facing if named.bound is not None and named.area not in own]
        host = host_of_foreigners(ahead, view.text) if scope == "section" else None
        if host is not None:
            self._area[scope] = host
        elif own:
            self._area[scope] = own[0]
        elif areas and self.region() is not None and self.region() not in {hit.id for hit in view.areas}:
            self._area["paragraph"] = country_of(self.region(), vocabulary)  # 지방은 … 서울 안의 차이도 크다
        if others:
            self._other[scope] = others[0]

    def area_of(self, mention: Mention, measure: Measure | None = None) -> tuple[str | None, str]:
        """Whose figures the text tells, and how that is known; another thing that is measured is the country's again
        behind one of a province or city."""
        area, how = self._from_scopes(self._area)
        if how == "paragraph" and not self._goes_on_with(area, measure, mention.unit):
            rest = {scope: self._area[scope] for scope in SCOPES if scope != "paragraph"}
            area, how = self._from_scopes({"paragraph": None, **rest})
        if (
            how == "paragraph"
            and area not in (self._area["document"], self._area["section"])
            and mention.unit not in self._local
            and (measure.id if measure else None) not in self._local
            and not self._is_of_regions(area)
        ):
            area = country_of(area, self._rules.vocabulary)
        return (area, how) if area is not None else (self._of_origin(mention) or self._main.home, "default")

    def _is_of_regions(self, area: str | None) -> bool:
        """Whether a text is about a province or city of the country of another one: LA항과 롱비치항, of no country."""
        main, known = self._area["document"], self._rules.vocabulary
        return main is not None and main != country_of(main, known) == country_of(area, known)

    def _goes_on_with(self, area: str | None, measure: Measure | None, unit: str | None) -> bool:
        """Whether a figure goes on with the area that the sentence before told: whom the text is about anyway; any
        other one only where its paragraph began with it and the same is measured of it; the world, where the same is
        counted."""
        known = self._rules.vocabulary
        main = country_of(self._area["document"], known)
        is_under_another = self._lead is not None and self._lead[0] == area  # a point below the one that names it
        if not self._main.is_told or main == WORLD or country_of(area, known) == main or is_under_another:
            return True
        is_same = (measure.id if measure else None) in self._local
        is_counted = area == WORLD and unit in self._local and (measure is None or measure.is_open)
        if self._is_chinese and self._opened == area and area != WORLD:
            return True  # 美国大豆产量为8610万吨。出口量为3740万吨
        return self._opened == area and (is_same or is_counted)  # 324 launches in the world. The record was 259

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
