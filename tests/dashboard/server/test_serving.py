"""The server of the tests themselves: it ends with all that a browser has left open."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.whole

LEAVE_OPEN = """
import socket
import sys
import urllib.request
from pathlib import Path

from dashboard.app import create_app
from tests.serving import serving

with serving(create_app(Path(sys.argv[1]))) as address:
    silent = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
    print(urllib.request.urlopen(address).status)
"""


def test_a_connection_that_says_nothing_keeps_no_store_open(database, repository):
    settings = os.environ | {"PYTHONPATH": str(repository)}
    command = [sys.executable, "-c", LEAVE_OPEN, str(database)]
    done = subprocess.run(command, env=settings, check=True, capture_output=True, text=True)
    assert done.stdout == "200\n"
    assert "nanobind" not in done.stderr
