"""An export that is killed at any moment leaves nothing that the next one does not clear."""

import sys

import pytest

from dashboard.cli.torture_kills import LOADED, OUT, find_actions, run_build
from etl.bench.kills import Killer, kill_at_every_step
from etl.bench.small import make_small

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and fork"), pytest.mark.whole]


def test_an_export_can_be_killed_before_any_of_its_steps(tmp_path, repository):
    workspace = tmp_path / "workspace"
    make_small(repository, workspace)
    (workspace / OUT).mkdir()
    run_build(workspace)
    export = next(action for action in find_actions(workspace) if action.name == "export csv")
    outcome = kill_at_every_step(Killer(workspace, LOADED), export)
    assert outcome.failures == []
    assert outcome.killed >= 2  # the file is made, and gets its name
