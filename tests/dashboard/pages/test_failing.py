"""What a reader sees where the server itself fails, and what stays in the log."""

import shutil

import pytest
from dash import Input, Output

from dashboard import security
from dashboard.app import create_app
from etl.errors import StoreError
from etl.store import Store

SECRET = "/srv/secret/place"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
OURS = {
    "ko": ("이 페이지를 만들지 못했다", "다시 시도", "개요로 돌아가기"),
    "en": ("could not be made", "Try again", "overview"),
}


def fail(*_arguments, **_named):
    raise RuntimeError(f"{SECRET} is full")


@pytest.fixture
def broken(app, monkeypatch):
    """The app with a page, a resource of the API, a picture and an embed that fail."""
    for endpoint in ("dashboard.pages.quality", "api.indicators", "answer_compare", "answer_embed"):
        assert endpoint in app.server.view_functions
        monkeypatch.setitem(app.server.view_functions, endpoint, fail)
    return app.server.test_client()


def find_reference(caplog):
    """The one reference in the log, and its record."""
    records = [record for record in caplog.records if "failed, data version" in record.getMessage()]
    assert len(records) == 1
    return records[0].getMessage().partition(":")[0], records[0]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_page_that_fails_says_whose_fault_it_is_and_what_to_do(broken, lang):
    answer = broken.get(f"/quality?lang={lang}&page=2", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (500, "text/html")
    assert answer.headers["Content-Language"] == lang
    assert all(words in answer.text for words in OURS[lang])
    assert f'href="?lang={lang}&amp;page=2"' in answer.text
    assert 'class="site-head"' in answer.text
    assert 'class="site-foot"' in answer.text


def test_the_reference_that_is_told_is_that_of_the_log(broken, caplog):
    text = broken.get("/quality").text
    reference, record = find_reference(caplog)
    assert f"<code>{reference}</code>" in text
    assert SECRET in str(record.exc_info[1])
    assert broken.get("/quality").text.count(reference) == 0  # another time, another reference


@pytest.mark.parametrize("path", ["/quality", "/api/v1/indicators", "/img/compare.svg?i=a", "/embed/a.b"])
def test_no_answer_tells_the_error_itself(broken, path):
    answer = broken.get(path)
    assert answer.status_code == 500
    assert all(word not in answer.text for word in (SECRET, "RuntimeError", "Traceback", ".py"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert all(answer.headers[name] == value for name, value in security.HEADERS.items())
    assert "default-src" in answer.headers["Content-Security-Policy"]


def test_a_page_is_bare_but_styled_if_its_frame_fails_too(app, monkeypatch):
    monkeypatch.setattr(Store, "counts", fail)
    client = app.server.test_client()
    client.set_cookie("theme", "dark")
    answer = client.get("/?lang=en")
    assert answer.status_code == 500
    assert OURS["en"][0] in answer.text
    assert '<html lang="en" data-theme="dark">' in answer.text
    assert 'rel="stylesheet" href="/style-' in answer.text
    assert "site-head" not in answer.text


def test_a_program_is_told_as_a_problem(broken, caplog):
    answer = broken.get("/api/v1/indicators", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert (answer.json["status"], answer.json["type"]) == (500, "/data/api#internal-error")
    assert answer.json["instance"] == "/api/v1/indicators"
    assert answer.json["reference"] == find_reference(caplog)[0]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_is_no_page_fails_in_one_line_a_language(broken):
    lines = broken.get("/img/compare.svg?i=a", headers={"Accept": "image/*,*/*;q=0.8"}).text.splitlines()
    assert [OURS[lang][0] in line for lang, line in zip(("ko", "en"), lines, strict=True)] == [True, True]


def test_an_embed_that_fails_can_still_be_framed(broken):
    answer = broken.get("/embed/a.b", headers=BROWSER)
    assert answer.mimetype == "text/plain"
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_what_was_sent_is_not_offered_to_be_sent_again(broken, app, monkeypatch):
    monkeypatch.setattr(app.server, "before_request_funcs", {None: [fail]})
    answer = broken.post("/deck", headers=BROWSER)
    assert answer.status_code == 500
    assert f">{OURS['ko'][1]}</a>" not in answer.text
    assert OURS["ko"][2] in answer.text


def test_a_callback_that_fails_is_told_as_a_problem(database, caplog):
    app = create_app(database)
    app.callback(Output("made-up", "children"), Input("made-up", "id"))(fail)
    told = {"output": "made-up.children", "outputs": {"id": "made-up", "property": "children"}}
    given = {"inputs": [{"id": "made-up", "property": "id", "value": "x"}], "changedPropIds": ["made-up.id"]}
    answer = app.server.test_client().post("/_dash-update-component", json=told | given)
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert SECRET not in answer.text
    assert answer.json["reference"] == find_reference(caplog)[0]


def test_a_damaged_store_is_told_as_unavailable_until_it_is_whole(database, tmp_path):
    copy = tmp_path / database.name
    shutil.copy(database, copy)
    with Store.open(database) as store:
        document = store.documents()[0]["document_id"]
    client = create_app(copy).server.test_client()
    with copy.open("r+b") as file:
        file.write(bytes(copy.stat().st_size))
    answer = client.get(f"/d/{document}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "지금은 자료를 읽을 수 없다" in answer.text
    answer = client.get("/api/v1/documents")
    assert (answer.status_code, answer.json["type"]) == (503, "/data/api#store-unavailable")


def test_a_store_that_refuses_is_told_as_unavailable(app, monkeypatch, caplog):
    def refuse(*_arguments, **_named):
        raise StoreError(f"{SECRET}: there is no store; please run: figtrace build")

    monkeypatch.setitem(app.server.view_functions, "dashboard.pages.quality", refuse)
    answer = app.server.test_client().get("/quality?lang=en")
    assert answer.status_code == 503
    assert "The data cannot be read" in answer.text
    assert SECRET not in answer.text
    assert find_reference(caplog)[0] in answer.text
