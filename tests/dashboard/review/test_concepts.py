"""An open measure becomes a concept: begun from a figure, shown by what it would move, written by this machine only."""

import re
import tomllib
from html import unescape

import pytest

from dashboard.app import create_app
from dashboard.content.coining import mark_seen, read_draft
from etl.store import Store

pytestmark = pytest.mark.whole
PATH, WRITE, UNDO = "/review/concept", "/review/concept/write", "/review/concept/undo"
TEXT = (
    "2023년 북한의 밀도량은 3만 명이었다. 2022년 북한의 밀도량은 2만 명이었다.\n\n2023년 북한의 조사자는 700명이었다.\n"
)
DRAFT = {
    "id": "density_count",
    "ko": "밀도량",
    "en": "density",
    "family": "people",
    "type": "stock",
    "units": "count",
    "side": "",
    "balance": "",
    "counter": "",
    "of": "",
    "words_ko": "밀도량",
    "words_en": "",
    "words_zh": "",
    "words_ru": "",
}
FILE = "datasets/concepts/people.toml"


@pytest.fixture(scope="module")
def coined(built, tmp_path_factory):
    other = built.copy(tmp_path_factory.mktemp("coined") / "own")
    other.write(t902=TEXT)
    other.build()
    return other


@pytest.fixture
def made(coined, tmp_path):
    return coined.copy(tmp_path / "own")


@pytest.fixture
def seen(token):
    """The mark of a draft, as the page gives it."""
    return lambda **fields: mark_seen(read_draft({**DRAFT, **fields}), token)


def find(made, quote):
    with Store.open(made.current) as store:
        rows = [store.mention(row.mention_id) for row in store.review_places("902")]
        return next(row for row in rows if row.quote == quote)


def files(made):
    return {path.name: path.read_bytes() for path in (made.folder / "datasets").rglob("*") if path.is_file()}


def value_of(page, name):
    return unescape(re.search(rf'name="{name}" value="([^"]*)"', page)[1])


def test_a_figure_of_an_open_measure_leads_to_a_form_filled_from_its_words(made, client):
    figure = find(made, "3만 명")
    assert figure.measure == "open:밀도량"
    (way,) = set(re.findall(r'href="(/review/concept[^"]+)"', client.get(f"/review?m={figure.mention_id}").text))
    page = client.get(unescape(way)).text
    assert [value_of(page, name) for name in ("id", "ko", "en", "units")] == ["mildoryang", "밀도량", "", "count"]
    assert re.search(r'name="words_ko"[^>]*>\n밀도량</textarea>', page)
    assert '<option value="stock" selected>' in page
    assert page.count("selected") == 3  # and the family, which a person chooses, and that it has no side


def test_a_figure_of_a_concept_has_no_such_way(made, client):
    made.write(t902="2023년 한국의 사망자는 약 35만 명이었다.\n")
    made.build()
    page = client.get(f"/review?m={find(made, '약 35만 명').mention_id}")
    assert page.status_code == 200
    assert PATH not in page.text


@pytest.mark.parametrize(("lang", "told"), [("ko", "옮겨 갈 수치: 3건"), ("en", "3 figures would move")])
def test_what_would_move_is_listed_and_counted_before_anything_is_written(made, client, send, lang, told):
    before = files(made)
    client.get(f"/?lang={lang}")
    page = send(m=find(made, "3만 명").mention_id)
    assert page.status_code == 200
    assert told in page.text
    cells = re.search(r"<tbody>(.*?)</tbody>", page.text, re.DOTALL)[1]
    assert re.findall(r"<mark>([^<]+)</mark>", cells) == ["3만 명", "2만 명", "700명"]
    assert "2023년 북한의 밀도량은 " in cells
    assert "30,000" in cells
    assert 'href="/d/902#902:15-19"' in cells
    assert (cells.count("“밀도량”"), cells.count("“조사자”")) == (2, 1)  # a noun beside a measure is a part of it
    assert FILE in page.text
    assert files(made) == before


def test_a_figure_that_another_concept_would_lose_is_told(made, send):
    made.write(t902="2023년 한국의 연간 사망자는 35만 명이었다.\n")
    page = send(words_ko="연간 사망자").text
    assert "옮겨 갈 수치: 1건" in page
    assert "1건은 이미 다른 개념의 수치다" in page


def test_what_was_seen_is_written_and_a_build_takes_it_up(made, client, send):
    before = (made.folder / FILE).read_bytes()
    fields = dict(re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)</textarea>', send().text))
    answer = send(WRITE, **fields)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?said=density_count")
    after = (made.folder / FILE).read_bytes()
    assert after.startswith(before.rstrip())
    added = tomllib.loads(after.decode())["concept"][-1]
    assert added == {
        "id": "density_count",
        "ko": "밀도량",
        "en": "density",
        "units": ["count"],
        "type": "stock",
        "words": {"ko": ["밀도량"]},
    }
    page = client.get(answer.headers["Location"]).text
    assert "density_count" in page
    assert "다음 구축부터 쓰인다" in page
    made.build()
    assert [find(made, quote).measure for quote in ("3만 명", "2만 명", "700명")] == ["density_count"] * 3
    assert find(made, "3만 명").indicator_id == "density_count.kp"


def test_nothing_is_written_that_was_not_seen(made, send, seen):
    before = files(made)
    assert send(WRITE).status_code == 409
    assert send(WRITE, seen="x").status_code == 409
    assert send(WRITE, seen=seen(), words_ko="밀도").status_code == 409
    assert files(made) == before
    assert send(WRITE, seen=seen()).status_code == 303


WRONG = [
    ({"id": "exports", "family": "trade"}, ["a second time"]),
    ({"id": "exports"}, ["a second time"]),
    ({"id": "../../etc/passwd"}, ["an id of letters"]),
    ({"id": "a/b"}, ["an id of letters"]),
    ({"id": "a.b"}, ["an id of small letters"]),
    ({"id": ""}, ["an id of letters"]),
    ({"family": "../people"}, ["one of agriculture"]),
    ({"ko": 'a"\nid = "x'}, ["text of one line"]),
    ({"en": "a\u202eb"}, ["text of one line"]),
    ({"words_ko": "\u202e"}, ["words in quotes"]),
    ({"words_ko": "밀\x00도량"}, ["words in quotes"]),
    ({"words_ko": "\n  \n"}, ["at least one word"]),
    ({"words_ko": "수출"}, ["not of"]),
    ({"words_ko": "난민"}, ["already belongs to"]),
    ({"units": "ell"}, ["a dimension of"]),
    ({"units": ""}, ["dimensions of units"]),
    ({"type": "flo"}, ["did you mean"]),
    ({"side": "two"}, ["one of to"]),
    ({"counter": "ell"}, ["the id of one unit"]),
    ({"balance": "trade_balanc"}, ["did you mean"]),
    ({"of": "XX"}, ["the id of one area"]),
    ({"of": 'KP"\nid = "x'}, ["the id of one area"]),
    (
        {"id": "a b", "ko": "", "units": "ell", "type": "x"},
        ["an id of", "text of one line", "a dimension", "one of flow"],
    ),
]


@pytest.mark.parametrize(("fields", "told"), WRONG)
def test_what_does_not_hold_is_refused_with_all_problems_and_nothing_written(made, send, seen, fields, told):
    before = files(made)
    page = send(**fields)
    problems = re.findall(r"<li>(datasets/concepts.*?)</li>", page.text)
    assert page.status_code == 409
    assert len(problems) == len(told), problems
    assert all(any(unescape(line) and one in unescape(line) for line in problems) for one in told)
    assert "seen" not in re.findall(r'name="(\w+)"', page.text)
    answer = send(WRITE, seen=seen(**fields), **fields)
    assert answer.status_code == 409
    assert len(answer.text.splitlines()) == len(told)
    assert files(made) == before


def test_what_it_says_besides_is_written(made, send, seen):
    fields = {"counter": "person", "side": "in", "balance": "density_count", "of": "KP"}
    page = send(**fields)
    assert page.status_code == 200
    assert 'side = "in"\nbalance = "density_count"\ncounter = "person"\nof = "KP"' in unescape(page.text)
    assert send(WRITE, seen=seen(**fields), **fields).status_code == 303
    added = tomllib.loads((made.folder / FILE).read_text(encoding="utf-8"))["concept"][-1]
    assert {name: added[name] for name in fields} == fields
    made.build()
    assert find(made, "3만 명").measure == "density_count"


def test_what_was_written_last_is_taken_out_again(made, client, token, send, seen):
    before = (made.folder / FILE).read_bytes()
    send(WRITE, seen=seen())
    undo = {"token": token, "id": "density_count"}
    assert client.post(UNDO, data={**undo, "id": "births"}).status_code == 409
    assert client.post(UNDO, data={**undo, "id": "../people"}).status_code == 409
    assert client.post(UNDO, data={**undo, "token": "x"}).status_code == 403
    assert client.post(UNDO, data=undo, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert f'action="{UNDO}"' in client.get(f"{PATH}?said=density_count").text
    answer = client.post(UNDO, data=undo)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{PATH}?undone=density_count")
    assert (made.folder / FILE).read_bytes().split() == before.split()
    assert "density_count" in client.get(answer.headers["Location"]).text


def test_what_something_else_needs_by_now_is_not_taken_out(made, client, token, send, seen):
    send(WRITE, seen=seen())
    other = {"id": "grain_density", "family": "trade", "words_ko": "곡물밀도", "balance": "density_count"}
    assert send(WRITE, seen=seen(**other), **other).status_code == 303
    after = files(made)
    answer = client.post(UNDO, data={"token": token, "id": "density_count"})
    assert answer.status_code == 409
    assert files(made) == after


@pytest.mark.parametrize("word", ['a"b', "a'b", "a\\b", "]", '"""', "밀 # 도", "a\\u0000"])
def test_a_word_with_quotes_is_written_as_it_is(made, send, seen, word):
    fields = {"words_ko": f"밀도량\r\n{word}"}
    page = send(**fields)
    assert page.status_code == 200
    assert send(WRITE, seen=seen(**fields), **fields).status_code == 303
    added = tomllib.loads((made.folder / FILE).read_text(encoding="utf-8"))["concept"][-1]
    assert added["words"] == {"ko": ["밀도량", word]}


def test_what_is_typed_is_shown_as_text(send):
    page = send(ko="<script>alert(1)</script>", words_ko="</textarea><script>").text
    assert "<script>alert" not in page
    assert "</textarea><script>" not in page


@pytest.mark.parametrize("path", [PATH, WRITE])
@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_form_of_another_site_is_refused(made, send, seen, path, headers):
    before = files(made)
    assert send(path, headers, **({"seen": seen()} if path == WRITE else {})).status_code == 403
    assert files(made) == before


@pytest.mark.parametrize("path", [PATH, WRITE])
def test_a_form_without_the_token_is_refused(made, client, seen, path):
    before = files(made)
    fields = {**DRAFT, **({"seen": seen()} if path == WRITE else {})}
    assert client.post(path, data=fields).status_code == 403
    assert client.post(path, data={**fields, "token": "x"}).status_code == 403
    assert files(made) == before


@pytest.mark.parametrize(
    ("fields", "status"), [({"more": "x"}, 400), ({"words_en": "x" * 4001}, 413), ({"words_en": "x" * 70_000}, 413)]
)
@pytest.mark.parametrize("path", [PATH, WRITE])
def test_what_is_not_understood_is_refused_in_a_line(send, path, fields, status):
    answer = send(path, **fields)
    assert answer.status_code == status
    assert len(answer.text.splitlines()) <= 2


@pytest.mark.parametrize(
    ("settings", "base", "headers"),
    [
        ({}, "http://figures.example.org", {}),
        ({}, "http://127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ({"FIGTRACE_BASE_URL": "http://127.0.0.1/"}, "http://127.0.0.1", {}),
        ({"FIGTRACE_WORKSPACE": None}, "http://127.0.0.1", {}),
    ],
)
@pytest.mark.parametrize(("method", "path"), [("get", PATH), ("post", PATH), ("post", WRITE)])
def test_a_public_server_has_no_such_page(made, settings, base, headers, method, path):
    server = create_app(made.current, made.folder).server
    server.config.update(settings)
    answer = getattr(server.test_client(), method)(path, base_url=base, headers=headers)
    assert answer.status_code == 404
    assert "figtrace serve" in answer.text


def test_to_look_with_a_link_writes_nothing_and_names_nothing_that_is_not_there(client):
    assert client.get(f"{PATH}?id=x&ko=y").status_code == 400
    assert client.get(f"{PATH}?m=902:0-1").status_code == 404
    assert client.get(f"{PATH}?said=nothing").status_code == 404


def test_a_workspace_without_a_file_of_the_family_is_told_what_to_do(made, send):
    for path in (made.folder / "datasets" / "concepts").iterdir():
        path.unlink()
    page = send()
    assert page.status_code == 409
    assert "figtrace init" in page.text
    assert not (made.folder / FILE).exists()
