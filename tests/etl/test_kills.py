"""Builds that are killed at any moment leave a workspace that reads and builds."""

import shutil
import sys

import pytest

from etl.bench.kills import kill_at_every_step, run_kills
from etl.pipeline import build, current_store
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and fork")


@pytest.fixture
def workspace(tmp_path, repository):
    return Workspace(tmp_path, repository)


@pytest.fixture
def change(workspace):
    return lambda number: workspace.write(t902=f"컨테이너 {number + 1},000개를 보냈다.\n")


def test_a_pruning_can_be_killed_before_any_of_its_steps(workspace):
    def add_a_version(number):
        current = current_store(workspace.folder)
        shutil.copy(current, current.with_name(f"figtrace-old{number}.duckdb"))

    outcome = kill_at_every_step(workspace.folder, build, add_a_version, prunes=True)
    assert outcome.failures == []
    assert outcome.killed >= 4


def test_a_build_can_be_killed_before_any_of_its_steps_once_there_is_something_to_lose(workspace, change):
    outcome = kill_at_every_step(workspace.folder, build, change, first=6)
    assert outcome.failures == []
    assert outcome.killed >= 8  # the store gets its name, the ledger its line, `current` its name


def test_builds_and_prunings_can_be_killed_at_random_times(workspace, change):
    outcome = run_kills(workspace.folder, build, change, tries=4)
    assert outcome.failures == []
    assert outcome.tries == 4
