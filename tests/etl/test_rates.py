"""datasets/rates.csv: what currencies were worth, each with its time and its source; all problems at once."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from etl.bench.small import cut_datasets
from etl.rates import read_rates
from etl.schemas.inputs import Inputs
from etl.schemas.rates import COLUMNS

ROOT = Path(__file__).parents[2]
LINE = "KRW,USD,2022,1291.7796,average,자료,Source,https://example.org/a"


def read(folder, *lines):
    """The rates of a workspace with these lines, and its problems."""
    text = "\n".join([",".join(COLUMNS), *lines, ""])
    (folder / "datasets" / "rates.csv").write_text(text, encoding="utf-8")
    inputs = Inputs(folder)
    return read_rates(inputs), inputs.problems


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    cut_datasets(ROOT / "datasets", folder / "datasets")
    return folder


@pytest.fixture
def folder(tmp_path, small):
    (tmp_path / "seeds").mkdir()
    shutil.copytree(small / "datasets", tmp_path / "datasets")
    shutil.copy(ROOT / "datasets" / "units.toml", tmp_path / "datasets")
    return tmp_path


def test_figtraces_own_rates_are_well_formed_and_each_has_its_publication():
    inputs = Inputs(ROOT)
    rates = read_rates(inputs)
    assert inputs.problems == []
    assert all(rate.rate > 0 and rate.source_ko and rate.url.startswith("https://") for rate in rates)
    assert all(rate.period[:4] in {"2017", "2018", "2019", "2020", "2021", "2022", "2023"} for rate in rates)


def test_a_head_without_rates_is_enough(folder):
    assert read(folder) == ((), [])


def test_a_rate_is_read_exactly(folder):
    (rate,), problems = read(folder, LINE)
    assert (rate.rate, rate.currency, rate.per, problems) == (Decimal("1291.7796"), "KRW", "USD", [])


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("KRW", "KRV", "the id of one unit in datasets/units.toml"),
        ("2022", "2022-13", "a date that exists"),
        ("1291.7796", "-3", "a number above 0"),
        ("1291.7796", "0", "a number above 0"),
        ("1291.7796", "much", "a number above 0"),
        ("average", "avarage", 'did you mean "average"?'),
        (",Source,", ",,", "source_en: found nothing"),
        ("https://example.org/a", "example.org", "an address that begins with http"),
        ("USD", "KRW", "another currency than KRW"),
    ],
)
def test_what_does_not_hold_is_told_with_its_line(folder, old, new, problem):
    _, problems = read(folder, LINE.replace(old, new))
    assert any(problem in line for line in problems), problems
    assert all(line.startswith("datasets/rates.csv, line 2") for line in problems), problems


def test_one_time_has_one_rate_whichever_way_round_it_is_written_and_all_problems_are_told(folder):
    turned = LINE.replace("KRW,USD", "USD,KRW")
    _, problems = read(folder, LINE, LINE.replace("2022", "soon"), turned)
    assert [line.split(":")[0] for line in sorted(problems)] == [
        "datasets/rates.csv, line 3, period",
        "datasets/rates.csv, line 4",
    ]
    assert read(folder, LINE, LINE.replace("average", "end"))[1] == []


def test_a_workspace_with_units_of_its_own_goes_without_the_rates_of_figtrace(folder):
    (folder / "datasets" / "rates.csv").unlink(missing_ok=True)
    units = folder / "datasets" / "units.toml"
    units.write_text(units.read_text(encoding="utf-8").replace('id = "USD"', 'id = "US"', 1), encoding="utf-8")
    inputs = Inputs(folder)
    read_rates(inputs)
    assert inputs.problems == []
