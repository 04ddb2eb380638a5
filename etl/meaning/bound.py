"""How the name of an area is bound to what is measured, by the words around it.

    북한산 · 중국에서 온 · 대(對) 러시아 · exports to China · 从俄罗斯 · в Китай, в Китае, на рынок Индии, добыча в США

Comes in: a text and where a name stands in it. Goes out: to, from, with, in, or what a language tells by other words
(made there, the other side, who gives); None, where the name stands for itself.
"""

from __future__ import annotations

import re

from etl.meaning.named_places import word_end
from etl.patterns import pattern, values

BINDING = 60  # characters before a name in which it may be told how it is bound
ANY = "any"  # 대중, 방북: the other side, however it is told
FACING = pattern("meaning.places.facing")  # 대(對) 러시아
# how the name of an area is bound to what is measured, by the words behind (Korean) or before it
BOUND_KO = (
    (
        "at",
        pattern("meaning.places.bound_ko_at"),
    ),
    ("from", pattern("meaning.places.bound_ko_from")),
    ("with", pattern("meaning.places.bound_ko_with")),
    (
        "in",
        pattern("meaning.places.bound_ko_in"),
    ),
    ("to", pattern("meaning.places.bound_ko_to")),
    ("to", pattern("meaning.places.bound_ko_to_2")),
)
# who gives what another one gets: 중국이 신고한 물량, China supplied
GIVES = {
    "ko": pattern("meaning.places.gives_ko"),
    "en": pattern("meaning.places.gives_en"),
    "zh": pattern("meaning.places.gives_zh"),
    "ru": pattern("meaning.places.gives_ru"),
}
FOR_EN = pattern("meaning.places.bound_for_en")  # Japan-bound exports
# 2위는 프랑스로 9.6%를: who holds a place, and not where something goes
RANKED, IS_HOLDER = pattern("meaning.places.ranked_ko"), pattern("meaning.places.is_holder_ko")
BOUND_EN = pattern("meaning.places.bound_en", re.IGNORECASE)
NAMES_EN = {"into": "to", "visited": "to", "visiting": "to"}
BOUND_ZH = pattern("meaning.places.bound_zh")
NAMES_ZH = values("meaning.places.names_zh")
# the area of which a product is: 中国品牌, Chinese-made, китайского производства
MADE = {
    "zh": pattern("meaning.places.made_zh"),
    "en": pattern("meaning.places.made_en"),
    "ru": pattern("meaning.places.made_ru"),
}
BOUND_RU = pattern("meaning.places.bound_ru")
IN_RU = pattern("meaning.places.in_ru")
LOCATED_RU = pattern("meaning.places.located_ru")
DIRECTED_RU, CASELESS_RU = pattern("meaning.places.directed_ru"), pattern("meaning.places.without_cases_ru")
DIRECTED_BEHIND_RU = pattern("meaning.places.directed_behind_ru")
ON_RU, TO_ISLAND_RU = pattern("meaning.places.on_ru"), pattern("meaning.places.to_island_ru")
NAMES_RU = values("meaning.places.names_ru")


def bound_by(text: str, start: int, end: int, code: str) -> str | None:
    """How the name at [start, end) of a text in a language is bound."""
    if code == "ko":
        if FACING.search(text, max(0, start - 5), start) is not None:
            return ANY
        if IS_HOLDER.match(text, end) is not None and RANKED.search(text, max(0, start - BINDING), start) is not None:
            return None
        known = (("gives", GIVES["ko"]), *BOUND_KO)
        return next((name for name, pattern in known if pattern.match(text, end)), None)
    if MADE[code].match(text, end):
        return "made"
    if code == "en" and FOR_EN.match(text, end):
        return "to"
    pattern, names = {"en": (BOUND_EN, NAMES_EN), "zh": (BOUND_ZH, NAMES_ZH), "ru": (BOUND_RU, NAMES_RU)}[code]
    found = pattern.search(text[max(0, start - BINDING) : start])
    if found is None:
        return "gives" if GIVES[code].match(text, end) else None
    word = found["word"].lower()
    is_apart = not text[:start].endswith(f"{found['word']} ")  # в страны ЕС, на рынок Китая
    if code == "ru":
        is_on = ON_RU.fullmatch(word) is not None
        if is_on and not (is_apart or TO_ISLAND_RU.match(text, start)):
            return None
        if (is_on or IN_RU.fullmatch(word)) and _is_located(text, start, end, is_apart=is_apart):
            return "in"
    return str(names.get(word, word))


def _is_located(text: str, start: int, end: int, *, is_apart: bool) -> bool:
    """Whether something is where a Russian name tells, and does not go there: в Китае, в странах ЕС, добыча в США."""
    last = start - 1 if is_apart else word_end(text, end)
    if not is_apart and CASELESS_RU.fullmatch(text, start, last) is not None:
        is_directed = DIRECTED_RU.search(text[max(0, start - BINDING) : start]) is not None
        return not is_directed and DIRECTED_BEHIND_RU.match(text, end) is None
    return LOCATED_RU.search(text[max(0, last - BINDING) : last]) is not None
