"""Temporary files do not grow: what a killed process leaves goes with the next one that makes some."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from etl.scratch import scratch_folder

KILLED = """
import os, signal
from etl.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "rows").write_text("left")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="needs the signal KILL")
def test_what_a_killed_process_left_is_removed_by_the_next(root, repository):
    environment = {**os.environ, "TMPDIR": str(root), "PYTHONPATH": str(repository)}
    for _ in range(2):
        process = subprocess.run([sys.executable, "-c", KILLED], env=environment, check=False)
        assert process.returncode == -signal.SIGKILL
        assert len([path for path in root.iterdir() if path.is_dir()]) == 1
    with scratch_folder():
        pass
    assert list(root.iterdir()) == []


def test_a_folder_that_is_in_use_stays_and_so_does_what_is_not_ours(root):
    (root / "figtrace-mine").mkdir()
    with scratch_folder() as first:
        (first / "rows").write_text("in use")
        with scratch_folder() as second:
            assert first != second
        assert (first / "rows").read_text() == "in use"
    assert [path.name for path in root.iterdir()] == ["figtrace-mine"]
