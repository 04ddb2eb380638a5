"""What datasets/ call the things of a store, beside the names that stand in its own tables.

Comes in: rules and catalogue. Goes out: rows of the table `names`, and the words of numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.catalogue import Catalogue
from etl.reading.typed import BOUNDS
from etl.rules import Rules
from etl.store.records import NameRow, NumberWordsRow
from etl.vocabulary import Vocabulary, Words

OF_VERBS = "country:"  # a bare name of a country, which is an origin only before a verb of saying
WEIGHTS = {"origin": 100, "measure": 80, "area": 90, "indicator": 90, "unit": 80, "breakdown": 80}
OF_SENTENCES = 70  # a word that stands somewhere in the sentence of a figure
OF_COMPOUNDS = 60  # 북 in 북러; a place in a country


def name_rows(rules: Rules) -> Iterable[NameRow]:
    """Every name of origins and units, each once."""
    return _once(*_origins(rules), *_units(rules))


def vocabulary_name_rows(vocabulary: Vocabulary) -> Iterable[NameRow]:
    """Every name of measures, areas and breakdowns, each once."""
    return _once(*_vocabulary(vocabulary))


def head_rows(catalogue: Catalogue) -> Iterable[NameRow]:
    """Every name of what indicators count, each once."""
    return _once(*_heads(catalogue))


def number_words(rules: Rules) -> Iterator[NumberWordsRow]:
    """How each language writes numbers in words, bounds around them, and signs in words: 마이너스 4.5 asks for 4.5."""
    for language, tables in rules.languages.items():
        signs = (word for words in tables.get("signs", {}).values() for word in words)
        words = {**tables["numbers"], BOUNDS: sorted({*_bounds(tables.get("bounds", {})), *signs})}
        yield NumberWordsRow(language, json.dumps(words, ensure_ascii=False))


def _bounds(tables: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    """Every word of what stands before or behind a number: 약, 이상, at, least."""
    for place in ("before", "after"):
        for spelt in tables.get(place, {}).values():
            yield from (word for phrase in spelt for word in phrase.split())


def _once(*rows: NameRow) -> Iterable[NameRow]:
    met: dict[tuple[str, str, str], NameRow] = {}
    for row in rows:
        met.setdefault((row.kind, row.id, row.name), row)
    return met.values()


def _row(kind: str, id_: str, name: str, language: str | None = None, weight: int | None = None) -> NameRow:
    return NameRow(kind, id_, name, language, WEIGHTS[kind] if weight is None else weight)


def _origins(rules: Rules) -> Iterator[NameRow]:
    for origin in rules.origins.values():
        yield _row("origin", origin.id, origin.ko, "ko")
        yield _row("origin", origin.id, origin.en, "en")
        for word in origin.words:
            yield _row("origin", origin.id, word.removeprefix(OF_VERBS))


def _units(rules: Rules) -> Iterator[NameRow]:
    for unit in rules.units.values():
        words = (*(word for _, words in unit.words for word in words), *unit.before, *(word for word, _ in unit.scaled))
        for word in words:
            yield _row("unit", unit.id, word)


def _vocabulary(vocabulary: Vocabulary) -> Iterator[NameRow]:
    for concept in vocabulary.concepts.values():
        for word in (concept.ko, concept.en, *_all_words(concept.words)):
            yield _row("measure", concept.id, word)
    for area in vocabulary.areas.values():
        for word in (area.ko, area.en, area.adjective, *area.words):
            yield _row("area", area.id, word)
        for word in (*area.syllables, *area.places):
            yield _row("area", area.id, word, weight=OF_COMPOUNDS)
    for part in vocabulary.breakdowns.values():
        for word in (part.ko, part.en, *_all_words(part.words)):
            yield _row("breakdown", part.id, word)


def _heads(catalogue: Catalogue) -> Iterator[NameRow]:
    """What an entry counts: by the words close to its figures, and by the single ones of their sentences.

    Of these none of several words: asked for 중국 러시아 교역, nobody means 러시아 교역 of one entry.
    """
    for indicator in catalogue.indicators:
        for word in (word for group in indicator.head for word in group):
            yield _row("indicator", indicator.id, word)
        for word in (word for group in indicator.phrases for word in group if " " not in word):
            yield _row("indicator", indicator.id, word, weight=OF_SENTENCES)


def _all_words(words: Words) -> Iterator[str]:
    for spelt in words.values():
        yield from spelt
