"""Whether the sentences before the first that names who states its figures are told by him: the lead of a report.

Comes in: the passages of a text, whoever is named first in it, and a sentence without a source. Goes out: the one who
is named first, where he states that sentence too.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.attribution_rules import CLOSING, OPENS, PERSON
from etl.meaning.behind import POINTS, TOLD_RU
from etl.meaning.leads import share_matter
from etl.meaning.sourced import Heard
from etl.meaning.view import View
from etl.model import Passage
from etl.patterns import pattern

HEADLINES = frozenset({"heading", "front"})
TOLD = pattern("mentions.whole_text.told")
SPOKEN = pattern("meaning.sources.spoken")  # to hearers
EXPLAINED = pattern("meaning.speaking.explained")  # 한국은행은 …고 설명했다: what stands above it
UNNAMED = pattern("meaning.speaking.unnamed")
STATED_BEFORE = pattern("meaning.sources.stated_before")
STATED_ON = pattern("meaning.sources.stated_on")
NEWS_EN = pattern("meaning.sources.news_en")  # …, the Maritime Authority said on Tuesday
FEW = 2  # passages of English news before the one that names who states it
LEADING = 3  # sentences of Korean news up to the one that names who states it
NEAR = 60  # characters behind a body in which the day of its statement stands


class LeadSources:
    """Who states the headline and the lead of a text."""

    def __init__(self, passages: Sequence[Passage], first: Heard | None) -> None:
        self._first = first
        self._beginning, self._second = ([one.id for one in passages[:2]] + [None, None])[:2]
        self._places = {one.id: place for place, one in enumerate(passages)}
        self._has_headline = bool(passages) and passages[0].kind in HEADLINES  # what has a headline has a lead
        body = [one for one in passages if one.kind not in HEADLINES]
        self._leading = body[0] if body else None
        self._below = body[1].id if len(body) > 1 else None
        self._told_of: str | None = None  # the passage of which he states a part
        self.is_told = False  # the first that is named states a part of the lead: then all of it

    def of(self, view: View) -> Heard | None:
        """Whoever is named first, if he states a sentence; that he does is kept for those that follow."""
        is_told = TOLD.search(view.text[view.start : view.end].rstrip()) is not None or self._is_going_on(view)
        is_lead = view.passage.kind in HEADLINES or (self._first is not None and self._is_lead(view))
        if not is_lead and not is_told:
            return None
        self._told_of = view.passage.id
        self.is_told = self.is_told or (self._first is not None and view.passage.kind not in HEADLINES)
        return self._first

    def _is_lead(self, view: View) -> bool:
        """Whether a sentence stands right before the one that first names who states, and tells of the same matter:
        the lead of a report.

        Who speaks to hearers (…습니다) tells it himself."""
        first = self._first
        if first is not None and first.passage.id != view.passage.id:
            return self._is_above(first, view)
        if first is None or not view.end <= first.speaker.start:
            return False
        if view.language == "ko" and UNNAMED.fullmatch(first.speaker.name) is not None:
            return False  # 업계 관계자는 …고 했다: of his own words alone
        if view.language == "en" and self._is_english_news(first):
            return True
        lead = view.text[view.start : view.end]
        if self._opens_news(first, view):
            return True
        next_end = view.passage.sentences[view.index + 1][1] if view.index + 1 < len(view.passage.sentences) else 0
        if not first.speaker.start < next_end or SPOKEN.search(lead) is not None:
            return False
        is_wire = view.language == "ru" and TOLD_RU.match(view.text[:next_end], first.speaker.end) is not None
        if is_wire and view.passage is self._leading:
            return True
        named = view.text[first.speaker.start : first.speaker.end]
        return self._has_headline or share_matter(lead, view.text[view.end : next_end].replace(named, " "))

    def _opens_news(self, first: Heard, view: View) -> bool:
        """Whether a sentence opens the Korean news below a headline, a few sentences before the one that first names
        who states, and tells of the same matter: 취업자가 17만 명 늘었다. 다만 …. 통계청에 따르면 …"""
        behind = view.passage.sentences[view.index + 1 : view.index + 1 + LEADING]
        said = next((one for one in behind if one[0] <= first.speaker.start < one[1]), None)
        is_news = view.language == "ko" and self._has_headline and view.passage is self._leading
        is_person = first.speaker.rule == PERSON
        if said is None or not is_news or is_person or SPOKEN.search(view.text[view.start : view.end]) is not None:
            return False
        named = view.text[first.speaker.start : first.speaker.end]
        return share_matter(view.text[view.start : view.end], view.text[slice(*said)].replace(named, " "))

    def _is_above(self, first: Heard, view: View) -> bool:
        """Whether a sentence below a headline, or that begins the text, stands in a paragraph before the one that first
        names who states, and tells of the same matter; in Russian any sentence before it, in Korean all of the first
        paragraph."""
        is_news = self._is_first_of_news(first, view)
        is_first = view.language == "ko" and view.passage.id == self._beginning
        is_lead = view.language == "ru" or is_first or self._has_headline or is_news
        is_spoken = view.language != "ko" and SPOKEN.search(view.text[view.start : view.end]) is not None
        if not is_lead or is_spoken or first.speaker.rule == CLOSING:
            return False
        place = view.passage.span(view.start, view.end).end
        at = first.passage.span(first.speaker.start, first.speaker.end).start
        begin, end = next((one for one in first.passage.sentences if one[0] <= first.speaker.start < one[1]), (0, 0))
        said = first.passage.reading[begin:end]
        is_explained = view.language == "ko" and first.speaker.rule == OPENS and EXPLAINED.search(said) is not None
        lead = view.text[view.start : view.end]
        return place <= at and (is_news or is_explained or share_matter(lead, said))

    def _is_going_on(self, view: View) -> bool:
        """Whether a Korean sentence stands in the lead that whoever is named first has begun to state."""
        first = self._first
        is_before = first is not None and (first.passage.id != view.passage.id or view.end <= first.speaker.start)
        is_early = view.passage.id in (self._beginning, self._second)
        return view.language == "ko" and is_before and is_early and self._told_of == view.passage.id

    def _is_first_of_news(self, first: Heard, view: View) -> bool:
        """Whether a text without a headline begins with a sentence, and the next paragraph tells when who stated it; or
        the first who is named is named for what stands before him (Об этом сообщили в …)."""
        begin, end = next((one for one in first.passage.sentences if one[0] <= first.speaker.start < one[1]), (0, 0))
        if view.language in ("en", "ru") and POINTS.match(first.passage.reading, begin, end) is not None:
            return True
        if view.language == "en":
            return self._is_english_news(first)
        is_below = view.passage.id == self._beginning and first.passage.id == self._second
        if view.language == "zh":
            is_below = view.passage is self._leading and first.passage.id == self._below
        if not is_below:
            return False
        text, speaker = first.passage.reading, first.speaker
        is_dated = STATED_BEFORE.search(text[max(0, speaker.start - NEAR // 2) : speaker.start]) is not None
        return is_dated or STATED_ON.search(text[speaker.end : speaker.end + NEAR]) is not None

    def _is_english_news(self, first: Heard) -> bool:
        """Whether an English text begins with a sentence, and a body that is named soon after is told to have stated
        it: …, the Maritime Authority said."""
        at = self._places.get(first.passage.id, FEW + 1)
        if first.speaker.rule != OPENS or at > FEW + self._has_headline:
            return False
        return NEWS_EN.match(first.passage.reading, first.speaker.end) is not None
