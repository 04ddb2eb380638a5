"""A body that a text places behind its name is of that country: the same body by another name, or another body."""

import pytest

from etl.mentions.names_of_origins import make_speaker, names_of
from tests.rules import own_rules

NAMES = names_of(own_rules())


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("Defense Intelligence Agency", "us.dia"),
        ("Defense Intelligence Agency of the United States", "us.dia"),
        ("Defense Intelligence Agency of South Korea", "kr.dia"),
        ("Defense Intelligence Agency of Kenya", None),
        ("Ministry of Defence of the United Kingdom", "uk.mod"),
        ("Ministry of Defence of Kenya", None),
        ("Bank of Korea", "kr.bok"),
        ("National Intelligence Service of South Korea", "kr.nis"),
        ("Ministry of Unification of South Korea", "kr.unification"),
    ],
)
def test_a_body_is_of_the_country_that_stands_behind_its_name(name, origin):
    assert make_speaker(0, len(name), name, NAMES, "made up", (0, 0)).id == origin
