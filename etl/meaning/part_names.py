"""What part a share or a growth is of, where a sentence in English or Russian names it as its subject or its label.

    personnel absorbed 31% of the total; equipment took 37% · output rose in wood (6.1%) · рыба дала 16 % экспорта

Comes in: a figure in its sentence, with what it measures. Goes out: the id of the part where the vocabulary has it,
else its words; nothing where they name the measure itself, an area, or no noun.
"""

from __future__ import annotations

import re

from etl.meaning.measured import Measure
from etl.meaning.open_words import EMPTY
from etl.meaning.view import Placed, View
from etl.patterns import pattern

SUBJECT = {code: pattern(f"meaning.part_names.subject_{code}") for code in ("en", "ru")}
LABEL = {code: pattern(f"meaning.part_names.label_{code}") for code in ("en", "ru")}
NO_PART = pattern("meaning.part_names.no_part", re.IGNORECASE)
RATIOS = frozenset({"percent", "fraction"})
FAR = 90  # characters before the figure


def named_part(view: View, figure: Placed, transformation: str, measure: Measure) -> tuple[str, ...]:
    """The part that a figure is of, by the noun that the sentence gives it."""
    code = view.language
    if code not in SUBJECT or figure.mention.unit not in RATIOS:
        return ()
    first = max(view.start, view.neighbours(figure)[0], figure.start - FAR)
    found = LABEL[code].search(view.text, first, figure.start) if view.text[figure.end :][:1] == ")" else None
    if found is None and transformation == "share":
        found = SUBJECT[code].search(view.text, first, figure.start)
    if found is None:
        return ()
    start, end = found.span("noun")
    words = view.text[start:end].lower().split()
    is_other = any(hit.start < end and start < hit.end for hit in view.areas)
    is_own = any(hit.start < end and start < hit.end and hit.id == measure.id for hit in view.concepts)
    if is_other or is_own or NO_PART.search(view.text, start, end) or words[0] in EMPTY or words[-1] in EMPTY:
        return ()
    known = [hit.id for hit in view.breakdowns if start <= hit.start and hit.end <= end]
    return tuple(dict.fromkeys(known)) or ("_".join(words),)
