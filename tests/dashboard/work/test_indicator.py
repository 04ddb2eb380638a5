"""The work page as it is sent: whole and true before any script has run."""

import json
import re
from html import unescape

import pytest
from lxml import html

from dashboard.components.card.card import card_model
from tests.needs import pass_over


@pytest.fixture(scope="module")
def rivals(store):
    """The indicator with most origins, and its figures."""
    cards = [row for family in store.family_cards() for row in family["indicators"]]
    most = max(cards, key=lambda row: (row["origins"], row["figures"]))
    return most["indicator_id"], store.figures(most["indicator_id"])


def get(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_indicator_has_a_page_in_both_languages(client, store, lang):
    """All that have figures; of the others, which share one empty page, every eighth."""
    listed = store.indicators()
    filled = [indicator for indicator in listed if indicator["figures"]]
    empty = [indicator for indicator in listed if not indicator["figures"]]
    assert filled
    assert empty
    for indicator in (*filled, *empty[::8]):
        page = get(client, f"/i/{indicator['indicator_id']}?lang={lang}")
        assert f"<h1>{indicator[lang]}</h1>" in page
        for row in store.figures(indicator["indicator_id"]):
            assert f'data-row="{row["observation_id"]}"' in page
            assert " ".join(row["quote_value"].split()) in page


def test_a_pin_in_the_address_is_an_open_card_without_a_script(client, rivals):
    indicator, rows = rivals
    for row in rows:
        page = get(client, f"/i/{indicator}?c={row['observation_id']}")
        assert f'data-card="{row["observation_id"]}"' in page
        assert "<mark>" in page


def test_two_pins_are_compared(client, rivals):
    indicator, rows = rivals
    both = ",".join(row["observation_id"] for row in rows[:2])
    assert 'class="comparison"' in get(client, f"/i/{indicator}?c={both}")


def test_a_pin_of_another_indicator_or_of_nothing_is_ignored(client, rivals):
    page = get(client, f"/i/{rivals[0]}?c=999:1-2")
    assert "data-card" not in page
    assert 'class="evidence"' in page


def test_a_filter_narrows_chart_table_and_sentence(client, rivals):
    indicator, rows = rivals
    kept = rows[0]["origin_id"]
    page = get(client, f"/i/{indicator}?o={kept}")
    shown = set(re.findall(r'data-row="([^"]+)"', page))
    assert shown == {row["observation_id"] for row in rows if row["origin_id"] == kept}
    assert "맞는 수치가 없다" in get(client, f"/i/{indicator}?o=nobody")


def test_without_figures_no_picture_is_offered(client, store, rivals):
    """Neither where none was read nor where the filters leave none: there the address alone is shared."""
    empty = next(indicator["indicator_id"] for indicator in store.indicators() if not indicator["figures"])
    for path in (f"/i/{empty}", f"/i/{rivals[0]}?o=nobody"):
        page = get(client, path)
        assert "share-picture" not in page
        assert "/embed/" not in page.split('id="share"')[1]
    assert "share-picture" in get(client, f"/i/{rivals[0]}")


def test_only_a_page_with_a_chart_loads_dash(client, store):
    for family in store.family_cards():
        for indicator in family["indicators"]:
            page = get(client, f"/i/{indicator['indicator_id']}")
            assert ("dash_renderer" in page) == ('id="chart"' in page)


def test_no_word_of_the_menu_is_lit_on_the_page_of_an_indicator(client, rivals):
    def lit(path):
        (menu,) = html.fromstring(client.get(path).get_data()).find_class("menu")
        return [link.get("href") for link in menu.iter("a") if "on" in (link.get("class") or "").split()]

    assert lit("/") == ["/"]
    assert lit("/figures") == ["/figures"]
    assert lit(f"/i/{rivals[0]}") == []


def test_the_tree_of_the_island_is_the_html_that_it_replaces(client, rivals):
    page = client.get(f"/i/{rivals[0]}").get_data(as_text=True)
    tree = re.search(r'<script id="island-tree" type="application/json">(.*?)</script>', page)[1]
    figures = json.loads(tree)
    assert "</" not in tree
    assert figures["props"]["className"] == "work"


def test_the_rail_answers_a_click_with_the_card(client, rivals):
    indicator, rows = rivals
    pin = rows[0]["observation_id"]
    answer = client.get(f"/rail/{indicator}?c={pin}&lang=ko")
    assert answer.status_code == 200
    assert pin in answer.get_data(as_text=True)
    assert len(answer.data) < 25_000
    tag = {"If-None-Match": answer.headers["ETag"]}
    assert client.get(f"/rail/{indicator}?c={pin}&lang=ko", headers=tag).status_code == 304
    assert client.get("/rail/no.such").status_code == 404


def test_the_source_is_quoted_to_the_letter_on_every_card(store):
    for row in store.figures():
        model = card_model(store, row["observation_id"], "ko")
        marked = "".join(text for text, over in model.passage.pieces if over == "figure")
        assert model.matches
        assert "".join(marked.split()) == "".join(row["quote_value"].split())


def test_what_a_document_does_not_state_is_said_to_be_missing(client, store):
    for row in store.figures():
        document = store.document(row["document_id"])
        if not document["author"]:
            page = get(client, f"/i/{row['indicator_id']}?c={row['observation_id']}")
            assert "명시되지 않음" in page
            return
    pass_over("every document names its author")


def test_rail_and_table_list_the_figures_in_one_order(client, store):
    """Where there is a rail: one number, told twice, has its cards below instead."""
    checked = 0
    for indicator in [row["indicator_id"] for row in store.indicators() if 1 < row["figures"] <= 12]:
        page = html.fromstring(client.get(f"/i/{indicator}").get_data())
        if not (evidence := page.find_class("evidence")):
            continue
        rail = [link.get("data-pin") for link in evidence[0].iter("a")]
        table = [row.get("data-row") for row in page.find_class("figures")[0].iter("tr") if row.get("data-row")]
        assert rail == table, indicator
        checked += 1
    assert checked
