"""What a person would say of a gold text as a whole, by its marks: whose most of its figures are and who states them.

So it is measured what is understood once both were said (`figtrace bench meaning --told`).
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from etl.bench.accuracy import Judge
from etl.bench.gold import GoldText


class Told(NamedTuple):
    """The id of an area, and who states; None where the marks tell none or no area that is known."""

    ref_area: str | None
    origin: str | None


def told_by_marks(text: GoldText, judge: Judge) -> Told:
    """What the first reader marked most often."""
    marks = [readings[0].slots for readings in text.figures]
    areas = Counter(mark["ref_area"] for mark in marks if mark.get("ref_area"))
    origins = Counter(mark["origin"][0] for mark in marks if mark.get("origin"))
    area = next((name for name, _ in areas.most_common(1)), None)
    known = judge.rules.vocabulary.areas
    words = text.places.get(area.casefold(), ()) if area is not None else ()
    ids = (id for id in known if judge.same_area(area, id) or any(judge.same_area(word, id) for word in words))
    return Told(next(ids, None) if area is not None else None, next((name for name, _ in origins.most_common(1)), None))
