"""A figure is counted in the same words wherever it is shown."""

from decimal import Decimal

import pytest

from dashboard import format, quoting
from dashboard.components.card.compare import comparison
from dashboard.components.html.plain import to_html
from dashboard.content.card_model import card_model
from dashboard.content.material import gather
from dashboard.content.picture import say_measure
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import Observation
from etl.model import Relation
from etl.store import Store
from tests.dashboard.made_up import made
from tests.etl.conftest import Records

ITEMS = {"unit": "item", "unit_ko": "개", "unit_en": "items", "unit_symbol": None}
COUNTRIES = {"indicator_unit": "country", "indicator_unit_ko": "개국", "indicator_unit_en": "countries"}
KILOMETRES = {"unit": "km", "unit_ko": "km", "unit_en": "km", "unit_symbol": "km"}
METRES = {"indicator_unit": "m", "indicator_unit_ko": "m", "indicator_unit_en": "m"}
TEXT = "정부는 새 도로의 길이가 350m라고 밝혔다. 언론은 그 길이가 2km라고 전했다. 정부는 다시 350m라고 밝혔다."


def test_a_count_is_named_by_what_its_indicator_counts():
    assert format.unit_of(made(Observation, class_="count", **ITEMS, **COUNTRIES)).en == "countries"


def test_a_measure_keeps_its_own_unit():
    assert format.unit_of(made(Observation, class_="measure", **KILOMETRES, **METRES)).en == "km"


@pytest.mark.parametrize(
    ("lang", "said"), [("ko", ["단위: 발(하루)", "단위당 수치"]), ("en", ["Unit: rounds a day", "amount per unit"])]
)
def test_what_is_counted_by_the_day_is_no_ratio_and_its_unit_says_so(store, lang, said):
    material = gather(store, "arms.daily_fire", State(), lang)
    assert say_measure(material, Text(lang))[:2] == said
    share = gather(store, "trade.kp_cn_share", State(), lang)
    assert say_measure(share, Text(lang))[1] == Text(lang)("measure.rate")


def test_no_value_that_stands_alone_hangs_on_words_that_are_not_seen(store):
    rows = [store.observation(row["observation_id"]) for row in store.figures()]
    hanging = [row for row in rows if quoting.is_hanging(quoting.quoted(row, "ko").value)]
    assert hanging
    for row in hanging:
        for tell in (quoting.legible, quoting.telling):
            assert tell(row, format.unit_of(row), "ko").value.endswith("초과")
        model = card_model(store, row["observation_id"], "ko")
        assert (model.said.endswith("초과"), model.value) == (True, quoting.quoted(row, "ko").value)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_card_and_chart_say_a_count_in_the_same_words(database, lang):
    seen = 0
    with Store.open(database) as store:
        for indicator in [row["indicator_id"] for row in store.indicators() if row["figures"]]:
            material = gather(store, indicator, State(), lang)
            other = {row["observation_id"] for row in store.figures(indicator) if row["unit"] != material.unit.id}
            for row in [row for row in material.rows if row["observation_id"] in other] or material.rows[:1]:
                if store.observation(row["observation_id"])["class"] == "count" and not row["is_vague"]:
                    model = card_model(store, row["observation_id"], lang)
                    short = format.short_amount(row, material.unit, lang)
                    if model.is_foreign:  # then the value itself is told so, in words
                        assert model.said == format.amount(row, material.unit, lang)
                        assert short not in model.amount.split(" · ")
                    else:
                        assert model.amount.startswith(short), short
                    seen += 1
    assert seen


@pytest.fixture
def roads(tmp_path):
    """A road that one origin states twice in metres and another in kilometres; its unit is the kilometre."""
    records = Records()
    factors = (("km", Decimal(1)), ("m", Decimal("0.001")))
    road = records.indicator(unit="km", factors=factors)
    document = records.document(TEXT)
    said = {"mention_class": "measure", "unit": "m", "origin": "nis"}
    first = records.mention(document, "350m", "350", **said)
    rival = records.mention(document, "2km", "2", mention_class="measure", unit="km")
    again = records.document(TEXT, name="901")
    second = records.mention(again, "350m", "350", **said)
    relation = Relation(road.id, first.id, rival.id, "unexplained", Decimal("5.7143"), "값이 다르다", "differs")
    extractions = [records.extraction(document, first, rival), records.extraction(again, second)]
    path = records.store(tmp_path / "figtrace-test.duckdb", *extractions, indicators=[road], relations=[relation])
    with Store.open(path) as store:
        yield store, first.id, rival.id


def test_a_card_compares_a_converted_figure_with_the_others_in_one_unit(roads):
    store, first, rival = roads
    model = card_model(store, first, "ko")
    assert [other.ratio for other in model.rivals] == ["5.7배"]
    assert len(model.quotations) == 2
    assert (model.row.value, model.row.unit) == (350, "m")
    html = "".join(to_html(comparison(model, card_model(store, rival, "ko"), store)))
    assert "5.7배" in html
    assert "1.65" in html
