"""A tenth of the hostile requests of `figtrace bench torture`, some hostile uploads; and that a fault would be seen."""

import pytest

from dashboard.bench.torture.answers import Answered, ask_app, judge, read_answer, write_request
from dashboard.bench.torture.made_requests import Asked
from dashboard.bench.torture.requests import ask_inside, find_secrets, read_requests, try_served, watched_log
from dashboard.bench.torture.uploads import try_uploads
from dashboard.cli.torture_refresh import refresh_file
from etl.errors import StoreError

SEED = 7
PART = 60  # of the tenth in one test
GET = Asked("GET", "/i/x")


@pytest.fixture(scope="module")
def requests(app):
    return read_requests(app.server, SEED)


@pytest.mark.parametrize("start", range(0, 300, PART))
def test_a_hostile_request_is_answered_or_refused_without_a_traceback(app, requests, database, start):
    secrets = find_secrets(database)
    with watched_log(app.server) as log:
        made = {number: requests.make(number) for number in range(start, start + PART)}
        verdicts = {n: ask_inside(app.server, asked, secrets, log) for n, asked in made.items()}
    assert {str(made[n]): verdict for n, verdict in verdicts.items() if verdict not in ("ok", "refused")} == {}
    assert {"ok", "refused"} <= set(verdicts.values())


def test_a_server_survives_what_never_reaches_the_app(requests, database):
    tried = list(try_served(database, requests, range(0, 300, 10), find_secrets(database)))
    assert [(what, verdict) for what, verdict in tried if verdict not in ("ok", "refused")] == []
    assert len(tried) == 32


def test_the_same_seed_makes_the_same_requests(app, requests):
    again = read_requests(app.server, SEED)
    assert [again.make(number) for number in range(50)] == [requests.make(number) for number in range(50)]


@pytest.mark.parametrize(
    ("answered", "told"),
    [
        (Answered(500, [], b"sorry"), "status 500"),
        (Answered(503, [], b"busy"), "status 503"),
        (Answered(501, [], b"not here"), "status 501"),
        (Answered(200, [], b"Traceback (most recent call last):"), "a traceback"),
        (Answered(404, [], b"no file /srv/secret/x"), "tells of"),
        (Answered(302, [("Location", "/srv/secret/x")]), "tells of"),
        (Answered(200, [("X-Injected", "1")]), "brought along"),
        (Answered(200, [("Location", "a\r\nb: c")]), "brought along"),
        (Answered(200, [], b"", seconds=1_000), "it took"),
    ],
)
def test_what_no_answer_may_be_is_found_out(answered, told):
    assert told in judge(GET, answered, [b"/srv/secret"])


@pytest.mark.parametrize(
    ("answered", "verdict"),
    [
        (Answered(200), "ok"),
        (Answered(304), "ok"),
        (Answered(404), "refused"),
        (Answered(0), "refused"),
        (Answered(503, [("Retry-After", "5")]), "refused"),
    ],
)
def test_what_an_answer_may_be(answered, verdict):
    assert judge(GET, answered, []) == verdict


def test_an_error_in_the_log_is_found_out_whatever_the_answer(app):
    def answer(_environ, start):
        app.server.logger.error("something failed")
        start("200 OK", [])
        return [b""]

    with watched_log(app.server) as log:
        assert ask_inside(answer, GET, [], log).startswith("the log: something failed")


def test_a_request_travels_as_it_was_made_and_its_answer_is_read():
    asked = Asked("POST", "/x?a=%00", (("Host", "a b"),), b"body")
    said = write_request(asked, "127.0.0.1")
    assert said.startswith(b"POST /x?a=%00 HTTP/1.1\r\nHost: a b\r\n")
    assert said.endswith(b"\r\n\r\nbody")
    answered = read_answer(b"HTTP/1.1 404 NOT FOUND\r\nA: b\r\n\r\nno", 0.5)
    assert answered == Answered(404, [("A", "b")], b"no", 0.5)
    assert read_answer(b"", 0.5).status == 0


@pytest.mark.parametrize("path", ["nobody/x.js", "..%2f..%2fx", "dash/no_such.js", "plotly/no_such.js"])
def test_an_address_of_a_library_that_is_none_is_not_found(app, path):
    with watched_log(app.server) as log:
        answered = ask_app(app.server, Asked("GET", f"/_dash-component-suites/{path}"))
    assert answered.status == 404
    assert log == []


def test_hostile_uploads_are_refused_in_a_line_by_the_server_and_by_the_command(database, workspace):
    tried = list(try_uploads(database, 6, lambda content: refresh_file(workspace, content)))
    assert [(what, verdict) for what, verdict in tried if verdict not in ("ok", "refused")] == []
    assert len(tried) >= 6


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (StoreError("deck.pptx: no deck; nothing was written"), "refused"),
        (StoreError("two\nlines"), "two\nlines (written: [])"),
        (KeyError("x"), "KeyError: 'x'"),
    ],
)
def test_a_command_that_refuses_in_any_other_way_is_found_out(workspace, monkeypatch, error, verdict):
    def refuse(*_given, **_named):
        raise error

    monkeypatch.setattr("dashboard.cli.torture_refresh.refresh", refuse)
    assert refresh_file(workspace, b"x") == verdict
