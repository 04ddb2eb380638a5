"""The times that a text, its sections and its paragraphs are about, and which of them a figure without one takes.

Comes in: the times that headings name, those that sentences begin with or leave open. Goes out: the time from which
months and the year before count (`now`), and the nearest time that a figure may take over (`nearest`). A time is open
by default, closed only by another; what looks back closes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from etl.meaning.going_on import going_on_of
from etl.meaning.part_ends import is_end, is_end_in
from etl.meaning.timed import TO_COME, Sentence, Topic, holds, is_year_end
from etl.meaning.view import Placed, View
from etl.mentions.discourse import SAME_SPAN
from etl.mentions.topics import SUB_POINT
from etl.mentions.windows import SEASON, Window
from etl.model import MANIFEST, Passage, Period
from etl.patterns import pattern, words
from etl.rules import Rules

ENDS = words("meaning.times.ends")
REPORTED = pattern("meaning.times.reported")
LEADS = re.compile(r"\d[^:：]*[:：]\s*$")  # a line with a figure and a colon leads to the list below it
RECENT = 2  # years between what a text is about and its publication
RECENT_EN = 1


class Scopes:
    """What a text is about at a place: its paragraph, its section, the whole of it."""

    def __init__(
        self, published: str | None, language: str, rules: Rules, *, is_short: bool, items: Collection[str],
        is_of_lines: bool, told: Topic | None = None,
    ) -> None:  # fmt: skip
        """`items`: the passages that are members of a list under a paragraph; `is_of_lines`: the paragraphs are a
        sentence or two long, and the next goes on; `told`: what a person said of the whole text, which stands for its
        headings and its opening."""
        self._published, self._language, self._rules = published, language, rules
        self._is_short, self._items, self._is_of_lines, self._told = is_short, items, is_of_lines, told
        self.paragraph: Topic | None = None
        self.has_body = False  # there were paragraphs
        self._section: Topic | None = None
        self._text: Topic | None = None
        self._former: Topic | None = None  # what the text was about before this section
        self._ahead: Topic | None = None  # a time to come that the paragraph told last
        self._surveyed: set[tuple[str | None, str | None]] = set()  # the times in titles of statistics
        self._has_begun = False  # the paragraph has figures
        self._is_author = False  # the author speaks in the paragraph: what he reckons has no time of the text
        self._is_point = False  # no figure of the point of a list was read yet
        self._sections = self._text_of = 0  # headings behind the first paragraph; how many before the time of the text

    def open_section(self, passage: Passage, topic: Topic | None) -> None:
        """A heading that names a time opens it for its section; one that names none ends what the text was about."""
        if topic is not None:
            self._section, self.paragraph = topic, None
            self._text = self._text or self._section
        elif self.has_body and not SUB_POINT.match(passage.reading) and not LEADS.search(passage.reading):
            self._sections += 1
            if self._text_of:
                self._former, self._text = self._text, None

    def open_paragraph(self, passage: Passage) -> bool:
        """A paragraph begins with the time of its section, or that of the text; whether it does, as a point below
        another goes on."""
        self.has_body = self.has_body or passage.kind == "paragraph"
        self._is_point = SUB_POINT.match(passage.reading) is not None or passage.id in self._items
        if self._is_point:
            return False
        self._ahead = None
        self.paragraph = self.paragraph if self._is_of_lines and self._goes_on() else None
        self._has_begun = self._is_author = False
        return True

    def _goes_on(self) -> bool:
        """Whether the time of a short paragraph is that of the next: none that is a part of what the text is about (in
        June alone), or longer than it."""
        here = self.paragraph.period if self.paragraph is not None else None
        text = self._text.period if self._text is not None else None
        if here is None or text is None:
            return False
        if self._language == "ru":
            ends = (here.end or "", text.end or "")
            return bool(min(ends)) and ends[0][:4] == ends[1][:4] and ends[0] >= ends[1] and here.start != here.end
        return here.grain == text.grain and len(here.end or "") == len(text.end or "") and not _overlap(here, text)

    def open_sentence(self, view: View, last: Topic | None) -> None:
        """Who speaks in a sentence, and whether it goes on with `last`, the time of the last figure that has one of
        its own, or with the source of the section before."""
        going_on = going_on_of(self._rules, view.language)
        self._is_author = self._is_author or going_on.is_author(view)
        if last is not None and SAME_SPAN.match(view.text, view.start):
            self.paragraph = last
        is_silent = self.paragraph is None and self._section is None and self._text is None
        if is_silent and going_on.body.search(view.text, view.start, view.end):
            self.paragraph = self._former  # 같은 자료에 실린 국민총소득은: the source goes on, and its time

    def note_surveyed(self, named: Iterable[Window]) -> None:
        """Keep the times in titles of statistics: what is taken from such a time is of those statistics."""
        self._surveyed |= {(w.period.start, w.period.end) for w in named}

    def now(self) -> Period | None:
        """The time from which months and the year before count; a lead long before the publication tells a past."""
        near = next((t.period for t in (self.paragraph, self._told or self._section) if t and t.period), None)
        text = self._text.period if self._text is not None else None
        if near is not None and text is not None and self._is_older_aside(near, text):
            return text
        if near is not None or text is None:
            return near
        year = (text.end or text.start or "")[:4]
        is_running = text.rule == SEASON and (text.start or "") <= (self._published or "") <= (text.end or "")
        years = int(self._published[:4]) - int(year) if self._published is not None and year and not is_running else 0
        return text if 0 <= years <= (RECENT_EN if self._language == "en" else RECENT) else None

    def _is_older_aside(self, near: Period, text: Period) -> bool:
        """A whole year long past in a paragraph, while the text is about the year in which it came out."""
        year = (self._published or "")[:4]
        is_of_now = bool(year) and (text.end or text.start or "").startswith(year) and text.grain != "year"
        return is_of_now and near.grain == "year" and (near.end or "9") < year

    def told_on(self) -> Topic | None:
        """What the sentence before was about: its paragraph, or the text where paragraphs go on with each other."""
        return self.paragraph or (self._text if self._is_of_lines else None)

    def told_of_text(self) -> Period | None:
        """What a person said of the whole text, as a figure takes it over."""
        told = self._told.period if self._told is not None else None
        return replace(told, is_inferred=True, rule="period.carried") if told is not None else None

    def around_table(self) -> tuple[Topic | None, str]:
        """What a table is about, and how that is known."""
        if self._told is not None:
            return self._told, MANIFEST
        return self._section or self.paragraph or self._text, "section"

    def nearest(
        self, figure: Placed, view: View, sentence: Sentence, *, is_another: bool, is_same: bool
    ) -> tuple[Topic, str] | None:
        """The time of the nearest scope that is open to a figure, and the name of that scope; `is_another`: the
        sentence opens another source; `is_same`: it names the one again who stated what stands before."""
        if self.paragraph is not None and self.paragraph.period is None:
            return None
        text = None if self._is_author else self._text
        near = self._ahead if self._ahead is not None and figure.mention.kind in TO_COME else self.paragraph
        told = (self._told, MANIFEST)
        around = (told,) if self._told is not None else ((self._section, "section"), (text, "document"))
        scopes = ((near, "paragraph"), *around)
        is_told = sentence.is_told and not (is_same and view.language != "ko")
        is_late = is_told and self.paragraph is not None and self.paragraph.is_late
        if is_another or is_late:
            scopes = around[:1]
        if REPORTED.search(view.text, *view.clause_of(figure.start)):
            scopes = (told,) if self._told is not None else (around[0], (self._text, "document"))
        open_ones = [(topic, how) for topic, how in scopes if topic is not None]
        open_ones = [(topic, how) for topic, how in open_ones if not (topic.is_late and is_told)]
        if not open_ones:
            return None
        topic, how = open_ones[0]
        if topic.period is not None and (topic.period.start, topic.period.end) in self._surveyed:
            topic = replace(topic, is_of_statistics=True)
        return topic, how

    def close_sentence(self, view: View, named: Topic | None, behind: Topic | None, day: Topic | None) -> None:
        """What a sentence leaves open for the next: the time that it names first, else one told behind its figures,
        else the day that all of them are of."""
        self._close(named, behind, day)
        self._has_begun = self._has_begun or bool(view.figures)
        self._is_point = self._is_point and not view.figures

    def _close(self, named: Topic | None, behind: Topic | None, day: Topic | None) -> None:
        """The time that the next sentence may go on with; one that looks back closes nothing."""
        leading = named or behind
        if leading is None and day is not None and (self.paragraph is None or self.paragraph.period is not None):
            self.paragraph = day
        if leading is None or leading.period is None:
            return
        if self._text is None and (named is not None or leading.is_late):
            self._text, self._text_of = leading, self._sections
        if self._is_exact(leading.period):
            self._text = leading
        self._text, self._section = (_ended(one, leading) for one in (self._text, self._section))
        looks_back = self._looks_back(leading)
        if looks_back and not self._is_point:  # a point of a list may be about an earlier time than the one before it
            return
        if self._is_to_come(leading.period) and self.paragraph is not None and self.paragraph.period is not None:
            self._ahead = leading  # an outlook: what has been counted is of the time before
            return
        if not looks_back and self._refines(leading.period):
            self._section = leading
        self.paragraph = leading

    def _is_exact(self, period: Period) -> bool:
        """5월 15일부터 8월 10일까지, in a Korean text that began with the year: from which day to which it counts."""
        text = self._text.period if self._text is not None else None
        is_stretch = period.grain == "day" and period.start is not None and period.start != period.end
        is_year = text is not None and text.grain == "year" and text.start == text.end and holds(text, period)
        return self._language == "ko" and is_stretch and is_year

    def _is_to_come(self, period: Period | None) -> bool:
        return period is not None and self._published is not None and (period.start or "") > self._published

    def _refines(self, period: Period) -> bool:
        """2024년 4월 1일 기준, in a section on 2024: the day on which all of it is counted; the end of its quarter."""
        now = self._section.period if self._section is not None else None
        if is_end(period):
            return now is not None and now.grain == period.grain and holds(now, period)
        is_day = period.relation == "as_of" and period.grain == "day"
        return is_day and now is not None and now.grain == "year" and holds(now, period)

    def _is_before_event(self, period: Period) -> bool:
        """2022년 대선의 투표율은, in a text about the vote of a day."""
        text = self._text.period if self._text is not None else None
        is_day = text is not None and text.relation == "as_of" and text.grain == "day"
        return is_day and text is not None and (period.end or "9") < (text.start or "")[:4]

    def _looks_back(self, leading: Topic) -> bool:
        """An earlier time, and the stock at the end of the year at hand, are told beside what a paragraph is about."""
        here = self.paragraph.period if self.paragraph is not None else None
        if here is None and self._has_begun and self._language == "en":
            around = self._section or self._text
            here = around.period if around is not None else None
        if here is None and self._has_begun and self._language == "ko" and self._section is not None:
            headed, told = self._section.period, leading.period
            is_alike = headed is not None and told is not None and headed.grain == told.grain != "year"
            here = headed if is_alike else None
        period = leading.period
        if not self._is_short or period is None:
            return False
        if self._is_before_event(period):
            return True
        is_stock_of_it = here is not None and is_year_end(here) and (here.end or "").startswith(period.end or "9")
        if self._has_begun and here is not None and self._language == "en" and is_end_in(period, here):
            return True
        if here is not None and not is_stock_of_it and (period.end or "9") < (here.start or here.end or ""):
            return True
        whole = here or (self._section.period if self._section is not None else None)
        is_stock = leading.place is not None and leading.place.quote.endswith(ENDS.all)
        return is_stock and self._has_begun and whole is not None and whole.grain == "year" and holds(whole, period)


def _ended(open_one: Topic | None, leading: Topic) -> Topic | None:
    """С начала года, in a title: up to when that is, where the text tells so first: в первой половине 2017 года."""
    told, opened = leading.period, open_one.period if open_one is not None else None
    if told is None or opened is None or opened.end is not None or told.end is None:
        return open_one
    return leading if told.start == opened.start and told.start != told.end else open_one


def _overlap(one: Period, other: Period) -> bool:
    """Whether two times have a part in common."""
    return (one.start or "") <= (other.end or "9") and (other.start or "") <= (one.end or "9")
