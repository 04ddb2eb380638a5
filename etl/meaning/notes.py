"""The source that a note names: … 3만 명이었다.3) at the end of a sentence, and below 3) 미국 국무부, 2018.

A note names a source where a body stands at its head, before a comma, a full stop or its year; any other note tells
something else. The mark stands behind the sentence or at the head of what follows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.attribution_grammar import grammar_of
from etl.meaning.attribution_rules import BEHIND, OFFICIAL
from etl.meaning.attributions import bodies_of
from etl.meaning.view import View, language_of
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.model import Passage
from etl.patterns import pattern
from etl.rules import Rules

NOTE = pattern("meaning.notes.note")
MARK, MARK_BEHIND = pattern("meaning.notes.mark"), pattern("meaning.notes.mark_behind")
NEAR = 6  # characters behind a sentence in which its mark stands


class Notes:
    """The bodies that the notes of a text name, by their marks."""

    def __init__(self, passages: Sequence[Passage], rules: Rules) -> None:
        self._named: dict[str, tuple[Speaker, Passage]] = {}
        for passage in passages:
            hit = NOTE.match(passage.reading) if passage.table is None else None
            if hit is not None and _is_body(hit["name"], passage, rules):
                speaker = make_speaker(*hit.span("name"), hit["name"], names_of(rules), BEHIND, (0, 0))
                self._named.setdefault(hit["mark"], (speaker, passage))

    def of(self, view: View) -> tuple[Speaker, Passage] | None:
        """The body that the note of a sentence names, and the passage of the note."""
        if not self._named or NOTE.match(view.passage.reading) is not None:
            return None
        behind = MARK_BEHIND.match(view.text, view.end, min(len(view.text), view.end + NEAR))
        hit = behind or MARK.search(view.text, view.start, view.end)
        return self._named.get(hit["mark"]) if hit is not None else None


def _is_body(name: str, passage: Passage, rules: Rules) -> bool:
    names, language = names_of(rules), language_of(passage.reading.lower())
    known = names.owner.get(name)
    if known is not None:
        return known.type in OFFICIAL
    if language == "ko":
        last = name.split()[-1]
        office = bodies_of(rules).office.match(last + " ")
        return office is not None and office.end() == len(last)
    return grammar_of(rules, language).office.search(name) is not None
