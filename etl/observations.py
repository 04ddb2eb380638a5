"""From mentions to observations: which indicator claims a mention, by the rules of the catalogue.

The indicator with the most groups of words met wins; a tie leaves the mention waiting for a person,
as does a figure that nothing claims, with the nearest indicators named. Durations and ages that no
indicator asks for are set aside, with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from etl.actors import Actors
from etl.catalogue import Catalogue, Groups, Indicator
from etl.model import OPEN, Extraction, Linking, Mention, Passage, Statement, Table
from etl.patterns import kept, pattern

NEAR = {"ko": 42, "other": 80}
CLAUSE_END = pattern("observations.observations.clause_end")
# before the next figure: the words that name that figure, not this one (…, 고도 약 6,000㎞; …로 무역적자는 19억 달러)
NEXT_LABEL = pattern("observations.observations.next_label")
CHANGED = pattern("observations.observations.changed")
NEW_TOPIC = pattern("observations.observations.new_topic")
BLANK = re.compile(r"[\s·ㆍ‧・]+")
TIED = "둘 이상의 지표가 똑같이 맞는다"
OF_TABLE = ("own", "caption")
UNIT = re.compile(r"[(（][^()（）]*[)）]")
SET_ASIDE = {"duration": "기간을 나타내는 수", "age": "나이"}
NUMBERLESS = "수가 적히지 않은 어림"  # 몇 명이나 되나?


@dataclass(frozen=True, slots=True)
class Words:
    """Text without blanks, in lower case, that remembers where its words began, and what was found in it."""

    text: str
    starts: frozenset[int]
    found: dict[tuple[str, ...], int | None] = field(default_factory=dict, compare=False, repr=False)

    def has(self, words: tuple[str, ...]) -> bool:
        """Whether one of the words stands here; a match across a blank must begin where a word begins."""
        return self.distance(words) is not None

    def distance(self, words: tuple[str, ...]) -> int | None:
        """Where the first of the words stands, in characters from the left."""
        if words not in self.found:
            self.found[words] = self._find(words)
        return self.found[words]

    def _find(self, words: tuple[str, ...]) -> int | None:
        for found in _pattern(words).finditer(self.text):
            first, last = found.span()
            if (
                first in self.starts
                or self.text[first - 1 : first].isdecimal()
                or not any(place in self.starts for place in range(first + 1, last))
            ):
                return first
        return None


@dataclass(frozen=True, slots=True)
class Around:
    """What all figures of one sentence have around them: looked at once, however many they are."""

    sentence: Words
    context: Words
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Own:
    """What the row and the column of a cell tell by themselves; whose it is, the caption may tell as well."""

    words: tuple[str, ...]  # squeezed
    is_of_part: bool
    is_measured: bool
    areas: frozenset[str]  # countries


@dataclass(frozen=True, slots=True)
class Scope:
    """The words around a mention, as the rules look at them."""

    beside: Words  # the label before and the noun it counts
    near: Words  # of the clause, not beyond the figures beside it
    sentence: Words
    context: Words
    row: Words  # of a table cell: caption, row and column
    labels: Words  # of a table cell: row and column
    named: frozenset[str]
    own: Own | None = None  # of a table cell whose row or column says itself what it is of
    told: frozenset[str] = frozenset()  # the countries that a sentence gives a figure of known measure in its own words


def link(extraction: Extraction, catalogue: Catalogue) -> tuple[Linking, ...]:
    """One Linking a mention, in order."""
    by_unit: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in catalogue.indicators:
        for unit in indicator.units:
            by_unit[unit].append(indicator)
    passages = {passage.id: passage for passage in extraction.passages}
    tables = {table.id: table for table in extraction.tables}
    around: dict[tuple[str, int], Around] = {}
    linkings = []
    for place, (mention, statement) in enumerate(zip(extraction.mentions, extraction.statements, strict=True)):
        beside = extraction.mentions[max(0, place - 2) : place], extraction.mentions[place + 1 : place + 2]
        scope = _scope(mention, passages[mention.passage], tables, catalogue.actors, around, *beside)
        if mention.table is not None:
            scope = replace(scope, own=_own(mention, statement))
        elif (told := _told(statement)) is not None:
            scope = replace(scope, told=told)
        linkings.append(_link_one(mention, scope, by_unit.get(mention.unit or "", [])))
    return tuple(linkings)


def _link_one(mention: Mention, scope: Scope, indicators: Iterable[Indicator]) -> Linking:
    scored = [
        (score, indicator) for indicator in indicators if (score := _score(indicator, mention, scope)) is not None
    ]
    scored.sort(key=lambda item: (-item[0], _away(item[1], scope), item[1].family, item[1].ordinal))
    if scored and (len(scored) == 1 or _rank(scored[0], scope) < _rank(scored[1], scope)):
        if mention.is_vague and mention.low is None and mention.high is None:
            return Linking(mention.id, None, "waiting", NUMBERLESS, (scored[0][1].id,))
        return Linking(mention.id, scored[0][1].id, "linked", f"rule:{scored[0][1].id}")
    if scored:
        tied = tuple(indicator.id for score, indicator in scored if score == scored[0][0])
        return Linking(mention.id, None, "waiting", TIED, tied)
    if mention.mention_class in SET_ASIDE:
        return Linking(mention.id, None, "set_aside", SET_ASIDE[mention.mention_class])
    if mention.unit is None:
        return Linking(mention.id, None, "waiting", "단위를 알 수 없다")
    return Linking(mention.id, None, "waiting", "맞는 지표가 없다", _nearest(scope, indicators))


def _rank(scored: tuple[int, Indicator], scope: Scope) -> tuple[int, int]:
    return -scored[0], _away(scored[1], scope)


def _away(indicator: Indicator, scope: Scope) -> int:
    """How far from the figure its head word stands: the nearer one wins a tie."""
    places = [place for group in indicator.head if (place := scope.near.distance(group)) is not None]
    middle = len(scope.near.text) // 2
    return min((abs(place - middle) for place in places), default=999)


def _nearest(scope: Scope, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Indicators of the same unit of which at least one group of words is met."""
    close = []
    for indicator in indicators:
        groups = (*indicator.phrases, *indicator.head, *indicator.context, *indicator.rows)
        met = sum(scope.context.has(group) for group in groups)
        if met:
            close.append((-met / len(groups), indicator.id))
    return tuple(name for _, name in sorted(close)[:3])


def _score(indicator: Indicator, mention: Mention, scope: Scope) -> int | None:
    """How many groups are met; None where the indicator does not claim the mention."""
    if (indicator.kinds and mention.kind not in indicator.kinds) or mention.kind in indicator.not_kinds:
        return None
    if indicator.classes and mention.mention_class not in indicator.classes:
        return None
    if scope.own is not None and _is_of_another(indicator, scope.own, scope.labels):
        return None
    if mention.table is not None and indicator.rows:
        return None if scope.labels.has(indicator.not_phrases) else _all(scope.row, indicator.rows)
    if not (indicator.phrases or indicator.head or indicator.context):
        return None
    if scope.near.has(indicator.not_phrases):
        return None
    wanted = {indicator.flow_from, indicator.flow_to, *indicator.actors} - {None}
    if not wanted <= scope.named or (scope.told and wanted and not _can_be_of(wanted, scope.told)):
        return None
    parts = (
        _all(scope.sentence, indicator.phrases),
        _all(scope.near, indicator.head),
        _all(scope.context, indicator.context),
    )
    if any(part is None for part in parts):
        return None
    counted = sum(scope.beside.has(group) for group in indicator.head)
    named = sum(scope.beside.has(group) for group in indicator.phrases)
    met = 2 * sum(part or 0 for part in parts) + len(wanted) + bool(indicator.kinds) + len(indicator.head)
    return met + 4 * counted + named


def _own(mention: Mention, statement: Statement) -> Own:
    """What the labels of a cell tell: 수입 in a table of 교역, a branch in one of growth, one partner of many."""
    taken = statement.taken_over
    labels = [piece.quote for piece in mention.evidence if piece.role in ("row", "column")]
    areas = (("ref_area", statement.ref_area), ("counterpart_area", statement.counterpart_area))
    return Own(
        words=tuple(_squeeze(word).text for label in labels for word in UNIT.sub(" ", label).split()),
        is_of_part=bool(statement.breakdown),
        is_measured=statement.measure is not None and not statement.is_open and "measure" not in taken,
        areas=frozenset(area.split("-")[0] for slot, area in areas if area and taken.get(slot, "own") in OF_TABLE),
    )


def _told(statement: Statement) -> frozenset[str] | None:
    """Whose a figure of a sentence is by its own words (and with whom), where it is known what it measures: than those
    of South Korea, 1.4%."""
    taken = statement.taken_over
    if statement.measure is None or statement.is_open or statement.ref_area is None or "ref_area" in taken:
        return None
    areas = [statement.ref_area]
    if statement.counterpart_area is not None and "counterpart_area" not in taken:
        areas.append(statement.counterpart_area)
    is_known = not any(area.startswith(OPEN) for area in areas)
    return frozenset(area.split("-")[0] for area in areas) if is_known else None


def _can_be_of(wanted: Collection[str | None], told: Collection[str]) -> bool:
    """Whether an indicator of these countries can be of what is told of those: of two, both are its own; of one, it
    is among them."""
    few, many = sorted((frozenset(wanted), frozenset(told)), key=len)
    return few <= many


def _is_of_another(indicator: Indicator, own: Own, labels: Words) -> bool:
    """Whether a cell says by its own labels that it is not what the caption alone would make of it."""
    wanted = {indicator.flow_from, indicator.flow_to, *indicator.actors} - {None}
    if wanted and not own.areas <= wanted:
        return True
    named = (*indicator.rows[:1], *indicator.head, *indicator.phrases)
    if not (own.is_of_part or own.is_measured) or any(labels.has(words) for words in named):
        return False
    ends = {_squeeze(word).text for words in named for word in words}
    return own.is_of_part or not any(end.endswith(word) for word in own.words for end in ends)


def _all(words: Words, groups: Groups) -> int | None:
    return len(groups) if all(words.has(group) for group in groups) else None


@kept(8192)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Korean without regard to blanks (the text comes squeezed), Latin as whole words, in any case."""
    parts = []
    for word in words:
        squeezed = re.escape(_squeeze(word).text)
        if re.match(r"[A-Za-z]", word):
            squeezed = rf"(?<![a-z]){squeezed}(?:s|es)?(?![a-z])"
        parts.append(squeezed)
    return re.compile("|".join(parts) or r"(?!)")


def _scope(
    mention: Mention, passage: Passage, tables: dict[str, Table], actors: Actors,
    around: dict[tuple[str, int], Around], before: Sequence[Mention], after: Sequence[Mention],
) -> Scope:  # fmt: skip
    if mention.table is not None:
        return _cell_scope(mention, passage, tables[mention.table], actors)
    text = passage.reading
    start, end = bisect_left(passage.starts, mention.start), bisect_left(passage.starts, mention.end)
    index = max(0, bisect_right(passage.sentences, (start, len(text))) - 1)
    first, last = passage.sentences[index] if passage.sentences else (0, len(text))
    if (passage.id, index) not in around:
        earlier = text[slice(*passage.sentences[index - 1])] if index else ""
        context = f"{passage.section or ''} {earlier} {text[first:last]}"
        around[passage.id, index] = Around(_squeeze(text[first:last]), _squeeze(context), actors.named_in(context))
    said = around[passage.id, index]
    left, right = _sides(passage, start, end, first, last, before, after)
    return Scope(
        _squeeze(_beside(left[-10:], text[start:end], right[:14])), _squeeze(_near(left, text[start:end], right)),
        said.sentence, said.context, _squeeze(""), _squeeze(""), said.named,
    )  # fmt: skip


def _cell_scope(mention: Mention, passage: Passage, table: Table, actors: Actors) -> Scope:
    words = f"{mention.sentence or ''} {table.caption or ''} {passage.section or ''}"
    labels = (mention.sentence or "").removeprefix(f"{table.caption} · ") if table.caption else mention.sentence or ""
    squeezed = _squeeze(words)
    return Scope(squeezed, squeezed, squeezed, squeezed, squeezed, _squeeze(labels), actors.named_in(words))


def _sides(
    passage: Passage, start: int, end: int, first: int, last: int, before: Sequence[Mention], after: Sequence[Mention]
) -> tuple[str, str]:
    """The text on both sides of a figure, as far as the figures beside it, within reach."""
    text = passage.reading
    reach = NEAR["ko" if re.search(r"[가-힣一-鿿]", text[first:last]) else "other"]
    for other in before:
        if other.passage == passage.id and not (other is before[-1] and _is_its_change(text, passage, other, start)):
            first = max(first, bisect_left(passage.starts, other.end))
    for other in after:
        if other.passage == passage.id:
            last = min(last, bisect_left(passage.starts, other.start))
    right = text[end : min(last, end + reach)]
    label = NEW_TOPIC.search(right) or (NEXT_LABEL.search(right) if last <= end + reach and last < len(text) else None)
    return text[max(first, start - reach) : start], right[: label.start() + 1] if label is not None else right


def _is_its_change(text: str, passage: Passage, before: Mention, start: int) -> bool:
    """수출은 전년보다 10.9% 증가한 3억 달러: the words before the change name the amount as well."""
    between = text[bisect_left(passage.starts, before.end) : start]
    return before.mention_class == "ratio" and CHANGED.fullmatch(between) is not None


def _beside(left: str, own: str, right: str) -> str:
    """The label before a figure and the noun it counts, not beyond the next comma or bracket."""
    return f"{re.split(r'[,，;:]', left)[-1]} {own}\n{re.split(r'[,，;.)]', right)[0]}"


def _near(left: str, own: str, right: str) -> str:
    """The words close to a figure, not beyond the end of its clause."""
    cut = [found.end() for found in CLAUSE_END.finditer(left)]
    stop = CLAUSE_END.search(right)
    return f"{left[cut[-1] :] if cut else left} {own} {right[: stop.start() + 2] if stop else right}"


def _squeeze(text: str) -> Words:
    """Without blanks; between Latin words one blank stays."""
    kept: list[str] = []
    starts: set[int] = set()
    length = 0
    for word in BLANK.split(text.lower()):
        if not word:
            continue
        if kept and re.match(r"[a-z0-9]", word) and re.match(r"[a-z0-9.,]", kept[-1][-1]):
            kept.append(" ")
            length += 1
        starts.add(length)
        kept.append(word)
        length += len(word)
    return Words("".join(kept), frozenset(starts))
