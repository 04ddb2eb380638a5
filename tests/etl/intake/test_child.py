"""A file is read in a child process: what it does there, it does to nobody else."""

import os
import signal
import subprocess
import sys
import zipfile
from io import BytesIO

import docx
import pytest

from etl.errors import IntakeError
from etl.intake.archive import Archive
from etl.intake.child import read_original, take_in_child
from etl.intake.read import take_in
from etl.patterns import read_own
from tests.etl.intake.made import saved, zipped
from tests.etl.intake.pdfs import at, pdf_of

pytestmark = pytest.mark.whole

no_limits_here = pytest.mark.skipif(os.name == "nt", reason="does not apply: Windows has no such limits")


def put(folder, content, name="a.docx"):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_child_hands_over_what_it_read(tmp_path):
    document = docx.Document()
    document.add_paragraph("수출 3억 달러")
    path = put(tmp_path, saved(document))
    assert take_in_child(path.read_bytes(), path.name) == take_in(path.read_bytes(), path.name)


def test_it_reads_nothing_from_the_folder_in_which_it_runs(tmp_path, monkeypatch):
    put(tmp_path, b"raise SystemExit(7)", "msgspec.py")
    monkeypatch.chdir(tmp_path)
    assert take_in_child(b"3", "a.txt").text == "3"


def test_what_it_refuses_is_the_same_line(tmp_path):
    with pytest.raises(IntakeError) as refused:
        take_in_child(b"", "a.pdf")
    assert str(refused.value) == "a.pdf: empty; fetch or save it again"
    with pytest.raises(IntakeError, match=r"gone\.pdf: cannot be opened"):
        read_original(tmp_path / "gone.pdf")


@no_limits_here
@pytest.mark.parametrize("limit", [{"memory_bytes": 1}, {"wall_seconds": 0.001}])
def test_a_child_beyond_its_limits_becomes_one_line(limit):
    with pytest.raises(IntakeError) as refused:
        take_in_child(b"3", "a.txt", **limit)
    line = str(refused.value)
    assert line.startswith("a.txt: ")
    assert "\n" not in line
    assert "Traceback" not in line


@no_limits_here
def test_a_child_that_never_ends_is_ended_by_its_processor_time():
    endless = "from etl.intake.child import set_limits; set_limits(1, 2**30)\nwhile True: pass"
    assert subprocess.run([sys.executable, "-c", endless], check=False).returncode == -signal.SIGXCPU


PARENT = """
import subprocess, sys
command = [sys.executable, "-P", "-m", "etl.intake.child", "a.txt", "60", "1073741824"]
child = subprocess.Popen(command, stdin=subprocess.PIPE)
child.stdin.write(bytes.fromhex(sys.argv[1]))
child.stdin.flush()
print(child.pid, flush=True)
child.wait()
"""


@no_limits_here
@pytest.mark.parametrize("said", ["", "00", "0000000000000100", "000000000000010081"])
def test_a_child_ends_with_its_parent_even_before_it_was_told_all(said):
    with subprocess.Popen([sys.executable, "-c", PARENT, said], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline().strip().isdecimal()
        parent.send_signal(signal.SIGKILL)
        assert parent.stdout.read() == ""  # nobody holds its output open: the child has ended too


def test_a_child_reads_by_the_cues_it_is_given():
    body = "".join(at(50, 600 - 14 * row, "Trade with China reached new highs in every quarter") for row in range(9))
    page = pdf_of(at(50, 700, "Exports", 14) + body)
    own = read_own()
    name = "intake.pdf_paragraphs.begins"
    other = own | {name: own[name] | {"pattern": ["Exports"]}}
    assert take_in_child(page, "a.pdf").text.startswith("<h2>Exports</h2>")
    assert take_in_child(page, "a.pdf", own).text.startswith("<h2>Exports</h2>")
    assert take_in_child(page, "a.pdf", other).text.startswith("<p>Exports</p>")


BOMB = zipped({"word/document.xml": b"\x00" * 50_000_000, "[Content_Types].xml": ""})


def lying(size):
    """A zip whose directory says that its member is small."""
    content = bytearray(zipped({"word/document.xml": os.urandom(1000) * size}))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (BOMB, "times its size; it looks hostile"),
        (zipped({f"{number}.xml": "" for number in range(5001)}), "5,001 files in the zip, more than 5,000"),
        (lying(40), "cannot be unpacked|broken"),
    ],
)
def test_a_zip_that_explodes_is_refused_before_it_does(content, words):
    with pytest.raises(IntakeError, match=words):
        take_in(content, "a.docx")


def test_a_locked_zip_says_so():
    content = bytearray(zipped({"mimetype": "application/hwp+zip"}, zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + place] |= 1
    with pytest.raises(IntakeError, match="locked with a password"):
        take_in(bytes(content), "a.hwpx")


def test_what_unpacks_to_more_than_it_says_is_cut_off():
    content = zipped({"a.xml": b"x" * 5000})
    with pytest.raises(IntakeError, match="unpacks to more than 100 bytes"):
        Archive(content, "a.docx").read("a.xml", 100)
    assert zipfile.ZipFile(BytesIO(content)).namelist() == ["a.xml"]
