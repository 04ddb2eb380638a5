"""Read the unit or counter behind a number, and the sign before it.

A Korean counter must end as a word ends: before a blank, a sign, or a particle; so 배럴 is not 배,
개월 not 개, and 원칙 not 원. Words that are a unit only in company (기, 대, 호) are looked at with
what stands around them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.mentions.lexicon import HANGUL, Lexicon
from etl.patterns import pattern, words
from etl.reading.number import Number
from etl.rules import PER, Ambiguous, Unit
from etl.si import SI_WORDS

# what may follow a Korean counter inside the same word
AFTER_COUNTER = pattern("mentions.units.after_counter")
SPACED = words("mentions.units.spaced")
HYPHENATED = re.compile(r"-[A-Za-z]{3,}(?:-points?)?(?![-A-Za-z])")
SINGULAR, HEAD = pattern("mentions.units.singular"), pattern("mentions.units.head")
STROKE = re.compile(r"\s?[/∕／]\s?")
POWER_GAP = re.compile(r"[\s·⋅.]?")
POWER = re.compile(r"\s?(?:\^?[-−–⁻‐][1-3¹²³](?!\d))")
RATES = frozenset(("day", "week", "month", "year", "person"))
THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
NAME_BEFORE = re.compile(r"[^\W_][-‑–]?$")
NAME_GOES_ON = re.compile(r"-\d")  # F-35A
LATIN_END = re.compile(r"[A-Za-z0-9]")
ADJECTIVES = pattern("mentions.units.adjectives")
STOP_BETWEEN = pattern("mentions.units.stop_between", re.IGNORECASE)
LONGEST_SIGN = 14  # characters with the blank behind it: US dollars
CYRILLIC_BETWEEN = pattern("mentions.units.cyrillic_between")


@dataclass(frozen=True, slots=True)
class UnitRead:
    """A unit as read; `start`, `end` are the span of its word."""

    unit: Unit
    start: int
    end: int
    rule: str
    per: bool = False  # 인당, 톤당: a rate, not a count


def read_unit(text: str, at: int, number_start: int, lexicon: Lexicon) -> UnitRead | None:
    """The unit whose word begins at `at`, after at most one blank."""
    spaced = at < len(text) and text[at] in " \u00a0"
    begin = at + 1 if spaced else at
    if begin >= len(text):
        return None
    if text[begin] == "-":
        return _hyphenated(text, begin, number_start, lexicon)
    best = _longest(text, begin, spaced, lexicon)
    asked = _ambiguous(text, begin, number_start, lexicon)
    if asked is not None and (best is None or asked.end >= best.end):
        return asked
    if best is not None:
        return _of_head(text, best, lexicon) or read_quotient(text, best, lexicon)
    return _behind_adjectives(text, begin, lexicon) if spaced else None


def _of_head(text: str, read: UnitRead, lexicon: Lexicon) -> UnitRead | None:
    """43 tanker calls, 47 ballistic missile launches: the plural behind a unit in the singular is what is counted."""
    if read.unit.dimension != "count" or SINGULAR.fullmatch(text, read.start, read.end) is None:
        return None
    head = HEAD.match(text, read.end)
    if head is None:
        return None
    known = _longest(text, head.start("noun"), False, lexicon)
    if known is not None and known.unit.dimension == "count":
        return known
    return UnitRead(lexicon.by_id["item"], head.start("noun"), head.end("noun"), "unit.item.noun")


def _hyphenated(text: str, at: int, number_start: int, lexicon: Lexicon) -> UnitRead | None:
    """A 90-day pause, a 500-kilometre pipeline: behind digits only."""
    if not text[at - 1].isdecimal() or not HYPHENATED.match(text, at) or not text[number_start].isdecimal():
        return None
    return _longest(text, at + 1, False, lexicon)


def read_quotient(text: str, above: UnitRead, lexicon: Lexicon) -> UnitRead:
    """The unit with what it is divided by: km/h, 35㎍/㎥, 2,000원/kg, mg kg−1; days and persons are rates."""
    stroke = STROKE.match(text, above.end)
    if stroke is None:
        return _with_power(text, above, lexicon)
    rate = next((item for item in lexicon.denominators if _stands(text, stroke.end(), item[0])), None)
    below = _longest(text, stroke.end(), False, lexicon)
    if rate is not None and (below is None or below.end <= stroke.end() + len(rate[0])):
        end = stroke.end() + len(rate[0])
        if rate[1] in RATES:
            return replace(above, end=end)
        return _divided(above, lexicon.by_id[rate[1]], end, lexicon)
    if below is None or below.unit.dimension in ("ratio", "money") or above.unit.dimension in ("duration", "ratio"):
        return above
    return _divided(above, below.unit, below.end, lexicon)


def _with_power(text: str, above: UnitRead, lexicon: Lexicon) -> UnitRead:
    """mg kg−1, km s^-1."""
    gap = POWER_GAP.match(text, above.end)
    if gap is None or above.unit.dimension == "count":
        return above
    for word, name in lexicon.denominators if text.startswith(lexicon.denominator_words, gap.end()) else ():
        power = POWER.match(text, gap.end() + len(word)) if text.startswith(word, gap.end()) else None
        if power is not None:
            return _divided(above, lexicon.by_id[name], power.end(), lexicon)
    for word, unit, code in lexicon.units.get(text[gap.end() : gap.end() + 1].lower(), ()):
        power = POWER.match(text, gap.end() + len(word)) if text.startswith(word, gap.end()) else None
        if power is not None and code in (SI_WORDS, "en", "ko") and word.isascii():
            return _divided(above, unit, power.end(), lexicon)
    return above


def _divided(above: UnitRead, below: Unit, end: int, lexicon: Lexicon) -> UnitRead:
    unit = lexicon.by_id[f"{above.unit.id}{PER}{below.id}"]
    return UnitRead(unit, above.start, end, f"{above.rule}.per.{below.id}")


def _stands(text: str, at: int, word: str) -> bool:
    """Whether a word stands here and ends as a word ends."""
    if not text.startswith(word, at):
        return False
    following = text[at + len(word) : at + len(word) + 1]
    return not (word.isascii() and following.isascii() and following.isalnum())


def _longest(text: str, begin: int, spaced: bool, lexicon: Lexicon) -> UnitRead | None:
    for word, unit, code in lexicon.units.get(text[begin : begin + 1].lower(), ()):
        end = begin + len(word)
        piece = text[begin:end]
        if (unit.spaced and code == SI_WORDS and not spaced) or (
            unit.not_before and text.startswith(unit.not_before, end)
        ):
            continue
        if piece != word and not (code == "en" and piece.lower() == word.lower() and len(word) > 3):
            continue
        if not _ends_as_word(text, end, word, code) or (spaced and word in SPACED and not _spaced_is_safe(text, end)):
            continue
        return UnitRead(unit, begin, end, f"unit.{unit.id}", per=_is_per(text, end))
    return None


def _ends_as_word(text: str, end: int, word: str, code: str) -> bool:
    if end >= len(text):
        return True
    following = text[end]
    if (word[-1].isascii() and word[-1].isalnum()) or word[-1] in "²³":
        if word.isupper() or len(word) <= 3:
            return not LATIN_END.match(following) and not NAME_GOES_ON.match(text, end)
        return not following.isascii() or not following.isalnum()
    if code == "ru":
        return not ("а" <= following.lower() <= "я" or following == "ё")
    if code == "zh" or not HANGUL.match(word[-1]):
        return True
    return not HANGUL.match(following) or AFTER_COUNTER.match(text, end) is not None


def _spaced_is_safe(text: str, end: int) -> bool:
    """A one-syllable counter after a blank: safe before a particle or the end of the phrase."""
    return (
        end >= len(text)
        or not HANGUL.match(text[end])
        or re.match(r"(?:을|를|이|가|은|는|의|씩|에|로|으로|와|과|도|만|이상|여|이하|미만)", text[end : end + 2])
        is not None
    )


def _is_per(text: str, end: int) -> bool:
    return re.match(r"당(?![시국초사])", text[end : end + 2]) is not None


def _ambiguous(text: str, begin: int, number_start: int, lexicon: Lexicon) -> UnitRead | None:
    for size in (3, 2, 1):
        word = text[begin : begin + size]
        for unit, item in lexicon.ambiguous.get(word, ()) if len(word) == size else ():
            end = begin + size
            if end < len(text) and HANGUL.match(text[end]) and not AFTER_COUNTER.match(text, end):
                continue
            if _fits(text, begin, end, number_start, item):
                return UnitRead(unit, begin, end, f"unit.{unit.id}.context", per=_is_per(text, end))
    return None


def _fits(text: str, begin: int, end: int, number_start: int, item: Ambiguous) -> bool:
    after = text[end : end + 14]
    before = text[max(0, number_start - 14) : number_start]
    if any(after.lstrip().startswith(word) for word in item.not_after) or any(
        word in before[-10:] for word in item.not_after
    ):
        return False
    digits = re.sub(r"[^\d]", "", text[number_start:begin])
    scaled = re.search(r"[십백천만억]", text[number_start:begin])
    if (scaled and item.sure_from <= 1000) or (digits and (len(digits) > 9 or int(digits) >= item.sure_from)):
        return True
    is_grouped = THOUSANDS.search(text, number_start, begin) is not None  # no ordinal is written 14,902호
    window = text[: end + 26] if is_grouped else text[max(0, number_start - 26) : end + 26]
    return any(word in window for word in item.context)


def _behind_adjectives(text: str, begin: int, lexicon: Lexicon) -> UnitRead | None:
    """English and Russian put words between: 10,000 North Korean troops, 5 тыс. северокорейских солдат."""
    found = ADJECTIVES.match(text, begin) or CYRILLIC_BETWEEN.match(text, begin)
    if found is None:
        return None
    words = found[0].split()
    at = begin
    for word in words:
        if not word.isupper() and STOP_BETWEEN.fullmatch(word):
            return None
        at = text.index(word, at) + len(word) + 1
        read = _longest(text, at, False, lexicon) if at < len(text) else None
        if read is not None and read.unit.dimension == "count":
            read = _of_head(text, read, lexicon) or read
            return UnitRead(read.unit, read.start, read.end, f"{read.rule}.apart")
    return None


def read_sign(text: str, start: int, lexicon: Lexicon) -> UnitRead | None:
    """A currency sign right before the number: $5, US$ 3억."""
    before = text[max(0, start - LONGEST_SIGN) : start]
    stripped = before.rstrip(" ")
    if len(before) - len(stripped) > 1:
        return None
    for sign, unit in lexicon.signs if stripped.endswith(lexicon.sign_words) else ():
        if stripped.endswith(sign):
            begin = start - (len(before) - len(stripped)) - len(sign)
            if sign[0].isalpha() and begin and text[begin - 1].isalpha():
                continue
            return UnitRead(unit, begin, begin + len(sign), f"unit.{unit.id}.sign")
    return None


def read_initial(text: str, number: Number, lexicon: Lexicon) -> UnitRead | None:
    """The letter of a currency right on a number with a scale or in groups: N16.2 trillion, R5.2bn, R1,200; without
    one it is a name."""
    begin = number.start - 1
    is_amount = number.scale > 1 or GROUPED.fullmatch(text, number.start, number.end) is not None
    unit = lexicon.initials.get(text[begin]) if begin >= 0 and is_amount else None
    if unit is None or NAME_BEFORE.search(text, max(0, begin - 2), begin):
        return None
    return UnitRead(unit, begin, number.start, f"unit.{unit.id}.initial")
