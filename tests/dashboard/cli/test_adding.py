"""Three commands to one's own dashboard: init, add, serve; and what is taken out again."""

import errno
import hashlib
import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from functools import partial
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.cli.adding import ask
from etl.adding.bibliography import NAME, Found, Proposal, label_of, propose
from etl.adding.shelf import Shelf
from etl.documents import read_documents
from etl.intake.read import take_in
from etl.observations import link
from etl.schemas.inputs import Inputs
from tests.full_disk import full_disk

pytestmark = pytest.mark.whole

TRADE = (
    "북한의 대러 무역\n\n발행일: 2024년 7월 26일\n\n"
    "국가정보원은 북한이 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다.\n"
)


@pytest.fixture
def inbox(tmp_path):
    """A folder to take papers from; `inbox(name, text)` lays one in it."""
    folder = tmp_path / "inbox"

    def lay(name, text=TRADE):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return lay


def manifest(papers):
    return tomllib.loads((papers / "seeds" / "manifest.toml").read_text(encoding="utf-8")).get("document", [])


def entry(papers):
    (only,) = manifest(papers)
    return only


def stored(papers):
    """What lies in seeds/ and is no manifest."""
    seeds = papers / "seeds"
    return {p.relative_to(seeds).as_posix() for p in seeds.rglob("*") if p.is_file() and p.name != "manifest.toml"}


def test_a_full_disk_is_told_with_its_folder(figtrace, papers, inbox, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    path = inbox("paper.txt")
    monkeypatch.setattr("etl.files.os.fsync", full)
    done = figtrace("add", "--yes", "--no-build", path)
    told = next(line for line in done.err if line.startswith("failed"))
    assert str(papers / "seeds") in told
    assert "no space left on device" in told
    assert "Errno" not in told


def test_a_full_disk_is_told_with_its_folder_where_a_text_comes_by_standard_input(figtrace, papers):
    with full_disk():
        done = figtrace("add", "-", "--yes", "--no-build", stdin=TRADE.encode())
    assert (done.code, len(done.err)) == (1, 1)
    assert "figtrace-" in done.err[0]
    assert stored(papers) == set()


def test_what_cannot_be_read_is_told_with_its_rights_and_what_was_taken_in_is_told_too(figtrace, papers, inbox):
    path = papers / "seeds" / "manifest.toml"

    def closed(*_):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("etl.pipeline.fingerprint", closed)
        done = figtrace("add", "--yes", inbox("a.txt"))
    assert done.code == 1
    assert any(line.startswith("taken") for line in done.err)
    assert done.err[-1] == f"figtrace: {path}: permission denied; please check that you may read and write there"


def test_a_store_is_read_where_a_file_it_was_made_of_is_closed(figtrace, papers, inbox, tmp_path, monkeypatch):
    figtrace("add", "--yes", inbox("a.txt"))

    def closed(*_):
        raise PermissionError(errno.EACCES, "Permission denied", str(papers / "seeds" / "a.txt"))

    monkeypatch.setattr("etl.workspace.fingerprint", closed)
    done = figtrace("export", "csv", "-o", tmp_path / "f.csv")
    assert done.code == 0
    assert "permission denied; whether" in done.err[0]
    assert "컨테이너" in (tmp_path / "f.csv").read_text(encoding="utf-8")


class TestInit:
    def test_gives_a_workspace_without_documents_and_three_lines(self, figtrace, tmp_path):
        done = figtrace("init", tmp_path / "new")
        assert (done.code, len(done.err)) == (0, 3)
        assert "figtrace add" in done.err[1]
        assert "figtrace serve --edit" in done.err[2]
        assert read_documents(tmp_path / "new") == []
        assert not (tmp_path / "new" / "datasets" / "published").exists()

    def test_leaves_out_what_was_settled_about_the_papers_of_the_package(self, papers):
        names = {path.name for path in (papers / "datasets").iterdir()}
        assert "units.toml" in names
        assert not names & {"corrections.toml", "decisions.csv", "proposals.csv"}

    @pytest.mark.parametrize("is_there", [True, False])
    def test_leaves_nothing_half_made_on_a_full_disk(self, figtrace, tmp_path, monkeypatch, is_there):
        folder, copy, copied = tmp_path / "new" / "own", shutil.copyfile, []
        if is_there:
            folder.mkdir(parents=True)

        def fill(source, target):
            copied.append(source)
            if len(copied) > 5:
                raise OSError(errno.ENOSPC, "No space left on device", str(source))
            return copy(source, target)

        monkeypatch.setattr(shutil, "copyfile", fill)
        done = figtrace("init", folder)
        assert (done.code, len(done.err)) == (1, 1)
        assert f"{folder}: no space left on device" in done.err[0]
        assert list(tmp_path.rglob("*")) == ([folder.parent, folder] if is_there else [])
        monkeypatch.undo()
        assert figtrace("init", folder).code == 0
        assert sorted(path.name for path in folder.iterdir()) == ["datasets", "seeds"]

    def test_refuses_a_folder_with_other_files(self, figtrace, tmp_path):
        (tmp_path / "letter.txt").write_text("x")
        done = figtrace("init", tmp_path)
        assert (done.code, len(done.err)) == (1, 1)
        assert "expected an empty or new folder" in done.err[0]
        assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]

    @pytest.mark.parametrize("name", ["a\nb", "a\x1bb", "a\u202eb", "a\udcff"])
    def test_refuses_a_name_that_cannot_be_typed_or_opened(self, figtrace, tmp_path, name):
        done = figtrace("init", tmp_path / name)
        assert (done.code, len(done.err)) == (1, 1)
        assert "name" in done.err[0]
        assert list(tmp_path.iterdir()) == []

    def test_says_where_to_go_as_a_shell_takes_it(self, figtrace, tmp_path):
        done = figtrace("init", tmp_path / "my 'own' papers")
        assert shlex.split(done.err[0].removeprefix("figtrace: next: ")) == ["cd", str(tmp_path / "my 'own' papers")]

    @pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no folder has such a name")
    @pytest.mark.parametrize("command", ["build", "check"])
    def test_a_workspace_whose_name_is_not_utf8_is_refused_in_one_line(self, figtrace, tmp_path, papers, command):
        papers.rename(tmp_path / "\udcff")
        done = figtrace(command, "--workspace", tmp_path / "\udcff")
        assert (done.code, len(done.err)) == (1, 1)
        assert "is not UTF-8" in done.err[0]

    def test_changes_nothing_in_a_workspace(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), "--no-build")
        before = (papers / "seeds" / "manifest.toml").read_bytes()
        assert figtrace("init", papers).code == 0
        assert (papers / "seeds" / "manifest.toml").read_bytes() == before


class TestAFile:
    def test_becomes_an_entry_with_its_original_byte_for_byte(self, figtrace, papers, inbox):
        content = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", TRADE).encode()
        assert figtrace("add", inbox("무역.txt", content), "--no-build").code == 0
        found = entry(papers)
        assert (papers / "seeds" / found["original"]).read_bytes() == content
        assert found["original_sha256"] == hashlib.sha256(content).hexdigest()
        assert (papers / "seeds" / found["file"]).read_bytes() == TRADE.encode()
        assert found["sha256"] == hashlib.sha256(TRADE.encode()).hexdigest()
        assert (found["id"], found["original_format"], found["language"]) == ("무역", "text", "ko")
        (document,) = read_documents(papers)
        assert document.text == TRADE

    def test_has_what_was_found_marked_as_proposed(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), "--no-build", "--yes")
        found = entry(papers)
        assert (found["title"], found["published_inferred"]) == ("북한의 대러 무역", "2024-07-26")
        assert "published" not in found
        assert found["published_reason_ko"] == "첫머리: ‘발행일: 2024년 7월 26일’"
        assert "‘발행일: 2024년 7월 26일’" in found["published_reason_en"]
        assert {"title", "published"} <= set(found["proposed"])

    def test_twice_is_said_and_skipped(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), "--no-build")
        done = figtrace("add", inbox("other name.txt"), inbox("a.txt"), "--no-build")
        assert [line.split()[:2] for line in done.err[:2]] == [["the", "same"]] * 2
        assert entry(papers)["id"] == "a"

    def test_changed_is_a_new_version_that_keeps_id_and_what_people_wrote(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), "--no-build")
        first = entry(papers)
        path = papers / "seeds" / "manifest.toml"
        text = path.read_text().replace('title = "북한의 대러 무역"', 'title = "내가 고친 제목"  # looked up')
        path.write_text(text.replace('["title", ', "[") + 'note = "a person\'s"\n# the end\n')
        done = figtrace("add", inbox("a.txt", TRADE.replace("26일", "27일").replace("대러", "대중")), "--no-build")
        assert done.err[0].startswith("new version")
        second = entry(papers)
        assert (second["id"], second["title"], second["note"]) == ("a", "내가 고친 제목", "a person's")
        assert (second["published_inferred"], second["sha256"] != first["sha256"]) == ("2024-07-27", True)
        assert "  # looked up\n" in path.read_text()
        assert path.read_text().endswith("# the end\n")
        kept = {second["file"], second["original"]}
        assert {name for name in stored(papers) if not name.startswith("removed/")} == kept
        assert len(stored(papers)) == 4

    def test_of_a_name_that_two_papers_have_is_no_new_version_of_either(self, figtrace, papers, inbox):
        first, second = inbox("2023/report.txt", TRADE + "1"), inbox("2024/report.txt", TRADE + "2")
        figtrace("add", first.parents[1], "--no-build")
        assert [e["id"] for e in manifest(papers)] == ["report", "report-2"]
        second.write_bytes((TRADE + "3").encode())
        done = figtrace("add", first.parents[1], "--no-build")  # the first is the same, so it is the second
        assert [line.split("  ")[0] for line in done.err[:2]] == ["the same", "new version"]
        first.write_bytes(b"neither")
        done = figtrace("add", first, "--no-build")
        assert done.code == 1
        assert "found 2 documents of this name (report, report-2)" in done.err[0]
        assert len(manifest(papers)) == 2

    def test_from_standard_input_is_a_paper_too(self, figtrace, papers):
        assert figtrace("add", "-", "--no-build", stdin=TRADE.encode()).code == 0
        assert entry(papers)["title"] == "북한의 대러 무역"

    @pytest.mark.parametrize("name", ["../../x.txt", "=cmd|x.txt", "a\u202eb.txt", "가" * 60 + ".txt"])
    def test_has_a_name_that_is_never_a_path(self, figtrace, papers, inbox, name):
        figtrace("add", inbox(name.replace("/", "\u2215")), "--no-build")
        assert read_documents(papers)[0].text == TRADE


@pytest.fixture
def opened():
    """How often each file is opened from here on."""
    counts = Counter()
    is_over = False

    def note(event, arguments):
        if event == "open" and not is_over and arguments[1] is not None:  # where we open a file, that is noted, too
            counts[str(arguments[0])] += 1

    sys.addaudithook(note)  # it cannot be taken away again
    yield counts
    is_over = True


def test_each_file_is_read_once_whether_it_is_new_or_there_already(figtrace, papers, inbox, opened):
    paths = [inbox("a.txt"), inbox("b.txt", TRADE + "\n둘째 글이다.\n")]
    for said in ("taken", "the same"):
        opened.clear()
        done = figtrace("add", *paths, "--yes", "--no-build")
        assert all(line.startswith(said) for line in done.err[:2]), done.err
        assert {opened[str(path)] for path in paths} == {1}
    assert len(manifest(papers)) == 2


def test_a_paper_under_another_name_is_no_older_version_of_the_one_that_has_its_name_now(figtrace, papers, inbox):
    figtrace("add", inbox("b.txt"), "--yes", "--no-build")
    paths = [inbox("b.txt", "새 글\n\n다른 글이다.\n"), inbox("z.txt")]
    assert figtrace("add", *paths, "--yes", "--no-build").code == 0
    assert [one["id"] for one in manifest(papers)] == ["b", "b-2"]
    assert entry_of(papers, "b")["title"] == "북한의 대러 무역"


def test_no_two_papers_have_one_label(figtrace, papers, inbox):
    paths = [inbox(f"{number}.txt", f"{TRADE}\n판 {number}.\n") for number in range(4)]
    assert figtrace("add", *paths, "--yes", "--no-build").code == 0
    labels = [one["label_ko"] for one in manifest(papers)]
    assert labels[0] == "북한의 대러 무역 (2024)"
    assert len({label.casefold() for label in labels}) == 4
    figtrace("add", inbox("0.txt", f"{TRADE}\n고친 판.\n"), "--yes", "--no-build")
    assert entry_of(papers, "0")["label_ko"] == labels[0]  # a new version keeps its own


@pytest.mark.parametrize(
    ("found", "taken", "label"),
    [
        ({"title": "무역", "published": "2024-07-26"}, (), "무역 (2024)"),
        ({"title": "무역", "published": "2025-01-02"}, ["무역 (2024)"], "무역 (2025)"),
        ({"title": "무역", "published": "2024-07-26"}, ["무역 (2024)"], "무역 (2024-07)"),
        ({"title": "무역", "published": "2024-07-26"}, ["무역 (2024)", "무역 (2024-07)"], "무역 (2024-07-26)"),
        ({"title": "무역", "author": "홍길동", "published": "2024"}, ["홍길동 (2024)"], "홍길동, 무역 (2024)"),
        ({"title": "A" * 40 + " (상)"}, ["A" * 29 + "…"], "A" * 29 + "…, 상"),
        ({"title": "B" * 40 + ", Part II"}, ["B" * 29 + "…"], "B" * 29 + "…, Part II"),
        ({"title": "무역"}, ["무역", "무역 #2"], "무역 #3"),
        ({"title": "Trade"}, ["TRADE"], "Trade #2"),
    ],
)
def test_a_label_that_is_taken_gains_what_tells_it_apart(found, taken, label):
    proposal = Proposal("ko", {key: Found(value, "first lines") for key, value in found.items()})
    assert label_of(proposal, {}, taken) == label


def test_a_folder_is_walked_and_what_cannot_be_read_is_told(figtrace, papers, inbox):
    inbox("a.txt")
    inbox("deep/b.md", "# 경제\n\n2024년 수출은 3억 달러다.\n")
    inbox("deep/..txt")
    inbox("~$b.docx")
    inbox(".git/config.txt")
    inbox(".hidden.txt")
    bad = inbox("deep/bad.docx", b"PK\x03\x04 and nothing more")
    done = figtrace("add", bad.parents[1], "--no-build")
    assert done.code == 1
    assert {e["id"] for e in manifest(papers)} == {"a", "b"}
    assert [line.split()[:2] for line in done.err[:-1]] == [
        ["taken", "a.txt"],
        ["taken", "b.md"],
        ["failed", "bad.docx"],
        ["passed", "over"],
    ]
    told = "passed over  .git, .hidden.txt, ~$b.docx and 1 other  hidden, by their names; to add one, name it by itself"
    assert done.err[-2] == told
    assert done.err[-1] == "figtrace: 2 taken, 1 failed"


def test_a_name_is_one_line_and_moves_nothing_on_the_screen(figtrace, papers, inbox):  # noqa: ARG001
    paper = inbox("a\x1b[2J\ntaken        b.txt  b\u202e.txt")
    broken = inbox("c\r\nfigtrace: 3 taken\x9b.pdf", b"%PDF-1.4")
    done = figtrace("add", paper, broken, "--yes", "--no-build")
    told = "\n".join(done.err)
    assert not any(sign in told for sign in ("\x1b", "\x9b", "\u202e", "\r"))
    assert [line for line in done.err if line.startswith(("taken", "failed"))] == done.err[-3:-1]
    assert "a\\x1b[2J\\ntaken        b.txt" in told
    assert done.err[-1] == "figtrace: 1 taken, 1 failed"


def test_links_that_lead_out_of_a_folder_are_left_out_and_said_unless_they_are_named(figtrace, papers, inbox):
    secret = inbox("../elsewhere/secret.txt", TRADE + "비밀")
    paper = inbox("a.txt")
    for name, target in (("out.txt", secret), ("within.txt", paper), ("docs", secret.parent), ("none.txt", "/nowhere")):
        (paper.parent / name).symlink_to(target)
    done = figtrace("add", paper.parent, "--yes", "--no-build")
    left_out = [line for line in done.err if "a link that leads out of" in line]
    assert [line.split(": ")[1].rpartition("/")[2] for line in left_out] == ["docs", "none.txt", "out.txt"]
    assert "비밀" not in "".join(path.read_text() for path in (papers / "seeds").rglob("*.txt"))
    assert figtrace("add", paper.parent / "out.txt", "--yes", "--no-build").code == 0
    assert any("비밀" in path.read_text() for path in (papers / "seeds").rglob("*.txt"))


def test_a_folder_that_cannot_be_opened_is_left_out_and_said(figtrace, papers, inbox, monkeypatch):
    """As of another person, or a link of the system that tells nobody where it leads."""
    paper, hidden = inbox("a.txt"), inbox("closed/b.txt").parent
    (paper.parent / "cwd").symlink_to("/nowhere")
    scan, read = os.scandir, os.readlink

    def refuse(name, ask, path, *rest):
        if Path(str(path)).name == name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return ask(path, *rest)

    monkeypatch.setattr(os, "scandir", lambda path=".": refuse("closed", scan, path))
    monkeypatch.setattr(os, "readlink", lambda path, **more: refuse("cwd", partial(read, **more), path))
    done = figtrace("add", paper.parent, "--yes", "--no-build")
    assert done.code == 0
    assert [line for line in done.err if "left out" in line] == [
        f"figtrace: {paper.parent / 'cwd'}: a link that leads out of {paper.parent} is left out; name it by itself to"
        " add it",
        f"figtrace: {hidden}: a folder that cannot be opened is left out",
    ]
    assert [e["id"] for e in manifest(papers)] == ["a"]


def test_what_is_hidden_is_passed_over_by_its_name_and_taken_where_it_is_named(figtrace, papers, inbox):
    hidden = inbox("..txt")
    done = figtrace("add", hidden.parent, "--no-build")
    assert done.err == [
        "passed over  ..txt  hidden, by the name; to add it, name it by itself",
        "figtrace: no files there",
    ]
    done = figtrace("add", hidden, "--no-build")
    assert done.err[-1] == "figtrace: 1 taken"
    assert len(manifest(papers)) == 1


def test_a_date_after_today_is_taken_with_a_warning(figtrace, papers, inbox):
    done = figtrace("add", inbox("a.txt", TRADE.replace("2024년 7월", "2060년 7월")), inbox("b.txt"), "--no-build")
    assert [entry["published_inferred"] for entry in manifest(papers)] == ["2060-07-26", "2024-07-26"]
    (told,) = [line for line in done.err if "after today" in line]
    assert told.startswith("figtrace: a.txt: published 2060-07-26 is after today; if that is wrong, correct it in")
    assert "오늘보다 뒤인 날짜다" in told


def test_the_workspace_itself_is_not_walked(figtrace, papers, inbox):
    figtrace("add", inbox("a.txt"), "--no-build")
    (papers / "mine.txt").write_text(TRADE + "1", encoding="utf-8")
    figtrace("add", papers, "--no-build")
    assert [e["id"] for e in manifest(papers)] == ["a", "mine"]


@pytest.mark.parametrize("named", [".", "seeds", "datasets", "datasets/units.toml", "seeds/manifest.toml"])
def test_what_a_workspace_is_made_of_is_no_paper_whosever_it_is(figtrace, papers, inbox, named, tmp_path):
    other = shutil.copytree(papers, tmp_path / "other")
    (other / "seeds" / "theirs.txt").write_text(TRADE + "1", encoding="utf-8")
    figtrace("add", inbox("a.txt"), "--no-build")
    for folder in (papers, other):
        done = figtrace("add", folder / named, "--no-build")
        assert sum("left out" in line for line in done.err) == (named != "." or folder == other)
        papers_there = named in (".", "seeds") and folder == other
        assert [e["id"] for e in manifest(papers)] == (["a", "theirs"] if papers_there else ["a"])


def test_where_no_workspace_is_nothing_is_added_elsewhere(figtrace, inbox, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = figtrace("add", inbox("a.txt"), "--no-build")
    assert done.code == 1
    assert "figtrace init DIR" in done.err[0]


def test_a_table_is_called_by_its_file_not_by_its_sheet(figtrace, papers, inbox):
    book, made = openpyxl.Workbook(), BytesIO()
    book.active.append(["수출", 159])
    book.save(made)
    figtrace("add", inbox("대외무역_통계.xlsx", made.getvalue()), "--no-build")
    found = entry(papers)
    assert (found["title"], found["original_format"], found["format"]) == ("대외무역 통계", "xlsx", "html")


class TestAtATerminal:
    def test_only_what_is_not_found_is_asked(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), "--no-build", typed="")
        assert entry(papers)["published_inferred"] == "2024-07-26"

    def test_what_a_person_says_is_not_proposed(self, figtrace, papers, inbox):
        text = "수출은 3억 달러이다.\n"
        done = figtrace("add", inbox("x1.txt", text), "--no-build", typed="무역\n2024-13\n2024-05\n")
        assert done.code == 0
        found = entry(papers)
        assert (found["title"], found["published"]) == ("무역", "2024-05")
        assert set(found["proposed"]) == {"language", "label"}

    def test_a_proposed_title_steers_no_screen_and_stays_as_it_is(self, monkeypatch, capsys):
        monkeypatch.setattr("sys.stdin", io.StringIO("\n\n"))
        assert ask("x.txt", Proposal("ko", {"title": Found("a\x1b[2J\u202eb", NAME)})) == {"title": "a\x1b[2J\u202eb"}
        shown = capsys.readouterr().err
        assert "title [a\\x1b[2J\\u202eb]" in shown
        assert not {"\x1b", "\u202e"} & set(shown)

    def test_yes_asks_nothing(self, figtrace, papers, inbox):
        figtrace("add", inbox("x1.txt", "수출은 3억 달러이다.\n"), "--no-build", "--yes", typed="no\n")
        assert entry(papers)["title"] == "x1"


class TestRemove:
    def test_takes_out_the_entry_and_its_files_and_keeps_them(self, figtrace, papers, inbox):
        figtrace("add", inbox("a.txt"), inbox("b.txt", TRADE + "b"), "--no-build")
        kept = entry_of(papers, "b")
        assert figtrace("remove", "a", "--no-build").code == 0
        assert [e["id"] for e in manifest(papers)] == ["b"]
        assert {name for name in stored(papers) if not name.startswith("removed/")} == {kept["file"], kept["original"]}
        back = papers / "seeds" / "removed" / "a" / "a.txt"
        (taken,) = tomllib.loads(back.with_name("entry.toml").read_text(encoding="utf-8"))["document"]
        assert (taken["id"], taken["title"]) == ("a", "북한의 대러 무역")
        assert figtrace("add", back, "--no-build").code == 0
        assert {e["id"] for e in manifest(papers)} == {"a", "b"}

    def test_that_was_killed_is_ended_by_the_next_command(self, figtrace, papers, inbox, monkeypatch):
        figtrace("add", inbox("a.txt"), "--no-build")
        files = set(stored(papers))
        with monkeypatch.context() as patched:
            patched.setattr("etl.adding.shelf.Shelf._move", lambda *_: None)  # as a process that was killed before it
            figtrace("remove", "a", "--no-build")
        assert files <= set(stored(papers))
        figtrace("add", inbox("b.txt", TRADE + "b"), "--no-build")
        assert not files & set(stored(papers))
        assert {Path(name).name for name in files} <= {Path(name).name for name in stored(papers)}

    @pytest.mark.parametrize("step", ["before its entry", "before the manifest"])
    def test_that_was_killed_before_it_took_anything_out_leaves_nothing(self, figtrace, papers, inbox, step):
        figtrace("add", inbox("a.txt"), "--no-build")
        gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
        folder = papers / "seeds" / "removed" / "a"
        folder.mkdir(parents=True)
        if step == "before its entry":
            (folder / f".tmp-{int(gone.stdout)}-0123456789ab").write_text("[[docu")
            (papers / "seeds" / f".tmp-{int(gone.stdout)}-0123456789ab").write_text("[[docu")
        else:
            lines = (papers / "seeds" / "manifest.toml").read_text(encoding="utf-8")
            (folder / "entry.toml").write_text(lines[lines.index("[[document]]") :], encoding="utf-8")
        figtrace("add", inbox("b.txt", TRADE + "b"), "--no-build")
        assert [e["id"] for e in manifest(papers)] == ["a", "b"]
        assert {e["file"] for e in manifest(papers)} <= stored(papers)
        assert not any(".tmp-" in name for name in stored(papers))
        assert not folder.exists()

    @pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError(errno.ENOSPC, "No space left on device")])
    def test_nothing_stays_of_what_was_stopped_before_its_entry(self, papers, monkeypatch, failure):
        def stop(*_):
            raise failure

        taken = take_in(TRADE.encode(), "a.txt")
        monkeypatch.setattr("etl.adding.shelf.write_checked", stop)
        with pytest.raises((KeyboardInterrupt, OSError)):
            Shelf(papers).put("a.txt", TRADE.encode(), taken, propose(taken, "a.txt"), {})
        assert stored(papers) == set()
        assert manifest(papers) == []

    @pytest.mark.parametrize("command", [("add", "--yes", "b.txt"), ("remove", "a")])
    def test_a_manifest_that_somebody_saves_meanwhile_is_not_written_over(self, figtrace, papers, inbox, command):
        figtrace("add", inbox("a.txt"), "--no-build")
        (papers / "b.txt").write_text(TRADE + "b", encoding="utf-8")
        path = papers / "seeds" / "manifest.toml"
        edited, check = path.read_bytes() + b"\n# by hand\n", Inputs.check

        def save(inputs):
            path.write_bytes(edited)
            check(inputs)

        shelf = Shelf(papers)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("etl.adding.shelf.Shelf", lambda *_: shelf)
            patched.setattr(Inputs, "check", save)
            done = figtrace(*command, "--no-build")
        assert done.code == 1
        assert any("manifest.toml: found it changed" in line for line in done.err)
        assert path.read_bytes() == edited
        assert {name.partition("/")[0] for name in stored(papers)} == {"originals", entry(papers)["file"]}
        assert len(stored(papers)) == 2

    @pytest.mark.parametrize("after", range(3))
    def test_on_a_full_disk_takes_a_document_out_wholly_or_not_at_all(self, figtrace, papers, inbox, after):
        figtrace("add", inbox("a.txt"), "--no-build")
        before = stored(papers)
        with full_disk(after) as failed:
            done = figtrace("remove", "a", "--no-build")
        assert (done.code, len(done.err)) == ((1, 1) if failed else (0, 1))
        assert bool(failed) == (after < 2)
        if failed:
            assert "no space left on device" in done.err[0]
            assert str(papers / "seeds") in done.err[0]
            assert stored(papers) == before
            assert entry(papers)["id"] == "a"
            assert figtrace("remove", "a", "--no-build").code == 0
        assert manifest(papers) == []
        assert "removed/a/entry.toml" in stored(papers)

    def test_that_somebody_has_written_moves_nothing_from_elsewhere(self, figtrace, papers, inbox, tmp_path):
        mine = tmp_path / "mine.txt"
        mine.write_text("mine", encoding="utf-8")
        (papers / "seeds" / "linked").symlink_to(tmp_path)
        folder = papers / "seeds" / "removed" / "x"
        folder.mkdir(parents=True)
        names = ("../../mine.txt", str(mine), "linked/mine.txt", 5)
        for number, name in enumerate(names):
            entry = f'[[document]]\nid = "x"\nfile = {json.dumps(name)}\n'
            (folder.with_name(f"x{number}")).mkdir()
            (folder.with_name(f"x{number}") / "entry.toml").write_text(entry, encoding="utf-8")
        (folder / "entry.toml").write_text("document = 5", encoding="utf-8")
        (folder.with_name("pipe")).mkdir()
        if hasattr(os, "mkfifo"):
            os.mkfifo(folder.with_name("pipe") / "entry.toml")
        assert figtrace("add", inbox("a.txt"), "--no-build").code == 0
        assert mine.read_text(encoding="utf-8") == "mine"

    @pytest.mark.usefixtures("papers")
    def test_of_what_is_not_there_is_told(self, figtrace):
        done = figtrace("remove", "x", "--no-build")
        assert (done.code, len(done.err)) == (1, 1)
        assert 'no document "x"' in done.err[0]


def entry_of(papers, name):
    return next(e for e in manifest(papers) if e["id"] == name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.usefixtures("papers")
def test_a_pipe_in_the_place_of_a_paper_is_called_one(figtrace, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    done = figtrace("add", tmp_path / "pipe", "--no-build")
    assert done.code == 1
    assert "found a named pipe there" in done.err[0]


def test_a_nul_in_a_paper_is_told_as_extract_tells_it(figtrace, papers, inbox):
    paper = inbox("nul.txt", "North Korea sent 5,000 con\0tainers to Russia in 2023.\n")
    taken, read = figtrace("add", paper, "--no-build"), figtrace("extract", paper)
    assert (taken.code, read.code) == (1, 1)
    for done in (taken, read):
        assert "text with a NUL character (line 1); take it out" in done.err[0]
    assert manifest(papers) == []


def test_a_paper_that_no_build_can_read_is_told_with_the_reason_and_not_as_one_without_figures(
    figtrace, papers, inbox, monkeypatch
):
    def link_or_fail(extraction, catalogue):
        if extraction.document.id.startswith("broken"):
            raise KeyError("a bug")
        return link(extraction, catalogue)

    monkeypatch.setattr("etl.linking.link", link_or_fail)
    done = figtrace("add", "--yes", inbox("broken.txt"), inbox("sound.txt", TRADE + "둘째 글이다.\n"))
    (told,) = [line for line in done.err if "could not be read and is set aside" in line]
    assert told.startswith("figtrace: warning: seeds/broken")
    (broken,), (sound,) = ([line for line in done.err if f"/d/{name}" in line] for name in ("broken", "sound"))
    assert "found" not in broken.rpartition(")")[2]
    assert "1 found" in sound
    assert papers.is_dir()


class TestWholeTexts:
    """What holds for a whole text is said once on the command line."""

    TEXT = "무역 동향\n\n2024년 7월 26일\n\n2023년 수출은 3억 달러였다.\n"

    def test_is_written_by_ids_for_all_that_are_added_and_for_one_that_is_there(self, figtrace, papers, inbox):
        path = inbox("trade.txt", self.TEXT)
        told = ("--ref-area", "north korea", "--origin", "통계청", "--ref-period", "2023-Q2")
        done = figtrace("add", "--yes", "--no-build", *told, path)
        assert (entry(papers)["ref_area"], entry(papers)["origin"]) == ("KP", "kr.statistics")
        assert entry(papers)["ref_period"] == "2023-04..2023-06"
        assert any("ref_area KP (as you said), origin kr.statistics (as you said)" in line for line in done.err)
        done = figtrace("add", "--yes", "--no-build", "--ref-area", "러시아", path)
        assert any(line.startswith("the same") and "ref_area RU" in line for line in done.err)
        assert (entry(papers)["ref_area"], entry(papers)["origin"]) == ("RU", "kr.statistics")
        figtrace("add", "--yes", "--no-build", "--origin", "", inbox("trade.txt", self.TEXT + "끝.\n"))
        assert "origin" not in entry(papers)

    def test_an_area_that_there_is_not_is_refused_before_anything_is_read(self, figtrace, papers, inbox):
        done = figtrace("add", "--yes", "--no-build", "--ref-area", "북하", inbox("trade.txt", self.TEXT))
        assert (done.code, len(done.err)) == (1, 1)
        assert 'found "북하"' in done.err[0]
        assert "북한, North Korea (KP)" in done.err[0]
        assert manifest(papers) == []

    def test_is_said_of_a_document_that_is_there_and_taken_out(self, figtrace, papers, inbox):
        figtrace("add", "--yes", "--no-build", inbox("trade.txt", self.TEXT))
        done = figtrace("review", "whole", "trade", "--ref-area", "KP")
        assert (done.code, done.err[0]) == (0, "figtrace: trade: ref_area KP (as you said)")
        assert entry(papers)["ref_area"] == "KP"
        assert figtrace("review", "whole", "trade", "--ref-area", "").err[0] == "figtrace: trade: ref_area taken out"
        assert "ref_area" not in entry(papers)
        assert figtrace("review", "whole", "other", "--ref-area", "KP").code == 1
        assert figtrace("review", "whole", "trade").code == 1
