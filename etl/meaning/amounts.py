"""Whether an amount is that by which something changed, by the words between a word of rise or fall and it.

fell by $3 billion, an increase of 8,300, $5 billion less, 减少了5万吨, 5만 명 늘어 → yes    fell to $3 billion → no
"""

from __future__ import annotations

import re

from etl.patterns import pattern

BECAME = pattern("meaning.changes.became")
CLOSED = pattern("meaning.amounts.closed")
NOT_BY = pattern("meaning.changes.not_by")
BY_NOUN = pattern("meaning.changes.by_noun")
ARTICLE_EN, NOUN_BEHIND = pattern("meaning.changes.article_en"), pattern("meaning.changes.noun_behind")
AMOUNT_EN = pattern("meaning.changes.amount_en")
BY_ZH, BY_RU = pattern("meaning.amounts.by_zh"), pattern("meaning.amounts.by_ru")


def is_amount(right: str, away: int, code: str, left: str) -> bool:
    """Whether an amount is that by which something changed."""
    if code == "ko":
        if away < 0:
            return False
        between = right[:away]
        return not (BECAME.match(between) or CLOSED.match(between)) and len(between) <= 8 and not NOT_BY.search(between)
    if code == "en":
        is_called = ARTICLE_EN.search(left) is not None and NOUN_BEHIND.match(right) is not None
        if is_called or BY_NOUN.search(left):  # a $1 billion drop in exports, an increase of $1 billion
            return True
        if re.search(r"\b(?:to|at|of|reached|totalled|totaled)\s(?:about\s|some\s|nearly\s|US)?\$?$", left):
            return False
        return AMOUNT_EN.search(left) is not None
    if code == "zh":
        return BY_ZH.search(left) is not None
    if away > 0 and "," in right[:away]:  # подписан на 9 млрд, дорожать он не будет
        return False
    return BY_RU.search(left) is not None
