"""Who can state a figure: the names of origins.toml and the words of speaking, as patterns.

A `Speaker` is one who states the figures in its reach. Names that origins.toml does not know keep
their words and have no id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.mentions.names_zh import OFFICES_ZH
from etl.patterns import any_of, pattern
from etl.reading.trie import pattern_of
from etl.rules import Origin, Rules
from etl.vocabulary import Area

COUNTRY = "country:"
PLACED = re.compile(
    r"(?P<head>[A-Z].*\b[A-Z]\w*|[A-Z]\w*)(?:\s[a-z]+)+\s(?P<country>[A-Z].*)"
)  # a body of a country: Bank of Korea
UNDER = pattern("mentions.names_of_origins.under")  # 안보리 제재위원회 산하 전문가패널: the last of the names speaks


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who states figures from `start` on; `id` None: a name that origins.toml does not know."""

    start: int
    end: int
    name: str
    id: str | None
    rule: str
    reach: tuple[int, int]  # the stretch of text whose figures it states


@dataclass(frozen=True)
class Names:
    """The rules' words as patterns."""

    known: re.Pattern[str]
    owner: dict[str, Origin]
    countries: dict[str, Origin]
    types: dict[str, str]  # of the origins, by id
    areas: dict[str, Area]  # by each of their names
    speech: re.Pattern[str]
    issue: re.Pattern[str]
    report_tail: re.Pattern[str]
    titled: re.Pattern[str]
    lean: re.Pattern[str]
    hearsay: re.Pattern[str]
    source: re.Pattern[str]
    english_speech: str
    zh_speech: str
    ru_speech: str
    zh_nouns: re.Pattern[str]  # of bodies and of people
    ru_nouns: re.Pattern[str]
    whole: frozenset[str]  # names that are known as they stand


@lru_cache(maxsize=4)
def names_of(rules: Rules) -> Names:
    """The patterns of these rules."""
    owner, countries = {}, {}
    for origin in rules.origins.values():
        for word in origin.words:
            if word.startswith(COUNTRY):
                countries[word.removeprefix(COUNTRY)] = origin
            else:
                owner[word] = origin
        owner.setdefault(origin.ko, origin)
        owner.setdefault(origin.en, origin)
    ko = rules.languages["ko"]["origins"]
    reports = any_of(ko["report_words"])
    leans = [word for data in rules.languages.values() for word in data.get("origins", {}).get("lean", ())]
    sources = [word for data in rules.languages.values() for word in data.get("origins", {}).get("source_line", ())]
    return Names(
        known=re.compile(pattern_of([*owner, *countries], "[가-힣A-Za-zА-Яа-я]")),
        owner=owner,
        countries=countries,
        types={origin.id: origin.type for origin in rules.origins.values()},
        areas={name: area for area in rules.vocabulary.areas.values() for name in _names_of(area)},
        speech=re.compile(pattern_of(ko["speech"])),
        issue=re.compile(pattern_of(ko["issue"])),
        report_tail=re.compile(
            rf"(?:의|이|가)?(?:\s|(?!데이터))(?:(?:최근|최신|올해|지난해|공개한|발표한|내놓은|발간한|펴낸|공식|연례|현지|위성사진|위성)\s?)*(?:{reports})(?:[\s]?(?:{reports}))*$"
        ),
        titled=re.compile(
            rf"(?:{pattern_of(ko['titles'])})(?:\s[가-힣]{{2,4}}(?=[은는]\s))?(?:\([^()]{{1,30}}\))?\s?(?P<particle>[은는이가도])(?=[\s“\"‘,])"
        ),
        lean=re.compile(pattern_of(leans, "[가-힣A-Za-z]")),
        hearsay=re.compile(rf"(?:{any_of(rules.languages['ko']['discourse']['hearsay'])})[.”\"]?$"),
        source=re.compile(rf"[(\[]?\s?(?:{any_of(sources)})\s?[:：]\s?(?P<name>[^)\]\n.;]{{2,60}})"),
        english_speech=any_of(rules.languages["en"]["origins"]["speech"]),
        zh_speech=any_of(rules.languages["zh"]["origins"]["speech"]),
        ru_speech=any_of(rules.languages["ru"]["origins"]["speech"]),
        zh_nouns=_nouns_zh(rules),
        ru_nouns=_nouns_ru(rules),
        whole=frozenset((*owner, *countries)),
    )


def _names_of(area: Area) -> tuple[str, ...]:
    return (area.en, area.adjective, *area.words)


def _nouns_zh(rules: Rules) -> re.Pattern[str]:
    """Chinese nouns of bodies and of people; those of bodies not inside another word."""
    words = rules.languages["zh"]["meaning"]
    return re.compile(rf"{any_of(words['persons'])}|(?:{any_of(words['offices'])}){OFFICES_ZH.pattern}")


def _nouns_ru(rules: Rules) -> re.Pattern[str]:
    """Stems of Russian nouns of bodies and of people; those of bodies as they are written (ВОЗ)."""
    words = rules.languages["ru"]["meaning"]
    return re.compile(f"(?i:{any_of(words['persons'])})|{any_of(words['offices'])}")


def ad_hoc_id(name: str) -> str:
    """The id of an origin that stands in the text but not in origins.toml."""
    return "name:" + "_".join(name.split())


def _of_its_country(key: str, names: Names) -> Origin | None:
    """Whose name a text writes the other way round: Ministry of Defence of the United Kingdom, UK Ministry of Defence."""
    placed = PLACED.fullmatch(key)
    if placed is None or placed["country"] not in names.areas:
        return None
    forms = _names_of(names.areas[placed["country"]])
    ways = (f"{form}{joint}{placed['head']}" for form in forms for joint in (" ", "'s "))
    return next((names.owner[way] for way in ways if way in names.owner), None)


def _is_of_another_country(key: str, names: Names) -> bool:
    """Whether a known name goes on with a country that is not its own: Defense Intelligence Agency of South Korea."""
    placed = PLACED.fullmatch(key)
    own = names.owner.get(placed["head"]) if placed is not None else None
    area = names.areas.get(placed["country"]) if placed is not None else None
    return own is not None and area is not None and own.country not in (None, area.id)


def make_speaker(
    start: int, end: int, name: str, names: Names, rule: str, reach: tuple[int, int], key: str | None = None
) -> Speaker:
    """A speaker with the id of the origin that its name, or the known name inside it, belongs to."""
    key = UNDER.split(key or name)[-1]
    origin = names.owner.get(key) or names.countries.get(key) or _of_its_country(key, names)
    if origin is None and not _is_of_another_country(key, names):
        hits = [hit for hit in names.known.finditer(key) if hit[0] in names.owner and len(hit[0]) >= 3]
        best = [hit for hit in hits if hit.start() == 0] or [hit for hit in hits if hit.end() == len(key)]
        origin = names.owner[best[0][0]] if best else None
    return Speaker(start, end, name, origin.id if origin else None, rule, reach)
