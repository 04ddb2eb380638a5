"""A server reads from a shelf for months: a publication neither stops it nor leaves anything behind."""

import gc
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from etl.store import Shelf, Store, kept
from etl.store.copying import publish_copy
from etl.store.read import MOST_THREADS
from etl.store.shelf import CUT, IDLE
from etl.store.versions import prune
from tests.ending import PATIENCE, ends

PUBLICATIONS = 30
READERS = 4


@pytest.fixture
def folder(tmp_path, database):
    """A build folder with one published version."""
    publish_copy(database, tmp_path, "v0")
    return tmp_path


def open_files(suffix=".duckdb"):
    """The stores that this process holds open, by their paths; those removed since too."""
    names = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            names.append(str(link.readlink()))
        except OSError:  # closed while we looked
            continue
    return [name for name in names if suffix in name]


def threads():
    return len(list(Path("/proc/self/task").iterdir()))


def test_a_publication_between_two_questions_stops_nobody(folder, database):
    shelf = Shelf(folder / "current")
    assert shelf.current().version == "v0"
    publish_copy(database, folder, "v1")
    assert ends(shelf.get, "v0").version == "v0"
    publish_copy(database, folder, "v2")
    assert ends(shelf.locate, "v1").name == "figtrace-v1.duckdb"
    assert ends(shelf.current).version == "v2"


def test_nothing_is_called_under_the_lock(folder, database, monkeypatch):
    shelf = Shelf(folder / "current")
    free = []
    for name in ("_read_stamp", "publications", "_follow", "_find", "_open_entry"):
        asked = getattr(shelf, name)
        look = lambda *args, asked=asked: (free.append(not shelf._lock.locked()), asked(*args))[1]  # noqa: E731
        monkeypatch.setattr(shelf, name, look)
    publish_copy(database, folder, "v1")
    shelf.get("v0")
    shelf.current()
    shelf.locate("v1")
    assert len(free) > 5
    assert all(free)


def test_thirty_publications_under_load_are_all_followed(folder, database):
    shelf, over = Shelf(folder / "current"), threading.Event()

    def read(number):
        asked = 0
        while not over.is_set():
            store = shelf.current() if number % 2 else shelf.get("v0")
            assert store.counts()["figures"] > 0
            shelf.at("2999")
            asked += 1
        return asked

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read, number) for number in range(READERS)]
        try:
            for number in range(1, PUBLICATIONS + 1):
                publish_copy(database, folder, f"v{number}")
            last = ends(shelf.current).version
        finally:
            over.set()
        assert all(reader.result(PATIENCE) > 0 for reader in readers)
    assert last == f"v{PUBLICATIONS}"


def test_who_finds_the_newest_store_shows_it_though_another_thread_puts_an_older_one_first(folder, database):
    shelf = Shelf(folder / "current")
    publish_copy(database, folder, "v1")
    older, follow = Shelf(folder / "current")._published, shelf._follow
    publish_copy(database, folder, "v2")

    def follow_slowly(*asked):
        shelf._follow, shelf._published = follow, older
        return follow(*asked)

    shelf._follow = follow_slowly
    assert shelf.current().version == "v2"


def test_a_store_that_is_replaced_is_closed_with_all_that_was_kept_of_it(folder, database):
    @kept(8)
    def count(store):
        return store.counts()

    shelf = Shelf(folder / "current")
    gc.disable()  # it must not need the collector
    try:
        count(shelf.current())
        old = weakref.ref(shelf.current())
        publish_copy(database, folder, "v1")
        assert count(shelf.current()).figures
        assert old() is None
    finally:
        gc.enable()


def test_after_thirty_publications_as_many_files_and_threads_are_open_as_after_one(folder, database):
    @kept(8)
    def count(store):
        return store.counts()

    def publish(number):
        publish_copy(database, folder, f"v{number}")
        count(shelf.current())
        prune(folder, 2, folder / f"figtrace-v{number}.duckdb")

    def held():
        return len(open_files()), threads()

    shelf = Shelf(folder / "current")
    count(shelf.current())
    publish(1)
    after_one = held()
    for number in range(2, PUBLICATIONS + 1):
        publish(number)
    assert held() == after_one
    assert not [name for name in open_files() if name.endswith("(deleted)") and str(folder) in name]


def test_an_old_version_that_is_pruned_is_let_go_with_the_next_publication(folder, database):
    shelf = Shelf(folder / "current")
    old = weakref.ref(shelf.get("v0"))
    publish_copy(database, folder, "v1")
    prune(folder, 1, folder / "figtrace-v1.duckdb")
    publish_copy(database, folder, "v2")
    shelf.current()
    gc.collect()
    assert old() is None
    assert not [name for name in open_files() if "figtrace-v0" in name]


def test_an_old_version_that_nobody_asks_for_any_more_is_closed(folder, database):
    now = [0.0]
    publish_copy(database, folder, "v1")
    publish_copy(database, folder, "v2")
    shelf = Shelf(folder / "current", clock=lambda: now[0])
    read, forgotten = weakref.ref(shelf.get("v0")), weakref.ref(shelf.get("v1"))
    now[0] += IDLE
    shelf.get("v0")
    now[0] += 1
    assert shelf.current().version == "v2"
    gc.collect()
    assert read() is not None
    assert forgotten() is None
    assert not [name for name in open_files() if name == str(folder / "figtrace-v1.duckdb")]


def test_a_store_has_few_threads_however_many_there_could_be(folder, database):
    before, opened = threads(), []
    for number in range(5):
        opened.append(Store.open(publish_copy(database, folder, f"v{number}")))
        opened[-1].counts()
    assert threads() - before <= 5 * (MOST_THREADS - 1)
    for store in opened:
        store.close()


def test_a_store_that_is_cut_while_it_is_open_is_told_and_the_next_build_is_read(folder):
    shelf = Shelf(folder / "current")
    path, whole = shelf.current().path, shelf.current().path.read_bytes()
    with path.open("rb+") as file:
        file.truncate(1000)
    shelf.current()
    assert shelf.problem == CUT
    path.unlink()
    path.write_bytes(whole)  # as a build of the same version does
    assert shelf.current().counts().figures > 0
    assert shelf.problem is None


def test_a_version_that_is_built_anew_leaves_the_open_store_in_place(folder):
    shelf = Shelf(folder / "current")
    store = shelf.current()
    whole = store.path.read_bytes()
    store.path.unlink()
    store.path.write_bytes(whole)
    assert shelf.current() is store


HOLDING = """
import sys, threading
from etl.store import Shelf
shelf = Shelf(sys.argv[1])
held = [shelf.current(), shelf.get("v0")]
print(held[1].counts().figures)
threading.Thread(target=lambda held: threading.Event().wait(), args=(held,), daemon=True).start()
shelf.close()
"""


def test_a_shelf_that_is_closed_leaves_no_connection_to_a_thread_that_never_ends(folder):
    """DuckDB tells of each that is left when the interpreter has ended."""
    done = subprocess.run([sys.executable, "-c", HOLDING, folder / "current"], capture_output=True, text=True)
    assert int(done.stdout) > 0
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_store_that_is_closed_can_be_asked_nothing_and_closed_again(folder):
    store = Shelf(folder / "current").current()
    store.close()
    store.close()
    with pytest.raises(duckdb.ConnectionException):
        store.counts()
