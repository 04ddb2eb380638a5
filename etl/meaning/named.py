"""Who was named in a text so far, and which of them a bare noun or a pronoun with its noun means.

Comes in: each sentence in order with those who state in it. Goes out: for 센터는, the Organization, 该局局长, the same
office, 이 기관은 the one that is meant, by his name; for a sentence that goes on with a report (상기 보고서는, the
report says, 报告还说, в докладе говорится) the body whose report it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning import publishers
from etl.meaning.able_to_state import is_no_name
from etl.meaning.attribution_grammar import bare_nouns
from etl.meaning.attribution_rules import BODIES, OPENS, PERSON
from etl.meaning.attributions_en import EN_NAME
from etl.meaning.full_names import apposed_name, full_name
from etl.meaning.going_on import going_on_of
from etl.meaning.names_in_phrases import SEATED
from etl.meaning.nominative import head_of, nominative
from etl.meaning.spoken_of import is_area
from etl.meaning.spokesmen_zh import body_before, in_full, is_bare
from etl.meaning.view import View
from etl.meaning.whole_names import part_that_names
from etl.mentions.carrying import SOURCES
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import pattern, values, words
from etl.rules import Rules

UNKNOWN = "origin.according.unknown"
NEAR = 160  # characters behind a sentence in which those are named whom it tells by their number
GROUP, PAIR = pattern("meaning.named.group"), pattern("meaning.named.pair")
LONG = 6  # letters that the short name of a state has not
FAR = 20_000  # characters in which a long form is looked for: all of a text would cost its length for each name
PRESS_RU = words("meaning.named.press_ru")  # of whoever speaks
SAME = pattern("meaning.attributions_other.same")  # the same office: who was named last
THIS_WORK, ITS_WORK = pattern("meaning.named.this_work"), pattern("meaning.named.its_work")
THIS = pattern("meaning.named.this")  # 이 기관, 该局局长
KINDS = values("meaning.named.kinds")
REPORT = pattern("meaning.named.report")  # the work that a report is
COMPANY = pattern("meaning.named.company")  # the lender, the carmaker
BEGINS, SEAT_BEHIND = pattern("meaning.named.begins"), pattern("meaning.named.seat_behind")
TITLE = "《"
GOES_ON = pattern("meaning.named.goes_on")  # … by which a sentence goes on


class NamedSoFar:
    """The bodies that a text has named, stating or not, in order."""

    def __init__(self, text: str, rules: Rules) -> None:
        self._text = text
        self._rules = rules
        self._names: Names = names_of(rules)
        self._bodies: list[Speaker] = []
        self._reporter: Speaker | None = None
        self._issuer: Speaker | None = None  # of the text: 연구소는, where its name ends so

    def begin_with(self, speaker: Speaker) -> None:
        """Whose text it is, so that a bare noun may mean him."""
        self._issuer = speaker

    def note(self, view: View, own: Sequence[Speaker]) -> list[Speaker]:
        """Keep who is named in a sentence; the known bodies among them."""
        known = self._known(view, view.end)
        self._bodies += known
        stating = [one for one in own if self._names.types.get(one.id or "", "agency") in BODIES]
        stating = [one for one in stating if one.rule in (OPENS, UNKNOWN, *SOURCES)]
        self._bodies += stating
        if stating and REPORT.search(view.text, view.start, view.end) is not None:
            self._reporter = stating[-1]
        return known

    def _known(self, view: View, stop: int) -> list[Speaker]:
        """The known bodies that a sentence names up to a place."""
        reach, found = (view.start, view.end), []
        for hit in self._names.known.finditer(view.text, view.start, stop):
            origin = self._names.owner.get(hit[0])
            if origin is not None and origin.type in BODIES:
                found.append(make_speaker(*hit.span(), hit[0], self._names, OPENS, reach))
        return found

    def reporter(self, view: View) -> Speaker | None:
        """The body with whose report a sentence goes on, where the sentence names it by no more than that."""
        hit = GOES_ON.search(view.text, view.start, view.end) if self._reporter is not None else None
        if hit is None or self._reporter is None:
            return None
        return replace(self._reporter, start=hit.start(), end=hit.end(), rule=OPENS, reach=(view.start, view.end))

    def meant(
        self, speaker: Speaker, view: View, *, own: Sequence[Speaker], opened: Speaker | None, spoke: Speaker | None
    ) -> Speaker:
        """The one whom a speaker's noun means; himself, where it is a name. `own`: who speaks in his sentence;
        `opened`: who goes on stating what follows; `spoke`: who spoke in the sentence before."""
        noun = speaker.name
        if speaker.id is not None:
            return speaker
        named = [*self._bodies, *self._known(view, speaker.start)]
        if view.language == "ko" and self._is_this_work(speaker, view) and (opened or named):
            return _as(speaker, self._reporter or opened or named[-1])
        both = self._of_group(noun, view, named) if view.language == "en" else None
        if both is not None:
            return _as(speaker, both)
        if SAME.match(noun):  # the same office
            last = opened or spoke or (named[-1] if named else None)
            return _as(speaker, last) if last is not None else speaker
        if view.language == "ru" and nominative(noun, self._rules).casefold() in PRESS_RU and (opened or spoke):
            return _as(speaker, opened or spoke or speaker)
        if view.language == "zh" and view.text[speaker.start - 1 : speaker.start] == TITLE:
            return self._publisher(speaker, view, opened or spoke)
        full = in_full(self.before(view, speaker.start), noun) if view.language == "zh" else None
        if full is not None:
            return replace(speaker, name=full, id=self._id_of(full), rule=OPENS)
        if view.language == "zh" and is_bare(noun):
            body = body_before(self.before(view, speaker.start), "", self._rules)
            return speaker if body is None else replace(speaker, name=body, id=self._id_of(body), rule=OPENS)
        this = THIS.fullmatch(noun)
        if this is not None:
            named += [one for one in (opened, spoke) if one is not None]
            return self._this(speaker, this["noun"] or this["noun_zh"], this["more"] or "", view, named)
        identifier = self._of_kind(noun)
        kind = next((one for one in reversed(named) if one.id == identifier), None)
        if kind is not None:
            return _as(speaker, kind)
        goes_on = going_on_of(self._rules, view.language).body
        if goes_on.fullmatch(f"the {noun}"):  # the agency: who speaks
            beside = [one for one in own if one.end <= speaker.start]
            named = beside[-1:] or ([opened] if opened is not None else named)
        is_english = view.language == "en"
        short = _short_of(noun, named, self._issuer, self._rules) if is_english else None
        if short is not None:
            return _as(speaker, short)
        if is_english and COMPANY.fullmatch(noun) is not None and spoke is None:
            subject = last_subject(view.text[: speaker.start])
            if subject is not None:  # Upjohn Co. advanced. The company said
                return make_speaker(speaker.start, speaker.end, subject, self._names, speaker.rule, speaker.reach)
        if is_english and COMPANY.fullmatch(noun) is not None and (spoke or opened) is not None:
            last = spoke or opened  # the market research firm: who has spoken, if it can be one
            is_one = last is not None and (last.rule != PERSON or " " not in last.name)
            return _as(speaker, last) if last is not None and is_one else speaker
        if view.language == "ru":
            spoken = [one for one in (self._issuer, *named, opened, spoke) if one is not None]
            headed = self._last_headed(noun, spoken)
            if headed is not None:
                return _as(speaker, headed)
        ending = self._last_that_ends(noun, named) if noun in bare_nouns(self._rules) else None
        if ending is not None:
            return _as(speaker, ending)
        last = named[-1] if named else (opened or spoke) if view.language == "ru" else None
        if last is not None and goes_on.fullmatch(nominative(noun, self._rules) if view.language == "ru" else noun):
            return _as(speaker, last)
        long_form = full_name(noun, self.before(view, speaker.start), view.language, self._rules)
        if long_form is None and is_english and not named and COMPANY.fullmatch(noun) is not None:
            long_form = _last_name(self.before(view, speaker.start), self._rules)
        if long_form is None:
            return speaker
        return make_speaker(speaker.start, speaker.end, long_form, self._names, speaker.rule, speaker.reach)

    def _publisher(self, title: Speaker, view: View, spoke: Speaker | None) -> Speaker:
        """The body whose work is told to state something: 《公报》显示, behind 省统计局发布《…统计公报》."""
        before = f"{self.before(view, title.start)}{title.name}》"
        body = publishers.publisher_of(title.name, before, self._rules)
        if body is None:
            return _as(title, spoke) if spoke is not None and publishers.is_bare(title.name) else title
        return replace(title, name=body, id=self._id_of(body), rule=OPENS)

    def _is_this_work(self, speaker: Speaker, view: View) -> bool:
        """Whether a Korean name is what stands before a work that goes on: 이 빈곤|보고서에 따르면."""
        is_this = THIS_WORK.fullmatch(speaker.name) is not None
        return is_this and ITS_WORK.match(view.text, speaker.end, view.end) is not None

    def _of_group(self, noun: str, view: View, named: Sequence[Speaker]) -> Speaker | None:
        """One of several bodies that are told by their number or kind: that which the next words of the paragraph name
        with another (two UN agencies say. The FAO and the WFP …), else the last named before."""
        if GROUP.fullmatch(noun) is None:
            return None
        known = {hit.span(): hit[0] for hit in self._names.known.finditer(view.text, view.end, view.end + NEAR)}
        pair = PAIR.match(view.text, view.end, view.end + NEAR)
        if pair is not None:
            inside = [name for (start, end), name in known.items() if start < pair.end() and name in self._names.owner]
            name = inside[0] if inside else pair["name"]
            return make_speaker(*pair.span("name"), name, self._names, OPENS, (view.start, view.end))
        last = [one for one in named if one.id is not None or " " in one.name]
        return last[-1] if len({one.name for one in last}) > 1 else None

    def _this(self, speaker: Speaker, noun: str, more: str, view: View, named: Sequence[Speaker]) -> Speaker:
        """이 여행사: the one that the text has called so, else who was named last; 该局局长: the head of that."""
        name = apposed_name(noun, self.before(view, speaker.start), self._rules)
        ending = self._last_that_ends(noun, named)
        if ending is None and view.language == "zh":
            name = name or body_before(self.before(view, speaker.start), noun, self._rules)
        ending = ending or (named[-1] if named else None)
        if name is not None:
            return make_speaker(speaker.start, speaker.end, name, self._names, speaker.rule, speaker.reach)
        if ending is None:
            return speaker
        return replace(speaker, name=ending.name + more, id=None if more else ending.id)

    def _id_of(self, name: str) -> str | None:
        return make_speaker(0, 0, name, self._names, OPENS, (0, 0)).id

    def _of_kind(self, noun: str) -> str | None:
        """The id of the body that a noun means wherever it was named: the alliance."""
        known = self._names.owner.get(str(KINDS.get(noun.lower(), "")))
        return known.id if known is not None else ""

    def _last_that_ends(self, noun: str, named: Sequence[Speaker]) -> Speaker | None:
        """The last body of whose names one ends with a noun: 센터, of 한국해양센터."""
        for last in reversed([*filter(None, (self._issuer,)), *named]):
            origin = self._rules.origins.get(last.id or "")
            if any(name.endswith(noun) for name in (last.name, *(origin.words if origin is not None else ()))):
                return last
        return None

    def _last_headed(self, noun: str, named: Sequence[Speaker]) -> Speaker | None:
        """The last body whose longer name has a Russian noun as its head: Бюро, of Бюро национальной статистики;
        Статкомитет, of Национальный статистический комитет."""
        head = head_of(noun, self._rules) if " " not in noun else None
        if head is None:
            return None
        heads = ((one, head_of(one.name, self._rules)) for one in reversed(named) if " " in one.name)
        return next((one for one, other in heads if other is not None and head.endswith(other)), None)

    def before(self, view: View, place: int) -> str:
        """The text in which the long form of a name that stands at a place is looked for."""
        stop = view.passage.span(place, place + 1).start
        return self._text[max(0, stop - FAR) : stop]


def last_subject(before: str) -> str | None:
    """The last company in an English text that a sentence begins with, by what companies end their names with.

    >>> last_subject("Corden Gas Inc. cut prices. The Rockford, Ill., ")
    'Corden Gas Inc'
    """
    begun = [hit["name"] for hit in BEGINS.finditer(before)]
    return begun[-1] if begun else None


def _last_name(before: str, rules: Rules) -> str | None:
    """The last name in an English text that can be that of a company: no place, and no word that only begins a sentence
    (Profit at Corden Gas rose …, the company said)."""
    subject = last_subject(before)
    if subject is not None:
        return subject
    no_names = frozenset(rules.languages["en"]["meaning"]["no_names"])
    for hit in reversed([*EN_NAME.finditer(before)]):
        name = hit[0]
        is_state = len(name) < LONG and before[: hit.start()].endswith(", ") and before[hit.end() :][:1] == "."  # Vt.
        if (
            is_state
            or part_that_names(name) is None
            or name[-1].isdigit()
            or SEAT_BEHIND.match(before, hit.end()) is not None
        ):
            continue  # Ill, of the Rockford, Ill., company; Rockford
        is_alone = " " not in name and (hit.start() == 0 or before[hit.start() - 2 : hit.start()].strip() in (".", ""))
        if (
            not is_alone
            and not is_area(name, rules)
            and name.split()[0] not in no_names
            and not is_no_name(name, "en", rules)
            and SEATED.match(f"{name} ") is None
        ):
            return name
    return None


def _as(speaker: Speaker, other: Speaker) -> Speaker:
    return replace(speaker, name=other.name, id=other.id)


def _short_of(noun: str, named: Sequence[Speaker], issuer: Speaker | None, rules: Rules) -> Speaker | None:
    """The last body named by all the words of a short form, but for whose it is: (the waterway's) authority; or whose
    text it is, where his name has them."""
    common = rules.languages["en"]["meaning"]["common_offices"]
    said = [word for word in noun.split() if not word.endswith(("'s", "’s"))]
    if not said or said[-1] not in common:
        return None
    for one in (*reversed(named), *filter(None, (issuer,))):
        if set(said) <= {*one.name.casefold().split()}:
            return one
    last = named[-1].name.split()[-1] if named else ""
    is_another = last in common and last != said[-1]  # the union counts 1,900, the company says 2,140
    return named[-1] if named and noun in common and not is_another else None
