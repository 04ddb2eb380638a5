"""Many figures of a document are looked at in a table, ticked and accepted together: all of them or none."""

import re

import pytest

from dashboard.content import review_table
from dashboard.i18n import Text
from etl.decisions import load_decisions
from etl.store import Store
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
PATH, ASKED = "/review/table", "/review/table?d=902"
BOX = re.compile(r'<input type="checkbox" id="(f\d+)" name="\1" value="([^"]+)">')


@pytest.fixture
def rows(client):
    """What the boxes of the page say, by their fields."""
    return lambda address=ASKED: dict(BOX.findall(client.get(address).text))


@pytest.fixture
def send(client):
    """Send the form, as 김 does."""
    token = TOKEN.search(client.get("/review").text)[1]
    client.post("/review", data={"token": token, "do": "name", "person": "김"})

    def post(headers=None, **fields):
        return client.post(PATH, data={"token": token, "do": "accept", "d": "902", **fields}, headers=headers or {})

    return post


def test_each_figure_has_its_words_its_reading_and_how_that_got_there(client):
    page = client.get(f"{ASKED}&lang=ko").text
    line = re.search(r"<tbody>(<tr>.*?</tr>)", page)[1]
    assert "<mark>23만 명</mark>" in line
    assert "한국의 출생아" in line
    assert "통계청" in line
    assert 'href="/review?d=902&amp;m=902:' in line
    assert re.search(r"2023년?</?[^>]*>.*?|2023", line)
    assert re.findall(r'<label for="f\d+">(.*?)</label>', page)[:2] == ["23만 명", "약 35만 명"]
    assert not re.search(r'<label for="f\d+">[^<]*상자', page)  # no number: to be looked at by itself
    assert "수치 1건은 표에 없다" in page
    assert "한꺼번에" in page


def test_those_that_are_ticked_are_accepted_at_once_and_taken_back_at_once(made, client, rows, send):
    ticked = rows()
    assert len(ticked) >= 2
    answer = send(**ticked)
    assert answer.status_code == 303
    decided = load_decisions(made.folder)
    assert [one.mention for one in decided] == [value.split("|")[0] for value in ticked.values()]
    assert {(one.action, one.person, one.reason) for one in decided} == {("accept", "김", "표에서 문장과 대조함")}
    assert decided[0].quote == "23만 명"
    page = client.get(answer.headers["Location"] + "&lang=ko").text
    assert f"수치 {len(ticked)}건을 받아들였다." in page
    assert not BOX.findall(page)
    mark = re.search(r'name="last" value="([^"]+)"', page)[1]
    assert send(do="undo", last=mark).status_code == 303
    assert load_decisions(made.folder) == ()
    assert rows() == ticked


def test_a_build_charts_what_was_accepted(made, rows, send):
    ticked = rows()
    send(**ticked)
    made.build()
    with Store.open(made.current) as store:
        for mention, _, indicator in (value.split("|") for value in ticked.values()):
            assert store.observation(mention).indicator_id == indicator


def test_only_what_is_ticked_is_accepted(made, rows, send):
    (field, value), *_ = rows().items()
    send(**{field: value})
    assert [one.mention for one in load_decisions(made.folder)] == [value.split("|")[0]]
    assert value not in rows().values()


def test_what_was_decided_meanwhile_lets_none_be_written(made, rows, send):
    ticked = rows()
    (field, value), *_ = ticked.items()
    send(**{field: value})
    before = (made.folder / "datasets" / "decisions.csv").read_bytes()
    answer = send(**ticked)
    assert (answer.status_code, "김" in answer.text) == (409, True)
    assert (made.folder / "datasets" / "decisions.csv").read_bytes() == before


def test_they_are_taken_back_only_as_long_as_nothing_was_decided_after_them(client, rows, send):
    first, second, *_ = rows().items()
    answer = send(**dict([first]))
    mark = re.search(r"said=([^&]+)", answer.headers["Location"])[1]
    send(**dict([second]))
    assert "수치 1건을 받아들였다" not in client.get(f"{ASKED}&said={mark}&lang=ko").text
    assert send(do="undo", last=mark).status_code == 409


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"headers": {"Origin": "https://evil.example"}}, 403),
        ({"token": "x"}, 403),
        ({"do": "reject"}, 400),
        ({"f0": ""}, 400),
        ({"f0": "902:1-2|x|births.kr"}, 404),
        ({"f50": "902:1-2|x|births.kr"}, 400),
        ({"f0": "x" * 700}, 413),
        ({"do": "undo", "last": "-1-x"}, 409),
        ({"do": "undo", "last": "99-x"}, 409),
    ],
)
def test_a_form_that_is_not_ours_writes_nothing(made, rows, send, change, status):
    answer = send(**{**rows(), **change})
    assert answer.status_code == status
    assert load_decisions(made.folder) == ()


def test_another_figure_or_another_reading_than_was_seen_is_refused(made, rows, send):
    (field, value), *_ = rows().items()
    mention, mark, indicator = value.split("|")
    for wrong, status in (((mention, "0" * 16, indicator), 409), ((mention, mark, "deaths.kp"), 400)):
        assert send(**{field: "|".join(wrong)}).status_code == status
    assert load_decisions(made.folder) == ()


def test_nothing_ticked_and_nobody_named_are_told(client, send):
    assert Text("ko")("many.none") in send().text
    client.delete_cookie("person", path="/review")
    assert "누가 판정하는지 먼저 적어야 한다." in client.get(f"{ASKED}&lang=ko").text
    assert send(f0="902:1-2|x|births.kr").status_code == 400


def test_the_next_figures_begin_where_the_page_ends(client, rows, monkeypatch):
    whole = list(rows().values())
    monkeypatch.setattr(review_table, "MOST", 1)
    page = client.get(ASKED).text
    assert list(dict(BOX.findall(page)).values()) == whole[:1]
    following = re.search(r'href="(/review/table\?d=902&amp;begin=[^"]+)"', page)[1].replace("&amp;", "&")
    assert list(rows(following).values())[:1] in ([whole[1]], [])


def test_it_is_reached_from_the_list_and_is_of_one_document(client):
    assert 'href="/review/table?d=902"' in client.get("/review?d=902").text
    assert client.get(PATH).status_code == 404
    assert client.get(f"{PATH}?d=nothing").status_code == 404
    assert client.get(ASKED, base_url="http://figures.example.org").status_code == 404
    assert client.post(PATH, base_url="http://figures.example.org").status_code == 404
