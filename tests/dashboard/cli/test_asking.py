"""A model is asked only where one is set, told before what is sent, and never believed: what holds waits in a file."""

import json
import os
import signal
import socket
import threading

import pytest

from etl.proposed import load_proposals
from etl.store import Store
from tests.model_server import model_server, write_slots

pytestmark = pytest.mark.whole
KEY = "sk-not-to-be-told"
DEATHS = write_slots(measure=("deaths", "사망자"), ref_area=("KR", "한국의"), period=("2023", "2023년"))


@pytest.fixture
def ask(figtrace, made, monkeypatch):
    """`figtrace review ask` in the workspace, with a model set unless url is None."""

    def run(*options, url=None, key=KEY):
        settings = {"FIGTRACE_MODEL_URL": url, "FIGTRACE_MODEL": "small", "FIGTRACE_MODEL_KEY": key}
        for name, value in settings.items():
            monkeypatch.delenv(name, raising=False)
            if url and value:
                monkeypatch.setenv(name, value)
        return figtrace("review", "ask", "--workspace", made.folder, *options, prints="--dry-run" in options)

    return run


@pytest.fixture
def at_the_front():
    """Ctrl-C is heard: a shell lets what it starts in the background ignore it, tests too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def answer_deaths(request, body):
    """Well for the deaths, and with lies for all others."""
    figure = json.loads(body["messages"][1]["content"])["figure"]
    lies = write_slots(measure=("souls", figure), period=("2023", "지난 세기"), origin=("kr.nis", "국정원"))
    request.say(DEATHS if figure == "약 35만 명" else lies)


def everything_in(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_is_connected_where_nothing_is_set(ask, made, monkeypatch):
    def refuse(*args):
        raise AssertionError(args)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    done = ask("--yes")
    assert done.code == 1
    assert "FIGTRACE_MODEL_URL: found nothing" in done.err[-1]
    assert ask("--dry-run").code == 0
    assert not (made.folder / "datasets" / "proposals.csv").exists()


def test_only_figures_that_could_be_asked_about_are_looked_up(ask, monkeypatch):
    looked, mention = [], Store.mention
    monkeypatch.setattr(Store, "mention", lambda self, name: looked.append(name) or mention(self, name))
    shown = ask("--dry-run")
    assert len(set(looked)) == len(shown.out) == 2


def test_what_would_be_sent_is_printed_to_the_letter_and_not_sent(ask):
    with model_server(answer_deaths) as server:
        shown = ask("--dry-run", url=server.url)
        assert server.asked == []
        assert ask("--yes", url=server.url).code == 0
    printed = [json.loads(line) for line in shown.out]
    assert printed == [body for _, _, body in server.asked]
    assert len(printed) == 2


def test_nothing_is_sent_before_it_was_said_to_whom_and_somebody_agreed(ask):
    with model_server(answer_deaths) as server:
        done = ask(url=server.url)
        assert done.code == 1
        assert server.asked == []
    told = "\n".join(done.err)
    assert "2 figures of 1 documents" in told
    assert f"go to http://127.0.0.1:{server.server_port} (small)" in told
    assert "expected --yes; nothing was sent" in told


def test_what_holds_waits_and_what_does_not_is_counted_by_reason(ask, made):
    with model_server(answer_deaths) as server:
        done = ask("--yes", url=server.url)
    assert (done.code, done.out) == (0, [])
    (told,) = [line for line in done.err if "asked 2" in line]
    assert "1 with a proposal (3 slots)" in told
    assert "dropped 3 (not_quoted 2, unknown_value 1); failed 0" in told
    proposal, *others = load_proposals(made.folder)
    assert (proposal.model, proposal.quote, proposal.indicator) == ("small", "약 35만 명", "deaths.kr")
    assert proposal.indicator_ko == "한국의 사망자"
    assert {slot: tuple(quoted) for slot, quoted in proposal.slots.items()} == {
        "measure": ("deaths", "사망자"),
        "ref_area": ("KR", "한국의"),
        "period": ("2023", "2023년"),
    }
    assert [other.slots for other in others] == [{}]
    assert others[0].dropped == "measure:unknown_value period:not_quoted origin:not_quoted"


def test_a_proposal_makes_no_other_store(ask, made):
    before = made.current.read_text()
    with model_server(answer_deaths) as server:
        ask("--yes", url=server.url)
    made.build()
    assert made.current.read_text() == before


def test_what_was_asked_is_not_asked_again_unless_told_so(ask):
    with model_server(answer_deaths) as server:
        ask("--yes", "--limit", "1", url=server.url)
        assert len(server.asked) == 1
        ask("--yes", url=server.url)
        assert len(server.asked) == 2
        assert "nothing is left to ask about" in ask("--yes", url=server.url).err[-1]
        ask("--yes", "--again", "--guessed", url=server.url)
        assert len(server.asked) == 6


def test_the_key_is_in_no_file_and_in_no_line(ask, made):
    said = []
    with model_server(lambda request, _: request.send(KEY.encode(), 401)) as server:
        said += [*ask("--yes", url=server.url).err, *ask("--dry-run", url=server.url).out]
        server.answer = answer_deaths
        done = ask("--yes", url=server.url)
        said += [*done.out, *done.err]
    assert server.asked[-1][1]["Authorization"] == f"Bearer {KEY}"
    assert KEY not in "\n".join(said)
    assert KEY.encode() not in everything_in(made.folder)


def test_a_refusal_that_every_call_would_meet_ends_it(ask):
    with model_server(lambda request, _: request.send(b"", 401)) as server:
        done = ask("--yes", url=server.url)
    assert (done.code, len(server.asked)) == (1, 1)
    assert "status_401; nothing more was sent" in done.err[-1]


def test_a_bad_answer_costs_its_own_figure_only(ask, made):
    answers = iter([lambda r: r.say("births, I think"), lambda r: r.send(b"", 400)])
    with model_server(lambda request, _: next(answers)(request)) as server:
        done = ask("--yes", url=server.url)
    assert done.code == 0
    assert any("asked 2: 0 with a proposal" in line for line in done.err)
    assert any("answer:unreadable 1" in line and "failed 1 (status_400 1)" in line for line in done.err)
    assert [one.dropped for one in load_proposals(made.folder)] == ["answer:unreadable"]


@pytest.mark.usefixtures("at_the_front")
def test_somebody_who_stops_it_keeps_what_was_answered(ask, made):
    first = threading.Event()

    def answer(request, body):
        if first.is_set():
            os.kill(os.getpid(), signal.SIGINT)
            request.server.go_on.wait()
        first.set()
        answer_deaths(request, body)

    with model_server(answer) as server:
        done = ask("--yes", url=server.url)
    assert done.code == 1
    assert "interrupted; nothing more was sent, what was answered is kept" in done.err[-1]
    assert [proposal.quote for proposal in load_proposals(made.folder)] == ["약 35만 명"]


def test_several_are_asked_at_a_time(ask):
    together = threading.Barrier(2)

    def answer(request, body):
        together.wait(30)
        answer_deaths(request, body)

    with model_server(answer) as server:
        assert ask("--yes", "--workers", "2", url=server.url).code == 0
    assert len(server.asked) == 2


def test_a_file_that_is_broken_is_told_before_anything_is_sent_and_by_check(ask, figtrace, made):
    (made.folder / "datasets" / "proposals.csv").write_text("mention_id\n", encoding="utf-8")
    with model_server(answer_deaths) as server:
        done = ask("--yes", url=server.url)
    assert (done.code, server.asked) == (1, [])
    assert "datasets/proposals.csv, line 1" in done.err[-1]
    assert "datasets/proposals.csv, line 1" in figtrace("check", "--workspace", made.folder).err[-1]
