"""A surname that begins like a country names none: министр Ливанов, Сергей Китаев."""

import pytest

from etl.meaning.words import finders_of
from tests.rules import own_rules

AREAS = finders_of(own_rules().vocabulary).areas


@pytest.mark.parametrize(
    "name",
    ["Ливанов", "Ливановым", "Китаев", "Китаевой", "Литвинов", "Литвиненко", "Чилингаров", "Перунова", "Оманов"],
)
def test_a_surname_is_no_country(name):
    assert AREAS.find(f"Министр {name} сообщил") == []


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("Ливана", "LB"), ("Китаем", "CN"), ("Литвой", "LT"), ("Ростова", "RU-ROSTOV"), ("Саратовская", "RU-SARATOV"),
        ("Харькова", "UA-KHARKIV"), ("Молдовой", "MD"), ("Украинцев", "UA"), ("узбеков", "UZ"), ("Псков", "RU-PSKOV"),
    ],
)  # fmt: skip
def test_names_of_countries_towns_and_peoples_stay(word, area):
    assert [hit.id for hit in AREAS.find(f"число {word} выросло")] == [area]
