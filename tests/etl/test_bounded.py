"""An action with bounds of memory and time is stopped at them, and what it refuses is told as a refusal."""

import threading

import pytest

from etl.bench.bounded import Bounded, BoundError
from etl.errors import FigtraceError, RuleError

pytestmark = pytest.mark.whole


def write(folder):
    (folder / "it").write_text("done")


def refuse(_folder):
    raise RuleError("datasets/x.toml: no such thing")


def fail(_folder):
    raise KeyError("x")


def take_much(_folder):
    return bytearray(1 << 30)


def wait_for_ever(_folder):
    threading.Event().wait()


def die(_folder):
    import os

    os._exit(3)


def test_what_ends_well_has_done_its_work(tmp_path):
    Bounded(write)(tmp_path)
    assert (tmp_path / "it").read_text() == "done"


def test_what_is_refused_is_told_in_its_own_words(tmp_path):
    with pytest.raises(FigtraceError, match=r"datasets/x\.toml: no such thing"):
        Bounded(refuse)(tmp_path)


@pytest.mark.parametrize(
    ("act", "told"),
    [(fail, "KeyError: 'x'"), (take_much, "MemoryError"), (wait_for_ever, "not done in 1 s"), (die, r"died \(3\)")],
)
def test_what_takes_too_much_or_fails_is_told(tmp_path, act, told):
    bounded = Bounded(act, memory=700 << 20, patience=1 if act is wait_for_ever else 60, modules=())
    with pytest.raises(BoundError, match=told):
        bounded(tmp_path)
