"""The words of datasets/, arranged for looking up at a place in a text. Built once for each set of rules."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

from etl.mentions.lexicon_ko import KoreanNumbers, korean_numbers
from etl.mentions.lexicon_zh import ChineseNumbers, chinese_numbers
from etl.patterns import pattern
from etl.reading.numerals_spaced import SpacedWords, spaced_words
from etl.reading.trie import pattern_of
from etl.rules import Ambiguous, Rules, Unit, Units, UnitsOfTexts

COMMA_IS_POINT = pattern("mentions.lexicon.comma_is_point")
POINT_IS_POINT = pattern("mentions.lexicon.point_is_point")
COMMA_SHARE = pattern("mentions.lexicon.comma_share")
POINTED_SHARE = pattern("mentions.lexicon.pointed_share")
LEAST = 2  # such numbers of a text: one alone may be a slip
HANGUL = re.compile(r"[가-힣]")
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class BoundWord:
    """A word that makes a number a bound; `bound` none: it belongs to the span and says nothing."""

    word: str
    bound: str
    language: str


@dataclass(frozen=True)
class NotFigure:
    """A pattern around a number by which it is something else."""

    name: str
    reason: str
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    rule: str


@dataclass(eq=False)
class Lexicon:
    """Everything the readers of `mentions` look up; known by identity, as the rules are that it is made of."""

    korean: KoreanNumbers
    chinese: ChineseNumbers
    english: SpacedWords
    russian: SpacedWords
    units: dict[str, list[tuple[str, Unit, str]]] = field(default_factory=dict)  # by first character, longest first
    scaled: dict[str, Decimal] = field(default_factory=dict)  # words of units that hold a scale: kb/d
    signs: list[tuple[str, Unit]] = field(default_factory=list)  # before the number, longest first
    sign_words: tuple[str, ...] = ()  # the signs alone
    initials: dict[str, Unit] = field(default_factory=dict)  # N16.2 trillion; of several the first of the file
    ambiguous: dict[str, list[tuple[Unit, Ambiguous]]] = field(default_factory=dict)
    by_id: Units = field(default_factory=Units)
    denominators: tuple[tuple[str, str], ...] = ()  # behind a stroke, longest first
    denominator_words: tuple[str, ...] = ()  # those words alone
    speeds: tuple[tuple[str, str], ...] = ()  # before the number
    before: dict[str, list[BoundWord]] = field(default_factory=dict)  # by last character, longest first
    after: list[BoundWord] = field(default_factory=list)
    verbs: list[BoundWord] = field(default_factory=list)
    after_words: tuple[str, ...] = ()  # the words of `after` and `verbs`, for a first look
    verb_words: tuple[str, ...] = ()
    within: list[BoundWord] = field(default_factory=list)
    within_words: tuple[str, ...] = ()
    within_end: re.Pattern[str] = NEVER  # what may stand behind a Korean one
    particles: tuple[str, ...] = ()
    scales: dict[str, int] = field(default_factory=dict)  # one character: 십백천만억조, 十百千万亿
    digits: dict[str, int] = field(default_factory=dict)  # one character: 일이삼, 一二三
    not_scale: tuple[str, ...] = ()
    word_scales: list[tuple[str, Decimal]] = field(default_factory=list)  # million, млн: longest first
    scale_words: tuple[str, ...] = ()  # those words alone
    sign_scales: frozenset[str] = frozenset()
    glued_scales: frozenset[str] = frozenset()  # 20k: without a sign, right on the digits
    counted_scales: frozenset[str] = frozenset()  # 2.4m: only near one of the words of `counted`
    counted: re.Pattern[str] = NEVER
    native: dict[str, int] = field(default_factory=dict)
    native_tens: tuple[str, ...] = ()
    native_ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    lone: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: dict[str, tuple[Decimal, str]] = field(default_factory=dict)  # 이틀, 절반
    whole_words: tuple[re.Pattern[str], re.Pattern[str]] = (NEVER, NEVER)  # where one begins, and all of it
    whole_only_before: dict[str, re.Pattern[str]] = field(default_factory=dict)
    whole_not_before: dict[str, re.Pattern[str]] = field(default_factory=dict)
    vague_units: dict[str, str] = field(default_factory=dict)
    vague_units_before: dict[str, str] = field(default_factory=dict)
    vague_follow: re.Pattern[str] | None = None
    minus: tuple[str, ...] = ()
    not_figures: list[NotFigure] = field(default_factory=list)
    raw: dict[str, dict[str, Any]] = field(default_factory=dict)
    comma_is_point: bool = False  # a text in Latin letters that writes 11,4% and R16,9 billion, as in South Africa
    comma_shares: bool = False  # a text of the East that writes 4,1%, but 2,3명 for two or three


@lru_cache(maxsize=4)
def lexicon_of(rules: Rules) -> Lexicon:
    """The lexicon of these rules; the same object for the same rules."""
    numbers = {code: data["numbers"] for code, data in rules.languages.items()}
    lexicon = Lexicon(
        korean_numbers(numbers["ko"]),
        chinese_numbers(numbers["zh"]),
        spaced_words(numbers["en"]),
        spaced_words(numbers["ru"]),
        raw=rules.languages,
    )
    _add_units(lexicon, rules)
    for code, data in rules.languages.items():
        _add_bounds(lexicon, code, data.get("bounds", {}))
        _add_not_figures(lexicon, code, data.get("not_figure", []))
    _add_korean(lexicon, rules.languages["ko"].get("numbers", {}))
    _add_others(lexicon, rules)
    lexicon.after_words = tuple(item.word for item in lexicon.after)
    lexicon.within_words = tuple(item.word for item in lexicon.within)
    particles = rules.languages["ko"]["bounds"].get("within", {}).get("particles", ())  # none: only the end of a word
    lexicon.within_end = re.compile(rf"(?:{pattern_of(particles)})?(?![가-힣])")
    lexicon.scale_words = tuple(word for word, _ in lexicon.word_scales)
    lexicon.verb_words = tuple(item.word for item in lexicon.verbs)
    lexicon.sign_words = tuple(sign for sign, _ in lexicon.signs)
    lexicon.minus = tuple(word for data in rules.languages.values() for word in data.get("signs", {}).get("minus", ()))
    return lexicon


def lexicon_of_text(rules: Rules, text: str) -> Lexicon:
    """The lexicon of these rules, in which words are sure that the text uses for one unit all through (기온: 도), and
    the comma a decimal point where the text writes it so."""
    items = (item for unit in rules.units.values() for item in unit.ambiguous if item.told_by)
    sure = frozenset(item for item in items if any(word in text for word in item.told_by))
    comma = _parts_by_commas(text, COMMA_IS_POINT, POINT_IS_POINT)
    shares = not comma and _parts_by_commas(text, COMMA_SHARE, POINTED_SHARE)
    return _with_sure(rules, sure, comma, shares) if sure or comma or shares else lexicon_of(rules)


def _parts_by_commas(text: str, comma: re.Pattern[str], point: re.Pattern[str]) -> bool:
    """Whether a text parts what is below one by a comma: two amounts do, and none a point."""
    return sum(1 for _ in islice(comma.finditer(text), LEAST)) == LEAST and point.search(text) is None


@lru_cache(maxsize=8)
def _with_sure(rules: Rules, sure: frozenset[Ambiguous], comma: bool, shares: bool) -> Lexicon:
    lexicon = lexicon_of(rules)
    ambiguous = {
        word: [(unit, replace(item, sure_from=0) if item in sure else item) for unit, item in items]
        for word, items in lexicon.ambiguous.items()
    }
    return replace(lexicon, ambiguous=ambiguous, comma_is_point=comma, comma_shares=shares)


def _add_units(lexicon: Lexicon, rules: Rules) -> None:
    words: dict[str, list[tuple[str, Unit, str]]] = defaultdict(list)
    lexicon.by_id = UnitsOfTexts(rules.units)
    lexicon.denominators, lexicon.speeds = rules.grammar.denominators, rules.grammar.speeds
    lexicon.denominator_words = tuple(word for word, _ in lexicon.denominators)
    for unit in rules.units.values():
        for code, surfaces in unit.words:
            for surface in surfaces:
                words[surface[0].lower()].append((surface, unit, code))
        for surface, scale in unit.scaled:
            words[surface[0].lower()].append((surface, unit, "en"))
            lexicon.scaled[surface] = scale
        lexicon.signs += [(sign, unit) for sign in unit.before]
        if unit.initial is not None:
            lexicon.initials.setdefault(unit.initial, unit)
        for item in unit.ambiguous:
            lexicon.ambiguous.setdefault(item.word, []).append((unit, item))
    lexicon.units = {key: sorted(found, key=lambda one: -len(one[0])) for key, found in words.items()}
    lexicon.signs.sort(key=lambda one: -len(one[0]))


def _add_bounds(lexicon: Lexicon, code: str, data: dict[str, Any]) -> None:
    before = [BoundWord(word, bound, code) for bound, words in data.get("before", {}).items() for word in words]
    for item in before:
        lexicon.before.setdefault(item.word[-1].lower(), []).append(item)
    for found in lexicon.before.values():
        found.sort(key=lambda one: -len(one.word))
    for name in ("after", "verbs", "within"):
        table = data.get(name, {})
        found = [
            BoundWord(word, bound, code) for bound, words in table.items() if bound != "particles" for word in words
        ]
        getattr(lexicon, name).extend(found)
        getattr(lexicon, name).sort(key=lambda one: -len(one.word))
    lexicon.particles += tuple(sorted(data.get("verbs", {}).get("particles", ()), key=len, reverse=True))


def _add_not_figures(lexicon: Lexicon, code: str, entries: list[dict[str, Any]]) -> None:
    for entry in entries:
        left, right = entry.get("left", ""), entry.get("right", "")
        boundary = r"(?<![A-Za-zА-Яа-я])" if code in ("en", "ru") and left else ""
        lexicon.not_figures.append(
            NotFigure(
                entry["class"],
                entry["reason"],
                re.compile(f"{boundary}(?:{left})$") if left else None,
                re.compile(right) if right else None,
                f"{code}.not_figure.{entry['class']}",
            )
        )


def _add_korean(lexicon: Lexicon, data: dict[str, Any]) -> None:
    lexicon.scales.update(data["small"])
    lexicon.scales.update(data["large"])
    lexicon.digits.update(data["digits"])
    lexicon.not_scale = tuple(data["not_scale"])
    lexicon.native = dict(data["native"])
    lexicon.native_tens = tuple(data["native_tens"])
    lexicon.native_ranges = {word: (low, high) for word, (low, high) in data["native_ranges"].items()}
    lexicon.lone = {word: tuple(counters) for word, counters in data["lone"].items()}
    lexicon.whole = {word: (Decimal(value), unit) for word, (value, unit) in data["words"].items()}
    lexicon.whole_only_before = {
        word: re.compile("|".join(parts)) for word, parts in data.get("words_only_before", {}).items()
    }
    lexicon.whole_not_before = {
        word: re.compile("|".join(parts)) for word, parts in data.get("words_not_before", {}).items()
    }
    lexicon.vague_units = dict(data["vague_units"])
    lexicon.vague_units_before = dict(data["vague_units_before"])
    lexicon.vague_follow = re.compile("|".join(data["vague_units_follow"]))
    words = [*lexicon.whole, *lexicon.vague_units, *lexicon.vague_units_before]
    lexicon.whole_words = (
        re.compile(rf"[{re.escape(''.join(sorted({word[0] for word in words})))}](?<![가-힣A-Za-z\d].)"),
        re.compile(rf"(?<![가-힣A-Za-z\d])(?:{pattern_of(words)})"),
    )


def _add_others(lexicon: Lexicon, rules: Rules) -> None:
    chinese = rules.languages["zh"].get("numbers", {})
    lexicon.scales.update(chinese["scales"])
    lexicon.digits.update(chinese["digits"])
    english, russian = rules.languages["en"]["numbers"], rules.languages["ru"]["numbers"]
    scales = {**english["scales"], **russian["scales"]}
    lexicon.word_scales = sorted(
        ((word, Decimal(value)) for word, value in scales.items()), key=lambda one: -len(one[0])
    )
    lexicon.sign_scales = frozenset(english["scales_with_sign"])
    lexicon.glued_scales = frozenset(english["scales_glued"])
    lexicon.counted_scales = frozenset(english["scales_counted"])
    lexicon.counted = re.compile(rf"\b(?:{pattern_of(english['counted'])})\b", re.IGNORECASE)
