"""What slow, silent and hanging clients can do to the server: nothing that others notice."""

import socket
import time
import urllib.request
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from dashboard.bench.server import free_port, run_server
from dashboard.bodies import Coming, find_end
from dashboard.serve import environment, gunicorn_command
from tests.dashboard.server.short_tempered import LONG

pytestmark = pytest.mark.whole

PATIENCE = 60  # seconds: what has not come by then never will
HALVES = 16
HALF_HEAD = b"GET / HTTP/1.1\r\nHost: a\r\nX-Half: "
HALF_BODY = b"POST /read HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 100000\r\n\r\nabc"
HALF_SHORT_BODY = b"POST /read HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1000\r\n\r\nabc"
HERE = "tests.dashboard.server.short_tempered"


@contextmanager
def served(worker, repository, threads=2):
    port = free_port()
    command = gunicorn_command("127.0.0.1", port)
    replaced = {"--worker-class": f"{HERE}.{worker}", "--workers": "1", "--threads": str(threads)}
    for name, value in replaced.items():
        command[command.index(name) + 1] = value
    command[command.index("dashboard.app:create_server()")] = f"{HERE}:app"
    env = {**environment("none"), "PYTHONPATH": str(repository)}
    with run_server(command, env, f"http://127.0.0.1:{port}") as address:
        yield address, port


def ask(address, path="/"):
    with urllib.request.urlopen(address + path, timeout=PATIENCE) as answer:
        return answer.read().decode()


@contextmanager
def connections(port, count, begun=b""):
    opened = [socket.create_connection(("127.0.0.1", port), PATIENCE) for _ in range(count)]
    try:
        for one in opened:
            one.sendall(begun)
        yield opened
    finally:
        for one in opened:
            one.close()


def hear(one):
    """All that a connection is told until it is closed; nothing if it breaks."""
    said = []
    try:
        while piece := one.recv(65_536):
            said.append(piece)
    except ConnectionError:
        pass
    return b"".join(said).decode()


@pytest.fixture(scope="module")
def patient(repository):
    with served("Patient", repository) as found:
        yield found


@pytest.fixture(scope="module")
def impatient(repository):
    with served("Impatient", repository) as found:
        yield found


@pytest.mark.parametrize(
    "begun", [b"", b"G", HALF_HEAD, HALF_SHORT_BODY], ids=["silent", "one letter", "half a head", "half a form"]
)
def test_half_requests_take_no_thread(patient, begun):
    address, port = patient
    with connections(port, HALVES, begun):
        assert all(ask(address) for _ in range(8))


def test_half_bodies_leave_threads_for_others_and_one_too_many_is_sent_away(patient):
    address, port = patient
    with connections(port, 1, HALF_BODY) as first:
        ask(address)
        with connections(port, 4, HALF_BODY) as more:
            assert ask(address)
            for one in more:
                assert hear(one).startswith("HTTP/1.1 503 ")
        first[0].sendall(b"d" * 99_997)
        assert "100000" in hear(first[0])


def test_a_short_body_needs_no_turn_and_comes_in_pieces(patient):
    address, port = patient
    with connections(port, 1, HALF_BODY), connections(port, HALVES, HALF_SHORT_BODY) as forms:
        for one in forms:
            one.sendall(b"d" * 500)
        assert ask(address)
        for one in forms:
            one.sendall(b"d" * 497)
            assert hear(one).endswith(" 1000\r\n0\r\n\r\n")


@pytest.mark.parametrize(
    "more", [b"Transfer-Encoding: chunked", b"Expect: 100-continue", b"Content-Length: 3\r\nContent-Length: 4"]
)
def test_a_body_whose_end_is_not_told_or_that_waits_to_be_asked_for_is_not_waited_for(more):
    assert find_end(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n" + more + b"\r\n\r\n", 1_000) is None


def test_a_long_body_must_keep_pace_and_end_in_time(monkeypatch):
    clock, pieces = [0.0], iter([b"x" * 200_000, b"y" * 10, *[b"z" * 200_000] * 20])
    monkeypatch.setattr("dashboard.bodies.time.monotonic", lambda: clock[0])
    unreader = SimpleNamespace(chunk=lambda *_: next(pieces))
    body = Coming(unreader, 60)

    def look_after(seconds):
        clock[0] += seconds
        return body.is_late()

    unreader.chunk(8_192)
    assert not look_after(1)
    assert not look_after(5)  # 200 kB have come in this time
    unreader.chunk(8_192)
    assert look_after(6)  # and ten bytes in this
    body = Coming(unreader, 12)
    for _ in range(2):
        unreader.chunk()
        assert not look_after(5)
    unreader.chunk()
    assert look_after(3)


UNREAD = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc"
UNREAD_CHUNKS = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc"


@pytest.mark.parametrize("begun", [UNREAD, UNREAD_CHUNKS], ids=["length", "chunks"])
def test_half_bodies_that_no_answer_needs_take_no_thread_behind_it(patient, begun):
    address, port = patient
    with connections(port, MANY, begun) as opened:  # gunicorn alone waits five seconds for the rest of each
        assert ask(address)
        told = [hear(one) for one in opened]
    heads = {answer[:12] for answer in told}
    assert "HTTP/1.1 200" in heads
    assert heads <= {"HTTP/1.1 200", "HTTP/1.1 503"}
    assert all("\r\nConnection: close\r\n" in answer for answer in told)


def test_whoever_goes_on_with_a_body_that_no_answer_needs_hears_the_answer(patient):
    _, port = patient
    with connections(port, 1, UNREAD) as (one,):
        for _ in range(20):
            one.sendall(b"d" * 4_000)
            time.sleep(0.01)
        assert hear(one).startswith("HTTP/1.1 200")


def test_a_connection_goes_on_behind_a_whole_body_that_no_answer_needs(patient):
    _, port = patient
    whole = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
    with connections(port, 1, whole + whole + LAST) as (one,):
        assert hear(one).count("HTTP/1.1 200 ") == 3


LAST = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
MANY = 60  # gunicorn alone gives each two seconds, in which nobody else is served


def test_clients_that_never_close_keep_nobody_waiting(patient):
    address, port = patient
    with connections(port, MANY, LAST) as opened:
        assert all(hear(one).startswith("HTTP/1.1 200") for one in opened)
        assert ask(address)


def send_until_it_breaks(one):
    """Bytes that a client sends after the last answer."""
    sent = 0
    try:
        while True:
            one.sendall(b"more")
            sent += 4
            time.sleep(0.01)
    except OSError:
        return sent


@pytest.mark.parametrize("path", ["/long", "/file"])
def test_long_answers_that_nobody_reads_leave_threads_for_others_and_one_too_many_is_sent_away(patient, path):
    address, port = patient
    asked = f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode()
    with connections(port, 1, asked) as (first,):
        assert first.recv(12) == b"HTTP/1.1 200"
        with connections(port, MANY, asked) as more:
            assert ask(address)
            told = [hear(one) for one in more]
        assert all(answer.startswith("HTTP/1.1 503 ") and "Retry-After: 10" in answer for answer in told)
        assert all("try again" in answer and "다시 받는다" in answer for answer in told)
        rest = hear(first)
    assert len(rest) > LONG * 1_000_000
    with connections(port, 1, asked) as (later,):  # the turn is given back
        assert hear(later).startswith("HTTP/1.1 200")


def test_a_client_that_does_not_read_is_cut_off_without_a_traceback(impatient, capfd):
    address, port = impatient
    asked = b"GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with connections(port, 4, asked):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with connections(port, 1, asked) as (one,):
                if one.recv(12) == b"HTTP/1.1 200":
                    break
            time.sleep(0.1)
        assert ask(address)
    assert "Traceback" not in capfd.readouterr().err


def test_a_connection_that_has_its_last_answer_is_closed_in_time_even_if_the_client_goes_on(impatient):
    _, port = impatient
    with connections(port, 1, LAST) as (one,):
        assert hear(one).startswith("HTTP/1.1 200")
        assert send_until_it_breaks(one) > 0


def test_a_request_that_comes_in_pieces_is_answered(patient):
    _, port = patient
    with connections(port, 1) as (one,):
        for piece in (b"GET / HT", b"TP/1.1\r\nHost: a\r", b"\nConnection: close\r\n\r", b"\n"):
            one.sendall(piece)
            time.sleep(0.1)
        assert hear(one).startswith("HTTP/1.1 200 ")


def test_two_requests_in_one_piece_are_both_answered(patient):
    _, port = patient
    one_request = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    with connections(port, 1, 2 * one_request + one_request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")) as (
        one,
    ):
        assert hear(one).count("HTTP/1.1 200 ") == 3


def test_half_a_request_is_closed_in_time_even_if_it_drips(impatient):
    _, port = impatient
    with connections(port, 1, HALF_HEAD) as (one,):
        end = time.monotonic() + PATIENCE
        try:
            while time.monotonic() < end:
                one.sendall(b"x")
                time.sleep(0.05)
        except ConnectionError:
            return
    pytest.fail("it was never closed")


def test_half_a_body_is_given_up_in_time_even_if_it_drips(impatient):
    _, port = impatient
    with connections(port, 1, HALF_BODY) as (one,):
        one.setblocking(False)
        end, closed = time.monotonic() + PATIENCE, False
        while time.monotonic() < end and not closed:
            time.sleep(0.05)
            try:
                closed = bool(one.recv(4096)) or True
            except BlockingIOError:
                continue
            except ConnectionError:
                closed = True
    assert closed


def test_a_head_without_end_is_refused(impatient):
    _, port = impatient
    with connections(port, 1, HALF_HEAD + b"x" * 40_000) as (one,):
        assert hear(one)[:12] in ("HTTP/1.1 431", "")


def test_a_worker_whose_request_hangs_is_replaced(impatient):
    address, port = impatient
    before = ask(address).split()[0]
    with connections(port, 2, b"GET /hang HTTP/1.1\r\nHost: a\r\n\r\n"):  # as many as there are threads
        end = time.monotonic() + PATIENCE
        after = before
        while after == before and time.monotonic() < end:
            try:
                after = ask(address).split()[0]
            except OSError:  # cut off with the worker
                time.sleep(0.1)
    assert after != before


def test_a_client_cannot_say_under_which_path_the_server_stands(impatient):
    _, port = impatient
    asked = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nSCRIPT_NAME: /other\r\n\r\n"
    with connections(port, 1, asked) as (one,):
        assert hear(one).startswith("HTTP/1.1 200")
