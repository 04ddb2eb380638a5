"""Bodies in brackets behind what they state, in texts of any language.

    …, 2021–2023 average (FAO) · 12만 명(통계청, 2024) · 4%(통계청 집계) · (данные Росстата)

Comes in: a sentence and the rules. Goes out: the speakers that it names so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.meaning.attribution_rules import BEHIND, BODIES, FIGURE
from etl.meaning.view import View
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.patterns import any_of, pattern
from etl.rules import Rules

ENDS = pattern("meaning.bracketed_bodies.ends")
MEASURES = pattern("meaning.bracketed_bodies.measures")
BRACKETED = pattern("meaning.attributions_other.bracketed")


def find_bracketed(view: View, rules: Rules, office: re.Pattern[str]) -> list[Speaker]:
    """Bodies in brackets behind what they state: …, 2021–2023 average (FAO) · 12만 명(통계청, 2024) · 4%(통계청 집계);
    `office`: how the name of one ends that is not known."""
    names, found, reach = names_of(rules), [], (view.start, view.end)
    for hit in BRACKETED.finditer(view.text, view.start, view.end):
        key = next(one for one in ("name", "name_en", "name_ru") if hit[one] is not None)
        origin = names.owner.get(hit[key])
        is_office = origin is None and key != "name_en" and office.search(hit[key] + " ") is not None
        is_office = is_office or (origin is None and key == "name_en" and _is_closing(view, hit, office))
        if is_office or (origin is not None and origin.type in BODIES):
            found.append(make_speaker(*hit.span(key), hit[key], names, BEHIND, reach))
    for hit in _bracketed_works(rules, view.language).finditer(view.text, view.start, view.end):
        key = "name" if hit["name"] is not None else "name_of"
        name = hit[key].strip()
        if name in names.owner or office.search(name + " ") is not None:
            start = hit.start(key) + hit[key].index(name)
            found.append(make_speaker(start, start + len(name), name, names, FIGURE, reach))
    return found


def _is_closing(view: View, hit: re.Match[str], office: re.Pattern[str]) -> bool:
    """Whether a bracket ends an English sentence, and is neither the short form of the words before it nor a measure:
    … this season (ICO), … in October (national statistics office)."""
    if hit["name_en"][0].islower() and not any(
        one.end() == len(hit["name_en"]) for one in office.finditer(hit["name_en"])
    ):
        return False
    if ENDS.match(view.text, hit.end(), view.end) is None or MEASURES.fullmatch(hit["name_en"]) is not None:
        return False
    heads = "".join(word[0] for word in view.text[view.start : hit.start("name_en") - 1].split())
    return not heads.casefold().endswith(hit["name_en"].casefold())


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
