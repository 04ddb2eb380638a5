"""A figure is counted in the same words wherever it is shown."""

import pytest

from dashboard import format
from dashboard.content.card_model import card_model
from dashboard.content.material import gather
from dashboard.state import State
from etl.store import Store

ITEMS = {"unit": "item", "unit_ko": "개", "unit_en": "items", "unit_symbol": None}
COUNTRIES = {"unit": "country", "unit_ko": "개국", "unit_en": "countries", "unit_symbol": None}
KILOMETRES = {"unit": "km", "unit_ko": "km", "unit_en": "km", "unit_symbol": "km"}


def test_a_count_is_named_by_what_its_indicator_counts():
    assert format.unit_of({"class": "count", **ITEMS}, COUNTRIES).en == "countries"


def test_a_measure_keeps_its_own_unit():
    assert format.unit_of({"class": "measure", **KILOMETRES}, {**KILOMETRES, "unit": "m", "unit_en": "m"}).en == "km"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_card_and_chart_say_a_count_in_the_same_words(database, lang):
    seen = 0
    with Store.open(database) as store:
        for indicator in [row["indicator_id"] for row in store.indicators() if row["figures"]]:
            material = gather(store, indicator, State(), lang)
            other = {row["observation_id"] for row in store.figures(indicator) if row["unit"] != material.unit.id}
            for row in [row for row in material.rows if row["observation_id"] in other] or material.rows[:1]:
                if store.observation(row["observation_id"])["class"] == "count" and not row["is_vague"]:
                    told = format.short_amount(row, material.unit, lang)
                    assert card_model(store, row["observation_id"], lang)["amount"].startswith(told), told
                    seen += 1
    assert seen
