"""The whole name of an office of which a part was read as one who states: 영국| 통계청, 英国|国家统计局, 유엔|난민기구.

The office of one country is not that of another with the same name: 통계청 alone is Korea's, 国家统计局 China's. What a
name of a country or a body goes on with, up to the words that tell of a work, is part of it: 미국| 상무부 통계를 보면.

Comes in: the origin of a figure, where its name stands, and the finder of areas. Goes out: the same by its whole name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.attribution_rules import OFFICIAL
from etl.meaning.issuers import is_body
from etl.meaning.sourced import Sourced
from etl.meaning.words import Finds, Hit
from etl.mentions.names_of_origins import ad_hoc_id, names_of
from etl.patterns import pattern
from etl.rules import Rules

PARENT_KO = pattern("meaning.country_before.parent_ko")
DEPARTMENT_KO = pattern("meaning.country_before.department_ko")
SCHOOL_KO = pattern("meaning.country_before.school_ko")
MINISTRY_KO = pattern("meaning.country_before.ministry_ko")
BARE_KO = pattern("meaning.country_before.bare_ko")  # 재무부, 상무부
FAR = 40  # characters before a name in which the body stands that it is a department of
NEAR = 16  # characters before a name in which its country stands
LANGUAGES = frozenset({"ko", "zh"})  # in the others a name is read with its country
BEHIND = {code: pattern(f"meaning.country_before.behind_{code}") for code in sorted(LANGUAGES)}
FEDERAL_ZH = pattern("meaning.country_before.federal_zh")  # 俄罗斯联邦国家统计局
LETTER, HANGUL = re.compile(r"[가-힣A-Za-z]"), re.compile("[가-힣]")


def with_country(sourced: Sourced, text: str, start: int, language: str, areas: Finds, rules: Rules) -> Sourced:
    """An office with the country right before it; `start`: where its name begins in the text of the document."""
    name = sourced.name
    if name is None or language not in LANGUAGES or not text.startswith(name, start):
        return sourced
    parent = _parent_of(name, text, start, rules) if language == "ko" else None
    if parent is not None:
        return _named(sourced, f"{parent} {name}", rules)
    behind = BEHIND[language].match(text, start + len(name))
    if behind is not None and behind["rest"].endswith(tuple(rules.languages[language]["meaning"]["offices"])):
        return _named(sourced, name + behind["rest"], rules)
    country = country_before(text, start, areas)
    names = names_of(rules)
    is_named = is_body(name, language, names, rules) or MINISTRY_KO.fullmatch(name) is not None
    if country is None and language == "ko":
        return _at_home(sourced, text, areas, rules)
    if country is None or any(hit.start == 0 for hit in areas.find(name)) or not is_named:
        return sourced
    known = names.owner.get(name)
    if known is not None and known.country == country.id:
        return sourced
    return _named(sourced, text[max(0, start - NEAR) : start][country.start :] + name, rules)


def _at_home(sourced: Sourced, text: str, areas: Finds, rules: Rules) -> Sourced:
    """An office by its bare name is that of a country abroad only where the text names that country: 재무부, in a text
    on Jordan, is not that of the United States."""
    home = rules.languages["ko"]["meaning"].get("home")
    if not home:
        return sourced  # a workspace may do without: then nobody knows which offices are at home
    known = names_of(rules).owner.get(sourced.name or "")
    is_bare = known is not None and known.type in OFFICIAL and BARE_KO.fullmatch(sourced.name or "") is not None
    if known is None or not is_bare or known.country is None or known.country in home:
        return sourced
    letters = rules.vocabulary.areas[known.country].syllables
    if any(hit.id == known.country for hit in areas.find(text)) or any(letter in text for letter in letters[1:]):
        return sourced  # 美 7월 재정적자
    return replace(sourced, id=ad_hoc_id(sourced.name or ""))


def _parent_of(name: str, text: str, start: int, rules: Rules) -> str | None:
    """The body right before the name of a department of it: 유엔난민기구(UNHCR)| 한국대표부."""
    before = PARENT_KO.search(text, max(0, start - FAR), start) if DEPARTMENT_KO.search(name) is not None else None
    if before is None:
        return None
    body = before["body"]
    if SCHOOL_KO.search(body) is not None:  # 연세대| 보건대학원| 연구팀
        above = _parent_of(body, text, before.start("body"), rules)
        return body if above is None else f"{above} {body}"
    return body if body.endswith(tuple(rules.languages["ko"]["meaning"]["offices"])) else None


def _named(sourced: Sourced, name: str, rules: Rules) -> Sourced:
    known = names_of(rules).owner.get(name)
    return replace(sourced, name=name, id=known.id if known is not None else ad_hoc_id(name))


def country_before(text: str, start: int, areas: Finds) -> Hit | None:
    """The area that ends right before a place of a text, at most a blank between, and begins a word."""
    before = text[max(0, start - NEAR) : start]
    ends = (len(before), len(before.removesuffix(" ")), len(FEDERAL_ZH.sub("", before)))
    for hit in areas.find(before):
        ahead = before[hit.start - 1 : hit.start]
        is_own_word = HANGUL.match(before[hit.start : hit.end]) is None or LETTER.match(ahead) is None
        if hit.end in ends and is_own_word:
            return hit
    return None
