"""What documents, their authors and their series are called in the reader's language.

An English reader gets what can be read in Latin letters: the English title that a text states, else our label; names
of people as they write them, else by the Revised Romanization. What the text itself has is `Named.original`, to stand
small beside it; it is empty where nothing was changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dashboard.citation.items import Cited, authors_of
from dashboard.i18n import Text
from etl import romanization

FOREIGN = re.compile("[가-힣\u3040-\u30ff\u4e00-\u9fff\u0400-\u04ff]")  # letters that an English text does not use


@dataclass(frozen=True, slots=True)
class Named:
    """A name for the reader, and what the text has where that is another one."""

    name: str
    original: str = ""


def name_document(row: Cited, text: Text) -> Named:
    """Its title; in English of one in other letters the English title, or our label."""
    own = row.title or text.pick(row.label_ko, row.label_en)
    if text.lang != "en" or not FOREIGN.search(own):
        return Named(own)
    if not row.title_en and FOREIGN.search(row.label_en):  # the title again, cut short
        return Named(own)
    return Named(row.title_en or row.label_en, row.title or "")


def name_authors(row: Cited, text: Text) -> Named:
    """Who wrote it and of which body; in English the names in Latin letters, the body where the text has it in English.

    Empty if the text names nobody.
    """
    stated = row.bibliography.get("author")
    bodies = [entry for entry in stated if isinstance(entry, dict)] if isinstance(stated, list) else []
    people, own = authors_of(row), _join(row.author, _bodies(bodies, "affiliation"))
    if text.lang != "en" or not FOREIGN.search(own):
        return Named(own)
    latin = [_latin(author.name, author.name_en) for author in people]
    return Named(_join("; ".join(latin), _bodies(bodies, "affiliation_en")), own)


def name_series(row: Cited, text: Text) -> Named:
    """The series or magazine with the number of the issue, and the publisher; empty if nothing is stated."""
    series = " ".join(part for part in (row.container, row.number) if part)
    own = " · ".join(part for part in (series, row.publisher) if part)
    if text.lang != "en" or not FOREIGN.search(own):
        return Named(own)
    return Named(" · ".join(romanization.title(part) for part in (series, row.publisher) if part), own)


def _latin(name: str, stated: str) -> str:
    """As the person writes it; a Korean name that no text has in Latin letters has its given name first."""
    latin = romanization.latin_name(name)
    return latin if latin != name and stated.split()[::-1] == latin.split() else stated


def _bodies(entries: list[dict[str, str]], key: str) -> str:
    return "; ".join(dict.fromkeys(entry[key] for entry in entries if entry.get(key)))


def _join(people: str | None, bodies: str) -> str:
    return ", ".join(part for part in (people, bodies) if part)
