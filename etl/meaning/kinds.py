"""What sort of statement a figure is, where its own words leave it open: a cap set for a list, a plan by a deadline.

금액 기준 4억 달러, 물량 기준 750만 t의 상한선을 설정했다 · 2030년까지 공공주택 8만 가구를 공급한다
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from etl.meaning.kinds_en import settle_clauses
from etl.meaning.kinds_ko import settle_ko
from etl.meaning.view import Placed, View
from etl.model import Mention
from etl.patterns import pattern
from etl.rules import Rules

OPEN_KINDS = frozenset({"observed", "claim"})
EXCEEDED, EXCEEDS = pattern("meaning.kinds.exceeded"), pattern("meaning.kinds.exceeds")
TASK = pattern("meaning.kinds_ko.task")
RATIOS = frozenset({"percent", "percentage_point"})
IN_LIST = pattern("meaning.kinds.in_list")
LEVELS = frozenset({"exact", "about"})


class Endings(NamedTuple):
    """The words of these kinds as patterns."""

    limit: re.Pattern[str]
    past: re.Pattern[str]
    to_be: re.Pattern[str]


@lru_cache(maxsize=4)
def endings_of(rules: Rules) -> Endings:
    """The patterns of these rules."""
    words = rules.languages["ko"]["meaning"]
    limits, verbs = "|".join(words["limits"]), "|".join(words["limit_verbs"])
    forbidden = "|".join(words["forbidden"])
    past, to_be = "|".join(words["past"]), "|".join(words["to_be"])
    return Endings(
        re.compile(
            rf"의\s(?:[가-힣]{{1,6}}\s)?(?:{limits})(?:을|를)\s?(?:{verbs})"
            rf"|\s?(?:이내|이하|까지)?(?:[를을로가]|으로)?\s?(?:{forbidden})"
        ),
        re.compile(rf"(?:{past})[.”\"]?$"),
        re.compile(rf"(?:{to_be}|[가-힣]다)[.”\"]?$"),
    )


def settle_kinds(view: View, mentions: Sequence[Mention], rules: Rules, published: str | None = None) -> list[Mention]:
    """The figures of a sentence with the kind that its grammar gives them; Korean and English sentences only.
    `published`: what lies before has come to pass, and is no plan."""
    if view.language == "en":
        return settle_clauses(view, mentions, published)
    if view.language != "ko":
        return list(mentions)
    endings = endings_of(rules)
    settled = [
        _settle(
            view,
            figure,
            settle_ko(view, figure, _by_how_much(view, figure, mention), rules, published),
            endings,
            published,
        )
        for figure, mention in zip(view.figures, mentions, strict=True)
    ]
    for place in range(len(settled) - 2, -1, -1):  # what limits the last of a list limits all of it
        between = view.text[view.figures[place].end : view.figures[place + 1].start]
        if settled[place + 1].kind == "cap" and settled[place].kind in OPEN_KINDS and IN_LIST.fullmatch(between):
            settled[place] = as_cap(settled[place])
    return settled


def as_cap(mention: Mention) -> Mention:
    """A limit in law: at most so much."""
    notes = (*mention.notes, "kind.cap.set")
    if mention.bound in LEVELS:
        return replace(mention, kind="cap", bound="at_most", low=None, high=mention.value, notes=notes)
    return replace(mention, kind="cap", notes=notes)


def _by_how_much(view: View, figure: Placed, mention: Mention) -> Mention:
    """목표를 1.7% 초과했다: by so much, not by more; what is exceeded stands before it."""
    if mention.unit not in RATIOS or mention.bound not in ("more_than", "less_than"):
        return mention
    if EXCEEDED.search(view.text[view.start : figure.start]) and EXCEEDS.match(view.text, figure.start):
        return replace(mention, bound="exact", low=None, high=None)
    return mention


def _settle(view: View, figure: Placed, mention: Mention, endings: Endings, published: str | None) -> Mention:
    if mention.kind not in OPEN_KINDS:
        return mention
    if endings.limit.match(view.text, figure.end):
        return as_cap(mention)
    period = mention.period
    sentence = view.text[view.start : view.end].rstrip()
    is_told = endings.past.search(sentence) is not None or endings.to_be.search(sentence) is None
    is_past = period is not None and published is not None and (period.end or "9") <= published
    is_task = TASK.match(view.text, figure.end, view.end) is not None
    is_open = published is None or (period is not None and period.relation == "until")
    if is_task and is_open and not is_past and period is not None:
        return replace(mention, kind="plan", notes=(*mention.notes, "kind.plan.task"))
    if period is not None and period.relation == "until" and not (is_told or is_past):
        return replace(mention, kind="plan", notes=(*mention.notes, "kind.plan.deadline"))
    return mention
