"""Workers of one server answer alike: the same bytes under the same tag, whichever of them is asked."""

import os
import subprocess
import sys

import pytest

from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

ASK = """
import sys
from hashlib import sha256

from dashboard.app import create_app
from etl.store import Store

database, *addresses = sys.argv[1:]
with Store.open(database) as store:
    figures = [row["observation_id"] for row in store.figures(indicator="arms.containers")]
client = create_app(database).server.test_client()
for address in addresses:
    path = address.format(figure=figures[0], other=figures[1], document=figures[0].split(":")[0])
    answer = client.get(path)
    print(address, answer.status_code, answer.headers.get("ETag"), sha256(answer.data).hexdigest())
"""
ADDRESSES = (
    *("/", "/i/arms.containers", "/i/arms.containers?c={figure}", "/o/{figure}", "/d/{document}", "/search?q=북한"),
    *("/rail/arms.containers", "/rail/arms.containers?c={figure}", "/rail/arms.containers?c={figure},{other}"),
    *("/conflicts", "/sources", "/quality", "/data", "/about", "/embed/arms.containers", "/feed.atom"),
    *("/embed/arms.containers?mode=static", "/img/arms.containers.svg", "/export/figures.csv", "/api/v1/openapi.json"),
)


def ask(database, seed):
    """One line an address, by a process that orders its sets in its own way."""
    settings = os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", ASK, str(database), *ADDRESSES]
    return subprocess.run(command, env=settings, check=True, capture_output=True, text=True).stdout.splitlines()


def test_every_worker_gives_the_same_bytes_under_the_same_tag(tmp_path, repository):
    made = Workspace(tmp_path, repository)
    made.write(t902=made.texts["900"].replace("3,000", "5,000"))
    made.build()
    first, second = ask(made.current, 1), ask(made.current, 2)
    assert len(first) == len(ADDRESSES)
    assert [line.split()[1] for line in first] == ["200"] * len(ADDRESSES)
    assert first == second
