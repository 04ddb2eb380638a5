"""Who states the figures of a text: open by default, until another one is named.

An attribution opens its source for what follows; 이 보고서는, the report go on with it. The agency at the head of a
release, the source line of a text and whoever is named first hold for all of it; what stands before the first
attribution takes that one. Who is named later, and a person, go on inside the paragraph; a country, a newspaper or a
law speaks for its own sentence alone. The author is the origin where nobody is named, and where he says we.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.meaning.able_to_state import can_state
from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.attribution_rules import (
    ACTS,
    ALONE,
    ASIDE,
    BEHIND,
    CLOSING,
    COUNTRY,
    FIGURE,
    LIMIT,
    OPENS,
    PERSON,
    WORK,
)
from etl.meaning.attributions import bodies_of, find_attributions
from etl.meaning.attributions_ko import part_of_name, persons_of
from etl.meaning.attributions_other import PUT_IN
from etl.meaning.behind import POINTS, TOLD_RU, end_of_quotation, told_behind
from etl.meaning.foretold import foresees
from etl.meaning.full_names import SUBJECT, full_name, subject_of
from etl.meaning.going_on import GoingOn, going_on_of
from etl.meaning.issuers import find_issuer
from etl.meaning.leads import share_matter
from etl.meaning.named import UNKNOWN, NamedSoFar
from etl.meaning.nominative import nominative
from etl.meaning.notes import Notes
from etl.meaning.reaches import are_compared, is_beside, is_bracketed, is_called, is_closed, is_over, key_of, nearest
from etl.meaning.relays import split_relay
from etl.meaning.spoken_of import is_area
from etl.meaning.table_notes import find_noted
from etl.meaning.tagged import find_tagged
from etl.meaning.turns import Turns
from etl.meaning.view import HANGUL, Placed, View, read_views
from etl.meaning.whole_names import part_that_names, whole
from etl.meaning.words import finders_of
from etl.mentions.carrying import SOURCES, is_source
from etl.mentions.discourse import Discourse
from etl.mentions.names_of_origins import Names, Speaker, ad_hoc_id, make_speaker, names_of
from etl.mentions.origins import UNNAMED
from etl.mentions.whole_text import TOLD
from etl.model import Document, Evidence, Mention, Passage
from etl.patterns import pattern
from etl.rules import Rules

NO_NAME = re.compile(r"\W*\d")  # 1) 임가공 교역 제외: a note
HEADLINES = frozenset({"heading", "front"})
CARRIED = frozenset({"origin.carried"})
BULLET = re.compile(r"\s*([□■◇◆❑·○●•▶▲◦▪※-])\s?")
CONCLUSIONS = pattern("meaning.sources.conclusions")  # of a paper: the author's own
OFFICIAL = pattern("meaning.sources.official")
SPOKEN = pattern("meaning.sources.spoken")  # to hearers
STATED_BEFORE = pattern("meaning.sources.stated_before")
STATED_ON = pattern("meaning.sources.stated_on")
CONTRARY = pattern("meaning.sources.contrary")
QUOTED = pattern("meaning.sources.quoted")  # a sentence that is somebody's words: of whoever the one before tells
PLEDGES = pattern("meaning.sources.pledges")  # 늘리겠습니다
RECALLS, QUOTED_OF_HIM = pattern("meaning.sources.recalls"), pattern("meaning.sources.quoted_of_him")
COMPARES = pattern("meaning.sources.compares")  # Для сравнения: of the body that speaks
SUPPOSES = pattern("meaning.sources.supposes")  # 500달러씩 썼다고 치면
OWN_BETWEEN = pattern("meaning.sources.own_between")  # … 선전하고 있습니다만 저희가 파악하기로
QUOTES = '“”"«»「'
APART = re.compile("[;；]")  # who speaks behind it states nothing before it
NESTED = pattern("meaning.sources.nested")  # …고 보고했다고 여야 간사가 전했다
GUESSED = CARRIED | {"origin.taken_over", "origin.lead", "origin.release", "origin.source_text"}
HELD = (ALONE, ACTS, ASIDE, BEHIND, LIMIT, COUNTRY)  # state nothing of the sentences that follow
LEANING = {"origin.taken_over"}
NEAR = 60  # characters behind a body in which the day of its statement stands
OPENING = 500  # characters in which the body is named whose figures a text without attributions tells
FEW = 2  # bodies that a report hears; a column hears more, and tells figures of its own between them
LEAD = 700  # characters before which what is told without a source is told by the first that is named


@dataclass(frozen=True, slots=True)
class Sourced:
    """The origin of a figure, how it got there (None: by its own sentence), and the words that name it."""

    id: str | None
    name: str | None
    how: str | None = None
    proof: Evidence | None = None
    via: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker and the passage that names him."""

    speaker: Speaker
    passage: Passage


class Sources:
    """Who speaks at a place of a text."""

    def __init__(
        self,
        document: Document,
        passages: Sequence[Passage],
        discourses: Mapping[str, Discourse],
        rules: Rules,
        *,
        is_short: bool,
        items: Collection[str] = (),
        is_of_lines: bool = False,
    ) -> None:
        """`items`: the passages that are members of a list under a paragraph; `is_of_lines`: the paragraphs are short,
        and who is named in one goes on in the next."""
        self._rules = rules
        self._document = document
        self._names: Names = names_of(rules)
        self._is_short = is_short
        self._beginning, self._second = ([one.id for one in passages[:2]] + [None, None])[:2]
        self._has_headline = bool(passages) and passages[0].kind in HEADLINES  # what has a headline has a lead
        self._lead = next((one for one in passages if one.kind not in HEADLINES), None)
        self._open: Heard | None = None
        self._person: Heard | None = None  # of the paragraph
        self._last: Heard | None = None  # of the sentence before in the paragraph, whoever it was
        self._is_own_voice = self._goes_on = self._is_contrary = self._is_denied = False
        self._opening: Heard | None = None  # the known body that the opening names, stating or not
        self._spoke: Heard | None = None  # who spoke last in the paragraphs before
        self._subject: Heard | None = None  # who is spoken of in the sentence before, at its head
        self._view: View | None = None  # the sentence at hand
        self._own: list[Speaker] = []  # of the sentence at hand: who goes on stating what follows …
        self._spoken: list[Speaker] = []  # … and everybody else in it
        self._mark: str | None = None  # of the members of the outermost list
        self._via: Speaker | None = None  # who passes on what the sentence at hand says
        self._release: Heard | None = None
        self._first: Heard | None = None
        self._main: set[str] = set()  # who speaks for the whole text
        self._has_heard = False
        self._heard: set[str] = set()  # who has stated something so far
        self._before_it: str | None = None  # the body that spoke last
        self._named = NamedSoFar(document.text, rules)
        self._has_author = is_short and _has_author(document, passages, rules)
        self._is_author_open = False  # the author has said that he speaks, and nobody was named since
        self._is_authors = False  # the author told figures of his own before anybody was named
        self._lead_of: str | None = None  # the passage of which he states a part
        self._is_lead_told = False  # the first that is named states a part of the lead: then all of it
        self._tagged: dict[int, Speaker] = {}  # of the sentence at hand: who stands before a figure that he foresees
        self._behind: Speaker | None = None  # who is named in the next sentence as the one who states this one
        self._turns = Turns(passages if is_short else (), rules)
        self._turn: Heard | None = None  # who has the floor
        self._items = items
        self._is_of_lines = is_of_lines
        self._notes = Notes(passages if is_short else (), rules)
        self._noted_below = find_noted(passages if is_short else (), rules)
        self._tables = {passage.id: passage.table for passage in passages if passage.table} if self._noted_below else {}
        if self._is_short:
            issuer = find_issuer(passages, rules)
            self._release = Heard(*issuer) if issuer is not None else None
            if self._release is not None:
                self._named.begin_with(self._release.speaker)
            self._first = self._first_named(passages, discourses)
            self._turn = None

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """Who speaks in the sentence at hand."""
        is_next = self._view is None or self._view.passage.id != view.passage.id
        if is_next and self._opens_paragraph(view.passage):
            turn = self._turns.of(view.passage)
            self._turn = Heard(turn, view.passage) if turn is not None else self._turn
            self._open_paragraph()
        self._view = view
        if view.passage.kind in HEADLINES and self._has_author and CONCLUSIONS.match(view.passage.reading):
            self._is_author_open = True
        self._own = find_attributions(view, self._rules) if self._is_short or view.language == "ko" else []
        self._spoken = self._own if discourse is None else [*self._own, *discourse.speakers(view.index)]
        self._tagged = find_tagged(view, self._rules, self._document.text) if self._is_short else {}
        tags = list(self._tagged.values())
        self._own = [one for one in self._own if not is_beside(one, tags)]
        self._spoken = [one for one in self._spoken if not is_beside(one, tags)]
        denies = (bodies_of(self._rules) if view.language == "ko" else grammar_of(self._rules, view.language)).unsaid
        is_denied = self._is_denied = denies.search(PUT_IN.sub("", view.text[view.start : view.end])) is not None
        if discourse is not None and not is_denied:
            told = [_as_source(s, self._names, self._rules) for s in discourse.speakers(view.index)]
            own = self._own if view.language == "ru" else []  # read with more care: докладу агентства is the agency
            self._own = [*self._own, *(s for s in told if s is not None and not is_beside(s, [*own, *tags]))]
        self._is_contrary = CONTRARY.search(view.text, view.start, view.end) is not None
        words = going_on_of(self._rules, view.language)
        self._own = self._wholly_named(self._own, view)
        reporter = self._named.reporter(view) if self._is_short and not self._own and not is_denied else None
        self._own = [reporter] if reporter is not None else self._own
        self._spoken = [one for one in self._spoken if not words.is_of_author(view, one.start, one.end)]
        self._relay(view)
        recalls = self._release is None and RECALLS.match(view.text, view.start) is not None
        is_compared = self._open is not None and COMPARES.match(view.text, view.start) is not None
        is_ours = words.is_author(view) or (recalls and not is_compared)
        is_ours = is_ours or any(cue.search(view.text, view.start, view.end) is not None for cue in (PLEDGES, SUPPOSES))
        self._is_own_voice = not self._own and self._is_short and is_ours
        self._goes_on = not self._own and (words.is_person(view) or _goes_on_behind(view, words))
        if QUOTED_OF_HIM.search(view.text, view.start, view.end) or (discourse and discourse.quoted[view.index]):
            self._is_own_voice, self._goes_on = False, not self._own  # we, in the words of another
        is_alone = self._is_short and not self._own and not self._is_own_voice
        self._behind = told_behind(view, self._rules, is_open=self._last is not None) if is_alone else None

    def _wholly_named(self, speakers: Sequence[Speaker], view: View) -> list[Speaker]:
        """Those of some speakers who are not the author, by their whole names."""
        words = going_on_of(self._rules, view.language)
        others = (one for one in speakers if not words.is_of_author(view, one.start, one.end))
        named = (whole(self._meant(one, view, speakers), view, self._rules) for one in others)
        return [one for one in named if one is not None]

    def _meant(self, speaker: Speaker, view: View, own: Sequence[Speaker]) -> Speaker:
        """The body of which a bare noun goes on to speak: FAO … The Organization puts …, 센터는 …"""
        opened, spoke = (heard.speaker if heard is not None else None for heard in (self._open, self._last))
        return self._named.meant(speaker, view, own=own, opened=opened, spoke=spoke)

    def _note_named(self, view: View) -> None:
        """Keep who was named last, stating or not."""
        for one in self._named.note(view, self._own):
            if self._opening is not None or is_area(one.name, self._rules):
                continue
            if view.passage.span(one.start, one.end).start < OPENING:
                self._opening = Heard(one, view.passage)

    def _relay(self, view: View) -> None:
        """Who only passes on is none of those who state."""
        every = {(one.start, one.end): one for one in (*self._spoken, *self._own)}
        stating, self._via = split_relay(view, sorted(every.values(), key=lambda one: one.start), self._rules)
        if self._via is not None:
            own = [one for one in self._own if one in stating]
            quoted = (_as_source(one, self._names, self._rules) for one in stating)
            self._own = stating if view.language != "ko" else own or [one for one in quoted if one is not None]

    def _open_paragraph(self) -> None:
        """A new paragraph: persons have spoken; in a release its issuer speaks again, in a long text the author."""
        self._spoke = self._last or self._spoke
        self._person = self._last = self._subject = None
        is_closed = not self._is_main(self._open) and not self._is_of_lines
        if self._turn is not None or self._release is not None or is_closed:
            self._open = None  # in a long text none is main
        self._person = self._turn

    def _is_main(self, heard: Heard | None) -> bool:
        """Whether one who spoke is a source of the whole text: named in the sentence that first names any, unless the
        author told figures of his own before it. Others speak to the end of their paragraph."""
        return heard is not None and not self._is_authors and key_of(heard.speaker) in self._main

    def of(self, figure: Placed, view: View) -> Sourced:
        """The origin of a figure in prose, and who passed it on."""
        sourced = self._of(figure, view)
        if view.language == "ru":
            sourced = self._in_nominative(sourced)
        if self._via is None or sourced.id is None or sourced.name == self._via.name:
            return sourced
        return replace(sourced, via=self._via.id or ad_hoc_id(self._via.name))

    def _in_nominative(self, sourced: Sourced) -> Sourced:
        if sourced.name is None:
            return sourced
        name = nominative(sourced.name, self._rules)
        known = self._names.owner.get(name)
        told = known.id if known is not None else sourced.id if sourced.id in self._names.types else ad_hoc_id(name)
        return replace(sourced, name=name, id=told)

    def _of(self, figure: Placed, view: View) -> Sourced:
        mention = figure.mention
        notes = set(mention.notes)
        is_guessed = bool(notes & (GUESSED if self._own or view.language != "ko" else GUESSED - LEANING))
        is_guessed = is_guessed or mention.origin_name in {one.name for one in self._tagged.values()}
        is_guessed = is_guessed or NO_NAME.match(mention.origin_name or "") is not None
        is_guessed = is_guessed or self._is_authors_name(mention.origin_name or "", view)
        is_guessed = is_guessed or (view.language == "ko" and self._name_of(mention) is None and self._is_otherwise())
        is_guessed = is_guessed or any(
            one.name in (mention.origin_name or "") for one in self._own
        )  # but for its words
        is_guessed = is_guessed or (view.language == "ko" and self._is_ours(view, figure))
        is_guessed = is_guessed or (bool(self._own) and NESTED.match(mention.origin_name or "") is not None)
        is_relay = self._via is not None and mention.origin_name == self._via.name
        beside = self._beside(figure, view) if self._is_short else None
        if beside is not None:
            return self._sourced(Heard(beside, view.passage), None)
        if not self._is_short or (
            mention.origin is not None and not is_guessed and view.language == "ko" and not is_relay
        ):
            return self._told(mention, view)
        behind = [s for s in self._own if s.rule in (BEHIND, CLOSING) and s.start >= figure.end]
        if behind:
            return self._sourced(Heard(behind[0], view.passage), None)
        if self._is_short and self._is_put_in(figure, view):
            return self._ours(view)
        before = [s for s in self._own if s.start <= figure.start and s.rule != FIGURE]
        before = [s for s in before if not is_over(s, figure, view)]
        if not before and view.language == "ko" and any(is_closed(s, figure, view) for s in self._own):
            return Sourced(None, None)
        begin = view.clause_of(figure.start)[0]
        if self._own and not any(begin <= one.start for one in self._own) and self._is_ours(view, figure):
            return self._ours(view)
        before = before or [
            s
            for s in self._own
            if (s.rule not in HELD and (s.rule != FIGURE or is_bracketed(s, view)))
            or (s.rule == ASIDE and (view.language != "ko" or s.start <= figure.start))
            or s.rule == COUNTRY
            or (s.rule in (ALONE, ACTS) and self._open is self._person is self._release is None)
        ]
        before = [s for s in before if APART.search(view.text, figure.end, max(figure.end, s.start)) is None]
        before = [s for s in before if not is_over(s, figure, view)]
        if before:
            behind = [s for s in self._own if s.rule not in HELD and s.rule != FIGURE and s.start >= figure.end]
            is_past = view.language != "ko" and all(
                s.reach[1] <= figure.start for s in before if s.start <= figure.start
            )
            before = behind if behind and is_past else before
            return self._sourced(Heard(nearest(before, figure), view.passage), None)
        if self._behind is not None:
            return self._sourced(Heard(self._behind, view.passage), "paragraph")
        is_told = mention.origin is not None and not is_guessed and not self._is_denied
        if is_told and can_state(self._words_of(mention), view, self._rules):
            return self._by_words(mention)
        noted = self._notes.of(view) if not self._own and self._is_short else None
        if noted is not None:
            return self._sourced(Heard(*noted), "document")
        if self._is_own_voice:
            return self._ours(view)
        if UNNAMED.match(view.text, view.start):
            return Sourced(None, None)  # 전문가들은 … 내다봤다
        if self._is_author_open and self._turn is None:
            is_spoken = SPOKEN.search(view.text[view.start : view.end]) is not None
            if self._release is not None and (view.language == "en" or is_spoken):
                return self._sourced(self._release, "document")
            return Sourced(None, None, "paragraph")
        is_quoted = QUOTED.match(view.text, view.start) is not None and not self._own
        if (self._goes_on or is_quoted) and self._subject is not None:
            return self._sourced(self._subject, "paragraph")
        if self._last is not None and self._goes_on:
            return self._sourced(self._last, "paragraph")
        if self._goes_on and self._person is None and self._spoke is not None:
            return self._sourced(self._spoke, "document")
        if self._person is not None:
            return self._sourced(self._person, "paragraph")
        if self._open is not None:
            return self._sourced(self._open, self._distance(self._open))
        later = self._release
        is_told = TOLD.search(view.text[view.start : view.end].rstrip()) is not None
        is_told = is_told or self._is_lead_going_on(view)
        is_lead = view.passage.kind in HEADLINES or (self._first is not None and self._is_lead(view))
        if later is None and (is_lead or is_told):
            later = self._first
            self._lead_of = view.passage.id
            self._is_lead_told = self._is_lead_told or (later is not None and view.passage.kind not in HEADLINES)
        if later is not None:
            return self._sourced(later, "document")
        if self._opening is not None and not self._has_heard:
            return self._sourced(self._opening, "document")
        if self._is_of_lines and self._spoke is not None and self._spoke.speaker.rule not in HELD:
            return self._sourced(self._spoke, "document")
        told = mention.origin is not None and not CARRIED & notes and not NO_NAME.match(mention.origin_name or "")
        told = told and (view.language == "ko" or can_state(self._words_of(mention), view, self._rules))
        first = self._goes_on_as_first() if not told and self._is_short and not self._is_authors else None
        if first is not None:
            return self._sourced(first, "document")
        self._is_authors = self._is_authors or not (told or self._has_heard or self._is_lead_told)
        return replace(self._by_words(mention), how="document") if told else Sourced(None, None)

    def _goes_on_as_first(self) -> Heard | None:
        """Who was named first, if he goes on through a text: he alone was named, or one other beside that body."""
        first, spoke = self._first, self._spoke
        if first is None or spoke is None or self._document.language != "ru":
            return None
        is_body = first.speaker.rule == OPENS
        goes_on = (is_body and len(self._heard) <= FEW) or key_of(first.speaker) == key_of(spoke.speaker)
        return first if goes_on else None

    def _beside(self, figure: Placed, view: View) -> Speaker | None:
        """Who is named right beside a figure as the one who states it: the 1.8% projected by the World Bank."""
        if figure.start in self._tagged:
            return self._tagged[figure.start]
        _, stop = view.neighbours(figure)
        return next((one for one in self._own if one.rule == FIGURE and figure.end <= one.start < stop), None)

    def _is_authors_name(self, name: str, view: View) -> bool:
        """Whether a name is one by which the author calls himself: 위성영상을 이용한 필자."""
        return self._is_short and going_on_of(self._rules, view.language).author.search(name) is not None

    def _words_of(self, mention: Mention) -> str:
        """The name of whoever the sentence of a figure was read to name; "" where its words are no name."""
        name = mention.origin_name or ""
        return name if mention.origin in self._names.types else part_that_names(name) or ""

    def _by_words(self, mention: Mention) -> Sourced:
        name = self._words_of(mention)
        is_whole = name == mention.origin_name
        return Sourced(mention.origin if is_whole else ad_hoc_id(name), name) if name else Sourced(None, None)

    def _name_of(self, mention: Mention) -> str | None:
        """The name of whoever the sentence of a figure was read to name; None where its words cannot be one."""
        is_known = mention.origin in self._names.types
        return mention.origin_name if is_known else part_of_name(self._words_of(mention), self._rules)

    def _is_otherwise(self) -> bool:
        """Whether somebody else can be meant than the words that are no name."""
        return bool(self._own) or self._open is not None or self._release is not None

    def _told(self, mention: Mention, view: View) -> Sourced:
        """Whom the sentence of a figure names, by his full name."""
        name = self._name_of(mention)
        if mention.origin is None or name is None or mention.origin in self._names.types:
            return self._by_words(mention)
        before = self._named.before(view, view.start)
        name = full_name(_with_surname(name, view, self._rules), before, view.language, self._rules) or name
        one = make_speaker(0, 0, name, self._names, OPENS, (0, 0))
        return Sourced(one.id or ad_hoc_id(name), name)

    def of_cell(self, mention: Mention) -> Sourced:
        """The origin of a cell: the source of its table, else that of the text."""
        if mention.origin is not None and not NO_NAME.match(mention.origin_name or ""):
            return Sourced(mention.origin, mention.origin_name)
        noted = self._noted_below.get(self._tables.get(mention.passage, ""))
        if noted is not None:
            return self._sourced(Heard(*noted), "section")
        heard = (self._open or self._release) if self._is_short else self._open
        if heard is None and self._is_short and not self._has_heard:
            heard = self._opening  # as for the prose around it
        if heard is None:
            return Sourced(None, None)
        sourced = self._sourced(heard, "section")
        return self._in_nominative(sourced) if self._document.language == "ru" else sourced

    def is_another(self) -> bool:
        """Whether the sentence at hand opens another source than the one before it."""
        before = self._before_it
        if self._last is not None and self._is_contrary:
            return False  # who contradicts the one before speaks of the same matter
        if self._last is not None and self._view is not None and foresees(self._view):
            return False  # so does who foresees what he has foreseen
        return before is not None and any(
            not is_called(one, before) for one in self._spoken if one.rule not in (PERSON, WORK)
        )

    def is_same(self) -> bool:
        """Whether the sentence at hand names him again who stated what stands before it."""
        before = self._before_it
        return before is not None and any(is_called(one, before) for one in self._spoken)

    def close_sentence(self) -> None:
        """Who spoke last goes on speaking."""
        assert self._view is not None
        passage = self._view.passage
        if passage.kind == "source_line":
            return  # of the table or paragraph above it
        subject = subject_of(self._view, self._rules) if self._is_short and not self._own else None
        if subject is not None or not self._goes_on:
            self._subject = Heard(subject, passage) if subject is not None else None
        self._note_named(self._view)
        self._is_author_open = self._is_own_voice or (self._is_author_open and not self._spoken)
        self._heard.update(key_of(one) for one in self._own)
        if self._own:
            self._last = Heard(max(self._own, key=lambda speaker: speaker.start), passage)
        going = [speaker for speaker in self._own if speaker.rule not in HELD]
        going = [speaker for speaker in going if speaker.rule != FIGURE] or going
        if not going:
            told = [one for one in self._spoken if one.rule in SOURCES and one.name not in self._names.countries]
            last = whole(told[-1], self._view, self._rules) if self._is_short and told and not self._own else None
            if last is not None:
                self._person = Heard(last, passage)
            return
        if self._release is not None and self._turn is None and are_compared(going, self._view):
            self._person = self._open = None  # held against each other: then whose text it is goes on
            return
        last = max(going, key=lambda speaker: speaker.start)
        if last.rule in (PERSON, WORK) and not self._speaks_for_body(last):
            self._person = Heard(last, passage)
        else:
            self._open, self._person, self._has_heard = Heard(last, passage), None, True
            self._before_it = key_of(last)
            if any(is_called(speaker, key) for speaker in going for key in self._main):  # 교육부와 한국교육개발원은
                self._main.update(key_of(speaker) for speaker in going)

    def _speaks_for_body(self, speaker: Speaker) -> bool:
        """Whether somebody who has no name speaks for the body before his office: 통일부 당국자, 국방부 관계자."""
        return speaker.id in self._names.types and OFFICIAL.search(speaker.name) is not None

    def _opens_paragraph(self, passage: Passage) -> bool:
        """Whether a passage opens a paragraph: any but the members of a list under one (□ … ○ …)."""
        if passage.id in self._items:
            return False
        mark = BULLET.match(passage.reading)
        if mark is None:
            return True
        self._mark = self._mark or mark[1]
        return mark[1] == self._mark

    def _is_ours(self, view: View, figure: Placed) -> bool:
        """Whether the author says in the clause of a figure that he speaks."""
        start, end = view.clause_of(figure.start)
        return (
            self._is_short and going_on_of(self._rules, view.language).author.search(view.text, start, end) is not None
        )

    def _is_put_in(self, figure: Placed, view: View) -> bool:
        """Whether the author says that he speaks between the last who is named before a figure and the figure, and
        quotes nobody there."""
        before = [one.end for one in self._own if one.end <= figure.start]
        if not before or OWN_BETWEEN.search(view.text, max(before), figure.start) is None:
            return False
        between = view.text[max(before) : figure.start]
        return not any(mark in between for mark in QUOTES)

    def _ours(self, view: View) -> Sourced:
        """The author, or who has the floor; whoever answers for a body to hearers is that body (저희는 … 봅니다)."""
        if self._turn is not None:
            return self._sourced(self._turn, "section")
        is_pledge = PLEDGES.search(view.text, view.start, view.end) is not None  # what the speaker himself will do
        body = self._release or (self._open if self._is_main(self._open) and not is_pledge else None)
        # we project: whose text it is, unless he holds himself against others
        is_issuer = body is not None and body is self._release and view.language == "en" and self._last is None
        if body is None or (not is_issuer and SPOKEN.search(view.text[view.start : view.end]) is None):
            return Sourced(None, None)
        return self._sourced(body, "document")

    def _is_lead(self, view: View) -> bool:
        """Whether a sentence stands right before the one that first names who states, and tells of the same matter:
        the lead of a report.

        Who speaks to hearers (…습니다) tells it himself."""
        first = self._first
        if first is not None and first.passage.id != view.passage.id:
            return self._is_above(first, view)
        if first is None or not view.end <= first.speaker.start:
            return False
        lead = view.text[view.start : view.end]
        next_end = view.passage.sentences[view.index + 1][1] if view.index + 1 < len(view.passage.sentences) else 0
        if not first.speaker.start < next_end or SPOKEN.search(lead) is not None:
            return False
        is_wire = view.language == "ru" and TOLD_RU.match(view.text[:next_end], first.speaker.end) is not None
        if is_wire and view.passage is self._lead:
            return True
        named = view.text[first.speaker.start : first.speaker.end]
        return self._has_headline or share_matter(lead, view.text[view.end : next_end].replace(named, " "))

    def _is_above(self, first: Heard, view: View) -> bool:
        """Whether a sentence below a headline, or that begins the text, stands in a paragraph before the one that first
        names who states, and tells of the same matter; in Korean and Russian any sentence before it."""
        is_news = self._is_first_of_news(first, view)
        is_lead = view.language in ("ko", "ru") or self._has_headline or is_news
        is_spoken = view.language != "ko" and SPOKEN.search(view.text[view.start : view.end]) is not None
        if not is_lead or is_spoken or first.speaker.rule == CLOSING:
            return False
        place = view.passage.span(view.start, view.end).end
        at = first.passage.span(first.speaker.start, first.speaker.end).start
        begin, end = next((one for one in first.passage.sentences if one[0] <= first.speaker.start < one[1]), (0, 0))
        said = first.passage.reading[begin:end]
        return place <= at and (is_news or share_matter(view.text[view.start : view.end], said))

    def _is_lead_going_on(self, view: View) -> bool:
        """Whether a Korean sentence stands in the lead that whoever is named first has begun to state."""
        first = self._first
        is_before = first is not None and (first.passage.id != view.passage.id or view.end <= first.speaker.start)
        is_early = view.passage.id in (self._beginning, self._second)
        return view.language == "ko" and is_before and is_early and self._lead_of == view.passage.id

    def _is_first_of_news(self, first: Heard, view: View) -> bool:
        """Whether a text without a headline begins with a sentence, and the next paragraph tells when who stated it; or
        the first who is named is named for what stands before him (Об этом сообщили в …)."""
        begin, end = next((one for one in first.passage.sentences if one[0] <= first.speaker.start < one[1]), (0, 0))
        if view.language == "ru" and POINTS.match(first.passage.reading, begin, end) is not None:
            return True
        if view.passage.id != self._beginning or first.passage.id != self._second:
            return False
        text, speaker = first.passage.reading, first.speaker
        is_dated = STATED_BEFORE.search(text[max(0, speaker.start - NEAR // 2) : speaker.start]) is not None
        return is_dated or STATED_ON.search(text[speaker.end : speaker.end + NEAR]) is not None

    def _distance(self, heard: Heard) -> str:
        return "paragraph" if self._view is not None and heard.passage.id == self._view.passage.id else "document"

    def _sourced(self, heard: Heard, how: str | None) -> Sourced:
        speaker = heard.speaker
        span = heard.passage.span(speaker.start, speaker.end)
        proof = Evidence("origin", span, self._document.text[span.start : span.end], speaker.rule)
        return Sourced(speaker.id or ad_hoc_id(speaker.name), speaker.name, how, proof)

    def _first_named(self, passages: Sequence[Passage], discourses: Mapping[str, Discourse]) -> Heard | None:
        """The first that an opening names: it states the headline and the lead as well."""
        seen = 0
        finders = finders_of(self._rules.vocabulary)
        for passage in passages:
            discourse = discourses.get(passage.id)
            for view in read_views(passage, (), finders) if discourse is not None else ():
                self.open_sentence(view, discourse)
                going = [speaker for speaker in self._own if speaker.rule not in HELD]
                if going:
                    self._main = {key_of(speaker) for speaker in going}
                    return Heard(going[0], passage)
                seen += view.end - view.start
                if seen > LEAD:
                    return None
        return None


def _goes_on_behind(view: View, words: GoingOn) -> bool:
    """Whether a quotation that goes on past a sentence is of whoever was named before it: …», — сказал он."""
    behind = end_of_quotation(view)
    return behind is not None and words.person.search(view.text, *behind) is not None


def _with_surname(name: str, view: View, rules: Rules) -> str:
    """A bare title with the surname right before it in a sentence (이 총재는, where the words were read as 총재), or
    as that of whoever has been named with it."""
    data = rules.languages["ko"]["meaning"]
    if name not in data["persons"]:
        return name
    hit = re.search(rf"(?<![가-힣])[가-힣]\s{name}(?={SUBJECT})", view.text[view.start : view.end])
    return hit[0] if hit is not None else f"{data['this'][0]} {name}"


def _has_author(document: Document, passages: Sequence[Passage], rules: Rules) -> bool:
    """Whether a Korean text is a paper whose author speaks of himself: 필자, 본고."""
    is_korean = any(HANGUL.search(passage.reading[:LEAD]) for passage in passages[:3])
    return is_korean and going_on_of(rules, "ko").author.search(document.text) is not None


def _as_source(speaker: Speaker, names: Names, rules: Rules) -> Speaker | None:
    """A speaker whose figures go on: a body that is known, or whoever figures are according to; a person so long."""
    if is_source(speaker, names):
        return speaker
    if speaker.rule != UNKNOWN or speaker.id is not None:
        return None
    return replace(speaker, rule=PERSON) if persons_of(rules).search(speaker.name) else speaker
