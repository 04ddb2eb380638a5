"""Observed, claimed or estimated: where the words of a figure leave it open, whoever states it decides.

What a body counts or publishes is observed (관세청에 따르면 8만 톤), and so is what an author tells after it; what a
person says in a quotation is a claim. A body whose release or report calls its figures estimates estimates all of
them (한국은행, 「경제성장률 추정 결과」); and a body of one country estimates what it tells of another that publishes
nothing. What is to come was foreseen, or decided where a budget or a law tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from etl.meaning.attribution_rules import ACTS, PERSON
from etl.meaning.going_on import going_on_of
from etl.meaning.view import View
from etl.model import Document, Mention, Passage, Statement
from etl.patterns import any_of, pattern
from etl.rules import Rules

ESTIMATES = pattern("meaning.stances.estimates")
NEAR = frozenset({"about", "range"})  # at least, more than: what nobody answers for
HEADLINES = 3  # passages at the head of a text in which its title stands
ASSERTED, GUESSED, ESTIMATED = "kind.asserted", "kind.unsourced.guess", "kind.estimate.work"
QUOTED = "kind.quoted.person"
MONEY = ("money",)
OUTSIDE, TO_COME = "kind.estimate.outside", "kind.forecast.to_come"
OPEN = frozenset({"observed", "claim"})
COUNTING = frozenset({"agency", "government"})


class Stances:
    """How those stand to their figures who state them in a text."""

    def __init__(self, document: Document, passages: Sequence[Passage], rules: Rules, *, is_short: bool) -> None:
        self._is_short = is_short
        heads = [p for p in passages[:HEADLINES] if p.kind in ("heading", "front")] or list(passages[:1])
        self._is_of_estimates = any(_estimations(rules).search(head.reading) for head in heads)
        self._is_estimated = False  # the sentence above a table calls its numbers estimates
        self._estimator: str | None = None  # who estimates what the title calls estimates
        self._rules = rules
        self._published = document.date
        self._is_of_plans = any(_decided(rules).search(head.reading) for head in heads)

    def settle(self, view: View, mentions: Sequence[Mention], statements: Sequence[Statement]) -> list[Mention]:
        """The figures of a sentence in prose."""
        self._is_estimated = ESTIMATES.search(view.text, view.start, view.end) is not None
        if not self._is_short:
            return list(mentions)
        settled = []
        is_own = going_on_of(self._rules, view.language).is_author(view)
        is_decided = self._is_of_plans or _decided(self._rules).search(view.text, view.start, view.end) is not None
        for figure, mention, statement in zip(view.figures, mentions, statements, strict=True):
            self._note(mention)
            is_quoted = _is_in_quotation(view.text[: figure.start])
            told = self._estimate(_by_speaker(mention, is_quoted=is_quoted))
            told = self._of_outside(told, statement, is_own=is_own)
            told = self._of_time(told, is_decided=is_decided)
            settled.append(told)
        return settled

    def of_cell(self, mention: Mention, statement: Statement) -> Mention:
        """A cell of a table."""
        if not self._is_short:
            return mention
        told = self._estimate(mention)
        if self._is_estimated and told.kind == "observed":
            told = replace(told, kind="estimate", notes=(*told.notes, ESTIMATED))
        return self._of_time(self._of_outside(told, statement), is_decided=self._is_of_plans)

    def _of_outside(self, mention: Mention, statement: Statement, *, is_own: bool = False) -> Mention:
        """What a body of one country, or the author, counts of another that publishes nothing and has no part in."""
        known = self._rules.vocabulary
        area = known.areas.get(statement.ref_area or "")
        if mention.kind != "observed" or area is None or not area.counted_by or _is_of(mention, ACTS):
            return mention
        country = self._country_of(mention)
        concept = known.concepts.get(statement.measure or "")
        is_part = country == statement.counterpart_area and statement.transformation not in ("ratio", "points")
        is_mirrored = concept is not None and concept.side is not None and concept.units[:1] == MONEY
        is_outside = country not in (None, "UN", area.id, *area.counted_by) and not is_part and not is_mirrored
        if not is_outside and not (is_own and mention.origin is None):
            return mention
        return replace(mention, kind="estimate", notes=(*mention.notes, OUTSIDE))

    def _country_of(self, mention: Mention) -> str | None:
        """The country of the body that states a figure: as it is known, or as its name begins."""
        origin = self._rules.origins.get(mention.origin or "")
        if origin is not None:
            return origin.country if origin.type in COUNTING else None
        name = mention.origin_name or ""
        if _is_of(mention, PERSON) or not name:
            return None
        areas = self._rules.vocabulary.areas.values()
        named = (area.id for area in areas if area.within is None and name.startswith(area.words))
        return next(named, None)

    def _of_time(self, mention: Mention, *, is_decided: bool) -> Mention:
        """What is to come was foreseen, or decided; what has passed was not, though a guess said so."""
        start = mention.period.start if mention.period is not None else None
        is_guess = any(note.startswith(TO_COME) for note in mention.notes)
        if start is None or self._published is None:
            return mention
        if start[:4] <= self._published[:4]:
            return replace(mention, kind="observed") if is_guess and mention.kind == "forecast" else mention
        is_own = mention.period is not None and not mention.period.is_inferred
        if mention.kind in OPEN and not _is_told(mention) and (is_own or is_decided):
            mention, is_guess = replace(mention, kind="forecast", notes=(*mention.notes, TO_COME)), True
        return replace(mention, kind="plan") if is_guess and is_decided and mention.kind == "forecast" else mention

    def _note(self, mention: Mention) -> None:
        if self._is_of_estimates and self._estimator is None and mention.kind == "estimate":
            self._estimator = mention.origin

    def _estimate(self, mention: Mention) -> Mention:
        is_theirs = self._estimator is not None and mention.origin == self._estimator
        is_told = any(note.startswith("kind.") and not note.startswith("kind.default") for note in mention.notes)
        if not is_theirs or mention.kind != "observed" or is_told:
            return mention
        return replace(mention, kind="estimate", notes=(*mention.notes, ESTIMATED))


def _is_told(mention: Mention) -> bool:
    """Whether words of its sentence tell the kind of a figure."""
    told = [note for note in mention.notes if note.startswith("kind.")]
    return bool(told) and not told[0].startswith(("kind.default", ASSERTED, GUESSED))


def _is_of(mention: Mention, rule: str) -> bool:
    """Whether whoever states a figure was found by a rule."""
    return any(piece.role == "origin" and piece.rule == rule for piece in mention.evidence)


def _by_speaker(mention: Mention, *, is_quoted: bool) -> Mention:
    is_person = _is_of(mention, PERSON)
    is_answered_for = mention.origin is not None or mention.bound in NEAR
    if mention.kind == "claim" and not is_person and is_answered_for and not is_quoted:
        is_open = any(note.startswith((ASSERTED, GUESSED)) for note in mention.notes)
        return replace(mention, kind="observed") if is_open else mention
    if mention.kind == "observed" and is_person and is_quoted:
        return replace(mention, kind="claim", notes=(*mention.notes, QUOTED))
    return mention


def _is_in_quotation(before: str) -> bool:
    """Whether the words up to a figure open a quotation that they do not close."""
    opened = before.count("“") > before.count("”") or before.count("«") > before.count("»")
    return opened or before.count('"') % 2 == 1


@lru_cache(maxsize=4)
def _decided(rules: Rules) -> re.Pattern[str]:
    """Words of budgets and laws, over all languages."""
    words = [word for data in rules.languages.values() for word in data["meaning"]["decided"]]
    return re.compile(any_of(words), re.IGNORECASE)


@lru_cache(maxsize=4)
def _estimations(rules: Rules) -> re.Pattern[str]:
    """Nouns of estimating, over all languages."""
    words = [word for data in rules.languages.values() for word in data["meaning"]["estimations"]]
    return re.compile(any_of(words), re.IGNORECASE)
