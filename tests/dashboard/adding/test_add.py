"""Papers by the browser: given, read, settled, taken in; by this machine only. And the build that follows."""

import tomllib
from io import BytesIO

import pytest

from dashboard.routes import add as route
from etl.incoming import building, process
from etl.incoming.tray import FAILED, READ, TAKEN, UNREAD
from tests.incoming_workspace import PAPER
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
ADDRESSES = ("/add", "/add/state", "/build")


@pytest.fixture
def started(monkeypatch):
    """The modules that would have been started beside the server."""
    found = []
    for name in ("start", "start_and_wait"):
        monkeypatch.setattr(process, name, lambda module, *_: found.append(module))
    return found


@pytest.fixture
def own(incoming, started):  # noqa: ARG001 - nothing is started in a test
    yield incoming
    incoming.clear()
    (incoming.folder / "build" / building.FILE).unlink(missing_ok=True)


@pytest.fixture
def client(app, own):  # noqa: ARG001
    return app.server.test_client()


@pytest.fixture
def token(client):
    return TOKEN.search(client.get("/add").text)[1]


@pytest.fixture
def send(client, token):
    """Fill a form of the page and send it."""

    def post(headers=None, **fields):
        data = {"token": token, **fields}
        return client.post("/add", data=data, headers=headers or {}, content_type="multipart/form-data")

    return post


def file(name="무역.txt", text=PAPER):
    return (BytesIO(text.encode()), name)


def test_files_are_given_read_and_shown_with_their_figures_marked(own, client, send, started):
    answer = send(do="give", file=[file(), file("log-in.pdf", "<html>log in</html>")])
    assert answer.status_code == 303
    assert [item.state for item in own.tray.items()] == [UNREAD, UNREAD]
    assert started[-1] == "etl.incoming.reading"
    waiting = client.get("/add")
    assert '<noscript><meta http-equiv="refresh"' in waiting.text
    assert client.get("/add/state").json == {UNREAD: 2, READ: 0}
    own.read()
    page = client.get(answer.headers["Location"]).text
    assert "이름은 .pdf인데 내용이 다르다: 웹 문서" in page
    assert "named .pdf but a web page" in client.get(f"{answer.headers['Location']}&lang=en").text
    assert ">1만 3,000여 개</a>" in page
    assert "북한의 대러 컨테이너 반출(누적)" in page
    assert 'value="2024-07-26"' in page
    assert "첫머리에서: ‘발행일: 2024년 7월 26일’" in page
    assert 'http-equiv="refresh"' not in page


def test_a_text_can_be_pasted(own, send):
    assert send(do="give", name="메모", text=PAPER.replace("\n", "\r\n")).status_code == 303
    (item,) = own.tray.items()
    assert item.name == "메모.txt"
    assert own.tray.original(item).decode() == PAPER


def test_what_was_proposed_is_changed_before_it_is_taken_in(own, client, send):
    item = own.lay()
    fields = {"title": "고친 제목", "author": "", "publisher": "통일부", "published": "2024-07-26", "language": "ko"}
    assert send(do="take", f=item.key, **fields).status_code == 303
    entry = tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"][-1]
    assert (entry["title"], entry["publisher"], entry["published_inferred"]) == ("고친 제목", "통일부", "2024-07-26")
    assert "published" not in entry  # it is as it was found, and says where
    assert "proposed" not in entry
    page = client.get("/add").text
    assert own.tray.find(item.key).state == TAKEN
    assert "다음 구축 뒤에 보인다" in page


def test_what_hinders_a_paper_is_told_beside_it(own, client, send):
    item = own.lay()
    answer = send(do="take", f=item.key, published="2024-13")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/add?f={item.key}")
    page = client.get("/add").text
    assert "published: found &#x27;2024-13&#x27;" in page or "published: found '2024-13'" in page
    assert own.tray.find(item.key).state == READ


def test_a_date_after_today_is_said_beside_its_field_before_the_paper_is_taken_in(own, client, send):
    item = own.lay()
    assert "ahead" not in client.get("/add").text
    fields = {"title": "무역", "author": "", "publisher": "", "published": "2060-01-01", "language": "ko"}
    assert send(do="take", f=item.key, **fields).headers["Location"] == f"/add?f={item.key}"
    assert own.tray.find(item.key).state == READ
    for lang, words in (("ko", "오늘보다 뒤인 날짜다"), ("en", "This date is after today")):
        page = client.get(f"/add?f={item.key}&lang={lang}").text
        assert words in page
        assert '<input type="hidden" name="ahead" value="2060-01-01">' in page
    send(do="take", f=item.key, **fields, ahead="2060-01-01")
    assert own.tray.find(item.key).state == TAKEN


def test_of_all_that_were_read_one_with_a_date_after_today_waits_to_be_looked_at(own, client, send):
    own.lay("a.txt", PAPER.replace("2024년 7월", "2060년 7월")), own.lay("b.txt", PAPER.replace("대러", "대중"))
    send(do="take_all")
    assert {item.name: item.state for item in own.tray.items()} == {"a.txt": READ, "b.txt": TAKEN}
    assert "발행일 2060-07-26: 오늘보다 뒤인 날짜다; 살펴보고 따로 넣는다" in client.get("/add").text


def test_all_that_were_read_are_taken_in_as_proposed(own, client, send):
    own.lay("a.txt"), own.lay("b.txt", PAPER.replace("대러", "대중"))
    assert "제안대로 모두 넣기" in client.get("/add").text
    send(do="take_all")
    added = tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"][-2:]
    assert [(entry["id"], "title" in entry["proposed"]) for entry in added] == [("a", True), ("b", True)]
    send(do="clear")
    assert own.tray.items() == []


def test_papers_of_one_name_that_came_together_are_all_taken_in(own, send):
    send(do="give", file=[file("a/x.txt"), file("b/x.txt", PAPER.replace("대러", "대중")), file("x.txt", PAPER + "끝")])
    own.read()
    assert send(do="take_all").status_code == 303
    added = tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"][-3:]
    assert len({entry["sha256"] for entry in added}) == 3
    assert [item.state for item in own.tray.items()] == [TAKEN] * 3
    assert not (own.folder / "seeds" / "removed").exists()


def test_a_paper_is_dropped(own, send):
    item = own.lay()
    assert send(do="drop", f=item.key).status_code == 303
    assert own.tray.items() == []
    assert send(do="drop", f=item.key).status_code == 404


def test_a_paper_of_figures_in_mark_up_is_text_on_the_page(own, client):
    own.lay("<script>.txt", "북한은 <script>alert(1)</script> 컨테이너 1만 개를 보냈다.\n")
    page = client.get("/add").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_form_of_another_site_writes_nothing(own, send, client, token, headers):
    assert send(headers, do="give", file=file()).status_code == 403
    assert client.post("/build", data={"token": token, "do": "build"}, headers=headers).status_code == 403
    assert own.tray.items() == []


def test_a_form_without_the_token_writes_nothing(own, client, started):
    before = list(started)
    assert client.post("/add", data={"do": "give", "file": file()}).status_code == 403
    assert client.post("/build", data={"do": "build"}).status_code == 403
    assert client.post("/build", data={"do": "build", "token": "x"}).status_code == 403
    assert (own.tray.items(), started) == ([], before)


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "give"}, 400),
        ({"do": "steal"}, 400),
        ({"do": "give", "text": "x", "more": "x"}, 400),
        ({"do": "give", "file": "a text"}, 400),
        ({"do": "give", "title": (BytesIO(b"x"), "a.txt")}, 400),
        ({"do": "take", "f": "../../seeds"}, 404),
        ({"do": "give", "text": "x", "name": "n" * 1001}, 413),
    ],
)
def test_what_is_not_understood_is_refused_in_a_line(own, send, fields, status):
    answer = send(**fields)
    assert (answer.status_code, len(answer.text.splitlines())) == (status, 2)
    assert own.tray.items() == []


def test_a_request_that_is_too_large_is_refused_in_a_line(own, send, monkeypatch):
    monkeypatch.setattr(route, "LARGEST", 2000)
    answer = send(do="give", file=file(text=PAPER * 100))
    assert (answer.status_code, len(answer.text.splitlines())) == (413, 2)
    assert own.tray.items() == []


def test_a_file_that_is_too_large_says_so_and_is_not_kept(own, send, monkeypatch):
    monkeypatch.setattr("etl.intake.limits.FILE_BYTES", 10)
    send(do="give", file=file())
    (item,) = own.tray.items()
    assert (item.state, "more than 10" in item.told) == (FAILED, True)
    assert not list(own.tray.folder.glob("*/original"))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("base", "headers"),
    [("http://figures.example.org", {}), ("http://127.0.0.1", {"X-Forwarded-For": "192.0.2.7"})],
)
def test_a_public_server_has_no_such_address(client, own, address, method, base, headers):  # noqa: ARG001
    answer = getattr(client, method)(address, base_url=base, headers=headers)
    assert answer.status_code == 404
    assert "figtrace serve" in answer.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_parameters_that_are_not_known_are_refused(client, address):
    assert client.get(f"{address}?x=1").status_code == 400


def test_the_build_is_begun_once_and_tells_how_far_it_is(own, client, token, started):
    fields = {"token": token, "do": "build", "next": "review"}
    answer = client.post("/build", data=fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/review#build")
    assert started[-1] == "etl.incoming.building"
    folder, begun = own.folder / "build", len(started)
    with process.alone(folder / building.LOCK):
        building._write(folder, building.Progress(building.RUNNING, 3, 9, "writing the store"))
        client.post("/build", data=fields)
        assert len(started) == begun
        assert client.get("/build").json == {"state": "running", "done": 3, "total": 9}
        page = client.get("/add").text
    assert '<progress id="bd-bar" max="9" value="3">' in page
    assert "저장" in page
    assert 'value="build"' not in page
    assert "구축이 도중에 끊겼다" in client.get("/review").text


def test_a_build_says_what_it_changed(own, client):
    own.tray.take_in(own.lay(), {}, is_seen=False)
    building.run(own.folder)
    page = client.get("/add").text
    assert "구축을 마쳤다. 바뀐 수치:" in page
    assert 'href="/data/versions?from=' in page
    assert "추가 1" in page
    assert 'href="/d/%EB%AC%B4%EC%97%AD"' in page or 'href="/d/무역"' in page
    building.run(own.folder)
    assert "바뀐 것이 없어" in client.get("/review?lang=ko").text


def test_a_build_that_failed_says_why(own, client):
    own.manifest.write_text("[[document]]\n", encoding="utf-8")
    building.run(own.folder)
    page = client.get("/add?lang=en").text
    assert "It could not be built; what is published stays." in page
    assert "manifest.toml" in page


def test_a_form_that_cannot_be_read_is_not_called_one_of_another_site(client, token):
    body = (
        b'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + token.encode() + b"\r\n--b\r\n"
        b'Content-Disposition: form-data; name="file"; filename="\xb9\xab\xbf\xaa.txt"\r\n\r\nabc\r\n--b--\r\n'
    )
    answer = client.post("/add", data=body, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 400
    assert "UTF-8" in answer.text
    assert "이름을 바꾸어" in answer.text
