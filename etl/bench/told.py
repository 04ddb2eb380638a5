"""What a person would say of a gold text as a whole, by its marks: whose most of its figures are, who states them, of
what time they are.

So it is measured what is understood once these were said (`figtrace bench meaning --told`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from etl.bench.accuracy import Judge
from etl.bench.gold import GoldText
from etl.model import MANIFEST, Period
from etl.schemas.decisions import WINDOW
from etl.written_periods import read_window


class Told(NamedTuple):
    """The id of an area, who states, and a time; None where the marks tell none or no area that is known."""

    ref_area: str | None
    origin: str | None
    ref_period: Period | None


def told_by_marks(text: GoldText, judge: Judge) -> Told:
    """What the first reader marked most often; a time only where it is that of most figures."""
    marks = [readings[0].slots for readings in text.figures]
    areas = Counter(mark["ref_area"] for mark in marks if mark.get("ref_area"))
    origins = Counter(mark["origin"][0] for mark in marks if mark.get("origin"))
    area = next((name for name, _ in areas.most_common(1)), None)
    known = judge.rules.vocabulary.areas
    words = text.places.get(area.casefold(), ()) if area is not None else ()
    ids = (id for id in known if judge.same_area(area, id) or any(judge.same_area(word, id) for word in words))
    return Told(
        next(ids, None) if area is not None else None,
        next((name for name, _ in origins.most_common(1)), None),
        _period_of_most(marks),
    )


def _period_of_most(marks: Sequence[Mapping[str, Any]]) -> Period | None:
    ends = Counter((mark.get("period_start"), mark.get("period_end")) for mark in marks)
    (start, end), most = next(iter(ends.most_common(1)), ((None, None), 0))
    if start is None or end is None or 2 * most < len(marks):
        return None
    return read_window(f"{start}{WINDOW}{end}", MANIFEST)
