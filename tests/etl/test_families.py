"""A family holds indicators of any country, listed or composed: what is told of it names none."""

import pytest

from etl.meaning.places import name_areas
from etl.meaning.view import language_of
from etl.meaning.words import finders_of
from tests.rules import own_catalogue, own_rules

RULES = own_rules()
FAMILIES = [*own_catalogue().families, *RULES.vocabulary.families.values()]


def areas_in(text):
    finder = finders_of(RULES.vocabulary).areas
    named = name_areas(text, 0, len(text), finder.find(text), language_of(text), RULES.vocabulary)
    return [one.area for one in named if one.area != "UN"]  # it is no country


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: f"{type(family).__name__}-{family.id}")
def test_the_description_of_a_family_speaks_of_no_country(family):
    for text in (family.description_ko, family.description_en):
        assert len(text) > 10
        assert areas_in(text) == []


@pytest.mark.parametrize(
    "text", ["북한 전력, 중러 석유·가스 거래.", "Crude oil for the DPRK.", "북러 인적 왕래, 유학생과 관광객."]
)
def test_a_country_in_a_description_would_be_found(text):
    assert areas_in(text)
