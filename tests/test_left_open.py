"""What tests leave behind is found, and its holder named: else nobody would know where a notice at the end is from."""

import threading

import duckdb
import pytest

from tests.left_open import close_stores, find_left

HELD = []


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened
    HELD.clear()


def test_nothing_is_left_of_what_nobody_holds():
    before = find_left()
    duckdb.connect().close()
    assert find_left() == before


def test_who_holds_a_connection_is_named(connection):
    HELD.append({"kept": connection.cursor()})
    assert any("dict" in line and "list" in line and "tests.test_left_open" in line for line in find_left())


def test_the_thread_that_holds_a_connection_is_named(connection):
    begun, over = threading.Event(), threading.Event()

    def work():
        mine = connection.cursor()
        begun.set()
        over.wait(60)
        mine.close()

    thread = threading.Thread(target=work, name="the one who works")
    thread.start()
    begun.wait(60)
    left = find_left()
    over.set()
    thread.join()
    assert any("'mine' in" in line and line.endswith("in the thread the one who works") for line in left)


@pytest.mark.whole
def test_stores_that_are_forgotten_are_closed(database):
    from etl.store import Store

    HELD.append(Store.open(database))
    try:
        HELD[0]._connection.cursor()
        close_all = [store for store in HELD if isinstance(store, Store)]
        for store in close_all:
            store.close()
        assert HELD[0]._connection is None
    finally:
        HELD.clear()
