"""Whose a figure is where the word that is counted tells it: 탈북민 196명 are North Koreans, wherever they came.

Comes in: a figure. Goes out: both its areas, or None where the word is of no area.
"""

from __future__ import annotations

from etl.meaning.owners import Sides, nearest
from etl.meaning.sides.asked import Asked


def of_word(asked: Asked) -> Sides | None:
    """Of whom the word itself tells, and where they came: the area told beside, else the text's."""
    area = asked.concept.of if asked.concept is not None else None
    if area is None:
        return None
    sides = Sides(area)
    there, how = nearest([one for one in asked.areas if one.area != area], asked.figure, asked.clause)
    if there is not None:
        sides.set("other", there.area, how)
        return sides
    other, how = asked.topic
    if other == area:
        other, how = asked.around.other_of(area)
    if other is None and asked.around.home() != area and asked.figure.mention.unit == "person":  # 탈북민 입국 인원
        other, how = asked.around.home(), "default"
    sides.set("other", other, how)
    return sides
