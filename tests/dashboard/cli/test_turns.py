"""Who types a command while another build has the workspace waits for its turn, and is told what for."""

import os
import threading
import tomllib
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from dashboard.app import create_app
from dashboard.cli import common
from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal
from etl.errors import RunningError
from etl.incoming import building as beside
from etl.workspace import build_lock
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
PAPER = "국가정보원은 북한이 컨테이너 1만 3,000여 개를 러시아에 보냈다고 밝혔다.\n"


@pytest.fixture
def paper(tmp_path):
    """A paper to take in."""
    path = tmp_path / "a.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


def manifest(papers):
    return tomllib.loads((papers / "seeds" / "manifest.toml").read_text(encoding="utf-8")).get("document", [])


@contextmanager
def building(workspace):
    """Another build, in a thread of its own, that ends when the event is set that is given."""
    begun, is_to_end = threading.Event(), threading.Event()

    def hold():
        with build_lock(workspace):
            begun.set()
            is_to_end.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    begun.wait()
    try:
        yield is_to_end
    finally:
        is_to_end.set()
        thread.join()


@pytest.fixture
def waits(monkeypatch):
    """Who was waited for, in `said`; the builds of which an event is in `ending` end as soon as anything is said."""
    said, ending, tell_waiting = [], [], common.tell_waiting

    def tell(process):
        tell_waiting(process)
        said.append(process)
        for ends in ending:
            ends.set()

    monkeypatch.setattr(common, "tell_waiting", tell)
    return SimpleNamespace(said=said, ending=ending)


def test_an_addition_waits_for_another_build_and_says_so_once(figtrace, papers, paper, waits):
    for command in (("add", paper, "--no-build"), ("build",), ("remove", "a", "--no-build")):
        waits.said.clear()
        with building(papers) as ends:
            waits.ending[:] = [ends]
            done = figtrace(*command)
        assert (done.code, waits.said) == (0, [str(os.getpid())])
        (told,) = [line for line in done.err if "another build is running here" in line]
        assert f"(process {os.getpid()}); this one waits until it has ended" in told
    assert manifest(papers) == []


def test_a_build_that_does_not_end_in_time_is_told_and_nothing_is_taken_in(figtrace, papers, paper, monkeypatch):
    monkeypatch.setattr(common, "PATIENCE", 0.05)
    with building(papers):
        done = figtrace("add", paper, "--no-build")
    assert (done.code, manifest(papers)) == (1, [])
    assert done.err[-1].endswith("wait until it has ended and try again")


def test_a_build_beside_the_server_waits_for_who_adds_in_a_terminal(papers, monkeypatch):
    shown = []
    with building(papers) as ends:

        def write(_folder, progress):
            shown.append(progress)
            if progress.what == beside.WAITING:
                ends.set()

        monkeypatch.setattr(beside, "_write", write)
        assert beside.run(papers).state == beside.DONE
    assert [one.what for one in shown].count(beside.WAITING) == 1


def test_a_form_that_writes_is_told_of_a_build_in_both_languages(made):
    client = create_app(made.current, made.folder).server.test_client()
    page = client.get("/review").text
    fields = {"token": TOKEN.search(page)[1], "do": "whole", "of": "902", "ref_area": "KR", "origin": ""}
    with building(made.folder):
        answer = client.post("/review", data=fields)
    assert answer.status_code == 409
    assert f"(프로세스 {os.getpid()})" in answer.text
    assert f"(process {os.getpid()})" in answer.text


def test_why_a_paper_was_not_taken_in_is_told_in_the_language_of_the_page():
    told = tell_refusal(str(RunningError("/papers/build", "7")), Text("ko"))
    assert told == "/papers/build에서 다른 빌드가 돌고 있다(프로세스 7); 끝난 뒤 다시 한다"
