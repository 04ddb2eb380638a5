"""Frozen records to tuples, one function a table, in the order of the columns in schema.sql.

Pure: no database. What a table derives from its neighbours (the sentence of a mention as a person
reads it, the mention that a numeral became part of) is derived here and nowhere else.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from etl.model import Document, Extraction, Mention, Passage

Row = tuple[Any, ...]

LARGEST = Decimal(10) ** 28  # decimal(38, 10) holds 28 digits before the point
SMALLEST = -10
TOO_LARGE = "too_large"


def document_row(document: Document) -> Row:
    """One row of `documents`; a document without a label of ours is called by its id."""
    d = document
    return (
        *(d.id, d.file, d.sha256, d.language, d.format),
        *(label_of(d, "ko"), label_of(d, "en"), d.title, d.title_en),
        join(person.name for person in d.authors),
        join(dict.fromkeys(person.affiliation for person in d.authors if person.affiliation)),
        *(d.publisher, d.container, d.number, d.type, d.published, d.published_inferred),
        *(d.published_reason_ko, d.published_reason_en, d.note, d.licence),
        json.dumps(d.bibliography, ensure_ascii=False, sort_keys=True, default=str),
        *(len(d.text), d.text),
    )


def passage_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `passages`; sentences are flattened to start, end, start, end, …"""
    for p in extraction.passages:
        yield (
            *(p.id, p.document, p.ordinal, p.kind, p.section, p.marker, p.table),
            *(p.start, p.end, p.reading, list(p.starts)),
            [offset for sentence in p.sentences for offset in sentence],
        )


def table_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `tables`."""
    for t in extraction.tables:
        yield (
            *(t.id, t.document, t.ordinal, t.caption, t.source),
            *(t.start, t.end, t.rows, t.columns),
        )


def cell_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `cells`, each with the mention read from it."""
    mentions = {(m.table, m.row, m.column): m.id for m in extraction.mentions if m.table}
    for table in extraction.tables:
        for c in table.cells:
            yield (
                *(table.id, c.row, c.column, c.role, c.text),
                *(c.span or (None, None)),
                mentions.get((table.id, c.row, c.column)),
            )


def numeral_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `numerals`, each with the mention that it is part of."""
    mentions = sorted(extraction.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    for n in extraction.numerals:
        i = bisect_right(starts, n.start) - 1
        inside = i >= 0 and n.end <= mentions[i].end
        yield (
            *(n.id, n.document, n.start, n.end, n.quote, n.numeral_class, n.reason),
            *(storable(n.value), mentions[i].id if inside else None),
        )


def mention_rows(extraction: Extraction, linkings: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of `mentions`: `linkings` holds, by mention id, what became of each."""
    passages = {p.id: p for p in extraction.passages}
    for m in extraction.mentions:
        linking = linkings[m.id]
        value, low, high = (storable(number) for number in (m.value, m.low, m.high))
        lost = (value, low, high) != (m.value, m.low, m.high)
        period, base = m.period, m.base_period
        yield (
            *(m.id, m.document, m.passage, m.start, m.end, m.quote, m.reading),
            *(value, low, high, m.bound, m.is_vague, m.unit, m.unit_quote, m.kind, m.mention_class),
            *((period.start, period.end, period.grain, period.relation, period.is_inferred)
              if period else (None, None, None, None, False)),
            *((base.start, base.end) if base else (None, None)),
            *(m.rate, m.direction, origin_of(m), m.sentence_start, m.sentence_end),
            sentence_of(m, passages[m.passage]),
            *(m.table, m.row, m.column),
            *(linking.status, linking.reason, list(linking.candidates)),
            [*m.notes, TOO_LARGE] if lost else list(m.notes),
        )  # fmt: skip


def evidence_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `evidence`."""
    for m in extraction.mentions:
        for e in m.evidence:
            yield (m.id, e.role, m.document, *e.span, e.quote, e.rule)


def work_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `works`."""
    for w in extraction.works:
        yield (
            *(w.id, w.document, w.marker, w.start, w.end, w.text),
            *(w.author, w.title, w.published, w.url),
        )


def citation_rows(extraction: Extraction) -> Iterator[Row]:
    """The rows of `citations`."""
    for c in extraction.citations:
        yield (c.mention, c.work, c.marker, c.start, c.end, c.rule)


def origin_rows(extraction: Extraction, known: Mapping[str, Any]) -> Iterator[Row]:
    """The origins that this document uses: known ones, its author, names found in the text."""
    document = extraction.document
    for m in extraction.mentions:
        if m.origin is None:
            yield (
                *(origin_of(m), label_of(document, "ko"), label_of(document, "en")),
                *("author", None, document.id),
            )
        elif m.origin in known:
            o = known[m.origin]
            yield (o.id, o.ko, o.en, o.type, o.country, None)
        else:
            name = m.origin_name or m.origin.removeprefix("name:")
            yield (m.origin, name, name, "stated", None, None)


def origin_of(mention: Mention) -> str:
    """The id of who first stated the figure; with nobody named, the author of the document."""
    return mention.origin or f"author:{mention.document}"


def sentence_of(mention: Mention, passage: Passage) -> str:
    """The sentence of a mention as a person reads it: the mended stretch of its passage."""
    if mention.sentence is not None:
        return mention.sentence
    first = bisect_left(passage.starts, mention.sentence_start)
    last = bisect_left(passage.starts, mention.sentence_end)
    return passage.reading[first:last]


def storable(value: Decimal | None) -> Decimal | None:
    """The value if the store can hold it exactly, else None: never a rounded one.

    >>> storable(Decimal("0.1")), storable(Decimal("1E+40")), storable(Decimal("1E-11"))
    (Decimal('0.1'), None, None)
    """
    if value is None or not value.is_finite() or abs(value) >= LARGEST:
        return None
    return None if value.normalize().as_tuple().exponent < SMALLEST else value


def label_of(document: Document, language: str) -> str:
    """Our short name of a document, for charts."""
    return getattr(document, f"label_{language}") or document.label_ko or document.id


def join(names: Iterable[str]) -> str | None:
    """Names joined by "; ", None where there are none."""
    return "; ".join(names) or None
