"""The overview, the search, and addresses where nothing lives."""

import re
from html import unescape

import pytest


def test_the_overview_shows_every_indicator_with_its_latest_figure_as_quoted(client, store):
    page = unescape(client.get("/").get_data(as_text=True))
    for family in store.family_cards():
        for indicator in family["indicators"]:
            assert f'href="/i/{indicator["indicator_id"]}"' in page
            assert indicator["ko"] in page


def test_the_overview_needs_no_script_of_dash(client):
    page = client.get("/").get_data(as_text=True)
    assert "_dash" not in page
    assert "plotly" not in page
    assert len(page.encode()) < 200_000


@pytest.mark.parametrize("path", ["/nope", "/i/no.such", "/i/", "/a/b/c", "/_dash-nothing", "/%EA%B0%80"])
def test_an_unknown_address_is_404_and_offers_a_way_on(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'role="search"' in answer.get_data(as_text=True)


def test_an_unknown_address_is_not_repeated_as_markup(client):
    page = client.get("/<script>alert(1)</script>?lang=en").get_data(as_text=True)
    assert "<script>alert" not in page


def test_a_search_finds_indicators_and_passages_in_korean(client, store):
    word = next(row["ko"] for row in store.indicators() if row["figures"]).split()[0]
    page = unescape(client.get("/search", query_string={"q": word}).get_data(as_text=True))
    assert "results-indicator" in page


def test_a_search_marks_what_it_found_and_escapes_what_was_asked(client):
    page = client.get("/search", query_string={"q": '"><img src=x>'}).get_data(as_text=True)
    assert "<img" not in page


def test_the_language_comes_from_the_query_and_is_kept(client):
    answer = client.get("/?lang=en")
    assert answer.headers["Content-Language"] == "en"
    assert "lang=en" in answer.headers["Set-Cookie"]
    assert client.get("/").headers["Content-Language"] == "en"
    assert client.get("/?lang=fr").headers["Content-Language"] == "ko"


def test_the_brightness_is_in_the_first_byte_so_that_nothing_flashes(client):
    client.set_cookie("theme", "dark")
    assert '<html lang="ko" data-theme="dark">' in client.get("/").get_data(as_text=True)


def test_what_a_search_finds_in_a_text_can_be_gone_to(client):
    for word in ("러시아", "북한"):
        page = unescape(client.get("/search", query_string={"q": word}).get_data(as_text=True))
        places = re.findall(r'href="/d/([^"#]+)#([^"]+)"', page)
        assert places
        for document, place in places[:12]:
            assert f'id="{place}"' in client.get(f"/d/{document}").get_data(as_text=True)


def test_an_origin_that_a_search_finds_leads_to_its_indicators(client, store):
    origin = max(store.origins(), key=lambda row: row["figures"])
    page = unescape(client.get("/search", query_string={"q": origin["ko"]}).get_data(as_text=True))
    own = {row["indicator_id"] for row in store.figures(origin=origin["origin_id"])}
    assert set(re.findall(rf'href="/i/([^"?]+)\?o={origin["origin_id"]}"', page)) <= own
    assert "results-own" in page


def test_a_card_says_that_its_indicator_needs_care(store, client):
    indicators = {i["indicator_id"]: i for i in store.indicators()}
    page = client.get("/").text
    cards = dict(re.findall(r'<a class="indicator" href="/i/([^"?]+)[^"]*">(.*?)</a>', page, re.DOTALL))
    assert cards
    for name, card in cards.items():
        assert ('class="ind-caution"' in card) == bool(indicators[name]["caution_ko"]), name
