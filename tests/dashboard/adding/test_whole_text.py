"""What holds for a whole text is said on /add: seen at once on its figures, refused beside its field, written once."""

import tomllib

import pytest

from etl.incoming import process
from etl.incoming.tray import READ, TAKEN, UNREAD
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
TRADE = (
    "무역 동향\n\n2024년 7월 26일\n\n2023년 수출은 3억 달러였다. 2023년 수입은 5억 달러로 늘었다."
    " 2023년 러시아의 쌀 생산량은 450만 톤이었다.\n"
)


@pytest.fixture
def own(incoming, monkeypatch):
    monkeypatch.setattr(process, "start", lambda *_: None)
    yield incoming
    incoming.clear()


@pytest.fixture
def client(app, own):  # noqa: ARG001
    return app.server.test_client()


@pytest.fixture
def send(client):
    token = TOKEN.search(client.get("/add").text)[1]
    return lambda **fields: client.post("/add", data={"token": token, **fields}, content_type="multipart/form-data")


def last_entry(own):
    return tomllib.loads(own.manifest.read_text(encoding="utf-8"))["document"][-1]


def test_what_the_rules_concluded_is_shown_with_what_hangs_on_it(own, client):
    own.lay("trade.txt", TRADE)
    page = client.get("/add?lang=ko").text
    assert 'name="ref_area" value="한국"' in page
    assert "수치 3건 가운데 2건이 여기에 달려 있다. 규칙이 읽은 것: 한국" in page
    assert 'name="origin" value="이 글의 저자"' in page
    assert 'value="South Korea"' in client.get("/add?lang=en").text


def test_it_is_read_again_with_what_was_said_and_its_figures_change(own, client, send):
    item = own.lay("trade.txt", TRADE)
    assert "한국의 수출" in client.get("/add").text
    fields = {"title": "내 제목", "ref_area": "North Korea", "origin": "어느 연구소"}
    assert send(do="read", f=item.key, **fields).headers["Location"] == f"/add?f={item.key}"
    assert own.tray.find(item.key).state == UNREAD
    own.read()
    read = own.tray.read(item)
    assert [(one.ko, one.origin, one.is_other) for one in read.figures] == [
        ("북한의 수출", "어느 연구소", True),
        ("북한의 수입", "어느 연구소", True),
        (read.figures[2].ko, "어느 연구소", True),
    ]
    assert read.changed == 3
    page = client.get(f"/add?f={item.key}&lang=ko").text
    assert "다시 읽어 수치 3건이 달라졌다." in page
    assert 'value="내 제목"' in page  # what was typed stays
    assert 'name="ref_area" value="북한"' in page
    assert "규칙이 읽은 것: 한국" in page
    assert "북한의 수출 · 2023 · 어느 연구소" in page
    send(do="take", f=item.key, **fields)
    entry = last_entry(own)
    assert (entry["ref_area"], entry["origin"], entry["title"]) == ("KP", "어느 연구소", "내 제목")


def test_the_original_is_not_opened_again(own, send, monkeypatch):
    item = own.lay("trade.txt", TRADE)
    monkeypatch.setattr("etl.incoming.reader.take_in_child", lambda *_, **__: pytest.fail("opened again"))
    send(do="read", f=item.key, ref_area="KP")
    own.read()
    assert own.tray.find(item.key).state == READ


def test_fields_that_are_left_as_shown_are_not_written(own, send):
    item = own.lay("trade.txt", TRADE)
    send(do="take", f=item.key, ref_area="South Korea", origin="the author of this text")
    assert own.tray.find(item.key).state == TAKEN
    assert not {"ref_area", "origin"} & last_entry(own).keys()


@pytest.mark.parametrize("do", ["read", "take"])
def test_an_area_that_there_is_not_is_refused_beside_its_field(own, client, send, do):
    item, before = own.lay("trade.txt", TRADE), own.manifest.read_bytes()
    send(do=do, f=item.key, ref_area="북하", title="내 제목")
    assert own.tray.find(item.key).state == READ
    assert own.manifest.read_bytes() == before
    page = client.get(f"/add?f={item.key}&lang=ko").text
    assert "‘북하’: 그런 지역을 모른다. 비슷한 이름: 북한 (KP)" in page
    assert 'aria-invalid="true"' in page
    assert 'value="내 제목"' in page
    assert "no such area is known. Names like it: North Korea (KP)" in client.get(f"/add?f={item.key}&lang=en").text


def test_all_that_are_taken_in_keep_what_was_said_of_them(own, send):
    item = own.lay("trade.txt", TRADE)
    send(do="read", f=item.key, ref_area="KP")
    own.read()
    send(do="take_all")
    assert last_entry(own)["ref_area"] == "KP"


def test_a_new_version_is_read_by_what_stands_and_keeps_or_loses_it(own, client, send):
    first = own.lay("trade.txt", TRADE)
    send(do="take", f=first.key, ref_area="KP")
    own.reader.shelf.met.clear()
    second = own.lay("trade.txt", TRADE + "2023년 석탄 수출은 1억 달러였다.\n")
    assert {one.ko for one in own.tray.read(second).figures} >= {"북한의 수출", "북한의 수입"}
    page = client.get("/add?lang=ko").text
    assert "seeds/manifest.toml에 적혀 있다." in page
    send(do="take", f=second.key, ref_area="북한")
    assert last_entry(own)["ref_area"] == "KP"
    own.reader.shelf.met.clear()
    third = own.lay("trade.txt", TRADE + "2023년 석탄 수출은 2억 달러였다.\n")
    send(do="take", f=third.key, ref_area="")
    assert "ref_area" not in last_entry(own)


NO_TIME = "Port news\n\nThe port handled 3,120 thousand tonnes of cargo.\n"


def test_a_time_and_a_place_of_a_country_are_told_and_seen_on_figures_that_wait(own, client, send):
    item = own.lay("port.txt", NO_TIME)
    page = client.get(f"/add?f={item.key}&lang=en").text
    assert 'name="ref_period" value=""' in page
    assert "1 of 1 figures hang on it. The rules concluded: nothing" in page
    send(do="read", f=item.key, ref_period="2024년 3분기", ref_area="Klaipėda (Lithuania)")
    own.read()
    read = own.tray.read(item)
    assert [(one.ref_area, one.period) for one in read.figures] == [("open:LT-Klaipėda", ("2024-07", "2024-09"))]
    assert read.changed == 1
    page = client.get(f"/add?f={item.key}&lang=en").text
    assert 'name="ref_period" value="2024-07..2024-09"' in page
    assert 'name="ref_area" value="Klaipėda (LT)"' in page
    assert "Klaipėda (LT) · Jul 2024 – Sep 2024" in page
    send(do="take", f=item.key, ref_period="2024-07..2024-09", ref_area="Klaipėda (LT)")
    entry = last_entry(own)
    assert (entry["ref_period"], entry["ref_area"]) == ("2024-07..2024-09", "open:LT-Klaipėda")


def test_a_time_that_is_none_is_refused_beside_its_field_and_the_rest_is_kept(own, client, send):
    item = own.lay("port.txt", NO_TIME)
    send(do="read", f=item.key, ref_period="작년", ref_area="북한")
    assert own.tray.find(item.key).state == READ
    page = client.get(f"/add?f={item.key}&lang=ko").text
    assert "‘작년’: 시기가 아니다. 2024, 2024-07, 2024년 3분기, 2024-01..2024-09처럼 적어야 한다." in page
    assert 'name="ref_area" value="북한"' in page
