"""From mentions to observations: which indicator claims a mention, by the rules of the catalogue.

The indicator with the most groups of words met wins; a tie leaves the mention waiting for a person,
as does a figure that nothing claims, with the nearest indicators named. Durations and ages that no
indicator asks for are set aside, with the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from etl.actors import Actors
from etl.catalogue import Catalogue, Groups, Indicator
from etl.model import Extraction, Mention, Passage, Table

NEAR = 42
CLAUSE_END = re.compile(r"[.;。；]|(?:으며|하며|이며|지만|으나|는데|면서)[,\s]")
SQUEEZE = re.compile(r"[\s·ㆍ‧・]+")
SET_ASIDE = {"duration": "기간을 나타내는 수", "age": "나이"}


@dataclass(frozen=True, slots=True)
class Linking:
    """What became of a mention."""

    mention_id: str
    indicator: str | None
    status: str  # linked set_aside waiting
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The words around a mention, as the rules look at them."""

    beside: str
    near: str
    sentence: str
    context: str
    row: str
    named: frozenset[str]


def link(extraction: Extraction, catalogue: Catalogue) -> tuple[Linking, ...]:
    """One Linking a mention, in order."""
    by_unit: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in catalogue.indicators:
        for unit in indicator.units:
            by_unit[unit].append(indicator)
    passages = {passage.id: passage for passage in extraction.passages}
    tables = {table.id: table for table in extraction.tables}
    return tuple(
        _link_one(mention, _scope(mention, passages[mention.passage], tables, catalogue.actors), by_unit.get(mention.unit or "", []))
        for mention in extraction.mentions
    )


def _link_one(mention: Mention, scope: Scope, indicators: Iterable[Indicator]) -> Linking:
    scored = [(score, indicator) for indicator in indicators if (score := _score(indicator, mention, scope)) is not None]
    scored.sort(key=lambda item: (-item[0], item[1].family, item[1].ordinal))
    if scored and (len(scored) == 1 or scored[0][0] > scored[1][0]):
        return Linking(mention.id, scored[0][1].id, "linked", f"rule:{scored[0][1].id}")
    if scored:
        tied = tuple(indicator.id for score, indicator in scored if score == scored[0][0])
        return Linking(mention.id, None, "waiting", "둘 이상의 지표가 똑같이 맞는다", tied)
    if mention.mention_class in SET_ASIDE:
        return Linking(mention.id, None, "set_aside", SET_ASIDE[mention.mention_class])
    if mention.unit is None:
        return Linking(mention.id, None, "waiting", "단위를 알 수 없다")
    return Linking(mention.id, None, "waiting", "맞는 지표가 없다", _nearest(mention, scope, indicators))


def _nearest(mention: Mention, scope: Scope, indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Indicators of the same unit of which at least one group of words is met."""
    close = []
    for indicator in indicators:
        groups = (*indicator.phrases, *indicator.head, *indicator.context, *indicator.rows)
        met = sum(_has(scope.context, group) for group in groups)
        if met:
            close.append((-met / len(groups), indicator.id))
    return tuple(name for _, name in sorted(close)[:3])


def _score(indicator: Indicator, mention: Mention, scope: Scope) -> int | None:
    """How many groups are met; None where the indicator does not claim the mention."""
    if indicator.kinds and mention.kind not in indicator.kinds or mention.kind in indicator.not_kinds:
        return None
    if indicator.classes and mention.mention_class not in indicator.classes:
        return None
    if mention.table is not None and indicator.rows:
        return _all(scope.row, indicator.rows)
    if not (indicator.phrases or indicator.head or indicator.context):
        return None
    if indicator.not_phrases and _has(scope.near, indicator.not_phrases):
        return None
    wanted = {indicator.flow_from, indicator.flow_to, *indicator.actors} - {None}
    if not wanted <= scope.named:
        return None
    parts = (_all(scope.sentence, indicator.phrases), _all(scope.near, indicator.head), _all(scope.context, indicator.context))
    if any(part is None for part in parts):
        return None
    counted = sum(_has(scope.beside, group) for group in indicator.head)
    named = sum(_has(scope.beside, group) for group in indicator.phrases)
    met = 2 * sum(part or 0 for part in parts) + len(wanted) + bool(indicator.kinds) + len(indicator.head)
    return met + 4 * counted + named


def _all(text: str, groups: Groups) -> int | None:
    return len(groups) if all(_has(text, group) for group in groups) else None


def _has(text: str, words: tuple[str, ...]) -> bool:
    return _pattern(words).search(text) is not None


@lru_cache(maxsize=8192)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Korean without regard to blanks (the text comes squeezed), Latin as whole words, in any case."""
    parts = []
    for word in words:
        squeezed = re.escape(SQUEEZE.sub("", word))
        if re.match(r"[A-Za-z]", word):
            squeezed = r"(?<![a-z])" + squeezed.lower() + r"(?:s|es)?(?![a-z])" if " " not in word else squeezed.lower()
        parts.append(squeezed.lower())
    return re.compile("|".join(parts))


def _scope(mention: Mention, passage: Passage, tables: dict[str, Table], actors: Actors) -> Scope:
    if mention.table is not None:
        table = tables[mention.table]
        words = f"{mention.sentence or ''} {table.caption or ''} {passage.section or ''}"
        squeezed = _squeeze(words)
        return Scope(squeezed, squeezed, squeezed, squeezed, squeezed, actors.named_in(words))
    text = passage.reading
    start = bisect_left(passage.starts, mention.start)
    end = bisect_left(passage.starts, mention.end)
    index = next((i for i, (a, b) in enumerate(passage.sentences) if a <= start < b), 0)
    first, last = passage.sentences[index] if passage.sentences else (0, len(text))
    before = text[slice(*passage.sentences[index - 1])] if index else ""
    sentence = text[first:last]
    context = f"{passage.section or ''} {before} {sentence}"
    beside = _squeeze(_beside(text[max(first, start - 10) : start], text[end : min(last, end + 14)]))
    return Scope(beside, _squeeze(_near(text, start, end, first, last)), _squeeze(sentence), _squeeze(context), "", actors.named_in(context))


def _beside(left: str, right: str) -> str:
    """The label before a figure and the noun it counts, not beyond the next comma."""
    return re.split(r"[,，;:]", left)[-1] + "\n" + re.split(r"[,，;.]", right)[0]


def _near(text: str, start: int, end: int, first: int, last: int) -> str:
    """The words close to a figure, not beyond the end of its clause."""
    left = text[max(first, start - NEAR) : start]
    right = text[end : min(last, end + NEAR)]
    cut = [found.end() for found in CLAUSE_END.finditer(left)]
    stop = CLAUSE_END.search(right)
    return f"{left[cut[-1] :] if cut else left} {text[start:end]} {right[: stop.start() + 2] if stop else right}"


def _squeeze(text: str) -> str:
    """Lower case, Korean without blanks; between Latin words a blank stays."""
    kept = re.sub(r"(?<=[A-Za-z0-9.,])\s+(?=[A-Za-z0-9])", "\0", text)
    return SQUEEZE.sub("", kept).replace("\0", " ").lower()
