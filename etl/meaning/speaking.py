"""Who goes on speaking from sentence to sentence, until another one is named.

Comes in: the passages of a text, then its sentences in order. Goes out: who speaks in the sentence at hand, and who was
heard before it: in its paragraph, in the paragraphs before, at the head of a release, first of all.

What is kept is public, so that whoever looks for the origin of a figure can weigh it; only this module changes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from etl.meaning.attribution_rules import ACTS, ALONE, ASIDE, BEHIND, COUNTRY, FIGURE, LIMIT, OPENS, PERSON, WORK
from etl.meaning.behind import POINTS
from etl.meaning.full_names import subject_of
from etl.meaning.going_on import going_on_of
from etl.meaning.headed_companies import find_headed
from etl.meaning.issuers import find_issuer, find_series, is_of_picture, only_retells
from etl.meaning.lead_sources import HEADLINES
from etl.meaning.named import NamedSoFar
from etl.meaning.reaches import are_compared, is_called, key_of
from etl.meaning.sentence_sources import HeardBefore, Said, SentenceSources
from etl.meaning.sourced import Heard
from etl.meaning.spoken_of import is_area, states_nothing
from etl.meaning.spokesmen_zh import speaks_for_body
from etl.meaning.title_works import find_work
from etl.meaning.turns import Turns
from etl.meaning.view import HANGUL, View, read_views
from etl.meaning.whole import speaker_told
from etl.meaning.whole_names import whole
from etl.meaning.words import finders_of
from etl.mentions.carrying import SOURCES
from etl.mentions.discourse import Discourse
from etl.mentions.names_of_origins import Names, Speaker, names_of
from etl.model import Document, Passage
from etl.patterns import pattern
from etl.rules import Rules

BULLET = re.compile(r"\s*([□■◇◆❑·○●•▶▲◦▪※-])\s?")
RESUMES = pattern("meaning.speaking.resumes")
CONCLUSIONS = pattern("meaning.sources.conclusions")  # of a paper: the author's own
OFFICIAL = pattern("meaning.sources.official")
PRIVATE = pattern("meaning.speaking.private")
SEVERAL = pattern("meaning.speaking.several_en")
HELD = (ALONE, ACTS, ASIDE, BEHIND, LIMIT, COUNTRY)  # state nothing of the sentences that follow
OPENING = 500  # characters in which the body is named whose figures a text without attributions tells
GOING_ON = ("ru", "zh")  # languages in which the first that is named goes on from paragraph to paragraph
FEW = 2  # bodies that a report hears; a column hears more, and tells figures of its own between them
LEAD = 700  # characters before which what is told without a source is told by the first that is named


class Speaking:
    """Who has been heard in a text so far."""

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
        passages = [one for one in passages if not is_of_picture(one)]
        self._rules = rules
        self._document = document
        self._names: Names = names_of(rules)
        self._is_short = is_short
        self.open: Heard | None = None  # who goes on stating what follows
        self.person: Heard | None = None  # of the paragraph
        self.last: Heard | None = None  # of the sentence before in the paragraph, whoever it was
        self.opening: Heard | None = None  # the known body that the opening names, stating or not
        self.spoke: Heard | None = None  # who spoke last in the paragraphs before
        self.subject: Heard | None = None  # who is spoken of in the sentence before, at its head
        self._said: Said | None = None  # the sentence at hand
        self._mark: str | None = None  # of the members of the outermost list
        self.release: Heard | None = None
        self.first: Heard | None = None
        self._main: set[str] = set()  # who speaks for the whole text
        self.has_heard = False
        self._heard: set[str] = set()  # who has stated figures so far
        self.before_it: str | None = None  # the body that spoke last
        self.is_author_open = False  # the author has said that he speaks, and nobody was named since
        self.is_authors = False  # the author told figures of his own before anybody was named
        self._has_author = is_short and _has_author(document, passages, rules)
        self._turns = Turns(passages if is_short else (), rules)
        self.turn: Heard | None = None  # who has the floor
        self._items = items
        self._is_of_lines = is_of_lines
        self.named = NamedSoFar(document.text, rules)
        self.told = speaker_told(document, self._names)  # by a person, of the whole text
        company = find_headed(passages, rules) if is_short else None
        self._sentences = SentenceSources(document.text, self.named, rules, is_short=is_short, company=company)
        if self._is_short:
            is_told = document.origin is not None
            issuer = self._issuer_told(passages) if is_told else find_issuer(passages, rules)
            self.release = Heard(*issuer) if issuer is not None else None
            if self.release is not None:
                self.named.begin_with(self.release.speaker)
            self.first = self._first_named(passages, discourses)
            self.release = self.release if is_told else self._concluded(passages)
            self.turn = None

    def _concluded(self, passages: Sequence[Passage]) -> Heard | None:
        """Whose text it is, by who issues it, else by its title or its series where nobody states figures in it."""
        if self.release is not None and self.first is not None and only_retells(self.release.speaker, passages):
            return self.first  # 주카자흐스탄대사관: of what 국가통계국 states
        if self.release is None and (self.first is None or self.first.speaker.rule in (PERSON, WORK)):
            work = find_work(passages, self._rules)
            if work is not None:
                return Heard(*work)
        if self.release is None and self.first is None:
            series = find_series(passages, self._rules)
            return Heard(*series) if series is not None else None
        return self.release

    def _issuer_told(self, passages: Sequence[Passage]) -> tuple[Speaker, Passage] | None:
        return (self.told, passages[0]) if self.told is not None and passages else None

    @property
    def said(self) -> Said:
        """How the sentence at hand speaks; only once one was opened."""
        assert self._said is not None
        return self._said

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """Who speaks in the sentence at hand."""
        is_next = self._said is None or self._said.view.passage.id != view.passage.id
        if is_next and self._opens_paragraph(view.passage):
            turn = self._turns.of(view.passage)
            self.turn = Heard(turn, view.passage) if turn is not None else self.turn
            self._open_paragraph()
        if view.passage.kind in HEADLINES and self._has_author and CONCLUSIONS.match(view.passage.reading):
            self.is_author_open = True
        before = HeardBefore(self.open, self.last, self.release)
        self._said = self._sentences.read(view, discourse, before)

    def _opens_paragraph(self, passage: Passage) -> bool:
        """Whether a passage opens a paragraph: any but the members of a list under one (□ … ○ …)."""
        if passage.id in self._items:
            return False
        mark = BULLET.match(passage.reading)
        if mark is None:
            return True
        self._mark = self._mark or mark[1]
        return mark[1] == self._mark

    def _open_paragraph(self) -> None:
        """A new paragraph: persons have spoken; in a release its issuer speaks again, in a long text the author."""
        self.spoke = self.last if self.last is not None and not self._is_nobody(self.last) else self.spoke
        self.person = self.last = self.subject = None
        is_closed = not self.is_main(self.open) and not self._is_of_lines
        if self.turn is not None or self.release is not None or is_closed:
            self.open = None  # in a long text none is main
        self.person = self.turn

    def close_sentence(self) -> None:
        """Who spoke last goes on speaking."""
        said = self.said
        passage = said.view.passage
        if passage.kind == "source_line" or is_of_picture(passage):
            return  # of the table or paragraph above it, or of a picture
        subject = subject_of(said.view, self._rules) if self._is_short and not said.own else None
        if subject is not None or not said.goes_on:
            self.subject = Heard(subject, passage) if subject is not None else None
        is_resumed = said.goes_on and RESUMES.match(said.view.text, said.view.start) is not None
        if is_resumed and self.person is self.last is self.open is None:
            self.person = self.spoke  # By their assessment …: goes on in this paragraph
        is_russian = said.view.language == "ru"
        if is_russian and said.goes_on and self.subject is not None and self.person is self.open is None:
            self.person = self.subject  # Запрос направил депутат Иван Лугов. … сообщил он. … : goes on
        self._note_named(said)
        self.is_author_open = said.is_own_voice or (self.is_author_open and not said.spoken)
        stating = [one for one in said.own if not states_nothing(one, said.view)]
        if said.view.figures:  # who opens a meeting or praises it states no figure
            self._heard.update(key_of(one) for one in stating)
        if stating:
            self.last = Heard(max(stating, key=lambda speaker: speaker.start), passage)
        going = [one for one in stating if one.rule not in HELD]
        going = [speaker for speaker in going if speaker.rule != FIGURE] or going
        if not going:
            told = [one for one in said.spoken if one.rule in SOURCES and one.name not in self._names.countries]
            last = whole(told[-1], said.view, self._rules) if self._is_short and told and not said.own else None
            if last is not None:
                self.person = Heard(last, passage)
            return
        if self.release is not None and self.turn is None and are_compared(going, said.view):
            self.person = self.open = None  # held against each other: then whose text it is goes on
            return
        last = max(going, key=lambda speaker: speaker.start)
        is_open = self.open is not None and not said.view.figures
        if is_open and said.view.language == "zh" and speaks_for_body(last.name, self._rules):
            return  # 最高检案管办负责人表示，态势向好: tells no figure
        if said.view.language == "en" and SEVERAL.fullmatch(last.name) is not None:
            self.person = Heard(last, passage)  # analysts had forecast 3.8%: of the paragraph at most
        elif last.rule in (PERSON, WORK) and not self._speaks_for_body(last):
            if not said.view.figures and self.open is not None and said.view.language == "ko":
                return  # what he says tells no figure: “백신이 충분하다”고 말했다
            self.person = Heard(last, passage)
        else:
            self.open, self.person, self.has_heard = Heard(last, passage), None, True
            self.before_it = key_of(last)
            if any(is_called(speaker, key) for speaker in going for key in self._main):  # 교육부와 한국교육개발원은
                self._main.update(key_of(speaker) for speaker in going)

    @staticmethod
    def _is_nobody(heard: Heard) -> bool:
        """Whether several without a name were heard, who speak for nobody but themselves: analysts, traders."""
        return SEVERAL.fullmatch(heard.speaker.name) is not None

    def _speaks_for_body(self, speaker: Speaker) -> bool:
        """Whether somebody who has no name speaks for the body before his office: 통일부 당국자, 국방부 관계자."""
        return speaker.id in self._names.types and OFFICIAL.search(speaker.name) is not None

    def _note_named(self, said: Said) -> None:
        """Keep who was named last, stating or not."""
        for one in self.named.note(said.view, said.own):
            if self.opening is not None or is_area(one.name, self._rules):
                continue
            if states_nothing(one, said.view):
                continue
            if said.view.passage.span(one.start, one.end).start < OPENING:
                self.opening = Heard(one, said.view.passage)

    def is_main(self, heard: Heard | None) -> bool:
        """Whether one who spoke is a source of the whole text: named in the sentence that first names any, unless the
        author told figures of his own before it. Others speak to the end of their paragraph."""
        return heard is not None and not self.is_authors and key_of(heard.speaker) in self._main

    def note_author(self) -> None:
        """Keep that the author tells figures of his own before anybody is named."""
        self.is_authors = True

    def going_on_as_first(self) -> Heard | None:
        """Who was named first, if he goes on through a text: he alone was named, or one other beside that body."""
        first, spoke = self.first, self.spoke
        if first is None or spoke is None or self._document.language not in GOING_ON:
            return None
        is_body = first.speaker.rule == OPENS
        goes_on = (is_body and len(self._heard) <= FEW) or key_of(first.speaker) == key_of(spoke.speaker)
        return first if goes_on else None

    def _first_named(self, passages: Sequence[Passage], discourses: Mapping[str, Discourse]) -> Heard | None:
        """The first that an opening names: it states the headline and the lead as well."""
        seen = 0
        finders = finders_of(self._rules.vocabulary)
        for passage in passages:
            discourse = discourses.get(passage.id)
            for view in read_views(passage, (), finders) if discourse is not None else ():
                self.open_sentence(view, discourse)
                going = [one for one in self.said.own if one.rule not in HELD and not states_nothing(one, view)]
                going = [one for one in going if PRIVATE.fullmatch(one.name) is None]
                if not going and view.language == "en" and POINTS.match(view.text, view.start, view.end) is not None:
                    going = [*self.said.own]  # These findings come from a survey by the Institute
                if going:
                    self._main = {key_of(speaker) for speaker in going}
                    return Heard(going[0], passage)
                seen += view.end - view.start
                if seen > LEAD:
                    return None
        return None


def _has_author(document: Document, passages: Sequence[Passage], rules: Rules) -> bool:
    """Whether a Korean text is a paper whose author speaks of himself: 필자, 본고."""
    is_korean = any(HANGUL.search(passage.reading[:LEAD]) for passage in passages[:3])
    return is_korean and going_on_of(rules, "ko").author.search(document.text) is not None
