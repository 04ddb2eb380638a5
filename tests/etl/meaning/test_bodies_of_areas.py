"""Whose figures a text has that names no area: of the country whose offices, schemes or markets it tells of."""

import re
from dataclasses import replace

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.subjects import by_offices
from tests.rules import own_rules

RULES = own_rules()
LETTERS = {"ko": "[가-힣]", "zh": "[一-鿿]", "ru": "[А-Яа-я]"}
TEXTS = {
    "en": "Note\n\nThe number of schools fell to 12,400 in 2023, the data show.\n\nThe note was drawn up for {}.",
    "ko": "지난해 학교는 1만2,400개로 줄었다. {} 자료다.",
    "zh": "2023年学校减少到1.24万所。以上为{}数据。",
    "ru": "В 2023 году число школ сократилось до 12,4 тыс. Таковы данные {}.",
}


def language_of(name):
    return next((language for language, letters in LETTERS.items() if re.search(letters, name)), "en")


def areas_of(text, language):
    read = extract(plain_document(text, name="x", language=language, published="2024-05-01"), RULES)
    assert read.statements
    return {statement.ref_area for statement in read.statements}


def passages_of(text):
    return extract(plain_document(text, name="x", language="en", published="2024-05-01"), RULES).passages


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_that_names_no_area_is_about_the_one_whose_body_it_names(language):
    named = {area.id: name for area in RULES.vocabulary.areas.values() for name in area.bodies}  # one of each
    own = [(area, name) for area, name in named.items() if language_of(name) == language]
    assert len(own) > 3
    assert [(name, area) for area, name in own if areas_of(TEXTS[language].format(name), language) != {area}] == []


def test_each_body_tells_its_area():
    named = [(area.id, name) for area in RULES.vocabulary.areas.values() for name in area.bodies]
    [passage] = passages_of("Of 40 schools.")
    told = [(area, name, by_offices([replace(passage, reading=f"{name}.")], RULES)) for area, name in named]
    assert len(told) > 900
    assert [(name, area, found) for area, name, found in told if found != area] == []


@pytest.mark.parametrize(
    ("told", "country"),
    [
        ("Medicare, the Census Bureau and Ofgem", "US"),
        ("Medicare and Ofgem", None),
        ("Ofgem, Ofgem, Ofgem and Medicare and FEMA", "US"),  # each counts once
        ("Medicare-like schemes", "US"),
        ("BioMedicare", None),
    ],
)
def test_most_of_its_bodies_tell_whose_figures_a_text_has(told, country):
    text = f"The share fell to 4% last year, by {told}."
    assert by_offices(passages_of(text), RULES) == country
