"""Observed, claimed or estimated: where the words of a figure leave it open, whoever states it decides.

What a body counts or publishes is observed (관세청에 따르면 8만 톤), and so is what an author tells after it; what a
person says in a quotation is a claim. A body whose release or report calls its figures estimates estimates all of
them (한국은행, 「경제성장률 추정 결과」).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from etl.meaning.attributions_other import PERSON
from etl.meaning.view import View, is_short
from etl.model import Document, Mention, Passage
from etl.patterns import any_of
from etl.rules import Rules

NEAR = frozenset({"about", "range"})  # at least, more than: what nobody answers for
HEADLINES = 3  # passages at the head of a text in which its title stands
ASSERTED, GUESSED, ESTIMATED = "kind.asserted", "kind.unsourced.guess", "kind.estimate.work"
QUOTED = "kind.quoted.person"


class Stances:
    """How those stand to their figures who state them in a text."""

    def __init__(self, document: Document, passages: Sequence[Passage], rules: Rules) -> None:
        self._is_short = is_short(document)
        heads = [p for p in passages[:HEADLINES] if p.kind in ("heading", "front")] or list(passages[:1])
        self._is_of_estimates = any(_estimations(rules).search(head.reading) for head in heads)
        self._estimator: str | None = None  # who estimates what the title calls estimates

    def settle(self, view: View, mentions: Sequence[Mention]) -> list[Mention]:
        """The figures of a sentence in prose."""
        if not self._is_short:
            return list(mentions)
        settled = []
        for figure, mention in zip(view.figures, mentions, strict=True):
            self._note(mention)
            is_quoted = _is_in_quotation(view.text[: figure.start])
            settled.append(self._estimate(_by_speaker(mention, is_quoted=is_quoted)))
        return settled

    def of_cell(self, mention: Mention) -> Mention:
        """A cell of a table."""
        return self._estimate(mention) if self._is_short else mention

    def _note(self, mention: Mention) -> None:
        if self._is_of_estimates and self._estimator is None and mention.kind == "estimate":
            self._estimator = mention.origin

    def _estimate(self, mention: Mention) -> Mention:
        is_theirs = self._estimator is not None and mention.origin == self._estimator
        is_told = any(note.startswith("kind.") and not note.startswith("kind.default") for note in mention.notes)
        if not is_theirs or mention.kind != "observed" or is_told:
            return mention
        return replace(mention, kind="estimate", notes=(*mention.notes, ESTIMATED))


def _by_speaker(mention: Mention, *, is_quoted: bool) -> Mention:
    is_person = any(piece.role == "origin" and piece.rule == PERSON for piece in mention.evidence)
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
def _estimations(rules: Rules) -> re.Pattern[str]:
    """Nouns of estimating, over all languages."""
    words = [word for data in rules.languages.values() for word in data["meaning"]["estimations"]]
    return re.compile(any_of(words), re.IGNORECASE)
