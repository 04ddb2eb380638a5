"""What part a share or a growth is of, where a sentence in English or Russian names it as its subject or its label.

    personnel absorbed 31% of the total; equipment took 37% · output rose in wood (6.1%) · рыба дала 16 % экспорта

Comes in: a figure in its sentence, with what it measures. Goes out: the id of the part where the vocabulary has it,
else its words; nothing where they name the measure itself, an area, or no noun.
"""

from __future__ import annotations

import re

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
NON = pattern("meaning.part_names.non")
FAR = 90  # characters before the figure


def named_part(view: View, figure: Placed, transformation: str, measure: Measure) -> tuple[str, ...]:
    """The part that a figure is of, by the noun that the sentence gives it."""
    code = view.language
    if code not in SUBJECT or figure.mention.unit not in RATIOS:
        return ()
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    ahead = view.text[first : figure.start]
    found = LABEL[code].search(ahead) if view.text[figure.end :][:1] == ")" else None
    if found is None and transformation == "share":
        found = SUBJECT[code].search(ahead)
    is_named = measure.how == "own" and first <= measure.start < figure.start
    if found is None and code == "en" and not is_named:
        found = _of_change(view, figure, transformation, ahead)
    if found is None:
        return ()
    start, end = (first + place for place in found.span("noun"))
    words = view.text[start:end].lower().split()
    is_other = any(hit.start < end and start < hit.end for hit in view.areas)
    is_own = any(hit.start < end and start < hit.end and hit.id == measure.id for hit in view.concepts)
    if is_other or is_own or NO_PART.search(view.text, start, end) or words[0] in EMPTY or words[-1] in EMPTY:
        return ()
    is_other_than = NON.match(words[0]) is not None  # non-food goods are no food
    known = [hit.id for hit in view.breakdowns if start <= hit.start and hit.end <= end and not is_other_than]
    return tuple(dict.fromkeys(known)) or ("_".join(words),)


def _of_change(view: View, figure: Placed, transformation: str, ahead: str) -> re.Match[str] | None:
    """The noun of a percentage whose measure was told before: of its verb of change, or of a limb without a verb."""
    if transformation not in ("growth", "share"):
        return None
    if view.neighbours(figure)[0] > view.start and is_gapped(view, figure, ahead):
        return LIMB.search(ahead)
    return (CHANGED.search(ahead) or RISE_OF.search(ahead)) if transformation == "growth" else None
