"""Which figures a drafted concept would move: the documents in which its words stand, read with it and without it.

Comes in: the workspace as its files are now. Goes out: the figures that would be of the concept, in the order of the
texts, with what they measure today. What was decided about a figure holds, whatever it would measure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from etl.coining.draft import Draft, draft_file
from etl.documents import read_manifest
from etl.errors import FigtraceError
from etl.extract import extract
from etl.model import OPEN, Document, Extraction, Mention, Statement, open_words
from etl.rules import Rules, read_rules
from etl.schemas.inputs import Inputs

MOST = 3_000_000  # characters that are read again: some seconds
SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that would be of the concept: where, in which words, how much, and what it measures today."""

    mention: str
    document: str
    label_ko: str
    label_en: str
    language: str
    before: str  # of its sentence; of a cell of a table nothing
    quote: str
    after: str
    value: Decimal | None
    unit_ko: str
    unit_en: str
    was: str | None  # a concept, "open:" and words, or nothing
    was_ko: str
    was_en: str

    @property
    def was_open(self) -> bool:
        """Whether no concept has it today."""
        return self.was is None or self.was.startswith(OPEN)


@dataclass(frozen=True, slots=True)
class Moves:
    """All of them; `lost` are figures that would measure something else by the words of the concept, and not it;
    `unread` the documents with its words that were too much to read."""

    path: str  # of the file that the concept would stand in
    moves: tuple[Move, ...]
    lost: int
    unread: tuple[str, ...]


def find_moves(workspace: Path, draft: Draft) -> Moves:
    """What a draft would move; InputError with all problems of it, or of the workspace."""
    path, _, _, would_be = draft_file(workspace, draft)
    inputs = Inputs(workspace)
    present, documents = read_rules(inputs), read_manifest(inputs)
    inputs.check()
    words = {_bare(word) for words in draft.words.values() for word in words} - {""}
    named = [document for document in documents if _names(document, words)]
    moves: list[Move] = []
    lost, room, unread = 0, MOST, []
    for document in named:
        room -= len(document.text)
        if room < 0:
            unread.append(document.id)
            continue
        try:
            before, after = extract(document, present), extract(document, would_be)
        except (FigtraceError, MemoryError, RecursionError):
            unread.append(document.id)
            continue
        measured = {mention.id: statement.measure for mention, statement in _figures(before)}
        for mention, statement in _figures(after):
            was = measured.get(mention.id)
            if statement.measure == draft.id:
                moves.append(_move(after, mention, was, would_be))
            elif was != statement.measure:
                lost += 1
    return Moves(path, tuple(moves), lost, tuple(unread))


def _names(document: Document, words: set[str]) -> bool:
    text = _bare(document.text)
    return any(word in text for word in words)


def _bare(text: str) -> str:
    """Letters and digits alone: a word may be parted by the end of a line."""
    return SIGNS.sub("", text.casefold())


def _figures(extraction: Extraction) -> Iterator[tuple[Mention, Statement]]:
    return zip(extraction.mentions, extraction.statements, strict=True)


def _move(extraction: Extraction, mention: Mention, was: str | None, rules: Rules) -> Move:
    document, unit = extraction.document, rules.units.find(mention.unit)
    before, after = _around(extraction, mention)
    return Move(
        mention=mention.id,
        document=document.id,
        label_ko=document.label_ko or document.id,
        label_en=document.label_en or document.label_ko or document.id,
        language=document.language,
        before=before,
        quote=mention.reading,
        after=after,
        value=None if mention.is_vague else mention.value,
        unit_ko=unit.ko if unit else "",
        unit_en=unit.en if unit else "",
        was=was,
        was_ko=_name(was, rules, "ko"),
        was_en=_name(was, rules, "en"),
    )


def _name(measure: str | None, rules: Rules, language: str) -> str:
    """A concept by its name, an open measure by its words."""
    if measure is None or measure.startswith(OPEN):
        return open_words(measure)
    return str(getattr(rules.vocabulary.concepts[measure], language))


def _around(extraction: Extraction, mention: Mention) -> tuple[str, str]:
    """The words of the sentence on both sides of a figure; of a cell its labels before it."""
    if mention.sentence is not None:
        return f"{mention.sentence}: ", ""
    passage = next(passage for passage in extraction.passages if passage.id == mention.passage)
    start, end = bisect_left(passage.starts, mention.start), bisect_left(passage.starts, mention.end)
    around = (place for place in passage.sentences if place[0] <= start < place[1])
    first, last = next(around, (0, len(passage.reading)))
    return passage.reading[first:start], passage.reading[end:last]
