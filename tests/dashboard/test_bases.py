"""A share or a multiple says what it is counted against: on the page, under the pointer, in both languages."""

import pytest

from dashboard.charts.ground.strokes import hover_text
from dashboard.content.material import RATIOS, gather
from dashboard.i18n import Text
from dashboard.state import State
from tests.rules import own_catalogue


@pytest.fixture(scope="module")
def ratios(store):
    return [row["indicator_id"] for row in store.indicators() if row["unit"] in RATIOS and row["figures"]]


def test_every_share_and_multiple_of_the_catalogue_names_its_base_in_both_languages():
    found = [entry for entry in own_catalogue().indicators if entry.unit in RATIOS]
    assert len(found) > 10
    for entry in found:
        assert entry.basis, entry.id
        assert Text("ko").basis(entry.basis) != entry.basis, entry.id


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_base_stands_on_the_page_and_under_the_pointer(store, client, ratios, lang):
    assert ratios
    for indicator in ratios:
        material = gather(store, indicator, State(), lang)
        page = client.get(f"/i/{indicator}?lang={lang}").get_data(as_text=True)
        base = Text(lang)("indicator.base_named", base=Text(lang).basis(material.indicator["basis"]))
        assert base in page, indicator
        for mark in material.marks:
            assert mark.base.startswith(base)
            assert mark.base.removeprefix(base) == "" or material.unit.id == "times"
            assert base[:12] in hover_text(mark)


def test_a_multiple_names_the_period_that_it_is_a_multiple_of(store, ratios):
    dated = []
    for indicator in ratios:
        material = gather(store, indicator, State(), "ko")
        for row in material.rows:
            found = store.observation(row["observation_id"])
            if found["unit"] == "times" and found["base_start"]:
                dated.append(row)
                assert found["base_start"] in material.bases[row["observation_id"]]
    assert dated
