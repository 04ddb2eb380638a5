"""Which countries a stretch of text names, by datasets/actors.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.schemas import actors
from etl.schemas.actors import ActorsFile
from etl.schemas.inputs import Inputs

NEVER = "(?!)"


@dataclass(frozen=True)
class Actors:
    """Words, compounds and prefixes that name a country."""

    words: tuple[tuple[re.Pattern[str], str], ...]
    syllables: dict[str, str]
    compound: re.Pattern[str]
    prefixed: re.Pattern[str]
    not_compounds: re.Pattern[str]

    def named_in(self, text: str) -> frozenset[str]:
        """The ids of all countries that `text` names."""
        found = {name for pattern, name in self.words if pattern.search(text)}
        bare = self.not_compounds.sub(" ", text)
        for match in self.compound.finditer(bare):
            found.update(self.syllables[char] for char in match[0] if char in self.syllables)
        found.update(self.syllables[match[1]] for match in self.prefixed.finditer(bare))
        return frozenset(found)


def load_actors(workspace: Path) -> Actors:
    """Read datasets/actors.toml; RuleError with every problem found."""
    inputs = Inputs(workspace)
    found = read_actors(inputs)
    inputs.check()
    return found


def read_actors(inputs: Inputs) -> Actors:
    """The same of what has been read already; of a broken file, what is left of it."""
    return next((_actors(file) for _, file in inputs.read(actors.KIND)), Actors((), {}, *[re.compile(NEVER)] * 3))


def _actors(file: ActorsFile) -> Actors:
    syllables = {syllable: actor.id for actor in file.actor for syllable in actor.syllable}
    letter = f"[{''.join(syllables)}]" if syllables else NEVER
    between = r"[·ㆍ\-–・\s]?"
    return Actors(
        tuple((_words(actor.words), actor.id) for actor in file.actor),
        syllables,
        re.compile(rf"(?<![가-힣]){letter}(?:{between}{letter})+(?![국산])"),
        re.compile(rf"(?<![가-힣])(?:{'|'.join(file.prefixes)})({letter})(?![가-힣]?[가-힣]*(?:교통|문화|음악))"),
        re.compile("|".join(map(re.escape, file.not_compounds)) or NEVER),
    )


def _words(words: Sequence[str]) -> re.Pattern[str]:
    parts = []
    for word in sorted(words, key=len, reverse=True):
        edge = r"\b" if re.match(r"[A-Za-z]", word) else ""
        tail = r"(?![A-Za-z])" if edge else ""
        parts.append(f"{edge}{re.escape(word)}{tail}")
    return re.compile("|".join(parts))
