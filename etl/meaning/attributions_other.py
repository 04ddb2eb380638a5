"""Who is named as the one who states in an English, Chinese or Russian sentence: the same few shapes in each.

    according to the Customs · the Customs' figures · the Customs said · …, said the Customs · under the Act

A name is known (origins.toml), an office (by a word of it), a person, or an unnamed person (a trader in Dandong).
What it goes with is a noun of data, a verb of stating, of intent or of setting a limit: words of
datasets/language/*.toml, [meaning]. The shapes are those of attributions_en.py, _zh.py and _ru.py.

Comes in: a sentence and the rules. Goes out: the speakers that it names, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.meaning.able_to_state import is_country, is_no_name, is_place
from etl.meaning.attribution_grammar import Grammar, grammar_of
from etl.meaning.attribution_rules import (
    ACTS,
    ALONE,
    ASIDE,
    BEHIND,
    BODIES,
    COUNTRY,
    FIGURE,
    LAW,
    LIMIT,
    OFFICIAL,
    OPENS,
    PERSON,
    SENTENCES,
    WORK,
)
from etl.meaning.bracketed_bodies import find_bracketed
from etl.meaning.names_in_phrases import find_name
from etl.meaning.nominative import SPOKEN_FOR
from etl.meaning.spoken_of import is_spoken_of
from etl.meaning.spokesmen_zh import speaks_for_body
from etl.meaning.view import View
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import kept, pattern
from etl.rules import Rules

PUT_IN = re.compile(r"\([^()]*\)")  # по данным банка (власти не публикуют статистику): the bank has told it
OF_SEVERAL = pattern("mentions.origins_other.of_several")
APPOSED = pattern("meaning.attributions_other.apposed")
NO_LAW = pattern("meaning.attributions_other.no_law")
AT_PLACE = pattern("meaning.attributions_other.at_place")
BREAKS = (",", "”", '"', "»", "—", "–")
PERSON_OF = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*){1,2}\s(?:of|at|from|with)\s(?=(?:the\s)?[A-Z])")
ARTICLE = re.compile(r"\b[Tt]he\s$")
NAMED_WORK_EN = pattern("meaning.attributions_other.named_work_en")
OFFICE_EN = pattern("meaning.attributions_other.office_en")
ITS_WORK_EN, WORK_EN = pattern("meaning.attributions_other.its_work_en"), pattern("meaning.attributions_other.work_en")
END = re.compile(r"\s?(?:[,.;]|$)")


def find_others(view: View, rules: Rules) -> list[Speaker]:
    """Those to whom a sentence attributes its figures, in order."""
    grammar, names = grammar_of(rules, view.language), names_of(rules)
    piece = view.text[view.start : view.end]
    if grammar.unsaid.search(PUT_IN.sub("", piece)) is not None:
        return []
    found: list[Speaker] = []
    for hit, rule in _hits(piece, view.language, rules):
        speaker = _speaker(hit, rule, view, grammar, names, rules)
        if speaker is not None and (
            not _can_be(speaker, view, names, rules) or is_spoken_of(view, hit, speaker, names, rules)
        ):
            continue
        if speaker is not None and rule == OPENS and _is_told_before(hit, piece, grammar):
            speaker = replace(speaker, reach=(view.start, view.start + hit.end()))
        if speaker is not None and not any(s.start < speaker.end and speaker.start < s.end for s in found):
            found.append(speaker)
    found.sort(key=lambda speaker: speaker.start)
    found = [*_without_owners(found, view)] if view.language == "en" else found
    return sorted((*found, *find_bracketed(view, rules, grammar.office)), key=lambda speaker: speaker.start)


def _without_owners(found: Sequence[Speaker], view: View) -> Iterator[Speaker]:
    """Those who state without a body whose office is named (EU statistics office Eurostat), and without the work of one
    (UNHCR's annual Global Trends report)."""
    pairs = list(zip([None, *found], found, [*found[1:], None], strict=False))
    for before, one, after in pairs:
        if after is not None and OFFICE_EN.fullmatch(view.text, one.end, after.start) is not None:
            continue
        is_work = before is not None and one.id is None and ITS_WORK_EN.fullmatch(view.text, before.end, one.start)
        if is_work and WORK_EN.match(view.text, one.end) is not None:
            continue
        yield one


@kept(SENTENCES)
def _hits(piece: str, language: str, rules: Rules) -> tuple[tuple[re.Match[str], str], ...]:
    """Where the shapes of a language stand in a sentence, in their order. Kept, since a sentence is asked for as well
    by those before it, and by the opening."""
    shapes = grammar_of(rules, language).shapes
    return tuple((hit, shape.rule) for shape in shapes for hit in shape.find(piece))


def _is_told_before(hit: re.Match[str], piece: str, grammar: Grammar) -> bool:
    """Whether what one states stands before him: …, сообщил Росстат; …, the IMF forecasts."""
    verb = grammar.states.search(piece, hit.start(), hit.start("name"))
    if verb is not None:
        return piece[: verb.start()].rstrip().endswith(BREAKS) and verb.start() > hit.start() > 0
    return piece[: hit.start("name")].rstrip().endswith(BREAKS) and END.match(piece, hit.end()) is not None


def _can_be(speaker: Speaker, view: View, names: Names, rules: Rules) -> bool:
    """Whether one whom a shape names can state what it says: of places only countries (Ryanggang recorded 31.8% is
    measured there), and where only a country can report, a country."""
    if speaker.rule == COUNTRY:
        return is_country(speaker.name, rules)
    if view.language == "en" and (
        is_no_name(speaker.name, "en", rules) or OF_SEVERAL.search(view.text, view.start, speaker.start) is not None
    ):
        return False
    return speaker.name in names.countries or not is_place(speaker.name, rules)


def _speaker(hit: re.Match[str], rule: str, view: View, grammar: Grammar, names: Names, rules: Rules) -> Speaker | None:
    """The one that a shape names, if it can state at all."""
    start, end = hit.span("name")
    if rule == COUNTRY:
        return make_speaker(view.start + start, view.start + end, hit["name"], names, rule, (view.start, view.end))
    if rule == LAW:
        name = hit["name"]
        if view.language == "en" and name.islower() and NO_LAW.search(name) is not None:
            return None  # Under terms of the agreement
        return make_speaker(view.start + start, view.start + end, name, names, ALONE, (view.start, view.end))
    best = find_name(view.text[view.start + start : view.start + end], grammar, names)
    if best is None:
        return None
    is_placed = AT_PLACE.match(view.text, view.start + start) is not None
    start, end = view.start + start + best[0], view.start + start + best[1]
    apposed = APPOSED.match(view.text, end, view.end) if view.language == "en" else None
    if apposed is not None and view.text[start:end].split()[-1].islower():  # the agency's director, Paul Renn, told
        start, end = apposed.span("name")
    if is_placed:  # сообщил на форуме министр Иван Лугов
        titled = grammar.person.search(view.text, start, end)
        start = titled.start() if titled is not None else start
    if view.language == "en":
        start, end = _body_of(start, end, view, names)
    name = view.text[start:end]
    speaker = make_speaker(start, end, name, names, rule, (view.start, view.end))
    kind = names.types.get(speaker.id or "")
    if rule == OPENS and view.language == "zh" and speaks_for_body(name, rules):
        return speaker
    if rule in (BEHIND, FIGURE, ASIDE):
        return speaker
    if rule in (ALONE, ACTS, LIMIT):
        means = kind in OFFICIAL or grammar.office.search(name) is not None
        return speaker if means and name not in names.countries else None
    if kind is not None and kind not in BODIES:
        whole = any(
            speaker.id == origin.id for origin in names.countries.values()
        )  # a government, not a ministry of it
        if kind != "government" or whole:
            rule = ALONE if whole or kind == "media" else PERSON
    elif kind is None and (_is_person(name, grammar) or grammar.office.search(name) is None):
        rule = WORK if any(work.end() == len(name) for work in grammar.work.finditer(name)) else PERSON
        is_thing = hit.re.pattern in grammar.by_work or _is_body_by_article(view, start, name)
        if rule == PERSON and is_thing and not grammar.person.search(name):
            rule = OPENS  # whose data show something, or who has an article, is no person: Kpler data, the Grid Board
    return make_speaker(start, end, name, names, rule, (view.start, view.end))


def _body_of(start: int, end: int, view: View, names: Names) -> tuple[int, int]:
    """Where the body stands of whose work or office an English name is: the FAO | Food Price Index, the EU's office,
    | Eurostat."""
    known = names.known.match(view.text, start, end)
    if known is None or known[0] not in names.owner:
        return start, end
    if NAMED_WORK_EN.match(view.text, known.end(), end) is not None:
        return known.span()
    office = OFFICE_EN.match(view.text, known.end(), view.end)
    behind = names.known.match(view.text, office.end(), view.end) if office is not None else None
    return behind.span() if behind is not None and behind[0] in names.owner else (start, end)


def _is_body_by_article(view: View, start: int, name: str) -> bool:
    """Whether an English name of several words has an article, as those of persons have not."""
    words = name.split()
    is_name = len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1]))
    return view.language == "en" and is_name and ARTICLE.search(view.text, view.start, start) is not None


def _is_person(name: str, grammar: Grammar) -> bool:
    """Whether a name is that of persons who do not speak for a body: not представители агентства, эксперты банка."""
    of_body = PERSON_OF.match(name)
    if of_body is not None and grammar.office.search(name, 0, of_body.end()) is None:
        return True  # Otto Brink of Baltic Bank
    spoken_for = SPOKEN_FOR.match(name)
    speaks = spoken_for is not None and grammar.office.search(name, spoken_for.end()) is not None
    return not speaks and grammar.person.search(name) is not None
