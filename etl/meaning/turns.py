"""Who has the floor in minutes and interviews: ○국방부장관 한기주 …, Ms Lind: …, А. Петров: …, 王建国局长：…

A paragraph that opens with a person, marked off as a form with `turn` says (datasets/language/*.toml), is his turn, and
so are those below it up to the next one. Two turns make a text a record of what was said; one such line does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from etl.meaning.attribution_rules import PERSON
from etl.meaning.forms import fill_forms
from etl.mentions.names_of_origins import Speaker, make_speaker, names_of
from etl.model import Passage
from etl.patterns import any_of, pattern
from etl.rules import Rules

LEAST = 2  # turns
HEAD = 80  # characters in which the name stands
TURN = "turn"
TITLED = pattern("meaning.turns.titled")


class Turns:
    """The speakers of the passages that open a turn."""

    def __init__(self, passages: Sequence[Passage], rules: Rules) -> None:
        found = {}
        for passage in passages:
            hit = _open_turns(rules).match(passage.reading[:HEAD]) if passage.table is None else None
            if hit is not None:
                (start, end), name = next((hit.span(key), hit[key]) for key in hit.groupdict() if hit[key] is not None)
                found[passage.id] = make_speaker(start, end, name, names_of(rules), PERSON, (0, len(passage.reading)))
        times = Counter(one.name for one in found.values())
        if all(
            one.name.isupper() and not TITLED.search(one.name) and times[one.name] < LEAST for one in found.values()
        ):
            found = {}  # BONDS: … TREASURY BILLS: …, headings of which none comes again
        self._found: dict[str, Speaker] = found if len(found) >= LEAST else {}

    def of(self, passage: Passage) -> Speaker | None:
        """Whose turn a passage opens."""
        return self._found.get(passage.id)


@lru_cache(maxsize=4)
def _open_turns(rules: Rules) -> re.Pattern[str]:
    """The forms of all languages by which a turn opens, one group each."""
    shapes = []
    for language, data in rules.languages.items():
        parts = {"persons": any_of(data["meaning"]["persons"]), "name": f"?P<{language}{{}}>"}
        shapes += [shape for shape, states in fill_forms(rules, language, parts) if states == TURN]
    numbered = (shape.replace("{}", str(place)) for place, shape in enumerate(shapes))
    return re.compile("|".join(f"(?:{shape})" for shape in numbered) or r"(?!)")
