"""What holds for a whole text, as a form shows it: whose its figures are, who states them, of what time they are, how
many hang on it.

Comes in: what the rules concluded, what a person said. Goes out: the facts as they are shown, and those that a form
changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.i18n import LANGUAGES, Text
from etl.adding.whole_text import FACTS, ORIGIN, REF_AREA, REF_PERIOD, Listed, Names, UnknownFactError, find_period
from etl.answers import StoredDocument, WholeFact
from etl.incoming.preview import Read
from etl.model import AUTHOR, OPEN, split_open
from etl.store import Store


@dataclass(frozen=True, slots=True)
class Whole:
    """Of a text, by the names of the facts: what the rules concluded and how many figures hang on it, what stands in
    the manifest, and what was typed into the form. `figures` are all of the text."""

    figures: int
    concluded: Mapping[str, str]
    hanging: Mapping[str, int]
    standing: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    def basis(self, name: str) -> str:
        """What holds unless somebody changes it."""
        return self.standing.get(name) or self.concluded.get(name, "")


def whole_of_read(read: Read, typed: Mapping[str, str] | None) -> Whole:
    """Of a paper that is not taken in yet."""
    found = read.concluded
    return Whole(
        figures=len(read.figures),
        concluded={
            REF_AREA: found.ref_area,
            ORIGIN: found.origin or (AUTHOR if found.by_origin else ""),
            REF_PERIOD: found.ref_period,
        },
        hanging={REF_AREA: found.by_area, ORIGIN: found.by_origin, REF_PERIOD: found.by_period},
        standing=read.standing,
        typed=typed or {},
    )


def whole_of_document(store: Store, document: StoredDocument, standing: Mapping[str, str],
                      typed: Mapping[str, str]) -> Whole:  # fmt: skip
    """Of a document of the store; `standing` is what its manifest says by now."""
    rows = store.whole_text(document.document_id)
    found = {row.fact: row for row in reversed(rows)}  # that of the most figures comes first
    return Whole(
        figures=max((row.total for row in rows), default=0),
        concluded={name: AUTHOR if _is_author(row) else row.value or "" for name, row in found.items()},
        hanging={name: row.figures for name, row in found.items()},
        standing=standing,
        typed=typed,
    )


def _is_author(row: WholeFact) -> bool:
    return row.fact == ORIGIN and (row.value or "").startswith(f"{AUTHOR}:")


def find_changed(form: Mapping[str, str], whole: Whole, names: Names) -> dict[str, str]:
    """The facts that a form changes, as ids where what was typed is known; one that is left as it was is none."""
    told = {name: _known(name, form[name], names) for name in FACTS if name in form}
    return {name: value for name, value in told.items() if value != _known(name, whole.basis(name), names)}


def read_fact(name: str, said: str, names: Names) -> str:
    """The id of what was typed, by the words of our pages as well; UnknownFactError where it is no area, no period."""
    if name == REF_AREA:
        return names.find_area(said)
    if name == REF_PERIOD:
        return find_period(said)
    is_author = " ".join(said.split()) in {Text(lang)("whole.author") for lang in LANGUAGES}
    return AUTHOR if is_author else names.find_origin(said)


def show_fact(name: str, value: str, names: Names, text: Text) -> str:
    """An id in the words of the page, so that they are read as that id again."""
    if name == ORIGIN and value == AUTHOR:
        return text("whole.author")
    if name == REF_PERIOD:
        return value
    if name == REF_AREA and value.startswith(OPEN):
        country, place = split_open(value)
        return f"{place} ({country})" if country else place
    listed = (names.areas if name == REF_AREA else names.origins).get(value)
    return value if listed is None else _name(name, listed, names, text)


@lru_cache(8)
def list_names(name: str, names: Names, lang: str) -> tuple[str, ...]:
    """What may be chosen, in the language of the page."""
    if name == REF_PERIOD:
        return ()
    text, listed = Text(lang), names.areas if name == REF_AREA else names.origins
    return tuple(_name(name, one, names, text) for one in listed.values())


def _name(name: str, listed: Listed, names: Names, text: Text) -> str:
    """What an area or an origin is called; its id where several are called so."""
    words = text.pick(listed.ko, listed.en)
    return words if _known(name, words, names) == listed.id else listed.id


def _known(name: str, said: str, names: Names) -> str:
    try:
        return read_fact(name, said, names)
    except UnknownFactError:
        return said.strip()
