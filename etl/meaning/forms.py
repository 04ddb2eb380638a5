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
from dataclasses import dataclass
from functools import cached_property, lru_cache

from etl.rules import Rules

PART = re.compile(r"\{([a-z_]+)\}")
# what is no letter in a pattern: one behind a backslash, a class, brackets, a choice, a repeat
SIGN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?|[)|]|(?P<endless>[*+]|\{\d+,\})\??"
    r"|(?P<few>\?|\{\d+(?:,\d+)?\})\??",
    re.DOTALL,
)


@dataclass(frozen=True)
class Shape:
    """A pattern of those who state, the rule that it goes by, and what a sentence must hold for it to match.

    Each is compiled when a sentence asks for it: most texts hold what few shapes need.
    """

    pattern: str
    rule: str
    needed: str

    @classmethod
    @lru_cache(maxsize=512)
    def of(cls, pattern: str, rule: str) -> Shape:
        """The shape of a pattern; kept, since datasets that are loaded again mostly have the same."""
        return cls(pattern, rule, ending_of(pattern))

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)

    @cached_property
    def needs(self) -> re.Pattern[str]:
        """What must stand somewhere for it to match."""
        return re.compile(self.needed)

    def find(self, text: str) -> list[re.Match[str]]:
        """Where it stands. Most sentences lack the words of most shapes, which is told sooner than that no name of
        theirs goes with them."""
        return [*self.whole.finditer(text)] if self.needs.search(text) is not None else []


def ending_of(pattern: str) -> str:
    r"""What stands behind the last repeat without end of a pattern, or the bracket around it: each text that the whole
    matches holds it. Empty for a choice of several, and where there is no such repeat.

    >>> ending_of(r"([A-Z]\w*\s){0,2}(?:said|told)\b"), ending_of(r"\w+ said|told"), ending_of(r"(?=.*said)they")
    ('(?:said|told)\\b', '', 'they')
    """
    depth = at = 0
    is_endless = False  # whether the bracket at hand holds a repeat without end
    for sign in SIGN.finditer(pattern):
        if sign[0][0] == "(":
            depth += 1
        elif sign[0] == ")":
            depth -= 1
            at, is_endless = (sign.end(), False) if depth == 0 and is_endless else (at, is_endless)
        elif sign[0] == "|" and depth == 0:
            return ""
        elif sign["endless"] is not None and depth:
            is_endless = True
        elif sign["endless"] is not None or (sign["few"] is not None and at == sign.start() > 0):
            at = sign.end()
    return pattern[at:] if at else ""


def fill_forms(rules: Rules, language: str, parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The patterns of the forms of a language, each with what it states; a part that is not given stays as it is.

    >>> from etl.patterns import find_own
    >>> from etl.rules import load_rules
    >>> sorted({states for _, states in fill_forms(load_rules(find_own()), "ru", {})})
    ['acts', 'alone', 'behind', 'country', 'figure', 'on', 'person', 'turn']
    """
    forms = rules.languages[language].get("form", ())
    return [(PART.sub(lambda hit: parts.get(hit[1], hit[0]), form["pattern"]), form["states"]) for form in forms]
