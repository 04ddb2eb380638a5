"""Who cannot read a quoted value gets it as an amount: a Korean reader of English, Russian and Chinese."""

from decimal import Decimal

import pytest

from dashboard.format import Unit
from dashboard.quoting import legible
from tests.dashboard.made_up import figure

DOLLARS, TONNES, SHARE = (
    Unit("USD", "달러", "US dollars", "US$"),
    Unit("t", "톤", "tonnes"),
    Unit("percent", "%", "per cent"),
)


@pytest.mark.parametrize(
    ("quote", "value", "bound", "unit", "ko", "en"),
    [
        ("34 млн долларов", 34_000_000, "exact", DOLLARS, "3,400만 달러", "US$\u00a034 million"),
        ("约880万吨", 8_800_000, "about", TONNES, "약 880만 톤", "about 8.8 million tonnes"),
        ("about 40 percent", 40, "about", SHARE, "약 40%", "about 40 percent"),
        ("약 880만 톤", 8_800_000, "about", TONNES, "약 880만 톤", "about 8.8 million tonnes"),
        ("19,6 %", Decimal("19.6"), "exact", SHARE, "19.6%", "19.6%"),
        ("13 221", 13_221, "exact", TONNES, "1만 3,221톤", "13,221 tonnes"),
        ("$34m", 34_000_000, "exact", DOLLARS, "$34m", "$34m"),
    ],
)
def test_a_value_is_told_in_the_language_of_its_reader(quote, value, bound, unit, ko, en):
    row = figure(1, value, bound, quote_value=quote)
    assert (legible(row, unit, "ko").value, legible(row, unit, "en").value) == (ko, en)


def test_a_vague_amount_of_another_language_keeps_its_magnitude():
    row = figure(1, 10_000, quote_value="tens of thousands", is_vague=True)
    assert legible(row, TONNES, "ko").value == "수만 톤"
    assert legible(row, TONNES, "en").value == "tens of thousands"
