"""Figures of one indicator in several units: stored as stated, compared and drawn in one."""

import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from etl.catalogue import load_catalogue
from etl.conversion import in_unit_of
from etl.errors import RuleError
from etl.plausible import hold_back
from etl.store import Store
from etl.verdicts import Claim, own_judge
from tests.rules import own_rules

ROOT = Path(__file__).parents[2]
RULES = own_rules()
TEXT = "새 도로의 길이는 350m이다. 옛 도로의 길이는 2km이다."


def factor(unit, into):
    return RULES.units[unit].in_unit(RULES.units[into])


@pytest.fixture
def road(records):
    factors = (("km", Decimal(1)), ("m", Decimal("0.001")))
    return records.indicator(unit="km", factors=factors, low=Decimal("0.1"), high=Decimal(100))


@pytest.fixture
def metres(records):
    return records.mention(records.document(TEXT), "350m", value="350", unit="m", origin="nis")


def test_units_of_one_base_are_converted_exactly():
    assert (factor("km", "m"), factor("MW", "kW"), factor("year", "month")) == (1000, 1000, 12)
    assert factor("mile", "m") == Decimal("1609.344")
    assert factor("fraction", "percent") == 100


@pytest.mark.parametrize(("unit", "into"), [("EUR", "USD"), ("TEU", "item"), ("day", "month"), ("barrel", "tonne")])
def test_what_has_no_fixed_ratio_is_never_converted(unit, into):
    assert factor(unit, into) is None


def test_what_is_counted_is_counted_alike():
    assert factor("case", "time") == 1


@pytest.mark.parametrize("alike", [False, True])
def test_a_catalogue_with_units_that_cannot_be_converted_is_refused_unless_they_mean_the_same(tmp_path, alike):
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    path = tmp_path / "datasets" / "indicators" / "sanctions.toml"
    text = path.read_text(encoding="utf-8")
    units = 'unit = "USD"\nunits = ["USD", "EUR"]\n' + ('alike = ["EUR"]\n' if alike else "")
    assert 'unit = "USD"\n' in text
    path.write_text(text.replace('unit = "USD"\n', units, 1), encoding="utf-8")
    if alike:
        assert load_catalogue(tmp_path, RULES)
    else:
        with pytest.raises(RuleError, match='"EUR", which cannot be converted to "USD"'):
            load_catalogue(tmp_path, RULES)


def test_a_mention_is_measured_in_the_unit_of_its_indicator(road, metres):
    measured = in_unit_of(road, metres)
    assert (measured.value, measured.low, measured.high) == (Decimal("0.35"),) * 3
    assert (measured.unit, measured.quote) == ("km", "350m")
    assert in_unit_of(road, replace(metres, unit="km")).value == 350


def test_a_value_is_held_against_the_expected_range_in_one_unit(records, road, metres):
    linking = records.linking(metres)
    assert hold_back(linking, in_unit_of(road, metres), road) is linking
    short = replace(metres, value=Decimal(5), low=Decimal(5), high=Decimal(5))
    assert hold_back(linking, in_unit_of(road, short), road).status == "waiting"


def test_rivals_in_two_units_have_a_ratio_in_one(records, road, metres):
    other = records.mention(records.document(TEXT), "2km", value="2", unit="km")
    short = claim(road, in_unit_of(road, metres), "a")
    judge = own_judge()
    assert judge.judge(short, claim(road, other, "b")).ratio == Decimal("5.7143")
    same = replace(other, value=Decimal("0.35"), low=Decimal("0.35"), high=Decimal("0.35"))
    assert judge.judge(short, claim(road, same, "b")) is None


def claim(indicator, mention, origin):
    return Claim(
        mention.id, indicator.id, mention.document, origin, mention.value, mention.low, mention.high, unit=mention.unit
    )


def test_the_store_keeps_what_is_stated_and_draws_what_is_measured(records, road, metres, tmp_path):
    extraction = records.extraction(records.document(TEXT), metres)
    with Store.open(records.store(tmp_path / "figtrace-test.duckdb", extraction, indicators=[road])) as store:
        (stated,) = store.figures()
        assert (stated.value, stated.unit) == (350, "m")
        latest, samples = store.latest_figures(road.id), store.samples([road.id])
        named = list(store.figures_named([metres.id]).values())
        measured = (Decimal("0.35"), Decimal("0.35"), "km")
        for rows in (store.measured_figures(road.id), latest, samples, named):
            assert [(row.value, row.low, row.unit) for row in rows] == [measured]
        (card,) = store.family_cards()[0].indicators
        assert (card.value, card.quote_value) == (Decimal("0.35"), "350m")
