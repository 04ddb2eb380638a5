"""The benchmark of exports measures what it says, on the same rows."""

import json
import shutil

import pytest

from dashboard.cli.export_bench import FORMS, WRITERS, compare, measure_once
from etl.store import Store


@pytest.mark.parametrize("form", FORMS)
def test_both_writers_write_every_figure_and_tell_time_and_memory(database, form, tmp_path):
    own = shutil.copy(database, tmp_path / "own.duckdb")  # DuckDB opens a file in one way only in a process
    with Store.open(own) as store:
        count = store.counts()["figures"]
    for writer in WRITERS:
        told = json.loads(measure_once(writer, form, str(own)))
        assert told["rows"] == count > 0
        assert told["seconds"] > 0
        assert told["memory_mb"] > 0


def test_the_ratio_is_that_of_the_fastest_runs_in_processes_of_their_own(database):
    told = compare("csv", database, database, runs=1)
    assert told["ratio"] == told["figtrace"] / told["COPY"]
    assert told["memory_of_a_tenth_mb"] > 0
