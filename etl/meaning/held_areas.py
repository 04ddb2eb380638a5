"""Areas that a sentence names only to hold a figure against theirs: 3.9%, higher than in Japan (2.4%).

    OECD 평균(2.4%)보다 높은 3.9%    3.9%, compared with 2.4% in Korea    3,9% против 2,4% в Корее

Comes in: a figure in its sentence and the areas that this names. Goes out: of a figure inside such words only the areas
inside them, of any other all areas but those.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.places import Named
from etl.meaning.view import Placed, View
from etl.patterns import pattern

BEFORE = {code: pattern(f"meaning.held_areas.before_{code}") for code in ("en", "ru")}
ENDS = {code: pattern(f"meaning.held_areas.ends_{code}") for code in ("en", "ru")}
BEHIND_KO, JOINED_KO = pattern("meaning.held_areas.behind_ko"), pattern("meaning.held_areas.joined_ko")
FAR = 72  # characters between the first of such words and the area
FIGURE = "#"  # stands for each character of a figure
Span = tuple[int, int]


def without_held(named: Sequence[Named], view: View, figure: Placed) -> Sequence[Named]:
    """The areas that a figure may be of."""
    held = _held(named, view)
    if not held:
        return named
    inside = [
        one for one in named if any(start <= one.start < end and start <= figure.start < end for start, end in held)
    ]
    if any(one.bound is None for one in inside):
        return inside  # than South Korea's exports to China of $300 million: with whom, as ever
    if inside:
        return [replace(one, bound=None) for one in inside]
    return [one for one in named if not any(start <= one.start < end for start, end in held)]


def is_held(one: Named, view: View) -> bool:
    """Whether what is told is only held against an area."""
    return bool(_held([one], view))


def is_held_with(named: Sequence[Named], view: View, figure: Placed) -> bool:
    """Whether a figure stands inside words that hold another one against an area."""
    return any(start <= figure.start < end for start, end in _held(named, view))


def _held(named: Sequence[Named], view: View) -> list[Span]:
    """Where the words stand that hold something against an area, with that."""
    if not named or view.language not in (*BEFORE, "ko"):
        return []
    text = view.once(_masked)
    return _korean(named, view, text) if view.language == "ko" else list(_others(named, view, text))


def _masked(view: View) -> str:
    """The text with a sign for each character of the figures of the sentence."""
    pieces, at = [], 0
    for figure in view.figures:
        pieces += [view.text[at : figure.start], FIGURE * (figure.end - figure.start)]
        at = figure.end
    return "".join(pieces) + view.text[at:]


def _others(named: Sequence[Named], view: View, text: str) -> list[Span]:
    """From the preposition on to the end of its phrase."""
    spans: list[Span] = []
    for one in named:
        if spans and one.start < spans[-1][1]:
            continue
        first = max(view.start, one.start - FAR)
        found = BEFORE[view.language].search(text[first : one.start])
        if found is None:
            continue
        end = ENDS[view.language].search(text, one.end, view.end)
        spans.append((first + found.start(), end.start() if end is not None else view.end))
    return spans


def _korean(named: Sequence[Named], view: View, text: str) -> list[Span]:
    """From the area on to the particle or verb behind it; of several areas in a row, from the first."""
    spans: list[Span] = []
    for one in reversed(named):
        found = BEHIND_KO.match(text, one.end, view.end)
        if found is not None:
            spans.append((one.start, found.end()))
        elif spans and JOINED_KO.fullmatch(text, one.end, spans[-1][0]):
            spans[-1] = (one.start, spans[-1][1])
    return spans
