"""Who is named in one sentence as stating its figures, and in whose voice it speaks.

Comes in: a sentence with the speakers that were read in it, and who was heard before it. Goes out: a `Said`: who states
in the sentence, by his whole name, who only passes on, and whether it is the author who speaks, or whoever spoke.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.attribution_rules import PERSON
from etl.meaning.attributions import bodies_of, find_attributions
from etl.meaning.attributions_ko import persons_of
from etl.meaning.attributions_other import PUT_IN
from etl.meaning.behind import end_of_quotation, told_behind
from etl.meaning.going_on import GoingOn, going_on_of
from etl.meaning.headed_companies import find_reporting
from etl.meaning.named import UNKNOWN, NamedSoFar
from etl.meaning.passing_on import passes_on
from etl.meaning.reaches import is_beside
from etl.meaning.relays import split_relay
from etl.meaning.sourced import Heard
from etl.meaning.tagged import find_tagged
from etl.meaning.view import View
from etl.meaning.whole_names import whole
from etl.mentions.carrying import is_source
from etl.mentions.discourse import Discourse
from etl.mentions.glosses_ko import is_gloss
from etl.mentions.names_of_origins import Names, Speaker, names_of
from etl.patterns import pattern
from etl.rules import Rules

CONTRARY = pattern("meaning.sources.contrary")
PLEDGES = pattern("meaning.sources.pledges")  # 늘리겠습니다
RECALLS, QUOTED_OF_HIM = pattern("meaning.sources.recalls"), pattern("meaning.sources.quoted_of_him")
COMPARES = pattern("meaning.sources.compares")  # Для сравнения: of the body that speaks
SUPPOSES = pattern("meaning.sources.supposes")  # 500달러씩 썼다고 치면


@dataclass(frozen=True, slots=True)
class Said:
    """How a sentence speaks."""

    view: View
    own: Sequence[Speaker]  # who goes on stating what follows …
    spoken: Sequence[Speaker]  # … and everybody else in it
    tagged: Mapping[int, Speaker]  # by the place of a figure: who stands before it and foresees it
    via: Speaker | None  # who passes on what it says
    behind: Speaker | None  # who is named in the next sentence as the one who states this one
    is_own_voice: bool  # the author says that he speaks
    goes_on: bool  # so does who spoke before it
    is_contrary: bool
    is_denied: bool


@dataclass(frozen=True, slots=True)
class HeardBefore:
    """Who was heard before a sentence."""

    open: Heard | None  # who goes on stating what follows
    last: Heard | None  # who spoke in the sentence before, in the same paragraph
    release: Heard | None  # whose text it is


class SentenceSources:
    """How the sentences of a text are read for those who state in them."""

    def __init__(
        self, text: str, named: NamedSoFar, rules: Rules, *, is_short: bool, company: str | None = None
    ) -> None:
        """`company`: whose results the text tells, by its headline."""
        self._text, self._named, self._rules, self._is_short = text, named, rules, is_short
        self._company = company
        self._names: Names = names_of(rules)

    def read(self, view: View, discourse: Discourse | None, before: HeardBefore) -> Said:
        """Who speaks in a sentence."""
        own = find_attributions(view, self._rules) if self._is_short or view.language == "ko" else []
        own = [one for one in self._with_company(own, view) if not _is_gloss(one, view)]
        told_so = (
            [] if discourse is None else [one for one in discourse.speakers(view.index) if not _is_gloss(one, view)]
        )
        spoken = [*own, *told_so]
        tagged = find_tagged(view, self._rules, self._text) if self._is_short else {}
        tags = list(tagged.values())
        own = [one for one in own if not is_beside(one, tags)]
        spoken = [one for one in spoken if not is_beside(one, tags)]
        is_denied = self._is_denied(view)
        if discourse is not None and not is_denied:
            told = [self._as_source(one) for one in told_so]
            read = own if view.language == "ru" else []  # with more care: докладу агентства is the agency
            own = [*own, *(one for one in told if one is not None and not is_beside(one, [*read, *tags]))]
        words = going_on_of(self._rules, view.language)
        own = self._wholly_named(own, view, words, before)
        reporter = self._named.reporter(view) if self._is_short and not own and not is_denied else None
        own = [reporter] if reporter is not None else own
        spoken = [one for one in spoken if not words.is_of_author(view, one.start, one.end)]
        own, via = self._relayed(view, own, spoken)
        if via is None and len(own) == 1 and passes_on(own[0], view, before.open):
            own, via = [], own[0]
        is_own_voice = not own and self._is_short and _is_ours(view, words, before)
        goes_on = not own and (words.is_person(view) or _goes_on_behind(view, words))
        if QUOTED_OF_HIM.search(view.text, view.start, view.end) or (discourse and discourse.quoted[view.index]):
            is_own_voice, goes_on = False, not own  # we, in the words of another
        is_alone = self._is_short and not own and not is_own_voice
        behind = told_behind(view, self._rules, is_open=before.last is not None) if is_alone else None
        is_contrary = CONTRARY.search(view.text, view.start, view.end) is not None
        return Said(view, own, spoken, tagged, via, behind, is_own_voice, goes_on, is_contrary, is_denied)

    def _with_company(self, speakers: list[Speaker], view: View) -> list[Speaker]:
        """Some speakers, with the company of the headline where the sentence has it report."""
        reporting = find_reporting(self._company, view, self._rules) if self._company is not None else None
        if reporting is None:
            return speakers
        return [*(one for one in speakers if not is_beside(one, [reporting])), reporting]

    def _is_denied(self, view: View) -> bool:
        """Whether a sentence tells what somebody does not say."""
        denies = (bodies_of(self._rules) if view.language == "ko" else grammar_of(self._rules, view.language)).unsaid
        return denies.search(PUT_IN.sub("", view.text[view.start : view.end])) is not None

    def _wholly_named(
        self, speakers: Sequence[Speaker], view: View, words: GoingOn, before: HeardBefore
    ) -> list[Speaker]:
        """Those of some speakers who are not the author, by their whole names."""
        others = (one for one in speakers if not words.is_of_author(view, one.start, one.end))
        named = (whole(self._meant(one, view, speakers, before), view, self._rules) for one in others)
        return [one for one in named if one is not None]

    def _meant(self, speaker: Speaker, view: View, own: Sequence[Speaker], before: HeardBefore) -> Speaker:
        """The body of which a bare noun goes on to speak: FAO … The Organization puts …, 센터는 …"""
        opened, spoke = (heard.speaker if heard is not None else None for heard in (before.open, before.last))
        return self._named.meant(speaker, view, own=own, opened=opened, spoke=spoke)

    def _relayed(
        self, view: View, own: list[Speaker], spoken: Sequence[Speaker]
    ) -> tuple[list[Speaker], Speaker | None]:
        """Those who state, without whoever only passes on; and him."""
        every = {(one.start, one.end): one for one in (*spoken, *own)}
        stating, via = split_relay(view, sorted(every.values(), key=lambda one: one.start), self._rules)
        if via is None:
            return own, None
        if view.language != "ko":
            return stating, via
        quoted = (self._as_source(one) for one in stating)
        return [one for one in own if one in stating] or [one for one in quoted if one is not None], via

    def _as_source(self, speaker: Speaker) -> Speaker | None:
        """A speaker whose figures go on: a body that is known, or whoever figures are according to; a person so
        long."""
        if is_source(speaker, self._names):
            return speaker
        if speaker.rule != UNKNOWN or speaker.id is not None:
            return None
        return replace(speaker, rule=PERSON) if persons_of(self._rules).search(speaker.name) else speaker


def _is_gloss(speaker: Speaker, view: View) -> bool:
    """Whether a name only explains that of another body: 해관총서(관세청에 해당), 우리의 통계청 격인 국가통계국."""
    return view.language == "ko" and is_gloss(view.text, speaker.start, speaker.end, view.start)


def _is_ours(view: View, words: GoingOn, before: HeardBefore) -> bool:
    """Whether the author says in a sentence that he speaks, pledges, supposes or recalls."""
    recalls = before.release is None and RECALLS.match(view.text, view.start) is not None
    is_compared = before.open is not None and COMPARES.match(view.text, view.start) is not None
    if words.is_author(view) or (recalls and not is_compared):
        return True
    return any(cue.search(view.text, view.start, view.end) is not None for cue in (PLEDGES, SUPPOSES))


def _goes_on_behind(view: View, words: GoingOn) -> bool:
    """Whether a quotation that goes on past a sentence is of whoever was named before it: …», — сказал он."""
    behind = end_of_quotation(view)
    return behind is not None and words.person.search(view.text, *behind) is not None
