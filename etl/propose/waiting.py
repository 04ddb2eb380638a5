"""Mentions that no indicator claims, with the words on both sides: from an extraction or from a store."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from etl.answers import StoredPassage, WaitingMention
from etl.model import Extraction

UNCLAIMED = "맞는 지표가 없다"  # the reason of a mention that no indicator claims; others wait for a decision


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mention that waits, with the words on both sides in its sentence."""

    place: str
    quote: str
    unit: str
    value: Decimal | None
    kind: str
    rate: str | None
    relation: str | None  # of its period: during since until as_of
    period: str | None
    left: str
    right: str
    context: str  # heading, sentence before, sentence
    row: str | None = None  # of a table cell: the label of its row


def read_waiting(extraction: Extraction, linkings: Iterable[Any]) -> Iterator[Waiting]:
    """What waits unclaimed in a text that stands in no store."""
    unclaimed = {x.mention_id for x in linkings if x.status == "waiting" and x.reason == UNCLAIMED}
    passages = {passage.id: passage for passage in extraction.passages}
    for m in extraction.mentions:
        if m.id not in unclaimed or m.unit is None:
            continue
        p = passages[m.passage]
        row = next((e.quote for e in m.evidence if e.role == "row"), None) if m.table else None
        relation, start = (m.period.relation, m.period.start) if m.period else (None, None)
        around = _around(p.reading, p.starts, p.sentences, p.section, (m.start, m.end), m.sentence)
        yield Waiting(
            m.id, m.quote, m.unit, None if m.is_vague else m.value, m.kind, m.rate, relation, start, *around, row
        )


def read_stored(
    rows: Iterable[WaitingMention], passages: Mapping[str, StoredPassage], labels: Mapping[str, str]
) -> Iterator[Waiting]:
    """What waits unclaimed in a store: rows of `waiting`, passages by id, row labels by mention."""
    for m in rows:
        if m.reason != UNCLAIMED or m.unit is None:
            continue
        p = passages[m.passage_id]
        ends = list(zip(p.sentences[::2], p.sentences[1::2], strict=True))
        cell = m.sentence if m.table_id else None
        around = _around(p.reading, p.starts, ends, p.section, (m.char_start, m.char_end), cell)
        row = labels.get(m.mention_id) if m.table_id else None
        stated = (m.unit, m.value, m.kind, m.rate, m.period_relation, m.period_start)
        yield Waiting(m.mention_id, m.quote, *stated, *around, row)


def _around(
    reading: str, starts: Sequence[int], sentences: Sequence[tuple[int, int]], section: str | None,
    span: tuple[int, int], cell: str | None,
) -> tuple[str, str, str]:  # fmt: skip
    """Left, right and context of a mention, as a person reads them."""
    if cell is not None:
        return "", "", f"{section or ''} {cell}"
    start, end = bisect_left(starts, span[0]), bisect_left(starts, span[1])
    index = next((i for i, (a, b) in enumerate(sentences) if a <= start < b), None)
    first, last = (0, len(reading)) if index is None else sentences[index]
    before = reading[slice(*sentences[index - 1])] if index else ""
    return reading[first:start], reading[end:last], f"{section or ''} {before} {reading[first:last]}"
