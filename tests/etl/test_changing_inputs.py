"""Files that somebody changes, takes away or replaces while they are read: a version holds what its files say."""

import os
import shutil
import threading
from itertools import product

import pytest

from etl import pipeline, workspace
from etl.bench.small import TEXTS, make_small, write_texts
from etl.documents import read_documents
from etl.errors import ChangedError, FigtraceError, IntakeError
from etl.files import TEMPORARY, NoFileError, clear_unfinished, name_unfinished, read_file, write_whole
from etl.incoming.reader import stamp
from etl.intake import child
from etl.pages import Pages
from etl.pipeline import build
from etl.store import Store
from etl.workspace import hash_folder
from tests.ending import ends
from tests.paged_workspace import make_paged
from tests.tables import some_of_each

pytestmark = pytest.mark.whole
OTHER = {**TEXTS, "900": "북한이 러시아에 보낸 컨테이너는 7만 7,000개이다.\n"}


@pytest.fixture(scope="module")
def small(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("changing") / "small"
    make_small(repository, folder)
    return folder


@pytest.fixture
def own(small, tmp_path):
    return shutil.copytree(small, tmp_path / "own")


@pytest.fixture(scope="module")
def versions(small, tmp_path_factory):
    """What stands in the figures of each of two versions, when nobody changes anything."""
    found = {}
    for name, texts in (("first", TEXTS), ("other", OTHER)):
        folder = shutil.copytree(small, tmp_path_factory.mktemp(name) / "own")
        write_texts(folder, texts)
        version = build(folder, jobs=1).version
        found[version] = quotes_in(folder)
    return found


@pytest.fixture(scope="module")
def paged(tmp_path_factory):
    return make_paged(tmp_path_factory.mktemp("paged") / "own")


def quotes_in(folder):
    with Store.open(folder / "build" / "current") as store:
        return sorted(row.quote_value for row in store.figures_page(limit=100))


def at(place, monkeypatch, change, times=1):
    """Change something just before a step of the build is done, so often."""
    module, name = place
    step, left = getattr(module, name), [times]

    def changed(*arguments, **named):
        if left[0]:
            left[0] -= 1
            change()
        return step(*arguments, **named)

    monkeypatch.setattr(module, name, changed)


STEPS = {
    "before the files are hashed": (workspace, "hash_files"),
    "before they are read": (pipeline, "load_inputs"),
    "when they are read": (pipeline, "Cache"),
    "before the store is written": (pipeline, "write_store"),
    "before it is published": (pipeline, "record_publication"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_version_holds_what_its_files_said_whenever_they_are_changed(own, versions, monkeypatch, step):
    at(STEPS[step], monkeypatch, lambda: write_texts(own, OTHER))
    version = build(own, jobs=1).version
    assert quotes_in(own) == versions[version]


def test_what_is_changed_all_the_time_is_not_built_and_told(own, monkeypatch):
    numbers = iter(range(100))
    at(
        (pipeline, "load_inputs"),
        monkeypatch,
        lambda: write_texts(own, TEXTS | {"900": f"컨테이너 {next(numbers)}개\n"}),
        100,
    )
    with pytest.raises(ChangedError, match=r"seeds/900\.txt: found it changed while it was read"):
        build(own, jobs=1)
    assert list((own / "build").glob("*.duckdb")) == []


def test_a_build_that_fails_by_itself_is_not_tried_again(own, monkeypatch):
    (own / "seeds" / "900.txt").write_text("another", encoding="utf-8")
    tried = []
    at((pipeline, "load_inputs"), monkeypatch, lambda: tried.append(1), 9)
    with pytest.raises(FigtraceError, match=r"seeds/900\.txt"):
        build(own, jobs=1)
    assert len(tried) == 1


def into_folder(path):
    path.unlink()
    path.mkdir()


def into_pipe(path):
    path.unlink()
    os.mkfifo(path)


def into_link(path):
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def out_of_here(path):
    path.unlink()
    path.symlink_to("/etc/hostname")


REPLACED = {
    "gone": os.unlink,
    "a folder": into_folder,
    "a pipe": into_pipe,
    "a link": into_link,
    "a way out": out_of_here,
    "cut": lambda path: os.truncate(path, 10),
    "no rights": lambda path: path.chmod(0),
}


FILES = ("seeds/900.txt", "seeds/manifest.toml", "datasets/units.toml")
MOMENTS = some_of_each(product(REPLACED, FILES), list(STEPS)[:3], 3)


@pytest.mark.parametrize(("what", "name", "step"), [(what, name, step) for (what, name), step in MOMENTS])
def test_what_takes_the_place_of_a_file_meanwhile_is_built_or_told(own, versions, monkeypatch, what, name, step):
    at(STEPS[step], monkeypatch, lambda: REPLACED[what](own / name))
    done = ends(told_or, lambda: build(own, jobs=1))
    assert isinstance(done, FigtraceError) or quotes_in(own) in versions.values()


def told_or(work):
    """What the work gives, or the error that it tells."""
    try:
        return work()
    except (FigtraceError, OSError) as error:
        return error


def test_a_file_that_vanishes_between_two_looks_is_no_input(own, monkeypatch):
    at((workspace, "hash_files"), monkeypatch, (own / "seeds" / "900.txt").unlink)
    assert "seeds/900.txt" not in hash_folder(own / "seeds")


def test_the_reader_beside_the_server_bears_rules_that_vanish(own):
    (own / "datasets" / "extra.toml").symlink_to("nowhere")
    assert len(stamp(own)) == len([path for path in (own / "datasets").rglob("*.toml") if path.is_file()])


def test_several_writers_of_one_file_leave_one_of_their_files_whole(tmp_path):
    path, failed = tmp_path / "a", []

    def write(sign):
        try:
            for _ in range(100):
                write_whole(path, [sign * 1000, sign * 1000])
        except OSError as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(sign,)) for sign in (b"1", b"2", b"3")]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        if path.exists():
            assert len(set(path.read_bytes())) == 1
            assert len(path.read_bytes()) == 2000
    assert failed == []
    assert [left.name for left in tmp_path.iterdir()] == ["a"]


def test_a_file_never_finished_goes_when_its_writer_is_gone(tmp_path):
    mine, of_nobody, older = name_unfinished(tmp_path), tmp_path / f"{TEMPORARY}4194999-0a", tmp_path / f"{TEMPORARY}x"
    for path in (mine, of_nobody, older, tmp_path / "kept"):
        path.write_bytes(b"half")
    clear_unfinished(tmp_path.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([mine.name, "kept"])


def test_a_build_clears_what_was_never_finished_anywhere(own):
    left = [own / part / f"{TEMPORARY}4194999-0a" for part in ("seeds", "datasets", "datasets/concepts")]
    for path in left:
        path.write_bytes(b"half")
    build(own, jobs=1)
    assert [path for path in left if path.exists()] == []


def test_nobody_waits_for_a_pipe_that_takes_the_place_of_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        assert isinstance(ends(told_or, lambda path=path: read_file(path)), NoFileError)


class TestAnOriginal:
    def test_that_is_still_being_written_is_told(self, tmp_path, monkeypatch):
        path = tmp_path / "a.pdf"
        path.write_bytes(b"%PDF-1.4")
        monkeypatch.setattr(child, "check_size", lambda *_: path.write_bytes(b"%PDF-1.4 and more"))
        with pytest.raises(IntakeError, match="changed while it was read; wait until it is written to its end"):
            child.read_original(path)

    def test_that_grows_without_end_is_not_read_without_end(self, tmp_path, monkeypatch):
        path = tmp_path / "a.pdf"
        path.write_bytes(b"1234")
        monkeypatch.setattr(child, "FILE_BYTES", 8)
        monkeypatch.setattr(child, "check_size", lambda *_: path.write_bytes(b"1" * 1000))
        with pytest.raises(IntakeError, match="changed while it was read"):
            child.read_original(path)

    @pytest.mark.parametrize("change", [os.unlink, into_folder, into_pipe, lambda path: path.write_bytes(b"%PDF-")])
    def test_keeps_no_pages_under_its_name_when_it_is_another(self, paged, tmp_path, change):
        folder = shutil.copytree(paged, tmp_path / "own")
        (document,) = read_documents(folder)
        shutil.rmtree(folder / "build" / "pages")
        change(folder / "seeds" / document.bibliography["original"])
        told = ends(told_or, lambda: list(Pages(folder, {}).fill([document], 1)))
        assert isinstance(told, ChangedError)
        assert str(told).startswith("seeds/originals/")
        assert list((folder / "build").glob("pages/*")) == []
