"""The quantity that a label of a table names and no concept has: 뉴스 건수, Number of articles, 参会人数, Доля темы.

    토픽 비중(%) beside 확진자        is no share of patients
    Number of articles under Deaths  are no deaths
    수출 기업 수                      are no exports, though it begins with them
    누적 건수, 비중, Total, 2024      name none: there another label or the caption tells what is counted

Comes in: a label, and the words of the other labels and the caption. Goes out: the quantity, and whether a text tells
of it. The nouns are those of [labels] in datasets/language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.meaning.cell_changes import UNIT_OR_NOTE
from etl.meaning.view import language_of
from etl.meaning.words import CYRILLIC, Finders, Hit
from etl.patterns import any_of, kept
from etl.rules import Rules
from etl.vocabulary import Concept

TAIL = re.compile(r"[,，]\s*[^,，]{0,20}$|[\s%％:]+$")  # Доля темы, %
WORD = re.compile(r"[^\W\d_]+")
HEAD_LAST = frozenset({"ko", "zh"})  # whose words are written as one, the noun that is counted in front
LONGEST_ENDING = 3  # letters of a Russian word behind its stem
ENDING = 2  # letters by which forms of a word differ
STEM = 4  # letters of a word that its forms share
PROSE = "table.prose"  # the rule of a number within a cell of prose: a headline, a remark


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a label: the label, the words of what is counted, the noun of its kind, its concept."""

    label: str
    counted: tuple[str, ...]
    kind: str = ""
    concept: str | None = None
    is_statistic: bool = False
    is_of_row: bool = False  # of the label of a row: the head of its column may name the measure

    def keeps_away(self, text: str, scope: str, concept: Concept) -> bool:
        """Whether a concept of other words is none of this quantity; 참여율 under 사교육 참여율 and Number of firms
        under Firms by size are."""
        if text == self.label or self.is_statistic:
            return concept.id != self.concept
        if self.is_of_row and scope == "own":
            return False
        if self.concept is not None:
            return concept.id != self.concept
        named = (word for words in concept.words.values() for word in words)
        told = " ".join([text, concept.ko, concept.en, *named])
        return not all(_is_told(word, told) for word in (*self.counted, *([self.kind] if self.kind else [])))


@dataclass(frozen=True)
class Nouns:
    """The nouns of quantities of one language as patterns."""

    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    plain: re.Pattern[str]
    none: re.Pattern[str]
    joins: re.Pattern[str]
    kinds: frozenset[str]
    means: frozenset[str]
    statistics: frozenset[str]


@kept(8)
def _nouns(language: str, rules: Rules) -> Nouns:
    words = rules.languages[language]["labels"]
    edge = "" if language in HEAD_LAST else r"(?<!\w)"
    kinds = [*words["kinds_behind"], *words["kinds_ahead"]]

    def made(body: str) -> re.Pattern[str]:
        return re.compile(body, re.IGNORECASE)

    return Nouns(
        made(rf"{edge}(?:{any_of([*words['amounts_behind'], *words['kinds_behind']]) or '(?!)'})$"),
        made(rf"^(?:{any_of([*words['amounts_ahead'], *words['kinds_ahead']]) or '(?!)'})(?!\w)"),
        made(rf"(?:{any_of(words['plain'])}){'+' if language in HEAD_LAST else ''}"),
        made(rf"(?:{any_of(words['no_quantities']) or '(?!)'})$"),
        made(rf"(?<!\w)(?:{any_of(words['joins']) or '(?!)'})(?!\w)"),
        *(frozenset(word.casefold() for word in some) for some in (kinds, words["means"], words["statistics"])),
    )


@kept(512)
def own_quantity(label: str, finders: Finders, rules: Rules) -> Quantity | None:
    """The quantity that a label names; its concept, if it has one."""
    bare = bare_label(label)
    nouns = _nouns(language_of(bare), rules)
    if bare.casefold() in nouns.statistics:
        return Quantity(label, (), is_statistic=True)
    ahead, behind = nouns.ahead.match(bare), nouns.behind.search(bare)
    if not bare or (ahead is None and behind is None) or nouns.none.search(bare) is not None:
        return None
    hits = [hit for hit in finders.concepts.find(bare) if _is_whole_word(bare, hit)]
    if not hits:
        noun = behind or ahead
        assert noun is not None
        rest = bare[: noun.start()] + bare[noun.end() :]
        return _named(label, rest, noun[0], nouns, finders)
    if behind is not None:  # 수출 기업 수 is of no exports, 수출액 is of them
        rest, noun = bare[hits[-1].end : behind.start()], behind
        return _named(label, rest, behind[0], nouns, finders) or Quantity(label, (), concept=hits[-1].id)
    assert ahead is not None
    between = bare[ahead.end() : hits[0].start]
    join = nouns.joins.search(between)
    rest = between[: join.start()] if join is not None else ""  # articles on patients
    return _named(label, rest, ahead[0], nouns, finders) or Quantity(label, (), concept=hits[0].id)


def _named(label: str, rest: str, noun: str, nouns: Nouns, finders: Finders) -> Quantity | None:
    """The quantity of a noun and the other words of its label, if they name one that nothing else tells."""
    counted = _counted(rest, [*finders.breakdowns.find(rest), *finders.areas.find(rest)], nouns)
    kind = noun.casefold() if noun.casefold() in nouns.kinds else ""
    return Quantity(label, counted, kind) if counted or kind else None


def is_mean(label: str, rules: Rules) -> bool:
    """Whether a label only tells that its numbers are means: 평균, Mean; their measure is that of the others."""
    bare = bare_label(label)
    return bare.casefold() in _nouns(language_of(bare), rules).means


@kept(64)
def mean_within(caption: str, finders: Finders, rules: Rules) -> str:
    """The word by which a caption tells that its numbers are means, unless it is one of what is measured: 자산 현황
    (전가구 평균), not 평균 초혼연령; nothing if it tells none."""
    means = _nouns(language_of(caption), rules).means
    hits = finders.concepts.find(caption)
    words = (found for found in WORD.finditer(caption) if found[0].casefold() in means)
    apart = (word for word in words if not any(hit.start <= word.start() < hit.end for hit in hits))
    return next((word[0] for word in apart), "")


def bare_label(label: str) -> str:
    """A label without its unit and the mark of a note."""
    return TAIL.sub("", UNIT_OR_NOTE.sub("", label).strip()).strip()


def _is_whole_word(text: str, hit: Hit) -> bool:
    """Whether a stem is not that of a longer word: экспорт is, of экспортеров it is not."""
    goes_on = WORD.match(text, hit.end)
    return CYRILLIC.match(text, hit.start) is None or goes_on is None or len(goes_on[0]) <= LONGEST_ENDING


def _counted(rest: str, known: Sequence[Hit], nouns: Nouns) -> tuple[str, ...]:
    """The words of what is counted that are neither of the vocabulary nor said of any quantity."""
    signs = list(rest)
    for hit in known:
        signs[hit.start : hit.end] = " " * (hit.end - hit.start)
    left = "".join(signs)
    words = WORD.findall(left)
    return tuple(word for word in words if nouns.plain.fullmatch(word) is None)


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_·ㆍ,()（）-]+", "", text).casefold()


def _is_told(word: str, text: str) -> bool:
    """Whether a text has a word: somewhere in it where words are written as one, else in one of its forms."""
    language = language_of(word)
    if language in HEAD_LAST:
        return _squeezed(word) in _squeezed(text)
    folded, others = word.casefold(), WORD.findall(text.casefold())
    if language == "en":  # exporters are no exports
        return any(other.rstrip("s") == folded.rstrip("s") for other in others)
    stem = folded[: max(STEM, len(folded) - ENDING)]
    return any(other.startswith(stem) and abs(len(other) - len(folded)) <= ENDING for other in others)
