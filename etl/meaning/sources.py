"""Who states the figures of a text: open by default, until another one is named.

An attribution opens its source for what follows; 이 보고서는, the report go on with it. The agency at the head of a
release, the source line of a text and whoever is named first hold for all of it; what stands before the first
attribution takes that one. Who is named later, and a person, go on inside the paragraph; a country, a newspaper or a
law speaks for its own sentence alone. The author is the origin where nobody is named, and where he says we.

Comes in: the passages of a text, then its sentences in order, each with its figures. Goes out: the origin of a figure.
Who is named in a sentence is read in `sentence_sources.py`, who goes on speaking is kept in `speaking.py`; the lead and
the author have modules of their own. Here is weighed which of them a figure is of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from etl.meaning.able_to_state import can_state
from etl.meaning.attribution_rules import (
    ACTS,
    ALONE,
    ASIDE,
    BEHIND,
    CLOSING,
    COUNTRY,
    FIGURE,
    PERSON,
    WORK,
)
from etl.meaning.author_sources import AuthorSources
from etl.meaning.country_before import with_country
from etl.meaning.foretold import foresees
from etl.meaning.lead_sources import SPOKEN, LeadSources
from etl.meaning.named import THIS_WORK
from etl.meaning.notes import Notes
from etl.meaning.reaches import is_apart, is_bracketed, is_called, is_closed, is_over, nearest
from etl.meaning.read_names import by_full_name, by_words, in_nominative, name_of, words_of
from etl.meaning.sourced import Heard, Sourced, sourced_by, sourced_by_word
from etl.meaning.speaking import HELD, Speaking
from etl.meaning.table_notes import find_noted
from etl.meaning.view import Placed, View
from etl.meaning.words import finders_for
from etl.mentions.discourse import Discourse
from etl.mentions.names_of_origins import Speaker, ad_hoc_id
from etl.mentions.origins import UNNAMED
from etl.model import AUTHOR, MANIFEST, Document, Mention, Passage
from etl.patterns import pattern
from etl.rules import Rules

NO_NAME = re.compile(r"\W*\d")  # 1) 임가공 교역 제외: a note
CARRIED = frozenset({"origin.carried"})
QUOTED = pattern("meaning.sources.quoted")  # a sentence that is somebody's words: of whoever the one before tells
FROM = pattern("meaning.sources.from")  # … with what follows, from whom one has it
NESTED = pattern("meaning.sources.nested")  # …고 보고했다고 여야 간사가 전했다
GUESSED = CARRIED | {"origin.taken_over", "origin.lead", "origin.release", "origin.source_text"}
LEANING = {"origin.taken_over"}


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
        self._is_short = is_short
        self._is_of_lines = is_of_lines
        self._areas = finders_for(rules.vocabulary, document.text).areas
        self._speaking = Speaking(
            document, passages, discourses, rules, is_short=is_short, items=items, is_of_lines=is_of_lines
        )
        self._told = self._told_of_text()
        self._lead = LeadSources(passages, self._speaking.first)
        self._author = AuthorSources(document.text, self._speaking, rules, is_short=is_short)
        self._notes = Notes(passages if is_short else (), rules)
        self._noted_below = find_noted(passages if is_short else (), rules)
        self._tables = {passage.id: passage.table for passage in passages if passage.table} if self._noted_below else {}

    def _told_of_text(self) -> Sourced | None:
        """Who states the text by the word of a person, its author maybe; None where nobody said so."""
        if self._document.origin == AUTHOR:
            return Sourced(None, None, MANIFEST)
        return sourced_by_word(self._speaking.told) if self._speaking.told is not None else None

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """Who speaks in the sentence at hand."""
        self._speaking.open_sentence(view, discourse)

    def close_sentence(self) -> None:
        """Who spoke last goes on speaking."""
        self._speaking.close_sentence()

    def is_another(self) -> bool:
        """Whether the sentence at hand opens another source than the one before it."""
        said, before = self._speaking.said, self._speaking.before_it
        if self._speaking.last is not None and said.is_contrary:
            return False  # who contradicts the one before speaks of the same matter
        if self._speaking.last is not None and foresees(said.view):
            return False  # so does who foresees what he has foreseen
        return before is not None and any(
            not is_called(one, before) for one in said.spoken if one.rule not in (PERSON, WORK)
        )

    def is_same(self) -> bool:
        """Whether the sentence at hand names him again who stated what stands before it."""
        before = self._speaking.before_it
        return before is not None and any(is_called(one, before) for one in self._speaking.said.spoken)

    def of_cell(self, mention: Mention) -> Sourced:
        """The origin of a cell: the source of its table, else that of the text."""
        if mention.origin is not None and not NO_NAME.match(mention.origin_name or ""):
            return Sourced(mention.origin, mention.origin_name)
        noted = self._noted_below.get(self._tables.get(mention.passage, ""))
        if noted is not None:
            return self._by(Heard(*noted), "section")
        speaking = self._speaking
        heard = (speaking.open or speaking.release) if self._is_short else speaking.open
        if heard is None and self._told is not None:
            return self._told
        if heard is None and self._is_short and not speaking.has_heard:
            heard = speaking.opening  # as for the prose around it
        if heard is None:
            return Sourced(None, None)
        sourced = self._by(heard, "section")
        return in_nominative(sourced, self._rules) if self._document.language == "ru" else sourced

    def of(self, figure: Placed, view: View) -> Sourced:
        """The origin of a figure in prose, and who passed it on."""
        sourced, via = self._whole(self._of(figure, view), figure.mention), self._speaking.said.via
        if view.language == "ru":
            sourced = in_nominative(sourced, self._rules)
        if via is None or sourced.id is None or sourced.name == via.name:
            return sourced
        return replace(sourced, via=via.id or ad_hoc_id(via.name))

    def _whole(self, sourced: Sourced, mention: Mention) -> Sourced:
        """An office with its country, where that stands before its name."""
        told = sourced.proof or next((piece for piece in mention.evidence if piece.role == "origin"), None)
        if told is None or sourced.name is None:
            return sourced
        at = self._document.text.find(sourced.name, told.span.start, told.span.end)
        if at < 0:
            return sourced
        return with_country(sourced, self._document.text, at, self._document.language, self._areas, self._rules)

    def _by(self, heard: Heard, how: str | None) -> Sourced:
        return sourced_by(heard, how, self._document.text)

    def _of(self, figure: Placed, view: View) -> Sourced:
        mention, via = figure.mention, self._speaking.said.via
        is_guessed = self._is_guessed(figure, view)
        is_relay = via is not None and mention.origin_name == via.name
        beside = self._beside(figure, view) if self._is_short else None
        if beside is not None:
            return self._by(Heard(beside, view.passage), None)
        is_read = mention.origin is not None and not is_guessed and view.language == "ko" and not is_relay
        if not self._is_short or is_read:
            before = self._speaking.named.before(view, view.start)
            read = by_full_name(mention, view, before, self._rules)
            return self._told if read.name is None and self._told is not None else read
        return (
            self._in_sentence(figure, view, is_guessed=is_guessed)
            or self._going_on(view)
            or self._by_whole_text(mention, view)
        )

    def _is_guessed(self, figure: Placed, view: View) -> bool:
        """Whether the origin that a mention was read to have is not told by its sentence, or is none."""
        said, speaking, name = self._speaking.said, self._speaking, figure.mention.origin_name or ""
        notes = set(figure.mention.notes)
        if notes & (GUESSED if said.own or view.language != "ko" else GUESSED - LEANING):
            return True
        if said.via is not None and said.via.name == name and not said.own:
            return True  # who only passes on what the text has of another
        if figure.mention.origin_name in {one.name for one in said.tagged.values()} or NO_NAME.match(name) is not None:
            return True
        if self._author.is_named(name, view) or any(one.name in name for one in said.own):
            return True  # but for its words
        if said.own and any(one.rule == "origin.source_line" for one in figure.mention.evidence):
            return True  # of a line below the paragraph: IMF는 … 내다봄 / 자료: 각 기관
        if said.own and (NESTED.match(name) is not None or THIS_WORK.fullmatch(name) is not None):
            return True
        if any(FROM.match(view.text, one.end, view.end) is not None and one.name != name for one in said.own):
            return True  # 의원이 경찰청으로부터 받은 자료에 따르면
        is_another_heard = bool(said.own) or speaking.open is not None or speaking.release is not None
        is_no_name = is_another_heard and view.language == "ko" and name_of(figure.mention, self._rules) is None
        return is_no_name or (view.language == "ko" and self._author.is_in_clause(view, figure))

    def _in_sentence(self, figure: Placed, view: View, *, is_guessed: bool) -> Sourced | None:
        """The origin of a figure of which its own sentence tells, or a note to it."""
        said, mention = self._speaking.said, figure.mention
        behind = [s for s in said.own if s.rule in (BEHIND, CLOSING) and s.start >= figure.end]
        if behind:
            return self._by(Heard(behind[0], view.passage), None)
        if self._author.is_put_in(figure, view):
            return self._author.of(view)
        before = [s for s in said.own if s.start <= figure.start and s.rule != FIGURE]
        before = [s for s in before if not is_over(s, figure, view)]
        if not before and view.language == "ko" and any(is_closed(s, figure, view) for s in said.own):
            return Sourced(None, None)
        begin = view.clause_of(figure.start)[0]
        if said.own and not any(begin <= one.start for one in said.own) and self._author.is_in_clause(view, figure):
            return self._author.of(view)
        before = before or [s for s in said.own if self._can_reach(s, figure, view)]
        before = [s for s in before if not is_apart(s, figure, view)]
        before = [s for s in before if not is_over(s, figure, view)]
        if before:
            behind = [s for s in said.own if s.rule not in HELD and s.rule != FIGURE and s.start >= figure.end]
            is_past = view.language != "ko" and all(
                s.reach[1] <= figure.start for s in before if s.start <= figure.start
            )
            before = behind if behind and is_past else before
            return self._by(Heard(nearest(before, figure), view.passage), None)
        if said.behind is not None:
            return self._by(Heard(said.behind, view.passage), "paragraph")
        is_told = mention.origin is not None and not is_guessed and not said.is_denied
        if is_told and can_state(words_of(mention, self._rules), view, self._rules):
            return by_words(mention, self._rules)
        noted = self._notes.of(view) if not said.own else None
        if noted is not None:
            return self._by(Heard(*noted), "document")
        if said.is_own_voice:
            return self._author.of(view)
        return Sourced(None, None) if UNNAMED.match(view.text, view.start) else None  # 전문가들은 … 내다봤다

    def _can_reach(self, speaker: Speaker, figure: Placed, view: View) -> bool:
        """Whether one who is not named before a figure can state it all the same."""
        if speaker.rule not in HELD and (speaker.rule != FIGURE or is_bracketed(speaker, view)):
            return True
        if speaker.rule == ASIDE and (view.language != "ko" or speaker.start <= figure.start):
            return True
        is_alone = self._speaking.open is self._speaking.person is self._speaking.release is None
        return speaker.rule == COUNTRY or (speaker.rule in (ALONE, ACTS) and is_alone)

    def _going_on(self, view: View) -> Sourced | None:
        """The origin of what a sentence tells that names nobody, by who was heard before it."""
        said, speaking = self._speaking.said, self._speaking
        if speaking.is_author_open and speaking.turn is None:
            is_spoken = SPOKEN.search(view.text[view.start : view.end]) is not None
            if speaking.release is not None and (view.language == "en" or is_spoken):
                return self._by(speaking.release, "document")
            return Sourced(None, None, "paragraph")
        is_quoted = QUOTED.match(view.text, view.start) is not None and not said.own
        if (said.goes_on or is_quoted) and speaking.subject is not None:
            return self._by(speaking.subject, "paragraph")
        if speaking.last is not None and said.goes_on:
            return self._by(speaking.last, "paragraph")
        if said.goes_on and speaking.person is None and speaking.spoke is not None:
            return self._by(speaking.spoke, "document")
        if speaking.person is not None:
            return self._by(speaking.person, "paragraph")
        if speaking.open is not None:
            is_near = speaking.open.passage.id == view.passage.id
            return self._by(speaking.open, "paragraph" if is_near else "document")
        return None

    def _by_whole_text(self, mention: Mention, view: View) -> Sourced:
        """The origin of a figure where nobody is heard: whose text it is, who is named first, else the author."""
        speaking = self._speaking
        if self._told is not None:
            return self._told
        later = speaking.release or self._lead.of(view)
        if later is None and not speaking.has_heard:
            later = speaking.opening
        if later is None and self._is_of_lines and speaking.spoke is not None:
            later = speaking.spoke if speaking.spoke.speaker.rule not in HELD else None
        if later is not None:
            return self._by(later, "document")
        is_carried = bool(CARRIED & set(mention.notes))
        told = mention.origin is not None and not is_carried and not NO_NAME.match(mention.origin_name or "")
        told = told and (view.language == "ko" or can_state(words_of(mention, self._rules), view, self._rules))
        first = speaking.going_on_as_first() if not told and not speaking.is_authors else None
        if first is not None:
            return self._by(first, "document")
        if not (told or speaking.has_heard or self._lead.is_told):
            speaking.note_author()
        return replace(by_words(mention, self._rules), how="document") if told else Sourced(None, None)

    def _beside(self, figure: Placed, view: View) -> Speaker | None:
        """Who is named right beside a figure as the one who states it: the 1.8% projected by the World Bank."""
        if figure.start in self._speaking.said.tagged:
            return self._speaking.said.tagged[figure.start]
        _, stop = view.neighbours(figure)
        return next(
            (one for one in self._speaking.said.own if one.rule == FIGURE and figure.end <= one.start < stop), None
        )
