"""What was read is kept as data: exact, whole, thrown away where it is damaged, and never run."""

import errno
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from decimal import Decimal
from pathlib import Path

import pytest

from etl import cache
from etl.cache.files import SUFFIX, decode_reading, encode_reading
from etl.documents import plain_document, read_documents
from etl.errors import BuildError, DamageWarning
from etl.extract import extract
from etl.model import Extraction
from tests.rules import own_rules

pytestmark = pytest.mark.whole

ROOT = Path(__file__).parents[2]
RULES = own_rules()
TEXT = "국정원은 컨테이너 1만 3,000여 개를 보냈다고 밝혔다.\n전체의 3분의 1이다.\n"


@pytest.fixture
def document():
    return plain_document(TEXT)


@pytest.fixture
def filled(tmp_path, document):
    kept = cache.Cache(tmp_path / "cache", [document], RULES.digest, "code")
    assert list(kept.fill(extract, RULES)) == [document]
    return kept


def file_of(folder):
    (path,) = (folder / "cache").iterdir()
    return path


def test_every_document_of_the_repository_comes_back_as_it_was_read():
    for document in read_documents(ROOT):
        found = extract(document, RULES)
        again = decode_reading(encode_reading(found), document)
        assert again == found
        assert [passage.ends for passage in again.passages] == [passage.ends for passage in found.passages]


@pytest.mark.parametrize("written", ["1E+5", "0.10", "12345678901234567890123456789012345678901234567890.1"])
def test_a_decimal_keeps_each_digit_and_zero(records, written):
    text = records.document()
    mention = records.mention(text, "1만 3,000여 개", value=written)
    (again,) = decode_reading(encode_reading(records.extraction(text, mention)), text).mentions
    assert str(again.value) == written
    assert isinstance(again.value, Decimal)


def test_a_reason_for_a_failure_is_kept(document):
    failed = Extraction(document, failure="ValueError: a bug")
    assert decode_reading(encode_reading(failed), document) == failed


def test_code_in_the_cache_does_not_run(tmp_path, filled):
    class Harmful:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "ran"),)

    whole = list(filled)
    harmful = pickle.dumps(Harmful())
    path = file_of(tmp_path)
    path.write_bytes(harmful)
    path.with_suffix(".pickle").write_bytes(harmful)
    with pytest.warns(DamageWarning, match="thrown away"):
        assert list(filled) == whole
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"\x00" * len(content),
        lambda _: b"\x90",  # an array of no parts: an older shape
        lambda content: content.replace(b"13000", b"13x00"),
    ],
    ids=["empty", "cut off", "zeros", "older shape", "no decimal"],
)
def test_a_damaged_file_is_thrown_away_with_a_warning_and_read_again(tmp_path, filled, damage):
    whole = list(filled)
    path = file_of(tmp_path)
    content = path.read_bytes()
    path.write_bytes(damage(content))
    with pytest.warns(DamageWarning, match=f"{path.name}: cut off or of an older shape"):
        assert list(filled) == whole
    assert path.read_bytes() == content


def test_offsets_that_would_fill_the_memory_are_refused(document):
    content = encode_reading(extract(document, RULES))
    first = len(document.text.splitlines()[0])
    assert decode_reading(content, document) is not None
    bomb = content.replace(bytes([0x92, 0, first]), bytes([0x92, 0, 0xCE, 0xFF, 0xFF, 0xFF, 0xFF]), 1)
    assert bomb != content
    assert decode_reading(bomb, document) is None


def test_a_folder_in_the_place_of_a_file_or_a_file_in_that_of_the_folder_is_thrown_away(tmp_path, document, filled):
    path = file_of(tmp_path)
    path.unlink()
    path.mkdir()
    assert list(filled.fill(extract, RULES)) == [document]
    assert path.is_file()
    other = tmp_path / "other"
    other.write_text("no folder")
    elsewhere = cache.Cache(other, [document], RULES.digest, "code")
    with pytest.warns(DamageWarning, match="not a folder"):
        assert list(elsewhere.fill(extract, RULES)) == [document]


def test_what_older_builds_left_goes_before_the_first_document_is_read(tmp_path, document, filled, monkeypatch):  # noqa: ARG001
    (tmp_path / "cache" / "0123.pickle").write_bytes(b"x")
    (tmp_path / "cache" / f"4567{SUFFIX}").write_bytes(b"x")
    other = cache.Cache(tmp_path / "cache", [plain_document("다른 글이다.")], RULES.digest, "code")

    def fail(*_):
        raise MemoryError

    with pytest.raises(BuildError):
        list(other.fill(fail, RULES))
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_full_disk_leaves_no_half_file_and_says_so(tmp_path, document, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    kept = cache.Cache(tmp_path / "cache", [document], RULES.digest, "code")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BuildError, match="no space left on device"):
        list(kept.fill(extract, RULES))
    assert list((tmp_path / "cache").iterdir()) == []


SCRIPT = """
import os, sys, time
from multiprocessing import get_context
from pathlib import Path
from etl.cache import processes
from etl.documents import plain_document

FOLDER = Path(sys.argv[1])


def sleep(document, rules):
    (FOLDER / f"pid-{os.getpid()}").touch()
    time.sleep(600)


def watch(parent):
    processes.end_with_parent(parent, system="another")
    sleep(None, None)


if __name__ == "__main__":
    if sys.argv[2] == "kernel":
        work = [(plain_document(text), FOLDER / text) for text in ("a", "b")]
        list(processes.read_in_processes(work, sleep, None, 2))
    else:
        started = [get_context("spawn").Process(target=watch, args=(os.getpid(),)) for _ in range(2)]
        for process in started:
            process.start()
        started[0].join()
"""


@pytest.mark.skipif(os.name == "nt", reason="no signal KILL")
@pytest.mark.parametrize("way", ["kernel", "thread"])
def test_processes_end_with_the_one_that_started_them(tmp_path, way):
    script = tmp_path / "parent.py"
    script.write_text(textwrap.dedent(SCRIPT))
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path), way], cwd=ROOT)
    try:
        wait_until(lambda: len(list(tmp_path.glob("pid-*"))) == 2)
        children = [int(path.name.removeprefix("pid-")) for path in tmp_path.glob("pid-*")]
        assert all(map(is_alive, children))
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    wait_until(lambda: not any(map(is_alive, children)))


def wait_until(condition, patience=120):
    until = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.05)


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{process}/stat").exists() or " Z " not in Path(f"/proc/{process}/stat").read_text()
