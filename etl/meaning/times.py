"""The time of a text at a place: open by default, closed only by another time.

A figure that has no time in its own sentence takes that of the sentences before it, of the heading, of the opening of
the text. What opens the time of a text is a time that a sentence begins with or that its figures have; a base of
comparison, a title of a work and the date of a statement never do. Months, parts of a year and the year before count
from the time of the text, not from the year that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from etl.meaning.bases import (
    SPAN,
    Base,
    base_cues_of,
    default_base,
    find_base,
    of_amount_behind,
    part_before,
    year_before,
)
from etl.meaning.cell_times import CellTimes
from etl.meaning.compared import is_before_another, is_right_behind, is_transition, of_a_work, of_its_time
from etl.meaning.fiscal import fiscal_year_of, is_financial, is_split_year
from etl.meaning.foretold import is_revised
from etl.meaning.going_on import going_on_of
from etl.meaning.left_open import became, last_told, of_a_day, still_open, told_late
from etl.meaning.own_times import (
    added_up,
    behind_month_before,
    between_ends,
    choose,
    closed,
    end_of_stretch,
    is_average,
    is_shared,
    of_each,
    of_the_year,
    running,
)
from etl.meaning.part_ends import as_month, at_end_told, is_end
from etl.meaning.sentence_times import SentenceTimes
from etl.meaning.timed import (
    BY_DEFAULT,
    TO_COME,
    Read,
    Sentence,
    Timed,
    Topic,
    as_read,
    deadline,
    holds,
    is_same,
    is_year_end,
    opens,
)
from etl.meaning.undated import is_told_as_standing, is_undated
from etl.meaning.view import Placed, View
from etl.meaning.years_told import base_by_years, due_within
from etl.mentions.carrying import CHANGES_FROM, INTRODUCES
from etl.mentions.discourse import SAME_SPAN, Discourse
from etl.mentions.periods import Chosen
from etl.mentions.topics import AT_HAND, SUB_POINT, is_about_the_same
from etl.mentions.windows import SEASON, Window
from etl.model import Document, Evidence, Mention, Passage, Period, Statement
from etl.patterns import pattern, words
from etl.rules import Rules

COMPARED = frozenset({"growth", "points", "change", "ratio"})
ENDS = words("meaning.times.ends")
SINCE_BEST = pattern("meaning.times.since_best")
NOTE = pattern("meaning.times.note")
SAME_TIME = pattern("meaning.times.same_span")
RESTATED = pattern("meaning.times.restated")
REPORTED = pattern("meaning.times.reported")
SURVEY = pattern("meaning.times.survey")
BECOMES = pattern("meaning.times.becomes")  # doubled, 2배로 늘었다: a multiple of what it was
SAME_MEASURE_RU, IN_BRACKET_RU = pattern("meaning.times.same_measure_ru"), pattern("meaning.times.in_bracket_ru")
AGAINST = pattern("meaning.times.against_ru")
AHEAD_OF, BEHIND = 24, 8  # characters before and behind a multiple
BY_IT = pattern("meaning.times.by_it")
PARTS = frozenset({"month", "quarter"})
GOING_ON = frozenset({"growth", "change"})
SPLIT = re.compile(r"\d\s?[/–-]\s?\d")
WEEK = pattern("meaning.bases.week")
RATE = pattern("meaning.times.rate")
TITLED = frozenset({"year", "half", "quarter", "month"})
MONTH = len("2025-01")
RECENT = 2  # years between what a text is about and its publication


class Times:
    """What time a text is about, by scope."""

    def __init__(
        self, document: Document, rules: Rules, *, is_short: bool, area: str | None = None,
        items: Collection[str] = (), is_of_lines: bool = False,
    ) -> None:  # fmt: skip
        """`area`: whom the text is about, whose financial years it tells; `items`: the passages that are members of a
        list under a paragraph; `is_of_lines`: its paragraphs are a sentence or two long, and the next goes on."""
        self._is_short, self._items, self._is_of_lines = is_short, items, is_of_lines
        self._language = document.language
        fiscal = fiscal_year_of(document.text, area, rules)
        self._document, self._published = document.text, document.date
        self._sentences = SentenceTimes(document.date, fiscal, is_short=is_short)
        self._cells = CellTimes(document.text, fiscal, rules)
        self._cues = base_cues_of(rules)
        self._paragraph: Topic | None = None
        self._section: Topic | None = None
        self._text: Topic | None = None
        self._former: Topic | None = None  # what the text was about before this section
        self._rules = rules
        self._surveyed: set[tuple[str | None, str | None]] = set()  # the times in titles of statistics
        self._told = ""  # the sentences with figures of the paragraph
        self._is_same_matter = False  # the sentence goes on with the matter of those
        self._has_begun = False  # the paragraph has figures
        self._is_author = False  # the author speaks in the paragraph: what he reckons has no time of the text
        self._has_body = False  # there were paragraphs
        self._is_point = False  # no figure of the point of a list was read yet
        self._is_headed = False  # there was a title: a line below it that names the publication's time is its masthead
        self._sections = self._text_of = 0  # headings behind the first paragraph; how many before the time of the text
        self._span_base: Period | None = None  # the other end of the time told last: between 2010 and 2019
        self._base: Period | None = None  # that the paragraph last compared with
        self._by_part: dict[str, Period | None] = {}  # a month or quarter that is held against the one before it
        self._points_base: Period | None = None  # … points with
        self._by_week = False  # the text is about a survey that is held against the one before
        self._sentence = Sentence((), (), ())
        self._leading: Topic | None = None
        self._ahead: Topic | None = None  # a time to come that the paragraph told last
        self._read: list[Read] = []
        self._is_average = False  # the figure before was a growth of each year
        self._last: Topic | None = None  # of the last figure that has a time of its own: 같은 기간

    def open_section(self, passage: Passage, discourse: Discourse | None) -> None:
        """A heading that names a time opens it for its section; a day is when the text came out."""
        is_note = NOTE.match(passage.reading) is not None
        windows = [] if discourse is None or is_note else [w for w in discourse.windows if opens(w)]
        if self._is_headed:
            windows = [w for w in windows if not self._is_publication(w.period)]
        self._is_headed = True
        if windows and self._published is None and not self._has_body:
            self._sentences.entitled = (windows[0].period.end or "")[:4] or None
        if windows:
            self._section, self._paragraph = self._topic(windows[0], passage), None
            self._text = self._text or self._section
        elif self._has_body and not SUB_POINT.match(passage.reading):
            self._sections += 1
            if self._text_of:
                self._former, self._text = self._text, None

    def open_paragraph(self, passage: Passage) -> None:
        """A paragraph begins with the time of its section, or that of the text; a point below another goes on."""
        self._has_body = self._has_body or passage.kind == "paragraph"
        self._told = ""
        self._is_point = SUB_POINT.match(passage.reading) is not None or passage.id in self._items
        if self._is_point:
            return
        self._base = self._points_base = self._ahead = None
        self._paragraph = self._paragraph if self._is_of_lines and self._goes_on() else None
        self._by_part.pop("growth", None)
        self._has_begun = self._is_author = False

    def _goes_on(self) -> bool:
        """Whether the time of a short paragraph is that of the next: none that is a part of what the text is about (in
        June alone), or longer than it."""
        here = self._paragraph.period if self._paragraph is not None else None
        text = self._text.period if self._text is not None else None
        if here is None or text is None:
            return False
        if self._language == "ru":
            ends = (here.end or "", text.end or "")
            return bool(min(ends)) and ends[0][:4] == ends[1][:4] and ends[0] >= ends[1] and here.start != here.end
        return here.grain == text.grain and len(here.end or "") == len(text.end or "") and not _overlap(here, text)

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """The time that a sentence is about: named before its first figure, behind whoever is said to tell it."""
        self._leading, self._read, self._sentence = None, [], Sentence((), (), ())
        if discourse is None:
            return
        piece = view.text[view.start : view.end]
        self._is_same_matter = bool(self._told) and is_about_the_same(piece, self._told, discourse.topics)
        if view.figures:
            self._told = (self._told + piece)[-AT_HAND:]
        self._by_week = self._by_week or (view.language == "ko" and WEEK.search(piece) is not None)
        self._is_author = self._is_author or going_on_of(self._rules, view.language).is_author(view)
        if self._last is not None and SAME_SPAN.match(view.text, view.start):
            self._paragraph = self._last
        is_silent = self._paragraph is None and self._section is None and self._text is None
        if is_silent and going_on_of(self._rules, view.language).body.search(view.text, view.start, view.end):
            self._paragraph = self._former  # 같은 자료에 실린 국민총소득은: the source goes on, and its time
        self._sentence = sentence = self._sentences.read(view, discourse, self._now())
        first = view.figures[0].start if view.figures else view.end
        told = [found.end() for found in INTRODUCES.finditer(view.text, view.start, first)]
        ahead = [w for w in sentence.windows if w.end <= first and opens(w) and w not in sentence.bases]
        ahead = [w for w in ahead if told and w.start >= told[-1]] or ahead
        ahead = [w for w in ahead if not CHANGES_FROM.match(view.text, w.end)]
        if not view.figures and SINCE_BEST.search(view.text, view.start, view.end):
            ahead = []  # 1982년 통계 작성 이래 가장 높은 수치다: looks back
        ahead = [w for w in ahead if not (view.language == "en" and of_a_work(w, view))]
        named = [w for w in sentence.windows if w.end <= first and SURVEY.match(view.text, w.end)]
        self._surveyed |= {(w.period.start, w.period.end) for w in named}
        entitled = [w for w in named if w.period.grain in TITLED]
        self._leading = self._topic((ahead or entitled)[-1], view.passage) if ahead or entitled else None
        if self._leading is not None and entitled and not ahead:
            self._paragraph = self._leading = replace(self._leading, is_of_statistics=True)
        if self._leading is None and any(view.start <= start < first for start, _ in sentence.unknown):
            self._paragraph = Topic(None)

    def _is_publication(self, period: Period) -> bool:
        """Банк России, февраль 2025 года: when a text came out, as exactly as that is known."""
        return not self._has_body and self._sentences.is_of_publication(period)

    def _now(self) -> Period | None:
        """The time from which months and the year before count; a lead long before the publication tells a past."""
        near = next((t.period for t in (self._paragraph, self._section) if t and t.period), None)
        text = self._text.period if self._text is not None else None
        if near is not None and text is not None and self._is_older_aside(near, text):
            return text
        if near is not None or text is None:
            return near
        year = (text.end or text.start or "")[:4]
        is_running = text.rule == SEASON and (text.start or "") <= (self._published or "") <= (text.end or "")
        years = int(self._published[:4]) - int(year) if self._published is not None and year and not is_running else 0
        return text if 0 <= years <= RECENT else None

    def _is_older_aside(self, near: Period, text: Period) -> bool:
        """A whole year long past in a paragraph, while the text is about the year in which it came out."""
        year = (self._published or "")[:4]
        is_of_now = bool(year) and (text.end or text.start or "").startswith(year) and text.grain != "year"
        return is_of_now and near.grain == "year" and (near.end or "9") < year

    def of(self, figure: Placed, view: View, statement: Statement, *, is_another: bool, is_same: bool) -> Timed:
        """The time of a figure in prose; `is_another`: its sentence opens another source, with a time of its own;
        `is_same`: it names the one again who stated what stands before."""
        mention = figure.mention
        if not self._is_short:
            return as_read(mention, statement)
        chosen = choose(figure, view, self._sentence, has_topic=self._now() is not None)
        topic: Topic | None = None
        how = None
        period = chosen.period
        was_old = figure in self._sentence.old and not is_revised(figure, view)
        is_same_span = False
        if chosen.windows and is_told_as_standing(figure, view, chosen.windows[-1], self._rules):
            chosen, period = Chosen(None), None
        elif period is None and self._is_same_span(figure, view):
            topic, how, is_same_span = self._last, "paragraph", True
            period = replace(self._last.period, rule="period.carried") if self._last and self._last.period else None
        elif period is None:
            topic, how = self._taken(figure, view, statement, is_another and not self._is_same_matter, is_same=is_same)
            period = replace(topic.period, is_inferred=True, rule="period.carried") if topic and topic.period else None
            behind = behind_month_before(view, self._read) if view.language == "ko" else None
            period = behind or period
            if was_old and period is not None:
                period = self._before(figure, view, period)
        else:
            stretch = period
            if not _is_season(period, chosen, view):
                stretch = of_each(figure, view, end_of_stretch(figure, view, self._sentence, self._read, period))
            if stretch is not period:
                period = stretch
            elif was_old and is_transition(figure, view) and is_shared(figure, view, self._sentence, chosen):
                period = self._before(figure, view, period) or period
            if chosen.windows:
                period = running(figure, view, period, chosen.windows[-1])
            period = closed(deadline(period, mention, view.text[figure.end : figure.end + 12]), self._sentence)
            if chosen.windows:
                period = added_up(figure, view, period, chosen.windows[-1])
        period = self._of_the_same_part(figure, view, period, chosen)
        period = self._of_the_new(statement, chosen, view) or period
        period = self._in_years_told(period, chosen, view)
        due = due_within(view, figure, self._published) if mention.kind in TO_COME else None
        if due is not None:
            period, topic, how = due, None, None
        period = at_end_told(figure, view, of_the_year(figure, view, self._sentence, period, self._now()))
        ends = between_ends(view, period, chosen.windows[-1]) if period is not None and chosen.windows else None
        ends = None if SPAN.search(view.text, figure.end, view.end) is not None else ends
        base: Base | None
        if ends is not None and statement.transformation in BY_DEFAULT:
            period, base = ends[0], Base(ends[1], chosen.windows[-1].start, chosen.windows[-1].end)
            self._span_base = base.period
        else:
            base = self._base_of(figure, view, statement, period)
            if is_same_span and base is not None and base.how is not None and self._span_base is not None:
                base = Base(self._span_base, how="paragraph")
        if statement.transformation == "growth" and base is not None and base.how is not None and period is not None:
            base = None if period.start != period.end and is_average(figure, view) else base
        if statement.transformation == "growth" and self._is_average_of_years(figure, view, period):
            told = base.period if base is not None and base.how is None else self._base
            if period is not None and told is not None and (told.end or "9") < (period.start or ""):
                period, base = replace(period, start=told.start), None
        if chosen.windows and ends is None:
            self._span_base = None
        period = self._restated(figure, view, statement, period)
        self._read.append(Read(figure, period, was_old, chosen.windows[-1] if chosen.windows else None))
        if base is not None and base.how is None and base.period is not None:
            self._note_base(statement, period, base.period)
            self._points_base = base.period if statement.transformation == "points" else self._points_base
        elif was_old and chosen.period is not None and (view.language != "en" or is_transition(figure, view)):
            self._base = period
        return Timed(
            as_month(period), as_month(base.period) if base else None, how, base.how if base else None,
            tuple(self._evidence(view, chosen, topic, base)),
        )  # fmt: skip

    def _in_years_told(self, period: Period | None, chosen: Chosen, view: View) -> Period | None:
        """Last year, in a paragraph on a financial year: the one before that, where the calendar's is the same."""
        told = chosen.windows[-1] if len(chosen.windows) == 1 else None
        near = self._paragraph or (self._text if self._is_of_lines else None)
        now = near.period if near is not None else None
        if told is None or now is None or view.text[told.start : told.end].casefold() != "last year":
            return period
        return year_before(now) if is_financial(now) else period

    def _of_the_new(self, statement: Statement, chosen: Chosen, view: View) -> Period | None:
        """The time of a change behind both values: €3 billion in 2023, compared to €2 billion in 2022, an increase of
        50%. It is that of the new one."""
        old = self._read[-1] if self._read else None
        if view.language != "en" or old is None or not old.is_old or old.own is None or old.own not in chosen.windows:
            return None
        if statement.transformation not in COMPARED:
            return None
        new = next((read for read in reversed(self._read[:-1]) if not read.is_old and read.period is not None), None)
        return new.period if new is not None else None

    def _is_average_of_years(self, figure: Placed, view: View, period: Period | None) -> bool:
        """Whether a growth is that of each year of a stretch, as it says or as the one before it in a list does."""
        if period is None or period.grain != "year" or period.start != period.end:
            return False
        before = self._read[-1] if self._read else None
        self._is_average = is_average(figure, view) or (
            self._is_average and before is not None and before.figure.mention.unit == "percent"
        )
        return self._is_average

    def _of_the_same_part(self, figure: Placed, view: View, period: Period | None, chosen: Chosen) -> Period | None:
        """(в 2015 году — 169 тысяч), против 14,9 млн в прошлом году: of the months of the value that it is beside."""
        before = self._read[-1] if self._read else None
        if view.language != "ru" or period is None or not chosen.windows or period.grain != "year":
            return period
        part = before.period if before is not None else self._last.period if self._last is not None else None
        if (
            period.start != period.end
            or part is None
            or part.start is None
            or part.end is None
            or len(part.start) != MONTH
        ):
            return period
        window = chosen.windows[-1]
        if before is None:
            is_beside = SAME_MEASURE_RU.match(view.text, view.start) is not None
        else:
            is_beside = IN_BRACKET_RU.fullmatch(view.text, before.figure.end, window.start) is not None
            is_against = AGAINST.search(view.text, view.start, figure.start) is not None
            is_beside = is_beside or (is_against and figure in self._sentence.old)
        if not is_beside or part.start[:4] != part.end[:4]:
            return period
        year = period.start or ""
        return replace(part, start=f"{year}{part.start[4:]}", end=f"{year}{part.end[4:]}", rule="period.same_part")

    def _restated(self, figure: Placed, view: View, statement: Statement, period: Period | None) -> Period | None:
        """5,100만 달러(한화 약 601억 원): of the time of the amount that it tells again."""
        before = (
            self._read[-1] if view.language == "ko" and self._read and statement.transformation == "level" else None
        )
        if before is None or before.period is None:
            return period
        units = [self._rules.units.get(one.mention.unit or "") for one in (before.figure, figure)]
        is_money = all(unit is not None and unit.dimension == "money" for unit in units)
        is_aside = is_money and RESTATED.fullmatch(view.text, before.figure.end, figure.start) is not None
        return replace(before.period, is_inferred=True) if is_aside else period

    def _is_same_span(self, figure: Placed, view: View) -> bool:
        """Counts, for the same months, 6.5 million: of the time that was told last."""
        before, _ = view.neighbours(figure)
        return self._last is not None and SAME_TIME.search(view.text, before, figure.start) is not None

    def _before(self, figure: Placed, view: View, period: Period) -> Period | None:
        """The time of an old value that names none: what the paragraph compares with, else the year before."""
        found = find_base(view, figure, [], period, self._cues)
        if found is not None:
            return found.period
        return self._base or year_before(period) if is_transition(figure, view) else period

    def _taken(
        self, figure: Placed, view: View, statement: Statement, is_another: bool, *, is_same: bool
    ) -> tuple[Topic | None, str | None]:
        """The time of the nearest scope; a standing fact has none."""
        if self._paragraph is not None and self._paragraph.period is None:
            return None, None
        text = None if self._is_author else self._text
        near = self._ahead if self._ahead is not None and figure.mention.kind in TO_COME else self._paragraph
        scopes = ((near, "paragraph"), (self._section, "section"), (text, "document"))
        is_told = self._sentence.is_told and not (is_same and view.language != "ko")
        is_late = is_told and self._paragraph is not None and self._paragraph.is_late
        if is_another or is_late:
            scopes = ((self._section, "section"), (None, ""), (None, ""))
        if REPORTED.search(view.text, *view.clause_of(figure.start)):
            scopes = ((self._section, "section"), (self._text, "document"), (None, ""))
        open_ones = [(topic, how) for topic, how in scopes if topic is not None]
        open_ones = [(topic, how) for topic, how in open_ones if not (topic.is_late and is_told)]
        if not open_ones:
            return None, None
        topic, how = open_ones[0]
        before = self._read[-1] if self._read else None
        goes_on = figure in self._sentence.old or (before is not None and before.is_old)
        if before is not None and before.period is not None and before.figure.mention.unit == figure.mention.unit:
            goes_on = True  # 쌀이 210만 톤, 옥수수가 160만 톤: members of one list
        if topic.period is not None and (topic.period.start, topic.period.end) in self._surveyed:
            topic = replace(topic, is_of_statistics=True)
        if is_undated(figure, view, statement, topic, how, self._rules, goes_on=goes_on):
            return None, None
        return topic, how

    def _base_of(self, figure: Placed, view: View, statement: Statement, period: Period | None) -> Base | None:
        if statement.transformation not in COMPARED:
            return None
        before = (read for read in reversed(self._read) if read.is_old)
        old = next((read for read in before if not is_before_another(read.figure, view)), None)
        its_time = next((w for w in reversed(self._sentence.windows) if of_its_time(w, figure, view)), None)
        if its_time is not None:
            return Base(replace(its_time.period, rule="period.base"), its_time.start, its_time.end)
        taken = base_by_years(view, figure, period)
        if taken is not None:
            return taken
        if self._base is not None and BY_IT.match(view.text, figure.end) is not None:
            return Base(self._base)
        held = of_amount_behind(view, figure, self._sentence.windows) if statement.transformation == "ratio" else None
        if held is not None:
            return Base(replace(held.period, rule="period.base"), held.start, held.end)
        bases = [w for w in self._sentence.bases if not is_right_behind(w, figure, view) and not of_a_work(w, view)]
        if view.language == "ko" and WEEK.search(view.text, *_ahead_of(figure, view)) is not None:
            return None
        found = find_base(view, figure, bases, period, self._cues)
        is_nearer = old is not None and (found is None or found.start < old.figure.start)
        if old is not None and old.own is not None and found is not None and found.start == old.own.start:
            is_nearer = True  # the words that tell the time of the old value, which the text may have told otherwise
        if old is not None and old.period is not None and is_nearer and not is_same(old.period, period):
            return Base(replace(old.period, rule="period.base.old"), old.figure.start, old.figure.end)
        if found is not None and (found.period is None or not is_same(found.period, period)):
            return found
        if statement.transformation == "points" and self._points_base is not None and _is_of_rate(figure, view):
            return Base(self._points_base, how="paragraph")
        if self._by_week and statement.transformation == "points":
            return None
        is_default = statement.transformation in BY_DEFAULT or BECOMES.search(
            view.text, max(view.start, figure.start - AHEAD_OF), min(figure.end + BEHIND, view.end)
        )
        return self._default(statement, period) if is_default else None

    def _default(self, statement: Statement, period: Period | None) -> Base | None:
        """What a change that tells no base is held against: the month before, where another change of that month was
        told so last (an amount in the text, a rate in the paragraph), else the year before."""
        told = self._by_part.get(statement.transformation) if "direction" in statement.taken_over else None
        before = part_before(period) if period is not None and told is not None and is_same(told, period) else None
        return Base(before, how="paragraph") if before is not None else default_base(period)

    def _note_base(self, statement: Statement, period: Period | None, base: Period) -> None:
        """Keep what a figure is told to be held against, for those behind it that tell nothing."""
        self._base = self._base if statement.transformation == "ratio" else base
        if period is None or statement.transformation not in GOING_ON:
            return
        if period.grain in PARTS and period.start == period.end:
            is_part = is_same(base, part_before(period))
            self._by_part[statement.transformation] = period if is_part else None

    def _evidence(self, view: View, chosen: Chosen, topic: Topic | None, base: Base | None) -> list[Evidence]:
        rule = chosen.period.rule if chosen.period is not None else ""
        found = [self._words(view.passage, w.start, w.end, rule) for w in chosen.windows]
        if topic is not None and topic.place is not None:
            found.append(topic.place)
        if base is not None and base.end > base.start:
            found.append(self._words(view.passage, base.start, base.end, "period.base"))
        return found

    def _topic(self, window: Window, passage: Passage) -> Topic:
        return Topic(window.period, self._words(passage, window.start, window.end, "period.carried"))

    def _words(self, passage: Passage, start: int, end: int, rule: str) -> Evidence:
        span = passage.span(start, end)
        return Evidence("period", span, self._document[span.start : span.end], rule)

    def of_cell(self, mention: Mention, statement: Statement) -> Timed:
        """The time of a cell: its labels, else that of the text around its table."""
        return self._cells.of(mention, statement, self._section or self._paragraph or self._text)

    def close_sentence(self, view: View) -> None:
        """What a sentence leaves open for the next."""
        self._close(view)
        self._has_begun = self._has_begun or bool(view.figures)
        self._is_point = self._is_point and not view.figures
        own = [r for r in self._read if r.own is not None and r.period is not None and not r.is_old]
        if own and own[-1].own is not None:
            self._last = replace(self._topic(own[-1].own, view.passage), period=own[-1].period)

    def _close(self, view: View) -> None:
        """The time that the next sentence may go on with; one that looks back closes nothing."""
        named = self._last_told(view) or self._leading
        leading = named or self._told_behind(view)
        day = of_a_day(self._read) if leading is None else None
        if day is not None and (self._paragraph is None or self._paragraph.period is not None):
            self._paragraph = replace(self._topic(day, view.passage), is_late=True)
        if leading is None or leading.period is None:
            return
        if self._text is None and (named is not None or leading.is_late):
            self._text, self._text_of = leading, self._sections
        looks_back = self._looks_back(leading)
        if looks_back and not self._is_point:  # a point of a list may be about an earlier time than the one before it
            return
        if self._is_to_come(leading.period) and self._paragraph is not None and self._paragraph.period is not None:
            self._ahead = leading  # an outlook: what has been counted is of the time before
            return
        if not looks_back and self._refines(leading.period):
            self._section = leading
        self._paragraph = leading

    def _last_told(self, view: View) -> Topic | None:
        """The later of two times that the sentence tells, where it begins with the earlier."""
        if self._leading is None or self._leading.period is None or not self._is_short:
            return None
        later = last_told(self._leading.period, self._read, self._sentence)
        return self._topic(later, view.passage) if later is not None else None

    def _told_behind(self, view: View) -> Topic | None:
        """The time that a sentence without a leading one leaves open."""
        new = became(self._read, view)
        if new is not None:
            return self._topic(new, view.passage)
        late = told_late(self._read, self._sentence) if self._is_short and view.language != "ko" else None
        late = late or still_open(self._read)
        return replace(self._topic(late, view.passage), is_late=True) if late is not None else None

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
        here = self._paragraph.period if self._paragraph is not None else None
        period = leading.period
        if not self._is_short or period is None:
            return False
        if self._is_before_event(period):
            return True
        is_stock_of_it = here is not None and is_year_end(here) and (here.end or "").startswith(period.end or "9")
        if here is not None and not is_stock_of_it and (period.end or "9") < (here.start or here.end or ""):
            return True
        whole = here or (self._section.period if self._section is not None else None)
        is_stock = leading.place is not None and leading.place.quote.endswith(ENDS.all)
        return is_stock and self._has_begun and whole is not None and whole.grain == "year" and holds(whole, period)


def _overlap(one: Period, other: Period) -> bool:
    """Whether two times have a part in common."""
    return (one.start or "") <= (other.end or "9") and (other.start or "") <= (one.end or "9")


def _is_season(period: Period, chosen: Chosen, view: View) -> bool:
    """Whether a time is written as a split year, which has no ends of its own: 2022-23, 2022/23."""
    words = view.text[chosen.windows[-1].start : chosen.windows[-1].end] if chosen.windows else ""
    return is_split_year(period) and SPLIT.search(words) is not None


def _ahead_of(figure: Placed, view: View) -> tuple[int, int]:
    """The words between the figure before and a figure."""
    return view.neighbours(figure)[0], figure.start


def _is_of_rate(figure: Placed, view: View) -> bool:
    """Whether points are told of a rate or share that the clause names again: 하락률이 1.1%p 축소됐다."""
    before, _ = view.neighbours(figure)
    return view.language == "ko" and RATE.search(view.text, before, figure.start) is not None
