"""The command line: data on standard output, messages on standard error, one line an error."""

import io
import json
import os
import shutil
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from types import SimpleNamespace

import pytest
from pyarrow import parquet

from dashboard import cli
from dashboard.bench.server import free_port
from dashboard.cli.building import COUNTED
from dashboard.exports.columns import NAMES
from etl.observations import link
from etl.store import Store
from etl.workspace import build_lock

pytestmark = pytest.mark.whole

PROMISED = (
    *("document", "start", "end", "quote", "value", "low", "high", "bound", "is_vague", "unit", "unit_quote"),
    *("kind", "period_start", "period_end", "origin", "sentence_start", "sentence_end", "class"),
)
TEXT = "이 회사의 직원은 1,200명 이상이다.\n\n국가정보원은 2024년에 2,448억 달러를 돌파했다고 밝혔다."


@pytest.fixture
def figtrace(monkeypatch, capsysbinary):
    """Run a command; gives code, out (bytes) and err (lines)."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["figtrace", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsysbinary.readouterr()
        return SimpleNamespace(code=ended.value.code, out=out, err=err.decode().splitlines())

    return run


@pytest.fixture
def copy(workspace, tmp_path):
    """A workspace of one's own that is already built."""
    return shutil.copytree(workspace, tmp_path / "copy")


def fail_on(name):
    """Linking that fails with one document."""

    def link_or_fail(extraction, catalogue):
        if extraction.document.id == name:
            raise KeyError("a bug")
        return link(extraction, catalogue)

    return link_or_fail


def objects(out):
    return [json.loads(line, parse_float=Decimal) for line in out.decode().splitlines()]


class TestThePublishedStore:
    """What only reads it works while another build runs, and after an edit that cannot be built."""

    @pytest.fixture
    def busy(self, copy):
        (copy / "seeds" / "manifest.toml").write_text("broken")
        with build_lock(copy):
            yield copy

    def test_is_exported(self, figtrace, busy, workspace):
        done = figtrace("export", "csv", "--workspace", busy)
        assert done.code == 0
        assert done.out == figtrace("export", "csv", "--workspace", workspace).out
        assert "to renew it: figtrace build" in done.err[0]

    def test_is_checked(self, figtrace, busy):
        done = figtrace("check", "--workspace", busy)
        assert done.code == 0
        assert done.out


@pytest.mark.skipif(os.name == "nt", reason="head")
@pytest.mark.parametrize("command", ["extract --all seeds/002*", "export csv"])
def test_a_reader_that_has_enough_ends_the_command_quietly(repository, command):
    program = f"{sys.executable} -c 'from dashboard.cli import main; main()'"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {program} {command} | head -c 10 > /dev/null"],
        cwd=repository,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if "older than" not in line]) == (0, [])


class TestBuild:
    def test_a_document_that_cannot_be_read_is_named_and_the_others_are_built(self, figtrace, copy, monkeypatch):
        monkeypatch.setattr("etl.linking.link", fail_on("002"))
        (copy / "seeds" / "note").write_text("changed")
        done = figtrace("build", "--workspace", copy)
        assert done.code == 0
        (line,) = [line for line in done.err if "warning: " in line]
        assert line.startswith("figtrace: warning: seeds/002")
        assert "could not be read and is set aside (a fault of figtrace at etl/" in line
        assert line.endswith(": 'a bug'); please report it")
        assert "documents_read" in figtrace("check", "--workspace", copy).out.decode()

    def test_it_prints_the_counts_as_a_message(self, figtrace, workspace):
        done = figtrace("build", "--workspace", workspace)
        assert (done.code, done.out) == (0, b"")
        assert done.err[0].startswith("up to date: ")
        assert [line.split()[1] for line in done.err[1:]] == list(COUNTED)

    def test_a_changed_seed_is_one_line_and_touches_nothing(self, figtrace, copy):
        seed = next((copy / "seeds").glob("002*"))
        seed.write_bytes(seed.read_bytes() + b" ")
        before = (copy / "build" / "current").read_text()
        done = figtrace("build", "--workspace", copy)
        assert (done.code, len(done.err)) == (1, 1)
        assert seed.name in done.err[0]
        assert (copy / "build" / "current").read_text() == before

    def test_every_problem_of_the_datasets_is_one_line(self, figtrace, copy):
        (copy / "datasets" / "units.toml").write_text('[[unit]]\nid = "a"\n[[unit]]\nid = "b"\n')
        done = figtrace("build", "--workspace", copy)
        assert done.code == 1
        assert len(done.err) > 1
        assert all(line.startswith("figtrace: datasets/") for line in done.err)

    def test_a_folder_that_is_no_workspace_says_what_is_missing(self, figtrace, tmp_path):
        done = figtrace("build", "--workspace", tmp_path)
        assert (done.code, len(done.err)) == (1, 1)
        assert "no seeds/ and no datasets/" in done.err[0]


class TestExtract:
    def test_a_line_is_an_object_with_the_promised_fields_first(self, figtrace):
        done = figtrace("extract", "-", stdin=TEXT.encode())
        assert (done.code, done.err) == (0, [])
        for found in objects(done.out):
            assert tuple(found)[: len(PROMISED)] == PROMISED
            assert TEXT[found["start"] : found["end"]] == found["quote"]

    def test_bounds_units_and_origins_are_read(self, figtrace):
        staff, trade = objects(figtrace("extract", "-", stdin=TEXT.encode()).out)
        assert (staff["quote"], staff["value"], staff["bound"]) == ("1,200명 이상", 1200, "at_least")
        assert (staff["origin"], staff["origin_id"]) == (None, None)
        assert (trade["value"], trade["unit"], trade["bound"]) == (244_800_000_000, "USD", "more_than")
        assert (trade["period_start"], trade["origin"]) == ("2024", "국가정보원")

    def test_whole_numbers_are_written_without_a_point_or_an_exponent(self, figtrace):
        assert b'"value": 244800000000, ' in figtrace("extract", "-", stdin=TEXT.encode()).out

    def test_all_adds_every_numeral_with_its_reason(self, figtrace):
        plain = objects(figtrace("extract", "-", stdin=TEXT.encode()).out)
        every = objects(figtrace("extract", "-", "--all", stdin=TEXT.encode()).out)
        assert every[: len(plain)] == plain
        assert all(found["class"] and found["reason"] for found in every[len(plain) :])
        for number in ("1,200", "2024", "2,448"):
            assert any(number in found["quote"] for found in every[len(plain) :])

    def test_last_year_counts_from_the_given_date(self, figtrace):
        text = "지난해 교역액은 100억 달러였다."
        (found,) = objects(figtrace("extract", "-", "--published", "2025-03-24", stdin=text.encode()).out)
        assert found["period_start"] == "2024"

    def test_a_file_is_named_by_its_name(self, figtrace, tmp_path):
        (tmp_path / "글.txt").write_text(TEXT, encoding="utf-8")
        done = figtrace("extract", tmp_path / "글.txt")
        assert {found["document"] for found in objects(done.out)} == {"글.txt"}

    def test_an_empty_text_gives_nothing(self, figtrace):
        done = figtrace("extract", "-")
        assert (done.code, done.out, done.err) == (0, b"", [])

    @pytest.mark.parametrize(
        ("arguments", "stdin", "message"),
        [
            (["/nowhere/x.txt"], b"", "no such file"),
            (["-"], "국정원".encode("cp949"), "not UTF-8"),
            (["-"], "국정원\uffff".encode(), "character 3 is U+FFFF"),
            (["-", "--published", "2024-13"], b"", "not a date"),
            (["-", "--published", "2024-02-30"], b"", "not a date that exists"),
            (["-", "--published", "0000"], b"", "not a date that exists"),
            (["-", "--published", "２０２４"], b"", "not a date that exists"),
        ],
    )
    def test_bad_input_is_one_line(self, figtrace, arguments, stdin, message):
        done = figtrace("extract", *arguments, stdin=stdin)
        assert (done.code, done.out, len(done.err)) == (1, b"", 1)
        assert message in done.err[0]

    def test_a_device_is_not_read_without_end(self, figtrace):
        done = figtrace("extract", os.devnull)
        assert (done.code, done.out) == (1, b"")
        assert done.err == [f"figtrace: {os.devnull}: found a device there; name a text file, or - for standard input"]

    def test_what_is_too_large_is_refused_before_all_of_it_is_read(self, figtrace, monkeypatch, tmp_path):
        monkeypatch.setattr("etl.intake.limits.FILE_BYTES", 20)
        (tmp_path / "long.txt").write_text(TEXT, encoding="utf-8")
        for file in ("-", tmp_path / "long.txt"):
            done = figtrace("extract", file, stdin=TEXT.encode())
            assert (done.code, done.out, len(done.err)) == (1, b"", 1)
            assert "more than 20; it is too large to read" in done.err[0]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
    def test_a_pipe_is_read_as_a_shell_gives_it(self, figtrace, tmp_path):
        os.mkfifo(tmp_path / "pipe")
        with ThreadPoolExecutor(1) as pool:
            pool.submit((tmp_path / "pipe").write_text, TEXT, encoding="utf-8")
            assert len(objects(figtrace("extract", tmp_path / "pipe").out)) == 2

    def test_a_fault_in_reading_is_one_line_too(self, figtrace, monkeypatch):
        def fail(*_):
            raise IndexError("no words")

        monkeypatch.setattr("etl.extract.extract", fail)
        done = figtrace("extract", "-", stdin=TEXT.encode())
        assert (done.code, done.out) == (1, b"")
        assert done.err == [
            "figtrace: -: could not be read (a fault of figtrace: no words); please report it with the text"
        ]


class TestExport:
    def test_csv_holds_every_figure(self, figtrace, workspace, database):
        done = figtrace("export", "csv", "--workspace", workspace)
        assert done.code == 0
        with Store.open(database) as store:
            expected = {figure["observation_id"] for figure in store.figures()}
        assert done.out.startswith(",".join(NAMES).encode() + b"\n")
        assert all(name.encode() in done.out for name in expected)

    def test_with_a_byte_order_mark_it_is_for_excel(self, figtrace, workspace):
        assert figtrace("export", "csv", "--bom", "--workspace", workspace).out.startswith(b"\xef\xbb\xbf")

    def test_json_and_parquet_hold_the_same_rows(self, figtrace, workspace, tmp_path):
        rows = json.loads(figtrace("export", "json", "--workspace", workspace).out)
        done = figtrace("export", "parquet", "-o", tmp_path / "f.parquet", "--workspace", workspace)
        assert done.out == b""
        table = parquet.read_table(tmp_path / "f.parquet")
        assert table["observation_id"].to_pylist() == [row["observation_id"] for row in rows]

    def test_only_the_indicators_asked_for(self, figtrace, workspace):
        done = figtrace("export", "json", "--indicator", "arms.containers", "--workspace", workspace)
        assert {row["indicator_id"] for row in json.loads(done.out)} == {"arms.containers"}

    def test_an_unknown_indicator_brings_the_nearest(self, figtrace, workspace):
        done = figtrace("export", "csv", "--indicator", "arms.container", "--workspace", workspace)
        assert (done.code, done.out, len(done.err)) == (1, b"", 1)
        assert "did you mean arms.containers" in done.err[0]

    def test_a_file_that_cannot_be_written_is_one_line(self, figtrace, workspace, tmp_path):
        done = figtrace("export", "csv", "-o", tmp_path / "none" / "f.csv", "--workspace", workspace)
        assert (done.code, len(done.err)) == (1, 1)
        assert "choose another file with -o" in done.err[0]
        assert list(tmp_path.iterdir()) == []


class TestCheck:
    def test_promises_and_coverage_are_printed(self, figtrace, workspace):
        done = figtrace("check", "--workspace", workspace)
        assert done.code == 0
        assert b"ok      mention_quotes" in done.out
        assert b"numerals, every one with a class" in done.out

    def test_a_damaged_store_is_told_with_the_cure_and_not_exported(self, figtrace, workspace, monkeypatch, tmp_path):
        monkeypatch.setattr("etl.store.proof.is_damaged", lambda _: True)
        for command in (("check",), ("export", "duckdb", "-o", tmp_path / "f.duckdb")):
            done = figtrace(*command, "--workspace", workspace)
            assert (done.code, len(done.err)) == (1, 1)
            assert done.err[0].endswith("please run: figtrace build")
        assert not (tmp_path / "f.duckdb").exists()

    def test_a_broken_promise_ends_with_one(self, figtrace, workspace, monkeypatch):
        from etl.store import checks
        from etl.store.records import CheckRow

        row = CheckRow("mention_quotes", "제목", "t", "error", "900:0-3", "까닭", "d")
        monkeypatch.setattr(checks, "check_store", lambda _: [row])
        done = figtrace("check", "--workspace", workspace)
        assert done.code == 1
        assert b"900:0-3: d" in done.out
        assert len(done.err) == 1


class TestPublish:
    def test_twice_is_the_same_and_asks_for_no_new_build(self, figtrace, copy):
        folder = copy / "datasets" / "published"
        figtrace("publish", "--workspace", copy)
        first = {path.name: path.read_bytes() for path in folder.iterdir()}
        done = figtrace("publish", "--workspace", copy)
        assert done.code == 0
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == first
        assert figtrace("build", "--workspace", copy).err[0].startswith("up to date")

    def test_the_published_dataset_is_what_a_fresh_build_gives(self, figtrace, copy, repository):
        figtrace("publish", "--workspace", copy)
        for name in ("figures.csv", "datapackage.json"):
            fresh = (copy / "datasets" / "published" / name).read_bytes()
            kept = repository / "datasets" / "published" / name
            assert kept.exists(), "please run: figtrace publish"
            assert kept.read_bytes() == fresh, f"{name} differs from a fresh build; please run: figtrace publish"

    def test_the_package_describes_every_column(self, figtrace, copy):
        figtrace("publish", "--workspace", copy)
        folder = copy / "datasets" / "published"
        (resource,) = json.loads((folder / "datapackage.json").read_text())["resources"]
        content = (folder / "figures.csv").read_bytes()
        assert resource["bytes"] == len(content)
        header = content.split(b"\n", 1)[0].decode().split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])


class TestServe:
    def test_a_busy_port_is_one_line_with_the_next_step(self, figtrace):
        with socket.socket() as busy:
            busy.bind(("127.0.0.1", 0))
            busy.listen()
            port = busy.getsockname()[1]
            done = figtrace("serve", "--port", port)
        assert (done.code, len(done.err)) == (1, 1)
        assert f"--port {port + 1}" in done.err[0]

    def test_a_missing_store_is_one_line_with_the_next_step(self, figtrace, tmp_path):
        done = figtrace("serve", "--port", free_port(), "--db", tmp_path / "none.duckdb")
        assert (done.code, len(done.err)) == (1, 1)
        assert "figtrace build" in done.err[0]

    def test_a_setting_that_is_none_is_told_before_the_address(self, figtrace, monkeypatch):
        monkeypatch.setenv("FIGTRACE_FRAME_ANCESTORS", "*;script-src *")
        done = figtrace("serve", "--port", free_port())
        assert (done.code, len(done.err)) == (1, 1)
        assert "FIGTRACE_FRAME_ANCESTORS" in done.err[0]
        assert "http://127" not in done.err[0]

    def test_the_server_follows_the_published_store(self, figtrace, workspace, monkeypatch):
        started = []
        monkeypatch.setattr("dashboard.serve.serve", lambda *arguments: started.append(arguments))
        port = free_port()
        done = figtrace("serve", "--port", port, "--workspace", workspace)
        assert started == [(workspace / "build" / "current", "127.0.0.1", port)]
        assert f"http://127.0.0.1:{port} " in done.err[0]

    def test_with_edit_the_address_has_the_key_by_which_it_may_write(self, figtrace, workspace, monkeypatch):
        started = []
        monkeypatch.setattr("dashboard.serve.serve", lambda *arguments: started.append(arguments))
        port = free_port()
        done = figtrace("serve", "--edit", "--port", port, "--workspace", workspace)
        ((*told, key),) = started
        assert told == [workspace / "build" / "current", "127.0.0.1", port, workspace]
        assert len(key) >= 32
        assert f"http://127.0.0.1:{port}/?edit={key} " in done.err[0]

    @pytest.mark.parametrize(
        ("options", "base", "found"),
        [
            (["--host", "0.0.0.0"], "", "0.0.0.0"),
            (["--db", "build/current"], "", "--db"),
            ([], "https://figures.example.org", "FIGTRACE_BASE_URL"),
        ],
    )
    def test_with_edit_nothing_but_a_workspace_on_this_machine_is_served(
        self, figtrace, monkeypatch, options, base, found
    ):
        monkeypatch.setenv("FIGTRACE_BASE_URL", base)
        done = figtrace("serve", "--edit", "--port", free_port(), *options)
        assert (done.code, len(done.err)) == (1, 1)
        assert found in done.err[0]


def test_an_unknown_command_brings_the_nearest(figtrace):
    done = figtrace("biuld")
    assert done.code == 2
    assert "Did you mean 'build'?" in done.err[-1]


def test_an_unknown_option_brings_the_nearest(figtrace):
    assert "--jobs" in figtrace("build", "--jobz", "2").err[-1]


def test_without_a_command_it_shows_what_there_is(figtrace):
    assert any("extract" in line for line in figtrace().err)


@pytest.mark.parametrize(
    "modules", ["dashboard.cli, etl.pipeline", "dashboard.cli, etl.documents, etl.rules, etl.extract, etl.lines"]
)
def test_building_and_extracting_start_without_the_heavy_packages(modules):
    heavy = {"dash", "plotly", "polars", "pandas", "flask"}
    if "extract" in modules:
        heavy |= {"duckdb", "pyarrow", "rich"}
    code = f"import {modules}, sys; print(*sorted(set(sys.modules) & {heavy}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
