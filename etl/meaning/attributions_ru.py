"""How a Russian sentence attributes what it states, and how those who state are named in it.

    по данным Росстата · в Минсельхозе прогнозируют · …, сообщил министр · согласно закону

Comes in: the words of datasets/language/ru.toml, [meaning], as alternations by key. Goes out: the shapes with their
rules, the pattern of a name, and the parts for the forms of that file.
"""

from __future__ import annotations

from etl.meaning.attribution_rules import ALONE, LAW, OPENS, OwnShapes
from etl.mentions.origins_other import PASSIVE_RU
from etl.patterns import pattern

NO_TAIL = pattern("meaning.attributions_other.no_tail")
NO_HEAD = pattern("meaning.attributions_other.no_head")
BEFORE_RU = pattern("meaning.attributions_other.before_ru")
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
PLUS_RU, ADJECTIVE_RU = (
    pattern("meaning.attributions_other.plus_ru"),
    pattern("meaning.attributions_other.adjective_ru"),
)
SHORTENED_RU = pattern("meaning.attributions_other.shortened_ru")
NO_VERB_RU = pattern("meaning.attributions_other.no_verb_ru")  # Бюро национальной | статистики
KEEPS, AS = pattern("meaning.attributions_other.keeps"), pattern("meaning.attributions_other.as")
TO_WHOM = pattern("meaning.attributions_other.to_whom")
WHICH, SIDE_RU = pattern("meaning.attributions_other.which"), pattern("meaning.attributions_other.side_ru")
IN = pattern("meaning.attributions_other.in")
MEDIA = pattern("meaning.attributions_other.media_ru")  # научно-популярный сайт, издание
FOR_RU = pattern("meaning.attributions_other.for_ru")  # комиссия по координации
AND_RU = pattern("meaning.attributions_other.and_ru")  # Продовольственная и | сельскохозяйственная организация
OF_TOWN = pattern("meaning.attributions_other.of_town_ru")  # прокуратура г. Минска
TITLE, LATIN = r"«[^«»]{2,70}»", r"[A-Z][\w&-]+(?:\s[A-Z][\w&-]+){0,3}"


def own_shapes(words: dict[str, str]) -> OwnShapes:
    """The shapes of a Russian sentence, in their order; `words`: alternations by key of its file."""
    words = {**words, "puts_out": rf"(?:{words['puts_out']})(?!{PASSIVE_RU})"}
    begin = rf"(?:(?:^|(?<=[.,;:—–»]\s)|(?<=^\d\.\s))(?:{BEFORE_RU})?)"
    more = rf"(?:\s(?!(?:со|на|по|в|из|к)\s)(?:{FOR_RU}|{OF_TOWN}|[\w«»\"-]+)){{0,7}}?"
    titled = rf"(?:{ADJECTIVE_RU}\s){{0,2}}?{MEDIA}\s{TITLE}"
    quoted = rf"(?:{ADJECTIVE_RU}\s){{0,2}}?{MEDIA}\s(?:{TITLE}|{LATIN})"
    before = rf"(?:(?:[А-ЯЁ][\w«»-]*|{ADJECTIVE_RU})\s(?:{AND_RU}(?={ADJECTIVE_RU}))?){{0,3}}?[\w«»-]*"
    person = rf"[а-яё-]*(?:{words['persons']})[а-яё]*"
    phrase = rf"(?P<name>{quoted}|(?!{NO_HEAD})(?:{FOR_RU}|[A-ZА-ЯЁ][\w«»\"-]*|{person}){more})"
    agency = rf"(?:(?!(?:{words['offices']}))[А-ЯЁ]\S*\s){{1,2}}"  # сообщил ТАСС министр
    agency += rf"(?=(?:[а-яё-]+\s){{0,2}}[а-яё-]*(?:{words['persons']}))"
    to_whom = rf"(?:(?:(?!{words['persons']})[а-яё]+\s)?«[^«»]{{2,40}}»\s|{TO_WHOM}\s|{agency})?"
    according = rf"\b(?i:{words['according']}|{words['relays']})\s(?!(?:его|её|их)\b)"
    ends = rf"(?={ENDS_RU}|\s(?:{words['puts_out']})|\.?$)"
    told = rf"(?:^|[,»”—–]\s|[»”\",]\s-\s|{AS})(?:{words['puts_out']})[а-яё]*\s"
    of_work = rf"(?:{TITLE}|[^,.;:—–()«]|\.(?=[a-zа-я])|\([^()]{{1,24}}\))"
    of_whom = rf"{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){BEHIND_NOUN_RU}"
    of_name = rf"(?:(?!\s(?:{NO_TAIL})\s)[^,.;:«»]|«[^«»]{{2,40}}»)"
    in_body = rf"(?P<name>{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){of_name}{{0,90}}?)"
    heads = rf"(?:{words['offices']})"
    return OwnShapes(
        [
            (rf"{begin}{phrase}\s(?:{words['relays']})", OPENS),
            (rf"{according}(?P<name>{of_work}{{2,120}}?)(?:{ends}|(?=\s\())", OPENS),
            (rf"{begin}{phrase}{WHICH}\s(?:(?:также|ранее|уже)\s)?(?:{words['puts_out']})", OPENS),
            (rf"\b(?P<name>{SIDE_RU})\s(?:{words['puts_out']})", OPENS),
            (rf"{begin}{phrase}\s[а-яё]{{4,}}{NO_VERB_RU}\s(?:{KEEPS})?(?:{words['works']})", OPENS),
            (
                rf"(?:^|[.—–]\s){IN}{phrase}(?:,\s[^,.;]{{3,30}},)?\s(?:(?!{heads})[а-яё]+\s)?(?:{words['puts_out']})",
                OPENS,
            ),
            (rf"{IN_BODY_RU}(?P<name>{of_whom}){HOLD_RU}", OPENS),
            (rf"{told}{TOLD_IN_RU}{in_body}(?=[,.;]|$|\s(?:{NO_TAIL})\s)", OPENS),
            (
                rf"{told}{to_whom}"
                rf"(?P<name>(?:{SHORTENED_RU}|[^,.;«»]|«[^«»]{{2,40}}»){{1,110}}?)(?=[,.;]|$)",
                OPENS,
            ),
            (
                rf"(?P<name>[\w«»-]*(?:{words['offices']})[а-яё]*(?:\s(?:[А-ЯЁ][\w-]*|«[^«»]{{2,40}}»)){{0,3}}){WHICH}"
                rf"\s(?:{words['intends']})",
                ALONE,
            ),
            (rf"(?:по|согласно|в соответствии с)\s(?P<name>(?:[\w-]+\s){{0,2}}(?:{words['laws']})[а-яё]*)", LAW),
        ],
        rf"{titled}|[^,]*(?:{words['offices']}|{RU_SHORT})[^,]*|[^,]*(?i:{words['persons']})[^,]*|{SIDE_RU}|{RU_SITE}|{RU_NAME}",
        {
            "begin": begin,
            "phrase": phrase,
            "which": f"{WHICH}",
            "puts_out": words["puts_out"],
            "ends": ends,
            "named": rf"(?P<name>{titled}|(?:[а-яё]+\s){{0,2}}?"
            rf"(?:«[^«»]{{2,40}}»|{RU_SITE}|[A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,3}})"
            rf"|{before}(?:(?:{words['offices']})[\w-]*|{RU_SHORT}){more})",
            "office": rf"(?P<name>{quoted}|{before}(?:{FOR_RU}|(?:{words['offices']})[\w-]*|{RU_SHORT}){more})",
            "body": rf"(?P<name>{quoted}|{before}(?:{FOR_RU}|(?:{words['offices']}|(?i:{words['persons']}))[\w-]*"
            rf"|{RU_SHORT}){more})",
        },
    )
