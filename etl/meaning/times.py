"""When the figures of a text are, and what they are held against.

Comes in: the headings, paragraphs and sentences of a text in their order, with its figures. Goes out: the period and
the base of each figure, and how they got there.

A figure that has no time in its own sentence takes that of the sentences before it, of the heading, of the opening of
the text (`scopes`). What opens the time of a text is a time that a sentence begins with or that its figures have; a
base of comparison, a title of a work and the date of a statement never do. Months, parts of a year and the year before
count from the time of the text, not from the year that was named last.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.meaning.after_another import behind_month_before, of_the_new, of_the_same_part, restated
from etl.meaning.bases import Base
from etl.meaning.begun_with import names_yearbook, times_ahead, times_in_titles
from etl.meaning.cell_times import CellTimes
from etl.meaning.clauses_en import time_of_all
from etl.meaning.compared import is_transition
from etl.meaning.fiscal import fiscal_year_of
from etl.meaning.foretold import is_revised
from etl.meaning.held_against import HeldAgainst
from etl.meaning.in_turn import period_in_turn
from etl.meaning.left_open import (
    are_parts_in_turn,
    became,
    came_back_to,
    last_told,
    of_a_day,
    of_a_stretch,
    of_results,
    still_open,
    told_late,
)
from etl.meaning.own_times import choose
from etl.meaning.part_ends import as_month, as_whole_year, at_end_told
from etl.meaning.running_totals import RunningTotals
from etl.meaning.scopes import Scopes
from etl.meaning.sentence_times import SentenceTimes
from etl.meaning.stretches import (
    added_up,
    as_ended,
    at_its_end,
    between_ends,
    closed,
    end_of_stretch,
    is_average,
    is_of_all,
    is_of_new,
    is_season,
    of_each,
    of_the_year,
    running,
    summed,
    up_to_now,
    within,
)
from etl.meaning.timed import (
    BY_DEFAULT,
    TO_COME,
    Read,
    Sentence,
    Timed,
    Topic,
    as_read,
    deadline,
    of_heading,
)
from etl.meaning.undated import is_told_as_standing, is_undated
from etl.meaning.view import Placed, View
from etl.meaning.year_ends import YearEnds
from etl.meaning.years_told import base_since, due_within, of_years_told, since_behind
from etl.mentions.cell_periods import last_month_of_heads
from etl.mentions.discourse import Discourse
from etl.mentions.periods import Chosen
from etl.mentions.topics import AT_HAND, is_about_the_same
from etl.mentions.windows import Window
from etl.model import MANIFEST, Document, Evidence, Mention, Passage, Period, Statement, Table
from etl.patterns import pattern
from etl.rules import Rules

NOTE = pattern("meaning.times.note")
SAME_TIME = pattern("meaning.times.same_span")
TITLED = frozenset({"year", "half", "quarter", "month"})


class Times:
    """What time the figures of a text are of, sentence by sentence."""

    def __init__(
        self, document: Document, rules: Rules, *, is_short: bool, area: str | None = None,
        items: Collection[str] = (), is_of_lines: bool = False, tables: Sequence[Table] = (),
    ) -> None:  # fmt: skip
        """`area`: whom the text is about, whose financial years it tells; `items`: the passages that are members of a
        list under a paragraph; `is_of_lines`: its paragraphs are a sentence or two long, and the next goes on;
        `tables`: of whose heads a text without a date takes the last month (2025년6월말)."""
        self._is_short, self._rules = is_short, rules
        fiscal = fiscal_year_of(document.text, area, rules)
        self._document, self._published = document.text, document.date
        self._sentences = SentenceTimes(document.date, fiscal, is_short=is_short)
        self._sentences.entitled = last_month_of_heads(tables) if document.language == "ko" else None
        self._cells = CellTimes(document.text, fiscal, rules)
        self._scopes = Scopes(
            document.date,
            document.language,
            rules,
            is_short=is_short,
            items=items,
            is_of_lines=is_of_lines,
            told=Topic(document.ref_period) if document.ref_period is not None else None,
        )
        self._held, self._year_ends, self._totals = HeldAgainst(rules), YearEnds(rules), RunningTotals(rules)
        self._told = ""  # the sentences with figures of the paragraph
        self._is_same_matter = False  # the sentence goes on with the matter of those
        self._is_headed = False  # there was a title: a line below it that names the publication's time is its masthead
        self._span_base: Period | None = None  # the other end of the time told last: between 2010 and 2019
        self._sentence = Sentence((), (), ())
        self._leading: Topic | None = None
        self._read: list[Read] = []
        self._former: list[Read] = []  # of the last sentence with figures
        self._is_average = False  # the figure before was a growth of each year
        self._last: Topic | None = None  # of the last figure that has a time of its own: 같은 기간

    def open_section(self, passage: Passage, discourse: Discourse | None) -> None:
        """A heading that names a time opens it for its section; a day is when the text came out."""
        told = [] if discourse is None or NOTE.match(passage.reading) is not None else discourse.windows
        windows = of_heading(self._sentences.by_months(told, passage.reading), passage.reading)
        windows = [w for w in windows if not names_yearbook(w, passage.reading, self._published)]
        if self._is_headed:
            windows = [w for w in windows if not self._is_publication(w.period)]
        self._is_headed = True
        if windows and self._published is None and not self._scopes.has_body:
            self._sentences.entitled = (windows[0].period.end or "")[:4] or None
        self._scopes.open_section(passage, self._topic(windows[0], passage) if windows else None)

    def _is_publication(self, period: Period) -> bool:
        """Банк России, февраль 2025 года: when a text came out, as exactly as that is known."""
        return not self._scopes.has_body and self._sentences.is_of_publication(period)

    def open_paragraph(self, passage: Passage) -> None:
        """A paragraph begins anew what is told of times and bases, unless it is a point below another."""
        self._told = ""
        if self._scopes.open_paragraph(passage):
            self._held.open_paragraph()

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """The time that a sentence is about: named before its first figure, behind whoever is said to tell it."""
        self._former = self._read or self._former
        self._leading, self._read, self._sentence = None, [], Sentence((), (), ())
        if discourse is None:
            return
        piece = view.text[view.start : view.end]
        self._is_same_matter = bool(self._told) and is_about_the_same(piece, self._told, discourse.topics)
        if view.figures:
            self._told = (self._told + piece)[-AT_HAND:]
        self._held.open_sentence(view)
        self._scopes.open_sentence(view, self._last)
        self._sentence = sentence = self._sentences.read(view, discourse, self._scopes.now())
        self._held.whole = self._sentences.compared
        first = view.figures[0].start if view.figures else view.end
        ahead = times_ahead(view, sentence, first)
        named = times_in_titles(view, sentence, first)
        named = [w for w in named if not names_yearbook(w, view.text, self._published)]
        self._scopes.note_surveyed(named)
        entitled = [w for w in named if w.period.grain in TITLED]
        self._leading = self._topic((ahead or entitled)[-1], view.passage) if ahead or entitled else None
        if self._leading is not None and entitled and not ahead:
            self._scopes.paragraph = self._leading = replace(self._leading, is_of_statistics=True)
        if self._leading is None and any(view.start <= start < first for start, _ in sentence.unknown):
            self._scopes.paragraph = Topic(None)

    def of(self, figure: Placed, view: View, statement: Statement, *, is_another: bool, is_same: bool) -> Timed:
        """The time of a figure in prose; `is_another`: its sentence opens another source, with a time of its own;
        `is_same`: it names the one again who stated what stands before."""
        mention = figure.mention
        if not self._is_short:
            has_base = statement.transformation != "level" and not self._held.is_gap(statement)
            told = self._scopes.told_of_text()
            if mention.period is None and told is not None:
                return replace(as_read(replace(mention, period=told), statement, has_base=has_base), how=MANIFEST)
            return as_read(mention, statement, has_base=has_base)
        chosen = choose(figure, view, self._sentence, has_topic=self._scopes.now() is not None)
        topic: Topic | None = None
        how, period = None, chosen.period
        was_old = figure in self._sentence.old and not is_revised(figure, view)
        is_same_span = False
        told_since = since_behind(figure, self._sentence.windows) or (chosen.windows[-1] if chosen.windows else None)
        since = base_since(view, statement, told_since)
        if since is not None:
            others = tuple(w for w in self._sentence.windows if w.start != since.start)
            chosen = choose(figure, view, replace(self._sentence, windows=others), has_topic=False)
            period = chosen.period
        if chosen.windows and is_told_as_standing(figure, view, statement, chosen.windows[-1], self._rules):
            chosen, period = Chosen(None), None
        elif period is None and self._is_same_span(figure, view):
            topic, how, is_same_span = self._last, "paragraph", True
            period = replace(self._last.period, rule="period.carried") if self._last and self._last.period else None
        elif period is None and (all_of := time_of_all(figure, view, self._sentence)):
            chosen, period = Chosen(all_of.period, (all_of,)), all_of.period
        elif period is None:
            topic, how = self._taken(figure, view, statement, is_another and not self._is_same_matter, is_same=is_same)
            period = replace(topic.period, is_inferred=True, rule="period.carried") if topic and topic.period else None
            behind = behind_month_before(view, self._read) if view.language == "ko" else None
            in_turn = period_in_turn(figure, view, self._read, self._former, is_old=figure in self._sentence.old)
            behind = behind or (in_turn and replace(in_turn, is_inferred=True, rule="period.carried"))
            period = behind or self._of_compared(statement, view, period) or period
            if was_old and period is not None and in_turn is None:
                period = self._held.before(figure, view, period, self._sentence)
        else:
            stretch = period
            if not is_season(period, chosen, view) and not self._is_own_stretch(figure, chosen):
                stretch = of_each(figure, view, end_of_stretch(figure, view, self._sentence, self._read, period))
            if stretch is not period:
                period = stretch
            elif was_old and is_of_new(figure, view, self._sentence, chosen):
                period = self._held.before(figure, view, period, self._sentence) or period
            if chosen.windows:
                period = summed(figure, view, running(figure, view, period, chosen.windows[-1]), statement, self._rules)
                period = at_its_end(statement, view, period, chosen.windows[-1], self._rules)
            period = closed(deadline(period, mention, view.text[figure.end : figure.end + 12]), self._sentence)
            if chosen.windows:
                period = up_to_now(view, period, chosen.windows[-1], self._scopes.now(), self._published)
                period = added_up(figure, view, period, chosen.windows[-1])
        last = self._last.period if self._last is not None else None
        period = of_the_same_part(figure, view, self._sentence, self._read, period, chosen, last)
        period = of_the_new(statement, chosen, view, self._read) or period
        period = of_years_told(period, chosen, view, near.period if (near := self._scopes.told_on()) else None)
        due = due_within(view, figure, self._published) if mention.kind in TO_COME else None
        if due is not None:
            period, topic, how = due, None, None
        period = as_whole_year(period, chosen.windows, view, mention, statement, self._rules)
        period = at_end_told(figure, view, of_the_year(figure, view, self._sentence, period, self._scopes.now()))
        ends = between_ends(view, period, chosen.windows[-1]) if period is not None and chosen.windows else None
        ends = None if is_of_all(figure, view) else ends
        base: Base | None
        is_multiple = statement.transformation == "ratio" and mention.unit == "times" and view.language == "en"
        if ends is not None and (is_multiple or statement.transformation in BY_DEFAULT):
            period, base = ends[0], Base(ends[1], chosen.windows[-1].start, chosen.windows[-1].end)
            self._span_base = base.period
        else:
            base = since or self._held.of(figure, view, statement, period, self._sentence, self._read)
            if is_same_span and base is not None and base.how is not None and self._span_base is not None:
                base = Base(self._span_base, how="paragraph")
        if statement.transformation == "growth" and base is not None and base.how is not None and period is not None:
            base = None if period.start != period.end and is_average(figure, view) else base
        if statement.transformation == "growth" and self._is_average_of_years(figure, view, period):
            told = base.period if base is not None and base.how is None else self._held.last
            if period is not None and told is not None and (told.end or "9") < (period.start or ""):
                period, base = replace(period, start=told.start), None
        if chosen.windows and ends is None:
            self._span_base = None
        period = restated(figure, view, statement, self._read, period, self._rules)
        period = self._year_ends.of(
            period, base.period if base else None, statement, view.language, is_own=bool(chosen.windows)
        )
        own = chosen.windows[-1] if chosen.windows else None
        self._read.append(Read(figure, period, was_old, as_ended(own, view, period) if own is not None else None))
        if base is not None and base.how is None and base.period is not None:
            self._held.note(statement, period, base.period)
        elif was_old and chosen.period is not None and (view.language != "en" or is_transition(figure, view)):
            self._held.last = period
        as_told = period, base.period if base else None
        period, compared = self._totals.of(figure, view, statement, as_told, own, is_taken=how is not None)
        return Timed(
            as_month(period), as_month(compared), how, base.how if base else None,
            tuple(self._evidence(view, chosen, topic, base)),
        )  # fmt: skip

    def _of_compared(self, statement: Statement, view: View, period: Period | None) -> Period | None:
        """In an English text that compares stretches of years, a growth or share without a time of its own is of such
        a stretch, not of a year in it."""
        whole = self._held.whole[0] if self._held.whole is not None and view.language == "en" else None
        if whole is None or period is None or statement.transformation == "level" or not within(period, whole):
            return None
        return replace(whole, is_inferred=True, rule="period.carried")

    def _is_own_stretch(self, figure: Placed, chosen: Chosen) -> bool:
        """Whether a stretch of years right before a figure is all its own, in a text that compares such stretches:
        2010∼14년 72%에서 36%로."""
        gap = figure.start - chosen.windows[-1].end if chosen.windows else -1
        return self._held.whole is not None and 0 <= gap <= 1

    def _is_average_of_years(self, figure: Placed, view: View, period: Period | None) -> bool:
        """Whether a growth is that of each year of a stretch, as it says or as the one before it in a list does."""
        if period is None or period.grain != "year" or period.start != period.end:
            return False
        before = self._read[-1] if self._read else None
        self._is_average = is_average(figure, view) or (
            self._is_average and before is not None and before.figure.mention.unit == "percent"
        )
        return self._is_average

    def _is_same_span(self, figure: Placed, view: View) -> bool:
        """Counts, for the same months, 6.5 million: of the time that was told last."""
        before, _ = view.neighbours(figure)
        return self._last is not None and SAME_TIME.search(view.text, before, figure.start) is not None

    def _taken(
        self, figure: Placed, view: View, statement: Statement, is_another: bool, *, is_same: bool
    ) -> tuple[Topic | None, str | None]:
        """The time of the nearest scope; a standing fact has none."""
        found = self._scopes.nearest(figure, view, self._sentence, is_another=is_another, is_same=is_same)
        if found is None:
            return None, None
        topic, how = found
        before = self._read[-1] if self._read else None
        goes_on = figure in self._sentence.old or (before is not None and before.is_old)
        if before is not None and before.period is not None and before.figure.mention.unit == figure.mention.unit:
            goes_on = True  # 쌀이 210만 톤, 옥수수가 160만 톤: members of one list
        if is_undated(figure, view, statement, topic, how, self._rules, self._document, goes_on=goes_on):
            return None, None
        return topic, how

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
        return self._cells.of(mention, statement, *self._scopes.around_table())

    def close_sentence(self, view: View) -> None:
        """What a sentence leaves open for the next."""
        back = came_back_to(self._read, self._sentence, view) if self._is_short else None
        back_to = self._topic(back, view.passage) if back is not None else None
        named = back_to or self._last_told(view) or self._leading
        are_parts = named is not None and are_parts_in_turn(self._read, view) and self._scopes.now() is not None
        named = None if are_parts else named
        behind = self._told_behind(view) if named is None and not are_parts else None
        day = of_a_day(self._read) if named is None and behind is None else None
        late = replace(self._topic(day, view.passage), is_late=True) if day is not None else None
        self._scopes.close_sentence(view, named, behind, late)
        own = [r for r in self._read if r.own is not None and r.period is not None and not r.is_old]
        if own and own[-1].own is not None:
            self._last = back_to or replace(self._topic(own[-1].own, view.passage), period=own[-1].period)

    def _last_told(self, view: View) -> Topic | None:
        """The later of two times that the sentence tells, where it begins with the earlier."""
        now = self._leading.period if self._leading is not None else None
        later = of_results(self._read, view) if now is None else last_told(now, self._read, self._sentence)
        return self._topic(later, view.passage) if later is not None and self._is_short else None

    def _told_behind(self, view: View) -> Topic | None:
        """The time that a sentence without a leading one leaves open."""
        new = became(self._read, view) or of_a_stretch(self._read)
        if new is not None:
            return self._topic(new, view.passage)
        late = told_late(self._read, self._sentence) if self._is_short and view.language != "ko" else None
        late = late or still_open(self._read)
        return replace(self._topic(late, view.passage), is_late=True) if late is not None else None
