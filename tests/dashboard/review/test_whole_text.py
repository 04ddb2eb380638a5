"""What holds for a whole text is written on /review into the manifest, and the next build reads the text anew."""

import re
from types import SimpleNamespace

import pytest

from dashboard.content.naming import name_country, name_flow
from dashboard.i18n import LANGUAGES, Text
from etl.adding.whole_text import read_standing
from etl.store import Store

pytestmark = pytest.mark.whole
PATH, DRAFT = "/review", {"do": "whole", "of": "903"}
TRADE = "2023년 수출은 3억 달러였다. 2023년 수입은 5억 달러로 늘었다.\n"


@pytest.fixture(scope="module")
def written(built, tmp_path_factory):
    own = built.copy(tmp_path_factory.mktemp("whole") / "own")
    own.write(t903=TRADE)
    own.build()
    return own


@pytest.fixture
def made(written, tmp_path):
    return written.copy(tmp_path / "own")


def areas(made):
    with Store.open(made.current) as store:
        return {(row.value, row.figures) for row in store.whole_text("903") if row.fact == "ref_area"}


def test_it_is_shown_written_and_read_by_the_next_build(made, client, send):
    page = client.get("/review?d=903&lang=ko").text
    assert 'name="ref_area" value="한국"' in page
    assert "수치 2건 가운데 2건이 여기에 달려 있다. 규칙이 읽은 것: 한국" in page
    assert "구축하면 이 글을 다시 읽는다" not in page
    answer = send(d="903", ref_area="북한", origin="통계청")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/review?d=903&open=whole#whole")
    assert read_standing(made.folder, "903") == {"ref_area": "KP", "origin": "kr.statistics"}
    page = client.get("/review?d=903&lang=ko").text
    assert "seeds/manifest.toml에 적었다. 구축하면 이 글을 다시 읽는다." in page
    assert 'name="ref_area" value="북한"' in page
    assert areas(made) == {("KR", 2)}
    made.build()
    assert areas(made) == {("KP", 2)}
    page = client.get("/review?d=903&lang=ko").text
    assert "구축하면 이 글을 다시 읽는다" not in page
    assert "seeds/manifest.toml에 적혀 있다." in page
    send(ref_area="")
    assert read_standing(made.folder, "903") == {"origin": "kr.statistics"}


def test_the_reader_leads_there_where_one_may_write(client):
    assert 'href="/review?d=903&amp;open=whole#whole"' in client.get("/d/903").text
    assert "#whole" not in client.get("/d/903", base_url="http://figures.example.org").text


def test_fields_that_are_left_as_shown_are_not_written(made, send):
    before = (made.folder / "seeds" / "manifest.toml").read_bytes()
    send(ref_area="한국", origin="이 글의 저자")
    assert (made.folder / "seeds" / "manifest.toml").read_bytes() == before


def test_an_area_that_there_is_not_is_refused_beside_its_field(made, client, send):
    answer = send(d="903", ref_area="<b>북하")
    page = client.get(answer.headers["Location"].partition("#")[0] + "&lang=ko").text
    assert "‘&lt;b&gt;북하’: 그런 지역을 모른다. 비슷한 이름: 북한 (KP)" in page
    assert '<details class="wt" id="whole" open>' in page
    assert read_standing(made.folder, "903") == {}


@pytest.mark.parametrize(
    ("headers", "fields", "status"),
    [
        ({"Origin": "https://evil.example"}, {}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, {}, 403),
        ({}, {"token": "x"}, 403),
        ({}, {"of": "nothing"}, 404),
        ({}, {"ref_area": "x" * 1001}, 413),
    ],
)
def test_a_form_that_is_not_ours_writes_nothing(made, send, headers, fields, status):
    assert send(headers=headers, **{"ref_area": "KP", **fields}).status_code == status
    assert read_standing(made.folder, "903") == {}


def test_a_public_server_has_no_such_form(client):
    assert client.post(PATH, data=DRAFT, base_url="http://figures.example.org").status_code == 404


def test_a_time_is_written_and_a_wrong_one_is_told_with_all_that_was_typed(made, client, send):
    answer = send(d="903", ref_area="북한", ref_period="언젠가")
    page = client.get(answer.headers["Location"].partition("#")[0] + "&lang=ko").text
    assert "‘언젠가’: 시기가 아니다." in page
    assert 'name="ref_area" value="북한"' in page
    assert read_standing(made.folder, "903") == {}
    send(d="903", ref_period="2023년 상반기")
    assert read_standing(made.folder, "903") == {"ref_period": "2023-01..2023-06"}


def test_what_hangs_on_the_time_of_the_text_is_counted(made):
    made.write(t903="수출 동향\n\n수출은 3억 달러였다. 수입은 5억 달러로 늘었다.\n")
    made.build()
    with Store.open(made.current) as store:
        assert [(row.value, row.figures) for row in store.whole_text("903") if row.fact == "ref_period"] == [(None, 2)]


def test_areas_are_called_by_their_names_and_not_by_their_ids(made, client):
    made.write(t903="2023년 리투아니아의 수출은 3억 달러였다. 2023년 북한의 수출은 2억 달러였다.\n")
    made.build()
    page = client.get("/review?d=903&lang=ko").text
    assert re.search(r"<td[^>]*>리투아니아</td>", page)
    assert not re.search(r"<td[^>]*>LT</td>", page)
    with Store.open(made.current) as store:
        names = [
            name_country(store, area, Text(lang)) for area in ("LT", "KP", "open:LT-Klaipėda") for lang in LANGUAGES
        ]
        flow = name_flow(store, SimpleNamespace(flow_from="LT", flow_to="KP"), Text("en"))
    assert names == ["리투아니아", "Lithuania", "북한", "DPRK", "Klaipėda", "Klaipėda"]
    assert flow == "Lithuania → DPRK"
