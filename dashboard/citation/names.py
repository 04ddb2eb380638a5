"""Who wrote a document, as citations need it: the name as printed, its parts, the same in Latin letters.

In comes what the manifest holds of the authors; out go `Author`s. A name has parts only where they are known: by a
comma (`Roe, Jane`), or because it is the name of a Korean person, whose family name is known (romanization.toml). All
others, those of bodies among them, stay whole: no text says which part of them would be the family's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl import romanization


@dataclass(frozen=True, slots=True)
class Author:
    """A name. `name` is as printed; the parts are empty where they are not known; `family_en` and the others are Latin.

    `is_turned`: in Latin letters the family name comes first, as in `Lee Sangjun`, and no comma parts it.
    """

    name: str
    family: str = ""
    given: str = ""
    name_en: str = ""
    family_en: str = ""
    given_en: str = ""
    is_turned: bool = False

    @property
    def original(self) -> str:
        """The name in its own script, for styles that print it beside the Latin one; empty if that is it."""
        return self.name if romanization.HANGUL.search(self.name) and self.name != self.name_en else ""

    @property
    def initials(self) -> str:
        """Of the given name in Latin letters: S., J. F., S.-J."""
        words = self.given_en.replace(".", " ").split()
        return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in words)


def read_authors(listed: object, names: str | None) -> tuple[Author, ...]:
    """Of `author` in the manifest, a list of tables; where a store of before has none, of the names with `; ` between.

    >>> [author.name_en for author in read_authors(None, "이상준; Bank of Korea")]
    ['Lee Sangjun', 'Bank of Korea']
    """
    if isinstance(listed, Sequence) and not isinstance(listed, str):
        return tuple(read_author(entry) for entry in listed)
    return tuple(read_author({"name": name}) for name in (names or "").split("; ") if name)


def read_author(entry: Mapping[str, Any]) -> Author:
    """One author: `name`, and `name_en` where the text has it.

    >>> read_author({"name": "김선재", "name_en": "Sunjae Kim"}).family_en
    'Kim'
    """
    name, name_en = " ".join(entry["name"].split()), " ".join((entry.get("name_en") or "").split())
    family, given = romanization.split_korean(name) or split_comma(name)
    if name_en:
        parts = split_comma(name_en) if "," in name_en else _split_stated(name_en, family) if family else ("", "")
        return Author(name, family, given, name_en, *parts)
    if romanization.split_korean(name):
        family_en, given_en = romanization.romanize_family(family), romanization.romanize_given(given)
        return Author(name, family, given, f"{family_en} {given_en}", family_en, given_en, is_turned=True)
    return Author(name, family, given, romanization.title(name), family, given)


def split_comma(name: str) -> tuple[str, str]:
    """Of `Roe, Jane F.` the two parts; none of a name without a comma or with more than one."""
    family, comma, given = name.partition(",")
    return (family.strip(), given.strip()) if comma and "," not in given and given.strip() else ("", "")


def _split_stated(name: str, family: str) -> tuple[str, str]:
    """Of a Korean name that the text writes in Latin letters too: the family name is the word that sounds like it."""
    words = name.split()
    sounds = {romanization.romanize_family(family).lower(), romanization.romanize_given(family).lower()}
    if len(words) > 1 and (words[0].lower() in sounds or (words[0].isupper() and not words[-1].isupper())):
        return words[0], " ".join(words[1:])
    return (words[-1], " ".join(words[:-1])) if len(words) > 1 else ("", "")
