"""`/embed/…` and `/oembed`: what other people's pages get, and what they may do with it."""

import gzip
import re
from dataclasses import replace
from html import unescape

import brotli
import pytest

from dashboard import security
from dashboard.components.taken.embed import embed_body
from dashboard.components.taken.embed_words import MOST_STATIC
from dashboard.content.material import gather
from dashboard.i18n import Text
from dashboard.state import State
from etl.errors import StoreError
from etl.store import Store
from tests.dashboard.made_up import claims, marks

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

LIVE, STATIC = 400_000, 30_000  # bytes as sent


@pytest.fixture(scope="module")
def indicators(database):
    """Those with figures first."""
    with Store.open(database) as store:
        return [row["indicator_id"] for row in sorted(store.indicators(), key=lambda row: -row["figures"])]


@pytest.fixture(scope="module")
def figure(database):
    """A figure of the indicator with most of them."""
    with Store.open(database) as store:
        row = max(store.indicators(), key=lambda row: row["figures"])
        return store.figures(row["indicator_id"])[0]


def get(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.get_data(as_text=True)


def policy_of(answer):
    return dict(part.strip().partition(" ")[::2] for part in answer.headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize(("encoding", "every"), [("br", 1), ("gzip", 4)])
def test_no_embed_weighs_more_than_was_promised(client, indicators, encoding, every):
    """All of them in one encoding; every fourth in the other, in which the same is packed."""
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    for name in indicators[::every]:
        for query, most in (("", LIVE), ("?mode=static", STATIC)):
            answer = client.get(f"/embed/{name}{query}", headers={"Accept-Encoding": encoding})
            assert answer.headers["Content-Encoding"] == encoding
            assert len(answer.data) <= most, (name, query)
            whole = unpack(answer.data).decode()
            assert not re.search(r'(src|srcset|@import|url\()\s*=?\s*["\']?(https?:)?//', whole)
            assert len(whole.encode()) <= (LIVE if not query else 2 * STATIC)


def test_a_static_embed_has_no_script_and_leads_to_the_words(client, figure):
    html = get(client, f"/embed/{figure['indicator_id']}?mode=static")
    assert "<script" not in html
    assert not re.search(r"\son\w+=", html)
    assert f'href="/o/{figure["observation_id"]}"' in html
    assert "<svg" in html
    assert "<table" in html
    assert '<base target="_blank">' in html
    assert policy_of(client.get(f"/embed/{figure['indicator_id']}?mode=static"))["script-src"] == "'none'"


def test_a_live_embed_runs_its_one_script_and_brings_its_cards(client, figure):
    answer = client.get(f"/embed/{figure['indicator_id']}")
    html = answer.get_data(as_text=True)
    assert html.count("<script>") == 1
    assert policy_of(answer)["script-src"].startswith("'sha256-")
    assert f'<template data-card="{figure["observation_id"]}">' in html


def test_an_embed_keeps_the_state_of_its_page(client, figure):
    html = unescape(get(client, f"/embed/{figure['indicator_id']}?o={figure['origin_id']}&lang=en&theme=dark"))
    assert f"/i/{figure['indicator_id']}?o={figure['origin_id']}" in html
    assert '<html lang="en" data-theme="dark">' in html
    assert "data-theme" not in get(client, f"/embed/{figure['indicator_id']}?theme=auto").partition("<head>")[0]


def test_an_embed_says_in_words_whether_it_will_change(client, figure, database):
    with Store.open(database) as store:
        version = store.version
    live = get(client, f"/embed/{figure['indicator_id']}?lang=en")
    assert "Always the newest data" in live
    assert version[:12] in live
    frozen = get(client, f"/embed/{figure['indicator_id']}?lang=en&v={version}")
    assert f"Frozen at data version {version[:12]}" in frozen
    assert "Always the newest" not in frozen


def test_no_embed_sets_a_cookie_or_listens_to_one(client, figure):
    path = f"/embed/{figure['indicator_id']}"
    client.set_cookie("lang", "en")
    answer = client.get(path)
    assert "Set-Cookie" not in answer.headers
    assert '<html lang="ko">' in answer.get_data(as_text=True)


def test_only_embeds_may_be_framed_by_others(client, figure):
    embed = f"/embed/{figure['indicator_id']}"
    assert policy_of(client.get(embed))["frame-ancestors"] == "*"
    assert policy_of(client.get(f"{embed}?mode=static"))["frame-ancestors"] == "*"
    others = ("/", f"/i/{figure['indicator_id']}", f"/o/{figure['observation_id']}", "/data", "/oembed", "/embed")
    for path in others:
        assert policy_of(client.get(path))["frame-ancestors"] == "'self'", path


def test_who_may_frame_an_embed_can_be_set(monkeypatch):
    monkeypatch.setenv(security.FRAME_ANCESTORS, "https://example.org https://*.example.net:8443 'self'")
    assert security.embed_policy(None).endswith("frame-ancestors https://example.org https://*.example.net:8443 'self'")
    monkeypatch.setenv(security.FRAME_ANCESTORS, "")
    assert security.frame_ancestors() == "'none'"


@pytest.mark.parametrize(
    "setting", ["example.org; script-src *", "javascript:", "https://a,https://b", "'unsafe-inline'"]
)
def test_a_setting_that_is_no_list_of_addresses_is_refused(monkeypatch, setting):
    monkeypatch.setenv(security.FRAME_ANCESTORS, setting)
    with pytest.raises(StoreError, match=security.FRAME_ANCESTORS):
        security.frame_ancestors()


def test_a_card_is_given_to_any_origin_but_only_of_its_own_indicator(client, figure, indicators):
    name, own = figure["indicator_id"], figure["observation_id"]
    answer = client.get(f"/embed/{name}/card/{own}?lang=en", headers={"Origin": "null"})
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert f'data-card="{own}"' in answer.get_data(as_text=True)
    other = next(each for each in indicators if each != name)
    assert client.get(f"/embed/{other}/card/{own}").status_code == 404
    assert client.get(f"/embed/{name}/card/{own}x").status_code == 404


def test_an_unknown_embed_is_said_to_be_unknown(client):
    answer = client.get("/embed/no.such")
    assert answer.status_code == 404
    assert "no.such" in answer.get_data(as_text=True)
    assert policy_of(answer)["frame-ancestors"] == "*"  # the frame shows the reason


# oEmbed, as the specification says ------------------------------------------------------------


def ask(client, url, **query):
    return client.get("/oembed", query_string={"url": url, **query})


def discovered(client, path):
    html = get(client, path)
    return unescape(re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', html)[1])


@pytest.mark.parametrize("state", ["", "?o={origin_id}", "?c={observation_id}&lang=en", "?t=2023.."])
def test_the_page_tells_how_to_embed_it_in_every_state(client, figure, state):
    path = f"/i/{figure['indicator_id']}{state.format(**figure)}"
    answer = client.get(discovered(client, path).removeprefix("http://localhost"))
    told = answer.get_json()
    assert (told["type"], told["version"]) == ("rich", "1.0")
    source = unescape(re.search(r'src="([^"]+)"', told["html"])[1])
    assert source.startswith(f"http://localhost/embed/{figure['indicator_id']}")
    if state:
        assert state.format(**figure).removeprefix("?").partition("&")[0] in source
    assert get(client, source.removeprefix("http://localhost"))
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert 'addEventListener("message"' in told["html"]  # the frame gets the height that its inside asks for


def test_an_embed_is_never_larger_than_asked_for(client, figure):
    url = f"http://localhost/i/{figure['indicator_id']}"
    told = ask(client, url, maxwidth=400, maxheight=300).get_json()
    assert told["width"] <= 400
    assert told["height"] <= 300
    assert "thumbnail_url" not in told
    free = ask(client, url).get_json()
    assert free["width"] > 400
    assert free["height"] > 300


def test_the_permalink_of_a_figure_embeds_its_indicator_with_the_card_open(client, figure):
    told = ask(client, f"http://localhost/o/{figure['observation_id']}").get_json()
    assert f"/embed/{figure['indicator_id']}?c={figure['observation_id']}" in told["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"url": "http://localhost/i/no.such"}, 404),
        ({"url": "http://elsewhere.example/i/arms.containers"}, 404),
        ({"url": "http://localhost/about"}, 404),
        ({"url": "not an address"}, 404),
        ({"url": "http://[bad"}, 404),
        ({}, 404),
        ({"url": "http://localhost/i/no.such", "format": "xml"}, 501),
        ({"url": "http://localhost/i/no.such", "maxwidth": "wide"}, 400),
    ],
)
def test_what_cannot_be_embedded_is_answered_as_the_specification_says(client, query, status):
    answer = client.get("/oembed", query_string=query)
    assert answer.status_code == status
    assert answer.get_data(as_text=True).startswith("oEmbed: ")


def test_a_link_to_a_page_shows_the_picture_of_its_state(client, figure, monkeypatch):
    path = f"/i/{figure['indicator_id']}?o={figure['origin_id']}&lang=en"
    monkeypatch.setattr("dashboard.components.frame.head_tags.has_browser", lambda: True)
    tags = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"', get(client, path)))
    picture = unescape(tags["og:image"])
    assert picture == f"http://localhost/img/{figure['indicator_id']}.png?o={figure['origin_id']}&lang=en"
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["og:locale"] == "en_GB"
    monkeypatch.setattr("dashboard.components.frame.head_tags.has_browser", lambda: False)
    assert "og:image" not in get(client, path)  # who reads these tags shows no SVG


def test_a_static_embed_of_very_many_figures_stays_small_and_says_what_it_leaves_out(database, figure):
    rows = claims(600)
    with Store.open(database) as store:
        own = gather(store, figure["indicator_id"], State(), "ko")
        many = replace(own, all_rows=rows, rows=rows, marks=marks(rows), cap_marks=[], cap_claims=[], relations=[])
        html = embed_body(store, many, Text("ko"), "http://localhost/", is_static=True)
    shown = set(re.findall(r'data-figure="([^"]+)" aria-label', html))
    assert len(shown) == MOST_STATIC
    assert f"{len(many.marks)}건 가운데 최근 {MOST_STATIC}건" in html
    assert len(brotli.compress(html.encode(), quality=5)) + 4_000 <= STATIC
