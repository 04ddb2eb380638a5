"""Who stands right before a figure as the one who foresees it: 정부 기대치(3.1%)보다, IMF 1.7%, KDI 1.8% 등이다.

He states that figure and no other: whoever is compared with him goes on. Only where forecasts are told, so that no part
of a sum is taken for a statement (국방부 3명, 외교부 2명).
"""

from __future__ import annotations

from itertools import pairwise

from etl.meaning.attribution_rules import BODIES, FIGURE
from etl.meaning.attributions import bodies_of
from etl.meaning.view import Placed, View
from etl.mentions.names_of_origins import Names, Speaker, make_speaker, names_of
from etl.patterns import pattern
from etl.rules import Rules

FORESEES = pattern("meaning.foretold.foresees")
BETWEEN = pattern("meaning.tagged.between")  # the name and its figure
OPENED = pattern("meaning.tagged.opened")
CROWD, EXPECTS = pattern("meaning.tagged.crowd"), pattern("meaning.tagged.expects")
EACH, JOINS = pattern("meaning.places.each"), pattern("meaning.tagged.joins")
AROUND = 240  # characters before a sentence in which forecasts are told
LEAST = 2  # of a list


def find_tagged(view: View, rules: Rules, text: str) -> dict[int, Speaker]:
    """By the place of a figure, who foresees it; `text`: that of the document."""
    if view.language != "ko" or len(view.figures) == 0:
        return {}
    at = view.passage.span(view.start, view.end)
    if FORESEES.search(text, max(0, at.start - AROUND), at.end) is None:
        return {}
    names, found = names_of(rules), {}
    bodies = _bodies(view, names, rules)
    each = _each(bodies, view, names)
    if each:
        return each
    for figure in view.figures:
        one = next((span for span in reversed(bodies) if _is_before(span, figure, view)), None)
        if one is not None:
            name = view.text[one[0] : one[1]]
            found[figure.start] = make_speaker(*one, name, names, FIGURE, (one[0], figure.end))
    closed = {place: one for place, one in found.items() if _is_closed(one, place, view)}
    return found if len(found) >= LEAST else closed


def _each(bodies: list[tuple[int, int]], view: View, names: Names) -> dict[int, Speaker]:
    """OECD와 IMF는 각각 1.0%와 0.9%를 제시했다: as many bodies as figures, in their order."""
    told = EACH.search(view.text, view.start, view.figures[0].start)
    ahead = [span for span in dict.fromkeys(bodies) if told is not None and span[1] <= told.start()]
    are_joined = all(JOINS.fullmatch(view.text, one[1], other[0]) is not None for one, other in pairwise(ahead))
    if told is None or len(ahead) != len(view.figures) or len(ahead) < LEAST or not are_joined:
        return {}
    return {
        figure.start: make_speaker(*span, view.text[slice(*span)], names, FIGURE, (span[0], figure.end))
        for span, figure in zip(ahead, view.figures, strict=True)
    }


def _is_before(span: tuple[int, int], figure: Placed, view: View) -> bool:
    """Whether a name stands right before a figure, as the one who foresees it."""
    return span[1] <= figure.start and BETWEEN.fullmatch(view.text, span[1], figure.start) is not None


def _is_closed(one: Speaker, place: int, view: View) -> bool:
    """Whether a name and its figure are told beside the matter: in brackets, or as what the market expected."""
    if OPENED.search(view.text, one.end, place) is not None:
        return True
    return CROWD.fullmatch(one.name) is not None


def _bodies(view: View, names: Names, rules: Rules) -> list[tuple[int, int]]:
    """Where bodies are named in a sentence, in order."""
    found = [
        hit.span()
        for hit in names.known.finditer(view.text, view.start, view.end)
        if hit[0] in names.owner and hit[0] not in names.countries and names.owner[hit[0]].type in BODIES
    ]
    found += [hit.span() for hit in EXPECTS.finditer(view.text, view.start, view.end)]
    found += [hit.span() for hit in bodies_of(rules).office.finditer(view.text, view.start, view.end)]
    return sorted(found)
