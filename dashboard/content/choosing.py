"""By what all figures can be chosen: fields with their values, named in the reader's language, and how many they leave.

Asked of the store for a choice; the numbers of a field follow all other fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dashboard import format
from dashboard.choice import FIELDS, Choice
from dashboard.i18n import Text
from etl.store import FacetCount, FacetValue, Store, kept

YEAR = "year"
FOUND = 30  # values that a search within a field gives
LISTED = 500  # values of a field that a page lists in full
WORDED = {
    "transformation": "form",
    "kind": "kind",
    "certainty": "certainty",
    "dating": "dating",
}  # fields whose values the pages name


@dataclass(frozen=True, slots=True)
class Option:
    """A value: its name, how many figures it leaves, whether it is chosen."""

    value: str
    label: str
    figures: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A field with its values, the most frequent first; `choices` are all that there are."""

    field: str
    options: tuple[Option, ...]
    choices: int

    @property
    def chosen(self) -> list[Option]:
        """The values that are chosen."""
        return [option for option in self.options if option.is_chosen]

    @property
    def others(self) -> int:
        """How many values there are beside those listed."""
        return max(0, self.choices - len(self.options))


@dataclass(frozen=True, slots=True)
class Facets:
    """All fields that have values, and the years with how many figures reach each."""

    fields: tuple[Facet, ...]
    years: tuple[tuple[str, int], ...]


def ask_facets(
    store: Store, choice: Choice, lang: str, whole: str = "", fields: tuple[str, ...] = (*FIELDS, YEAR)
) -> Facets:
    """The fields for a choice, all or some; `whole` is a field that is listed in full."""
    text, counts = Text(lang), _count(store, choice, whole, fields)
    found = {name: list(rows) for name, rows in groupby(counts, key=lambda row: row.field)}
    years = tuple(sorted((row.value, row.figures) for row in found.get(YEAR, ())))
    made = (_facet(name, _with_chosen(store, name, found.get(name, []), choice), choice, text) for name in FIELDS)
    return Facets(tuple(facet for facet in made if facet.options), years)


@kept(64)
def _count(store: Store, choice: Choice, whole: str, fields: tuple[str, ...]) -> Sequence[FacetCount]:
    """The same for every language: a page and what cites it in each ask once."""
    also = [found.value for found in store.facet_values(whole, limit=LISTED)] if whole in FIELDS else []
    return store.facet_counts(also=also, fields=fields, **choice.narrowing())


def name_choice(store: Store, choice: Choice, lang: str) -> str:
    """What the figures of a choice are called together, as the title of a data set."""
    text = Text(lang)
    parts = [
        f"{text(f'figures.field_{facet.field}')} {' · '.join(option.label for option in facet.chosen)}"
        for facet in ask_facets(store, choice, lang, fields=tuple(name for name in FIELDS if choice.of(name))).fields
        if facet.chosen
    ]
    if choice.indicator:
        named = store.indicator_names(choice.indicator)
        parts.append(" · ".join(text.pick(row.ko, row.en) for row in named.values()))
    if choice.start or choice.end:
        parts.append(format.period(choice.start, choice.end, lang))
    return text("cite.choice", choice="; ".join(parts)) if parts else text("cite.everything")


def find_options(store: Store, choice: Choice, field: str, words: str, lang: str) -> tuple[Option, ...]:
    """The values of a field with some words in their names, with the numbers that the other fields leave."""
    near = store.facet_values(field, words=words, limit=FOUND)
    if not near:
        return ()
    names = {found.value: found for found in near}
    counts = store.facet_counts(most=0, also=list(names), **choice.narrowing())
    left = {row.value: row.figures for row in counts if row.field == field}
    rows = [FacetCount(one.value, one.ko, one.en, left.get(one.value, 0), field, len(near)) for one in near]
    return _facet(field, sorted(rows, key=lambda row: -row.figures), choice, Text(lang)).options


def name_value(field: str, row: FacetValue, text: Text) -> str:
    """What a value is called."""
    if field in WORDED:
        return text.get(f"{WORDED[field]}.{row.value}") or row.value
    return ((row.ko if text.lang == "ko" else row.en) or row.ko or row.value).replace("_", " ")


def _facet(field: str, rows: list[FacetCount], choice: Choice, text: Text) -> Facet:
    chosen = choice.of(field)
    options = [Option(row.value, name_value(field, row, text), row.figures, row.value in chosen) for row in rows]
    return Facet(field, tuple(options), max((row.choices for row in rows), default=0))


def _with_chosen(store: Store, field: str, rows: list[FacetCount], choice: Choice) -> list[FacetCount]:
    """The values, and those that are chosen although the other fields leave none of their figures."""
    missing = set(choice.of(field)) - {row.value for row in rows}
    if not missing:
        return rows
    known = {found.value: found for found in store.facet_values(field) if found.value in missing}
    return rows + [
        FacetCount(value, known[value].ko, known[value].en, 0, field, len(rows) + len(missing))
        for value in choice.of(field)
        if value in known
    ]


def find_strangers(store: Store, choice: Choice) -> list[tuple[str, str]]:
    """What a choice asks for and no figure of the store has: (field, value)."""
    found: list[tuple[str, str]] = []
    for field in FIELDS:
        known = {row.value for row in store.facet_values(field)} if choice.of(field) else set()
        found += [(field, value) for value in choice.of(field) if value not in known]
    return found + [("period", end) for end in (choice.start, choice.end) if end and not format.ISO.fullmatch(end)]
