"""Figures whose verb is that of the figure before them, in texts that are not Korean.

    down 1.3% and agriculture 2.1%             the second limb has no verb: it fell as well
    fell by $12 bn, and the surplus by $14 bn   nor has one behind the new level of the first: by so much
    a drop of 0.2%; it had been 0.1% in 2021    a pronoun that stands for the drop
    up $3.3 bn, of which aircraft $1.0 bn       parts of a change are changes

Comes in: a figure in its sentence, and what is known of those before it. Goes out: whether it goes on with them, and
which way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.meaning.view import Placed, View
from etl.patterns import pattern

JOINED = {code: pattern(f"meaning.limbs.joined_{code}") for code in ("en", "ru")}
TOLD = {code: pattern(f"meaning.limbs.told_{code}") for code in ("en", "ru")}
BY_IT = {code: pattern(f"meaning.limbs.by_{code}") for code in ("en", "ru")}
AS_IT = pattern("meaning.limbs.as_it")
ONE_OF = pattern("meaning.limbs.one_of")
OF_WHICH = pattern("meaning.limbs.of_which")
HELD = pattern("meaning.limbs.held")
ASIDE = pattern("meaning.limbs.aside")
A_SHARE = pattern("meaning.limbs.a_share")
BOUND = 3  # characters of a word of bound that a figure begins with: до 104,6 млн
POINTS = "percentage_point"
FAR = 110  # characters between two limbs


@dataclass(frozen=True, slots=True)
class Way:
    """Up or down, and where the word of it stands."""

    direction: str
    start: int
    end: int


def is_gapped(view: View, figure: Placed, left: str) -> bool:
    """Whether a figure is joined to the one before it without a verb of its own: and agriculture 2.1%.

    `left`: the words between the two.
    """
    if view.language not in JOINED or len(left) > FAR:
        return False
    if left.endswith("("):
        return False
    left = HELD.sub("", left)
    bound = view.text[figure.start : figure.start + BOUND]
    told = TOLD[view.language]
    return JOINED[view.language].search(left) is not None and not (told.search(left) or told.search(left + bound))


def goes_on_as_one(left: str) -> bool:
    """Whether a percentage stands for a change like the one before it: from a decline of 2.5% to one of 1%; it had
    been 0.1% in 2021."""
    return ONE_OF.search(left) is not None or AS_IT.search(left) is not None


def is_part_of_change(left: str) -> bool:
    """Whether an amount is a part of the change right before it: up $3.3 billion, of which aircraft $1.0 billion."""
    return OF_WHICH.search(left) is not None


def of_itself(right: str) -> str:
    """What stands behind a figure, up to another matter: by 4 percent, probably because less is expected."""
    found = ASIDE.search(right)
    return right if found is None else right[: found.start()]


def is_called_share(right: str) -> bool:
    """Whether a percentage is called a share: a 30% share of the market."""
    return A_SHARE.match(right) is not None


def way_before(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> Way | None:
    """The word of rise or fall of the limb before, if a figure only says by how much: and the surplus by $14 bn."""
    if view.language not in BY_IT:
        return None
    before, _ = view.neighbours(figure)
    if before == view.start:
        return None
    left = view.text[before : figure.start]
    is_by = figure.mention.unit == POINTS or BY_IT[view.language].search(left) is not None
    if not is_by or not is_gapped(view, figure, left):
        return None
    found = [
        (*span, way) for way, told in (("up", rise), ("down", fall)) for span in view.spans(told) if span[1] <= before
    ]
    if not found:
        return None
    start, end, way = max(found)
    return Way(way, start, end)
