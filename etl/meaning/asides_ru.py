"""Areas that a Russian sentence names in passing: behind the first one between commas, and in the name of who speaks.

    Казахстан, крупнейший производитель зерна в Центральной Азии, собрал · шведские исследователи отмечают ·
    в Узбекистан – 4,3 млрд долларов, Кыргызстан – 1,5 млрд: a preposition that holds for the next one too

Comes in: the areas of a sentence in order. Goes out: those that its figures can be of, each bound as it is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.bound import ANY
from etl.meaning.places import GOES, Named
from etl.meaning.view import View
from etl.patterns import pattern

PUT_IN, SPEAKS = pattern("meaning.asides_ru.put_in"), pattern("meaning.asides_ru.speaks")
NEXT = pattern("meaning.asides_ru.next")


def without_asides(named: Sequence[Named], view: View) -> list[Named]:
    """The areas without those of an apposition and of names of who speaks."""
    if view.language != "ru":
        return list(named)
    kept = [one for one in named if SPEAKS.match(view.text, one.end, view.end) is None]
    kept = kept if kept or not view.figures else list(named)  # Венгерский институт …: whose country it is all the same
    first = next(iter(kept), None)
    put_in = PUT_IN.match(view.text, first.end, view.end) if first is not None else None
    if first is None or put_in is None:
        return _with_prepositions(kept, view)
    figures = (figure.start for figure in view.figures)
    if any(put_in.start() <= start < put_in.end() for start in figures):
        return _with_prepositions(kept, view)
    return _with_prepositions([one for one in kept if one is first or one.start >= put_in.end()], view)


def _with_prepositions(named: Sequence[Named], view: View) -> list[Named]:
    """The same, with the preposition of the one before for a member of a list that has lost its own."""
    made: list[Named] = []
    for one in named:
        before = made[-1] if made else None
        is_member = before is not None and before.bound in GOES and one.bound in (None, ANY)
        if before is not None and is_member and NEXT.fullmatch(view.text, before.end, one.start):
            made.append(replace(one, bound=before.bound))
        else:
            made.append(one)
    return made
