"""Search in passages: those that hold all words of a question.

A word is looked up among the endings of all words: those that begin with it stand together, and so do the
places of the words that contain it. What lies in the stretches of all words holds them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.answers import DocumentAt, FoundPassage, PassagePlaces, WordStretch
from etl.reading.view import view_text
from etl.store.questions import Questions

MOST_WORDS = 6  # of a search; the query has a place for each
LONGEST = 24  # characters of an ending; what is longer is compared with the whole text
ALL = 2**31 - 1  # no row lies behind it
EARLY = 50_000  # passages in which words are looked for first where one of them is more frequent than this …
RARE = 2_000  # … and none as rare as this
LATIN = re.compile("[a-z]+")
BESIDE = 4  # times as many passages as are shown are looked through for words that begin so
SPARE = 10  # so many times more places are asked for than are shown: some are named several times


def find_word(word: str) -> re.Pattern[str]:
    """Where a word is found in a text: one of Latin letters where a word begins, of other scripts anywhere."""
    before = "(?<![A-Za-z])" if LATIN.fullmatch(word) else ""
    return re.compile(before + re.escape(word), re.IGNORECASE)


class PassageSearch(Questions):
    """Passages by their words, for the search and for filters by text."""

    def find_passages(self, text: str, limit: int = 20) -> list[FoundPassage]:
        """The first passages that hold all words of `text` (the first six), in the order of the store.

        Words of Latin letters as the beginnings of words: no one who asks for the NIS means an administration.
        """
        words = view_text(text).lower().split()[:MOST_WORDS]
        stretches = self._find_stretches(words)
        if not stretches:
            return []
        begun = [find_word(word) for word in words if LATIN.fullmatch(word)]
        wanted = limit * (BESIDE if begun else 1)
        found = dict.fromkeys(self._find_places(stretches, wanted, words))
        passages = self.search_passages(list(found)[:wanted])
        return [one for one in passages if all(word.search(view_text(one.snippet)) for word in begun)][:limit]

    def _find_places(self, stretches: Sequence[WordStretch], limit: int, words: Sequence[str]) -> list[int]:
        """Places that lie in all stretches: `limit` different ones, if there are so many.

        Where no word is rare, they probably meet early: what lies behind is read only if they do not.
        """
        sizes = [stretch.last - stretch.first for stretch in stretches]
        most, found = SPARE * limit, None
        if min(sizes) > RARE and max(sizes) > EARLY:
            found = self.search_places(stretches, most, EARLY, words)
        if found is None or len(set(found)) < limit:
            found = self.search_places(stretches, most, ALL, words)
        if len(found) == most and len(set(found)) < limit:
            found = self.search_places(stretches, most, ALL, words, different=True)
        return found

    def _find_stretches(self, words: Sequence[str]) -> list[WordStretch] | None:
        """The stretch of each word; None if no word of the store contains one of them."""
        found = [self.search_stretch(word) for word in words]
        met = [stretch for stretch in found if stretch is not None]
        return met if len(met) == len(found) else None

    def search_stretch(self, word: str) -> WordStretch | None:
        """The `first` row of the places of the words that contain this one, and the row behind the `last`."""
        return self._row(WordStretch, "search_stretch", word=word)

    def search_places(
        self,
        stretches: Sequence[WordStretch],
        most: int,
        before: int = ALL,
        words: Sequence[str] = (),
        *,
        different: bool = False,
    ) -> list[int]:
        """The first `most` places that lie in all stretches, before a row.

        The words are compared if they are longer than an ending. A place with several such words comes
        several times, unless `different` ones are asked for, which takes longer.
        """
        asked: dict[str, object] = {f"{end}_{n}": None for n in range(1, MOST_WORDS + 1) for end in ("first", "last")}
        for n, stretch in enumerate(stretches, 1):
            asked |= {f"first_{n}": stretch.first, f"last_{n}": stretch.last}
        long = [word for word in words if len(word) > LONGEST] or None
        asked |= {"most": None, "different": most} if different else {"most": most, "different": None}
        row = self._filled(PassagePlaces, "search_places", **asked, before=before, long=long)[0]
        return row.places or []

    def search_passages(self, places: Sequence[int]) -> list[FoundPassage]:
        """Passages by where they lie."""
        return self._rows(FoundPassage, "search_passages", places=list(places)) if places else []

    def documents_at(self, places: Sequence[int]) -> list[DocumentAt]:
        """The documents of some passages, by where these lie."""
        return self._rows(DocumentAt, "documents_at", places=list(places))
