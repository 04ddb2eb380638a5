"""datasets/cues/*.toml: the cues by which a text is read, as regular expressions, words or values.

One file a package of etl/, in it one table a module that reads by them, in that one a cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from etl.patterns import NAMED, own_expressions
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Id, Line, Prose, SomeWords, Word, one_of, refuse
from etl.schemas.problems import Fault

# right at a place (behind or before a figure), anywhere in a stretch, the whole of it, or a part of other cues
REACHES = ("at", "within", "whole", "part")


@lru_cache(maxsize=4096)
def _expression(value: str) -> str:
    if value in own_expressions():
        return value
    try:
        re.compile(NAMED.sub("(?:x)", value))
    except (re.error, RecursionError, OverflowError) as error:
        refuse(f"a regular expression of Python that compiles ({error})")
    return value


Reach = Annotated[str, one_of(*REACHES)]
Expression = Annotated[
    str,
    Field(min_length=1, max_length=10_000),
    AfterValidator(_expression),
    Field(description="a regular expression of Python, {name} for that of another cue"),
]
Expressions = Annotated[
    tuple[Expression, ...], Field(min_length=1, description="a list of regular expressions, of which one fits")
]


class Cue(Entry):
    """What a text tells something by: one of a pattern, words, and words with what they tell."""

    role: Prose
    reach: Reach
    pattern: Expressions | None = None
    groups: Annotated[tuple[Line, ...], Field(min_length=1)] | None = None  # of the pattern, those that code asks for
    words: SomeWords | None = None
    values: Annotated[dict[Word, str | int], Field(min_length=1)] | None = None


class CuesFile(File):
    """One file: cues by module and name."""

    cue: Annotated[dict[Id, dict[Id, Cue]], Field(description="tables of cues by module and name")]

    def faults(self) -> Iterator[Fault]:
        """Cues that are told in two ways, or in none."""
        for module, cues in self.cue.items():
            for name, cue in cues.items():
                given = sum(part is not None for part in (cue.pattern, cue.words, cue.values))
                if given != 1:
                    expected = "one of pattern, words and values"
                    yield Fault(("cue", module, name), f"{given} of them", expected, "keep one")
                if len({type(value) for value in (cue.values or {}).values()}) > 1:
                    expected = "all of them texts, or all of them numbers"
                    yield Fault(("cue", module, name, "values"), "both texts and numbers", expected, "keep one sort")


KIND = Kind("datasets/cues/*.toml", CuesFile, is_needed=False)  # those left out are as figtrace comes with them
