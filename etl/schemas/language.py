"""datasets/language/<code>.toml: the words by which a number becomes a figure, or does not.

All languages have the same sections; only the numbers are built differently in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from etl.model import BOUNDS, KINDS
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import (
    Count,
    Groups,
    Id,
    Line,
    Pattern,
    Patterns,
    Prose,
    SomeWords,
    UnitName,
    Word,
    Words,
    WrittenNumber,
    one_of,
)
from etl.schemas.problems import Fault, show

BoundName = Annotated[str, one_of(*BOUNDS, "none", "particles")]
KindName = Annotated[str, one_of(*KINDS)]
RATES = ("day", "week", "month", "year", "person", "each", "thousand", "ten_thousand", "hundred_thousand", "million")
RateName = Annotated[str, one_of(*RATES)]  # and their words in verdicts.toml
Counts = Annotated[dict[Word, Count], Field(min_length=1, description='words with whole numbers, as { "two" = 2 }')]
Amounts = Annotated[dict[Word, WrittenNumber], Field(description='words with numbers in quotes, as { "half" = "0.5" }')]
UnitsOfWords = Annotated[dict[Word, UnitName], Field(description="words with ids of units")]
WordLists = Annotated[dict[Word, SomeWords], Field(description='words with lists of words, as { "a" = ["b"] }')]
PatternLists = Annotated[Mapping[Word, Patterns], Field(description="words with lists of regular expressions")]
Letter = Annotated[str, Field(min_length=1, max_length=1, description="a single character")]
Digits = Annotated[dict[Letter, Count], Field(min_length=1, description='characters with numbers, as { "일" = 1 }')]


BoundWords = Mapping[BoundName, Words]


class Bounds(Entry):
    """Words that make a number a bound, by where they stand."""

    before: BoundWords = Field(default_factory=dict)
    after: BoundWords = Field(default_factory=dict)
    verbs: BoundWords = Field(default_factory=dict)
    within: BoundWords = Field(default_factory=dict)


class Directions(Entry):
    """Words of falling and rising."""

    down: SomeWords
    up: SomeWords


class Signs(Entry):
    """Words for minus, plus and zero."""

    minus: Words = ()
    plus: Words = ()
    zero: Words = ()


class Origins(Entry):
    """Words around those who state figures."""

    speech: SomeWords
    issue: Words = ()
    deny: Words = ()
    according: SomeWords
    report_words: Words = ()
    titles: Words = ()
    lean: Words = ()
    source_line: Words = ()
    unknown: Words = ()


class KoreanOrigins(Origins):
    """… of which Korean needs more."""

    issue: SomeWords
    report_words: SomeWords
    titles: SomeWords


class Discourse(Entry):
    """How sentences go on: patterns of statements and of breaks, nouns of one matter."""

    states: Patterns
    breaks: Patterns
    families: Groups = ()
    general: Words = ()
    hearsay: Words = ()


class KoreanDiscourse(Discourse):
    """… of which Korean needs more."""

    hearsay: SomeWords


class NotFigure(Entry):
    """What a number is instead, by what stands beside it."""

    name: Id = Field(alias="class")
    reason: Prose
    left: Pattern = ""
    right: Pattern = ""


class Form(Entry):
    """One way to attribute figures: its words, with {who} and other parts for names, and what the named one states."""

    role: Prose
    states: Annotated[
        str, one_of("on", "person", "topic", "alone", "acts", "behind", "figure", "aside", "country", "turn")
    ]
    pattern: Pattern


class Labels(Entry):
    """How a label of a table names a quantity of its own."""

    amounts_behind: Words
    kinds_behind: Words
    amounts_ahead: Words
    kinds_ahead: Words
    plain: SomeWords
    no_quantities: Words
    means: SomeWords
    statistics: SomeWords
    joins: Words


class Meaning(Entry):
    """Words by which a figure is told to be a change or a share, and what it measures."""

    composes: Annotated[bool, Field(strict=True, description="true or false")] = False
    home: Annotated[tuple[Id, ...], Field(max_length=1, description='a list of the id of one area, as ["KR"]')] = ()
    rise: SomeWords
    fall: SomeWords
    growth_nouns: SomeWords
    share_nouns: SomeWords
    share_verbs: SomeWords
    base: SomeWords
    base_year: SomeWords
    base_part: SomeWords
    base_year_end: SomeWords
    timeless: SomeWords
    general: SomeWords
    tails: Words = ()
    closes: SomeWords
    estimations: SomeWords
    offices: SomeWords
    persons: SomeWords
    works: SomeWords
    puts_out: SomeWords
    intends: SomeWords
    laws: SomeWords
    sets: SomeWords
    unsaid: SomeWords
    goes_on: SomeWords
    pronouns: SomeWords
    relays: SomeWords
    own_voice: SomeWords
    no_names: Words = ()
    bare_offices: Words = ()
    groups: Words = ()
    heads_f: Words = ()
    heads_m: Words = ()
    heads_n: Words = ()
    common_offices: Words = ()
    caps: Words = ()
    decided: SomeWords


class KoreanMeaning(Meaning):
    """… of which Korean needs more."""

    bare_offices: SomeWords
    people: SomeWords
    this: SomeWords
    counts: SomeWords
    acts: SomeWords
    made: SomeWords
    tells: SomeWords
    companies: SomeWords
    caps: SomeWords
    quantities: SomeWords
    forbidden: SomeWords
    limits: SomeWords
    limit_verbs: SomeWords
    past: SomeWords
    tails: SomeWords
    no_names: SomeWords
    wholes: SomeWords
    part_heads: SomeWords
    to_be: SomeWords


class LanguageFile(File):
    """The sections that all languages have."""

    bounds: Bounds
    rates: dict[RateName, SomeWords]
    directions: Directions
    signs: Signs
    kinds: dict[KindName, SomeWords]
    origins: Origins
    discourse: Discourse
    labels: Labels
    meaning: Meaning
    form: tuple[Form, ...] = ()
    not_figure: tuple[NotFigure, ...] = ()


class KoreanNumbers(Entry):
    """[numbers] of Korean."""

    small: Digits
    large: Digits
    digits: Digits
    native: Counts
    native_tens: SomeWords
    native_ranges: Annotated[
        dict[Word, tuple[Count, Count]], Field(description='words with two numbers, as { "한두" = [1, 2] }')
    ]
    lone: WordLists
    not_scale: Words
    over: Line
    vague_prefixes: SomeWords
    point: Line
    vague_alone: PatternLists
    half: Line
    native_about: Counts
    this: SomeWords
    fraction: Line
    glued_native: SomeWords
    not_glued: Mapping[Word, Patterns]
    glued_scale: SomeWords
    glued_scale_but: WordLists
    homographs: SomeWords
    ends: Patterns
    ordinals: SomeWords
    ordinals_not_before: Patterns
    words: Annotated[
        dict[Word, tuple[WrittenNumber, UnitName]],
        Field(min_length=1, description='words with a number and a unit, as { "이틀" = ["2", "day"] }'),
    ]
    words_only_before: PatternLists = Field(default_factory=dict)
    words_not_before: PatternLists = Field(default_factory=dict)
    vague_units: UnitsOfWords
    vague_units_before: UnitsOfWords
    vague_units_follow: Patterns


class ChineseNumbers(Entry):
    """[numbers] of Chinese."""

    scales: Digits
    digits: Digits
    over: SomeWords
    vague_prefixes: SomeWords
    fractions: Amounts
    multiples: dict[Word, Annotated[Count | WrittenNumber, Field(description="a number")]]
    not_words: Words
    percent_before: Line
    fraction: Line
    point: SomeWords
    tenths: Line
    not_tenths: SomeWords
    not_half: SomeWords
    some_before: SomeWords
    each: SomeWords
    no_numbers: SomeWords
    half: Line
    ranges: SomeWords


class Script(Entry):
    """[script] of Chinese: signs of one script and, sign by sign, how they are written in the other."""

    traditional: SomeWords
    simplified: SomeWords


class EnglishNumbers(Entry):
    """[numbers] of English."""

    scales: Counts
    scales_with_sign: Words
    scales_glued: SomeWords
    scales_counted: SomeWords
    counted: SomeWords
    words: Counts
    dozens: Counts
    articles: SomeWords
    half_of: SomeWords
    halves: Amounts
    point: SomeWords
    joins: SomeWords
    ranges: SomeWords
    between: SomeWords
    between_joins: SomeWords
    vague: Counts
    vague_none: SomeWords
    fractions: Amounts
    multiples: dict[Word, Annotated[Count | WrittenNumber, Field(description="a number")]]
    no_plural: Words
    before_counts: SomeWords
    after_counts: Patterns


class RussianNumbers(Entry):
    """[numbers] of Russian."""

    scales: Counts
    after_counts: Patterns
    halves: Amounts
    ranges: SomeWords
    between: SomeWords
    between_joins: SomeWords
    words: dict[Word, Annotated[Count | WrittenNumber, Field(description="a number")]]
    vague: Counts
    vague_none: SomeWords
    fractions: Amounts
    multiples: dict[Word, Annotated[Count | WrittenNumber, Field(description="a number")]]


class KoreanFile(LanguageFile):
    """datasets/language/ko.toml."""

    numbers: KoreanNumbers
    origins: KoreanOrigins
    discourse: KoreanDiscourse
    meaning: KoreanMeaning

    def faults(self) -> Iterator[Fault]:
        """Tens that have no number."""
        for place, word in enumerate(self.numbers.native_tens):
            if word not in self.numbers.native:
                yield Fault(("numbers", "native_tens", place), show(word), "a word of numbers.native", "add it there")


class EnglishFile(LanguageFile):
    """datasets/language/en.toml."""

    numbers: EnglishNumbers


class ChineseFile(LanguageFile):
    """datasets/language/zh.toml."""

    numbers: ChineseNumbers
    script: Script

    def faults(self) -> Iterator[Fault]:
        """Signs that have no other."""
        given, wanted = (sum(map(len, signs)) for signs in (self.script.simplified, self.script.traditional))
        if given != wanted:
            yield Fault(
                ("script", "simplified"), f"{given} signs", f"{wanted}, as traditional has", "put each in place"
            )


class RussianFile(LanguageFile):
    """datasets/language/ru.toml."""

    numbers: RussianNumbers


KOREAN = Kind("datasets/language/ko.toml", KoreanFile, is_shipped=True, gone=(("bounds", "within", "near_deadline"),))
ENGLISH = Kind("datasets/language/en.toml", EnglishFile, is_shipped=True, gone=(("numbers", "dozen"),))
CHINESE = Kind("datasets/language/zh.toml", ChineseFile, is_shipped=True)
RUSSIAN = Kind("datasets/language/ru.toml", RussianFile, is_shipped=True)
LANGUAGES: dict[str, Kind[LanguageFile]] = {"ko": KOREAN, "en": ENGLISH, "zh": CHINESE, "ru": RUSSIAN}
