"""What a figure measures by its verb, where no noun tells it: The scheme cost $41.8 billion, мост обойдётся в 1 млрд.

Comes in: a figure in its sentence. Goes out: the noun that the verb stands for (cost, receipts, поставки), and the
place of the verb; with the word before it where that is a plain noun (scheme cost). None where no such verb stands
before.
"""

from __future__ import annotations

import re

from etl.meaning.view import Placed, View
from etl.patterns import kept, pattern, values

VERBS = {"en": values("meaning.open_verbs.english"), "ru": values("meaning.open_verbs.russian")}
BETWEEN = pattern("meaning.open_verbs.between")
SUBJECT = pattern("meaning.open_verbs.subject")
FAR = 70  # characters between a verb and its figure


def read_verb(view: View, figure: Placed) -> tuple[str, int, int] | None:
    """The noun that the verb before a figure stands for, and where the verb stands."""
    if view.language not in VERBS:
        return None
    first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0], figure.start - FAR)
    found = list(_verbs(view.language).finditer(view.text, first, figure.start))
    if not found or BETWEEN.fullmatch(view.text, found[-1].end(), figure.start) is None:
        return None
    verb = found[-1]
    table = VERBS[view.language]
    noun = next(table[stem] for stem in sorted(table, key=len, reverse=True) if verb[0].lower().startswith(stem))
    subject = SUBJECT.search(view.text, first, verb.start())
    named = subject["noun"].lower() if subject is not None else ""
    return (f"{named} {noun}" if named else noun), verb.start(), verb.end()


@kept(4)
def _verbs(language: str) -> re.Pattern[str]:
    """The verbs of a language: whole words in English, stems in Russian."""
    stems = "|".join(sorted(map(re.escape, VERBS[language]), key=len, reverse=True))
    if language == "en":
        return re.compile(rf"\b(?:{stems})\b", re.IGNORECASE)
    return re.compile(rf"(?<![а-яё])(?:{stems})[а-яё]*", re.IGNORECASE)
