"""Bodies by which a Korean text explains another one, and that tell nothing in it.

    해관총서(관세청에 해당) · 국가통계국(우리의 통계청 격) · 한국의 관세청에 해당하는 해관총서

Comes in: a sentence. Goes out: the sentence without its glosses, and where a place in it stands in the whole one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.mentions.names_of_origins import Speaker
from etl.patterns import pattern

GLOSS = pattern("mentions.origins_ko.gloss")


@dataclass(frozen=True)
class Unglossed:
    """A sentence without its glosses, and where they stood."""

    text: str
    cuts: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, piece: str) -> Unglossed:
        """A sentence without its glosses.

        >>> Unglossed.of("해관총서(관세청에 해당)에 따르면").text
        '해관총서에 따르면'
        """
        cuts = tuple(hit.span() for hit in GLOSS.finditer(piece))
        kept, at = [], 0
        for start, end in cuts:
            kept.append(piece[at:start])
            at = end
        return cls("".join((*kept, piece[at:])), cuts)

    def place_in(self, place: int) -> int:
        """Where a place of the whole sentence stands in this one."""
        return place - sum(min(end, place) - start for start, end in self.cuts if start < place)

    def placed(self, speaker: Speaker) -> Speaker:
        """A speaker that was read in this sentence, where the whole one has it."""
        start, end = speaker.reach
        return replace(
            speaker,
            start=self._begin(speaker.start),
            end=self._end(speaker.end),
            reach=(self._begin(start) if start else 0, self._begin(end)),
        )

    def _begin(self, place: int) -> int:
        """Where something stands in the whole sentence that begins here: behind a gloss before it."""
        for start, end in self.cuts:
            place += end - start if start <= place else 0
        return place

    def _end(self, place: int) -> int:
        """Where something ends in the whole sentence that ends here: before a gloss behind it."""
        for start, end in self.cuts:
            place += end - start if start < place else 0
        return place


def is_gloss(text: str, start: int, end: int, begin: int) -> bool:
    """Whether the name at `start` in a sentence that begins at `begin` only explains that of another body."""
    return any(hit.start() <= start and end < hit.end() for hit in GLOSS.finditer(text, begin))
