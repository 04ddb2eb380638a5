"""Figures chosen from all of them: how many, which, and by what they can be chosen further.

What chooses is a narrowing (etl.store.narrowing) in every method. A table of figures comes as a polars frame, the
rest as records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, get_args

from etl.answers import (
    Alias,
    ChosenFigure,
    ChosenIndicator,
    FacetCount,
    FacetValue,
    FigureTotal,
    MeasureIndicator,
    OriginDocument,
    OriginTotal,
    Revision,
    StoredRate,
    StoredRelation,
    Term,
    UnitName,
)
from etl.store.narrowing import Narrowing, narrow
from etl.store.optional import fill
from etl.store.questions import Questions, read_query

if TYPE_CHECKING:
    import polars

Field = Literal[
    "family",
    "measure",
    "area",
    "partner",
    "breakdown",
    "transformation",
    "origin",
    "kind",
    "document",
    "certainty",
    "dating",
]
SORTS = ("indicator", "period", "published", "value", "origin_ko", "origin_en", "document")
YEAR = "year"
FACETS = (*get_args(Field), YEAR)
NARROWS = {YEAR: ("start", "end")}  # by which arguments a field is chosen, where not by one of its name
MOST_VALUES = 12  # of a field, beside those that are chosen


class Choosing(Questions):
    """The questions of pages that show figures of many indicators."""

    def figure_total(self, **narrowed: Unpack[Narrowing]) -> FigureTotal:
        """How many figures are chosen, of how many indicators, origins and documents."""
        return self._filled(FigureTotal, "figure_total", **narrow(**narrowed))[0]

    def figure_list(
        self,
        *,
        sort: str = "indicator",
        down: bool = False,
        limit: int = 50,
        first: int = 0,
        among: Sequence[str] = (),
        **narrowed: Unpack[Narrowing],
    ) -> polars.DataFrame:
        """A page of the chosen figures as they are stated; `sort` is one of SORTS; `among` names the only ones."""
        order = {f"{name}_{way}": None for name in SORTS for way in ("down", "up")}
        asked: dict[str, Any] = {**narrow(**narrowed), **order, f"{sort}_{'down' if down else 'up'}": True}
        query, given = fill(
            read_query("figure_list"), {**asked, "limit": limit, "first": first, "among": list(among) or None}
        )
        import polars

        with self._cursor() as cursor:
            return polars.DataFrame(cursor.sql(query, params=given).to_arrow_table())

    def facet_counts(
        self,
        most: int = MOST_VALUES,
        also: Sequence[str] = (),
        fields: Sequence[str] = FACETS,
        **narrowed: Unpack[Narrowing],
    ) -> list[FacetCount]:
        """What the chosen figures can be chosen by further: of these fields the most frequent values, of years all.

        The numbers of a field are those that all other fields leave. Values that are chosen already, and those that
        are asked for `also`, are among them, whatever their number.
        """
        asked: dict[str, Any] = {**narrow(**narrowed)}
        named = [value for names in asked.values() if isinstance(names, list) for value in names]
        wanted = [*named, *also]
        own = [field for field in fields if any(asked[name] for name in NARROWS.get(field, (field,)))]
        found = self._count_facets([field for field in fields if field not in own], asked, most, wanted)
        for field in own:
            found += self._count_facets([field], {**asked, **dict.fromkeys(NARROWS.get(field, (field,)))}, most, wanted)
        return sorted(found, key=lambda row: row.field)

    def _count_facets(
        self, fields: Sequence[str], asked: Mapping[str, object], most: int, wanted: list[str]
    ) -> list[FacetCount]:
        """The values of some fields among the figures that are chosen; of all figures as the store was written."""
        if not fields:
            return []
        if not any(asked.values()):
            return self.facet_totals(most, fields, wanted)
        of = {f"of_{field}": True if field in fields else None for field in FACETS}
        return self._filled(FacetCount, "facet_counts", **asked, **of, most=most, wanted=wanted or None)

    def facet_totals(
        self, most: int = MOST_VALUES, fields: Sequence[str] = FACETS, wanted: Sequence[str] = ()
    ) -> list[FacetCount]:
        """The same of all figures, which was counted when the store was written."""
        return self._filled(FacetCount, "facet_totals", fields=list(fields), most=most, wanted=list(wanted) or None)

    def facet_values(self, field: str, words: str | None = None, limit: int | None = None) -> list[FacetValue]:
        """The values of a field in the whole store, or those with some words in their names."""
        words = words.lower() if words else None
        return self._rows(FacetValue, "facet_values", field=field, words=words, limit=limit)

    def chosen_indicators(self, limit: int | None = None, **narrowed: Unpack[Narrowing]) -> list[ChosenIndicator]:
        """The indicators of the chosen figures, in the order of the catalogue."""
        return self._filled(ChosenIndicator, "chosen_indicators", **narrow(**narrowed), limit=limit)

    def chosen_among(self, observations: Sequence[str], **narrowed: Unpack[Narrowing]) -> set[str]:
        """Which of some figures are chosen."""
        if not observations:
            return set()
        rows = self._filled(ChosenFigure, "chosen_among", **narrow(**narrowed), observations=list(observations))
        return {row.observation_id for row in rows}

    def units(self) -> list[UnitName]:
        """What units are called: unit, dimension, unit_ko, unit_en, unit_symbol."""
        return self._rows(UnitName, "units")

    def rates(self) -> list[StoredRate]:
        """What currencies were worth in each other, each with its time and its source."""
        return self._rows(StoredRate, "rates")

    def aliases(self) -> list[Alias]:
        """Ids of indicators that others have taken in: term, indicator_id."""
        return self._rows(Alias, "aliases")

    def terms(self) -> list[Term]:
        """What measures, areas and breakdowns are called: sort, term, ko, en."""
        return self._rows(Term, "terms")

    # origins and measures -----------------------------------------------------------------------

    def origin(self, origin: str) -> OriginTotal | None:
        """One origin with how much it states; None if there is no such origin."""
        return self._row(OriginTotal, "origin", origin=origin)

    def origin_documents(self, origin: str, limit: int | None = None) -> list[OriginDocument]:
        """Which documents quote an origin, passed on by whom."""
        return self._rows(OriginDocument, "origin_documents", origin=origin, limit=limit)

    def origin_revisions(self, origin: str, limit: int | None = None) -> list[Revision]:
        """What an origin has revised of what it stated."""
        return self._rows(Revision, "origin_revisions", origin=origin, limit=limit)

    def origin_relations(self, origin: str, limit: int | None = None) -> list[StoredRelation]:
        """The pairs of figures of which an origin states one or both; what nothing explains first."""
        return self._rows(StoredRelation, "origin_relations", origin=origin, limit=limit)

    def measure_indicators(self, measure: str, limit: int | None = None, first: int = 0) -> list[MeasureIndicator]:
        """The indicators of a measure as cards, all or a page, each with its form, area, partner and breakdown."""
        return self._rows(MeasureIndicator, "measure_indicators", measure=measure, limit=limit, first=first)
