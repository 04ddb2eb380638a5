"""What a sentence takes over from those before it: the speaker and the period.

Looked up only where a figure asks for it, so that sentences without figures cost nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from etl.mentions.carrying import FAR, Going, is_source, states_statistics, topic_of
from etl.mentions.moments import TimeExpression
from etl.mentions.names_of_origins import Names, Speaker
from etl.mentions.origins import find_speakers, leans_on_before, period_leans, speaker_at
from etl.mentions.topics import Topics, is_about_the_same
from etl.mentions.windows import Window, windows_between
from etl.model import Passage, Period
from etl.patterns import pattern

CHAIN = 60  # sentences, each leaning on the one before, over which something is taken over

SAME_SPAN = pattern("mentions.discourse.same_span")


@dataclass
class Discourse:
    """The sentences of one passage in order, with what has been read of them so far."""

    passage: Passage
    names: Names
    windows: list[Window]
    quoted: list[bool]  # the sentence begins inside a quotation
    figures: dict[int, list[int]]  # sentence to the places of its figures
    going: Going
    topics: Topics
    before: Discourse | None = None  # of the paragraph before: news puts each sentence in its own
    unknown: list[tuple[int, int]] = field(default_factory=list)  # times that nothing resolves
    times: list[TimeExpression] = field(default_factory=list)  # as written, for whoever knows more of the text
    periods: dict[int, Period | None] = field(default_factory=dict)  # of the last figure of a sentence
    _speakers: dict[int, list[Speaker]] = field(default_factory=dict)
    _leans: dict[int, bool] = field(default_factory=dict)
    _goes_on: dict[int, bool] = field(default_factory=dict)
    _time_words: dict[int, re.Match[str] | None] = field(default_factory=dict)  # the first: 이 기간, 이 중

    def speakers(self, index: int) -> list[Speaker]:
        """Everyone who states something in a sentence."""
        if index not in self._speakers:
            sentence = self.passage.sentences[index]
            self._speakers[index] = find_speakers(self.passage.reading, sentence, self.quoted[index], self.names)
        return self._speakers[index]

    def leans(self, index: int) -> bool:
        """Whether a sentence leans on the one before."""
        if index not in self._leans:
            sentence = self.passage.sentences[index]
            self._leans[index] = leans_on_before(self.passage.reading, sentence, self.quoted[index], self.names)
        return self._leans[index]

    def speaker_of(self, index: int, start: int) -> Speaker | None:
        """Who states the figure at `start`: in its sentence, or taken over from before."""
        own = speaker_at(self.speakers(index), start)
        if own is not None:
            return own
        found = self._speaker_before(index) if self.leans(index) else None
        if found is not None:
            return replace(found, rule="origin.taken_over")
        found = self._source_before(index, FAR) if self.goes_on(index) else None
        return None if found is None else replace(found, rule="origin.carried")

    def goes_on(self, index: int) -> bool:
        """Whether a sentence gives figures as the statistics before it do."""
        if index not in self._goes_on:
            self._goes_on[index] = states_statistics(self._piece(index), self.going)
        return self._goes_on[index]

    def _tells_statistics(self, index: int) -> bool:
        """Whether a sentence gives statistics, or says that a source does (…고 밝혔다)."""
        return self.goes_on(index) or any(is_source(speaker, self.names) for speaker in self.speakers(index))

    def _breaks(self, index: int) -> bool:
        return self.going.breaks.match(self._piece(index)) is not None

    def _is_another_matter(self, index: int) -> bool:
        """Whether a sentence ends a chain of statistics: it says so, or its figures tell of something else."""
        if self._breaks(index):
            return True
        if index == 0 or not self.figures.get(index) or self._tells_statistics(index):
            return False
        return not is_about_the_same(self._piece(index), self._piece(index - 1), self.topics)

    def _piece(self, index: int) -> str:
        first, last = self.passage.sentences[index]
        return self.passage.reading[first:last]

    def _stated(self, index: int) -> list[Speaker]:
        """Those who state something in a sentence, without who only sets a limit."""
        return [speaker for speaker in self.speakers(index) if speaker.rule != "origin.issuer"]

    def _source_before(self, index: int, far: int) -> Speaker | None:
        """The source of the statistics that a sentence goes on with, at most `far` sentences back.

        Whoever speaks last ends the search: a source goes on, a person, a country or a newspaper does not.
        """
        for earlier in range(index - 1, max(-1, index - 1 - far), -1):
            spoken = self._stated(earlier)
            if spoken:
                return spoken[-1] if is_source(spoken[-1], self.names) else None
            if self._is_another_matter(earlier):
                return None
        far -= index
        if self.before is None or far <= 0 or not self._goes_over_paragraphs(index):
            return None
        return self.before._source_before(len(self.before.passage.sentences), far)

    def topic_before(self, index: int, far: int = FAR, own: str | None = None) -> Period | None:
        """The time that the statistics before a sentence are about, at most `far` sentences back.

        `own`: who speaks in that sentence; it takes over no time from a sentence of another speaker.
        """
        for earlier in range(index - 1, max(-1, index - 1 - far), -1):
            spoken = self._stated(earlier)
            if own is not None and spoken and _name(spoken[-1]) != own:
                return None
            topic = self._topic_of(earlier)
            if topic is not None:
                return topic if own is None or self._is_of(earlier, own) else None
            if spoken or self._is_another_matter(earlier):
                return None
        far -= index
        if self.before is None or far <= 0 or not self._goes_over_paragraphs(index):
            return None
        return self.before.topic_before(len(self.before.passage.sentences), far, own)

    def topic_for(self, index: int) -> Period | None:
        """The time that a sentence of statistics goes on with."""
        spoken = self._stated(index)
        return self.topic_before(index, own=_name(spoken[-1]) if spoken else None)

    def _is_of(self, index: int, own: str) -> bool:
        """Whether a sentence is that of `own`, or of nobody."""
        spoken = self._stated(index)
        speaker = spoken[-1] if spoken else self._source_before(index, FAR)
        return speaker is None or _name(speaker) == own

    def _topic_of(self, index: int) -> Period | None:
        inside = self._windows_in(index)
        if not inside or not self.figures.get(index) or not self._tells_statistics(index):
            return None
        last = self.figures[index][-1]
        topic = topic_of(self.passage.reading, self.passage.sentences[index], inside, last, self._stated(index))
        return None if topic is None else topic.period

    def _goes_over_paragraphs(self, index: int) -> bool:
        """Whether a paragraph, up to the sentence at `index`, goes on with the one before, or is announced by it."""
        assert self.before is not None
        last = len(self.before.passage.sentences) - 1
        if not self.before.figures.get(last) and any(is_source(one, self.names) for one in self.before.speakers(last)):
            return True  # 통계청은 주요통계지표를 발표하였다.
        end = self.passage.sentences[min(index, len(self.passage.sentences) - 1)][1]
        return is_about_the_same(self.passage.reading[:end], self.before.passage.reading, self.topics)

    def _speaker_before(self, index: int) -> Speaker | None:
        """The last speaker before a sentence, as long as each sentence between leans on the one before."""
        for earlier in range(index - 1, max(-1, index - 1 - CHAIN), -1):
            spoken = self._stated(earlier)
            if spoken:
                places = self.figures.get(earlier)
                return (speaker_at(spoken, places[-1]) if places else None) or spoken[-1]
            if not self.leans(earlier):
                return None
        if self.before is None or index > CHAIN:
            return None
        return self.before._speaker_before(len(self.before.passage.sentences))

    def period_before(self, index: int) -> Period | None:
        """The period that a sentence may take over: the last one before it that still holds."""
        for earlier in range(index - 1, max(-1, index - 1 - CHAIN), -1):
            if self.figures.get(earlier):
                period = self.periods.get(earlier)
            else:
                inside = self._windows_in(earlier)
                period = inside[-1].period if inside else None
            if period is not None or not self._leans_in_time(earlier):
                return period
        if self.before is None or index > CHAIN:
            return None
        return self.before.period_before(len(self.before.passage.sentences))

    def leans_in_time(self, index: int, start: int) -> bool:
        """Whether the words before a figure at `start` say so; one search serves all figures of a sentence."""
        first, last = self.passage.sentences[index]
        if index not in self._time_words:
            self._time_words[index] = self.names.lean.search(self.passage.reading, first, last)
        word = self._time_words[index]
        if word is None or word.start() >= start:
            return False
        return word.end() <= start or period_leans(self.passage.reading, (first, last), start, self.names)

    def period_meant(self, index: int) -> Period | None:
        """The period that the first figure of a leaning sentence takes over: 같은 기간 is that of the statistics before."""
        first, last = self.passage.sentences[index]
        topic = self.topic_before(index) if SAME_SPAN.match(self.passage.reading, first, last) else None
        return topic or self.period_before(index)

    def _leans_in_time(self, index: int) -> bool:
        """Whether a sentence says that it goes on about the time of the one before."""
        return self.quoted[index] or self.leans_in_time(index, self.passage.sentences[index][1])

    def _windows_in(self, index: int) -> list[Window]:
        first, last = self.passage.sentences[index]
        return [w for w in windows_between(self.windows, first, last) if not w.is_base and not w.in_bracket]


def _name(speaker: Speaker) -> str:
    return speaker.id or speaker.name


def quotation_depths(passage: Passage) -> list[bool]:
    """For each sentence whether it begins inside a quotation that an earlier one opened."""
    depth, straight, inside = 0, 0, []
    paired = passage.reading.count('"') % 2 == 0
    for first, last in passage.sentences:
        inside.append(depth > 0 or (paired and straight % 2 == 1))
        piece = passage.reading[first:last]
        depth = max(0, depth + piece.count("“") - piece.count("”"))
        straight += piece.count('"')
    return inside
