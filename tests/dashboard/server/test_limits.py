"""What a public server is asked with ill will or by mistake: small, closed, or told what is allowed."""

import threading
import weakref
from contextvars import ContextVar, copy_context
from urllib.parse import quote

import pytest
from gunicorn.http.errors import InvalidChunkSize
from werkzeug.test import create_environ

from dashboard import bidi, public
from dashboard.app import LARGEST_FORM, create_app
from dashboard.exports.chromium import Painter
from dashboard.routes import deck, image
from dashboard.workshop import BusyError, Workshop
from etl.errors import StoreError
from etl.store import Store

PATIENCE = 60
UPDATES = "/_dash-update-component"
LONG = "x" * 300
STRICT = (
    *("/export/figures.csv", "/export/package.zip", "/export/i/arms.shells.csv", "/export/documents.csv"),
    *("/img/arms.shells.svg", "/img/compare.svg?i=arms.shells", "/embed/arms.shells", "/feed.atom"),
    *("/api/v1/observations", "/api/v1/observations.csv", "/api/v1/conflicts", "/cite/i/arms.shells.bib"),
    "/deck/new.pptx?c=i/arms.shells",
    *("/brief/i/arms.shells.hwpx", "/brief/origins/kr.nis.docx", "/brief/d/002.pdf", "/brief.pdf?i=arms.shells"),
)


def with_query(path, query):
    return f"{path}{'&' if '?' in path else '?'}{query}"


# names and values -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", STRICT)
def test_an_unknown_parameter_is_refused_with_those_that_are_allowed(client, path):
    answer = client.get(with_query(path, "nonsense=1"))
    assert answer.status_code == 400
    assert "nonsense" in answer.text
    assert "lang" in answer.text or "limit" in answer.text
    assert "매개변수" in answer.text
    assert "no such parameter" in answer.text or "is not known" in answer.text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        *((path, name) for path in ("/export/figures.csv", "/api/v1/observations") for name in ("indicator", "i", "f")),
        *((path, name) for path in STRICT[:3] for name in ("origin", "o", "document", "d", "kind", "k", "period", "t")),
        *((path, name) for path in STRICT[4:5] for name in ("origin", "o", "size", "theme", "lang", "from")),
        *((path, name) for path in STRICT[6:7] for name in ("document", "k", "mode", "theme", "lang", "to")),
        *(("/api/v1/observations", name) for name in ("origin", "o", "document", "d", "kind", "t")),
        *((path, "lang") for path in ("/feed.atom", "/cite/i/arms.shells.bib", "/export/package.zip")),
        ("/cite/i/arms.shells.txt", "style"),
    ],
)
def test_an_unknown_value_is_refused_with_those_that_are_allowed(client, path, name):
    answer = client.get(with_query(path, f"{name}=nope"))
    assert answer.status_code == 400
    assert "nope" in answer.text
    assert "쓸 수 있는 것" in answer.text


@pytest.mark.parametrize("words", ["letters", "words"])
@pytest.mark.parametrize("path", ["/export/figures.csv", "/api/v1/observations.csv"])
def test_letters_and_words_narrow_alike_on_exports_and_the_api(client, store, path, words):
    row = store.figures("arms.shells")[0]
    short = f"i=arms.shells&o={row['origin_id']}&k={row['kind']}&d={row['document_id']}&t=2000..2030"
    long = (
        f"indicator=arms.shells&origin={row['origin_id']}&kind={row['kind']}&document={row['document_id']}"
        "&from=2000&to=2030"
    )
    found = client.get(f"{path}?{short if words == 'letters' else long}").text
    lines = found.splitlines()
    assert 1 < len(lines) < len(store.figures())
    assert row["observation_id"] in found
    whole = client.get(f"{path}?{short}").text
    assert found == whole


def test_pages_and_embeds_understand_the_words_too(client, store):
    row = store.figures("arms.containers")[0]
    for path in ("/i/arms.containers", "/embed/arms.containers"):
        short, long = (
            client.get(f"{path}?o={row['origin_id']}").text,
            client.get(f"{path}?origin={row['origin_id']}").text,
        )
        assert len(short) == len(long), path
        assert len(short) != len(client.get(path).text)


def test_pages_ignore_what_others_add_to_their_addresses(client):
    assert client.get("/i/arms.shells?utm_source=mail&fbclid=1").status_code == 200


# what is asked again is not made again -----------------------------------------------------------


@pytest.fixture
def painted(monkeypatch):
    """How often a picture was painted, by a painter that paints nothing."""
    made = []

    class Quick:
        def paint(self, svg, _form, _size):
            made.append(svg)
            return b"picture"

    monkeypatch.setattr(image, "has_browser", lambda: True)
    monkeypatch.setattr(image, "painter", Quick)
    monkeypatch.setattr(image, "PAINTED", Workshop(waiting=2))
    return made


def test_only_parameters_that_count_make_another_picture(client, painted):
    for query in ("", "?size=full", "?lang=ko&theme=light", "?download=1", "?download=0", "?size=full&lang=ko"):
        assert client.get(f"/img/arms.shells.png{query}").status_code == 200
    assert client.get("/img/arms.shells.png?z=1").status_code == 400
    assert len(painted) == 1
    client.get("/img/arms.shells.png?lang=en")
    assert len(painted) == 2


def test_a_deck_of_an_address_is_made_once(client, monkeypatch):
    made = []
    monkeypatch.setattr(deck, "DECKS", Workshop(waiting=1))
    monkeypatch.setattr(deck, "write_deck", lambda *args, **_: made.append(args) or b"deck")
    first = client.get("/deck/new.pptx?c=i/arms.shells&lang=en")
    again = client.get("/deck/new.pptx?slide=i/arms.shells&lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.data, again.status_code) == (b"deck", 304)
    assert client.get("/deck/new.pptx?lang=en&c=i/arms.shells").data == b"deck"
    assert len(made) == 1
    client.get("/deck/new.pptx?c=i/arms.shells")
    assert len(made) == 2


def test_whoever_is_one_too_many_is_told_to_come_again(client, monkeypatch):
    workshop, begun, over = Workshop(waiting=1), threading.Event(), threading.Event()
    monkeypatch.setattr(deck, "DECKS", workshop)

    def work():
        begun.set()
        over.wait(PATIENCE)
        return b"x"

    workers = [threading.Thread(target=workshop.find, args=(Workshop, n, work)) for n in range(2)]
    try:
        for worker in workers:
            worker.start()
        assert begun.wait(PATIENCE)
        while workshop._places._value:  # until the second waits
            over.wait(0.01)
        answer = client.get("/deck/new.pptx?c=i/arms.shells")
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0
        assert len(answer.text.splitlines()) == 2
    finally:
        over.set()
        for worker in workers:
            worker.join(PATIENCE)
    with pytest.raises(ZeroDivisionError):
        workshop.find(Workshop, "fails", lambda: 1 / 0)
    assert workshop.find(Workshop, "later", lambda: b"y") == b"y"  # a failure gives its place back


def test_whoever_would_wait_too_long_is_told_to_come_again():
    workshop, begun, over = Workshop(waiting=1, patience=0.01), threading.Event(), threading.Event()
    first = threading.Thread(target=workshop.take_turn, args=(lambda: begun.set() or over.wait(PATIENCE) or b"",))
    first.start()
    try:
        assert begun.wait(PATIENCE)
        with pytest.raises(BusyError):
            workshop.take_turn(lambda: b"never")
    finally:
        over.set()
        first.join(PATIENCE)
    assert workshop.take_turn(lambda: b"later") == b"later"


def test_no_place_is_no_work():
    workshop = Workshop(waiting=0)

    def ask_inside():
        with pytest.raises(BusyError):
            workshop.take_turn(lambda: b"")
        return b"done"

    assert workshop.take_turn(ask_inside) == b"done"


def test_what_was_made_from_a_store_goes_with_it():
    class Owner:
        pass

    workshop, old, new = Workshop(waiting=0), Owner(), Owner()
    workshop.find(old, "key", lambda: b"old")
    assert workshop.find(new, "key", lambda: b"newer") == b"newer"
    assert workshop.find(old, "key", lambda: 1 / 0) == b"old"
    del old
    assert workshop.size == len(b"newer")


def test_a_browser_that_a_request_starts_does_not_keep_that_request(monkeypatch):
    class Asked:
        pass

    async def paint(*_):
        return b"picture"

    painter, request = Painter(), ContextVar("request")
    monkeypatch.setattr(painter, "_paint", paint)

    def ask():
        asked = Asked()
        request.set(asked)
        assert painter.paint("", "png", (1, 1)) == b"picture"
        return weakref.ref(asked)

    try:
        asked = copy_context().run(ask)
        assert asked() is None
    finally:
        painter.close()


@pytest.mark.parametrize("path", ["/", "/feed.atom", "/export/figures.csv", "/api/v1/openapi.json"])
def test_a_head_that_cannot_be_understood_is_refused_or_passed_over(app, path):
    def ask(**head):
        environ, told = create_environ(path) | head, []
        app.server(environ, lambda status, *_: told.append(status)).close()  # a client would look at the host itself
        return int(told[0].split()[0])

    assert ask(HTTP_HOST="xn--") == 400
    for name in ("IF_MODIFIED_SINCE", "IF_UNMODIFIED_SINCE", "IF_RANGE", "DATE"):
        late = {f"HTTP_{name}": "Thu, 01 Jan 9999999999 00:00:00 GMT"}
        assert ask(HTTP_RANGE="bytes=0-0", **late) in (200, 206)


# what is closed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body", ["", "{}", "[]", "null", "1", '"x"', '{"output": 1}', '{"output": "..x..", "inputs": 3}', "{"]
)
def test_the_address_of_dash_for_callbacks_answers_no_body_with_a_failure(client, body):
    answer = client.post(UPDATES, data=body, content_type="application/json")
    assert 400 <= answer.status_code < 500


def test_a_callback_that_runs_in_the_browser_cannot_be_called_here(app, client):
    assert app.callback_map
    for output in app.callback_map:
        answer = client.post(UPDATES, json={"output": output, "inputs": [], "changedPropIds": []})
        assert answer.status_code == 400


@pytest.mark.parametrize("path", [UPDATES, "/deck/tray", "/", "/api/v1/observations"])
def test_a_body_that_is_too_large_is_not_read(client, path):
    body = b"c=" + b"x" * LARGEST_FORM
    answer = client.post(path, data=body, content_type="application/x-www-form-urlencoded")
    assert 300 <= answer.status_code < 500


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "//", "http://localhost:99999999"])
def test_an_origin_that_is_no_address_is_of_another_site(client, origin):
    answer = client.post("/deck/tray", data={"do": "clear"}, headers={"Origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("address", ["http://[", "i/arms.shells?c=http://[", "//[", "\x00"])
def test_a_slide_that_is_no_address_is_dropped(client, address):
    assert client.get(f"/deck?c={quote(address)}").status_code == 200
    assert client.get(f"/deck?add={quote(address)}").status_code == 200
    assert client.get(f"/deck/new.pptx?c={quote(address)}").status_code < 500


def test_health_tells_no_path(client, app, monkeypatch, tmp_path):
    from dashboard.versions import SHELF

    shelf = app.server.extensions[SHELF]
    monkeypatch.setattr(shelf, "_published", shelf._published._replace(problem=f"{tmp_path}/x.duckdb: broken"))
    answer = client.get("/healthz")
    assert answer.json["problem"]
    assert str(tmp_path) not in answer.text

    def fail(_store):
        raise StoreError(f"{tmp_path}: broken")

    monkeypatch.setattr(Store, "counts", fail)
    answer = client.get("/healthz")
    assert (answer.status_code, str(tmp_path) in answer.text) == (503, False)


# the public address --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def named(database):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(public.SETTING, "https://figures.example.org")
        return create_app(database).server.test_client()


TOLD = ("/feed.atom", "/sitemap.xml", "/robots.txt", "/api/v1", "/embed/arms.shells", "/img/arms.shells.svg")
TOLD_BY_PAGES = ("/", "/i/arms.shells", "/data/api", "/cite/i/arms.shells.csl.json", "/export/package.zip")


@pytest.mark.parametrize("path", TOLD + TOLD_BY_PAGES)
def test_with_a_public_address_no_answer_depends_on_the_host(named, path):
    one = named.get(path, headers={"Host": "a.example"})
    other = named.get(path, headers={"Host": "evil.example"})
    assert one.status_code == 200
    assert b"evil.example" not in other.data
    assert one.headers.get("ETag") == other.headers.get("ETag")
    if not path.endswith(".zip"):
        assert b"https://figures.example.org" in one.data
    assert "Host" not in one.headers.get("Vary", "")


@pytest.mark.parametrize("path", TOLD)
def test_without_one_an_answer_that_names_the_host_says_so_and_is_kept_by_nobody_else(client, store, path):
    for query in ("",) if path in ("/robots.txt",) else ("", f"?v={store.version}"):
        answer = client.get(path + query, headers={"Host": "a.example"})
        assert answer.status_code == 200
        assert "a.example" in answer.text
        assert {"Host", "X-Forwarded-Proto"} <= set(answer.headers["Vary"].split(", "))
        assert "public" not in answer.headers["Cache-Control"]


def test_the_ids_of_the_feed_are_the_same_for_every_host(client):
    feeds = [client.get("/feed.atom", headers={"Host": host}).text for host in ("a.example", "b.example")]
    ids = [[line for line in feed.splitlines() if "<id>" in line] for feed in feeds]
    assert ids[0] == ids[1]
    assert len(ids[0]) > 1


@pytest.mark.parametrize(
    "setting",
    [
        *("example.org", "ftp://a", "http://", "http://[", "https://a/b", "https://a?x", "https://u@a", "http://a:x"),
        *("http://a b/", "http://a\nb/", "http://a\tb/"),
    ],
)
def test_a_public_address_that_is_none_is_refused_at_the_start(setting):
    with pytest.raises(StoreError, match=public.SETTING):
        public.read_setting({public.SETTING: setting})


# signs that turn the writing -----------------------------------------------------------------------


@pytest.mark.parametrize("sign", list(bidi.CONTROLS), ids=lambda sign: f"U+{ord(sign):04X}")
def test_no_page_shows_a_sign_that_turns_the_writing(app, client, monkeypatch, sign):
    from dashboard.pages.page import Page

    def page(*_args, **_named):
        from flask import Response

        return Response(f"<p>a{sign}b</p>", mimetype="text/html")

    assert Page
    monkeypatch.setitem(app.server.view_functions, "dashboard.pages.about", page)
    assert client.get("/about").text == f"<p>a{bidi.SHOWN}b</p>"


def test_a_tree_of_a_page_shows_none_either():
    assert bidi.show_controls(b'{"children":"a\\u202Eb"}') == b'{"children":"a\\ufffdb"}'


def test_a_search_for_such_a_sign_shows_a_mark(client):
    text = client.get("/search?q=" + quote("가\u202e나")).text
    assert "\u202e" not in text
    assert f"가{bidi.SHOWN}나" in text


def test_long_addresses_are_answered(client):
    assert client.get(f"/d/000/figure/{LONG}").status_code == 404


@pytest.mark.parametrize("path", ["/deck/refresh", "/deck/tray"])
def test_a_body_in_pieces_without_lengths_is_refused_as_unread(client, path):
    class Broken:
        def read(self, *_):
            raise InvalidChunkSize(b"ZZ")

        readline = readinto = read

    environ = {"wsgi.input": Broken(), "wsgi.input_terminated": True}
    headers = {"Origin": "http://localhost", "Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post(path, headers=headers, environ_overrides=environ)
    assert answer.status_code == 400
    assert "could not be read" in answer.text
