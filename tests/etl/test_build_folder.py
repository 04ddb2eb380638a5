"""build/ is figtrace's own, also in a workspace that comes from somebody else: no link there leads anywhere, and
what is no file holds nobody up."""

import os
from functools import partial
from pathlib import Path

import pytest

from etl.bench.small import make_small
from etl.build_folder import own_build
from etl.cache import Cache
from etl.deciding import one_writer
from etl.documents import plain_document
from etl.errors import BuildError, DamageWarning
from etl.extract import extract
from etl.files import write_whole
from etl.incoming.building import find_progress
from etl.incoming.tray import Tray
from etl.pipeline import build
from etl.pointer import read_pointer
from etl.publish import publish
from etl.store.versions import read_ledger
from tests.ending import ends
from tests.rules import own_rules

pytestmark = pytest.mark.whole

PRECIOUS = "of somebody else"
FOLDERS = ("cache", "pages", "incoming")
FILES = (".lock", ".lock-owner", ".proof", "current", "versions.jsonl", "progress.json")


@pytest.fixture(scope="module")
def small(repository, tmp_path_factory):
    """A small workspace."""
    folder = tmp_path_factory.mktemp("small") / "workspace"
    make_small(repository, folder)
    return folder


@pytest.fixture
def workspace(small, tmp_path):
    """A copy of it that nobody has built."""
    for path in small.rglob("*"):
        if path.is_file():
            target = tmp_path / "workspace" / path.relative_to(small)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (tmp_path / "workspace" / "build").mkdir()
    return tmp_path / "workspace"


@pytest.fixture
def elsewhere(tmp_path):
    """A folder with files and folders that are none of the workspace's."""
    folder = tmp_path / "elsewhere"
    (folder / "letters").mkdir(parents=True)
    for name in ("a.txt", "current", "x.msgpack", "letters/b.txt"):
        (folder / name).write_text(PRECIOUS)
    return folder


def texts_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.filterwarnings("ignore::etl.errors.DamageWarning")
def test_a_build_follows_no_link_in_its_folder(workspace, elsewhere):
    before = texts_of(elsewhere)
    for name in FOLDERS:
        (workspace / "build" / name).symlink_to(elsewhere)
    for name in (*FILES, ".tmp-current", ".tmp-versions.jsonl", ".tmp-.proof", ".progress.json.new"):
        (workspace / "build" / name).symlink_to(elsewhere / "a.txt")
    report = build(workspace, jobs=1)
    assert texts_of(elsewhere) == before
    assert report.counts.documents == 2
    assert [path for path in (workspace / "build").iterdir() if path.is_symlink()] == []


@pytest.mark.parametrize("name", ["build", "seeds/originals", "seeds/removed", "datasets/published"])
def test_a_folder_to_write_in_that_leads_out_is_told_and_not_written_in(workspace, elsewhere, name):
    before = texts_of(elsewhere)
    path = workspace / name
    if path.is_dir():
        path.rmdir()
    path.symlink_to(elsewhere)
    with pytest.raises(BuildError, match=f"{name}: found a link"):
        build(workspace, jobs=1)
    with pytest.raises(BuildError, match=f"{name}: found a link"):
        publish(workspace, b"", {})
    with pytest.raises(BuildError, match=f"{name}: found a link"), one_writer(workspace, "build/.x.lock", "x"):
        pass
    assert texts_of(elsewhere) == before


def test_a_file_is_written_anew_and_not_through_a_link(tmp_path, elsewhere):
    for name in ("b.txt", ".tmp-b.txt"):
        (tmp_path / name).symlink_to(elsewhere / "a.txt")
    write_whole(tmp_path / "b.txt", [b"ours"])
    assert (tmp_path / "b.txt").read_text() == "ours"
    assert not (tmp_path / "b.txt").is_symlink()
    assert (elsewhere / "a.txt").read_text() == PRECIOUS


def test_nothing_that_came_in_is_kept_in_another_folder(workspace, elsewhere):
    (workspace / "build" / "incoming").symlink_to(elsewhere)
    before = texts_of(elsewhere)
    with pytest.warns(DamageWarning, match="a link"):
        item = Tray(workspace).lay("a.txt", "북한은 컨테이너 13,000개를 보냈다.".encode())
    assert texts_of(elsewhere) == before
    assert [one.key for one in Tray(workspace).items()] == [item.key]


def test_what_came_in_is_known_by_the_folder_it_lies_in(workspace):
    """By its key it is read, shown and dropped."""
    item = Tray(workspace).lay("a.txt", b"13,000")
    path = workspace / "build" / "incoming" / item.key / "item.json"
    path.write_bytes(path.read_bytes().replace(item.key.encode(), b"../../seeds"))
    assert Tray(workspace).items() == []


@pytest.mark.filterwarnings("ignore::etl.errors.DamageWarning")
@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir], ids=["pipe", "device", "folder"]
)
@pytest.mark.parametrize("name", ["current", "versions.jsonl", ".lock-owner", ".proof", "progress.json"])
def test_nobody_waits_for_what_is_no_file(workspace, name, make):
    make(workspace / "build" / name)
    assert ends(lambda: (read_pointer(workspace / "build"),)) == (None,)
    assert ends(read_ledger, workspace / "build") == []
    assert ends(lambda: (find_progress(workspace),)) == (None,)
    report = ends(partial(build, jobs=1), workspace)
    assert read_pointer(workspace / "build") == report.path


@pytest.mark.filterwarnings("ignore::etl.errors.DamageWarning")
def test_a_pipe_in_the_cache_is_read_as_nothing(tmp_path):
    document, rules = plain_document("1명이다."), own_rules()
    cache = Cache(tmp_path / "cache", [document], rules.digest, "code")
    assert list(cache.fill(extract, rules)) == [document]
    (path,) = (tmp_path / "cache").iterdir()
    path.unlink()
    os.mkfifo(path)
    (found,) = ends(lambda: list(cache))
    assert [mention.quote for mention in found.mentions] == ["1명"]


def test_a_folder_without_links_stays_as_it_is(workspace):
    (workspace / "build" / "mine").write_text("kept")
    assert own_build(workspace) == workspace / "build"
    assert (workspace / "build" / "mine").read_text() == "kept"


@pytest.mark.filterwarnings("ignore::etl.errors.DamageWarning")
@pytest.mark.parametrize("name", ["build", "build/cache", "build/pages", "build/incoming"])
def test_a_file_in_the_place_of_a_folder_is_thrown_away(workspace, name):
    path = workspace / name
    if path.is_dir():
        path.rmdir()
    path.write_text("no folder")
    assert build(workspace, jobs=1).counts.documents == 2
    path.unlink() if path.is_file() else None
    item = Tray(workspace).lay("a.txt", b"13,000")
    assert [one.key for one in Tray(workspace).items()] == [item.key]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[[document", b"document = 1", None])
def test_what_comes_in_is_kept_while_the_manifest_cannot_be_read(workspace, content):
    manifest = workspace / "seeds" / "manifest.toml"
    manifest.unlink() if content is None else manifest.write_bytes(content)
    assert Tray(workspace).lay("a.txt", b"13,000").state == "unread"
