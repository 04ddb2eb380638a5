"""Who passes on what another states: 塔斯社援引财政部长的话, TASS, citing the ministry, 통신이 인용한 청 자료.

The relay is not the origin; it is kept beside it (`via`). Before the words of `relays` stands the relay and behind
them the origin; in Korean what is cited is the object (자료를 인용해), and who cites in an attribute its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from etl.meaning.attribution_rules import OPENS
from etl.meaning.view import View
from etl.mentions.names_of_origins import Speaker, names_of
from etl.patterns import pattern
from etl.rules import Rules

ACCORDING = "origin.according"
SUBJECT = pattern("meaning.relays.subject")
NEAR = 40  # characters between a relay and the word by which it cites
MEDIA = pattern("meaning.relays.media_ko")  # 대만 언론, 외신
OBJECT = pattern("meaning.relays.object")
ATTRIBUTE = pattern("meaning.relays.attribute")


def split_relay(view: View, speakers: Sequence[Speaker], rules: Rules) -> tuple[list[Speaker], Speaker | None]:
    """Those who state without the one who only passes it on, and that one."""
    word = _words(rules, view.language).search(view.text, view.start, view.end)
    if word is None and view.language == "ko" and _is_by_media(speakers, rules):
        return list(speakers[1:]), speakers[0]
    if word is None or not speakers:
        return list(speakers), None
    via = _korean(view, speakers, word) if view.language == "ko" else _before(speakers, word)
    if via is None:
        return list(speakers), None
    left = [one for one in speakers if one.start != via.start]
    return (left, via) if left else (list(speakers), None)


def _is_by_media(speakers: Sequence[Speaker], rules: Rules) -> bool:
    """Whether a sentence has by a medium what a body states: 로이터통신에 따르면 상공부는 … 밝혔다."""
    if not speakers or not speakers[0].rule.startswith(ACCORDING):
        return False
    is_medium = names_of(rules).types.get(speakers[0].id or "") == "media" or MEDIA.search(speakers[0].name) is not None
    return is_medium and any(one.rule == OPENS for one in speakers[1:])


def _before(speakers: Sequence[Speaker], word: re.Match[str]) -> Speaker | None:
    """The last one named before the word, if somebody is named behind it."""
    is_beside = word.string[: word.start()].endswith(", ")  # NHK reported that …, quoting the utility: of its subject
    reach = word.start() if is_beside else NEAR
    before = [one for one in speakers if one.end <= word.start() and word.start() - one.end <= reach]
    behind = [one for one in speakers if one.start >= word.end() and one.start - word.end() <= NEAR]
    return before[-1] if before and behind else None


def _korean(view: View, speakers: Sequence[Speaker], word: re.Match[str]) -> Speaker | None:
    before = [one for one in speakers if one.end <= word.start()]
    if before and ATTRIBUTE.fullmatch(view.text, before[-1].end, word.start()):
        return before[-1]
    cited = [one for one in before if OBJECT.fullmatch(view.text, one.end, word.start())]
    is_subject = bool(before) and SUBJECT.match(view.text, before[-1].end) is not None
    if is_subject and any(one.start >= word.end() for one in speakers):
        return before[-1]  # 통신은 매체를 인용해 부총리가 …고 보도했다
    others = [one for one in speakers if not cited or one.start != cited[-1].start]
    return others[-1] if cited and others else None


@lru_cache(maxsize=8)
def _words(rules: Rules, language: str) -> re.Pattern[str]:
    words = rules.languages[language]["meaning"]["relays"]
    return re.compile("|".join(re.escape(word) for word in words))
