"""Forms by which a percentage is told to be of something else than a whole: of what it was then, of the gross product.

相当于2019年同期的93% · 64 percent of their 1990 level · GDP의 1.9% · рост до 7% · from 42% to 97%
"""

from __future__ import annotations

import re

from etl.meaning.view import Placed, View
from etl.patterns import pattern

LANGUAGES = ("ko", "en", "zh", "ru")
# so much of what it was at another time, or of another amount: no part of a whole
OF_ANOTHER = {code: pattern(f"meaning.relative.of_another_{code}") for code in LANGUAGES[1:]}
OF_PRODUCT = {code: pattern(f"meaning.relative.of_product_{code}") for code in LANGUAGES}
OF_PRODUCT_AHEAD = pattern("meaning.relative.of_product_ahead")
TO_NEW = {code: pattern(f"meaning.relative.to_new_{code}") for code in LANGUAGES[1:]}
RATE_BEFORE = {code: pattern(f"meaning.relative.rate_before_{code}") for code in LANGUAGES[1:]}
BY_GAP = pattern("meaning.relative.by_gap")
MORE_THAN = pattern("meaning.relative.more_than")
MORE_INSIDE, THAN_BEHIND = pattern("meaning.relative.more_inside"), pattern("meaning.relative.than_behind")
HALF_OF_AMOUNT = pattern("meaning.relative.half_of_amount")
OF_THEN = pattern("meaning.relative.of_then")
PHRASAL = pattern("meaning.relative.phrasal", re.IGNORECASE)
PHRASAL_DOWN = pattern("meaning.relative.phrasal_down", re.IGNORECASE)
FILLED, BY_RU = pattern("meaning.relative.filled"), pattern("meaning.relative.by_ru")
TO_LEVEL = pattern("meaning.relative.to_level_ru")
OF_ALL_RU = pattern("meaning.relative.of_all_ru")
INDEX_RU = pattern("meaning.relative.index_ru")
LEAST_LEVEL = 50  # percent: less is rather a growth
AND_BY = pattern("meaning.relative.and_by")
BY_ANY = pattern("meaning.relative.by_any")
UP = frozenset({"more", "higher", "above"})


def is_of_another(view: View, figure: Placed) -> bool:
    """Whether so much is told of what something was then, or of another amount."""
    form = OF_ANOTHER[view.language]
    if view.language == "zh":
        return form.search(view.text[view.start : figure.start]) is not None
    right = view.text[figure.end : view.end]
    is_much = view.language == "ru" and (figure.mention.value or 0) > LEAST_LEVEL
    is_index = is_much and INDEX_RU.search(view.text, view.start, figure.start) is not None
    is_level = is_index or (is_much and TO_LEVEL.match(right) is not None)
    return is_level or form.match(right) is not None


def is_of_product(left: str, right: str, code: str) -> bool:
    """GDP의 1.9%, 4.1% of GDP: a deficit, a debt, an expenditure has that level; a part of it is told as one."""
    found = OF_PRODUCT[code]
    if code in ("en", "ru"):
        return found.match(right) is not None or OF_PRODUCT_AHEAD.search(left) is not None
    return found.search(left) is not None


def became(view: View, figure: Placed) -> bool:
    """Whether a figure of a text that is not Korean is what something came to: from 42% to 97%."""
    return TO_NEW[view.language].search(view.text[view.start : figure.start]) is not None


def is_of_all(left: str, right: str) -> bool:
    """Whether the whole stands behind a Russian percentage that is no change: 14% этой суммы."""
    return OF_ALL_RU.match(right) is not None and BY_RU.search(left) is None


def is_rate(left: str, code: str) -> bool:
    """Whether the noun before a figure names a rate, in a text that is not Korean."""
    return RATE_BEFORE[code].search(left) is not None


def is_of_amount(right: str) -> bool:
    """Whether an English fraction is of another amount, so that it is no part of a whole: half the 17.9m of 2016."""
    return HALF_OF_AMOUNT.match(right) is not None


def is_of_then(right: str) -> bool:
    """Whether an English fraction is of an amount of another time: half of the $3.25 billion of 2019."""
    return OF_THEN.match(right) is not None


def is_phrasal(text: str, word: str, start: int) -> bool:
    """Whether up or down belongs to a verb that tells no rise or fall.

    >>> is_phrasal("a team set up by 11 countries", "up", 11), is_phrasal("prices went up by 3%", "up", 12)
    (True, False)
    """
    verbs = {"up": PHRASAL, "down": PHRASAL_DOWN}.get(word.lower())
    return verbs is not None and verbs.search(text, max(0, start - 12), start) is not None


def by_so_much(left: str) -> bool:
    """Whether a Russian percentage is that by which something changed, without a word of rise or fall: ещё на 72%."""
    return BY_RU.search(left) is not None and FILLED.search(left) is None


def goes_on_changing(left: str) -> bool:
    """Whether an amount goes on with the change of the one before it: and by 12,000 over the month."""
    return AND_BY.search(left) is not None


def is_share_told(left: str, gap: str | None, nouns: re.Pattern[str]) -> bool:
    """Whether the clause of a percentage is about a share, and the percentage is what that came to, or what it was.

    доля зерна достигла 36 %, whose share of the total slipped from 44.2 percent; not: its share fell by 3%
    """
    if nouns.search(left) is None or BY_ANY.search(left) is not None:
        return False
    return gap is None or BY_GAP.fullmatch(gap) is None


def held_against(quote: str, right: str) -> str | None:
    """up or down, by which an English figure is more or less than another: 3% more than in 2023, 50 fewer men than."""
    found = MORE_THAN.match(right)
    if found is None and THAN_BEHIND.match(right) is not None:
        found = MORE_INSIDE.search(quote)
    return None if found is None else "up" if found["word"] in UP else "down"
