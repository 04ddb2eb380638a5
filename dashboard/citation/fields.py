"""What the fields of BibTeX, BibLaTeX and RIS have in common: values of an item of CSL-JSON as plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Item = Mapping[str, Any]

ESCAPED = re.compile(r"([\\{}&%$#_])")
HANGUL = re.compile("[가-힣]")


def key_of(item: Item) -> str:
    """The key of an entry: letters of ids that BibTeX would take for its own become hyphens."""
    return "figtrace-" + re.sub(r"[^\w.-]+", "-", item["id"])


def escape(text: str) -> str:
    """What TeX would take for a command is written as a letter."""
    return ESCAPED.sub(lambda found: "\\textbackslash{}" if found[0] == "\\" else f"\\{found[0]}", text)


def whole_name(name: Mapping[str, str]) -> str:
    """A name as it is printed.

    >>> whole_name({"family": "이", "given": "상준"}), whole_name({"family": "Roe", "given": "Jane"})
    ('이상준', 'Jane Roe')
    """
    if "literal" in name:
        return name["literal"]
    is_korean = HANGUL.search(name["family"])
    return f"{name['family']}{name['given']}" if is_korean else f"{name['given']} {name['family']}"


def sort_name(name: Mapping[str, str]) -> str:
    """A name as lists sort it, with a comma between its parts; one without parts as it is.

    >>> sort_name({"family": "이", "given": "상준"}), sort_name({"literal": "Bank of Korea"})
    ('이, 상준', 'Bank of Korea')
    """
    return name.get("literal") or f"{name['family']}, {name['given']}"


def names(item: Item) -> list[str]:
    """The authors for BibTeX: by a comma in parts, or in braces whole, which keeps Korean names in their order."""
    found = []
    for name in item.get("author", ()):
        is_whole = "literal" in name or HANGUL.search(name["family"])
        found.append(f"{{{escape(whole_name(name))}}}" if is_whole else escape(sort_name(name)))
    return found


def container(item: Item) -> str:
    """What it stands in: a journal, or a series."""
    return str(item.get("container-title") or item.get("collection-title") or "")


def number(item: Item) -> str:
    """Of the issue, or in the series."""
    return str(item.get("issue") or item.get("collection-number") or "")


def note(item: Item) -> str:
    """The note of the item; of a date that is not stated, that it is inferred."""
    inferred = "date inferred" if item.get("issued", {}).get("circa") else ""
    return " ".join(part for part in (item.get("note", ""), inferred and f"[{inferred}]") if part)


def parts(item: Item, name: str = "issued") -> list[str]:
    """Year, month, day as far as they are known, in digits."""
    held = item.get(name, {}).get("date-parts", [[]])[0]
    return [f"{part:02d}" for part in held]


def slashed(date: list[str]) -> str:
    """A date of RIS: with all its slashes, also where a part is not known.

    >>> slashed(["2025", "03"]), slashed([])
    ('2025/03//', '')
    """
    return "/".join([*date, "", ""][:3]) + "/" if date else ""
