"""What tests leave behind is found, and its holder named: else nobody would know where a notice at the end is from."""

import gc
import threading

import duckdb
import pytest

from etl.store import Store
from tests.left_open import close_stores, find_left


@pytest.fixture(autouse=True)
def held():
    """A list that nobody else holds; only what is made from here on is looked through, not all that a worker has."""
    gc.collect()
    gc.freeze()
    yield []
    gc.unfreeze()


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def test_nothing_is_left_of_what_nobody_holds():
    before = find_left()
    duckdb.connect().close()
    assert find_left() == before


def test_who_holds_a_connection_is_named(connection, held):
    held.append({"kept": connection.cursor()})
    assert any(line.startswith("DuckDBPyConnection, held by builtins.dict < builtins.list") for line in find_left())


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


def test_a_store_that_is_forgotten_is_closed(held):
    held.append(Store.__new__(Store))
    held[0]._connection = duckdb.connect()
    held[0]._parsed = {}
    close_stores([held[0]])
    assert held[0]._connection is None
