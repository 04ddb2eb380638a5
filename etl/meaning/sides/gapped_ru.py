"""Both areas of a member of a Russian list whose verb is that of its head: the name that it tells stands in the place
of the one that is told in the same form there.

    Казахстан вывез в Китай 5 млн тонн, в Иран — 2 млн · Индия закупила у России 5 млн, Китай — 7 млн
    на Китай пришлось 47% экспорта России, на Индию — 37% · Россия продала Китаю 5 млн тонн, Индии — 3 млн

Comes in: a figure, the one before it with both its areas, and the areas of the sentence. Goes out: both its areas, or
None where it is no such member.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.areas_and_figures import is_member
from etl.meaning.owners import Sides
from etl.meaning.places import Named
from etl.meaning.sides.transfers_ru import VERB, role_of
from etl.meaning.view import Placed, View
from etl.model import Statement
from etl.patterns import pattern

PREPOSITION = pattern("meaning.gapped_ru.preposition")
AHEAD = 12  # characters before a name


def in_place_of(view: View, head: Placed, figure: Placed, areas: Sequence[Named], told: Statement) -> Sides | None:
    """The areas of the head with the one that a member names instead."""
    if view.language != "ru" or head.mention.unit != figure.mention.unit:
        return None
    behind = [one for one in areas if head.end <= one.start and one.end <= figure.start]
    if not behind or not is_member(behind[-1], view.text, figure.start):
        return None
    if VERB.search(view.text, head.end, figure.start) is not None:
        return None
    member, known = behind[-1], {told.ref_area: "area", told.counterpart_area: "other"}
    form = _form(view, member)
    alike = [one for one in areas if one.end <= member.start and one.area in known and _form(view, one) == form]
    if not alike or None in known or member.area in known:
        return None
    if known[alike[-1].area] == "area":
        return Sides(member.area, told.counterpart_area, {"counterpart_area": "list"})
    return Sides(told.ref_area, member.area, {"ref_area": "list"})


def _form(view: View, one: Named) -> str | None:
    """The preposition of a name, else how it stands in its clause."""
    found = PREPOSITION.search(view.text, max(view.start, one.start - AHEAD), one.start)
    return found[0].strip().lower() if found is not None else role_of(view, one)
