"""One call of the chat protocol: what is sent, what is taken of an answer, and how each bad one ends."""

import threading
from dataclasses import replace

import pytest

from etl.advising.endpoint import Caller, CallError, SettingError, read_endpoint
from tests.model_server import model_server, write_completion

MESSAGES = [{"role": "user", "content": "무엇인가?"}]
KEY = "sk-not-to-be-told"
SHORT = 0.2  # seconds until a server that never answers is given up


def endpoint_of(server, key=KEY, **changed):
    return replace(read_endpoint(server.url, "small", key, 30.0), pause=0.0, **changed)


def fail(answer, **changed):
    """How the call ends, and how often it was tried."""
    with model_server(answer) as server:
        caller = Caller(endpoint_of(server, **changed))
        with pytest.raises(CallError) as caught:
            caller.ask(MESSAGES)
    return caught.value, len(server.asked)


def test_what_is_sent_is_the_usual_protocol_and_what_is_taken_the_first_choice():
    with model_server(lambda request, _: request.say("옳다")) as server:
        assert Caller(endpoint_of(server)).ask(MESSAGES) == "옳다"
    ((path, headers, body),) = server.asked
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == f"Bearer {KEY}"
    assert (body["model"], body["messages"], body["response_format"]) == ("small", MESSAGES, {"type": "json_object"})


def test_without_a_key_none_is_sent():
    with model_server(lambda request, _: request.say("")) as server:
        Caller(endpoint_of(server, key=None)).ask(MESSAGES)
    assert "Authorization" not in server.asked[0][1]


def test_no_proxy_of_the_environment_sees_the_text(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with model_server(lambda request, _: request.say("so")) as server:
        assert Caller(endpoint_of(server)).ask(MESSAGES) == "so"


@pytest.mark.parametrize(("status", "tries"), [(500, 3), (429, 3), (503, 3), (501, 1), (400, 1)])
def test_what_may_pass_is_tried_again_a_few_times(status, tries):
    error, asked = fail(lambda request, _: request.send(b"", status))
    assert (error.reason, error.is_final, asked) == (f"status_{status}", False, tries)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_every_call_would_meet_is_told_as_final(status):
    error, asked = fail(lambda request, _: request.send(b"", status))
    assert (error.reason, error.is_final, asked) == (f"status_{status}", True, 1)


def test_a_call_that_is_answered_at_last_is_answered():
    statuses = iter([500, 503, 200])
    with model_server(lambda request, _: request.send(write_completion("so"), next(statuses))) as server:
        assert Caller(endpoint_of(server)).ask(MESSAGES) == "so"


def test_no_redirect_is_followed_to_another_host_or_to_the_same():
    with model_server(lambda request, _: request.say("stolen")) as other:

        def lead_on(request, _):
            request.send(b"", 302, Location=f"{other.url}/chat/completions")

        error, asked = fail(lead_on)
    assert (error.reason, error.is_final, asked, other.asked) == ("status_302", True, 1, [])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b"[" * 100_000,
    ],
)
def test_an_answer_of_another_form_is_none(body):
    error, asked = fail(lambda request, _: request.send(body))
    assert (error.reason, asked) == ("not_of_the_protocol", 1)


def test_a_hundred_megabytes_that_are_announced_are_not_read():
    sent = threading.Event()

    def flood(request, _):
        request.send_response(200)
        request.send_header("Content-Length", "100000000")
        request.end_headers()
        sent.set()

    error, asked = fail(flood)
    assert (error.reason, asked) == ("too_large", 1)
    assert sent.wait(60)  # the server may tell of it after its reader has gone


def test_a_hundred_megabytes_that_are_not_announced_are_read_as_far_as_an_answer_may_go():
    written = []

    def flood(request, _):
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"f4240\r\n" + b" " * 1_000_000 + b"\r\n")
            written.append(1)

    error, _ = fail(flood)
    assert error.reason == "too_large"
    assert len(written) < 20  # the rest lay in the buffers of the system


def test_an_answer_that_breaks_off_is_none_and_tried_again():
    def break_off(request, _):
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(write_completion("half")[:20])
        request.close_connection = True

    error, asked = fail(break_off)
    assert (error.reason, asked) == ("no_connection", 3)


def test_nobody_there_is_told_as_such():
    with model_server(lambda *_: None) as server:
        gone = endpoint_of(server)
    with pytest.raises(CallError) as caught:
        Caller(gone).ask(MESSAGES)
    assert caught.value.reason == "no_connection"


def test_a_server_that_never_answers_is_given_up_once():
    error, asked = fail(lambda request, _: request.server.go_on.wait(), timeout=SHORT)
    assert error.reason == "timeout"
    assert asked < 2


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", b"HTTP/1.1 200 OK\r\n"])
def test_a_server_that_dribbles_is_given_up_although_each_byte_comes_in_time(head):
    def dribble(request, _):
        request.wfile.write(head)
        while not request.server.go_on.wait(SHORT / 20):
            request.wfile.write(b"x: y\r\n" if head.count(b"\r\n") == 1 else b" ")

    error, asked = fail(dribble, timeout=SHORT)
    assert error.reason == "timeout"
    assert asked < 2


def test_what_is_under_way_ends_when_somebody_stops_it():
    entered = threading.Event()

    def block(request, _):
        entered.set()
        request.server.go_on.wait()

    ended = []
    with model_server(block) as server:
        caller = Caller(endpoint_of(server))

        def call():
            try:
                caller.ask(MESSAGES)
            except CallError as error:
                ended.append(error.reason)

        thread = threading.Thread(target=call)
        thread.start()
        entered.wait()
        caller.close()
        thread.join()
        assert ended == ["closed"]
        with pytest.raises(CallError, match="closed"):
            caller.ask(MESSAGES)
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("url", "model", "key", "told"),
    [
        (None, "m", None, "FIGTRACE_MODEL_URL: found nothing"),
        ("", "m", None, "FIGTRACE_MODEL_URL: found nothing"),
        ("http://127.0.0.1/v1", "", None, "FIGTRACE_MODEL: found nothing"),
        ("ftp://127.0.0.1", "m", None, "expected http:// or https://"),
        ("127.0.0.1:80", "m", None, "expected http:// or https://"),
        ("http://", "m", None, "expected http:// or https://"),
        ("http://a:99999/", "m", None, "expected http:// or https://"),
        ("https://me:secret@example.org/v1", "m", None, "without name, password"),
        ("https://example.org/v1?key=secret", "m", None, "without name, password"),
        ("http://example.org/v1", "m", KEY, "expected https:// where"),
        ("https://example.org/v1", "m", "a secret", "FIGTRACE_MODEL_KEY"),
        ("https://example.org/v1", "m", "secret\r\nX: y", "FIGTRACE_MODEL_KEY"),
    ],
)
def test_what_is_set_wrongly_is_a_line_that_tells_no_secret(url, model, key, told):
    with pytest.raises(SettingError) as caught:
        read_endpoint(url, model, key, 1.0)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    assert KEY not in str(caught.value)


def test_the_key_is_not_shown_where_an_endpoint_is():
    assert KEY not in repr(read_endpoint("https://example.org/v1", "m", KEY, 1.0))
