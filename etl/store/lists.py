"""Questions of pages: each gives a bounded number of rows, however large the store is.

`first` and `limit` cut a page out of a list; a limit of None gives all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.answers import (
    ClassCount,
    DescribedMention,
    DocumentOrigin,
    DocumentPart,
    FamilyCards,
    Footnote,
    IndicatorCard,
    IndicatorName,
    MentionReading,
    MentionSentence,
    OriginColour,
    OriginIndicator,
    ReviewFigure,
    ReviewPlace,
    SampleFigure,
    StoredDecision,
    StoredFamily,
    StoredRelation,
    TextStretch,
    UndrawnPlace,
    VerdictCount,
    WholeFact,
    widen,
)
from etl.model import FAR, FAR_TIMES
from etl.store.questions import Questions

PLACES = 24  # of each thing that was not charted, unless told otherwise


class Lists(Questions):
    """The bounded questions."""

    # indicators ---------------------------------------------------------------------------------

    def family_cards(
        self, family: str | None = None, limit: int | None = None, first: int = 0, each: int | None = None
    ) -> list[FamilyCards]:
        """Families with `indicators`, a list of rows: latest figure, origins, verdict and its ratio, unit.

        Only indicators with figures appear: all, `each` so many of every family, or of one `family` a page.
        A family has its sums whatever is shown: `with_figures` (indicators), `figures`, `origins`.
        """
        asked = {"family": family, "each": each, "first_of_each": 0, "limit": limit, "first": first}
        rows = self._rows(IndicatorCard, "family_cards", **asked)
        families = self._rows(StoredFamily, "families")
        return [
            widen(FamilyCards, found, indicators=[row for row in rows if row.family == found.family])
            for found in families
            if family in (None, found.family)
        ]

    def samples(self, indicators: Sequence[str]) -> list[SampleFigure]:
        """At most 24 figures of each indicator, evenly over its time, in its unit: what a small picture needs."""
        return self._rows(SampleFigure, "samples", indicators=list(indicators))

    def origin_colours(self, origins: Iterable[str]) -> list[OriginColour]:
        """The colour of each of these origins, from 0: the same wherever it is met."""
        return self._rows(OriginColour, "origin_colours", origins=list(dict.fromkeys(origins)))

    def origin_indicators(self, origins: Sequence[str], most: int = 6) -> list[OriginIndicator]:
        """For which indicators each of these origins states figures: `most` of each, `indicators` in all."""
        return self._rows(OriginIndicator, "origin_indicators", origins=list(origins), most=most)

    def indicator_names(self, indicators: Sequence[str]) -> dict[str, IndicatorName]:
        """Some indicators by id: ko, en, family, and the names of their unit."""
        rows = self._rows(IndicatorName, "indicator_names", indicators=list(indicators))
        return {row.indicator_id: row for row in rows}

    # relations ----------------------------------------------------------------------------------

    def relations(
        self, indicator: str | None = None, verdict: str | None = None, limit: int | None = None, first: int = 0
    ) -> list[StoredRelation]:
        """Pairs of figures with quotes and origins of both sides; what nothing explains and the widest ratio first."""
        if indicator:
            return self.relations_of(indicator, verdict, limit, first)
        begin, end = self._stretch_of(verdict)
        last = end if limit is None else min(end, begin + first + limit)
        return self._rows(StoredRelation, "relations", first=begin + first, last=last)

    def relations_of(
        self, indicator: str, verdict: str | None = None, limit: int | None = None, first: int = 0
    ) -> list[StoredRelation]:
        """The same of one indicator."""
        return self._rows(
            StoredRelation, "relations_of", indicator=indicator, verdict=verdict, limit=limit, first=first
        )

    def verdict_counts(self, indicator: str | None = None) -> list[VerdictCount]:
        """The verdicts in their order, each with its number of `pairs`."""
        return self.verdict_counts_of(indicator) if indicator else self._rows(VerdictCount, "verdict_counts")

    def verdict_counts_of(self, indicator: str) -> list[VerdictCount]:
        """The same of one indicator."""
        return self._rows(VerdictCount, "verdict_counts_of", indicator=indicator)

    def _stretch_of(self, verdict: str | None) -> tuple[int, int]:
        """The rows from which and up to which all relations lie, or those of a verdict."""
        rows = self.verdict_counts()
        verdicts, pairs = [row.verdict for row in rows], [row.pairs for row in rows]
        if verdict is None:
            return 0, sum(pairs)
        at = verdicts.index(verdict) if verdict in verdicts else len(verdicts)
        return sum(pairs[:at]), sum(pairs[: at + 1])

    # mentions -----------------------------------------------------------------------------------

    def mention(self, mention: str) -> DescribedMention | None:
        """One mention with its statement, unit, origin, document, and `words_before`, `words_after` as they stand."""
        return self._row(DescribedMention, "mention", mention=mention)

    def review_places(self, document: str | None = None) -> list[ReviewPlace]:
        """The figures that a person is asked about: id, document, status, has_number; in the order of the texts."""
        return self._rows(ReviewPlace, "review_places", document=document)

    def review_figures(self, mentions: Sequence[str]) -> list[ReviewFigure]:
        """Some of them as a list tells them: mention_id, reading, status, readings, sentence; in the same order."""
        return self._rows(ReviewFigure, "review_figures", mentions=list(mentions))

    def whole_text(self, document: str) -> list[WholeFact]:
        """What its figures have from the text as a whole: fact, value, figures, total; of the most figures first."""
        return self._rows(WholeFact, "whole_text", document=document, far=sorted(FAR), far_times=sorted(FAR_TIMES))

    def readings(self, mention: str) -> list[MentionReading]:
        """What such a figure could be of, best first: rank, indicator_id, ko, en."""
        return self._rows(MentionReading, "readings", mention=mention)

    def decision(self, mention: str) -> StoredDecision | None:
        """What a person settled about a mention, as this build applied it."""
        return self._row(StoredDecision, "decision", mention=mention)

    def sentences(self, mentions: Sequence[str]) -> dict[str, MentionSentence]:
        """The sentence of each mention, by its id: `reading`, and `starts`, the offset of every character."""
        rows = self._rows(MentionSentence, "sentences", mentions=list(mentions))
        return {row.mention_id: row for row in rows}

    # documents ----------------------------------------------------------------------------------

    def document_parts(self, document: str, size: int, weight: int = 0) -> list[DocumentPart]:
        """A document in parts of about `size` characters: part, first and last ordinal, char_start, char_end.

        A figure counts as `weight` more.
        """
        return self._rows(DocumentPart, "document_parts", document=document, size=size, weight=weight)

    def notes(self, document: str) -> list[Footnote]:
        """The footnotes of a document: kind, marker and char_start."""
        return self._rows(Footnote, "notes", document=document)

    def text_at(self, document: str, start: int, end: int) -> TextStretch | None:
        """The untouched words between two offsets, as `quote`; None if there is no such document."""
        return self._row(TextStretch, "text_at", document=document, start=start, end=end)

    def document_origins(self, document: str) -> list[DocumentOrigin]:
        """Whose figures a document has, the most first, and how many mentions it has that are none."""
        return self._rows(DocumentOrigin, "document_origins", document=document)

    def undrawn(self, document: str, most: int = PLACES) -> list[UndrawnPlace]:
        """What of a document is not charted, by sort, class and reason; `of_class` and `of_reason` say how many."""
        return self._rows(UndrawnPlace, "undrawn", document=document, most=most)

    # quality ------------------------------------------------------------------------------------

    def classes(self) -> list[ClassCount]:
        """Numerals by class over all documents: numerals, and in how many documents."""
        return self._rows(ClassCount, "classes")
