"""Commands that are killed at any moment leave a workspace that reads and builds."""

import os
import shutil
import sys
from functools import partial

import pytest

from etl.bench import warm
from etl.bench.kills import Action, Killer, kill_at_every_step, prune_all_but_one, run_kills
from etl.bench.small import TEXTS, make_small, write_texts
from etl.pipeline import build, current_store

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and fork"), pytest.mark.whole]
BUILD = partial(build, jobs=1)


@pytest.fixture
def folder(tmp_path, repository):
    workspace = tmp_path / "workspace"
    make_small(repository, workspace)
    BUILD(workspace)
    return workspace


@pytest.fixture
def killer(folder):
    return Killer(folder, ["etl.pipeline"])


@pytest.fixture
def building(folder):
    def change(number):
        write_texts(folder, TEXTS | {"902": f"북한은 러시아에 컨테이너 {number + 1},000개를 보냈다.\n"})

    return Action("build", BUILD, change, publishes=True)


@pytest.fixture
def pruning(folder):
    def add_a_version(number):
        current = current_store(folder)
        shutil.copy(current, current.with_name(f"figtrace-old{number}.duckdb"))

    return Action("prune", prune_all_but_one, add_a_version)


def test_what_is_started_later_has_no_setting_of_the_killer(killer, pruning):
    killer.measure(pruning)
    assert warm.WORKSPACE not in os.environ


def test_a_pruning_can_be_killed_before_any_of_its_steps(killer, pruning):
    outcome = kill_at_every_step(killer, pruning)
    assert outcome.failures == []
    assert outcome.killed >= 4


def test_a_build_can_be_killed_before_any_of_its_steps_once_there_is_something_to_lose(killer, building):
    outcome = kill_at_every_step(killer, building, first=6)
    assert outcome.failures == []
    assert outcome.killed >= 8  # the store gets its name, the ledger its line, `current` its name


def test_builds_and_prunings_can_be_killed_at_random_times(killer, building, pruning):
    for action in (building, pruning):
        outcome = run_kills(killer, action, 2)
        assert outcome.failures == []
        assert outcome.killed == 2


def write_in_place(workspace):
    """What no command of ours does: a file that has its final name while it is written."""
    with (workspace / "figures.csv").open("w") as file:
        file.write("half")
        file.flush()
        (workspace / "another step").mkdir(exist_ok=True)
        file.write(" and half")


def half_file(workspace):
    path = workspace / "figures.csv"
    return ["half a file"] if path.exists() and path.read_text() != "half and half" else []


def test_half_a_file_under_its_final_name_is_told_with_its_try(killer):
    outcome = kill_at_every_step(killer, Action("export", write_in_place, lambda _: None, half_file))
    assert outcome.failures == ["export, try 2 (step 2): half a file"]
    assert outcome.killed == 2
