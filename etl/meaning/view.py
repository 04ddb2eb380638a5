"""A sentence as the steps of meaning look at it: its figures in order, the words of the vocabulary, its clauses.

All places are characters of the reading of the passage.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from etl.meaning.words import Finder, Finders, Hit
from etl.model import Document, Mention, Passage
from etl.patterns import pattern

T = TypeVar("T")
SHORT = 6_000  # characters: a release, a news report, a brief; a paper tells too many times for one to go on
HANGUL = re.compile(r"[가-힣]")
DENOMINATOR = pattern("meaning.view.denominator")
CJK = re.compile(r"[一-鿿]")
CYRILLIC = re.compile(r"[а-яё]")
CONTINENTS, TWO_LETTERS = pattern("meaning.view.continents"), pattern("meaning.view.two_letters")
MEASURED, WHO_TRADES = pattern("meaning.view.measured"), pattern("meaning.view.who_trades_en")
WRITTEN_FROM, NO_PART_BEHIND = pattern("meaning.subjects.written_from"), pattern("meaning.view.no_part_behind")
# between the name of a country and that of a body of it, and the other way round
OF_BODY = pattern("meaning.view.of_body")
BODY_OF = pattern("meaning.view.body_of")
# where a clause of a Korean sentence ends: behind a connecting ending
CLAUSE_END_KO = pattern("meaning.view.clause_end_ko")
CLAUSE_END = pattern("meaning.view.clause_end")


def is_short(document: Document, passages: Sequence[Passage]) -> bool:
    """Whether a text tells so few times and sources that one may go on through all of it."""
    if document.format == "html":
        return sum(len(passage.reading) for passage in passages) <= SHORT  # without the marks of the page
    return len(unicodedata.normalize("NFC", document.text)) <= SHORT


def language_of(piece: str) -> str:
    """The language that the letters of a piece of text are of."""
    for code, letters in (("ko", HANGUL), ("ru", CYRILLIC), ("zh", CJK)):
        if letters.search(piece):
            return code
    return "en"


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where it stands in the reading."""

    mention: Mention
    start: int
    end: int


@dataclass
class View:
    """One sentence."""

    passage: Passage
    index: int
    start: int
    end: int
    figures: Sequence[Placed]
    finders: Finders = field(repr=False)
    sources: Sequence[tuple[int, int]] = ()  # names of who states: the words inside them measure nothing
    _spans: dict[re.Pattern[str], list[tuple[int, int]]] = field(default_factory=dict, repr=False, compare=False)
    _ahead: dict[re.Pattern[str], list[Placed]] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        """The whole reading, in which all places count."""
        return self.passage.reading

    @cached_property
    def language(self) -> str:
        """By its letters."""
        return language_of(self.text[self.start : self.end])

    @cached_property
    def concepts(self) -> list[Hit]:
        """Words of concepts in the sentence, but of what a figure is told as so much: 1.9% of GDP."""
        wholes = [found.span() for found in DENOMINATOR.finditer(self.text, self.start, self.end)]
        hits = [hit for hit in self._outside(self.finders.concepts) if not self._is_in_area(hit)]
        hits = [hit for hit in hits if WHO_TRADES.match(self.text, hit.start) is None]
        return [hit for hit in hits if not any(a <= hit.start and hit.end <= b for a, b in wholes)] if wholes else hits

    def _is_in_area(self, hit: Hit) -> bool:
        """Whether a word is only a part of the name of an area: 전세 (rents) in 전세계."""
        return any(one.start <= hit.start and hit.end < one.end for one in self.areas)

    @cached_property
    def areas(self) -> list[Hit]:
        """Names of areas in the sentence."""
        found = self.finders.areas.find(self.text[self.start : self.end])
        shifted = [Hit(hit.start + self.start, hit.end + self.start, hit.id) for hit in found]
        shifted = [hit for hit in shifted if not self._is_pair(hit)]
        return [hit for hit in shifted if self._is_measured(hit) or not self._is_of_source(hit)]

    def _is_pair(self, hit: Hit) -> bool:
        """Whether what may name a continent is two letters for two countries: 북미 회담."""
        is_either = CONTINENTS.fullmatch(self.text, hit.start, hit.end) is not None
        return is_either and TWO_LETTERS.match(self.text, hit.end) is not None

    @cached_property
    def tellers(self) -> list[str]:
        """The countries of those who state in the sentence."""
        found = self.finders.areas.find(self.text[self.start : self.end])
        told = {(hit.start, hit.end) for hit in self.areas}
        return [hit.id for hit in found if (hit.start + self.start, hit.end + self.start) not in told]

    def _is_measured(self, hit: Hit) -> bool:
        """OECD 평균, 對EU 수출: a body that is told of, not one that tells."""
        return MEASURED.match(self.text, hit.end) is not None or self.text[max(0, hit.start - 1) : hit.start] == "對"

    def _is_of_source(self, hit: Hit) -> bool:
        """중국 해관총서, 러시아 국방부, the National Intelligence Service in Seoul: the country is part of the name."""
        return any(
            (start < hit.end and hit.start < end)
            or (hit.end <= start and OF_BODY.fullmatch(self.text, hit.end, start) is not None)
            or (self.language in ("en", "ru") and end <= hit.start and BODY_OF.fullmatch(self.text, end, hit.start))
            for start, end in self.sources
        )

    @cached_property
    def breakdowns(self) -> list[Hit]:
        """Words of breakdowns in the sentence; the crude birth rate is no oil."""
        hits = self._outside(self.finders.breakdowns)
        return [hit for hit in hits if NO_PART_BEHIND.match(self.text, hit.end) is None]

    def _outside(self, finder: Finder) -> list[Hit]:
        hits = finder.find(self.text[self.start : self.end])
        shifted = [Hit(hit.start + self.start, hit.end + self.start, hit.id) for hit in hits]
        line = WRITTEN_FROM.match(self.text) if self.start == 0 else None
        first = self.start if line is None else line.end()  # STOCKHOLM, March 10 —: no part of what is told
        shifted = [hit for hit in shifted if hit.start >= first]
        return [hit for hit in shifted if not any(a < hit.end and hit.start < b for a, b in self.sources)]

    @cached_property
    def clause_ends(self) -> list[int]:
        """Where clauses end, in order; the last is the end of the sentence."""
        pattern = CLAUSE_END_KO if self.language == "ko" else CLAUSE_END
        ends = [found.end() for found in pattern.finditer(self.text, self.start, self.end)]
        return [*ends, self.end]

    def clause_of(self, place: int) -> tuple[int, int]:
        """The clause that holds a place."""
        at = min(bisect_right(self.clause_ends, place), len(self.clause_ends) - 1)
        return (self.clause_ends[at - 1] if at else self.start), self.clause_ends[at]

    def neighbours(self, figure: Placed) -> tuple[int, int]:
        """The end of the figure before and the start of the one behind, or the ends of the sentence."""
        at = bisect_left(self.starts, figure.start)
        before = self.counted[at - 1].end if at else self.start
        after = self.counted[at + 1].start if at + 1 < len(self.counted) else self.end
        return before, after

    def is_bracketed(self, figure: Placed) -> bool:
        """Whether a figure is all that a bracket holds: 수출(2억 달러)은."""
        before, behind = self.text[figure.start - 1 : figure.start], self.text[figure.end : figure.end + 1]
        return before in ("(", "（") and behind in (")", "）")

    def once(self, make: Callable[[View], T]) -> T:
        """What is made of the sentence: made once, however many figures ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def spans(self, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
        """Where a pattern stands in the sentence: looked up once, however many figures ask."""
        if pattern not in self._spans:
            self._spans[pattern] = [hit.span() for hit in pattern.finditer(self.text, self.start, self.end)]
        return self._spans[pattern]

    def ahead_of(self, pattern: re.Pattern[str]) -> list[Placed]:
        """The counted figures right behind which a pattern stands: looked up once, however many figures ask."""
        if pattern not in self._ahead:
            self._ahead[pattern] = [one for one in self.counted if pattern.match(self.text[one.end : self.end])]
        return self._ahead[pattern]

    @cached_property
    def counted(self) -> list[Placed]:
        """The figures but ages: those tell of whom another figure is (65세 이상 인구의 진료비)."""
        return [figure for figure in self.figures if figure.mention.mention_class != "age"]

    @cached_property
    def starts(self) -> list[int]:
        """Where the counted figures begin."""
        return [figure.start for figure in self.counted]


def read_views(
    passage: Passage, mentions: Sequence[Mention], finders: Finders, sources: Sequence[tuple[int, int]] = ()
) -> list[View]:
    """The sentences of a passage with their figures; `mentions` are those of the passage, in order."""
    placed = [Placed(m, bisect_left(passage.starts, m.start), bisect_left(passage.starts, m.end)) for m in mentions]
    begins = [figure.start for figure in placed]
    views = []
    for index, (start, end) in enumerate(passage.sentences or ((0, len(passage.reading)),)):
        inside = placed[bisect_left(begins, start) : bisect_left(begins, end)]
        here = [(a, b) for a, b in sources if start <= a < end]
        views.append(View(passage, index, start, end, inside, finders, here))
    return views
