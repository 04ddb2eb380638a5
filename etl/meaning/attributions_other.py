"""Who is named as the one who states in an English, Chinese or Russian sentence: the same few shapes in each.

    according to the Customs · the Customs' figures · the Customs said · …, said the Customs · under the Act

A name is known (origins.toml), an office (by a word of it), a person, or an unnamed person (a trader in Dandong).
What it goes with is a noun of data, a verb of stating, of intent or of setting a limit: words of
datasets/language/*.toml, [meaning].
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from etl.meaning.forms import Shape, fill_forms
from etl.meaning.nominative import SPOKEN_FOR
from etl.meaning.spoken_of import is_area, is_spoken_of
from etl.meaning.view import View
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.mentions.origins_other import PASSIVE_RU
from etl.patterns import any_of, kept, pattern
from etl.rules import Rules

OPENS = "origin.body"  # goes on stating what follows
PERSON = "origin.person"  # … inside its paragraph
WORK = "origin.work"  # the same, a census by its name: what it tells is counted, not claimed
ALONE = "origin.body.intent"  # states its own sentence alone: a country, a plan, a limit
ACTS = "origin.body.acts"  # the same, by what it has done or seen itself
LIMIT = "origin.body.limit"  # … the limit behind it
BEHIND = "origin.bracket"  # … what stands before it in its sentence
CLOSING = "origin.bracket.closing"  # the same, and it goes on stating what follows
LAW = "origin.law"  # the same
FIGURE = "origin.figure"  # … the figure right before it
ASIDE = "origin.aside"  # whoever is told beside the one who states: his own sentence alone
COUNTRY = "origin.country"  # a country that reports: states its own sentence alone
STATES = {
    "on": OPENS,
    "person": PERSON,
    "alone": ALONE,
    "acts": ACTS,
    "behind": BEHIND,
    "figure": FIGURE,
    "aside": ASIDE,
    "country": COUNTRY,
}
BODIES = frozenset({"agency", "organisation"})
OFFICIAL = BODIES | {"government"}
NO_TAIL = pattern("meaning.attributions_other.no_tail")
SHORT_ENDS = pattern("meaning.attributions_other.short_ends")
NO_HEAD = pattern("meaning.attributions_other.no_head")
BEFORE_RU = pattern("meaning.attributions_other.before_ru")
PUT_IN = re.compile(r"\([^()]*\)")  # по данным банка (власти не публикуют статистику): the bank has told it
SENTENCES = 64  # whose shapes are kept
EN_NAME = pattern("meaning.attributions_other.en_name")
EN_PLAIN = pattern("meaning.attributions_other.en_plain")
RU_SHORT = pattern("meaning.attributions_other.ru_short")  # Приморскстат, Россельхознадзор
ENDS_RU = pattern("meaning.attributions_other.ends_ru")  # behind a name that words put out
BEHIND_NOUN_RU = pattern("meaning.attributions_other.behind_noun_ru")  # министерство | сельского хозяйства
IN_BODY_RU, HOLD_RU = (  # В Минсельхозе | прогнозируют
    pattern("meaning.attributions_other.in_body_ru"),
    pattern("meaning.attributions_other.hold_ru"),
)
TOLD_IN_RU = pattern("meaning.attributions_other.told_in_ru")  # сообщили накануне в | Росстате
RU_SITE = r"[a-z]+\.(?:ru|com|org)\b"
RU_NAME = r"[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)+|[А-ЯЁ][А-Яа-яё-]{2,}|[A-Z][A-Za-z-]{2,}(?:\s[A-Z][A-Za-z-]+)*"
OFFICE = {"en": r"\b(?:{})\b|\b[A-Z]{{3,}}\b", "zh": r"(?:{})(?:“[^“”]+”)?$", "ru": r"(?:{})"}
PERSONS = {"en": r"\b(?:{})s?\b", "zh": "{}", "ru": r"(?<![\w-])(?:{})"}  # Resources, администрация: nobody
PLUS_RU, ADJECTIVE_RU = (
    pattern("meaning.attributions_other.plus_ru"),
    pattern("meaning.attributions_other.adjective_ru"),
)
KEEPS, AS = pattern("meaning.attributions_other.keeps"), pattern("meaning.attributions_other.as")
WORK_OF = re.compile(r"(?:[а-яё-]+\s){1,3}")  # lower case in Russian: no part of a name yet
WHEN = pattern("meaning.attributions_other.when")
TO_WHOM = pattern("meaning.attributions_other.to_whom")
WHICH, SIDE_RU = pattern("meaning.attributions_other.which"), pattern("meaning.attributions_other.side_ru")
HE, IN = pattern("meaning.attributions_other.he"), pattern("meaning.attributions_other.in")
SEATED = pattern("meaning.attributions_other.seated")  # Paris-based
OF_PLACE = pattern("meaning.attributions_other.of_place")
APPOSED = pattern("meaning.attributions_other.apposed")
SAME = pattern("meaning.attributions_other.same")  # the same office: who was named last
# verbs behind which stands whom they tell, or what they put: told Reuters, put output at
ONE_WAY = pattern("meaning.attributions_other.one_way")
AT_PLACE = pattern("meaning.attributions_other.at_place")
ZH_WORD = r"[^，。；：:,;！？、\s《》“”（）\d]"
NO_NAME_ZH = pattern("meaning.attributions_other.no_name_zh")
ZH_DATE = pattern("meaning.attributions_other.zh_date")


BREAKS = (",", "”", '"', "»", "—", "–")
END = re.compile(r"\s?(?:[,.;]|$)")
BRACKETED = pattern("meaning.attributions_other.bracketed")
ENDS_BY = pattern("meaning.attributions_other.closing")


@dataclass(frozen=True)
class Grammar:
    """The shapes of one language: each pattern has a group `name`, and whether it goes on."""

    shapes: tuple[Shape, ...]
    office: re.Pattern[str]
    person: re.Pattern[str]
    named: re.Pattern[str]  # the name inside what stands behind "according to"
    work: re.Pattern[str]
    states: re.Pattern[str]
    no_names: frozenset[str]
    unsaid: re.Pattern[str]
    by_work: frozenset[str]  # the shapes that name somebody by what he puts out


# the shapes, the pattern of a name, and the parts by which forms are filled in
Shapes = tuple[list[tuple[str, str]], str, dict[str, str]]


@lru_cache(maxsize=12)
def grammar_of(rules: Rules, language: str) -> Grammar:
    """The shapes of a language of these rules."""
    data = rules.languages[language]["meaning"]
    words = {
        key: _any(data.get(key, ()))
        for key in (
            "offices",
            "works",
            "puts_out",
            "intends",
            "laws",
            "sets",
            "persons",
            "unsaid",
            "relays",
            "common_offices",
            "caps",
            "no_names",
            "groups",
        )
    }
    words["according"] = _any(rules.languages[language]["origins"]["according"])
    make = {"en": _english, "zh": _chinese, "ru": _russian}[language]
    shapes, named, parts = make(words)
    told = fill_forms(rules, language, {**words, **parts})
    forms = [(shape, STATES[states]) for shape, states in told if states in STATES]
    near = [
        form for form in forms if form[1] in (FIGURE, BEHIND, ASIDE)
    ]  # what they name may look like who says it all
    shapes = [*near, *shapes, *(form for form in forms if form not in near)]
    short = f"|{RU_SHORT}" if language == "ru" else ""
    return Grammar(
        tuple(Shape.of(shape, rule) for shape, rule in shapes),
        re.compile(OFFICE[language].format(f"{words['offices']}|{words['common_offices']}") + short),
        re.compile(
            PERSONS[language].format(words["persons"] if language != "ru" else f"{PLUS_RU}(?:{words['persons']})")
        ),
        re.compile(named),
        re.compile(words["works"]),
        re.compile(words["puts_out"]),
        frozenset(data.get("no_names", ())),
        re.compile(words["unsaid"]),
        frozenset(shape for shape, _ in shapes if words["works"] in shape),
    )


@lru_cache(maxsize=4)
def bare_nouns(rules: Rules) -> frozenset[str]:
    """Nouns of offices that alone mean the one named before: the Organization, 센터는; not the Government."""
    every = [data["meaning"] for data in rules.languages.values()]
    return frozenset(word for data in every for word in data["offices"] if word not in data.get("bare_offices", ()))


def _any(words: Any) -> str:
    return any_of(words) or r"(?!)"


def _english(words: dict[str, str]) -> Shapes:
    unnamed = (
        rf"\b(?:[Aa]n?|[Oo]ne)\s(?:[\w-]+\s){{0,3}}?(?:{words['persons']})\b"
        rf"(?:\s(?:at|in|of|from|with|for)\s(?:the\s|a\s)?(?:[\w-]+\s){{0,2}}?(?:{EN_NAME}))?"
    )
    kind = rf"(?:{words['common_offices']}|{words['persons']})\b"
    kinds = rf"{kind}(?:\s{kind})?"  # chief executive
    owned = rf"{EN_NAME}['’]s\s(?:(?:[a-z-]+\s){{0,2}}?{kinds}|{EN_NAME})"
    owned = rf"{owned}|{EN_NAME}\s(?:[a-z]+\s)?(?:{words['common_offices']})\b(?:\sof\s[a-z]+)?"
    plain = rf"(?:customs|statistics|tax|health|defence|defense|finance)\s(?:{words['common_offices']})\b"
    common = rf"(?:{EN_PLAIN}\s){{0,2}}?(?:{words['common_offices']})\b(?:\sof\s[a-z]+)?"  # the waterway's authority
    someone = rf"(?:{EN_PLAIN}\s){{0,2}}?(?:{words['persons']})\b(?:\sof\s[a-z]+)?"  # the chief of staff
    several = rf"(?:[A-Z]?{EN_PLAIN}\s){{0,2}}?(?i:{words['groups']})\b(?:\s(?:in|of|at)\s(?:the\s)?{EN_NAME})?"
    the = r"(?<=\b[Tt]he\s)(?<!\b[Ww]ith\sthe\s)(?<!\bto\sthe\s)"  # the filing with the regulator shows
    who = rf"(?P<name>{owned}|{several}|{EN_NAME}|{unnamed}|{plain}|{the}{common})"
    body = rf"(?P<name>{EN_NAME}(?:\s(?:[a-z]+\s)?(?:{words['common_offices']})\b)?|(?<=\b[Tt]he\s){common})"
    short = r"(?:\s\([A-Z][\w .&-]{1,14}\))?"  # National Bureau of Statistics (NBS) data showed
    place = rf"(?:\s(?:in|of|for|at)\s(?:the\s|an?\s)?{EN_NAME}(?:\s(?:{words['common_offices']})\b)?)?"
    aside = (
        rf"(?:\s\([^()]{{1,30}}\))?{place}(?:,\s[^,;.]{{1,80}},|\s(?:who|\w+ed\s(?:for|by|in|at))\s[^,;.]{{1,50}}?)?"
    )
    law = rf"(?P<name>(?:[\w-]+\s){{0,4}}?(?i:{words['laws']})\b(?:\s\d+)?)"
    passed = r"(?<!\bseen\s)(?<!\bobtained\s)(?<!\bviewed\s)"  # a report seen by the Courier: not the Courier's
    is_doing = r"(?:is|are|was|were)(?=\s\w+ing\b)"
    when = r"(?:last|this|earlier\sthis)\s(?:week|month|year|spring|summer|autumn|fall|winter)|on\s[A-Z]\w+day"
    now = r"now|still|then|last|later|earlier|again|already|itself|used\sto|nevertheless|nonetheless|however|thus"
    now = rf"{now}|today|yesterday|{when}"
    adverbs = rf"(?:(?:\w+ly|also|has|have|had|{is_doing}|{now})\s){{0,3}}"
    joined = r"(?:(?:is|was|are|were|remains|remained|goes|went)\s[^,;.:]{1,30}\sand\s)?"
    return (
        [
            (rf"\b(?i:{words['according']})\s(?P<name>[^,;]{{2,90}}?)(?=[,;]|\.?$|\.\s)", OPENS),
            (rf"\b{who}{aside},?\s{WHEN}{adverbs}{joined}(?:{words['puts_out']})\b", OPENS),
            (rf"[,”\"]\s(?!{ONE_WAY})(?:{words['puts_out']})\s(?:the\s)?{who}", OPENS),
            (rf"\b{body}{short}(?:['’]s|['’])\s(?:[\w-]+\s){{0,3}}?(?:{words['works']})\b", OPENS),
            (rf"\b{body}{short}\s(?:{words['works']})\b[^.;]{{0,50}}?\s(?:{words['puts_out']})\b", OPENS),
            (
                rf"\b(?P<name>{EN_NAME})\s[a-z][^.;:,]{{0,40}}[:;,]\s(?:its|their|his|her)\s(?:[\w-]+\s)?(?:{words['works']})\b",
                OPENS,
            ),
            (
                rf"\b(?:(?i:{words['works']})|{words['puts_out']})\b(?:[^.;]|\.\d){{0,70}}?{passed}\bby\s(?:the\s)?{who}",
                OPENS,
            ),
            (
                rf"\b(?P<name>{owned}|{EN_NAME}|(?<=\bthe\s){common}|government)(?:['’]s)?\s(?:[\w-]+\s){{0,3}}?(?:{words['intends']})\b",
                ALONE,
            ),
            (rf"\b(?P<name>{EN_NAME})\s(?:{words['caps']})\sof\b", LIMIT),
            (rf"\b[Uu]nder\s(?:the\s)?{law}", LAW),
            (rf"\b(?:[Tt]he\s|[Oo]ur\s|[Ii]ts\s)?{law}\s(?:{words['sets']})\b", LAW),
        ],
        rf"{unnamed}|{owned}|{several}|{EN_NAME}|{plain}|{common}|{someone}",
        {
            "who": who,
            "name": f"{EN_NAME}",
            "name_only": rf"(?P<name>{EN_NAME})",
            "several": rf"(?P<name>{several})",
            "aside": aside,
            "adverbs": adverbs,
        },
    )


def _chinese(words: dict[str, str]) -> Shapes:
    begin = rf"(?:^|(?<=[，。；：:,;！？\s”]))(?:{words['no_names']})?"
    quoted = r"“[^“”]{2,12}”"
    own_name = rf"(?!{NO_NAME_ZH}){ZH_WORD}{{2,4}}(?={words['puts_out']})"
    who = rf"(?P<name>{ZH_WORD}{{0,16}}?(?:{words['offices']}|{words['persons']})(?:{quoted}|{own_name})?)"
    law = rf"(?:根据|依据|按照|依照)?《?(?P<name>{ZH_WORD}{{2,16}}(?:{words['laws']}))》?(?:第\d+\S{{0,3}})?"
    said = rf"{ZH_DATE}(?:{words['puts_out']})"
    return (
        [
            (rf"(?:{words['according']}){who}{ZH_DATE}(?:的|{words['puts_out']}|{words['works']})", OPENS),
            (rf"{begin}{who}{said}", OPENS),
            (rf"{begin}{who}[^。；]{{0,20}}，(?:{HE})(?:{words['puts_out']})", OPENS),
            (rf"{begin}{who}(?:{words['relays']})", OPENS),
            (rf"{begin}{who}的?{ZH_DATE}(?:{words['works']})", OPENS),
            (rf"《(?P<name>[^《》]{{2,40}})》{ZH_DATE}(?:{words['puts_out']}|{words['sets']})", LAW),
            (rf"{begin}{who}{ZH_WORD}{{0,6}}(?:{words['intends']})", ALONE),
            (rf"{law}(?:{words['sets']})", LAW),
        ],
        r".+",
        {"begin": begin, "who": who, "word": ZH_WORD, "date": f"{ZH_DATE}"},
    )


def _russian(words: dict[str, str]) -> Shapes:
    words = {**words, "puts_out": rf"(?:{words['puts_out']})(?!{PASSIVE_RU})"}
    begin = rf"(?:(?:^|(?<=[.,;:—–»]\s)|(?<=^\d\.\s))(?:{BEFORE_RU})?)"
    more = r"(?:\s(?!(?:со|на|по|в|из|к)\s)[\w«»\"-]+){0,5}?"
    before = rf"(?:(?:[А-ЯЁ][\w«»-]*|{ADJECTIVE_RU})\s){{0,3}}?[\w«»-]*"
    phrase = rf"(?P<name>(?!{NO_HEAD})(?:[A-ZА-ЯЁ][\w«»\"-]*|[а-яё-]*(?:{words['persons']})[а-яё]*){more})"
    agency = rf"(?:[А-ЯЁ]\S*\s){{1,2}}(?=(?:[а-яё-]+\s){{0,2}}[а-яё-]*(?:{words['persons']}))"  # сообщил ТАСС министр
    to_whom = rf"(?:(?:[а-яё]+\s)?«[^«»]{{2,40}}»\s|{TO_WHOM}\s|{agency})?"
    according = rf"\b(?i:{words['according']}|{words['relays']})\s(?!(?:его|её|их)\b)"
    ends = rf"(?={ENDS_RU}|\s(?:{words['puts_out']})|\.?$)"
    told = rf"(?:^|[,»”—–]\s|[»”\",]\s-\s|{AS})(?:{words['puts_out']})[а-яё]*\s"
    of_work = r"(?:[^,.;:—–()]|\.(?=[a-zа-я])|\([^()]{1,24}\))"
    of_whom = rf"{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){BEHIND_NOUN_RU}"
    of_name = rf"(?:(?!\s(?:{NO_TAIL})\s)[^,.;:«»]|«[^«»]{{2,40}}»)"
    in_body = rf"(?P<name>{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){of_name}{{0,90}}?)"
    return (
        [
            (rf"{begin}{phrase}\s(?:{words['relays']})", OPENS),
            (rf"{according}(?P<name>{of_work}{{2,120}}?)(?:{ends}|(?=\s\())", OPENS),
            (rf"{begin}{phrase}{WHICH}\s(?:(?:также|ранее|уже)\s)?(?:{words['puts_out']})", OPENS),
            (rf"\b(?P<name>{SIDE_RU})\s(?:{words['puts_out']})", OPENS),
            (rf"{begin}{phrase}\s[а-яё]{{4,}}\s(?:{KEEPS})?(?:{words['works']})", OPENS),
            (rf"(?:^|[.—–]\s){IN}{phrase}(?:,\s[^,.;]{{3,30}},)?\s(?:[а-яё]+\s)?(?:{words['puts_out']})", OPENS),
            (rf"{IN_BODY_RU}(?P<name>{of_whom}){HOLD_RU}", OPENS),
            (rf"{told}{TOLD_IN_RU}{in_body}(?=[,.;]|$|\s(?:{NO_TAIL})\s)", OPENS),
            (
                rf"{told}{to_whom}"
                r"(?P<name>(?:[^,.;«»]|«[^«»]{2,40}»){2,110}?)(?=[,.;]|$)",
                OPENS,
            ),
            (
                rf"(?P<name>[\w«»-]*(?:{words['offices']})[а-яё]*(?:\s(?:[А-ЯЁ][\w-]*|«[^«»]{{2,40}}»)){{0,3}}){WHICH}"
                rf"\s(?:{words['intends']})",
                ALONE,
            ),
            (rf"(?:по|согласно|в соответствии с)\s(?P<name>(?:[\w-]+\s){{0,2}}(?:{words['laws']})[а-яё]*)", LAW),
        ],
        rf"[^,]*(?:{words['offices']}|{RU_SHORT})[^,]*|[^,]*(?i:{words['persons']})[^,]*|{SIDE_RU}|{RU_SITE}|{RU_NAME}",
        {
            "begin": begin,
            "phrase": phrase,
            "which": f"{WHICH}",
            "puts_out": words["puts_out"],
            "ends": ends,
            "named": rf"(?P<name>(?:[а-яё]+\s){{0,2}}?(?:«[^«»]{{2,40}}»|{RU_SITE}|[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,3}})"
            rf"|{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){more})",
            "office": rf"(?P<name>{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){more})",
            "body": rf"(?P<name>{before}(?:(?:{words['offices']}|(?i:{words['persons']}))[\w-]*|{RU_SHORT}){more})",
        },
    )


def named_offices(text: str, groups: Collection[str], rules: Rules) -> list[tuple[int, int]]:
    """Where an English text has names of offices that begin with that of a group of countries, which then is nobody's
    topic: European Council on Foreign Relations. Of a country it may well be."""
    offices = any_of(rules.languages["en"]["meaning"]["offices"])
    office, spans = re.compile(rf"\b(?:{offices})\b"), []
    for hit in EN_NAME.finditer(text):
        first, _, rest = hit[0].partition(" ")
        if rest and first in groups and office.search(rest) is not None:
            spans.append(hit.span())
    return spans


def find_others(view: View, rules: Rules) -> list[Speaker]:
    """Those to whom a sentence attributes its figures, in order."""
    grammar, names = grammar_of(rules, view.language), names_of(rules)
    piece = view.text[view.start : view.end]
    if grammar.unsaid.search(PUT_IN.sub("", piece)) is not None:
        return []
    found: list[Speaker] = []
    for hit, rule in _hits(piece, view.language, rules):
        speaker = _speaker(hit, rule, view, grammar, names)
        if speaker is not None and (
            not _can_be(speaker, names, rules) or is_spoken_of(view, hit, speaker, names, rules)
        ):
            continue
        if speaker is not None and rule == OPENS and _is_told_before(hit, piece, grammar):
            speaker = replace(speaker, reach=(view.start, view.start + hit.end()))
        if speaker is not None and not any(s.start < speaker.end and speaker.start < s.end for s in found):
            found.append(speaker)
    return sorted((*found, *find_bracketed(view, rules, grammar.office)), key=lambda speaker: speaker.start)


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


def _can_be(speaker: Speaker, names: Names, rules: Rules) -> bool:
    """Whether one whom a shape names can state what it says: of places only countries (Ryanggang recorded 31.8% is
    measured there), and where only a country can report, a country."""
    if speaker.rule == COUNTRY:
        return is_country(speaker.name, rules)
    return speaker.name in names.countries or not is_place(speaker.name, rules)


def find_bracketed(view: View, rules: Rules, office: re.Pattern[str]) -> list[Speaker]:
    """Bodies in brackets behind what they state: …, 2021–2023 average (FAO) · 12만 명(통계청, 2024) · 4%(통계청 집계);
    `office`: how the name of one ends that is not known."""
    names, found, reach = names_of(rules), [], (view.start, view.end)
    for hit in BRACKETED.finditer(view.text, view.start, view.end):
        key = next(one for one in ("name", "name_en", "name_ru") if hit[one] is not None)
        origin = names.owner.get(hit[key])
        is_office = origin is None and key != "name_en" and office.search(hit[key] + " ") is not None
        if is_office or (origin is not None and origin.type in BODIES):
            found.append(make_speaker(*hit.span(key), hit[key], names, BEHIND, reach))
    for hit in _bracketed_works(rules, view.language).finditer(view.text, view.start, view.end):
        key = "name" if hit["name"] is not None else "name_of"
        name = hit[key].strip()
        if name in names.owner or office.search(name + " ") is not None:
            start = hit.start(key) + hit[key].index(name)
            found.append(make_speaker(start, start + len(name), name, names, FIGURE, reach))
    return found


@lru_cache(maxsize=8)
def _bracketed_works(rules: Rules, language: str) -> re.Pattern[str]:
    """Brackets around a body and what it puts out: (통계청 집계) · (данные Росстата) · [Harbour Board data]."""
    data = rules.languages[language]
    words = [*data.get("meaning", {}).get("works", ()), *data.get("origins", {}).get("source_line", ())]
    work = rf"(?i:{any_of(words) or '(?!)'})\w*"
    name = r"[^()（）\[\]\d:：,，]{2,40}?"
    year = r"(?:[,，]\s?(?:19|20)\d\d)?"
    return re.compile(
        rf"[(（\[](?:{work}\s?[:：]?\s?(?P<name>{name})|(?P<name_of>{name})(?:['’]s)?\s?{work}){year}[)）\]]"
    )


@lru_cache(maxsize=4)
def _places(rules: Rules) -> frozenset[str]:
    areas = [area for area in rules.vocabulary.areas.values() if not area.group]
    seats = {word for area in areas for word in area.seat}
    return frozenset(word for area in areas for word in (*area.words, area.en, area.ko)) - seats


@lru_cache(maxsize=4)
def _countries(rules: Rules) -> frozenset[str]:
    """Names of countries and of the seats of their governments."""
    areas = [area for area in rules.vocabulary.areas.values() if not area.group and area.within is None]
    return frozenset(word for area in areas for word in (*area.words, *area.seat, area.en, area.ko))


def is_country(name: str, rules: Rules) -> bool:
    """Whether a name is that of a country, or of the seat of its government."""
    return name in names_of(rules).countries or name in _countries(rules)


def is_place(name: str, rules: Rules) -> bool:
    """Whether a name is that of a place of which something is told: a province, a city that is no seat of a state."""
    return name in _places(rules)


def can_state(name: str, view: View, rules: Rules) -> bool:
    """Whether a name is one of those who state: known, an office, a person."""
    names, grammar = names_of(rules), grammar_of(rules, view.language)
    if not name or grammar.work.fullmatch(name) is not None:  # 据统计: of nobody
        return False
    if is_place(name, rules) or all(word.capitalize() in grammar.no_names for word in name.split()):
        return False  # An estimated 288,000
    if name not in names.owner and not is_country(name, rules) and is_area(name, rules):
        return False  # South Asia reported the highest rate
    if name in names.owner or name in names.countries or grammar.office.search(name) or grammar.person.search(name):
        return True
    return grammar.named.fullmatch(name) is not None


def _speaker(hit: re.Match[str], rule: str, view: View, grammar: Grammar, names: Names) -> Speaker | None:
    """The one that a shape names, if it can state at all."""
    start, end = hit.span("name")
    if rule == COUNTRY:
        return make_speaker(view.start + start, view.start + end, hit["name"], names, rule, (view.start, view.end))
    if rule == LAW:
        name = hit["name"]
        return make_speaker(view.start + start, view.start + end, name, names, ALONE, (view.start, view.end))
    best = _name_in(view.text[view.start + start : view.start + end], grammar, names)
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
    name = view.text[start:end]
    speaker = make_speaker(start, end, name, names, rule, (view.start, view.end))
    kind = names.types.get(speaker.id or "")
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
        if rule == PERSON and hit.re.pattern in grammar.by_work and not grammar.person.search(name):
            rule = OPENS  # whose data show something is no person: Kpler data
    return make_speaker(start, end, name, names, rule, (view.start, view.end))


def _is_person(name: str, grammar: Grammar) -> bool:
    """Whether a name is that of persons who do not speak for a body: not представители агентства, эксперты банка."""
    spoken_for = SPOKEN_FOR.match(name)
    speaks = spoken_for is not None and grammar.office.search(name, spoken_for.end()) is not None
    return not speaks and grammar.person.search(name) is not None


def _name_in(phrase: str, grammar: Grammar, names: Names) -> tuple[int, int] | None:
    """Where the name stands in a phrase: a known one, an office, else the first that can be a name."""
    known = [hit for hit in names.known.finditer(phrase) if hit[0] in names.owner or hit[0] in names.countries]
    choices = []
    for hit in grammar.named.finditer(phrase):
        start, end = hit.span()
        while (word := re.match(r"[\w-]+\s?", phrase[start:end])) and word[0].strip().capitalize() in grammar.no_names:
            if OF_PLACE.match(phrase, start, end) is not None:
                break
            start += word.end()
        seat = SEATED.match(phrase, start, end)
        start = seat.end() if seat is not None and seat.end() < end else start
        start += _of_work(phrase[start:end], grammar)
        short = RU_SHORT.match(phrase, start, end)
        if short is not None and SHORT_ENDS.match(phrase, short.end()) is not None:
            end = short.end()
        if start < end:
            choices.append((start, end))
    offices = [(a, b) for a, b in choices if grammar.office.search(phrase, a, b)]
    bodies = [hit.span() for hit in known if hit[0] in names.owner]
    for start, end in bodies:
        longer = [(a, b) for a, b in offices if a <= start and end <= b and _is_of_name(phrase[a:start], grammar)]
        return longer[0] if longer and phrase[longer[0][0] : longer[0][1]].count(" ") < 8 else (start, end)
    found = offices or choices or [hit.span() for hit in known]
    return found[0] if found else None


def _is_of_name(before: str, grammar: Grammar) -> bool:
    """Whether what stands before a known name is part of a longer one: руководитель Росстата, not базовом сценарии …"""
    is_lower = bool(before.strip()) and before == before.lower()
    return not is_lower or grammar.office.search(before) is not None or grammar.person.search(before) is not None


def _of_work(choice: str, grammar: Grammar) -> int:
    """The length of the work before whose it is: последним данным Приморскстата, докладу Международного агентства."""
    hit = WORK_OF.match(choice)
    if hit is None:
        return 0
    words = [*re.finditer(r"\S+", hit[0])]
    works = [word for word in words if grammar.work.match(word[0])]
    rest = choice[works[0].end() :].lstrip() if works else ""
    if works and grammar.office.search(choice, 0, works[0].end()) is not None:  # статистике Росстата, not службы …
        is_office = grammar.office.match(choice, works[0].start()) is None or not rest[:1].isupper()
        is_office = is_office or grammar.office.search(choice, 0, works[0].start()) is not None
        rest = "" if is_office else rest
    is_named = bool(rest) and (rest[0].isupper() or grammar.office.search(rest) or grammar.person.search(rest))
    return len(choice) - len(rest) if is_named else 0
