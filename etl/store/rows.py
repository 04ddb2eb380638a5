"""Frozen records of the line to rows of the store, one function a table.

Pure: no database. What a table derives from its neighbours (the sentence of a mention as a person
reads it, the mention that a numeral became part of) is derived here and nowhere else.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from etl.intake.model import Page
from etl.model import Document, Extraction, Linking, Mention, Passage
from etl.romanization import english_name, latin_name
from etl.rules import Origin
from etl.store.records import (
    CellRow,
    CitationRow,
    DocumentRow,
    EvidenceRow,
    MentionRow,
    NumeralRow,
    OriginRow,
    PageBoxRow,
    PageRow,
    PassageRow,
    StatementRow,
    TableRow,
    UnreadRow,
    WorkRow,
)

LARGEST = 28  # decimal(38, 10) holds so many digits before the point
SMALLEST = -10
TOO_LARGE = "too_large"


def document_rows(extraction: Extraction) -> Iterator[DocumentRow]:
    """The one row of `documents`; a document without a label of ours is called by its id."""
    d = extraction.document
    yield DocumentRow(
        document_id=d.id,
        file=d.file,
        sha256=d.sha256,
        language=d.language,
        format=d.original_format or d.format,
        label_ko=label_of(d, "ko"),
        label_en=label_of(d, "en"),
        title=d.title,
        title_en=d.title_en,
        author=join(person.name for person in d.authors),
        affiliation=join(dict.fromkeys(person.affiliation for person in d.authors if person.affiliation)),
        publisher=d.publisher,
        container=d.container,
        number=d.number,
        type=d.type,
        published=d.published,
        published_inferred=d.published_inferred,
        published_reason_ko=d.published_reason_ko,
        published_reason_en=d.published_reason_en,
        note=d.note,
        licence=d.licence,
        bibliography=json.dumps(d.bibliography, ensure_ascii=False, sort_keys=True, default=str),
        length=len(d.text),
        text=d.text,
    )


def unread_rows(extraction: Extraction) -> Iterator[UnreadRow]:
    """A row of `unread` for a document that could not be read."""
    if extraction.failure is not None:
        yield UnreadRow(document_id=extraction.document.id, reason=extraction.failure)


def passage_rows(extraction: Extraction) -> Iterator[PassageRow]:
    """The rows of `passages`; sentences are flattened to start, end, start, end, …"""
    for p in extraction.passages:
        yield PassageRow(
            passage_id=p.id,
            document_id=p.document,
            ordinal=p.ordinal,
            kind=p.kind,
            section=p.section,
            marker=p.marker,
            table_id=p.table,
            char_start=p.start,
            char_end=p.end,
            reading=p.reading,
            starts=p.starts,
            sentences=[offset for sentence in p.sentences for offset in sentence],
        )


def page_rows(document: str, pages: Sequence[Page]) -> Iterator[PageRow]:
    """The rows of `pages`."""
    for page in pages:
        yield PageRow(
            document_id=document,
            page=page.number,
            label=page.label,
            char_start=page.span.start,
            char_end=page.span.end,
            width=page.width,
            height=page.height,
        )


def page_box_rows(document: str, pages: Sequence[Page]) -> Iterator[PageBoxRow]:
    """The rows of `page_boxes`, in the order of the text."""
    for page in pages:
        for box in page.boxes:
            yield PageBoxRow(
                document_id=document,
                page=page.number,
                char_start=box.span.start,
                char_end=box.span.end,
                x0=box.left,
                y0=box.top,
                x1=box.right,
                y1=box.bottom,
                word=box.word,
            )


def table_rows(extraction: Extraction) -> Iterator[TableRow]:
    """The rows of `tables`."""
    for t in extraction.tables:
        yield TableRow(
            table_id=t.id,
            document_id=t.document,
            ordinal=t.ordinal,
            caption=t.caption,
            source=t.source,
            char_start=t.start,
            char_end=t.end,
            n_rows=t.rows,
            n_columns=t.columns,
        )


def cell_rows(extraction: Extraction) -> Iterator[CellRow]:
    """The rows of `cells`, each with the mention read from it."""
    mentions = {(m.table, m.row, m.column): m.id for m in extraction.mentions if m.table}
    for table in extraction.tables:
        for c in table.cells:
            yield CellRow(
                table_id=table.id,
                row_index=c.row,
                column_index=c.column,
                role=c.role,
                text=c.text,
                char_start=c.span.start if c.span else None,
                char_end=c.span.end if c.span else None,
                mention_id=mentions.get((table.id, c.row, c.column)),
            )


def numeral_rows(extraction: Extraction) -> Iterator[NumeralRow]:
    """The rows of `numerals`, each with the mention that it is part of."""
    mentions = sorted(extraction.mentions, key=lambda m: m.start)
    starts = [m.start for m in mentions]
    for n in extraction.numerals:
        i = bisect_right(starts, n.start) - 1
        inside = i >= 0 and n.end <= mentions[i].end
        yield NumeralRow(
            numeral_id=n.id,
            document_id=n.document,
            char_start=n.start,
            char_end=n.end,
            quote=n.quote,
            class_=n.numeral_class,
            reason=n.reason,
            value=storable(n.value),
            mention_id=mentions[i].id if inside else None,
        )


def mention_rows(extraction: Extraction, linkings: Mapping[str, Linking]) -> Iterator[MentionRow]:
    """The rows of `mentions`: `linkings` holds, by mention id, what became of each.

    A vague amount (several million) has ends but no number, whatever number its word was read as.
    """
    passages = {p.id: p for p in extraction.passages}
    for m in extraction.mentions:
        linking = linkings[m.id]
        said = None if m.is_vague else m.value
        value, low, high = (storable(number) for number in (said, m.low, m.high))
        lost = (value, low, high) != (said, m.low, m.high)
        period, base = m.period, m.base_period
        yield MentionRow(
            mention_id=m.id,
            document_id=m.document,
            passage_id=m.passage,
            char_start=m.start,
            char_end=m.end,
            quote=m.quote,
            reading=m.reading,
            value=value,
            low=low,
            high=high,
            bound=m.bound,
            is_vague=m.is_vague,
            unit=m.unit,
            unit_quote=m.unit_quote,
            kind=m.kind,
            class_=m.mention_class,
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            grain=period.grain if period else None,
            period_relation=period.relation if period else None,
            period_inferred=period.is_inferred if period else False,
            base_start=base.start if base else None,
            base_end=base.end if base else None,
            rate=m.rate,
            direction=m.direction,
            origin_id=origin_of(m),
            sentence_start=m.sentence_start,
            sentence_end=m.sentence_end,
            sentence=sentence_of(m, passages[m.passage]),
            table_id=m.table,
            row_index=m.row,
            column_index=m.column,
            status=linking.status,
            reason=linking.reason,
            candidates=linking.candidates,
            notes=(*m.notes, TOO_LARGE) if lost else m.notes,
        )


def statement_rows(extraction: Extraction) -> Iterator[StatementRow]:
    """The rows of `statements`, one a mention."""
    for s in extraction.statements:
        yield StatementRow(
            mention_id=s.mention,
            measure=s.measure,
            measure_start=s.measure_span.start if s.measure_span else None,
            measure_end=s.measure_span.end if s.measure_span else None,
            transformation=s.transformation,
            ref_area=s.ref_area,
            counterpart_area=s.counterpart_area,
            breakdown=s.breakdown,
            via=s.via,
            taken_over=json.dumps(dict(s.taken_over), ensure_ascii=False, sort_keys=True),
        )


def evidence_rows(extraction: Extraction) -> Iterator[EvidenceRow]:
    """The rows of `evidence`."""
    stated = {s.mention: s.evidence for s in extraction.statements}
    for m in extraction.mentions:
        for e in (*m.evidence, *stated.get(m.id, ())):
            yield EvidenceRow(
                mention_id=m.id,
                role=e.role,
                document_id=m.document,
                char_start=e.span.start,
                char_end=e.span.end,
                quote=e.quote,
                rule=e.rule,
            )


def work_rows(extraction: Extraction) -> Iterator[WorkRow]:
    """The rows of `works`."""
    for w in extraction.works:
        yield WorkRow(
            work_id=w.id,
            document_id=w.document,
            marker=w.marker,
            char_start=w.start,
            char_end=w.end,
            text=w.text,
            author=w.author,
            title=w.title,
            published=w.published,
            url=w.url,
        )


def citation_rows(extraction: Extraction) -> Iterator[CitationRow]:
    """The rows of `citations`."""
    for c in extraction.citations:
        yield CitationRow(
            mention_id=c.mention, work_id=c.work, marker=c.marker, char_start=c.start, char_end=c.end, rule=c.rule
        )


def origin_rows(extraction: Extraction, known: Mapping[str, Origin]) -> Iterator[OriginRow]:
    """The origins that this document uses: known ones, its author, names found in the text."""
    d = extraction.document
    for m in extraction.mentions:
        name = origin_of(m)
        if m.origin is None:
            yield OriginRow(
                origin_id=name,
                ko=label_of(d, "ko"),
                en=label_of(d, "en"),
                type="author",
                country=None,
                document_id=d.id,
            )
        elif m.origin in known:
            o = known[m.origin]
            yield OriginRow(origin_id=o.id, ko=o.ko, en=o.en, type=o.type, country=o.country, document_id=None)
        else:
            shown = m.origin_name or m.origin.removeprefix("name:")
            latin = english_name(shown)
            yield OriginRow(origin_id=name, ko=shown, en=latin, type="stated", country=None, document_id=None)


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
    """The value if the store can hold it exactly, else None: never a rounded one, and of no size an error.

    >>> storable(Decimal("0.1")), storable(Decimal("1E+40")), storable(Decimal("1E-1000000"))
    (Decimal('0.1'), None, None)
    """
    if value is None or not value.is_finite() or (value and value.adjusted() >= LARGEST):
        return None
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # else it is not finite
    beyond = digits[max(0, len(digits) + exponent - SMALLEST) :] if exponent < SMALLEST else ()
    return None if any(beyond) else value


def label_of(document: Document, language: str) -> str:
    """Our short name of a document, for charts; in English the author in it, if any, by the Latin name.

    What the text or a person says of the name in Latin letters goes before the rules of romanization.
    """
    own = document.label_ko if language == "ko" else document.label_en
    label = own or document.label_ko or document.id
    return label if language == "ko" else _with_latin_names(label, document)


def _with_latin_names(label: str, document: Document) -> str:
    for author in document.authors:
        label = label.replace(author.name, author.name_en or latin_name(author.name))
    return label


def join(names: Iterable[str]) -> str | None:
    """Names joined by "; ", None where there are none."""
    return "; ".join(names) or None
