"""The ledger and the shelf: what was published when, and which store a reader gets."""

import gc
import json
import weakref
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from etl.errors import DamageWarning, VersionError
from etl.pointer import STORES
from etl.store import Shelf, Store, versions
from etl.store.versions import find_moment, find_version, prune, read_ledger
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"


@pytest.fixture
def workspace(tmp_path, repository):
    return Workspace(tmp_path, repository)


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("built"), repository)
    made.build_twice("900", OLD, NEW)
    return made


@pytest.fixture
def two(built, tmp_path):
    """Two versions: `old` and `new`."""
    return built.copy(tmp_path)


def test_each_publication_is_a_line_with_what_it_changed(two):
    first, second = read_ledger(two.folder / "build")
    assert (first.version, first.previous, first.changes) == (two.old, None, {})
    assert (second.version, second.previous, second.figures) == (two.new, two.old, first.figures)
    assert second.changes == {"added": 0, "removed": 0, "altered": 1, "moved": 0}
    assert list(second.inputs) == ["seeds/900.txt", "seeds/manifest.toml"]
    assert first.at <= second.at
    assert first.at.endswith("Z")


def test_a_build_that_changes_nothing_is_no_publication(workspace):
    workspace.build()
    workspace.build()
    assert len(read_ledger(workspace.folder / "build")) == 1


def test_an_edit_that_is_undone_publishes_the_old_version_again(two):
    two.replace("900", NEW, OLD)
    assert two.build() == two.old
    assert [entry.version for entry in read_ledger(two.folder / "build")] == [two.old, two.new, two.old]


def test_the_time_is_not_in_the_store(two):
    with Store.open(two.store(two.old)) as store:
        assert set(store.build()) == {"version", "code_version", "seeds_hash", "datasets_hash", "schema_hash"}


def test_a_store_without_a_line_counts_from_when_it_was_written(two):
    (two.folder / "build" / versions.LEDGER).unlink()
    entries = read_ledger(two.folder / "build")
    assert {entry.version for entry in entries} == {two.old, two.new}
    assert all(entry.is_readable and entry.at for entry in entries)


def test_half_a_line_at_the_end_is_passed_over_and_gone_after_the_next_build(two):
    ledger = two.folder / "build" / versions.LEDGER
    whole = ledger.read_text()
    ledger.write_text(whole + '{"event": "publ', encoding="utf-8")
    with pytest.warns(DamageWarning, match=r"versions\.jsonl, line 3: no event of the ledger"):
        assert [entry.version for entry in read_ledger(ledger.parent)] == [two.old, two.new]
    with pytest.warns(DamageWarning):
        assert two.build() == two.new
    assert ledger.read_text() == whole


@pytest.mark.parametrize("at", ["9999-99-99T99:99:99Z", "2026-02-30T00:00:00Z", "2026-11-20", "2026-1-2T3:4:5Z", ""])
@pytest.mark.parametrize(
    "event",
    [
        {"event": "published", "version": "0" * 12, "at": None},
        {"event": "pruned", "version": "0" * 12, "at": None},
        {"event": "pruned", "version": "0" * 12, "at": "2026-11-20T09:30:00Z", "published": None},
    ],
)
def test_a_line_with_a_time_that_is_none_is_passed_over(two, event, at):
    ledger = two.folder / "build" / versions.LEDGER
    line = json.dumps({key: at if value is None else value for key, value in event.items()})
    ledger.write_text(f"{ledger.read_text()}{line}\n", encoding="utf-8")
    with pytest.warns(DamageWarning, match=r"versions\.jsonl, line 3: no event of the ledger"):
        assert [entry.version for entry in read_ledger(ledger.parent)] == [two.old, two.new]


def test_the_order_of_the_lines_counts_and_no_clock(two):
    two.back_date({two.old: "2031-01-01T00:00:00Z", two.new: "1999-01-01T00:00:00Z"})
    assert [entry.version for entry in read_ledger(two.folder / "build")] == [two.old, two.new]
    two.write(t902="컨테이너 3,000개를 보냈다.\n")
    third = two.build()
    two.back_date({two.old: "2031-01-01T00:00:00Z", two.new: "1999-01-01T00:00:00Z", third: "1998-01-01T00:00:00Z"})
    removed = prune(two.folder / "build", 2, two.store(third))
    assert [entry.version for entry in removed] == [two.old]


def test_a_version_without_a_line_is_pruned_and_not_unknown(two):
    (two.folder / "build" / versions.LEDGER).unlink()
    prune(two.folder / "build", 1, two.store(two.new))
    with pytest.raises(VersionError) as caught:
        Shelf(two.current).get(two.old)
    assert caught.value.reason == "pruned"


def test_a_moment_finds_what_was_current_at_its_end(two):
    two.back_date({two.old: "2026-11-01T08:00:00Z", two.new: "2026-11-02T08:00:00Z"})
    entries = read_ledger(two.folder / "build")
    found = {moment: find_moment(entries, moment) for moment in ("2026-10", "2026-11-01", "2026-11-02T08:00Z", "2026")}
    assert {moment: entry and entry.version for moment, entry in found.items()} == {
        "2026-10": None,
        "2026-11-01": two.old,
        "2026-11-02T08:00Z": two.new,
        "2026": two.new,
    }


def test_pruning_keeps_the_newest_and_the_current_one(two):
    two.replace("900", NEW, OLD)
    two.build()  # the old version is current again
    two.write(t902="컨테이너 3,000개를 보냈다.\n")
    third = two.build()
    folder = two.folder / "build"
    removed = prune(folder, 1, two.store(third))
    assert {entry.version for entry in removed} == {two.old, two.new}
    assert [path.name for path in folder.glob(STORES)] == [two.store(third).name]
    entry = find_version(read_ledger(folder), two.old)
    assert entry.path is None
    assert entry.pruned
    assert prune(folder, 1, two.store(third)) == []


def test_pruning_never_removes_what_is_published(two):
    two.replace("900", NEW, OLD)
    two.build()
    removed = prune(two.folder / "build", 0, two.store(two.old))
    assert {entry.version for entry in removed} == {two.new}


class TestAShelf:
    def test_follows_what_is_published(self, workspace):
        old = workspace.build()
        shelf = Shelf(workspace.current)
        before = shelf.current()
        figures = before.figures()
        workspace.replace("900", OLD, NEW)
        new = workspace.build()
        assert (before.version, shelf.current().version) == (old, new)
        assert before.figures() == figures != []  # a request that has begun keeps its store
        assert shelf.current() is shelf.current()

    def test_stays_with_the_one_store_that_it_was_given(self, two):
        shelf = Shelf(two.store(two.old))
        two.write(t902="컨테이너 3,000개를 보냈다.\n")
        two.build()
        assert shelf.current().version == two.old

    def test_keeps_what_is_shown_if_a_newer_build_cannot_be_read(self, two):
        shelf = Shelf(two.current)
        (two.folder / "build" / "figtrace-broken.duckdb").write_bytes(b"no database")
        two.current.write_text("figtrace-broken.duckdb\n")
        assert shelf.current().version == two.new
        assert "figtrace-broken" in shelf.problem

    def test_gives_old_versions_as_stores_of_their_own(self, two):
        shelf = Shelf(two.current)
        assert [f.quote_value for f in shelf.get(two.old).figures(indicator="arms.containers")] == [OLD]
        assert [f.quote_value for f in shelf.get(two.new).figures(indicator="arms.containers")] == [NEW]
        assert shelf.get(two.new) is not shelf.current()

    def test_has_only_a_few_stores_open(self, two, monkeypatch):
        monkeypatch.setattr("etl.store.shelf.OPEN_AT_MOST", 1)
        shelf = Shelf(two.current)
        old = weakref.ref(shelf.get(two.old))
        held = shelf.get(two.new)
        gc.collect()
        assert old() is None
        assert shelf.get(two.old).version == two.old
        assert held.figures()  # put away by the shelf, but not while somebody reads it

    def test_is_shared_between_threads(self, two):
        shelf = Shelf(two.current)
        asked = [two.old, two.new] * 20
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda version: shelf.get(version).version, asked))
        assert found == asked

    @pytest.mark.parametrize(("asked", "reason"), [("0" * 12, "unknown"), ("../x", "unknown"), ("", "unknown")])
    def test_refuses_what_never_was(self, two, asked, reason):
        with pytest.raises(VersionError) as caught:
            Shelf(two.current).get(asked)
        assert caught.value.reason == reason

    def test_serves_a_store_that_lies_outside_a_build_folder(self, two, tmp_path):
        path = tmp_path / "elsewhere" / "mine.duckdb"
        path.parent.mkdir()
        path.write_bytes(two.store(two.old).read_bytes())
        shelf = Shelf(path)
        assert [entry.version for entry in shelf.publications()] == [two.old]
        assert shelf.get(two.old).version == two.old
        assert Path(shelf.folder) == path.parent
