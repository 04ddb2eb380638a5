"""Whom a shape of an attribution takes for one who states, though the sentence only speaks of him, or he only explains.

Comes in: a sentence, where a shape stands in it, and who that names. Goes out: whether he states nothing there.

    Volume rebounded to an estimated 1.6 million · exports to China recorded $2 billion · LISBON - Exports will fall
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.meaning.view import View
from etl.mentions.names_of_origins import Names, Speaker
from etl.patterns import pattern
from etl.rules import Rules

PARTICIPLE = pattern("meaning.attributions_other.participle")
DASH = pattern("meaning.attributions_other.dash")
COUNTED = pattern("meaning.attributions_other.counted")
BRIEFING = pattern("meaning.attributions_other.briefing")
NOUN = pattern("mentions.origins_other.noun")
PUT, PUT_AT = pattern("meaning.attributions_other.put"), pattern("meaning.attributions_other.put_at")
SEAT_OF = pattern("meaning.attributions_other.seat_of")
PLACED = pattern("mentions.origins_other.placed")
DOING, HAVING = pattern("meaning.attributions_other.doing"), pattern("meaning.attributions_other.having")
COMPASS = re.compile(r"^(?:(?:North|South|East|West|Central|Latin|Middle|Southeast|Sub-Saharan)\s)+(?=[A-Z])")
UNNAMED, EXPLAINED = pattern("meaning.speaking.unnamed"), pattern("meaning.speaking.explained")
RECALLED = pattern("meaning.attributions.recalled")
ANALYSED = pattern("meaning.speaking.analysed")
TIMES, MEETING = pattern("meaning.speaking.times"), pattern("meaning.speaking.meeting")
SIDE = pattern("meaning.attributions_other.side")


def states_nothing(speaker: Speaker, view: View) -> bool:
    """Whether a body states nothing that goes on: it is only told to meet (최고인민회의 제14기 제12차 회의 분석) or is
    recalled (한국은행은 …고 추정한 바 있다), or somebody without a name explains what the author told, in a Korean
    sentence without a figure: 항만당국은 화물이 대부분 소화됐다고 설명했다."""
    if MEETING.match(view.text, speaker.end) or ANALYSED.match(view.text, speaker.end):
        return True
    if view.language == "ko" and RECALLED.search(view.text, view.start, view.end) is not None:
        return True
    if view.language != "ko" or UNNAMED.fullmatch(speaker.name) is None:
        return False
    said = TIMES.sub("", view.text[view.start : view.end])
    return EXPLAINED.search(said) is not None and not any(sign.isdecimal() for sign in said)


def is_spoken_of(view: View, hit: re.Match[str], speaker: Speaker, names: Names, rules: Rules) -> bool:
    """Whether a name is that of the other side of a flow, or of the town of a report; or what looks like its verb is a
    participle before a number."""
    if view.language != "en":
        return False
    text, start, end = view.text, speaker.start, speaker.end
    if end <= view.start + hit.end() and PARTICIPLE.search(hit[0]) is not None:
        return True
    if COUNTED.search(text, view.start, start) is not None or BRIEFING.search(text, view.start, start) is not None:
        return True
    does = DOING if speaker.id is not None else HAVING
    if end < view.start + hit.end() and does.search(hit[0]) is not None and is_area(speaker.name, rules):
        return True
    is_put = end <= view.start + hit.end() and PUT.search(hit[0]) is not None
    if is_put and PUT_AT.match(text, view.start + hit.end(), view.end) is None:
        return True
    if NOUN.match(text, end) is not None or any(cue.search(text, view.start, start) for cue in (PLACED, SEAT_OF)):
        return True
    if DASH.match(text, end) is not None and text[start:end].isupper():
        return True
    ahead = [one for one in view.concepts if one.end < start]
    is_side = bool(ahead) and SIDE.fullmatch(text, ahead[-1].end, start) is not None
    return is_side and speaker.name in names.countries


@lru_cache(maxsize=4)
def _areas(rules: Rules) -> frozenset[str]:
    return frozenset(word for area in rules.vocabulary.areas.values() for word in (*area.words, area.en))


def is_area(name: str, rules: Rules) -> bool:
    """Whether a name is that of a country, a place, or a group of countries."""
    return name in _areas(rules) or COMPASS.sub("", name) in _areas(rules)
