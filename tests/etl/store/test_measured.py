"""What a figure of a catalogued indicator measures is told by its entry, whatever else its sentence names."""

import shutil
from pathlib import Path

import pytest

from etl.catalogue import load_catalogue
from etl.errors import RuleError
from tests.rules import own_catalogue, own_rules

ROOT = Path(__file__).parents[3]
RULES = own_rules()


@pytest.mark.whole
def test_all_figures_of_a_catalogued_indicator_measure_what_its_entry_says(store):
    told = {entry.id: entry.concept for entry in own_catalogue().indicators}
    by_indicator = {}
    for row in store.figures():
        by_indicator.setdefault(row["indicator_id"], set()).add(row["measure"])
    assert {name: {told[name]} for name in by_indicator if name in told} == {
        name: found for name, found in by_indicator.items() if name in told
    }


@pytest.mark.whole
def test_shells_that_are_counted_in_containers_are_shells(store):
    """One sentence tells of containers and of the shells in them."""
    (shells,) = [row for row in store.figures("arms.shells") if row["origin_id"] == "kr.nis"]
    assert shells["measure"] == "shells_shipped"
    containers = {row["indicator_id"] for row in store.figures() if row["measure"] == "containers_shipped"}
    assert containers == {"arms.containers"}


@pytest.mark.whole
def test_an_indicator_that_no_concept_has_is_its_own_measure_and_has_a_name(store):
    names = {row.term: (row.ko, row.en) for row in store.terms() if row.sort == "measure"}
    for row in store.figures():
        assert row["measure"] is None or row["measure"].startswith("open:") or all(names[row["measure"]])
    alone = next(row for row in store.figures() if row["measure"] == row["indicator_id"])
    assert names[alone["measure"]][0] == store.indicator(alone["indicator_id"]).ko


def test_a_concept_that_is_not_there_is_told_with_its_place(tmp_path):
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets")
    path = tmp_path / "datasets" / "indicators" / "arms.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('concept = "shells_shipped"', 'concept = "shels"', 1), encoding="utf-8")
    with pytest.raises(RuleError, match='"shels"'):
        load_catalogue(tmp_path, RULES)
