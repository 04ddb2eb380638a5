"""The vocabulary of meaning: every concept, area and breakdown is met by the words that it is told in."""

import re
from collections import defaultdict

import pytest

from etl.meaning.words import finders_of
from etl.schemas.concepts import VocabularyWords, faults_of_words
from tests.rules import own_rules

RULES = own_rules()
VOCABULARY = RULES.vocabulary
LANGUAGES = ("ko", "en", "zh", "ru")
SENTENCE = {
    "ko": "지난해 {} 3억이었다.",
    "en": "The {} reached 3 million.",
    "zh": "去年{}达300万。",
    "ru": "Показатель {} составил 3 млн.",
}
WORDS = [
    (concept.id, language, words[0])
    for concept in VOCABULARY.concepts.values()
    for language, words in concept.words.items()
    if words
]


def test_there_are_concepts_of_every_kind_of_paper_with_words_in_four_languages():
    assert len(VOCABULARY.concepts) >= 300
    for concept in VOCABULARY.concepts.values():
        assert all(concept.words.get(language) for language in LANGUAGES), concept.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_word_of_every_concept_reads_as_that_concept(language):
    finder = finders_of(VOCABULARY).concepts
    missed = {
        word: (name, [hit.id for hit in finder.find(SENTENCE[language].format(word))])
        for name, of, word in WORDS
        if of == language and name not in {hit.id for hit in finder.find(SENTENCE[language].format(word))}
    }
    assert missed == {}


@pytest.mark.parametrize("table", ["concepts", "breakdowns"])
def test_a_word_belongs_to_one_entry_whatever_file_it_stands_in(table):
    owners = defaultdict(set)
    for entry in getattr(VOCABULARY, table).values():
        for word in (word for words in entry.words.values() for word in words):
            owners[re.sub(r"\s", "", word.casefold())].add(entry.id)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_a_word_of_two_concepts_is_refused_however_it_is_spaced():
    words = VocabularyWords(ko=("국방예산",)), VocabularyWords(ko=("국방 예산",))
    faults = list(faults_of_words("concept", [("a", words[0]), ("b", words[1])]))
    assert [(fault.loc, fault.step) for fault in faults] == [
        (("concept", 1, "words", "ko", 0), "take it out of one of them")
    ]
    assert not list(faults_of_words("concept", [("a", words[0]), ("a", words[1])]))


def test_units_are_dimensions_that_units_have_and_a_counter_is_of_one_of_them():
    known = {unit.dimension for unit in RULES.units.values()}
    for concept in VOCABULARY.concepts.values():
        assert set(concept.units) <= known, concept.id
        if concept.counter is not None:
            assert RULES.units[concept.counter].dimension in concept.units, concept.id


def test_every_area_is_found_by_its_names():
    finder = finders_of(VOCABULARY).areas
    for area in VOCABULARY.areas.values():
        found = {hit.id for word in area.words for hit in finder.find(f"{word} ")}
        assert area.id in found, area.id
        assert [hit.id for word in area.words for hit in finder.find(f"{word} ") if hit.id != area.id] == [], area.id


def test_every_breakdown_is_found_by_each_of_its_words():
    finder = finders_of(VOCABULARY).breakdowns
    for part in VOCABULARY.breakdowns.values():
        for word in (word for words in part.words.values() for word in words):
            assert part.id in {hit.id for hit in finder.find(f"{word} ")}, (part.id, word)


@pytest.mark.parametrize(
    "text", ["если бы", "кубометров древесины", "индикатор", "испытание", "данные", "медицина", "риск"]
)  # fmt: skip
def test_a_russian_word_is_not_taken_for_the_name_of_a_country_or_a_product(text):
    found = finders_of(VOCABULARY)
    assert found.areas.find(text) == []
    assert [hit.id for hit in found.breakdowns.find(text) if hit.id != "wood"] == []


@pytest.mark.parametrize(
    "words", ["Кроме того", "для того чтобы", "сочинение", "Альберт Иванов", "большой казан", "иудей"]
)
def test_a_frequent_russian_word_is_no_area(words):
    assert finders_of(VOCABULARY).areas.find(words) == []
