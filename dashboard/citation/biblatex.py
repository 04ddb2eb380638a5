"""Items of CSL-JSON as BibLaTeX: dates as precise as they are known, languages by the names of babel.

The origin of a figure is no author of its document. It is an entry of its own, which no list prints (`dataonly`), with
the work that the document names for it, and the document is `related` to it as what cites it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.citation.fields import container, escape, key_of, names, note, number, parts

Item = dict[str, Any]

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "report",
    "thesis": "thesis",
    "webpage": "online",
}
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
# A data set is misc with its type: Zotero passes over entries of the type dataset without a word.
# What BibLaTeX asks of a type besides author, title and date; what lacks it is misc.
ASKED = {"article": "journaltitle", "report": "institution", "thesis": "institution", "incollection": "booktitle"}
LANGUAGES = {"ko": "korean", "en": "english", "zh": "chinese", "ru": "russian", "ja": "japanese"}


def write_biblatex(items: Iterable[Item]) -> str:
    """A file of entries, each followed by that of its origin."""
    return "\n".join(entry for item in items for entry in _entries(item))


def _entries(item: Item) -> Iterator[str]:
    kind = TYPES.get(item["type"], "misc")
    if not _fields(item, kind).get(ASKED.get(kind, "title")):
        kind = "misc"
    origin = _origin(item)
    fields = _fields(item, kind)
    if origin:
        fields |= {"related": f"{key_of(item)}-origin", "relatedstring": "Cites"}
    yield _entry(kind, key_of(item), fields)
    if origin:
        yield _entry("misc", f"{key_of(item)}-origin", origin)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}"))
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(item: Item, kind: str) -> dict[str, str]:
    """The fields of an entry, some of them empty."""
    held = {"article": "journaltitle", "incollection": "booktitle"}.get(kind, "series")
    house = "institution" if kind in ("report", "thesis") else "publisher"
    is_guessed = item.get("issued", {}).get("circa")
    return {
        "author": " and ".join(names(item)),
        "title": f"{{{escape(item['title'])}}}",
        "entrysubtype": SUBTYPES.get(item["type"], "") if kind == "article" else "",
        "type": "report" if kind == "report" else "Data set" if item["type"] == "dataset" else "",
        held: escape(container(item)),
        "number": escape(number(item)),
        house: escape(item.get("publisher", "")),
        "date": "-".join(parts(item)) + ("?" if is_guessed else ""),
        "version": escape(item.get("version", "")),
        "pages": escape(item.get("page", "")),
        "url": item.get("URL", ""),
        "urldate": "-".join(parts(item, "accessed")),
        "note": escape(note(item)),
        "langid": LANGUAGES.get(item.get("language", "")[:2], ""),
    }


def _origin(item: Item) -> dict[str, str]:
    """Who states the figure, where that is not the author of the document."""
    told = item.get("custom", {})
    if not told.get("origin"):
        return {}
    title = told.get("work") or told["said"]
    return {
        "author": f"{{{escape(told['origin'])}}}",
        "title": f"{{{escape(title)}}}",
        "options": "dataonly",
    }
