"""Settling in the browser: one decision at a time, written at once, by this machine only, shown after a build."""

import re

import pytest

from dashboard.app import create_app
from dashboard.cli.building import build
from dashboard.content.review import decide_on, how_of
from dashboard.i18n import Text
from etl.answers import replace
from etl.deciding import write_decision
from etl.decisions import NO_NUMBER, OTHER_UNIT, load_decisions
from etl.store import Store
from tests.review_workspace import TOKEN

pytestmark = pytest.mark.whole
NIS = "kr.nis"


@pytest.fixture
def send(client):
    """Fill a form of the page and send it, as 김 does; `headers` are the browser's."""
    page = client.get("/review")
    token = TOKEN.search(page.text)[1]

    def post(headers=None, **fields):
        return client.post("/review", data={"token": token, **fields}, headers=headers or {})

    assert post(do="name", person="김").status_code == 303
    return post


def find(store, quote):
    rows = [store.mention(row["mention_id"]) for row in store.review_places()]
    return next(row for row in rows if row["quote"] == quote)


def test_what_was_guessed_and_what_waits_is_asked_in_the_order_of_the_texts(store):
    rows = [store.mention(row["mention_id"]) for row in store.review_places("902")]
    assert [row["quote"] for row in rows][:2] == ["23만 명", "약 35만 명"]
    assert [row["char_start"] for row in rows] == sorted(row["char_start"] for row in rows)
    assert rows[0]["reason"].startswith("composed:")
    assert rows[1]["status"] == "waiting"


def test_the_readings_are_there_even_if_no_figure_has_their_indicator_yet(store):
    (best, *_) = store.readings(find(store, "약 35만 명")["mention_id"])
    assert best["indicator_id"] == "deaths.kr"
    assert store.indicator("deaths.kr") is None
    assert best["ko"] == "한국의 사망자"


def test_what_the_text_does_not_tell_came_from_nowhere(store):
    figure = find(store, "23만 명")
    assert how_of(figure, "period") == "clause"
    assert how_of(replace(figure, period_start=None, period_end=None), "period") == ""
    assert how_of(replace(figure, period_start=None), "period") == "clause"  # until 2024
    assert how_of(replace(figure, unit=None), "unit") == ""


def test_a_guess_that_is_accepted_is_confirmed_after_the_next_build(made, client, store, send):
    figure = find(store, "23만 명")["mention_id"]
    assert "확인하지 않은" in store.observation(figure)["caution_ko"]
    answer = send(do="accept", m=figure, reading="births.kr")
    assert answer.status_code == 303
    (decision,) = load_decisions(made.folder)
    assert (decision.action, decision.indicator, decision.person) == ("accept", "births.kr", "김")
    assert (decision.quote, decision.after) == ("23만 명", "으로 줄었다. 2023년 한국의 사망자는 약")
    made.build()
    with Store.open(made.current) as after:
        row = after.observation(figure)
        assert row.linked_by.startswith("김, ")
        assert f"판정: 김, {row.linked_by[3:13]}" in client.get(f"/o/{figure}").text
        assert "사람이 원문과 대조해 확인" in row.caution_ko
        assert "김" in row.caution_ko


def test_a_figure_that_waits_is_charted_as_it_was_accepted(made, store, send):
    figure = find(store, "약 35만 명")["mention_id"]
    send(do="accept", m=figure, reading="deaths.kr")
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure)["indicator_id"] == "deaths.kr"
        assert after.indicator("deaths.kr")["ko"] == "한국의 사망자"


def test_what_is_rejected_is_set_aside_with_the_reason(made, store, send):
    figure = find(store, "23만 명")["mention_id"]
    assert send(do="reject", m=figure).status_code == 400
    assert send(do="reject", m=figure, reason="다른 나라의 수").status_code == 303
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure) is None
        row = after.mention(figure)
        assert (row["status"], row["reason"].partition(": ")[2]) == ("set_aside", "다른 나라의 수")


def test_value_period_and_origin_can_be_mended(made, store, send):
    figure = find(store, "약 35만 명")["mention_id"]
    mended = {"value": "352000", "period": "2022", "origin": NIS}
    assert send(do="accept", m=figure, reading="deaths.kr", **mended).status_code == 303
    made.build()
    with Store.open(made.current) as after:
        row = after.observation(figure)
    assert (row["value"], row["low"], row["high"], row["bound"]) == (352000, 352000, 352000, "about")
    assert (row["period_start"], row["period_end"], row["origin_id"]) == ("2022", "2022", NIS)
    assert row["quote_value"] == "약 35만 명"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("value", "many"),
        ("value", "1e40"),
        ("period", "2023-13"),
        ("period", "2024..2023"),
        ("unit", "ell"),
        ("origin", "x"),
    ],
)
def test_what_is_mended_by_nonsense_is_refused_in_a_line(made, store, send, name, wrong):
    answer = send(do="accept", m=find(store, "약 35만 명")["mention_id"], reading="deaths.kr", **{name: wrong})
    assert (answer.status_code, len(answer.text.splitlines())) == (409, 1)
    assert load_decisions(made.folder) == ()


@pytest.mark.parametrize("reason", ["a\0b", "\u200d", "\u200c \u200d"])
def test_a_reason_that_cannot_be_seen_is_refused_in_words(made, store, send, reason):
    answer = send(do="reject", m=find(store, "23만 명")["mention_id"], reason=reason)
    assert answer.status_code in (400, 409)
    assert "text without hidden signs" in answer.text
    assert "\\p{" not in answer.text
    assert load_decisions(made.folder) == ()


@pytest.mark.parametrize(("said", "kept"), [("１２", "12"), ("٣", "3"), ("-４.5", "-4.5"), ("1_0", None)])
def test_a_value_is_kept_in_plain_digits_or_refused(made, store, send, said, kept):
    send(do="accept", m=find(store, "23만 명")["mention_id"], reading="births.kr", value=said)
    assert [decision.value for decision in load_decisions(made.folder)] == ([kept] if kept else [])


def test_another_indicator_of_the_catalogue_can_be_assigned_and_no_other(made, store, send):
    figure = find(store, "23만 명")["mention_id"]
    assert send(do="assign", m=figure, indicator="births.kr").status_code == 409
    assert load_decisions(made.folder) == ()
    assert send(do="assign", m=figure, indicator="arms.troops").status_code == 303
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure)["indicator_id"] == "arms.troops"


@pytest.mark.parametrize(
    "form",
    [
        {"quote": "23만 명", "do": "assign", "indicator": "arms.value_to_russia"},
        {"quote": "약 35만 명", "do": "accept", "reading": "deaths.kr", "unit": "USD"},
        {"quote": "몇 상자", "do": "accept"},
    ],
    ids=["another indicator", "another unit", "no number"],
)
def test_what_a_build_would_drop_is_refused_with_the_reason(made, store, send, form, capsys):
    figure = find(store, form.pop("quote"))["mention_id"]
    (best, *_) = store.readings(figure)
    answer = send(m=figure, **({"reading": best["indicator_id"]} | form if form["do"] == "accept" else form))
    assert answer.status_code == 409
    assert Text("ko")("review.no_number" if "숫자" in answer.text else "review.other_unit") in answer.text
    assert load_decisions(made.folder) == ()
    chosen = form.get("indicator") or form.get("reading") or best["indicator_id"]
    unit = {"unit": form["unit"]} if "unit" in form else {}
    write_decision(made.folder, decide_on(store.mention(figure), form["do"], chosen, "x", "김", **unit))
    build(made.folder)
    assert f"figtrace: warning: datasets/decisions.csv: {figure}: 김, " in capsys.readouterr().err
    with Store.open(made.current) as after:  # as it was said
        assert [row["mention_id"] for row in after.decisions() if row["lost"]] == [figure]


def test_an_indicator_of_another_unit_breaks_no_build_and_is_listed(made, store):
    figure = find(store, "23만 명")
    write_decision(made.folder, decide_on(figure, "assign", "arms.value_to_russia", "x", "김"))
    figure = figure["mention_id"]
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure)["indicator_id"] == "births.kr"
        assert [(row["mention_id"], row["lost"]) for row in after.decisions()] == [(figure, OTHER_UNIT)]


def test_an_amount_without_a_number_breaks_no_build_and_is_listed(made, store, send):
    figure = find(store, "몇 상자")["mention_id"]
    (best, *_) = store.readings(figure)
    write_decision(made.folder, decide_on(store.mention(figure), "accept", best["indicator_id"], "x", "김"))
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure) is None
        assert [(row["mention_id"], row["lost"]) for row in after.decisions()] == [(figure, NO_NUMBER)]
    send(do="undo", m=figure)
    send(do="accept", m=figure, reading=best["indicator_id"], value="3")
    made.build()
    with Store.open(made.current) as after:
        assert after.observation(figure)["value"] == 3


def test_a_figure_that_an_entry_claims_is_put_right_from_its_card(made, client, store, send):
    figure = next(row for row in store.figures() if row["indicator_id"] == "arms.containers")
    name = figure["observation_id"]
    assert name not in {row["mention_id"] for row in store.review_places()}
    (way,) = set(re.findall(r'href="(/review\?[^"]+)"', client.get(f"/o/{name}").text))
    assert f"'{way}'" in repr(client.get(f"/rail/arms.containers?c={name}").json)
    assert "규칙이 ‘북한의 대러 컨테이너 반출(누적)’의 수치로 읽었다." in client.get(way).text
    answer = send(do="accept", m=name, reading="arms.containers", value="1300", period="2024-02")
    assert "지표를 지정했다" in client.get(answer.headers["Location"]).text
    made.build()
    with Store.open(made.current) as after:
        row = after.observation(name)
        assert (row["value"], row["low"], row["period_start"], row["indicator_id"]) == (
            1300,
            1300,
            "2024-02",
            "arms.containers",
        )
        assert row["linked_by"].startswith("김, ")


def test_where_nothing_may_be_written_no_card_leads_to_its_review(made, store):
    client = create_app(made.current).server.test_client()
    name = store.figures()[0]["observation_id"]
    assert "/review" not in client.get(f"/o/{name}").text
    assert 'href="/quality#waiting"' in client.get("/").text


@pytest.mark.parametrize("page", ["/", "/figures"])
def test_what_waits_is_one_click_from_the_way_in(client, page):
    assert 'href="/review"' in client.get(page).text


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "assign"},
        {"do": "assign", "indicator": " "},
        {"do": "reject", "reason": "a\0b"},
        {"do": "reject", "reason": "\u202e"},
    ],
)
def test_nothing_is_written_that_no_build_would_read(made, store, send, fields):
    """Whatever is missing or hidden: the file stays as it can be read."""
    answer = send(m=find(store, "23만 명")["mention_id"], **fields)
    assert (answer.status_code, "decisions.csv" in answer.text) == (409, True)
    assert load_decisions(made.folder) == ()


def test_a_decision_is_taken_back(made, store, send):
    figure = find(store, "23만 명")["mention_id"]
    send(do="reject", m=figure, reason="r")
    assert send(do="reject", m=figure, reason="r").status_code == 409
    assert send(do="undo", m=figure).status_code == 303
    assert load_decisions(made.folder) == ()


def test_the_page_leads_on_and_counts(client, store, send):
    figure = find(store, "23만 명")["mention_id"]
    total = len(store.review_places("902"))
    assert f"{total}건 가운데 0건 판정" in client.get("/review?d=902").text
    page = client.get(send(do="accept", m=figure, reading="births.kr", d="902").headers["Location"])
    assert f"{total}건 가운데 1건 판정" in page.text
    assert "<mark>약 35만 명</mark>" in page.text
    assert "받아들였다" in page.text


def test_a_decision_whose_figure_is_gone_is_listed(made, client, store, send):
    send(do="reject", m=find(store, "23만 명")["mention_id"], reason="다른 나라의 수")
    made.replace("902", "23만 명", "24만 명")
    made.build()
    page = client.get("/review")
    assert "적용하지 못한 판정" in page.text
    assert "다른 나라의 수" in page.text
    with Store.open(made.current) as after:
        ((lost,), (told,)) = after.decisions(), after.checks(name="lost_decisions")
        assert (told["subject"], told["severity"]) == (lost["mention_id"], "warning")


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Origin": "https://evil.example"}, "another site, by its address"),
        ({"Sec-Fetch-Site": "cross-site"}, "another site, by the browser"),
        ({"Sec-Fetch-Site": "same-site"}, "a neighbour"),
    ],
)
def test_a_form_of_another_site_writes_nothing(made, store, send, headers, why):  # noqa: ARG001
    figure = find(store, "23만 명")["mention_id"]
    assert send(headers, do="reject", m=figure, reason="r").status_code == 403
    assert load_decisions(made.folder) == ()


def test_a_form_without_the_token_writes_nothing(made, client, store, send):  # noqa: ARG001
    fields = {"do": "reject", "m": find(store, "23만 명")["mention_id"], "reason": "r"}
    assert client.post("/review", data=fields).status_code == 403
    assert client.post("/review", data={**fields, "token": "x"}).status_code == 403
    assert load_decisions(made.folder) == ()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "drop"}, 400),
        ({"do": "accept", "m": "902:0-1", "reading": "births.kr"}, 404),
        ({"do": "undo", "m": "902:0-1"}, 409),
        ({"do": "reject", "m": "902:0-1", "reason": "r", "more": "x"}, 400),
        ({"do": "reject", "m": "902:0-1", "reason": "r" * 1001}, 413),
        ({"do": "reject", "m": "902:0-1", "reason": "r" * 30_000}, 413),
    ],
)
def test_what_is_not_understood_is_refused_in_a_line(made, send, fields, status):
    answer = send(**fields)
    assert answer.status_code == status
    assert len(answer.text.splitlines()) <= 2
    assert load_decisions(made.folder) == ()


def test_a_reading_that_the_figure_does_not_have_is_refused(made, store, send):
    assert send(do="accept", m=find(store, "23만 명")["mention_id"], reading="arms.troops").status_code == 400
    assert load_decisions(made.folder) == ()


def test_to_look_writes_nothing(made, client, store):
    figure = find(store, "23만 명")["mention_id"]
    assert client.get(f"/review?do=reject&m={figure}&reason=r").status_code == 400
    client.get(f"/review?m={figure}")
    assert load_decisions(made.folder) == ()


@pytest.mark.parametrize(
    ("settings", "base", "headers"),
    [
        ({}, "http://figures.example.org", {}),  # a name that somebody else's site may have
        ({}, "http://127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ({"FIGTRACE_BASE_URL": "http://127.0.0.1/"}, "http://127.0.0.1", {}),
        ({"FIGTRACE_WORKSPACE": None}, "http://127.0.0.1", {}),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_public_server_has_no_such_page(made, settings, base, headers, method):
    server = create_app(made.current, made.folder).server
    server.config.update(settings)
    answer = getattr(server.test_client(), method)("/review", base_url=base, headers=headers)
    assert answer.status_code == 404
    assert "figtrace serve" in answer.text
    assert len(answer.text.splitlines()) == 2


def test_a_request_of_another_machine_has_no_such_page(client):
    assert client.get("/review", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 404


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_nothing_waits_where_nothing_waits(made, client, lang):
    made.write(t900=None, t901=None, t902="아무 수도 없다.\n")
    made.build()
    page = client.get(f"/review?lang={lang}")
    assert page.status_code == 200
    assert {"ko": "기다리는 수치가 없다.", "en": "Nothing waits."}[lang] in page.text


class TestTwoBrowsers:
    """Each settles what its page showed, or nothing."""

    def marks(self, client, mention):
        return re.findall(r'name="shown" value="(\w+)"', client.get(f"/review?m={mention}").text)

    def test_what_the_page_showed_is_settled_and_taken_back(self, made, client, store, send):
        figure = find(store, "23만 명")["mention_id"]
        (shown,) = set(self.marks(client, figure))
        assert send(do="accept", m=figure, reading="births.kr", shown=shown).status_code == 303
        (shown,) = set(self.marks(client, figure))
        assert send(do="undo", m=figure, shown=shown).status_code == 303
        assert load_decisions(made.folder) == ()

    @pytest.mark.parametrize("do", ["accept", "assign", "reject"])
    def test_another_figure_at_the_same_place_is_not_settled(self, made, client, store, send, do):
        figure = find(store, "23만 명")["mention_id"]
        (shown,) = set(self.marks(client, find(store, "약 35만 명")["mention_id"]))
        fields = {"reading": "births.kr", "indicator": "births.kr", "reason": "x"}
        answer = send(do=do, m=figure, shown=shown, **fields)
        assert answer.status_code == 409
        assert "Another figure stands there by now; nothing was written" in answer.text
        assert load_decisions(made.folder) == ()

    def test_the_second_who_settles_a_figure_is_told(self, made, client, store, send):
        figure = find(store, "23만 명")["mention_id"]
        (shown,) = set(self.marks(client, figure))
        assert send(do="accept", m=figure, reading="births.kr", shown=shown).status_code == 303
        answer = send(do="reject", m=figure, reason="x", shown=shown)
        assert answer.status_code == 409
        assert re.search(r"is decided already: by \S+, \d{4}-\d\d-\d\d", answer.text)
        assert "이미 판정되었다" in answer.text
        assert [decision.action for decision in load_decisions(made.folder)] == ["accept"]

    def test_the_second_who_takes_a_decision_back_is_told(self, made, store, send):
        figure = find(store, "23만 명")["mention_id"]
        send(do="reject", m=figure, reason="x")
        assert send(do="undo", m=figure).status_code == 303
        answer = send(do="undo", m=figure)
        assert answer.status_code == 409
        assert "되돌릴 것이 없다" in answer.text
        assert "nothing to undo" in answer.text
        assert load_decisions(made.folder) == ()

    def test_a_decision_that_the_page_did_not_show_is_not_taken_back(self, made, client, store, send):
        figure = find(store, "23만 명")["mention_id"]
        send(do="accept", m=figure, reading="births.kr")
        (shown,) = set(self.marks(client, figure))
        send(do="undo", m=figure)
        send(do="reject", m=figure, reason="다른 나라의 수")
        answer = send(do="undo", m=figure, shown=shown)
        assert answer.status_code == 409
        assert "nothing was taken back" in answer.text
        assert [decision.action for decision in load_decisions(made.folder)] == ["reject"]
