"""Questions of pages: each gives a bounded number of rows, however large the store is.

`first` and `limit` cut a page out of a list; a limit of None gives all. Each is a file under queries/, as
in etl.store.read, whose Store has these methods.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.store.narrowing import Names, narrow

Row = dict[str, Any]
MOST_WORDS = 6  # of a search; the queries have a place for each
AT_A_TIME = 120  # passages that are looked at
PLACES = 24  # of each thing that was not charted, unless told otherwise


class Lists:
    """The bounded questions; who inherits gives `_rows` and `_row`."""

    def _rows(self, query: str, **parameters: object) -> list[Row]:
        raise NotImplementedError

    def _row(self, query: str, **parameters: object) -> Row | None:
        raise NotImplementedError

    # indicators ---------------------------------------------------------------------------------

    def family_cards(
        self, family: str | None = None, limit: int | None = None, first: int = 0, each: int | None = None
    ) -> list[Row]:
        """Families with `indicators`, a list of rows: latest figure, origins, widest_ratio, unit.

        Only indicators with figures appear: all, `each` so many of every family, or of one `family` a page.
        A family has its sums whatever is shown: `with_figures` (indicators), `figures`, `origins`.
        """
        asked = {"family": family, "each": each, "first_of_each": 0, "limit": limit, "first": first}
        rows = self._rows("family_cards", **asked)
        families = self._rows("families")
        return [
            {**found, "indicators": [row for row in rows if row["family"] == found["family"]]}
            for found in families
            if family in (None, found["family"])
        ]

    def samples(self, indicators: Sequence[str]) -> list[Row]:
        """At most 24 figures of each indicator, evenly over its time; columns as in `figures`."""
        return self._rows("samples", indicators=list(indicators))

    def origin_places(self, indicators: Sequence[str], origins: Sequence[str] | None = None) -> list[Row]:
        """The place of origins, from 0, among those of an indicator and its caps; it decides the colour."""
        asked = list(dict.fromkeys(origins)) if origins is not None else None
        return self._rows("origin_places", indicators=list(indicators), origins=asked)

    def origin_indicators(self, origins: Sequence[str], most: int = 6) -> list[Row]:
        """For which indicators each of these origins states figures: `most` of each, `indicators` in all."""
        return self._rows("origin_indicators", origins=list(origins), most=most)

    def indicator_names(self, indicators: Sequence[str]) -> dict[str, Row]:
        """Some indicators by id: ko, en, family, and the names of their unit."""
        rows = self._rows("indicator_names", indicators=list(indicators))
        return {row["indicator_id"]: row for row in rows}

    # figures ------------------------------------------------------------------------------------

    def latest_figures(
        self,
        indicator: str,
        origin: Names = None,
        document: Names = None,
        kind: Names = None,
        start: str | None = None,
        end: str | None = None,
        limit: int | None = None,
        first: int = 0,
    ) -> list[Row]:
        """The figures of one indicator, the latest first, narrowed like `figures`; a page of them."""
        narrowed = narrow(indicator, None, origin, document, kind, start, end)
        return self._rows("latest_figures", **_of_one(narrowed, indicator), limit=limit, first=first)

    def figure_count(
        self,
        indicator: str,
        origin: Names = None,
        document: Names = None,
        kind: Names = None,
        start: str | None = None,
        end: str | None = None,
    ) -> Row:
        """How many `figures` of one indicator there are, narrowed like `figures`."""
        narrowed = narrow(indicator, None, origin, document, kind, start, end)
        return self._rows("figure_count", **_of_one(narrowed, indicator))[0]

    def figure_facets(self, indicator: str, most: int = 20) -> list[Row]:
        """What divides the figures of an indicator: field, value, ko, en, `figures`, and `choices` in all.

        The `most` frequent origins, kinds and documents, and every year.
        """
        return self._rows("figure_facets", indicator=indicator, most=most)

    def figures_named(self, observations: Sequence[str]) -> dict[str, Row]:
        """Figures by their ids."""
        rows = self._rows("figures_named", observations=list(observations))
        return {row["observation_id"]: row for row in rows}

    def corrected(self, limit: int | None = None, first: int = 0) -> list[Row]:
        """Figures that their own document prints wrongly, with both readings and the reason."""
        return self._rows("corrected", limit=limit, first=first)

    def relations(
        self, indicator: str | None = None, type: str | None = None, limit: int | None = None, first: int = 0
    ) -> list[Row]:
        """Pairs of figures with quotes and origins of both sides; rivals first, the widest ratio first."""
        return self._rows("relations", indicator=indicator, type=type, limit=limit, first=first)

    def relation_types(self, indicator: str | None = None) -> list[Row]:
        """The types of relation in their order, each with its number of `pairs`."""
        return self._rows("relation_types", indicator=indicator)

    def sentences(self, mentions: Sequence[str]) -> dict[str, Row]:
        """The sentence of each mention, by its id: `reading`, and `starts`, the offset of every character."""
        rows = self._rows("sentences", mentions=list(mentions))
        return {row["mention_id"]: row for row in rows}

    # documents ----------------------------------------------------------------------------------

    def document_parts(self, document: str, size: int) -> list[Row]:
        """A document in parts of about `size` characters: part, first and last ordinal, char_start, char_end."""
        return self._rows("document_parts", document=document, size=size)

    def figures_in(self, document: str, start: int | None = None, end: int | None = None) -> list[Row]:
        """The figures of a document or of a stretch of it, in the order of the text."""
        return self._rows("figures_in", document=document, start=start, end=end)

    def notes(self, document: str) -> list[Row]:
        """The footnotes of a document: kind, marker and char_start."""
        return self._rows("notes", document=document)

    def text_at(self, document: str, start: int, end: int) -> Row | None:
        """The untouched words between two offsets, as `quote`; None if there is no such document."""
        return self._row("text_at", document=document, start=start, end=end)

    def document_families(self, document: str) -> list[Row]:
        """How many `figures` of each family a document has; family None: mentions without an indicator."""
        return self._rows("document_families", document=document)

    def undrawn(self, document: str, most: int = PLACES) -> list[Row]:
        """What of a document is not charted, by sort, class and reason; `of_class` and `of_reason` say how many."""
        return self._rows("undrawn", document=document, most=most)

    # quality ------------------------------------------------------------------------------------

    def classes(self) -> list[Row]:
        """Numerals by class over all documents: numerals, and in how many documents."""
        return self._rows("classes")

    # search -------------------------------------------------------------------------------------

    def search(self, text: str, limit: int = 20) -> list[Row]:
        """What holds all words of `text` (the first six), at most `limit` of each type.

        Rows of type, id, ko, en, snippet, document_id, char_start. Passages are looked up by their words; if
        all of these are frequent, passages are read in order until there are enough.
        """
        words = text.lower().split()[:MOST_WORDS]
        if not words:
            return []
        found = self.search_rows(words, limit)
        met = [self.search_word(word) for word in words]
        if not all(word["hits"] for word in met):
            return found
        listed = [set(word["places"]) for word in met if word["places"] is not None]
        if not listed:
            return found + self.search_scan(words, limit)
        return found + self._look_up(sorted(set.intersection(*listed)), words, limit)

    def _look_up(self, places: Sequence[int], words: Sequence[str], limit: int) -> list[Row]:
        """The first of these passages that hold all the words, some at a time until there are enough."""
        found: list[Row] = []
        for at in range(0, len(places), AT_A_TIME):
            found += self.search_passages(places[at : at + AT_A_TIME], words, limit - len(found))
            if len(found) >= limit:
                break
        return found

    def search_rows(self, words: Sequence[str], limit: int) -> list[Row]:
        """Indicators, origins and documents whose names hold all the words."""
        return self._rows("search_rows", words=_six(words), limit=limit)

    def search_word(self, word: str) -> Row:
        """In how many passages a word stands (`hits`), and where (`places`); None: too many to list."""
        return self._rows("search_word", word=word)[0]

    def search_passages(self, places: Sequence[int], words: Sequence[str], limit: int) -> list[Row]:
        """The first of these passages that hold all the words."""
        return self._rows("search_passages", places=list(places), words=_six(words), limit=limit)

    def search_scan(self, words: Sequence[str], limit: int) -> list[Row]:
        """The first of all passages that hold all the words."""
        return self._rows("search_scan", words=_six(words), limit=limit)


def _six(words: Sequence[str]) -> list[str]:
    """Six words; everything holds the empty ones."""
    return [*words, *[""] * MOST_WORDS][:MOST_WORDS]


def _of_one(narrowed: dict[str, object], indicator: str) -> dict[str, object]:
    """The arguments of the queries for one indicator."""
    return {**{name: value for name, value in narrowed.items() if name != "family"}, "indicator": indicator}
