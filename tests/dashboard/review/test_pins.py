"""A composed indicator gets a name, a caution, a range, another id of its own: looked at, written, taken out again."""

import io
import re
import tomllib
import zipfile
from decimal import Decimal
from html import unescape

import pytest
from typer.testing import CliRunner

from dashboard.app import create_app
from dashboard.cli import app
from dashboard.cli.decks import read_chart
from dashboard.content.pinning import mark_pin, read_pin
from dashboard.exports.pptx.deck import write_deck
from etl.store import Store

pytestmark = pytest.mark.whole
PATH, WRITE, UNDO = "/review/pin", "/review/pin/write", "/review/pin/undo"
TEXT = (
    "2023년 북한의 출생아는 35만 명이었다. 2022년 북한의 출생아는 36만 명이었다.\n\n"
    "2021년 한국의 출생아는 23만 명이었다.\n"
)
KP, KR = "births.kp", "births.kr"
DRAFT = {
    "id": KP,
    "ko": "북한에서 태어난 아이",
    "en": "Children born in the DPRK",
    "description_ko": "",
    "description_en": "",
    "caution_ko": "북한은 출생 통계를 내지 않는다.",
    "caution_en": "",
    "low": "",
    "high": "",
    "chart": "",
    "alias": "",
}
FILE = "datasets/pins.toml"
ADDRESSES = (  # of one indicator, by everything that leads to one
    "/export/i/{}.csv",
    "/export/figures.csv?i={}",
    "/api/v1/indicators/{}",
    "/api/v1/observations?indicator={}",
    "/embed/{}",
    "/embed/{}?mode=static",
    "/img/{}.svg",
    "/figures?i={}",
    "/feed.atom?i={}",
    "/cite/i/{}.bib",
    "/brief/i/{}",
    "/compare?i={}",
    "/conflicts?i={}",
    "/rail/{}",
    "/oembed?url=http://localhost/i/{}",
    "/deck?c=i/{}",
)


def told(page):
    """What an address answers, without the address itself."""
    return re.sub(r"(?<![\w.])births\.(?:kr|kp)(?![\w.])", "…", page)


@pytest.fixture(scope="module")
def born(built, tmp_path_factory):
    other = built.copy(tmp_path_factory.mktemp("pinned") / "own")
    other.write(t903=TEXT)
    other.build()
    return other


@pytest.fixture
def made(born, tmp_path):
    return born.copy(tmp_path / "own")


@pytest.fixture
def undo(client, token):
    return lambda name, path=UNDO, **more: client.post(path, data={"token": token, "id": name, **more})


@pytest.fixture
def seen(token):
    return lambda **fields: mark_pin(read_pin({**DRAFT, **fields}), token)


def files(made):
    return {path.name: path.read_bytes() for path in (made.folder / "datasets").rglob("*") if path.is_file()}


def pins(made):
    return tomllib.loads((made.folder / FILE).read_text(encoding="utf-8"), parse_float=Decimal)["pin"]


def figures(made, indicator):
    with Store.open(made.current) as store:
        return [figure.quote_value for figure in store.measured_figures(indicator)]


def test_an_indicator_leads_to_a_form_filled_with_what_it_is_called(client):
    page = client.get(f"/i/{KP}").text
    assert f'href="{PATH}?i={KP}"' in page
    form = client.get(f"{PATH}?i={KP}").text
    value = re.search(r'name="ko" value="([^"]*)"', form)[1]
    assert value in page
    assert f'name="id" value="{KP}"' in form


def test_what_would_change_is_shown_before_anything_is_written(made, send):
    before = files(made)
    page = send(alias=KR, low="240000", high="355000")
    assert page.status_code == 200
    assert "다른 지표에서 올 수치: 2건" in page.text  # one of another document
    assert "사람을 기다릴 수치: 3건" in page.text  # 36만, and the two of 23만 that would come
    assert "북한에서 태어난 아이</ins>" in page.text
    assert "range = [240000, 355000]" in page.text
    assert files(made) == before


def test_an_alias_that_no_text_composes_is_told(send):
    assert "births.xx" in re.search(r"지금 이 지표를 이루는 글이 없다:[^<]*", send(alias="births.xx").text)[0]


def test_what_was_seen_is_written_and_a_build_takes_it_up(made, client, send):
    fields = {"alias": KR, "low": "240,000", "high": "1000000"}
    page = send(**fields).text
    kept = {k: unescape(v) for k, v in re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', page)}
    answer = send(WRITE, **kept)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?said={KP}")
    (entry,) = pins(made)
    assert entry == {
        "id": KP,
        "ko": DRAFT["ko"],
        "en": DRAFT["en"],
        "caution_ko": DRAFT["caution_ko"],
        "range": [240000, 1000000],
        "alias": [KR],
    }
    assert "다음 구축부터" in client.get(answer.headers["Location"]).text
    made.build()
    assert figures(made, KP) == ["35만 명", "36만 명"]  # 23만 lies outside of the range, and waits
    assert figures(made, KR) == []
    with Store.open(made.current) as store:
        indicator = store.indicator(KP)
        assert (indicator.ko, indicator.en) == (DRAFT["ko"], DRAFT["en"])
        assert indicator.caution_ko.startswith(DRAFT["caution_ko"])
        assert len(indicator.caution_ko) > len(DRAFT["caution_ko"])  # that of the rule stays behind it
        waits = [row for row in store.waiting() if row.quote == "23만 명"]
        assert "240,000–1,000,000" in waits[0].reason
    fresh = create_app(made.current, made.folder).server.test_client()
    for name in (KP, KR):
        page = fresh.get(f"/i/{name}")
        assert page.status_code == 200
        assert DRAFT["ko"] in page.text
    for address in ADDRESSES:
        new, old = (fresh.get(address.format(name)) for name in (KP, KR))
        assert (old.status_code, new.status_code) == (200, 200), address
        assert told(old.text) == told(new.text), address
    assert told(fresh.get(f"/api/v1/observations?indicator={KR}").text).count("만 명") == 2 * 2
    assert fresh.get("/export/i/births.kr.growth.csv").status_code == 404  # another id is no old one
    with Store.open(made.current) as store:
        deck = write_deck(store, [read_chart(f"i/{KR}")], "ko", "http://localhost")
    with zipfile.ZipFile(io.BytesIO(deck)) as slides:
        assert DRAFT["ko"].encode() in b"".join(slides.read(name) for name in slides.namelist())
    table = made.folder / "old.csv"
    asked = ["export", "csv", "--indicator", KR, "--output", str(table), "--workspace", str(made.folder)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    assert table.read_text(encoding="utf-8").count("만 명") >= 2


def test_an_alias_of_another_unit_or_form_moves_nothing_even_by_hand(made):
    (made.folder / FILE).write_text(
        f'[[pin]]\nid = "{KP}"\nko = "가"\nen = "a"\nalias = ["{KR}.growth"]\n', encoding="utf-8"
    )
    made.write(t903=TEXT + "\n2023년 한국의 출생아는 전년보다 7.7% 감소했다.\n")
    made.build()
    assert figures(made, f"{KR}.growth") == ["7.7%"]
    assert figures(made, KP) == ["35만 명", "36만 명"]


def test_what_was_written_last_is_taken_out_again_and_nothing_else(made, send, undo, seen):
    send(WRITE, seen=seen())
    after_one = (made.folder / FILE).read_bytes()
    other = {"id": KR, "ko": "아이"}
    assert send(WRITE, seen=seen(**other), **other).status_code == 303
    assert undo(KP).status_code == 409
    assert [pin["id"] for pin in pins(made)] == [KP, KR]
    answer = undo(KR)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?undone={KR}")
    assert (made.folder / FILE).read_bytes() == after_one
    assert undo(KP).status_code == 303
    assert undo(KP).status_code == 409


def test_nothing_is_written_that_was_not_seen(made, send, seen):
    before = files(made)
    for fields in ({}, {"seen": "x"}, {"seen": seen(), "ko": "다른 이름"}, {"seen": seen(), "low": "1", "high": "2"}):
        assert send(WRITE, **fields).status_code == 409
    assert send(WRITE, seen=seen(low="1", high="x"), low="1", high="y").status_code == 409
    assert files(made) == before


WRONG = [
    ({"id": "arms.containers"}, ["a composed indicator"]),
    ({"alias": "arms.containers"}, ["a composed indicator"]),
    ({"id": "../../etc/passwd"}, ["the id of a composed indicator"]),
    ({"id": 'x"\n[[pin]]\nid = "y'}, ["the id of a composed indicator"]),
    ({"id": ""}, ["the id of a composed indicator"]),
    ({"ko": 'a"\nen = "x'}, ["text of one line"]),
    ({"en": "a\u202eb"}, ["text of one line"]),
    ({"caution_ko": "a\x00b"}, ["text without hidden signs"]),
    ({"low": "1"}, ["two numbers"]),
    ({"low": "1]\nx = [2", "high": "3"}, ["two numbers"]),
    ({"low": "１", "high": "２"}, ["two numbers"]),
    ({"low": "1e9", "high": "nan"}, ["two numbers"]),
    ({"low": "9", "high": "1"}, ["the smaller number first"]),
    ({"chart": "pie"}, ["one of claims"]),
    ({"alias": KP}, ["an id of one pin"]),
    ({"alias": f"{KR}.growth"}, ["the same form and unit"]),
    ({"ko": "", "chart": "pie", "low": "x"}, ["text of one line", "one of claims", "two numbers"]),
]


@pytest.mark.parametrize(("fields", "told"), WRONG)
def test_what_does_not_hold_is_refused_with_all_problems_and_nothing_written(made, send, seen, fields, told):
    before = files(made)
    page = send(**fields)
    problems = [unescape(line) for line in re.findall(r"<li>(datasets/pins.*?)</li>", page.text)]
    assert page.status_code == 409
    assert len(problems) == len(told), problems
    assert all(any(one in line for line in problems) for one in told), problems
    assert "seen" not in re.findall(r'name="(\w+)"', page.text)
    assert send(WRITE, seen=seen(**fields), **fields).status_code == 409
    assert files(made) == before


def test_a_second_pin_of_an_indicator_is_refused(made, send, seen):
    assert send(WRITE, seen=seen()).status_code == 303
    before = files(made)
    assert send(WRITE, seen=seen()).status_code == 409
    assert files(made) == before


@pytest.mark.parametrize("word", ['a"b', "a'b", "a\\b", "]", '"""', "가 # 나", "a\\u0000", "[[pin]]"])
def test_words_with_signs_of_toml_are_written_as_they_are(made, send, undo, seen, word):
    fields = {"ko": word, "caution_ko": f"{word}\r\n{word}"}
    assert send(WRITE, seen=seen(**fields), **fields).status_code == 303
    assert (pins(made)[-1]["ko"], pins(made)[-1]["caution_ko"]) == (word, f"{word}\n{word}")
    assert undo(KP).status_code == 303
    assert b"[[pin]]" not in (made.folder / FILE).read_bytes()


def test_what_is_typed_is_shown_as_text(send):
    page = send(ko="<script>alert(1)</script>", caution_ko="</textarea><script>").text
    assert "<script>alert" not in page
    assert "</textarea><script>" not in page


@pytest.mark.parametrize("path", [PATH, WRITE, UNDO])
@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_form_of_another_site_is_refused(made, client, token, send, seen, path, headers):
    before = files(made)
    if path == UNDO:
        answer = client.post(UNDO, data={"token": token, "id": KP}, headers=headers)
    else:
        answer = send(path, headers, **({"seen": seen()} if path == WRITE else {}))
    assert answer.status_code == 403
    assert files(made) == before


@pytest.mark.parametrize("path", [PATH, WRITE, UNDO])
def test_a_form_without_the_token_is_refused(made, client, seen, path):
    before = files(made)
    fields = {"id": KP} if path == UNDO else {**DRAFT, **({"seen": seen()} if path == WRITE else {})}
    assert client.post(path, data=fields).status_code == 403
    assert client.post(path, data={**fields, "token": "x"}).status_code == 403
    assert files(made) == before


@pytest.mark.parametrize(
    ("fields", "status"), [({"more": "x"}, 400), ({"m": "903:1-2"}, 400), ({"caution_ko": "x" * 4001}, 413)]
)
@pytest.mark.parametrize("path", [PATH, WRITE])
def test_what_is_not_understood_is_refused_in_a_line(send, path, fields, status):
    assert send(path, **fields).status_code == status


@pytest.mark.parametrize(
    ("settings", "base", "headers"),
    [
        ({}, "http://figures.example.org", {}),
        ({}, "http://127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ({"FIGTRACE_WORKSPACE": None}, "http://127.0.0.1", {}),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("get", PATH), ("post", PATH), ("post", WRITE), ("post", UNDO)])
def test_a_public_server_has_no_such_page(made, settings, base, headers, method, path):
    server = create_app(made.current, made.folder).server
    server.config.update(settings)
    client = server.test_client()
    assert getattr(client, method)(path, base_url=base, headers=headers).status_code == 404
    assert PATH not in client.get(f"/i/{KP}", base_url=base, headers=headers).text


def test_to_look_with_a_link_writes_nothing_and_names_nothing_that_is_not_there(client):
    assert client.get(f"{PATH}?id=x&ko=y").status_code == 400
    assert client.get(f"{PATH}?i=births.xx").status_code == 404
    assert client.get(f"{PATH}?said=nothing").status_code == 404
