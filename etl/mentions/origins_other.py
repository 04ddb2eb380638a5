"""Who states figures in an English, Chinese or Russian sentence."""

from __future__ import annotations

import re

from etl.mentions import names_ru
from etl.mentions.names_of_origins import Names, Speaker, make_speaker
from etl.mentions.names_zh import name_in
from etl.patterns import pattern

ENGLISH_NAME = pattern("mentions.origins_other.english_name")
GENERIC_EN = pattern("mentions.origins_other.generic_en")


ENGLISH_DATA = pattern("mentions.origins_other.english_data")
ADDED = pattern("mentions.origins_other.added")
LEADING = pattern("mentions.origins_other.leading")
PLACED = pattern("mentions.origins_other.placed")
NOUN = pattern("mentions.origins_other.noun")
PASSIVE_RU = pattern("mentions.origins_other.passive_ru")  # оценивается
ACCORDING_RU = re.compile(
    r"(?:[Пп]о данным|[Сс]огласно данным|[Сс]огласно сведениям|[Сс]огласно|[Пп]о словам|[Пп]о оценкам|[Пп]о оценке|[Пп]о информации|[Пп]о подсчётам|[Пп]о подсчетам)\s(?P<name>[^,.;]{3,50}?)(?=,|\s[—–]|$|\sв\s\d|\s(?:в|за|на|к|экспорт|импорт|число|объём|объем|товарооборот|поставки|с)\s)"
)
BY_DATA_RU = re.compile(r"свидетельствуют\s(?:[а-яё]+\s){0,5}данные\s(?P<name>[^,.;]{3,60})")
OF_SEVERAL = pattern("mentions.origins_other.of_several")
NO_NAME = pattern("mentions.origins_other.no_name")
CITED_ZH = pattern("mentions.origins_other.cited_zh")
SHOWN_ZH = pattern("mentions.origins_other.shown_zh")
BY_WORK_ZH, BY_WHOM_ZH = (
    pattern("mentions.origins_other.by_work_zh"),
    pattern("mentions.origins_other.by_whom_zh"),
)
SUBJECT_ZH = pattern("mentions.origins_other.subject_zh")
TOLD_ZH = pattern("mentions.origins_other.told_zh")
NO_VERB_BEFORE = pattern("mentions.origins_other.no_verb_before_zh")  # 职称, 对称
NO_VERB = pattern("mentions.origins_other.no_verb_zh")  # 称霸, 说法


def find_english(piece: str, names: Names) -> list[Speaker]:
    """Everyone who states something in a sentence in English."""
    found = []
    whole = (0, len(piece))
    for match in re.finditer(
        rf"\b(?:[Aa]ccording to|[Dd]ata from|[Ff]igures from|[Cc]iting|as reported by)\s(?P<name>{ENGLISH_NAME}|{GENERIC_EN})",
        piece,
    ):
        found.append(_english_speaker(match, names, "origin.en.according", whole))
    for match in re.finditer(
        rf"(?P<name>{ENGLISH_NAME}|{GENERIC_EN})(?:,[^,]{{1,70}},)?\s(?:\w+ly\s|has\s|have\s|had\s|also\s|later\s)?(?:{names.english_speech})\b",
        piece,
    ):
        if ADDED.match(piece, match.end()) is not None and match[0].endswith("added"):
            continue  # Corden Gas added 15 to 960
        if NOUN.match(piece, match.end("name")) is not None or PLACED.search(piece, 0, match.start("name")) is not None:
            continue  # two New England states will; tools at Malaga show
        found.append(_english_speaker(match, names, "origin.en.subject", whole))
    for match in re.finditer(
        rf"(?P<name>{ENGLISH_NAME}|{GENERIC_EN})\s(?:puts?|pegs|pegged|has put|reckons|reckoned)\s[^.;]{{3,90}}?\sat\s",
        piece,
    ):
        found.append(_english_speaker(match, names, "origin.en.subject", whole))
    for match in re.finditer(rf",\s(?:{names.english_speech})\s(?P<name>{ENGLISH_NAME})", piece):
        found.append(_english_speaker(match, names, "origin.en.subject", whole))
    for match in re.finditer(
        rf"(?P<name>{ENGLISH_DATA})\s(?:data|figures|statistics)\s(?:showed|show|shows|indicated|suggest|released)\b",
        piece,
    ):
        found.append(_english_speaker(match, names, "origin.en.according", whole))
    for match in re.finditer(rf"\b(?:report|study|survey) (?:from|by|of) (?P<name>{ENGLISH_NAME})", piece):
        if re.search(r"[Aa]ccording to (?:\w+\s){0,3}$", piece[: match.start()]):
            found.append(_english_speaker(match, names, "origin.en.according", whole))
    return [one for one in found if not NO_NAME.fullmatch(one.name) and OF_SEVERAL.search(piece, 0, one.start) is None]


def _english_speaker(match: re.Match[str], names: Names, rule: str, reach: tuple[int, int]) -> Speaker:
    leading = LEADING.match(match["name"])
    name = match["name"][leading.end() :] if leading is not None else match["name"]
    name = re.sub(r"^(?:[Tt]he|[Aa]n?)\s", "", name)
    rest = match.string[match.end("name") : match.end() + 2]
    is_owner = rule != "origin.en.subject" and re.match(r"\s[a-z]", rest) is not None  # not Moody's said
    name = re.sub(r"['’]s$|(?<=[a-z]{2})\.$" if is_owner else r"(?<=[a-z]{2})\.$", "", name)
    start = match.start("name") + match["name"].index(name)
    return make_speaker(start, start + len(name), name, names, rule, reach)


def find_chinese(piece: str, names: Names) -> list[Speaker]:
    """Everyone who states something in a sentence in Chinese: who is cited, whose data show it, according to whom it
    is, who is the subject of a verb of stating."""
    says = rf"{TOLD_ZH.pattern}{NO_VERB_BEFORE.pattern}(?:{names.zh_speech}){NO_VERB.pattern}"
    shapes = (
        (CITED_ZH, "origin.zh.according", True),
        (SHOWN_ZH, "origin.zh.according", False),
        (BY_WORK_ZH, "origin.zh.according", True),
        (BY_WHOM_ZH, "origin.zh.according", False),
        (re.compile(rf"{SUBJECT_ZH.pattern}{says}"), "origin.zh.subject", False),
    )
    found = []
    for shape, rule, is_source in shapes:
        for match in shape.finditer(piece):
            first, last = match.span(match.lastgroup or "name")
            name = name_in(piece[first:last], names.zh_nouns, names.whole, is_source=is_source)
            if name is not None:
                start, end = (first + place for place in name)
                found.append(make_speaker(start, end, piece[start:end], names, rule, (0, len(piece))))
    return found


def find_russian(piece: str, names: Names) -> list[Speaker]:
    """Everyone who states something in a sentence in Russian: according to whom it is, behind and before a verb."""
    behind = rf",[»”\"]?(?:\s[—–-])?\s(?:{names.ru_speech})[а-яё]*\s(?:журналистам\s|в\sинтервью\s(?:[А-ЯЁ]\w+\s){{1,2}})?(?P<name>[А-ЯЁа-яё][^,.«»\"()]{{3,60}}?)(?=[.,]|\sжурналист|\sв\s|\sна\s|$)"
    subject = rf"(?:^|[,.—–]\s)(?P<name>[А-ЯЁ][\w\s«»-]{{2,40}}?)\s(?:{names.ru_speech})(?!{PASSIVE_RU})\w*"
    found = []
    for shape, rule, is_subject in (
        (ACCORDING_RU, "origin.ru.according", False),
        (BY_DATA_RU, "origin.ru.according", False),
        (re.compile(behind), "origin.ru.subject", False),
        (re.compile(subject), "origin.ru.subject", True),
    ):
        for match in shape.finditer(piece):
            place = names_ru.name_in(match["name"], names.ru_nouns, is_subject=is_subject)
            if place is not None:
                start, end = (match.start("name") + one for one in place)
                found.append(make_speaker(start, end, piece[start:end], names, rule, (0, len(piece))))
    return found
