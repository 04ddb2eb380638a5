"""More who state in a Korean sentence than offices: makers of a titled work, persons, who sets a goal.

한국전력이 공개한 … · 부동산원의 「가격동향」 · 한 가공업자는 “…” · 정부의 2030년 목표 · 업체 나래는 …고 한다
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.meaning.able_to_state import is_country
from etl.meaning.attribution_rules import (
    ALONE,
    ASIDE,
    BEHIND,
    BODIES,
    COUNTRY,
    FIGURE,
    OPENS,
    PERSON,
    SENTENCES,
    STATES,
)
from etl.meaning.forms import Shape, fill_forms
from etl.meaning.view import View
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import any_of, kept, pattern
from etl.rules import Rules

WORD = r"[가-힣A-Za-z·]"
SHORT_NAME = r"['’]?(?:\([^()]{1,24}\)|\([A-Z][A-Za-z ,.&-]{1,70}\))?"
TITLE = r"[「『‘《<]"
# a word that ends no clause: 증상이 호전되어 2차례 검사를 실시한 결과 has nobody who did it
STILL_SUBJECT = r"(?![^\s,]*(?:되어|돼|고|며|지만|는데|으나|져)\s)"
# a clause that reports: …고 했다, …으로 봤다
QUOTES = pattern("meaning.attributions_ko.quotes")
# a word that ends so goes before a name, and is none of it
NOT_OF_NAME = pattern("meaning.attributions_ko.not_of_name")
DATELINE = pattern("meaning.attributions_ko.dateline")
ON_A_DAY = pattern("meaning.attributions_ko.on_a_day")
COMPANY = pattern("meaning.attributions_ko.company")
FILES = pattern("meaning.attributions_ko.files")
IN_MEDIA = pattern("meaning.attributions_ko.in_media")  # 대만 언론에 따르면 …판공실은 … 설명했다
REPORTS, IS_TOPIC = pattern("meaning.attributions_ko.reports"), pattern("meaning.attributions_ko.is_topic")
NO_NAME = pattern("meaning.attributions_ko.no_name")
NO_STATER = pattern("meaning.attributions_ko.no_stater")
OFFICE_LIKE = pattern("meaning.attributions_ko.office_like")
HOLDS = pattern("meaning.attributions_ko.holds")
QUOTED, MODAL = pattern("meaning.attributions_ko.quoted"), pattern("meaning.attributions_ko.modal")
SIDE, PLURAL = pattern("meaning.attributions_ko.side"), pattern("meaning.attributions_ko.plural")
AMONG_THEM = pattern("meaning.attributions_ko.among_them")
ONE, ANOTHER = pattern("meaning.attributions_ko.one"), pattern("meaning.attributions_ko.another")
SAID = pattern("meaning.attributions_ko.said")
AMONG = pattern("meaning.attributions_ko.among")  # 식량농업기구(FAO) 등 유엔 산하 기구들이 낸
TOPIC = "topic"
FORMS = {**STATES, TOPIC: TOPIC}
GROUP = pattern("meaning.attributions_ko.group")
QUANTITY = pattern("meaning.attributions_ko.quantity")
SAME = pattern("meaning.attributions_ko.same")  # the same, before a noun of bodies
LONGEST = 5  # words of the name of a person


@dataclass(frozen=True)
class Shapes:
    """The shapes as patterns, each with a group `name`, and whether it goes on."""

    shapes: tuple[Shape, ...]
    person: Shape
    no_names: frozenset[str]  # words that go before a name


@lru_cache(maxsize=4)
def shapes_of(rules: Rules) -> Shapes:
    """The shapes of these rules."""
    ko = rules.languages["ko"]["meaning"]
    made, persons, companies = any_of(ko["made"]), any_of(ko["persons"]), any_of(ko["companies"])
    intends, works = any_of(ko["intends"]), any_of(ko["works"])
    name = rf"(?P<name>{WORD}{{2,20}}?)"
    begin = rf"(?<!{WORD})"
    # corner brackets hold titles; what stands in other marks is one where a work is named: not 사회의 ‘비정상성’
    work = rf"[「『《](?=[^」』》]{{4,50}}[」』》])|[‘<](?=[^’>]{{0,46}}(?:{works})[^’>]{{0,20}}[’>])"
    titled = rf"{begin}{name}{SHORT_NAME}의\s(?:{work})"
    by_work = (
        rf"{begin}{name}{SHORT_NAME}(?<![년월해기간번])의\s(?:{works})(?:[으]?로는|에서는|에\s(?:따르면|의하면))\s"
    )
    makes = (
        rf"{begin}{name}{SHORT_NAME}[이가]\s(?:{STILL_SUBJECT}[^\s,]+\s){{0,6}}?(?:{made})\s"
        rf"(?=[^.]{{0,40}}(?:{works}|{TITLE}))"
    )
    counted = rf"{begin}{name}{SHORT_NAME}[이가]\s(?:[^\s,]+\s){{0,4}}?(?:{any_of(ko['counts'])})\s"
    short = rf"{begin}{name}\([A-Z]{{2,10}}\)[은는]\s(?=.*(?:{QUOTES}|추정|추산|집계|분석))"
    plan = rf"{begin}{name}{SHORT_NAME}의\s(?:제\d+차\s)?(?:[가-힣]+\s){{0,2}}[가-힣]*계획[은에]"
    company = rf"(?:{companies})\s{name}{SHORT_NAME}[은는]\s(?=.*{QUOTES})"
    office = rf"(?P<name>(?:{WORD}{{2,12}}\s)?(?:정부|당국|{WORD}{{2,12}}(?:부|청|처)))"
    sets = r"[가이]\s(?:[^\s,]+\s){0,2}?(?:내건|세운|정한|고시한)\s[^.,]{0,14}?"
    # whatever the topic is, who reports something is no thing: 기후솔루션은 … 많을 것이라고 경고한다
    topic = (
        rf"(?:^\W*{DATELINE}(?:{any_of(ko['no_names'])}\s)?{ON_A_DAY}|{IN_MEDIA})(?P<name>(?:{WORD}+\s){{0,3}}?{WORD}{{2,16}}){SHORT_NAME}{IS_TOPIC}"
        rf"(?=[^“”\"]*{REPORTS}(?:{any_of(ko['tells'])})\w*(?:[,.]|\s|$))"
    )
    # whoever is quoted word for word, and the side that holds something: … 측은 … 보고 있으며
    several = rf"(?P<name>(?:{WORD}+(?:\([^()]{{1,24}}\))?\s){{0,4}}?{WORD}{{2,16}})"
    tells = any_of(ko["tells"])
    words = rf"[“\"][^“”\"]{{4,}}[”\"]{QUOTED}\s{MODAL}(?:{tells})"
    holds = rf"(?=.*(?:{QUOTES}|{tells}|{HOLDS}))"
    quoted = rf"^\W*{several}{SHORT_NAME}{IS_TOPIC}[^“”\".]{{0,30}}{words}"
    side = rf"^\W*(?P<name>(?:{WORD}+\s){{0,3}}?{WORD}{{2,16}}\s?{SIDE}){IS_TOPIC}{holds}"
    group = rf"(?P<name>(?:{WORD}+\s){{0,2}}?{WORD}*(?:{persons}|{PLURAL}))"
    among = rf"(?:^|[,.]\s){group}\s{AMONG_THEM}\s{holds}"
    goal = rf"{begin}{office}(?:의\s[^.,]{{0,14}}?|{sets})(?:{intends}|쿼터|상한|한도)"
    aged = r"(?:\([^()]{1,24}\)\s?)"  # 김민수(52) 씨, 군 정보총국(HUR) 국장
    first = r"(?<![가-힣A-Za-z])(?<![가-힣A-Za-z]·)(?=[가-힣A-Za-z])"  # no word is begun twice, nor cut in two below
    before = rf"(?:{WORD}+(?:\s{aged}?|{aged})){{0,{LONGEST}}}"
    one = rf"(?:{ONE}(?:{WORD}+\s){{0,2}}{WORD}*(?:{any_of(ko['people'])}))"  # 혜산의 한 주민
    who = rf"(?P<name>{first}{before}(?:{WORD}*(?:{persons})|{one})){SHORT_NAME}"
    by_another = rf".*{ANOTHER}(?:\S+\s){{0,2}}(?:{tells})"  # …58명으로 집계됐다고 통일부가 밝혔다
    speaks = rf"(?:은|는)\s(?!{by_another})(?=[^“”\"]{{0,40}}[“\"]|.*(?:{QUOTES}|{SAID}))"
    rules_of = (
        (titled, OPENS),
        (by_work, OPENS),
        (makes, OPENS),
        (counted, OPENS),
        (short, OPENS),
        (plan, PERSON),
        (company, OPENS),
        (topic, TOPIC),
        (goal, ALONE),
        (quoted, TOPIC),
        (side, TOPIC),
        (among, ALONE),
    )
    parts = {
        "name": name,
        "names": rf"(?P<name>(?:{WORD}+\s){{0,4}}?{WORD}{{2,16}})",
        "short": SHORT_NAME,
        "head": rf"^\W*(?:(?:{any_of(ko['no_names'])}),?\s)?{ON_A_DAY}",
        "offices": any_of(ko["offices"]),
        "company": f"{COMPANY}",
        "persons": persons,
        "works": works,
        "tells": tells,
        "acts": any_of(ko["acts"]),
        "bare": any_of(word for word in ko["bare_offices"] if len(word) > 1),
    }
    forms = [(shape, FORMS[states]) for shape, states in fill_forms(rules, "ko", parts) if states in FORMS]
    near = [
        form for form in forms if form[1] in (FIGURE, BEHIND, ASIDE)
    ]  # what they name may look like who says it all
    far = [form for form in forms if form not in near]
    return Shapes(
        tuple(Shape.of(shape, rule) for shape, rule in (*near, *rules_of, *far)),
        Shape(rf"{who}(?:{speaks}|\s?[:：]\s?[“\"])", PERSON, rf"[“\"]|{QUOTES}|{SAID}"),
        frozenset((*ko["no_names"], *ko["made"])),
    )


@lru_cache(maxsize=4)
def persons_of(rules: Rules) -> re.Pattern[str]:
    """Words by which a name is that of a person."""
    return re.compile(rf"(?:{any_of(rules.languages['ko']['meaning']['persons'])})$")


def is_titled(name: str, rules: Rules) -> bool:
    """Whether a name ends with the title of a person: 정은이 통일연구원 연구위원, not 한국해양연구원."""
    first, _, last = name.rpartition(" ")
    return bool(first) and persons_of(rules).fullmatch(last) is not None


def find_makers(view: View, rules: Rules) -> list[Speaker]:
    """Makers of works, companies, who sets a goal, and persons, in order of their shapes."""
    names, shapes, reach = names_of(rules), shapes_of(rules), (view.start, view.end)
    found = []
    for hit, rule in _hits(view.text[view.start : view.end], rules):
        begin = _start_of_name(hit["name"], view.start + hit.start("name"), shapes.no_names)
        end = view.start + hit.end("name")
        if GROUP.search(view.text, begin, end) or _is_spoken_of(view, begin, end, names):
            continue
        start, end = _first_of(view, begin, end)
        if rule == COUNTRY and not is_country(view.text[start:end], rules):
            continue
        if rule == TOPIC and (NO_STATER.search(view.text[start:end]) or view.text[start:end] in names.countries):
            continue
        at = end - 1 if rule == TOPIC else start  # 관세조사국: what its last word measures counts
        if not any(word.start < end and at < word.end for word in view.concepts):
            known = names.owner.get(view.text[start:end])
            is_body = known is not None and known.type in BODIES
            is_office = OFFICE_LIKE.search(view.text, start, end) is not None
            kinds = rules.languages["ko"]["meaning"]["companies"]  # 시장조사업체 트렌드포스
            is_office = is_office or view.text[start:end].rpartition(" ")[0].endswith(tuple(kinds))
            is_office = is_office or FILES.search(view.text, end, view.end) is not None
            told = OPENS if is_body or (is_office and not is_titled(view.text[start:end], rules)) else PERSON
            opens = told if rule == TOPIC else rule
            found.append(make_speaker(start, end, view.text[start:end], names, opens, reach))
    is_person = shapes.person.needs.search(view.text, view.start, view.end) is not None
    for hit in shapes.person.whole.finditer(view.text, view.start, view.end) if is_person else ():
        start = _start_of_name(hit["name"], hit.start("name"), shapes.no_names)
        found.append(make_speaker(start, hit.end("name"), view.text[start : hit.end("name")], names, PERSON, reach))
    return found


def _is_spoken_of(view: View, start: int, end: int, names: Names) -> bool:
    """이탈리아의 성장률 전망치는: a country whose quantity somebody else foresees."""
    return view.text[start:end] in names.countries and QUANTITY.match(view.text, end, view.end) is not None


@kept(SENTENCES)
def _hits(piece: str, rules: Rules) -> tuple[tuple[re.Match[str], str], ...]:
    """Where the shapes stand in a sentence, in their order; kept, since several steps ask for the same sentence."""
    return tuple((hit, shape.rule) for shape in shapes_of(rules).shapes for hit in shape.find(piece))


def _first_of(view: View, start: int, end: int) -> tuple[int, int]:
    """식량농업기구(FAO) 등 유엔 산하 기구들이 낸 …: the one that is named of several."""
    before = AMONG.search(view.text[view.start : start])
    return (view.start + before.start("name"), view.start + before.end("name")) if before is not None else (start, end)


def part_of_name(words: str, rules: Rules) -> str | None:
    """What of some words can be the name of one who states; None for what is measured or a document.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> rules = load_rules(find_own())
    >>> part_of_name("그럼에도 국가정보원", rules), part_of_name("첫해 인상률로", rules)
    ('국가정보원', None)
    """
    name = words[_start_of_name(words, 0, shapes_of(rules).no_names) :].strip(" 「」『』‘’“”'\"")
    return name if name and NO_NAME.search(name) is None else None


def _start_of_name(words: str, start: int, no_names: frozenset[str]) -> int:
    """Where the name begins behind the last word that is none of it."""
    at = 0
    for hit in re.finditer(r"\S+", words):
        is_none = NOT_OF_NAME.search(hit[0]) is not None or hit[0] in no_names
        if hit.end() < len(words) and is_none and SAME.fullmatch(hit[0]) is None:
            at = hit.end() + 1
    return start + at
