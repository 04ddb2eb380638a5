"""What is started before the server is: it waits for nothing that only the server needs."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.whole


def test_who_starts_a_server_does_not_wait_for_flask(repository):
    load = "import sys, dashboard.serve; sys.exit('flask' in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(repository)}
    assert subprocess.run([sys.executable, "-c", load], check=False, env=environment).returncode == 0
