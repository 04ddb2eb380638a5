"""The gold itself, and that what is understood of its open part does not get less."""

import json
from collections import Counter
from pathlib import Path

import pytest

from etl.bench.gold import GoldText, Mark, read_gold
from etl.bench.meaning import UNAIDED, measure_meaning
from tests.rules import own_rules

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
# What the open part showed when it was last measured, by round of writing (rules have seen the first for longer);
# a change of a rule may raise these, never lower them
SLOTS = (
    "found", "charted", "right", "series", "period", "base", "origin", "all", "kind", "transformation",
    "ref_area", "counterpart_area", "unaided", "unaided right",
)  # fmt: skip
TABLES = 7  # the round of texts that are a table and little else
REACHED = {
    "round 1": (0.975, 0.96, 0.805, 0.805, 0.875, 0.91, 0.945, 0.695, 0.865, 0.965, 0.95, 0.94, 0.22, 0.935),
    "round 2": (0.985, 0.965, 0.745, 0.655, 0.855, 0.875, 0.935, 0.62, 0.825, 0.96, 0.905, 0.91, 0.125, 0.815),
    "round 3": (0.985, 0.97, 0.805, 0.675, 0.865, 0.85, 0.945, 0.69, 0.835, 0.98, 0.885, 0.89, 0.115, 0.875),
    "round 4": (0.97, 0.94, 0.73, 0.715, 0.825, 0.85, 0.915, 0.6, 0.83, 0.955, 0.825, 0.895, 0.175, 0.935),
    "round 5": (0.985, 0.945, 0.795, 0.79, 0.88, 0.895, 0.905, 0.61, 0.825, 0.975, 0.91, 0.895, 0.16, 0.92),
    "round 6": (0.985, 0.97, 0.685, 0.64, 0.805, 0.82, 0.89, 0.535, 0.83, 0.97, 0.82, 0.865, 0.095, 0.835),
    "round 7": (0.945, 0.945, 0.88, 0.955, 0.84, 0.83, 0.885, 0.71, 0.875, 0.965, 0.95, 0.96, 0.125, 0.94),
}


@pytest.fixture(scope="module")
def report():
    return measure_meaning(read_gold(GOLD), own_rules())


def test_gold_is_whole_texts_mostly_korean_half_of_them_about_other_subjects():
    index = [json.loads(line) for line in (GOLD / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    languages = Counter(entry["lang"] for entry in index)
    assert len(index) >= 254
    assert languages["ko"] >= 130
    assert set(languages) == {"ko", "en", "zh", "ru"}
    assert sum(not entry["dprk"] for entry in index) >= len(index) / 2
    tables = [entry["doc"] for entry in index if entry["round"] == TABLES]
    lengths = {entry["doc"]: len((GOLD / "texts" / f"{entry['doc']}.txt").read_text("utf-8")) for entry in index}
    assert min(length for doc, length in lengths.items() if doc not in tables) >= 300
    assert min(lengths[doc] for doc in tables) >= 200  # a table with its title and source is a whole text
    assert max(lengths.values()) <= 3000


def test_every_mark_stands_at_its_place_and_a_fourth_of_the_texts_is_sealed():
    opened, sealed = read_gold(GOLD), read_gold(GOLD, sealed=True)
    assert sum(len(text.figures) for text in (*opened, *sealed)) >= 6600
    assert len(sealed) * 3 <= len(opened) <= len(sealed) * 4
    assert not {text.doc for text in opened} & {text.doc for text in sealed}


@pytest.mark.parametrize("written", list(REACHED))
def test_no_less_is_understood_than_before(report, written):
    floors = dict(zip(SLOTS, REACHED[written], strict=True))
    shares = {name: report.groups[written].share(name) for name in SLOTS}
    assert {name: share for name, share in shares.items() if share < floors[name]} == {}


def test_figures_that_are_marked_to_be_of_no_series_are_not_of_one_series():
    text = "Exports came to $3 million in 2024. Imports came to $5 million in 2024."
    marks = [
        ({"start": at, "end": at + 10, "value": value, "unit": "USD", "series": None, "surface": text[at : at + 10]},)
        for at, value in ((16, 3_000_000), (52, 5_000_000))
    ]
    figures = tuple(tuple(Mark(one["start"], one["end"], one) for one in figure) for figure in marks)
    gold = GoldText("one", text, "en", "2025-01-01", "trade", False, 1, figures)
    assert measure_meaning([gold], own_rules()).overall.pairs["gold"] == 0


def test_what_a_person_says_of_a_whole_text_is_measured_too():
    text = "Throughput\n\nThe port handled 3,120 tonnes of cargo in May 2024."
    start = text.index("3,120 tonnes")
    slots = {"start": start, "end": start + 12, "value": 3120, "unit": "tonne", "surface": "3,120 tonnes"}
    slots |= {"measure": "cargo", "transformation": "level", "ref_area": "LT", "origin": ["Port Authority"]}
    gold = GoldText("one", text, "en", "2024-06-10", "ports", False, 1, ((Mark(start, start + 12, slots),),))
    alone, told = (measure_meaning([gold], own_rules(), is_told=told).overall for told in (False, True))
    assert [alone.share(slot) for slot in ("ref_area", "origin")] == [0, 0]
    assert [told.share(slot) for slot in ("ref_area", "origin")] == [1, 1]


def test_a_miss_names_its_text_and_both_readings(report):
    miss = next(miss for miss in report.misses if miss.slot == "period")
    assert miss.doc in str(miss)
    assert "expected" in str(miss)
    asked, right = report.overall.asked, report.overall.right
    slots = asked.keys() - {"all", *UNAIDED}  # these are sums of others
    not_found = asked["found"] - right["found"]  # told once, counted in each of three slots
    assert len(report.misses) == sum(asked[slot] - right[slot] for slot in slots) - 3 * not_found
