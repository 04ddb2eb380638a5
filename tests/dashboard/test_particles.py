"""Particles follow the last sound that is read, not the last character that is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.i18n.particles import PAIRS, with_particle


@pytest.mark.parametrize(
    ("word", "particle", "whole"),
    [
        ("국가정보원", "는", "국가정보원은"),
        ("한국은행", "가", "한국은행이"),
        ("미국대사", "은", "미국대사는"),
        ("러시아", "으로", "러시아로"),
        ("서울", "으로", "서울로"),
        ("평양", "로", "평양으로"),
        ("13", "이", "13이"),
        ("12", "이", "12가"),
        ("20", "을", "20을"),
        ("1,300", "가", "1,300이"),
        ("1", "으로", "1로"),
        ("1조", "이", "1조가"),
        ("2만 개 이상", "는", "2만 개 이상은"),
        ("95%", "을", "95%를"),
        ("BBC", "이", "BBC가"),
        ("CSIS", "은", "CSIS는"),
        ("WSJ", "과", "WSJ와"),
        ("Kremlin", "는", "Kremlin은"),
        ("54km", "을", "54km를"),
        ("800 m", "이", "800 m가"),
        ("1만 2,000m", "을", "1만 2,000m를"),
        ("3만 t", "를", "3만 t을"),
        ("5kg", "으로", "5kg으로"),
        ("30kcal", "은", "30kcal는"),
        ("김선재 (2025)", "이", "김선재 (2025)가"),
        ("장한후이(张汉晖)", "은", "장한후이(张汉晖)는"),
        ("「한국의 대응」", "는", "「한국의 대응」은"),
    ],
)
def test_a_particle_fits_the_sound_before_it(word, particle, whole):
    assert with_particle(word, particle) == whole


@given(st.text(), st.sampled_from(list(PAIRS)))
def test_any_word_gets_one_of_the_two_forms(word, pair):
    forms = {word + form for form in pair}
    assert with_particle(word, pair[0]) in forms
    assert with_particle(word, pair[0]) == with_particle(word, pair[1])
