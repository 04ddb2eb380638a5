"""What is started before the server is: it waits for nothing that only the server needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.serve import environment, find_port_problem

pytestmark = pytest.mark.whole


@pytest.mark.parametrize("host", ["a..b", "a" * 70 + ".b"])
def test_a_host_that_is_no_name_is_told(host):
    assert find_port_problem(host, 8050) == f"{host}: no such address; name one of this machine with --host"


def test_how_many_processes_other_servers_have_is_nothing_to_this_one(monkeypatch):
    monkeypatch.setenv("WEB_CONCURRENCY", "x")
    assert "WEB_CONCURRENCY" not in environment(Path("current"))


def test_who_starts_a_server_does_not_wait_for_flask(repository):
    load = "import sys, dashboard.serve; sys.exit('flask' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(repository)}
    assert subprocess.run([sys.executable, "-c", load], check=False, env=environment).returncode == 0
