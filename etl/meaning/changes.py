"""What a figure says of its measure: a level, a growth, a change, points, a share, a ratio; and up or down.

The words that govern the figure decide: of its own clause, the verb or noun behind it in Korean, on both sides in
other languages. An amount by which something rose is a change, one to which it rose is a level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.meaning.view import Placed, View
from etl.rules import Rules

# behind an amount: what it became, not by how much (27억 달러로 늘었다)
BECAME = re.compile(r"(?:[가-힣]{0,3}\s)?(?:으로|로|에(?!서)|까지|이다|였|이었)")
COMPARED = re.compile(r"보다|에서\s")  # 1,410억 위안보다 적었다, 300명에서 줄었다: what it is compared with
FROM_RU = re.compile(r"(?<![а-яё])с\s$")  # снизил ставку с 21% до 20%
APART = re.compile(r"(?:이나|나|가량|정도|쯤)?\s?떨어(?:져|진\s(?:곳|지점|거리|해상))")  # 12해리 떨어져 있었다
SHRINKS = re.compile(r"감소|하락|축소|降|跌|сниж|сокращ|паден")
RATE_NOUN = re.compile(  # 보장률은 약 64.9% · 보험료율 7.09%
    r"[가-힣](?:율|률)(?:\([^()]*\))?(?:은|는|이|가|도|을|를|의 경우)?\s(?:[^\s,]+\s){0,3}?(?:약\s|총\s)?$"
    r"|[가-힣](?:율|률)\s?[(:]?\s?$"
)
# 2023년의 41.8%, 한국의 1.7%: so much of another time or place, no part of a whole
OF_THE_SAME = re.compile(
    r"(?:\d{4}년|전년|지난해|작년|평년|같은 기간|동기|당시|그해)(?:\s?[(（][^()（）]*[)）])?"
    r"의\s(?:약\s|불과\s|겨우\s)?$"
)
OF_WHOLE_KO = re.compile(r"(?:가운데|중|중에서|전체의|전체 [가-힣]{1,8}의|의)\s?(?:약\s?|무려\s?)?$")
OF_WHOLE = re.compile(r"\s(?:of|от)\s")
POINTS = frozenset({"percentage_point"})
MULTIPLES = frozenset({"times", "fraction"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of all languages as patterns, by language."""

    rise: dict[str, re.Pattern[str]]
    fall: dict[str, re.Pattern[str]]
    growth_nouns: dict[str, re.Pattern[str]]
    share_nouns: dict[str, re.Pattern[str]]
    share_verbs: dict[str, re.Pattern[str]]
    base: dict[str, re.Pattern[str]]


@lru_cache(maxsize=4)
def cues_of(rules: Rules) -> Cues:
    """The patterns of these rules."""

    def patterns(name: str) -> dict[str, re.Pattern[str]]:
        return {code: _any(data.get("meaning", {}).get(name, ()), code) for code, data in rules.languages.items()}

    return Cues(*(patterns(name) for name in ("rise", "fall", "growth_nouns", "share_nouns", "share_verbs", "base")))


def _any(words: list[str], code: str) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) or r"(?!)"
    if code == "en":
        return re.compile(rf"\b(?:{body})\b", re.IGNORECASE)
    return re.compile(rf"(?<![а-яё])(?:{body})" if code == "ru" else rf"(?:{body})")


@dataclass(frozen=True, slots=True)
class Change:
    """The transformation of a figure, its direction, and the words that told it."""

    transformation: str
    direction: str | None
    start: int = 0
    end: int = 0
    how: str = "own"


def read_change(view: View, figure: Placed, cues: Cues, measure_type: str, before: Change | None) -> Change:
    """The transformation of a figure.

    `measure_type` is that of its concept (rate, index …, "" where none is known); `before` the change of the figure
    before it, which a list goes on with.
    """
    unit = figure.mention.unit
    first, last = _around(view, figure)
    left, right = view.text[first : figure.start], view.text[figure.end : last]
    direction, start, end = _direction(view, figure, left, right, cues)
    code = view.language
    is_old = COMPARED.match(right) or APART.match(right) if code == "ko" else code == "ru" and FROM_RU.search(left)
    if is_old:
        direction, start, end = None, 0, 0
    if unit in POINTS:
        return Change("points", direction, start, end)
    if unit in MULTIPLES:
        return Change("ratio", None, start, end)
    if unit == "percent":
        growth = Change("growth", direction, start, end)
        return _percent(view, figure, left, right, cues, growth, measure_type, before)
    if direction is not None and _is_amount(right, start - figure.end, code, left):
        return Change("change", direction, start, end)
    return Change("level", None)


def _percent(
    view: View,
    figure: Placed,
    left: str,
    right: str,
    cues: Cues,
    growth: Change,
    measure_type: str,
    before: Change | None,
) -> Change:
    code = view.language
    named = cues.growth_nouns[code].search(left[-24:])
    if named is not None and measure_type != "rate":
        direction = "down" if SHRINKS.search(named[0]) else growth.direction if _is_close(growth, figure) else None
        return Change("growth", direction, growth.start, growth.end)
    behind, ahead = cues.share_verbs[code].search(right[:30]), cues.share_nouns[code].search(left[-24:])
    became = code == "ko" and BECAME.match(right) is not None
    if growth.direction is not None and _is_close(growth, figure) and not became:
        return growth
    if (behind or ahead) is not None:
        shared, at = (behind, figure.end) if behind is not None else (ahead, figure.start - len(left[-24:]))
        assert shared is not None
        return Change("share", None, at + shared.start(), at + shared.end())
    if OF_THE_SAME.search(left) and code == "ko":
        return Change("ratio", None)
    is_rate = measure_type == "rate" or RATE_NOUN.search(left) is not None
    if is_rate and (growth.direction is None or BECAME.match(right)):
        return Change("level", None)
    if growth.direction is not None and not became:
        return growth
    if (figure.mention.value or 0) < 0 or measure_type in ("index", "growth"):
        return Change("growth", None, how="default")
    if OF_WHOLE_KO.search(left) or OF_WHOLE.match(right):
        return Change("share", None)
    if before is not None and before.transformation in ("growth", "share", "level"):
        return Change(before.transformation, None, how="list")
    return Change("growth" if cues.base[code].search(left) else "share", None, how="guess")


def _is_close(growth: Change, figure: Placed) -> bool:
    return growth.end > growth.start and 0 <= growth.start - figure.end <= 6


def _around(view: View, figure: Placed) -> tuple[int, int]:
    """The clause, not beyond the figures beside it."""
    first, last = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    if last <= figure.end + 1:
        last = view.end
    return max(first, before), min(max(last, figure.end), after)


def _direction(view: View, figure: Placed, left: str, right: str, cues: Cues) -> tuple[str | None, int, int]:
    """up or down, and where the word stands."""
    code = view.language
    found = [
        (match.start(), name, figure.end + match.start(), figure.end + match.end())
        for name in ("rise", "fall")
        if (match := getattr(cues, name)[code].search(right[:40] if code == "ko" else right[:60]))
    ]
    if code != "ko":
        for name in ("rise", "fall"):
            matches = list(getattr(cues, name)[code].finditer(left[-60:]))
            if matches:
                base = figure.start - len(left[-60:])
                away = len(left[-60:]) - matches[-1].end()
                found.append((away, name, base + matches[-1].start(), base + matches[-1].end()))
    if not found:
        return None, 0, 0
    _, name, start, end = min(found)
    return ("up" if name == "rise" else "down"), start, end


def _is_amount(right: str, away: int, code: str, left: str) -> bool:
    """Whether an amount is that by which something changed."""
    if code == "ko":
        if away < 0:
            return False
        between = right[:away]
        return not BECAME.match(between) and len(between) <= 8 and "," not in between
    if code == "en":
        if re.search(r"\b(?:to|at|of|reached|totalled|totaled)\s(?:about\s|some\s|nearly\s|US)?\$?$", left):
            return False
        return bool(re.search(r"\bby\s(?:about\s|some\s|nearly\s)?(?:US)?\$?$", left)) or bool(
            re.search(
                r"\b(?:rose|fell|grew|dropped|climbed|up|down|gained|lost|increased|decreased|declined)\s(?:about\s|some\s)?(?:US)?\$?$",
                left,
            )
        )
    if code == "zh":
        return bool(re.search(r"(?:增加|减少|增长|下降|上涨|下跌|多|少)了?(?:约)?$", left))
    return bool(re.search(r"\bна\s(?:около\s)?$", left))
