"""A decision is written at once, whole, once, and can be taken back."""

import os
import shutil
import stat
import subprocess
import sys
import threading

import pytest

from etl.deciding import LEDGER, undo_decision, write_decision
from etl.decisions import COLUMNS, Decision, load_decisions
from etl.errors import ChangedError, RuleError

OLDER = "mention_id,action,indicator_id,reason,person,decided\n"
REJECT = Decision(
    "900:0-3", "reject", None, 'a "page" number,\nin two lines', "김", "2026-11-28", "3,000개", "가", "나"
)


@pytest.fixture
def workspace(tmp_path, repository):
    (tmp_path / "datasets").mkdir()
    shutil.copytree(repository / "datasets" / "indicators", tmp_path / "datasets" / "indicators")
    return tmp_path


def test_what_is_written_is_read_again_and_taken_back(workspace):
    write_decision(workspace, REJECT)
    assert load_decisions(workspace) == (REJECT,)
    assert undo_decision(workspace, "900:0-3") == REJECT
    assert (workspace / LEDGER).read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_a_file_of_an_older_version_keeps_its_lines_and_gets_the_new_columns(workspace):
    (workspace / LEDGER).write_text("\ufeff" + OLDER + "001:1-2,accept,,r,Kim,2025-01-01\n", encoding="utf-8")
    write_decision(workspace, REJECT)
    older, new = load_decisions(workspace)
    assert older == Decision("001:1-2", "accept", None, "r", "Kim", "2025-01-01")
    assert new == REJECT
    assert (workspace / LEDGER).read_text(encoding="utf-8").startswith("\ufeffmention_id")


def test_what_a_writer_left_that_was_killed_goes_with_the_next(workspace):
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    left = workspace / "datasets" / f".tmp-{int(gone.stdout)}-0123456789ab"
    mine = workspace / "datasets" / f".tmp-{os.getpid()}-0123456789ab"
    left.write_text("half"), mine.write_text("half")
    write_decision(workspace, REJECT)
    assert (left.exists(), mine.exists()) == (False, True)


@pytest.mark.parametrize("times", [1, 3])
def test_what_somebody_saves_by_hand_meanwhile_is_kept(workspace, monkeypatch, times):
    by_hand = iter(range(times))

    def flush(handle):  # as late as can be: what is written is on the disk and has no name yet
        if stat.S_ISREG(os.fstat(handle).st_mode) and (number := next(by_hand, None)) is not None:
            lines = "".join(f"901:{one}-9,reject,,by hand,Lee,2025-01-01\n" for one in range(number + 1))
            (workspace / LEDGER).write_text(OLDER + lines, encoding="utf-8")

    with monkeypatch.context() as patched:
        patched.setattr("etl.files.os.fsync", flush)
        write_decision(workspace, REJECT)
    assert [one.mention for one in load_decisions(workspace)] == [*(f"901:{n}-9" for n in range(times)), "900:0-3"]
    with monkeypatch.context() as patched:
        by_hand = iter(range(times))
        patched.setattr("etl.files.os.fsync", flush)
        with pytest.raises(RuleError, match="is not decided"):  # the person has taken it out by hand
            undo_decision(workspace, "900:0-3")


def test_a_file_that_somebody_goes_on_saving_is_left_to_them(workspace, monkeypatch):
    saved = iter(range(100))

    def flush(handle):
        if stat.S_ISREG(os.fstat(handle).st_mode):
            (workspace / LEDGER).write_text(f"{OLDER}901:0-9,reject,,{next(saved)},Lee,2025-01-01\n")

    monkeypatch.setattr("etl.files.os.fsync", flush)
    with pytest.raises(ChangedError, match=r"decisions\.csv: found it changed"):
        write_decision(workspace, REJECT)
    assert [one.person for one in load_decisions(workspace)] == ["Lee"]


def test_a_figure_is_decided_once(workspace):
    write_decision(workspace, REJECT)
    with pytest.raises(RuleError, match=r"decided already .by .*; undo"):
        write_decision(workspace, REJECT)
    with pytest.raises(RuleError, match="001:1-2 is not decided"):
        undo_decision(workspace, "001:1-2")
    assert load_decisions(workspace) == (REJECT,)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"mention": "900"}, "mention_id"),
        ({"decided": "yesterday"}, "decided"),
        ({"reason": ""}, "reason"),
        ({"person": "two\nlines"}, "person"),
        ({"action": "assign", "indicator": "arms.no_such"}, "indicator_id"),
    ],
)
def test_what_the_schema_refuses_is_not_written(workspace, wrong, told):
    values = {name: getattr(REJECT, name) for name in REJECT.__slots__} | wrong
    with pytest.raises(RuleError, match=told):
        write_decision(workspace, Decision(**values))
    assert not (workspace / LEDGER).exists()


def test_a_broken_file_is_told_and_not_written_over(workspace):
    (workspace / LEDGER).write_text(OLDER + "001:1-2,keep,,r,Kim,2025-01-01\n", encoding="utf-8")
    with pytest.raises(RuleError, match="line 2"):
        write_decision(workspace, REJECT)
    assert "keep" in (workspace / LEDGER).read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_its_place_is_told_and_nobody_waits_for_it(workspace):
    os.mkfifo(workspace / LEDGER)
    with pytest.raises(RuleError, match="no file, expected a file"):
        write_decision(workspace, REJECT)


def test_writers_at_once_lose_nothing(workspace):
    def write(n):
        write_decision(workspace, Decision(f"900:{n}-{n + 1}", "reject", None, "r", "p", "2026-11-28"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(load_decisions(workspace)) == 8
