"""/deck over plain HTTP: no script, no surprise for a reader who is elsewhere, one reason for every refusal."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape
from pptx import Presentation

from dashboard.exports.pptx import package
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.tray import MOST, change_tray, read_tray, write_tray
from dashboard.exports.pptx.wish import read_wish
from dashboard.i18n import Text
from dashboard.routes import deck as routes

OWN = {"Origin": "http://localhost"}
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def press(client, action, address="", headers=OWN):
    return client.post("/deck/tray", data={"do": action, "c": address}, headers=headers)


def reason_of(response):
    """The reason of an answer that is no file: a refusal with its status, or that there is nothing to do."""
    place = response.location or response.headers["Content-Location"]
    reason = parse_qs(urlsplit(place).query)["said"][0]
    assert response.status_code == (303 if reason == "same" else routes.STATUS.get(reason, 422))
    assert reason == "same" or escape(place) in response.text
    return reason


def test_an_empty_tray_says_where_slides_come_from(client):
    page = client.get("/deck").text
    assert Text("ko")("tray.empty") in page
    assert "/deck/refresh" in page
    assert "/deck/new" not in page


def test_a_slide_that_is_added_stands_in_the_tray_in_both_languages(client, store, claims):
    assert press(client, "add", claims.address).location == "/deck"
    for lang in ("ko", "en"):
        assert store.indicator(claims.id)[lang] in client.get(f"/deck?lang={lang}").text


def test_slides_change_places_and_go(client, store):
    names = [row["indicator_id"] for row in store.indicators() if row["figures"]][:3]
    for name in names:
        press(client, "add", f"i/{name}")

    def order():
        return [wish.id for wish in read_tray(client.get_cookie("deck").value)]

    assert order() == names
    press(client, "up", f"i/{names[2]}")
    assert order() == [names[0], names[2], names[1]]
    press(client, "down", f"i/{names[0]}")
    assert order() == [names[2], names[0], names[1]]
    press(client, "remove", f"i/{names[0]}")
    assert order() == [names[2], names[1]]
    press(client, "clear")
    assert not (client.get_cookie("deck") and client.get_cookie("deck").value)


def test_a_link_that_offers_a_slide_lays_nothing_aside_by_itself(client, store, claims):
    page = client.get(f"/deck?add={claims.address}").text
    assert store.indicator(claims.id)["ko"] in page
    assert client.get_cookie("deck") is None


def test_half_an_address_in_the_tray_is_no_slide(client):
    assert client.get("/deck?c=http://[&add=http://[").status_code == 200


def test_a_tray_in_the_address_is_shown_and_leaves_ones_own_alone(client, store, claims):
    other = next(
        row["indicator_id"] for row in store.indicators() if row["figures"] and row["indicator_id"] != claims.id
    )
    press(client, "add", claims.address)
    page = client.get(f"/deck?c=i/{other}").text
    assert store.indicator(other)["ko"] in page
    assert [wish.id for wish in read_tray(client.get_cookie("deck").value)] == [claims.id]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site", **OWN},
        {"Referer": "https://evil.example/x"},
        {"Origin": "http://["},
        {},
    ],
)
def test_a_form_of_another_site_changes_nothing(client, claims, headers):
    assert reason_of(press(client, "add", claims.address, headers)) == "foreign"
    assert client.get_cookie("deck") is None
    sent = {"deck": (BytesIO(b"x"), "x.pptx")}
    assert reason_of(client.post("/deck/refresh", data=sent, headers=headers)) == "foreign"


def test_the_deck_of_an_address_is_a_file_that_links_back_here(client, claims):
    response = client.get(f"/deck/new.pptx?c={claims.address}&lang=en&title=Quarter")
    assert response.mimetype == PPTX
    assert "figtrace-deck.pptx" in response.headers["Content-Disposition"]
    deck = Presentation(BytesIO(response.data))
    assert deck.slides[0].shapes.title.text_frame.text == "Quarter"
    found = next(find_shapes(deck))
    assert (found.wish, found.base, found.memory.lang) == (claims, "http://localhost/", "en")


@pytest.mark.parametrize("code", [0x01, 0x0B, 0x1B, 0xFFFE, 0xFFFF])
def test_a_title_of_signs_that_no_file_may_hold_makes_a_deck_all_the_same(client, claims, code):
    made = client.post("/deck/new", data={"c": claims.address, "title": f"표지{chr(code)}"}, headers=OWN)
    assert made.status_code == 200
    assert any(
        "표지" in shape.text for shape in Presentation(BytesIO(made.data)).slides[0].shapes if shape.has_text_frame
    )


def test_a_deck_that_was_downloaded_is_up_to_date(client, claims):
    content = client.get(f"/deck/new.pptx?c={claims.address}").data
    sent = {"deck": (BytesIO(content), "덱.pptx")}
    response = client.post("/deck/refresh", data=sent, headers=OWN)
    assert reason_of(response) == "same"
    assert Text("ko")("tray_said.same") in client.get(response.location).text


def test_a_deck_of_older_data_comes_back_new_under_its_own_name(client, altered, claims):
    from dashboard.exports.pptx.deck import write_deck

    old = write_deck(altered, [claims], "ko", "http://localhost")
    response = client.post("/deck/refresh", data={"deck": (BytesIO(old), "분기 보고.pptx")}, headers=OWN)
    assert response.mimetype == PPTX
    assert "%EB%B6%84%EA%B8%B0%20%EB%B3%B4%EA%B3%A0-refreshed.pptx" in response.headers["Content-Disposition"]
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(response.data)).slides]
    assert Text("ko")("deck.changes") in titles


@pytest.mark.parametrize(
    ("path", "data", "reason"),
    [
        ("/deck/refresh", {}, "no_file"),
        ("/deck/refresh", {"deck": (b"words", "x.pptx")}, "not_pptx"),
        ("/deck/refresh", {"deck": (b"PK\x03\x04", "x.pptx")}, "damaged"),
        ("/deck/new", {}, "nothing"),
        ("/deck/new", {"c": "i/no.such"}, "unknown"),
        ("/deck/new", {"c": "i/arms.containers", "template": (b"words", "t.pptx")}, "not_pptx"),
    ],
)
def test_what_cannot_be_done_leads_back_with_a_reason_in_words(client, path, data, reason):
    sent = {name: (BytesIO(part[0]), part[1]) if isinstance(part, tuple) else part for name, part in data.items()}
    assert reason_of(client.post(path, data=sent, headers=OWN)) == reason
    for lang in ("ko", "en"):
        assert Text(lang)(f"tray_said.{reason}") in client.get(f"/deck?said={reason}&lang={lang}").text


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("i/arms.containers?orign=kr.nis", "origin, o, document"),
        ("i/arms.containers?t=yesterday", "yesterday"),
        ("i/arms.containers?k=clam", "claim"),
        ("https://figures.example.org/i/arms.containers?o=kr.nis&utm_source=mail", "utm_source"),
        ("o/002:7897-7911?o=kr.nis", "v, asof"),
        ("t/001-t1?sort=x", "v, asof"),
    ],
)
def test_an_address_with_a_name_that_its_page_does_not_know_is_refused_with_those_that_it_knows(client, address, said):
    answers = [
        client.post("/deck/new", data={"c": ["i/arms.containers", address]}, headers=OWN),
        press(client, "add", address),
        client.get("/deck/new.pptx", query_string={"c": address}),
    ]
    for answer in answers:
        assert answer.status_code == 400
        assert said in answer.text
    assert client.get_cookie("deck") is None


def test_nothing_that_was_asked_for_is_left_out_of_a_deck_without_a_word(client, claims):
    mixed = {"c": [claims.address, "javascript:1"]}
    assert reason_of(client.post("/deck/new", data=mixed, headers=OWN)) == "address"
    many = {"c": [f"i/a.b?t={year}" for year in range(1900, 1900 + MOST + 1)]}
    assert reason_of(client.post("/deck/new", data=many, headers=OWN)) == "too_many"
    looks = client.post("/deck/new", data={"c": f"/{claims.address}?lang=en&theme=dark"}, headers=OWN)
    assert looks.status_code == 200


def test_a_file_that_is_too_large_is_not_read(client, monkeypatch):
    monkeypatch.setattr(package, "LARGEST", 1000)
    monkeypatch.setattr(routes, "ROOM", 1000)
    sent = {"deck": (BytesIO(b"x" * 100_000), "x.pptx")}
    assert reason_of(client.post("/deck/refresh", data=sent, headers=OWN)) == "too_large"


def test_every_reason_of_a_refusal_has_its_words():
    import re
    from pathlib import Path

    folder = Path(package.__file__).parent
    sources = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    reasons = {name for text in sources for name in re.findall(r'(?:DeckError|_refuse)\(\s*(?:name, )?"(\w+)"', text)}
    assert len(reasons) > 10
    for lang in ("ko", "en"):
        assert not [reason for reason in reasons - {"base"} if Text(lang).get(f"tray_said.{reason}") is None]


def test_an_unknown_reason_is_not_echoed(client):
    assert "<script>" not in client.get("/deck?said=<script>").text


def test_pages_cards_and_tables_offer_their_slide(client, store, claims, altered_id):
    assert f'data-deck="i/{claims.id}"' in client.get(f"/i/{claims.id}").text
    assert f'data-deck="o/{altered_id}"' in client.get(f"/o/{altered_id}").text
    table = store.tables()[0]["table_id"]
    assert f'data-deck="t/{table}"' in client.get(f"/t/{table}").text


def test_a_tray_keeps_what_it_can_and_drops_what_is_no_slide():
    wishes = [read_wish(f"i/a.b{n}?o=x,y&t=2020..") for n in range(20)]
    assert read_tray(write_tray(wishes)) == wishes
    assert read_tray("javascript:1|%00|i/a.b|../..|i/a.b") == [read_wish("i/a.b")]
    assert len(read_tray("|".join(f"i/{n}" for n in range(200)))) == MOST
    assert change_tray(wishes, "no such action", wishes[0]) == wishes


@pytest.mark.parametrize(("host", "is_told"), [("http://127.0.0.1:8050", True), ("https://figures.example.org", False)])
def test_the_page_warns_of_links_that_only_this_machine_can_open(client, claims, host, is_told):
    page = client.get(f"/deck?c={claims.address}&lang=en", base_url=host).text
    assert ("which only this machine can open" in page) == is_told
