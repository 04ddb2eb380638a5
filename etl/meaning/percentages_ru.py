"""What a Russian percentage says by the words before it in its sentence.

    прирост ускорился до 3,3% · выполнил обязательства на 97% · ниже, чем в 2014 году (37%) · составило 109,6%
    доля уменьшилась на 0,2% и составила 67,1%

Comes in: a percentage in its sentence, the text before it in its clause, the change of the one before it. Goes out: its
change, or None where these words tell none.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.meaning.change import Change
from etl.meaning.labels_ru import joined_span
from etl.meaning.view import Placed, View
from etl.patterns import pattern

HEAD = pattern("meaning.changes.growth_head_ru")
FULFILLED = pattern("meaning.changes.fulfilled_ru")
THAN_THEN = pattern("meaning.changes.than_then_ru")
PART, MOST_WERE = pattern("meaning.changes.part_ru"), pattern("meaning.changes.most_were_ru")
SHARE_CAME, SHARE_MOVED = pattern("meaning.changes.share_came_ru"), pattern("meaning.changes.share_moved_ru")
FILLED_BEHIND = pattern("meaning.changes.filled_behind_ru")
PART_OF_CHANGE = pattern("meaning.changes.part_of_change_ru")
OF_CHANGE = "list"
FAR = 200  # characters before a figure in which its subject stands
WHOLE, TWICE = Decimal(100), Decimal(200)
PACE, LEAST_PACE = pattern("meaning.changes.pace_ru"), Decimal(50)


def read_told_ru(
    view: View, figure: Placed, left: str, before: Change | None, measure_type: str, *, is_moved: bool
) -> Change | None:
    """The change of a percentage whose subject is a growth, that fulfils a plan, that was so much then, or that tells
    what part of all some people are; `is_moved`: words of rise or fall stand beside it."""
    ahead = view.text[max(view.start, figure.start - FAR) : figure.start]
    moved = SHARE_MOVED.search(ahead)
    if moved is not None:  # доля уменьшилась на 0,2%: by so many points
        return Change("points", "down" if moved["down"] is not None else "up")
    is_filled = FULFILLED.search(ahead) is not None or FILLED_BEHIND.match(view.text, figure.end) is not None
    if is_filled or SHARE_CAME.search(ahead) is not None:
        return Change("share", None)
    if THAN_THEN.search(left) is not None:
        return Change("level" if before is None or measure_type == "rate" else before.transformation, None, how="list")
    is_part = MOST_WERE.search(ahead) is not None or (not is_moved and PART.search(ahead) is not None)
    if is_part and figure.mention.quote[:1].isdecimal():
        return Change("share", None)
    head = HEAD.search(ahead) if measure_type != "rate" else None
    if head is None:
        return None
    return Change("growth", "down" if head["down"] is not None else None, how="own")


def of_part_ru(view: View, figure: Placed, before: Change | None, measure_type: str) -> Change | None:
    """A part of what changed, which changed the same way where nothing else is told: в том числе на морковь – 10,1%."""
    if before is None or before.direction is None or before.transformation != "growth" or measure_type == "rate":
        return None
    between = view.text[view.neighbours(figure)[0] : figure.start]
    is_next = before.how == OF_CHANGE and joined_span(between) is not None
    if not is_next and (PART_OF_CHANGE.search(between) is None or joined_span(between) is None):
        return None
    return Change("growth", before.direction, how=OF_CHANGE)


def is_pace(words: str, figure: Placed) -> bool:
    """Whether a percentage is a pace of growth as Russian statistics tell it, of what was: темп роста – 106,3%.

    One below a half of it is a growth (темп роста – 3,6%), and so is one with a sign or by which something grew.
    """
    value, quote = figure.mention.value, figure.mention.quote
    is_near = value is not None and LEAST_PACE <= value < TWICE and quote[:1].isdecimal()
    return is_near and PACE.search(words) is not None


def as_multiple(made: Change, figure: Placed) -> Change:
    """A part of a whole is at most all of it: 109,6% is so much of what it was."""
    is_more = WHOLE < (figure.mention.value or 0) < TWICE
    return replace(made, transformation="ratio") if made.transformation == "share" and is_more else made
