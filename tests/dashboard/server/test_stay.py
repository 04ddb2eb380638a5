"""The bench of a server that stays, in a small edition: it finds no leak, and would find one."""

import subprocess
import sys
import time

from dashboard.bench.server import free_port, run_server
from dashboard.bench.stay import Held, find_children
from dashboard.cli.server_bench import measure
from dashboard.serve import environment, gunicorn_command
from etl.store.copying import publish_copy
from etl.store.versions import prune

PUBLICATIONS, REQUESTS = 5, 200
TOLERANCE = 120  # MB: of two processes that have just begun, what caches fill with
PATIENCE = 60  # seconds: what has not happened by then never will
HEALTH = 20  # seconds, where less than one is measured: others work on this machine too


def test_a_server_holds_after_some_publications_what_it_held_after_one(database):
    found = measure(database, PUBLICATIONS, REQUESTS)
    assert found.requests >= REQUESTS
    assert set(found.statuses) <= {200, 400, 404, 503}
    assert found.statuses[200] > REQUESTS / 2
    assert (found.last.stores, found.last.deleted) == (1, 0)
    assert found.last.files <= found.first.files + 8
    assert found.last.threads <= found.first.threads + 24
    assert found.last.memory <= found.first.memory + TOLERANCE
    assert found.health < HEALTH
    assert found.health_in_need < HEALTH


def test_a_server_that_nobody_asks_lets_go_of_a_store_that_is_gone(tmp_path, database):
    publish_copy(database, tmp_path, "v0")
    port = free_port()
    command = [*gunicorn_command("127.0.0.1", port), "--pid", str(tmp_path / "pid")]
    with run_server(command, environment(tmp_path / "current"), f"http://127.0.0.1:{port}", "/healthz"):
        workers = find_children(int((tmp_path / "pid").read_text()))
        assert Held.by(workers).stores == 1
        prune(tmp_path, 1, publish_copy(database, tmp_path, "v1"))
        for _ in range(PATIENCE * 10):
            if not Held.by(workers).deleted:
                break
            time.sleep(0.1)
        assert Held.by(workers).deleted == 0


def test_what_a_process_holds_is_read_from_the_system(tmp_path):
    path = tmp_path / "a.duckdb"
    path.touch()
    # a process of its own: in this one other tests' threads open and close files
    code = "import sys; print('here'); input(); file = open(sys.argv[1]); print('open'); input()"
    with subprocess.Popen(
        [sys.executable, "-uc", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "here\n"
        before = Held.by([process.pid])
        print(file=process.stdin, flush=True)
        assert process.stdout.readline() == "open\n"
        after = Held.by([process.pid])
        print(file=process.stdin, flush=True)
    assert (after.stores, after.files) == (before.stores + 1, before.files + 1)
    assert before.memory > 1
    assert before.threads == 1
