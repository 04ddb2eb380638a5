"""One workspace in which papers come and go, are built and pruned while people read: nobody sees half of anything."""

import threading
import time
from collections import Counter

import pytest

from dashboard.app import create_app
from dashboard.versions import SHELF
from etl.adding.bibliography import propose
from etl.adding.shelf import Shelf
from etl.bench.small import make_small
from etl.errors import BuildError
from etl.intake.read import take_in
from etl.pipeline import build, current_store
from etl.store import Store
from etl.store.checks import broken, check_store
from etl.store.mending import is_sound, mend
from etl.store.versions import prune, read_ledger
from etl.workspace import build_lock

pytestmark = pytest.mark.whole
ROUNDS = 2  # of building, while all others go on
PAGES = ("/", "/figures", "/feed.atom", "/healthz", "/export/figures.csv", "/data", "/d/900", "/api/v1/versions")
PAPER = "북한은 2022년에 러시아에 컨테이너 {}개를 보냈다.\n"


class Crowd:
    """Threads that each do one thing again and again until the first of them is done; what goes wrong is kept."""

    def __init__(self):
        self.over, self.wrong, self.done = threading.Event(), [], Counter()
        self.threads = []

    def add(self, work):
        def repeat():
            while not self.over.is_set():
                try:
                    work()
                    self.done[work.__name__] += 1
                    time.sleep(0.1)  # or who holds the lock would at once hold it again
                except BuildError as error:  # somebody else holds the lock
                    if "another build is running here" not in str(error):
                        self.wrong.append(error)
                    time.sleep(0.01)
                except Exception as error:
                    self.wrong.append(error)

        self.threads.append(threading.Thread(target=repeat, name=work.__name__))

    def run_until(self, is_done):
        for thread in self.threads:
            thread.start()
        until = time.monotonic() + 600  # where others use the machine
        while not is_done() and not self.wrong and time.monotonic() < until:
            time.sleep(0.05)
        self.over.set()
        for thread in self.threads:
            thread.join(60)


def test_build_add_remove_prune_and_serve_at_once(repository, tmp_path):
    make_small(repository, tmp_path)
    build(tmp_path, jobs=1)
    server = create_app(tmp_path / "build" / "current", tmp_path).server
    client = server.test_client()
    numbers = iter(range(1, 10_000))
    crowd = Crowd()

    def building():
        build(tmp_path, jobs=1)

    def adding():
        text = PAPER.format(next(numbers)).encode()
        taken = take_in(text, "a.txt")
        with build_lock(tmp_path):
            Shelf(tmp_path).put("a.txt", text, taken, propose(taken, "a.txt"), {"published": "2023"})

    def removing():
        with build_lock(tmp_path):
            shelf = Shelf(tmp_path)
            if shelf.has_name("a.txt"):
                shelf.remove(shelf.find_older("a.txt"))

    def pruning():
        with build_lock(tmp_path):
            mend(tmp_path / "build")
            prune(tmp_path / "build", 2, current_store(tmp_path))

    def reading():
        for page in PAGES:
            answer = client.get(page)
            assert answer.status_code == 200, (page, answer.status_code, answer.text[:200])

    def reading_versions():
        for entry in read_ledger(tmp_path / "build"):
            assert client.get(f"/?v={entry.version}").status_code in (200, 410), entry

    for work in (building, adding, removing, pruning, reading, reading_versions):
        crowd.add(work)
    crowd.run_until(lambda: crowd.done["building"] >= ROUNDS and min(crowd.done[w] for w in WORK) >= 2)
    server.extensions[SHELF].close()
    assert crowd.wrong == []
    assert all(crowd.done[name] >= 2 for name in WORK), crowd.done
    report = build(tmp_path, jobs=1)
    assert is_sound(tmp_path / "build")
    assert broken(check_store(report.path), "error") == []
    with Store.open(tmp_path / "build" / "current") as store:
        assert store.unread() == {}


WORK = ("building", "adding", "removing", "pruning", "reading", "reading_versions")
