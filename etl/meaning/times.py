"""The time of a text at a place: open by default, closed only by another time.

A figure that has no time in its own sentence takes that of the sentences before it, of the heading, of the opening of
the text. What opens the time of a text is a time that a sentence begins with or that its figures have; a base of
comparison, a title of a work and the date of a statement never do. Months, parts of a year and the year before count
from the time of the text, not from the year that was named last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.meaning.bases import (
    Base,
    base_cues_of,
    counted,
    default_base,
    find_base,
    timeless_of,
    year_before,
    years_earlier,
)
from etl.meaning.compared import base_windows, belongs_to, is_old, is_transition, of_a_work, of_its_time, touches
from etl.meaning.fiscal import as_months, fiscal_year_of, is_split_year
from etl.meaning.going_on import going_on_of
from etl.meaning.view import Placed, View
from etl.mentions.calendars import Calendar
from etl.mentions.carrying import CHANGES_FROM, INTRODUCES
from etl.mentions.cell_periods import part_of_year
from etl.mentions.discourse import SAME_SPAN, Discourse
from etl.mentions.periods import Chosen, choose_period
from etl.mentions.topics import AT_HAND, SUB_POINT, is_about_the_same
from etl.mentions.windows import Window, read_windows, windows_between
from etl.model import Document, Evidence, Mention, Passage, Period, Statement
from etl.patterns import pattern, words
from etl.rules import Rules

RELATIVE = frozenset({"percent", "percentage_point", "times", "fraction"})
COMPARED = frozenset({"growth", "points", "change", "ratio"})
BY_DEFAULT = frozenset({"growth", "points", "change"})
TO_COME = frozenset({"plan", "forecast"})
AROUND_TABLE = 600  # characters before the first cell of a table in which words tell what its times are
SOON = 2  # months behind the publication: what is told of them may be meant to come
AHEAD = TO_COME | {"cap"}  # what need not have come when a text came out
SUPPLIED = pattern("meaning.times.supplied")
ENDS = words("meaning.times.ends")
# what stands in brackets behind a time is of that time: чем в 2023 году (8,1 млн), the record of 2019 (31.9 million)
IN_BRACKET = pattern("meaning.times.in_bracket")
THEME = pattern("meaning.times.theme")
ANNUAL = pattern("meaning.times.annual")
SURVEY = pattern("meaning.times.survey")
DECIDES = pattern("meaning.times.decides", re.IGNORECASE)
DECIDED = pattern("meaning.times.decided", re.IGNORECASE)
EACH = pattern("meaning.places.each")
SURVEYED = pattern("meaning.times.surveyed")
END_OF = pattern("meaning.tables.end_of")
BECOMES = pattern("meaning.times.becomes")  # doubled, 2배로 늘었다: a multiple of what it was
AHEAD_OF, BEHIND = 24, 8  # characters before and behind a multiple
AGES = frozenset({"duration", "age", "rank"})  # these are no statements
RECENT = 2  # years between what a text is about and its publication
MASTHEAD = "period.stated.during"
CARRIED = frozenset({"period.carried", "period.taken_over"})


@dataclass(frozen=True, slots=True)
class Timed:
    """The period and the base of a figure, and how they got there (None: by its own clause or sentence)."""

    period: Period | None
    base: Period | None
    how: str | None = None
    base_how: str | None = None
    evidence: tuple[Evidence, ...] | None = None  # of both; None: that of the mention holds


@dataclass(frozen=True, slots=True)
class Topic:
    """A time that a scope is about, and the words that name it; `period` is None where nothing resolves them."""

    period: Period | None
    place: Evidence | None = None
    is_late: bool = False  # named behind the figures of its sentence: whoever speaks next has a time of their own


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an earlier figure of the sentence."""

    figure: Placed
    period: Period | None
    is_old: bool
    own: Window | None  # the words of its own sentence that tell its time


class Times:
    """What time a text is about, by scope."""

    def __init__(self, document: Document, rules: Rules, *, is_short: bool, area: str | None = None) -> None:
        """`area`: whom the text is about, whose financial years it tells."""
        self._is_short = is_short
        self._fiscal = fiscal_year_of(document.text, area, rules)
        self._document, self._published = document.text, document.date
        self._entitled: str | None = None  # the year in the title of a text without a date: its own
        self._cues = base_cues_of(rules)
        self._timeless = timeless_of(rules)
        self._paragraph: Topic | None = None
        self._section: Topic | None = None
        self._text: Topic | None = None
        self._former: Topic | None = None  # what the text was about before this section
        self._rules = rules
        self._told = ""  # the sentences with figures of the paragraph
        self._is_same_matter = False  # the sentence goes on with the matter of those
        self._has_begun = False  # the paragraph has figures
        self._is_author = False  # the author speaks in the paragraph: what he reckons has no time of the text
        self._has_body = False  # there were paragraphs
        self._is_headed = False  # there was a title: a line below it that names the publication's time is its masthead
        self._sections = self._text_of = 0  # headings behind the first paragraph; how many before the time of the text
        self._base: Period | None = None  # that the paragraph last compared with
        self._dated: tuple[str | None, int | None, Period] | None = None  # the last cell with a time of its own
        self._above: tuple[str | None, str] = (None, "")  # the last table, and the words before its first cell
        self._of_row: dict[tuple[str | None, int | None], list[Period]] = {}  # times of the cells of a row
        self._sentence = Sentence((), (), ())
        self._is_told = False
        self._leading: Topic | None = None
        self._ahead: Topic | None = None  # a time to come that the paragraph told last
        self._read: list[Read] = []
        self._last: Topic | None = None  # of the last figure that has a time of its own: 같은 기간

    def open_section(self, passage: Passage, discourse: Discourse | None) -> None:
        """A heading that names a time opens it for its section; a day is when the text came out."""
        windows = [] if discourse is None else [w for w in discourse.windows if _opens(w)]
        if self._is_headed:
            windows = [w for w in windows if not self._is_publication(w.period)]
        self._is_headed = True
        if windows and self._published is None and not self._has_body:
            self._entitled = (windows[0].period.end or "")[:4] or None
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
        if SUB_POINT.match(passage.reading):
            return
        self._paragraph = self._base = self._ahead = None
        self._has_begun = self._is_author = False

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """The time that a sentence is about: named before its first figure, behind whoever is said to tell it."""
        self._leading, self._read, self._sentence = None, [], Sentence((), (), ())
        self._is_told = False
        if discourse is None:
            return
        self._is_told = bool(view.figures) and bool(discourse.speakers(view.index))
        piece = view.text[view.start : view.end]
        self._is_same_matter = bool(self._told) and is_about_the_same(piece, self._told, discourse.topics)
        if view.figures:
            self._told = (self._told + piece)[-AT_HAND:]
        self._is_author = self._is_author or going_on_of(self._rules, view.language).is_author(view)
        if self._last is not None and SAME_SPAN.match(view.text, view.start):
            self._paragraph = self._last
        is_silent = self._paragraph is None and self._section is None and self._text is None
        if is_silent and going_on_of(self._rules, view.language).body.search(view.text, view.start, view.end):
            self._paragraph = self._former  # 같은 자료에 실린 국민총소득은: the source goes on, and its time
        self._sentence = sentence = self._resolve(view, discourse)
        first = view.figures[0].start if view.figures else view.end
        told = [found.end() for found in INTRODUCES.finditer(view.text, view.start, first)]
        ahead = [w for w in sentence.windows if w.end <= first and _opens(w) and w not in sentence.bases]
        ahead = [w for w in ahead if told and w.start >= told[-1]] or ahead
        ahead = [w for w in ahead if not CHANGES_FROM.match(view.text, w.end)]
        if not ahead:
            ahead = [
                w
                for w in sentence.windows
                if w.end <= first and w.period.grain == "year" and SURVEY.match(view.text, w.end)
            ]
        self._leading = self._topic(ahead[-1], view.passage) if ahead else None
        if self._leading is None and any(view.start <= start < first for start, _ in sentence.unknown):
            self._paragraph = Topic(None)

    def _resolve(self, view: View, discourse: Discourse) -> Sentence:
        if not self._is_short:
            inside = windows_between(discourse.windows, view.start, view.end)
            return Sentence(tuple(inside), tuple(w for w in inside if w.is_base), tuple(discourse.unknown))
        times = [time for time in discourse.times if view.start <= time.start < view.end]
        unknown: list[tuple[int, int]] = []
        calendar = Calendar(self._published or self._entitled)
        now = self._now()
        windows = read_windows(view.text, times, calendar, now, unknown, is_state=True)
        windows = [window for window in windows if not self._is_masthead(window.period)]
        windows = [_surveyed(window, view) for window in self._by_months(windows, view)]
        if now is not None and not any(figure.mention.kind in AHEAD for figure in view.figures):
            windows = [replace(window, period=self._come(window.period)) for window in windows]
        old = [f for f, after in zip(view.figures, [*view.figures[1:], None], strict=False) if is_old(f, after, view)]
        return Sentence(tuple(windows), tuple(base_windows(view, windows, old)), tuple(unknown), tuple(old))

    def _by_months(self, windows: list[Window], view: View) -> list[Window]:
        """fiscal year 2026: the months that it has; a year earlier, beside one: the one before it."""
        made = [
            replace(one, period=as_months(one.period, view.text, one.start, one.end, self._fiscal)) for one in windows
        ]
        if self._fiscal is None or all(one.period is other.period for one, other in zip(windows, made, strict=True)):
            return made
        return [
            replace(one, period=self._fiscal.of(one.period, is_split=True)) if is_split_year(one.period) else one
            for one in made
        ]

    def _is_masthead(self, period: Period) -> bool:
        """The day of publication, written out with its year, says when a text came out."""
        return self._is_of_publication(period) and period.rule == MASTHEAD and period.grain == "day"

    def _come(self, period: Period) -> Period:
        """A month, half or quarter without its year that took that of the text, though it was far to come when the
        text came out, is of the year before: nobody has counted it yet."""
        start, now = _month_of(period.start), _month_of(self._published)
        if not period.is_inferred or start is None or now is None or start - now <= SOON:
            return period
        first, last = (None if date is None else years_earlier(date) for date in (period.start, period.end))
        return replace(period, start=first, end=last)

    def _is_publication(self, period: Period) -> bool:
        """Банк России, февраль 2025 года: when a text came out, as exactly as that is known."""
        return not self._has_body and self._is_of_publication(period)

    def _is_of_publication(self, period: Period) -> bool:
        return (period.start, period.end) == (self._published, self._published)

    def _now(self) -> Period | None:
        """The time from which months and the year before count; a lead long before the publication tells a past."""
        near = next((t.period for t in (self._paragraph, self._section) if t and t.period), None)
        text = self._text.period if self._text is not None else None
        if near is not None and text is not None and self._is_older_aside(near, text):
            return text
        if near is not None or text is None:
            return near
        year = (text.end or text.start or "")[:4]
        years = int(self._published[:4]) - int(year) if self._published is not None and year else 0
        return text if 0 <= years <= RECENT else None

    def _is_older_aside(self, near: Period, text: Period) -> bool:
        """A whole year long past in a paragraph, while the text is about the year in which it came out."""
        year = (self._published or "")[:4]
        is_of_now = bool(year) and (text.end or text.start or "").startswith(year) and text.grain != "year"
        return is_of_now and near.grain == "year" and (near.end or "9") < year

    def of(self, figure: Placed, view: View, statement: Statement, *, is_another: bool) -> Timed:
        """The time of a figure in prose; `is_another`: its sentence opens another source, with a time of its own."""
        mention = figure.mention
        if not self._is_short:
            return _as_read(mention, statement)
        chosen = self._choose(figure, view)
        topic: Topic | None = None
        how = None
        period = chosen.period
        was_old = figure in self._sentence.old
        if period is None:
            topic, how = self._taken(figure, view, is_another and not self._is_same_matter)
            period = replace(topic.period, is_inferred=True, rule="period.carried") if topic and topic.period else None
            if was_old and period is not None:
                period = self._before(figure, view, period)
        else:
            stretch = self._of_each(figure, view, self._end_of_stretch(figure, view, period))
            if stretch is not period:
                period = stretch
            elif was_old and is_transition(figure, view) and self._is_shared(figure, view, chosen):
                period = self._before(figure, view, period) or period
            period = self._closed(_deadline(period, mention, view.text[figure.end : figure.end + 12]))
        period = self._of_the_year(figure, view, period)
        base = self._base_of(figure, view, statement, period)
        self._read.append(Read(figure, period, was_old, chosen.windows[-1] if chosen.windows else None))
        if base is not None and base.how is None and base.period is not None:
            self._base = base.period
        elif was_old and chosen.period is not None:
            self._base = period
        return Timed(
            period, base.period if base else None, how, base.how if base else None,
            tuple(self._evidence(view, chosen, topic, base)),
        )  # fmt: skip

    def _of_the_year(self, figure: Placed, view: View, period: Period | None) -> Period | None:
        """연간 목표: of the whole year, in a text on a part of it."""
        before, _ = view.neighbours(figure)
        named = ANNUAL.search(view.text, before, figure.start)
        if (
            named is None
            or period is None
            or any(named.end() <= w.start < figure.start for w in self._sentence.windows)
        ):
            return period
        year = (period.end or period.start or "")[:4]
        return Period(year, year, "year", "during", True, "period.annual")

    def _end_of_stretch(self, figure: Placed, view: View, period: Period) -> Period:
        """Between 2019 and 2024 it rose from A to B: A is of the first of these years, B of the last."""
        if period.grain != "year" or not period.start or not period.end or period.start == period.end:
            return period
        before = self._read[-1] if self._read else None
        if figure in self._sentence.old and is_transition(figure, view):
            return replace(period, end=period.start)
        if before is not None and before.is_old and is_transition(before.figure, view):
            return replace(period, start=period.end)
        return period

    def _of_each(self, figure: Placed, view: View, period: Period) -> Period:
        """2022~2024년 수출은 각각 5만, 6만, 7만 톤이었다: each figure is of one of the years, in their order."""
        years = _years_of(period)
        told = EACH.search(view.text, view.start, figure.start) if len(years) > 1 else None
        if told is None:
            return period
        behind = [one for one in view.figures if one.start >= told.end() and one.mention.unit == figure.mention.unit]
        if len(behind) != len(years) or figure not in behind:
            return period
        year = years[behind.index(figure)]
        return replace(period, start=year, end=year)

    def _is_shared(self, figure: Placed, view: View, chosen: Chosen) -> bool:
        """2024년 수출은 3억 달러에서 4억 달러로: the only time of the sentence is that of the new value."""
        windows = [w for w in self._sentence.windows if not w.in_bracket]
        if (
            len(windows) != 1
            or windows[0] not in chosen.windows
            or windows[0].end > figure.start
            or belongs_to(windows[0], figure, view)
        ):
            return False
        return view.language != "ko" or THEME.search(view.text, windows[0].end, figure.start) is not None

    def _closed(self, period: Period) -> Period:
        """A window that is still open ends on the day on which it is told."""
        if period.relation != "since" or period.end is not None or not self._is_told:
            return period
        days = [w.period.end for w in self._sentence.windows if w.period.relation == "during" and not _lasts(w.period)]
        return replace(period, end=next((day for day in days if day and day > (period.start or "")), None))

    def _before(self, figure: Placed, view: View, period: Period) -> Period | None:
        """The time of an old value that names none: what the paragraph compares with, else the year before."""
        found = find_base(view, figure, [], period, self._cues)
        if found is not None:
            return found.period
        return self._base or year_before(period) if is_transition(figure, view) else period

    def _choose(self, figure: Placed, view: View) -> Chosen:
        """The time of a figure by the words of its sentence: none that is the base of the sentence."""
        sentence = self._sentence
        own = next((w for w in sentence.windows if IN_BRACKET.fullmatch(view.text, w.end, figure.start)), None)
        beside = (w for w in sentence.bases if w.end <= figure.start and touches(w, figure, view))
        if own is None and figure.mention.unit not in RELATIVE:
            own = next(beside, None) or self._alone(figure, view)
        if own is not None and view.language != "ko":
            return Chosen(own.period, (own,))
        windows = [
            w
            for w in sentence.windows
            if not (of_its_time(w, figure, view) or of_a_work(w, view) or self._is_of_telling(w, figure, view))
            and not self._is_of_decision(w, figure, view)
            and (w.is_base or w not in sentence.bases or self._reaches(w, figure, view))
        ]
        places = [other.start for other in view.figures]
        chosen = choose_period(
            view.text, figure.start, figure.end, (view.start, view.end), windows, None, False, places
        )
        behind = bool(chosen.windows) and chosen.windows[0].start > figure.end + 1
        if behind and view.language == "ko" and self._now() is not None:
            return Chosen(None)  # it is the next figure's
        return chosen

    def _alone(self, figure: Placed, view: View) -> Window | None:
        """За тот же срок годом раньше не хватало 200 млрд: the one time of a clause, of an amount that it tells."""
        first, _ = view.clause_of(figure.start)
        ahead = [w for w in self._sentence.windows if first <= w.start and w.end <= figure.start]
        others = any(first <= other.start < figure.start for other in view.figures)
        is_one = len(ahead) == 1 and ahead[0] in self._sentence.bases and not ahead[0].is_base and not others
        return ahead[0] if is_one and view.language != "ko" else None

    def _is_of_telling(self, window: Window, figure: Placed, view: View) -> bool:
        """A single day in a sentence that somebody tells is when he told it, unless the figure stands beside it."""
        if not self._is_told or _lasts(window.period) or window.period.relation != "during":
            return False
        is_introduced = INTRODUCES.search(view.text, view.start, window.start) is not None
        is_closing = any(w.period.rule == "period.now" for w in self._sentence.windows)
        return not (is_introduced or is_closing or belongs_to(window, figure, view) or touches(window, figure, view))

    def _is_of_decision(self, window: Window, figure: Placed, view: View) -> bool:
        """In January the Council agreed to spend 5% from 2026 to 2030: when it was decided."""
        if view.language == "ko" or window.end > figure.start or window.period.grain == "year":
            return False
        is_told = DECIDED.search(view.text[max(view.start, window.start - 24) : window.start]) is not None
        is_told = is_told or DECIDES.search(view.text, window.end, figure.start) is not None
        return is_told and any(w is not window and not w.is_base for w in self._sentence.windows)

    def _reaches(self, window: Window, figure: Placed, view: View) -> bool:
        """Whether the time of an old value is that of this figure."""
        if figure in self._sentence.old and belongs_to(window, figure, view):
            return True
        return touches(window, figure, view) and (view.language != "ko" or figure not in self._sentence.old)

    def _taken(self, figure: Placed, view: View, is_another: bool) -> tuple[Topic | None, str | None]:
        """The time of the nearest scope; a rule, a length and what is said of now have none."""
        if self._timeless[view.language].search(view.text, *self._stretch(figure, view)):
            return None, None
        if figure.mention.kind == "cap" or (self._paragraph is not None and self._paragraph.period is None):
            return None, None
        text = None if self._is_author else self._text
        near = self._ahead if self._ahead is not None and figure.mention.kind in TO_COME else self._paragraph
        scopes = ((near, "paragraph"), (self._section, "section"), (text, "document"))
        is_late = self._is_told and self._paragraph is not None and self._paragraph.is_late
        if is_another or is_late:
            scopes = ((self._section, "section"), (None, ""), (None, ""))
        open_ones = [(topic, how) for topic, how in scopes if topic is not None]
        open_ones = [(topic, how) for topic, how in open_ones if not (topic.is_late and self._is_told)]
        return open_ones[0] if open_ones else (None, None)

    def _stretch(self, figure: Placed, view: View) -> tuple[int, int]:
        """The words that a figure has for itself: its clause up to the figure, and a little behind it."""
        first, _ = view.clause_of(figure.start)
        return max(first, view.start), min(figure.end + (0 if view.language == "ko" else 24), view.end)

    def _base_of(self, figure: Placed, view: View, statement: Statement, period: Period | None) -> Base | None:
        if statement.transformation not in COMPARED:
            return None
        old = next((read for read in reversed(self._read) if read.is_old), None)
        its_time = next((w for w in reversed(self._sentence.windows) if of_its_time(w, figure, view)), None)
        if its_time is not None:
            return Base(replace(its_time.period, rule="period.base"), its_time.start, its_time.end)
        found = find_base(view, figure, list(self._sentence.bases), period, self._cues)
        is_nearer = old is not None and (found is None or found.start < old.figure.start)
        if old is not None and old.period is not None and is_nearer and not _is_same(old.period, period):
            return Base(replace(old.period, rule="period.base.old"), old.figure.start, old.figure.end)
        if found is not None:
            return found
        is_default = statement.transformation in BY_DEFAULT or BECOMES.search(
            view.text, max(view.start, figure.start - AHEAD_OF), min(figure.end + BEHIND, view.end)
        )
        return default_base(period) if is_default else None

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
        """The time of a cell: its labels; of a growth the column before it; else that of the text around its table."""
        mention = self._at_its_end(self._cell_by_months(mention))
        row = (mention.table, mention.row)
        is_own = mention.period is not None and mention.period.rule != "period.caption"
        is_compared = statement.transformation in BY_DEFAULT or mention.base_period is not None  # 93,1 % of 2024
        is_growth = is_compared and self._dated is not None and self._dated[:2] == row
        if mention.period is not None and mention.period.rule == "period.label":
            told = self._of_row.setdefault(row, [])
            told += [mention.period] if mention.period not in told else []
        if mention.period is not None and (is_own or not is_growth):
            if is_own:
                self._dated = (*row, mention.period)
        elif is_compared and self._dated is not None and self._dated[:2] == row:
            latest = max(reversed(self._of_row.get(row) or [self._dated[2]]), key=lambda one: one.end or "")
            period = replace(latest, is_inferred=True, rule="period.carried")
            year_ago = self._base_of_column(mention, period, row)
            if mention.base_period is not None or year_ago is None:
                return Timed(period, mention.base_period, "list")
            return Timed(period, year_ago.period, "list", year_ago.how)
        part = self._part_of_year(mention)
        if part is not None:
            return _as_read(replace(mention, period=part), statement)
        topic = self._section or self._paragraph or self._text
        if mention.period is not None or topic is None or topic.period is None or _is_part(mention):
            return _as_read(mention, statement)
        period = replace(topic.period, is_inferred=True, rule="period.carried")
        evidence = (topic.place,) if topic.place is not None else ()
        kept = tuple(piece for piece in mention.evidence if piece.role == "period")
        base = default_base(period) if statement.transformation in BY_DEFAULT and mention.base_period is None else None
        return Timed(
            period, mention.base_period or (base.period if base else None), "section", base.how if base else None,
            (*kept, *evidence),
        )  # fmt: skip

    def _at_its_end(self, mention: Mention) -> Mention:
        """Q3 2024, in a table of what is counted at the end of quarters."""
        period = mention.period
        if period is None or period.grain not in ("quarter", "half") or period.end is None:
            return mention
        if END_OF.search(self._above_table(mention)) is None:
            return mention
        return replace(mention, period=replace(period, start=period.end, grain="month"))

    def _above_table(self, mention: Mention) -> str:
        """The words above the table of a cell, the same for all its cells."""
        if self._above[0] != mention.table:
            self._above = mention.table, self._document[max(0, mention.start - AROUND_TABLE) : mention.start]
        return self._above[1]

    def _cell_by_months(self, mention: Mention) -> Mention:
        """A cell under a financial year, as its label or the words around its table tell it."""
        label = next((one.quote for one in mention.evidence if one.role == "period"), "")
        if mention.period is None or self._fiscal is None or not label:
            return mention
        period = as_months(mention.period, label, 0, len(label), self._fiscal, self._above_table(mention))
        return replace(mention, period=period)

    def _base_of_column(self, mention: Mention, period: Period, row: tuple[str | None, int | None]) -> Base | None:
        """What a column of changes compares with: as its head says (전월비), else the time before among the columns."""
        heads = " ".join(piece.quote for piece in mention.evidence if piece.role == "column")
        cue = next((hit for words in self._cues.words.values() if (hit := words.search(heads))), None)
        if cue is not None:
            found = counted(cue.lastgroup or "year", period)
            return Base(found) if found is not None else None
        before = [one for one in self._of_row.get(row, ()) if (one.end or "") < (period.end or "")]
        if before and all(len(one.end or "") == len(period.end or "") for one in before):
            return Base(replace(max(before, key=lambda one: one.end or ""), rule="period.base"))
        return default_base(period)

    def _part_of_year(self, mention: Mention) -> Period | None:
        """1~8월 누계, beside a column of 2025년 8월: the months of the year that the row has told."""
        if mention.period is not None or self._dated is None or self._dated[:2] != (mention.table, mention.row):
            return None
        heads = [piece.quote for piece in mention.evidence if piece.role == "column"]
        year = int((self._dated[2].end or self._dated[2].start or "0")[:4])
        return next((part for head in reversed(heads) if (part := part_of_year(head, year)) is not None), None)

    def close_sentence(self, view: View) -> None:
        """What a sentence leaves open for the next."""
        self._close(view)
        self._has_begun = self._has_begun or bool(view.figures)
        own = [r for r in self._read if r.own is not None and r.period is not None and not r.is_old]
        if own and own[-1].own is not None:
            self._last = replace(self._topic(own[-1].own, view.passage), period=own[-1].period)

    def _close(self, view: View) -> None:
        """The time that the next sentence may go on with; one that looks back closes nothing."""
        named = self._last_told(view) or self._leading
        leading = named or self._became(view) or self._told_late(view) or self._still_open(view)
        day = self._of_a_day() if leading is None else None
        if day is not None and (self._paragraph is None or self._paragraph.period is not None):
            self._paragraph = replace(self._topic(day, view.passage), is_late=True)
        if leading is None or leading.period is None:
            return
        if self._text is None and (named is not None or leading.is_late):
            self._text, self._text_of = leading, self._sections
        if self._looks_back(leading):
            return
        if self._is_to_come(leading.period) and self._paragraph is not None and self._paragraph.period is not None:
            self._ahead = leading  # an outlook: what has been counted is of the time before
            return
        if self._refines(leading.period):
            self._section = leading
        self._paragraph = leading

    def _last_told(self, view: View) -> Topic | None:
        """2018년 65.9%까지 떨어졌다가 지난해 81.8%로 올랐다: what goes on is the later time."""
        if self._leading is None or self._leading.period is None or not self._is_short:
            return None
        own = [
            read.own
            for read in self._read
            if read.own is not None and not read.is_old and read.figure.mention.kind not in TO_COME
        ]
        since = (self._leading.period.end or "")[:4]
        is_stock = _is_year_end(self._leading.period)
        own = [w for w in own if _opens(w) and w not in self._sentence.bases]
        later = [
            w
            for w in own
            if (w.period.start or "")[:4] > since or (is_stock and w.period.grain == "year" and w.period.start == since)
        ]
        return self._topic(later[-1], view.passage) if later else None

    def _is_to_come(self, period: Period | None) -> bool:
        return period is not None and self._published is not None and (period.start or "") > self._published

    def _became(self, view: View) -> Topic | None:
        """2001년 4.3%에서 2023년 13.7%로 뛰었다: what goes on is the time of the new value."""
        for before, read in pairwise(self._read):
            if before.is_old and is_transition(before.figure, view) and read.own is not None and _opens(read.own):
                return self._topic(read.own, view.passage)
        return None

    def _still_open(self, view: View) -> Topic | None:
        """지난해 10월 이후 1만 명이 파병됐다: the window goes on."""
        own = [
            r for r in self._read if r.own is not None and not r.is_old and r.figure.mention.mention_class not in AGES
        ]
        read = own[-1] if own else None
        if read is None or read.own is None or read.period is None or read.period.relation != "since":
            return None
        return replace(self._topic(read.own, view.passage), period=read.period, is_late=True)

    def _of_a_day(self) -> Window | None:
        """6월 29일 쌀값은 1만 원이었다: the day that all figures of a sentence are of."""
        days = {read.own for read in self._read if not read.is_old}
        day = next(iter(days)) if len(days) == 1 else None
        if day is None or day.is_base or day.period.grain != "day" or _lasts(day.period):
            return None
        return day

    def _refines(self, period: Period) -> bool:
        """2024년 4월 1일 기준, in a section on 2024: the day on which all of it is counted."""
        now = self._section.period if self._section is not None else None
        is_day = period.relation == "as_of" and period.grain == "day"
        return is_day and now is not None and now.grain == "year" and _holds(now, period)

    def _told_late(self, view: View) -> Topic | None:
        """Trade fell to $1.3 billion in the first half of 2018: the time behind the first figure."""
        own = [read.own for read in self._read if read.own is not None and not read.is_old]
        if not self._is_short or view.language == "ko":
            return None
        late = next((self._topic(w, view.passage) for w in own if _opens(w) and w not in self._sentence.bases), None)
        return replace(late, is_late=True) if late is not None else None

    def _looks_back(self, leading: Topic) -> bool:
        """An earlier time, and the stock at the end of the year at hand, are told beside what a paragraph is about."""
        here = self._paragraph.period if self._paragraph is not None else None
        period = leading.period
        if not self._is_short or period is None:
            return False
        is_year_end = here is not None and _is_year_end(here) and (here.end or "").startswith(period.end or "9")
        if here is not None and not is_year_end and (period.end or "9") < (here.start or here.end or ""):
            return True
        whole = here or (self._section.period if self._section is not None else None)
        is_stock = leading.place is not None and leading.place.quote.endswith(ENDS.all)
        return is_stock and self._has_begun and whole is not None and whole.grain == "year" and _holds(whole, period)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The times of a sentence, those of them that are bases, words that nothing resolves, and its old values."""

    windows: tuple[Window, ...]
    bases: tuple[Window, ...]
    unknown: tuple[tuple[int, int], ...]
    old: tuple[Placed, ...] = ()


def _is_part(mention: Mention) -> bool:
    """Whether the heads of a cell name a quarter or a month without its year: no whole year is its time."""
    heads = (piece.quote for piece in mention.evidence if piece.role == "column")
    return any(part_of_year(head, 1) is not None for head in heads)


def _surveyed(window: Window, view: View) -> Window:
    """A day on which prices were asked is that of the figures: 19일 실시한 조사에 따르면."""
    is_day = window.period.grain == "day" and window.period.relation == "during"
    if not is_day or SURVEYED.match(view.text, window.end) is None:
        return window
    return replace(window, period=replace(window.period, relation="as_of"))


def _years_of(period: Period) -> list[str]:
    """The years of a stretch of years; none of any other time."""
    if period.start is None or period.end is None or {len(period.start), len(period.end)} != {4}:
        return []
    return [str(year) for year in range(int(period.start), int(period.end) + 1)]


def _is_year_end(period: Period) -> bool:
    """A count at the end of a year, beside which the year itself is no time before."""
    return period.start == period.end and period.grain == "month" and (period.end or "").endswith("-12")


def _month_of(date: str | None) -> int | None:
    """Months since the year 0, of a date that tells one."""
    return int(date[:4]) * 12 + int(date[5:7]) if date is not None and len(date) >= len("2025-01") else None


def _is_same(one: Period, other: Period | None) -> bool:
    return other is not None and (one.start, one.end) == (other.start, other.end)


def _as_read(mention: Mention, statement: Statement) -> Timed:
    """What was read of a mention itself; a growth that has a time and no base has the year before."""
    period = mention.period
    if period is not None and period.rule not in CARRIED:
        period = _deadline(period, mention)
    if statement.transformation in BY_DEFAULT and mention.base_period is None:
        base = default_base(period)
        if base is not None:
            return Timed(period, base.period, None, base.how)
    return Timed(period, mention.base_period)


def _deadline(period: Period, mention: Mention, behind: str = "") -> Period:
    """The time of a plan is the one by which it is to be reached (2030년까지 10억 달러로); what is supplied adds up."""
    is_plan = mention.kind in TO_COME and SUPPLIED.search(behind) is None
    if period.relation != "until" or period.start is not None or not (is_plan or mention.unit in RELATIVE):
        return period
    return replace(period, start=period.end, relation="during")


def _holds(whole: Period, part: Period) -> bool:
    return (part.start or "").startswith(whole.end or "?")


def _opens(window: Window) -> bool:
    """Whether a time can be what a text is about: no base, no title, no bracket, no past event, no single day."""
    is_beside = window.is_base or window.in_title or window.in_bracket or window.aside_end or window.is_past_event
    return not is_beside and _lasts(window.period)


def _lasts(period: Period) -> bool:
    """A single day is the time of an event, unless a count is taken on it (1일 기준)."""
    if period.relation not in ("during", "as_of"):
        return False
    return period.relation == "as_of" or not (period.grain == "day" and period.start == period.end)
