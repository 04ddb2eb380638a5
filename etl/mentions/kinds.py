"""What sort of statement a figure is: observed, estimate, claim, cap, plan, forecast.

The words nearest behind the figure in its sentence decide, then those before it. A limit in law is
told by a word close by. What nobody qualified is observed if it is a statistic or a plain count, and a
claim if someone merely asserts it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.patterns import pattern
from etl.rules import Rules

REACH = 240  # characters on both sides in which a word can qualify a figure
VERB_LAST = re.compile(r"[가-힣一-鿿]")  # elsewhere the verb stands far before: expects demand to rise by 740
LEADS_ON = re.compile(r"\s?(?:\w{1,8}\s?){0,2}")
OTHER_CLAUSE = re.compile(r"[;:]\s")
ORDER = ("cap", "plan", "forecast", "estimate", "claim", "observed")
NEXT_FIGURE = pattern("mentions.kinds.next_figure")
OF_ANOTHER = pattern("mentions.kinds.of_another")  # 2000亿美元的目标: the target is that of the figure before it
CAPPED_AT = pattern("mentions.kinds.capped_at")
NAMES_NEXT, MARKET = pattern("mentions.kinds.names_next"), pattern("mentions.kinds.market")
EXCEEDED = pattern("mentions.kinds.exceeded")


@lru_cache(maxsize=4)
def kind_patterns(rules: Rules) -> dict[str, re.Pattern[str]]:
    """One pattern a kind, over all languages; Latin and Cyrillic words begin at a word."""
    patterns = {}
    for kind in ORDER:
        words = [word for data in rules.languages.values() for word in data.get("kinds", {}).get(kind, ())]
        parts = [_as_pattern(word, noun=kind == "cap") for word in words]
        patterns[kind] = re.compile("|".join(sorted(parts, key=len, reverse=True)))
    return patterns


def _as_pattern(word: str, *, noun: bool) -> str:
    if re.match(r"[A-Za-zА-Яа-я]", word):
        # the boundary stands behind the first letter: a pattern that begins with letters is found faster
        return rf"{word[0]}(?<!\w.){re.escape(word[1:])}" + (r"\b" if word.isascii() else "")
    if word.startswith("상한"):
        return f"상(?<![예이손향상부발구가연착]상)한{word[2:]}(?=[^가-힣]|[선치를을이가은는의인에과와도까내]|$)"
    ends = noun and word[-1] not in "하한된했을없못"
    return re.escape(word) + (r"(?=[^가-힣]|[를을이가는은의로인에과와도선까내]|$)" if ends else "")


def read_kind(
    text: str, start: int, end: int, sentence: tuple[int, int], rules: Rules, *, is_ratio: bool, has_speaker: bool, is_exact: bool,
    is_cited: bool, beside: tuple[int, int],
) -> tuple[str, str]:  # fmt: skip
    """Kind and the rule that told it; `beside` are the ends of the figures on both sides."""
    patterns = kind_patterns(rules)
    before = text[max(sentence[0], start - REACH) : start]
    after = text[end : min(sentence[1], end + REACH)]
    if before.count("“") > before.count("”"):
        after = after.split("”", 1)[0]  # what stands behind the quotation says nothing of the figure in it
    own_before, own_after = text[max(sentence[0], beside[0]) : start], text[end : min(sentence[1], beside[1])]
    is_verb_first = not VERB_LAST.search(before + after)
    if is_verb_first:
        after = OTHER_CLAUSE.split(own_after, maxsplit=1)[0]  # rose 4.7% in March, below the 4.9% median forecast
        before = OTHER_CLAUSE.split(before)[-1]
    if not is_ratio and (patterns["cap"].search(text, start, end) or _is_cap(own_before, own_after, patterns["cap"])):
        return "cap", "kind.cap"
    if patterns["estimate"].search(text, start, end):
        return "estimate", "kind.within"
    nearest: tuple[int, str, str] | None = None
    for kind in ORDER[1:]:
        own = (hit for hit in patterns[kind].finditer(after) if not _is_of_market(after, hit))
        found = next(own, None)
        if found is not None and is_verb_first and beside[1] < sentence[1] and LEADS_ON.fullmatch(after, found.end()):
            found = None  # remains below the target of (5 percent)
        if found is not None and kind == "plan" and OF_ANOTHER.search(after[: found.start()]):
            found = None
        if found is not None and (nearest is None or found.start() < nearest[0]):
            nearest = (found.start(), kind, found[0])
    if nearest is not None and not (nearest[1] == "observed" and nearest[0] > 60):
        return nearest[1], f"kind.{nearest[2]}"
    for kind in ("estimate", "forecast", "plan", "observed"):
        told = list(patterns[kind].finditer(before))
        reach = 80 if kind == "observed" or not VERB_LAST.search(before) else 24
        if told and len(before) - told[-1].end() <= reach:
            return kind, f"kind.{told[-1][0]}"
    if has_speaker:
        return "claim", "kind.asserted"
    if not is_exact and not is_cited and not is_ratio:
        return "claim", "kind.unsourced.guess"
    return "observed", "kind.default"


def _is_of_market(after: str, hit: re.Match[str]) -> bool:
    """5.3% 늘어 시장 예상치(4.9%)를 웃돌았다: the next figure was expected, not the one before."""
    return NAMES_NEXT.match(after, hit.end()) is not None and MARKET.search(after, 0, hit.start()) is not None


def _is_cap(before: str, after: str, pattern: re.Pattern[str]) -> bool:
    """A word of limit close by, and nothing that says it was exceeded."""
    if before.endswith(("at ", "to ", "about ")) and CAPPED_AT.search(before):
        return True
    near_after = pattern.search(after[:40])
    if near_after is not None and near_after.start() > 3 and NEXT_FIGURE.match(after[near_after.end() :]):
        near_after = None  # …를 들여와 상한선인 50만 배럴을: the limit is the next figure
    if near_after is not None and near_after.start() <= 14 and not EXCEEDED.match(after[near_after.end() :]):
        return not re.search(r"의\s?$", after[: near_after.start()])
    found = list(pattern.finditer(before[-22:]))
    return bool(found) and not EXCEEDED.match(before[-22:][found[-1].end() :])
