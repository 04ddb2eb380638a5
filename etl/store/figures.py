"""Questions about figures: which there are, narrowed by what, and what stands behind one.

A narrowing (etl.store.narrowing) is by names and by a period; as keywords it is what `Store.figures` takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, Unpack

from etl.answers import (
    BasePeriod,
    CitedWork,
    ContextSentence,
    CorrectedFigure,
    EvidenceSpan,
    Facet,
    Figure,
    FigureCount,
    FigureMention,
    FigureSetting,
    MentionEvidence,
    Observation,
    PlacedFigure,
    QuotedSentence,
    RivalFigure,
    StatedFigure,
    maker_of,
    widen,
)
from etl.reading.view import view_text
from etl.store.choosing import Choosing
from etl.store.frames import Figures, read_schema
from etl.store.narrowing import Chosen, Names, Narrowing, OfOne, listed, narrow, refuse_unknown
from etl.store.optional import fill
from etl.store.questions import read_query
from etl.store.search import Search

if TYPE_CHECKING:
    import pyarrow

ROWS_A_BATCH = 5_000
FEW_PLACES = 20_000  # of a word, to look up the documents
FEW_DOCUMENTS = 200  # of which an index is faster than a scan
OF_ONE: tuple[Literal["origin", "document", "kind", "start", "end"], ...] = (
    "origin",
    "document",
    "kind",
    "start",
    "end",
)
WORD = re.compile(r"\w+")  # the sentence of a cell has signs of ours between the words of the text
NAMED = {  # which question lists the names of a sort, in which column
    "indicator": ("indicators", "indicator_id"),
    "family": ("families", "family"),
    "origin": ("origins", "origin_id"),
    "document": ("document_names", "document_id"),
}


class FigureQuestions(Search, Choosing):
    """The questions about figures; who inherits has those that NAMED names."""

    # many ---------------------------------------------------------------------------------------

    def figures(self, indicator: Names = None, **narrowed: Unpack[Chosen]) -> Figures:
        """Rows of the view `figures`, exactly its columns, narrowed by what is given: a name or several.

        `start` and `end` are ISO 8601 of any precision; a figure without a date meets every period.
        `.to_polars()` and `.to_pandas()` make frames of it. StoreError, with the nearest name, if
        there is nothing because a name does not exist.
        """
        query, given = fill(read_query("figures"), {**narrow(indicator=indicator, **narrowed)})
        with self._cursor() as cursor:
            schema = read_schema(cursor.execute(query, given).description)
            make = maker_of(Figure, tuple(schema.names))
            rows = [make(row) for row in cursor.fetchall()]
        if not rows:
            family, origin, document = narrowed.get("family"), narrowed.get("origin"), narrowed.get("document")
            self.check_names(indicator=indicator, family=family, origin=origin, document=document)
        return Figures(rows, schema)

    def stream_figures(self, **narrowed: Unpack[Narrowing]) -> Iterator[pyarrow.RecordBatch]:
        """The same rows, narrowed by the same names, in constant memory: Arrow record batches.

        `polars.from_arrow(store.stream_figures(family="trade"))` is a frame of any size.
        """
        with self._cursor() as cursor:
            query, given = fill(read_query("figures"), {**narrow(**narrowed)})
            figures = cursor.sql(query, params=given)
            yield from figures.to_arrow_reader(ROWS_A_BATCH)

    def figures_page(
        self,
        *,
        limit: int = 100,
        after: int = -1,
        text: str | None = None,
        bound: Names = None,
        **narrowed: Unpack[Narrowing],
    ) -> list[PlacedFigure]:
        """At most `limit` figures behind a place, each with its `place`; narrowed as `figures` are.

        `text` are words that stand in the passage, together and in any case. The places of a store
        never change, so that a list can be read page by page.
        """
        text = view_text(text) if text else None
        asked = narrow(**narrowed)
        if text and (documents := self._documents_with(text)) is not None:
            asked["document"] = [name for name in asked["document"] or documents if name in documents]
            if not asked["document"]:
                return []
        return self._filled(
            PlacedFigure, "figures_page", **asked, **_either_case(text), bound=listed(bound), limit=limit, after=after
        )

    def _documents_with(self, text: str) -> list[str] | None:
        """The documents that have the rarest word of a text; None if there are too many to list."""
        met = self._find_stretches(WORD.findall(text.lower()))
        if met is None:
            return []
        rarest = min(met, key=lambda stretch: stretch.last - stretch.first, default=None)
        places = self.search_places([rarest], FEW_PLACES) if rarest else None
        if places is None or len(places) == FEW_PLACES:
            return None
        documents = [row.document_id for row in self.documents_at(places)]
        return documents if len(documents) <= FEW_DOCUMENTS else None

    def check_names(self, **named: Names) -> None:
        """StoreError for an indicator, family, origin or document that does not exist, with the nearest."""
        for sort, names in named.items():
            if names:
                query, column = NAMED[sort]
                refuse_unknown(sort, names, [getattr(row, column) for row in getattr(self, query)()])

    def measured_figures(self, indicator: str) -> list[StatedFigure]:
        """The figures of one indicator with their numbers in its unit, to be compared and drawn; else as `figures`."""
        return self._rows(StatedFigure, "measured_figures", indicator=indicator)

    def latest_figures(
        self, indicator: str, limit: int | None = None, first: int = 0, **narrowed: Unpack[OfOne]
    ) -> list[StatedFigure]:
        """The same, the latest first, narrowed like `figures`; a page of them."""
        return self._rows(StatedFigure, "latest_figures", **_of_one(indicator, narrowed), limit=limit, first=first)

    def figure_count(self, indicator: str, **narrowed: Unpack[OfOne]) -> FigureCount:
        """How many `figures` of one indicator there are, narrowed like `figures`."""
        return self._rows(FigureCount, "figure_count", **_of_one(indicator, narrowed))[0]

    def figure_facets(self, indicator: str, most: int = 20) -> list[Facet]:
        """What divides the figures of an indicator: field, value, ko, en, `figures`, and `choices` in all.

        The `most` frequent origins, kinds and documents, and every year.
        """
        return self._rows(Facet, "figure_facets", indicator=indicator, most=most)

    def figures_named(self, observations: Sequence[str]) -> dict[str, StatedFigure]:
        """Figures by their ids, with their numbers in the units of their indicators."""
        rows = self._rows(StatedFigure, "figures_named", observations=list(observations))
        return {row.observation_id: row for row in rows}

    def corrected(self, limit: int | None = None, first: int = 0) -> list[CorrectedFigure]:
        """Figures that their own document prints wrongly, with both readings and the reason."""
        return self._rows(CorrectedFigure, "corrected", limit=limit, first=first)

    def figures_in(self, document: str, start: int | None = None, end: int | None = None) -> list[StatedFigure]:
        """The figures of a document or of a stretch of it, in the order of the text."""
        return self._rows(StatedFigure, "figures_in", document=document, start=start, end=end)

    # one ----------------------------------------------------------------------------------------

    def observation(self, observation: str) -> Observation | None:
        """One figure with its mention, correction, indicator, unit, origin and bibliography.

        `published` is what the figures view says (stated, else inferred); `published_stated` and
        `published_inferred` keep the two apart; `printed_value` is the value before a correction.
        """
        row = self._row(FigureMention, "observation", observation=observation)
        if row is None:
            return None
        (setting,) = self._rows(
            FigureSetting,
            "observation_setting",
            indicator=row.indicator_id,
            origin=row.origin_id,
            passage=row.passage_id,
            correction=row.correction_id,
            unit=row.unit,
        )
        korean, english = row.own_caution_ko or setting.caution_ko, row.own_caution_en or setting.caution_en
        return widen(Observation, row, setting, caution_ko=korean, caution_en=english)

    def bases(self, mentions: Sequence[str]) -> dict[str, BasePeriod]:
        """What some multiples are counted against, by mention: base_start and base_end."""
        return {row.mention_id: row for row in self._rows(BasePeriod, "bases", mentions=list(mentions))}

    def quotations(self, observations: Sequence[str]) -> list[QuotedSentence]:
        """The untouched words behind figures: sentence, prefix and suffix, with their offsets."""
        return self._rows(QuotedSentence, "quotations", observations=list(observations))

    def evidence(self, mention: str) -> list[EvidenceSpan]:
        """The spans of a mention: role, document_id, char_start, char_end, quote, rule."""
        return self._rows(EvidenceSpan, "evidence", mention=mention)

    def evidence_in(
        self,
        document: str,
        start: int | None = None,
        end: int | None = None,
        first: int | None = None,
        last: int | None = None,
    ) -> list[MentionEvidence]:
        """The spans of all mentions of a document, or of those in a stretch of it, each with its mention_id.

        From `first` to `last` the mentions begin whose spans are meant.
        """
        return self._rows(
            MentionEvidence, "evidence_in", document=document, start=start, end=end, first=first, last=last
        )

    def context(self, mention: str) -> dict[str, ContextSentence | None]:
        """The sentence of a mention and its neighbours: `before`, `sentence`, `after`.

        Each is a row with `reading` and `starts` (offset in the untouched text of each of its
        characters), or None at the edge of its passage.
        """
        rows = {row.position: row for row in self._rows(ContextSentence, "context", mention=mention)}
        return {"before": rows.get(-1), "sentence": rows.get(0), "after": rows.get(1)}

    def works(self, mention: str) -> list[CitedWork]:
        """What the document cites for a mention; work_id None: the marker has no text in it."""
        return self._rows(CitedWork, "works", mention=mention)

    def rivals(self, observation: str) -> list[RivalFigure]:
        """Relations of a figure (verdict, ratio, reasons), each with the other figure's row."""
        return self._rows(RivalFigure, "rivals", observation=observation)


def _of_one(indicator: str, narrowed: OfOne) -> dict[str, object]:
    """The arguments of the queries for one indicator."""
    asked = narrow(**narrowed)
    return {**{name: asked[name] for name in OF_ONE}, "indicator": indicator}


def _either_case(text: str | None) -> dict[str, str | None]:
    """The arguments that find a text in any case: letters without case are looked for as they are, which is faster."""
    if text and text.upper() != text.lower():
        return {"text": None, "lowered": text.lower()}
    return {"text": text or None, "lowered": None}
