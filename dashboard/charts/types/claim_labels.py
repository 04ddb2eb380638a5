"""Where the labels of a chart of claims stand: they touch no other label and, if it can be helped, no line."""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.charts.data import times
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.rivals import distinct_caps
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import RIGHT, TOP
from dashboard.charts.ground.labels import Box, is_cut, place, text_width
from dashboard.charts.types.claim_plan import Plan, words_width
from dashboard.markup import escape

LINE = 17.0  # pixels of a line of words
GROUND: dict[str, Any] = {"bgcolor": "$card"}
AROUND = 8  # pixels around a glyph that stay free
Notes = list[dict[str, Any]]


def place_labels(plan: Plan) -> Iterator[Notes | None]:
    """The annotations of each cap and mark; None, and then no more, for one that finds no place."""
    inside = Box(-2, -TOP, plan.full + (2 if plan.has_bracket else RIGHT), plan.height - 2)
    taken = [_around(plan, mark) for mark in plan.marks]
    lines = [plan.line_box(mark) for mark in plan.dated]
    for cap in plan.caps:
        height = plan.y(cap.value)
        lines.append(Box(0, height - 2, plan.width, height + 2))
    for cap in distinct_caps(plan.caps):
        box, notes = _cap_label(plan, cap)
        taken.append(box)
        yield notes
    for mark in sorted(plan.marks, key=lambda mark: (-mark.value, mark.id)):
        words, own = plan.words(mark), _around(plan, mark)
        places = _candidates(plan, mark, words)
        found = place(places, [box for box in taken if box != own], lines, inside)
        if found is None or found[1] > 100 or any(is_cut(line, mark.who) for line in words):
            yield None
            return
        taken.append(places[found[0]])
        yield _notes(plan, mark, words, taken[-1])


def _around(plan: Plan, mark: Mark) -> Box:
    x, y = plan.at(mark)
    return Box(x - AROUND, y - AROUND, x + AROUND, y + AROUND)


def _candidates(plan: Plan, mark: Mark, words: Sequence[str]) -> list[Box]:
    """Where a label can stand, the best place first: beside its mark, then over and under its interval."""
    width, tall = words_width(words), LINE * len(words)
    x, y = plan.at(mark)
    above, below, beside = y - 9 - tall, y + 9, y - tall / 2
    if not mark.is_dated:
        lefts = [(x - width / 2, below + 1), (x - width / 2, above - 1)]
    else:
        start = plan.x(mark.span[0])
        lefts = [
            (x + 18, beside),
            (x + 18, beside - tall / 2),
            (x + 18, beside + tall / 2),
            (x - width, above),
            (start, above),
            (x - width, below),
            (start, below),
            (x - width / 2, above),
            (x - width / 2, below),
            (start - width - 10, beside),
        ]
    return [Box(left, top, left + width, top + tall) for left, top in lefts]


def _notes(plan: Plan, mark: Mark, words: Sequence[str], box: Box) -> Notes:
    """The lines of a label; one that a line of the grid runs through stands on a ground of its own.

    Such a line comes first: its ground would cover the foot of the line above it, and make a point of a comma.
    """
    x, y = plan.at(mark)
    anchor, axes = (times.iso(mark.span[1]), "x") if mark.is_dated else (0.5, "x2")
    crossed = {(plan.y(tick) - box.top) // LINE for tick in plan.ticks}
    notes = []
    for number, line in enumerate(words):
        written = escape(line)
        notes.append(
            frame.annotation(
                written if number else f"<b>{written}</b>",
                anchor,
                mark.value,
                (box.left - x, y - box.top - LINE * (number + 0.5)),
                mute=number > 0,
                name=mark.id,
                xref=axes,
                yref="y",
                **(GROUND if number in crossed else {}),
            )
        )
    return sorted(notes, key=lambda note: "bgcolor" not in note)


def _cap_label(plan: Plan, cap: Mark) -> tuple[Box, Notes]:
    words = f"{plan.text('kind.cap')} {cap.quote}"
    height = plan.y(cap.value)
    box = Box(2, height + 4, 2 + text_width(words, frame.FONT), height + 20)
    note = frame.annotation(escape(words), times.iso(plan.begin), cap.value, (2, -12), mute=True, name=cap.id)
    return box, [note]
