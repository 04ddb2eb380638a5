"""What stands beside a figure and is not inside its span: the rate (하루, 연간, 1인당) and the direction."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl.patterns import any_of, pattern, words
from etl.rules import Rules

WEEKLY = pattern("mentions.context.weekly")  # 주 2회
COUNTED_WEEKLY = words("mentions.context.counted_weekly")
STROKE = re.compile(r"\s?[/∕／]\s?(\w+)$")
FAR = 30  # characters before a figure
RATES = frozenset(("day", "week", "month", "year", "person"))
OF_WHAT = pattern("mentions.context.of_what")  # баррелей нефти в сутки
EARLIER = pattern("mentions.context.earlier")  # 410 a year earlier
DAILY = pattern("mentions.context.daily_zh")  # 原油日产量平均为


class Rates(NamedTuple):
    """Words of a rate with its name, the longest first; the words alone for a first look."""

    before: list[tuple[str, str]]
    behind: list[tuple[str, str]]
    ends: tuple[str, ...]
    begins: tuple[str, ...]


@lru_cache(maxsize=4)
def _rates(rules: Rules) -> Rates:
    before: list[tuple[str, str]] = []
    behind: list[tuple[str, str]] = []
    for code, data in rules.languages.items():
        for name, surfaces in data.get("rates", {}).items():
            target = behind if code in ("en", "ru") else before
            target += [(word, name) for word in surfaces]
            if code in ("en", "ru"):
                before += [(word, name) for word in surfaces]
    before.sort(key=lambda item: -len(item[0]))
    behind.sort(key=lambda item: -len(item[0]))
    return Rates(before, behind, tuple(word for word, _ in before), tuple(word for word, _ in behind))


def find_rate(text: str, start: int, end: int, rules: Rules) -> str | None:
    """per day, week, month, year, person or each; None for a plain amount."""
    rates = _rates(rules)
    ahead = text[max(0, start - 14) : start].rstrip()
    for word, name in rates.before if ahead.endswith(rates.ends) or "每" in ahead else ():
        if ahead.endswith(word) and (len(word) > 1 or ahead[-len(word) - 1 : -len(word)] in (" ", "", ",", "(")):
            return name
        if word[0] in "每" and word in ahead[-8:]:
            return name
    if text[start - 1 : start] > "⺀" and DAILY.search(text, max(0, start - FAR), start) is not None:
        return "day"
    if ahead.endswith("주") and WEEKLY.search(ahead) and text[start:end].endswith(COUNTED_WEEKLY.all):
        return "week"
    quote = text[start:end]
    if quote.endswith(rates.begins):  # 15,000 bpd
        return next(name for word, name in rates.behind if quote.endswith(word))
    stroke = STROKE.search(quote)
    if stroke is not None:  # 800톤/일
        return next((name for word, name in rules.grammar.denominators if word == stroke[1] and name in RATES), None)
    after = text[end : end + 14].lstrip()
    between = OF_WHAT.match(text, end)
    after = text[between.end() : between.end() + 14] if between is not None else after
    if not after.startswith(rates.begins) or EARLIER.match(after):
        return None
    return next(name for word, name in rates.behind if after.startswith(word))


@lru_cache(maxsize=4)
def _directions(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = []
    for name in ("down", "up"):
        words = [word for data in rules.languages.values() for word in data.get("directions", {}).get(name, ())]
        found.append(re.compile(any_of(words)))
    return found[0], found[1]


def find_direction(text: str, end: int, stop: int, is_ratio: bool, rules: Rules) -> str | None:
    """up or down, for ratios that are said to rise or fall: 6.2% 감소."""
    if not is_ratio:
        return None
    down, up = _directions(rules)
    after = text[end : min(stop, end + 12)]
    fell, rose = down.search(after), up.search(after)
    if fell is not None and (rose is None or fell.start() < rose.start()):
        return "down"
    return "up" if rose is not None else None
