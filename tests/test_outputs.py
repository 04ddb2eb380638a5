"""Where the command line writes: a file that is whole, a device, never what a workspace is made of."""

import os
import subprocess
import sys
import threading
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from dashboard.cli import app, main
from dashboard.cli.belonging import is_of_workspace, refuse_sources
from dashboard.cli.common import read_bytes, write_output
from etl.errors import FigtraceError, StoreError
from etl.files import TEMPORARY, name_unfinished


def test_a_pipe_with_a_name_is_written_to_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_output(str(pipe), [b"a", b"b"])
    reader.join(30)
    assert read == [b"ab"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("act", [lambda pipe: write_output(pipe, [b"a"]), read_bytes], ids=["written", "read"])
def test_a_pipe_with_nobody_at_its_other_end_is_refused_and_not_waited_for(tmp_path, act):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FigtraceError, match=r"nobody (reads from|writes to) this pipe; (choose|name)"):
        act(str(tmp_path / "pipe"))


OWNED = {
    "seeds/manifest.toml": "a workspace is made of this folder",
    "seeds/paper.txt": "a workspace is made of this folder",
    "datasets/units.toml": "a workspace is made of this folder",
    "datasets/concepts/a.toml": "a workspace is made of this folder",
    "datasets/decisions.csv": "figtrace review merge FILE ... without -o",
    "datasets/proposals.csv": "a workspace is made of this folder",
    "datasets/rates.csv": "a workspace is made of this folder",
    "datasets/published/figures.csv": "a workspace is made of this folder",
    "build/versions.jsonl": "figtrace keeps its stores in this folder",
    "build/current": "figtrace keeps its stores in this folder",
    "build/figtrace-000000000000.duckdb": "figtrace keeps its stores in this folder",
    "build/.lock": "figtrace keeps its stores in this folder",
    "build/cache/x": "figtrace keeps its stores in this folder",
}


@pytest.fixture
def made(tmp_path):
    """A workspace, not the one that is worked on."""
    for folder in ("seeds", "datasets", "build"):
        (tmp_path / "made" / folder).mkdir(parents=True)
    (tmp_path / "made/seeds/manifest.toml").write_text("")
    return tmp_path / "made"


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("name", OWNED)
def test_what_belongs_to_a_workspace_is_never_written_over(made, name, exists):
    owned = made / name
    owned.parent.mkdir(parents=True, exist_ok=True)
    if exists:
        owned.write_text("own")
    with pytest.raises(StoreError) as told:
        write_output(str(owned), [b"x"])
    assert OWNED[name] in str(told.value)
    assert "choose another file with -o" in str(told.value)
    assert (owned.read_text() == "own") if exists else (not owned.exists() or name == "seeds/manifest.toml")


def test_a_store_without_its_workspace_is_never_written_over(tmp_path):
    (tmp_path / "current").write_text("figtrace-1.duckdb\n")
    (tmp_path / "figtrace-1.duckdb").write_text("own")
    for name in ("versions.jsonl", "figtrace-1.duckdb", "cache/x"):
        with pytest.raises(StoreError, match="keeps its stores in this folder"):
            write_output(str(tmp_path / name), [b"x"])


def test_a_link_into_a_workspace_is_its_file_and_so_is_one_that_leads_out(made, tmp_path):
    (made / "datasets/rates.csv").write_text("own")
    (tmp_path / "into.csv").symlink_to(made / "datasets/rates.csv")
    (made / "datasets/out.csv").symlink_to(tmp_path / "elsewhere.csv")
    for path in (tmp_path / "into.csv", made / "datasets/out.csv"):
        with pytest.raises(StoreError, match="a workspace is made of this folder"):
            write_output(str(path), [b"x"])
    assert (made / "datasets/out.csv").is_symlink()


def test_the_next_who_writes_there_clears_what_a_killed_writer_left_and_nothing_of_others(tmp_path):
    mine, of_others = name_unfinished(tmp_path), tmp_path / f"{TEMPORARY}x"
    for path in (mine, of_others, tmp_path / f"{TEMPORARY}4194999-0a"):
        path.write_bytes(b"half")
    write_output(str(tmp_path / "a"), [b"whole"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([mine.name, of_others.name, "a"])


def test_links_that_lead_in_a_circle_are_told_in_a_line_or_written_over(tmp_path):
    """Python 3.11 ends with a RuntimeError where it is asked where such a link leads."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert not is_of_workspace(loop)
    with pytest.raises(StoreError, match="too many levels of symbolic links; choose another file with -o"):
        write_output(str(loop / "x.csv"), [b"x"])
    write_output(str(loop), [b"x"])
    assert loop.read_bytes() == b"x"


def test_what_the_system_refuses_is_told_without_its_number(monkeypatch, capsys, tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.setattr(sys, "argv", ["figtrace", "init", str(tmp_path / "loop")])
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert f"{tmp_path / 'loop'}: too many levels of symbolic links" in told
    assert "Errno" not in told


@pytest.mark.parametrize("name", [".", "..", "/", ""])
def test_a_folder_is_no_file_to_write(name):
    with pytest.raises(StoreError, match="is a directory; choose another file with -o"):
        write_output(name, [b"x"])


@pytest.mark.parametrize(
    ("closed", "command", "told"),
    [
        ("<&-", "extract -", "-: standard input is closed; name a text file"),
        (">&-", "review --help", None),
        (">&-", "extract <(true)", "-: standard output is closed; send it to a file"),
        ("2>&-", "extract /nowhere", None),
    ],
)
def test_a_stream_that_is_closed_is_told_on_the_others(closed, command, told, tmp_path):
    line = f'exec "$0" -m dashboard.cli {command} {closed}'
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(["bash", "-c", line, sys.executable], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""
    if told is not None:
        assert (done.returncode, done.stderr.decode()) == (1, f"figtrace: {told}\n")


def test_what_a_full_disk_leaves_of_a_zip_is_told_once(capsys):
    from types import SimpleNamespace

    from dashboard.cli import pass_over

    error = OSError(27, "File too large")
    told = SimpleNamespace(exc_type=OSError, exc_value=error, exc_traceback=None, err_msg=None)
    pass_over(SimpleNamespace(object=ZipFile.__del__, **vars(told)))
    assert capsys.readouterr().err == ""
    with pytest.raises(TypeError, match="UnraisableHookArgs"):  # every other goes on as ever
        pass_over(SimpleNamespace(object=print, **vars(told)))


def test_beside_what_belongs_to_a_workspace_and_in_folders_of_the_same_names_there_is_room(made, tmp_path):
    (tmp_path / "datasets").mkdir()
    for path in (made / "figures.csv", tmp_path / "datasets/figures.csv"):
        write_output(str(path), [b"x"])
        assert path.read_bytes() == b"x"


@pytest.mark.parametrize("command", [("deck", "new", "--all"), ("deck", "refresh", "a.pptx"), ("bench", "store")])
def test_commands_with_writers_of_their_own_leave_a_workspace_alone(made, command):
    target = made / "build" / ("figtrace-1.duckdb" if command[0] == "bench" else "slides.pptx")
    refused = CliRunner().invoke(app, [*command, "-o", str(target)]).exception
    assert isinstance(refused, StoreError)
    assert "keeps its stores in this folder" in str(refused)
    assert not target.exists()


def test_a_store_of_made_up_papers_may_lie_beside_the_published_ones(made):
    refuse_sources(made / "build/made-up.duckdb", beside_stores=True)
    for name in ("figtrace-1.duckdb", "current", "cache/a.duckdb"):
        with pytest.raises(StoreError, match="keeps its stores in this folder"):
            refuse_sources(made / "build" / name, beside_stores=True)
