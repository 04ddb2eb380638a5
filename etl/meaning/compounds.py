"""Areas that letters tell: pairs (북중 교역, 中俄贸易), prefixes (대중 수출, 对俄出口), single ones (北 미사일).

Comes in: the vocabulary; a stretch of text. Goes out: where such letters stand, which areas they are for, and how each
is bound: of a pair the second is the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from etl.meaning.bound import ANY, NAMES_ZH, bound_by
from etl.patterns import any_of, kept, pattern, values
from etl.vocabulary import Vocabulary

BETWEEN = r"[·ㆍ\-–・∼~\s]?"
HAN = re.compile(r"[一-鿿]")
POLICY_OF = pattern("meaning.places.policy_of")
# a letter that stands alone for a country in Korean, above all in headlines: 北 미사일, 中 수출, 러 파병
NO_COMPOUND_KO = pattern("meaning.places.no_compound_ko")
FREE_KO = pattern("meaning.places.free_ko")
ALONE_HAN = pattern("meaning.places.alone_han")
ALONE_HANGUL = pattern("meaning.places.alone_hangul")
ALONE_BEHIND = pattern("meaning.places.alone_behind")
# what follows a pair of letters (中俄贸易) and one behind a preposition (对俄出口) in Chinese
PAIR_ZH = pattern("meaning.places.pair_zh")
FLOW_ZH = pattern("meaning.places.flow_zh")
LETTERS_ZH = values("meaning.places.letters_zh")
ALONE_ZH, OWNED_ZH = pattern("meaning.places.alone_zh"), pattern("meaning.places.owned_by_letter_zh")
NOT_OWNER = pattern("meaning.places.not_owner")


class Letter(NamedTuple):
    """An area that a letter tells: where that stands, and how it is bound."""

    start: int
    end: int
    area: str
    bound: str | None


@dataclass(frozen=True)
class Compounds:
    """Pairs (북중) and prefixes (대중) of syllables."""

    syllables: Mapping[str, str]
    run: re.Pattern[str]
    pair: re.Pattern[str]
    alone: re.Pattern[str]
    prefixed: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    blocked: re.Pattern[str]
    pair_zh: re.Pattern[str]
    prefixed_zh: re.Pattern[str]
    alone_zh: re.Pattern[str]
    places: frozenset[str]
    seats: Mapping[str, str]

    def is_prefixed(self, word: str) -> bool:
        """Whether a word is a prefix and a syllable: 대중."""
        return _is_all(self.prefixed, word)

    def is_pair(self, word: str) -> bool:
        """Whether a word is a pair of syllables: 한-러."""
        return _is_all(self.pair, word)


def _is_all(compound: re.Pattern[str], word: str) -> bool:
    """Whether a compound, told by what may follow it, is all of a word."""
    found = compound.match(word + " ")
    return found is not None and found.end() == len(word)


@kept(4)
def compounds_of(vocabulary: Vocabulary) -> Compounds:
    """The patterns of a vocabulary."""
    syllables = {char: area.id for area in vocabulary.areas.values() for char in area.syllables}
    letters = "".join(syllables) or "\0"
    blocked = "|".join(map(re.escape, vocabulary.not_compounds)) or "\0"
    chinese = "".join(letter for letter in syllables if HAN.match(letter)) or "\0"
    return Compounds(
        syllables,
        re.compile(rf"(?<![가-힣])[{letters}](?:[·ㆍ・]?[{letters}]){{2,}}(?![가-힣])"),
        re.compile(
            rf"(?<![가-힣])([{letters}]){BETWEEN}([{letters}])(?=\s?(?:간|교역|무역|정상|관계|국경|접경|협력|수출|경협|회담|철도|외교|군사|\s))"
        ),
        re.compile(rf"{FREE_KO}(?:([{chinese}]){ALONE_HAN}|({ALONE_HANGUL})){ALONE_BEHIND}"),
        re.compile(rf"(?<![가-힣])(?:{'|'.join(vocabulary.prefixes) or '대'})([{letters}])(?=[\s가-힣])"),
        re.compile(rf"(?<![가-힣·ㆍ・–-])([{letters}])\s?[·ㆍ・–-]\s?$"),
        re.compile(rf"\s?[·ㆍ・–-]\s?([{letters}])(?![가-힣·ㆍ・–-])"),
        re.compile(rf"{blocked}|{NO_COMPOUND_KO}"),
        re.compile(rf"(?<![{letters}])([{letters}])[-－—·、]?([{letters}])(?={PAIR_ZH})"),
        re.compile(rf"(?P<word>[对自从由向赴访在])([{letters}])(?={FLOW_ZH})"),
        re.compile(rf"{ALONE_ZH}(?P<letter>{any_of(map(str, LETTERS_ZH))})(?={OWNED_ZH})"),
        frozenset(place.casefold() for area in vocabulary.areas.values() for place in area.places),
        {name.casefold(): area.id for area in vocabulary.areas.values() for name in area.seat},
    )


def letters_of(text: str, first: int, stop: int, language: str, compounds: Compounds) -> Iterator[Letter]:
    """Areas that letters tell: 북중 교역, 대중 수출, 中俄贸易, 对俄出口, 俄粮食出口."""
    names = compounds.syllables
    if language == "zh":
        for match in compounds.pair_zh.finditer(text, first, stop):
            yield Letter(match.start(1), match.end(1), names[match[1]], None)
            yield Letter(match.start(2), match.end(2), names[match[2]], ANY)
        for match in compounds.prefixed_zh.finditer(text, first, stop):
            yield Letter(match.start(2), match.end(2), names[match[2]], NAMES_ZH[match["word"]])
        for match in compounds.alone_zh.finditer(text, first, stop):
            yield Letter(*match.span("letter"), str(LETTERS_ZH[match["letter"]]), None)
    if language != "ko":
        return
    blocked = [match.span() for match in compounds.blocked.finditer(text, first, stop)]
    blocked += [match.span() for match in compounds.run.finditer(text, first, stop)]  # 한·미·일 등 11개국

    def is_free(match: re.Match[str]) -> bool:
        return not any(start <= match.start() < end for start, end in blocked)

    pairs = [match for match in compounds.pair.finditer(text, first, stop) if is_free(match)]
    for match in pairs:
        if names[match[1]] != names[match[2]]:
            yield Letter(match.start(1), match.end(1), names[match[1]], None)
            yield Letter(match.start(2), match.end(2), names[match[2]], ANY)
    for match in filter(is_free, compounds.alone.finditer(text, first, stop)):
        letter = match[1] or match[2]
        if any(pair.start() <= match.start() < pair.end() for pair in pairs):
            continue  # 한-러 교역: both of a pair
        if NOT_OWNER.match(text, match.end()) or POLICY_OF.match(text, match.end()):
            continue
        bound = bound_by(text, match.start(), match.end(), language)
        yield Letter(match.start(), match.end(), names[letter], bound)
    for match in filter(is_free, compounds.prefixed.finditer(text, first, stop)):
        yield Letter(match.start(), match.end(), names[match[1]], ANY)
