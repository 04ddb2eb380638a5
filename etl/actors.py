"""Which countries a stretch of text names, by datasets/actors.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from etl.errors import RuleError
from etl.rules import read_toml, unknown_keys

ACTOR_KEYS = {"id", "words", "syllable"}


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
    problems: list[str] = []
    data = read_toml(Path(workspace) / "datasets" / "actors.toml", problems)
    words, syllables = [], {}
    for entry in data.get("actor", []):
        problems.extend(unknown_keys(f"datasets/actors.toml: actor {entry.get('id', '?')!r}", entry, ACTOR_KEYS))
        words.append((_words(entry.get("words", ())), entry.get("id", "?")))
        syllables.update(dict.fromkeys(entry.get("syllable", ()), entry.get("id", "?")))
    if problems:
        raise RuleError(problems)
    letters = "".join(syllables)
    prefixes = "|".join(data.get("prefixes", ["대"]))
    between = r"[·ㆍ\-–・\s]?"
    return Actors(
        tuple(words),
        syllables,
        re.compile(rf"(?<![가-힣])[{letters}](?:{between}[{letters}])+(?![국산])"),
        re.compile(rf"(?<![가-힣])(?:{prefixes})([{letters}])(?![가-힣]?[가-힣]*(?:교통|문화|음악))"),
        re.compile("|".join(map(re.escape, data.get("not_compounds", ["\0"]))) or "\0"),
    )


def _words(words: list[str]) -> re.Pattern[str]:
    parts = []
    for word in sorted(words, key=len, reverse=True):
        edge = r"\b" if re.match(r"[A-Za-z]", word) else ""
        tail = r"(?![A-Za-z])" if edge else ""
        parts.append(f"{edge}{re.escape(word)}{tail}")
    return re.compile("|".join(parts))
