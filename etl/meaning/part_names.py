"""What part a share or a growth is of, where a sentence in English or Russian names it as its subject or its label.

    personnel absorbed 31% of the total; equipment took 37% · output rose in wood (6.1%) · рыба дала 16 % экспорта
    на овсянку – 5%, на гречку – 3%

Comes in: a figure in its sentence, with what it measures. Goes out: the id of the part where the vocabulary has it,
else its words; nothing where they name the measure itself, an area, or no noun.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.labels_ru import is_list, joined_span, label_of
from etl.meaning.limbs import is_gapped
from etl.meaning.measured import Measure
from etl.meaning.open_words_en import EMPTY
from etl.meaning.view import Placed, View
from etl.patterns import pattern

SUBJECT = {code: pattern(f"meaning.part_names.subject_{code}") for code in ("en", "ru")}
LABEL = {code: pattern(f"meaning.part_names.label_{code}") for code in ("en", "ru")}
LIMB, CHANGED = pattern("meaning.part_names.limb_en"), pattern("meaning.part_names.changed_en")
RISE_OF = pattern("meaning.part_names.rise_of_en")
NO_PART = pattern("meaning.part_names.no_part", re.IGNORECASE)
RATIOS = frozenset({"percent", "fraction"})
SAID_BY = pattern("meaning.part_names.said_by_ru")
NON = pattern("meaning.part_names.non")
FAR = 90  # characters before the figure


def named_part(view: View, figure: Placed, transformation: str, measure: Measure) -> tuple[str, ...]:
    """The part that a figure is of, by the noun that the sentence gives it."""
    code = view.language
    if code not in SUBJECT:
        return ()
    if figure.mention.unit not in RATIOS:
        return _of_member(view, figure, measure) if code == "ru" else ()
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    ahead = view.text[first : figure.start]
    found = LABEL[code].search(ahead) if view.text[figure.end :][:1] == ")" else None
    if found is None and transformation == "share":
        found = SUBJECT[code].search(ahead)
    is_named = measure.how == "own" and first <= measure.start < figure.start
    if found is None and code == "en" and not is_named:
        found = _of_change(view, figure, transformation, ahead)
    if found is None:
        return _of_member(view, figure, measure) if code == "ru" else ()
    start, end = (first + place for place in found.span("noun"))
    words = view.text[start:end].lower().split()
    is_other = any(hit.start < end and start < hit.end for hit in view.areas)
    is_own = any(hit.start < end and start < hit.end and hit.id == measure.id for hit in view.concepts)
    if is_other or is_own or NO_PART.search(view.text, start, end) or words[0] in EMPTY or words[-1] in EMPTY:
        return ()
    is_other_than = NON.match(words[0]) is not None  # non-food goods are no food
    known = [hit.id for hit in view.breakdowns if start <= hit.start and hit.end <= end and not is_other_than]
    return tuple(dict.fromkeys(known)) or ("_".join(words),)


def of_next_member(measure: Measure) -> Measure:
    """A measure that was told before, without the name of the member of a list that it was told of."""
    if not measure.member or measure.how == "own":
        return measure
    return replace(measure, breakdown=tuple(one for one in measure.breakdown if one not in measure.member), member=())


def with_name(measure: Measure, part: tuple[str, ...], language: str) -> Measure:
    """A measure of the part that was named; in a Russian list one that was told before goes on without it."""
    is_member = measure.how != "own" and language == "ru"
    return replace(measure, breakdown=part, member=part if is_member else ())


def _of_member(view: View, figure: Placed, measure: Measure) -> tuple[str, ...]:
    """The name of a member of a Russian list whose measure was told before: овсянка – на 5%, вагоны: 12 тыс."""
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    place = joined_span(view.text[first : figure.start])
    if place is None or SAID_BY.search(view.text, first, figure.start) is not None:
        return ()
    start, end = first + place[0], first + place[1]
    if measure.how == "own" and (measure.breakdown or measure.is_open or not view.once(is_list)):
        return ()
    is_area = bool(view.finders.areas.find(view.text[start:end]))
    if is_area or any(hit.start < end and start < hit.end for hit in (*view.areas, *view.concepts)):
        return ()
    known = [hit.id for hit in view.breakdowns if start <= hit.start and hit.end <= end]
    return tuple(dict.fromkeys(known)) or (label_of(view.text[start:end].lower()),)


def _of_change(view: View, figure: Placed, transformation: str, ahead: str) -> re.Match[str] | None:
    """The noun of a percentage whose measure was told before: of its verb of change, or of a limb without a verb."""
    if transformation not in ("growth", "share"):
        return None
    if view.neighbours(figure)[0] > view.start and is_gapped(view, figure, ahead):
        return LIMB.search(ahead)
    return (CHANGED.search(ahead) or RISE_OF.search(ahead)) if transformation == "growth" else None
