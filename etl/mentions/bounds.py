"""Read the words that make a number a bound, before it and behind its unit.

    약 70여 차례 · 최소 600만 발 · 2,400억 달러를 돌파 · 40차례가 넘는 · 24개월 내

Several may stand together. 이상 or 최소 with 약 or 여 is at_least; a verb (넘는) wins over 약.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.mentions.lexicon import HANGUL, BoundWord, Lexicon
from etl.patterns import pattern

BAND = pattern("mentions.bounds.band")
HANDS_OVER, TO_SOMEBODY = pattern("mentions.bounds.hands_over"), pattern("mentions.bounds.to_somebody")
GOES_OVER = pattern("mentions.bounds.goes_over")  # 넘어가다, 넘어오다
CHANGED_TO = pattern("mentions.bounds.changed_to")
WENT = pattern("mentions.bounds.went")
REACH_BACK = 80  # characters in which a verb of change stands before what has become of it
RUSSIAN_TIMES = pattern("mentions.bounds.russian_times")
ADVERB = pattern("mentions.bounds.adverb")


@dataclass(frozen=True, slots=True)
class BoundRead:
    """A bound word as read."""

    bound: str
    start: int
    end: int
    rule: str
    touches: bool = True


def read_before(text: str, start: int, lexicon: Lexicon) -> list[BoundRead]:
    """Bound words that stand right before `start`, the nearest first; 총 is one that says nothing."""
    found: list[BoundRead] = []
    at = start
    while True:
        read = _word_before(text, at, lexicon)
        if read is None:
            return found
        found.append(read)
        at = read.start


def _word_before(text: str, at: int, lexicon: Lexicon) -> BoundRead | None:
    end = at
    while end and text[end - 1] in " \u00a0" and at - end < 2:
        end -= 1
    if not end:
        return None
    for item in lexicon.before.get(text[end - 1].lower(), ()):
        begin = end - len(item.word)
        if begin < 0 or text[begin:end].lower() != item.word.lower():
            continue
        if end == at and item.language in ("en", "ru") and item.word[-1].isalpha():
            continue
        if (
            begin
            and item.language != "zh"
            and text[begin - 1].isalpha()
            and (item.language != "ko" or HANGUL.match(text[begin - 1]))
        ):
            continue
        if _is_other_word(text, begin, end, item):
            continue
        return BoundRead(item.bound, begin, end, f"bound.{item.language}.before.{item.word}")
    return None


def _is_other_word(text: str, begin: int, end: int, item: BoundWord) -> bool:
    """수준 before a number, 전후 … : words that only look the same."""
    if item.word == "근" and end < len(text) and text[end] != " ":
        return True
    if item.language == "ru" and item.bound in ("less_than", "more_than") and RUSSIAN_TIMES.match(text, end):
        return True  # ниже примерно в 2,5 раза
    if item.word == "до":
        if CHANGED_TO.search(text[max(0, begin - REACH_BACK) : begin]):
            return True  # экспорт упал на 8,5% – до $56,93 млрд
        return (
            re.search(
                r"(?:^|[\s(])(?:с|от)\s[\d\s,.]+(?:тысяч\w*|тыс\.|млн\.?|млрд\.?)?\s?[а-яё%]*\s?$",
                text[max(0, begin - 40) : begin],
                re.IGNORECASE,
            )
            is not None
        )
    if item.word == "up to" and WENT.search(text[max(0, begin - 12) : begin]) is not None:
        return True
    if item.word in ("over", "under", "up to", "about", "around", "some") and item.language == "en":
        return text[max(0, begin - 8) : begin].endswith(("all ", "turn "))
    return False


def read_after(text: str, end: int, lexicon: Lexicon, *, duration: bool) -> list[BoundRead]:
    """Bound words behind the unit, in order, each touching the one before or a particle."""
    found: list[BoundRead] = []
    at = end
    for _ in range(3):
        read = _word_after(text, at, lexicon, duration=duration) or (None if found else _band(text, at))
        if read is None:
            break
        found.append(read)
        at = read.end
        if ".verb." in read.rule or read.bound == "about":
            break
    return found


def _band(text: str, at: int) -> BoundRead | None:
    """30명대, 1%대, 2천만 달러대: somewhere in that band."""
    found = BAND.match(text, at)
    return BoundRead("none", at, at + 1, "bound.ko.after.대") if found is not None else None


def _word_after(text: str, at: int, lexicon: Lexicon, *, duration: bool) -> BoundRead | None:
    for gap in (0, 1):
        if gap and text[at : at + 1] not in (" ", "\u00a0"):
            break
        if not text.startswith(lexicon.after_words, at + gap):
            continue
        for item in lexicon.after:
            if text.startswith(item.word, at + gap) and _after_fits(text, at, gap, item):
                return BoundRead(
                    item.bound, at + gap, at + gap + len(item.word), f"bound.{item.language}.after.{item.word}"
                )
    if duration:
        within = _within(text, at, lexicon)
        if within is not None:
            return within
    return _verb_after(text, at, lexicon)


def _within(text: str, at: int, lexicon: Lexicon) -> BoundRead | None:
    """24개월 내에, 三年内: only behind a duration, as a word by itself."""
    begin = at + (text[at : at + 1] == " ")
    for item in lexicon.within if text.startswith(lexicon.within_words, begin) else ():
        end = begin + len(item.word)
        if text.startswith(item.word, begin) and (item.language != "ko" or lexicon.within_end.match(text, end)):
            return BoundRead(item.bound, begin, end, f"bound.{item.language}.within.{item.word}")
    return None


def _after_fits(text: str, at: int, gap: int, item: BoundWord) -> bool:
    end = at + gap + len(item.word)
    following = text[end : end + 1]
    if item.language == "ko":
        if item.word == "여":
            return gap == 0 and (
                not HANGUL.match(following)
                or re.match(r"간|동안|를|의|에|가|만에|전|후|씩|로|이", text[end : end + 2]) is not None
            )
        if item.word == "이상" and re.match(r"(?:하|한|적|향|설|징|현|기류|형)", text[end : end + 2]):
            return False
        if item.word in ("정도", "수준", "상당") and gap == 0 and item.word == "상당":
            return re.match(r"(?:의|규모|을|하|한|$|\s)", text[end : end + 2] or " ") is not None
        if item.word == "수준":
            return not re.match(r"(?:별|급|이\s?(?:높|낮))", text[end : end + 4])
        return True
    if item.language == "en":
        return (gap == 1 or item.word[0] in "-+") and not following.isalpha()
    return True


def _verb_after(text: str, at: int, lexicon: Lexicon) -> BoundRead | None:
    for begin in _after_particle(text, at, lexicon):
        for item in lexicon.verbs if text.startswith(lexicon.verb_words, begin) else ():
            if text.startswith(item.word, begin):
                if HANDS_OVER.match(text, begin) and TO_SOMEBODY.search(text, max(0, at - REACH_BACK), at):
                    continue
                if item.word in ("넘어", "넘게", "넘고") and GOES_OVER.match(text, begin + len(item.word)):
                    continue
                end = _stem_end(text, begin + len(item.word), item.word)
                if end is None:
                    continue
                return BoundRead(item.bound, at, end, f"bound.{item.language}.verb.{item.word}")
    return None


def _stem_end(text: str, end: int, word: str) -> int | None:
    """Of an attributive the whole word belongs to the span (넘는), of a finite verb its stem (넘|었다)."""
    if word == "넘" and not re.match(r"었|으|기|고|는|겼|지|습", text[end : end + 1]):
        return None
    return end - 1 if word.endswith("는") and text[end : end + 1] == "다" else end


def _after_particle(text: str, at: int, lexicon: Lexicon) -> list[int]:
    """Where a verb may begin: behind nothing, a blank, a particle, a particle and a blank."""
    places = [at]
    if text[at : at + 1] in (" ", "\u00a0"):
        places.append(at + 1)
        particle_at = at + 1 if text.startswith(("선을", "선", "대를"), at + 1) else at
    else:
        particle_at = at
    for particle in lexicon.particles if text.startswith(lexicon.particles, particle_at) else ():
        if text.startswith(particle, particle_at):
            end = particle_at + len(particle)
            places.append(end)
            if text[end : end + 1] in (" ", "\u00a0"):
                places.append(end + 1)
            break
    adverb = ADVERB.match(text, places[-1])
    return [*places, adverb.end()] if adverb is not None else places


def combine(reads: list[BoundRead], *, over: bool) -> str:
    """One bound out of all the words: the firmest wins, as HARDCASES sets it."""
    bounds = {read.bound for read in reads} - {"none"}
    if over:
        bounds.add("more_than")
    if "at_least" in bounds:
        return "at_least"
    if any(read.bound == "more_than" and ".verb." in read.rule for read in reads):
        return "more_than"
    for bound in ("less_than", "at_most", "more_than", "about"):
        if bound in bounds:
            return bound
    return "exact"
