"""Who is meant by the short form of a name: 이 위원 (이한수 연구위원), Dacosta (Mireille Dacosta).

The long form has been named before in the text; the last one that fits is meant. Also who opens a sentence as its
subject and states nothing there: he is the one whom the next one calls he (이한수 연구위원은 다르게 본다. 그는 …).
"""

from __future__ import annotations

import re

from etl.meaning.able_to_state import is_no_name
from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.attribution_rules import OPENS, PERSON
from etl.meaning.attributions_en import EN_NAME
from etl.meaning.view import View
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.patterns import any_of, kept, pattern
from etl.rules import Rules

SIDE = pattern("meaning.full_names.side")  # 연합 측
WORDS, WORDS_RU = pattern("meaning.full_names.words"), pattern("meaning.full_names.words_ru")
CASE = pattern("meaning.full_names.case")
HEAD_RU = pattern("meaning.full_names.head_ru")  # Павел Серов настроен скептически
OF_BODY = pattern("meaning.full_names.of_body")  # 신의주의 무역 일꾼
SUBJECT, PARTICLE = pattern("meaning.full_names.subject"), pattern("meaning.full_names.particle")
APPOSED = pattern("meaning.full_names.apposed")
TITLE_EN = pattern("meaning.full_names.title_en")
SURNAME_AND_TITLE = re.compile(r"(?P<surname>[가-힣])\s(?P<title>[가-힣]{2,6})")
FOREIGN_AND_TITLE = re.compile(r"(?P<surname>[가-힣]{2,6})\s(?P<title>[가-힣]{2,6})")
SHORTEST, LONGEST = 2, 5  # syllables of the short form of a body
HEAD = 180  # characters of a sentence in which its subject stands
STEM = 2  # letters at the end of a Russian surname that its case may change


def full_name(name: str, before: str, language: str, rules: Rules) -> str | None:
    """The last long form of a name in the text before it; None if there is none.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> full_name("이 위원", "물류연구소 이한수 연구위원은 다르게 본다. ", "ko", load_rules(find_own()))
    '이한수 연구위원'
    """
    short = SIDE.sub("", name)
    short = TITLE_EN.sub("", short, 1) if language == "en" else short
    shapes = _korean(short, rules) if language == "ko" else _lettered(short, language, rules)
    no_names = frozenset(rules.languages[language]["meaning"].get("no_names", ()))
    for shape in shapes:
        found = [hit["name"] for hit in re.finditer(shape, before)]
        fitting = [one for one in found if one.split()[0] not in no_names and TITLE_EN.sub("", one, 1) != short]
        if fitting:
            return fitting[-1]
    return None


def _lettered(short: str, language: str, rules: Rules) -> list[str]:
    """The shape of the long form of a surname in English or Russian."""
    if language not in ("en", "ru") or not re.fullmatch(r"[^\W\d_][\w-]+", short):
        return []
    grammar = grammar_of(rules, language)
    is_surname = short[0].isupper() and not short.isupper()
    if not is_surname or grammar.office.search(short) or grammar.person.search(short):
        return []
    stem = short[:-STEM] if language == "ru" and len(short) > STEM + 2 else short
    tail, words = (CASE, WORDS_RU) if language == "ru" else ("", WORDS)
    return [rf"\b(?P<name>{words}{re.escape(stem)}{tail})\b"]


def _korean(short: str, rules: Rules) -> list[str]:
    """The shapes of the long form, the likelier first: of a person by surname and title, or by the title behind this;
    of a body by the end of its name."""
    person, data = SURNAME_AND_TITLE.fullmatch(short), rules.languages["ko"]["meaning"]
    if person is not None:
        surname, title = person["surname"], person["title"]
        whose = r"(?:[가-힣A-Za-z·]{2,12}\s){1,2}[가-힣]{0,4}"
        this = [rf"(?<![가-힣])(?P<name>{whose}{title})(?={SUBJECT})"] if surname in data["this"] else []
        return [
            rf"(?<![가-힣])(?P<name>{surname}[가-힣]{{1,3}}\s(?:[가-힣A-Za-z·]{{2,14}}\s){{0,2}}?[가-힣]{{0,6}}{title})",
            *this,
        ]
    foreign = FOREIGN_AND_TITLE.fullmatch(short)
    if foreign is not None and foreign["title"].endswith(tuple(data["persons"])):
        office = rf"(?:[가-힣A-Za-z·]{{2,14}}\s){{0,2}}?[가-힣]{{0,6}}{foreign['title']}"
        return [rf"(?<![가-힣])(?P<name>[가-힣]{{1,8}}\s{foreign['surname']}\s{office})(?={SUBJECT})"]
    is_bare = short in data["bare_offices"] or short in data["persons"]
    if is_bare or not SHORTEST <= len(short) <= LONGEST or not re.fullmatch(r"[가-힣]+", short):
        return []
    return [rf"(?<![가-힣])(?P<name>[가-힣A-Za-z·]{{2,12}}{short})(?={PARTICLE})"]


def apposed_name(noun: str, before: str, rules: Rules) -> str | None:
    """The name that stood last behind a Korean noun of bodies in the text before: 이 여행사, of 여행사 보스토크투르가.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> apposed_name("여행사", "러시아의 여행사 보스토크투르가 두 팀을 보냈다. ", load_rules(find_own()))
    '보스토크투르'
    """
    kinds = any_of(rules.languages["ko"]["meaning"]["persons"])
    shape = rf"{re.escape(noun)}\s(?P<name>(?![가-힣]*(?:{kinds})){APPOSED})"
    found = [hit["name"] for hit in re.finditer(shape, before)]
    return found[-1] if found else None


def subject_of(view: View, rules: Rules) -> Speaker | None:
    """The person or body that is the subject of a sentence, at its head, whatever it does."""
    shape = _heads(rules, view.language)
    hit = shape.match(view.text, view.start, min(view.end, view.start + HEAD)) if shape is not None else None
    if hit is None:
        return None
    names, name = names_of(rules), hit["name"]
    known = names.types.get(make_speaker(*hit.span("name"), name, names, OPENS, (0, 0)).id or "")
    is_body = known is not None or (view.language == "en" and grammar_of(rules, "en").office.search(name) is not None)
    if not is_body and " " not in name:
        return None
    if name in names.countries or name.split()[0] in rules.languages[view.language]["meaning"].get("no_names", ()):
        return None
    if view.language == "en" and is_no_name(name, "en", rules):
        return None
    return make_speaker(*hit.span("name"), name, names, OPENS if is_body else PERSON, (view.start, view.end))


@kept(8)
def _heads(rules: Rules, language: str) -> re.Pattern[str] | None:
    """The shape of a sentence that opens with its subject."""
    data = rules.languages[language]["meaning"]
    if language == "ko":
        so = any_of(data["no_names"])
        kinds = any_of(
            (*data["persons"], *data["people"])
        )  # 이한수 연구위원은, 관리인 왕모(52) 씨가, 신의주의 무역 일꾼은
        named = rf"[가-힣]{{2,4}}(?:\(\d{{1,3}}\))?\s[가-힣]{{0,6}}(?:{kinds})"
        titled = rf"(?:[가-힣A-Za-z·]+\s){{0,3}}?(?:{named}|{OF_BODY}(?:{kinds}))"
        return re.compile(rf"(?:(?:{so}),?\s)?(?P<name>{titled})(?:\([^()]{{1,24}}\))?{SUBJECT}\s")
    if language == "en":
        of_work = rf"(?:[Tt]he\s|[Aa]n?\s)?(?:[\w-]+\s){{0,3}}?(?:{any_of(data['works'])})\s(?:of|by|from)\s(?:the\s)?"
        dateline = r"(?:[A-Z]{3,}[^—–.]{0,30}[—–]\s)?"
        place = rf"(?:\s(?:of|at|from|in)\s(?:the\s)?{EN_NAME}){{0,2}}"
        return re.compile(rf"{dateline}(?:{of_work})?(?P<name>{EN_NAME}){place}(?:,[^,.]{{2,110}},)?\s[a-z]")
    if language == "ru":
        return re.compile(f"{HEAD_RU}")
    return None
