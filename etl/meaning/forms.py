"""The forms by which a language attributes figures, as its file lists them: [[form]] of datasets/language/*.toml.

A form is a pattern with parts in braces ({who}, {works}, {says}, …), filled in by whoever knows how names are built in
that language, and says what the named one states: what follows (on, person), its sentence (alone; acts, where it has
done what is counted), what stands before it (behind), the figure right before it (figure), what the one who has the
floor says (turn), the matter of the text (topic), what others had expected (aside); or that a country reports
(country).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from etl.rules import Rules

PART = re.compile(r"\{([a-z_]+)\}")


def fill_forms(rules: Rules, language: str, parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The patterns of the forms of a language, each with what it states; a part that is not given stays as it is.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> sorted({states for _, states in fill_forms(load_rules(find_own()), "ru", {})})
    ['acts', 'alone', 'behind', 'country', 'figure', 'on', 'person', 'turn']
    """
    forms = rules.languages[language].get("form", ())
    return [(PART.sub(lambda hit: parts.get(hit[1], hit[0]), form["pattern"]), form["states"]) for form in forms]
