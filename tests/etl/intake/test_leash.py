"""A program of others does not outlive the process that started it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from etl.intake.leash import run_on_leash

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs the signal KILL")
PATIENCE = 30.0
HOLDER = "import sys; from etl.intake.leash import run_on_leash; run_on_leash(sys.argv[1:], 60.0, {})"
WRITES = 'echo $$ > "$0"; sleep 60 & echo $! >> "$0"; wait'


def wait_for(is_so):
    until = time.monotonic() + PATIENCE
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.02)
    return found


def numbers(path):
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def is_gone(number):
    with suppress(ProcessLookupError):
        os.kill(number, 0)
        return False
    return True


def test_a_program_ends_with_all_that_it_started_when_its_holder_is_killed(tmp_path, repository):
    told = tmp_path / "told"
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, "sh", "-c", WRITES, str(told)], env=environment)
    assert wait_for(lambda: len(numbers(told)) == 2)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert wait_for(lambda: all(map(is_gone, numbers(told))))


def test_a_program_ends_when_its_time_is_up(tmp_path, monkeypatch, repository):
    monkeypatch.setenv("PYTHONPATH", str(repository))
    told = tmp_path / "told"
    begun = time.monotonic()
    run_on_leash(["sh", "-c", WRITES, str(told)], 3.0, {})
    assert time.monotonic() - begun < PATIENCE
    assert wait_for(lambda: all(map(is_gone, numbers(told))))


def test_a_program_finds_what_is_set_for_it_and_no_input(tmp_path, monkeypatch, repository):
    monkeypatch.setenv("PYTHONPATH", str(repository))
    told = tmp_path / "told"
    run_on_leash(["sh", "-c", 'cat > "$0"; echo "$COLOUR" >> "$0"', str(told)], PATIENCE, {"COLOUR": "red"})
    assert told.read_text() == "red\n"
