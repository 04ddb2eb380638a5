"""Who states the figures of a text: open by default, until another one is named.

An attribution opens its source for what follows; 이 보고서는, the report go on with it. The agency at the head of a
release and the source line of a text hold for all of it; what stands before the first attribution takes that one. A
person, a country or a newspaper speaks for its own sentence alone. The author is the origin where nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.meaning.attributions import INTENDS, bodies_of, find_attributions
from etl.meaning.view import Placed, View, read_views
from etl.meaning.words import finders_of
from etl.mentions.carrying import is_source
from etl.mentions.discourse import Discourse
from etl.mentions.names_of_origins import Names, Speaker, ad_hoc_id, names_of
from etl.mentions.origins import UNNAMED
from etl.mentions.whole_text import RELEASE, TOLD
from etl.model import Document, Mention, Passage
from etl.rules import Rules

NO_NAME = re.compile(r"\W*\d")  # 1) 임가공 교역 제외: a note
SHORT = 6_000  # characters: a release, a news report, a brief; in longer texts a source holds for its paragraph
HEADLINES = frozenset({"heading", "front"})
HEAD = 400  # characters in which a release names who issues it
CARRIED = frozenset({"origin.carried"})
LEAD = 700  # characters before which what is told without a source is told by the first that is named


@dataclass(frozen=True, slots=True)
class Sourced:
    """The origin of a figure and how it got there (None: by its own sentence)."""

    id: str | None
    name: str | None
    how: str | None = None


class Sources:
    """Who speaks at a place of a text."""

    def __init__(
        self, document: Document, passages: Sequence[Passage], discourses: Mapping[str, Discourse], rules: Rules
    ) -> None:
        self._rules = rules
        self._names: Names = names_of(rules)
        self._is_short = len(document.text) <= SHORT
        self._open: Speaker | None = None
        self._passage: str | None = None
        self._own: list[Speaker] = []  # of the sentence at hand: who goes on stating what follows …
        self._spoken: list[Speaker] = []  # … and everybody else in it
        self._release = self._issuer(passages) if self._is_short else None
        self._first = self._first_named(passages, discourses) if self._is_short else None

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """Who speaks in the sentence at hand."""
        if not self._is_short and self._passage != view.passage.id:
            self._open = None
        self._passage = view.passage.id
        self._own = find_attributions(view, self._rules)
        self._spoken = self._own if discourse is None else [*self._own, *discourse.speakers(view.index)]
        is_denied = bodies_of(self._rules).unsaid.search(view.text, view.start, view.end) is not None
        if discourse is not None and not is_denied:
            self._own += [s for s in discourse.speakers(view.index) if is_source(s, self._names)]

    def of(self, figure: Placed, view: View) -> Sourced:
        """The origin of a figure in prose."""
        mention = figure.mention
        if not self._is_short or (mention.origin is not None and not CARRIED & set(mention.notes)):
            return Sourced(mention.origin, mention.origin_name)
        before = [s for s in self._own if s.start <= figure.start] or self._own
        if before:
            return _sourced(before[-1], None)
        if UNNAMED.match(view.text, view.start):
            return Sourced(None, None)  # 전문가들은 … 내다봤다
        if self._open is not None:
            return _sourced(self._open, "paragraph")
        later = self._release
        is_lead = view.passage.kind in HEADLINES
        if later is None and (is_lead or TOLD.search(view.text[view.start : view.end].rstrip())):
            later = self._first
        return _sourced(later, "document") if later is not None else Sourced(None, None)

    def of_cell(self, mention: Mention) -> Sourced:
        """The origin of a cell: the source of its table, else that of the text."""
        if mention.origin is not None and not NO_NAME.match(mention.origin_name or ""):
            return Sourced(mention.origin, mention.origin_name)
        speaker = self._open or self._release
        return _sourced(speaker, "section") if speaker is not None else Sourced(None, None)

    def is_another(self) -> bool:
        """Whether the sentence at hand opens another source than the one before it."""
        before = None if self._open is None else self._open.id or self._open.name
        return before is not None and any((one.id or one.name) != before for one in self._spoken)

    def close_sentence(self) -> None:
        """Who spoke last goes on speaking."""
        going = [speaker for speaker in self._own if speaker.rule != INTENDS]
        if going:
            self._open = max(going, key=lambda speaker: speaker.start)

    def _first_named(self, passages: Sequence[Passage], discourses: Mapping[str, Discourse]) -> Speaker | None:
        """The first that an opening names: it states the headline and the lead as well."""
        seen = 0
        finders = finders_of(self._rules.vocabulary)
        for passage in passages:
            discourse = discourses.get(passage.id)
            for view in read_views(passage, (), finders) if discourse is not None else ():
                self.open_sentence(view, discourse)
                going = [speaker for speaker in self._own if speaker.rule != INTENDS]
                if going:
                    return going[0]
                seen += view.end - view.start
                if seen > LEAD:
                    return None
        return None

    def _issuer(self, passages: Sequence[Passage]) -> Speaker | None:
        """The body at the head of a release."""
        for passage in passages[:8]:
            if RELEASE.search(passage.reading[:HEAD]) is None:
                continue
            for hit in self._names.known.finditer(passage.reading[:HEAD]):
                origin = self._names.owner.get(hit[0])
                if origin is not None and origin.type in ("agency", "organisation"):
                    return Speaker(hit.start(), hit.end(), hit[0], origin.id, "origin.release", (0, 0))
        return None


def _sourced(speaker: Speaker, how: str | None) -> Sourced:
    return Sourced(speaker.id or ad_hoc_id(speaker.name), speaker.name, how)
