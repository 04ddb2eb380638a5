"""`/figures`: one table of all figures, whose address is its state, with and without a script."""

import csv
import io
import json
import re

import pytest
from markupsafe import Markup

pytestmark = pytest.mark.whole

CHOICE = "o=kr.nis,author:002&k=claim,estimate,observed"


@pytest.fixture
def dash(client):
    """Asks a callback of the page as Dash does: what it answers, by the property."""

    def ask(search, field=None, words=None):
        context = {"id": "figures-context", "property": "data", "value": {"lang": "en"}}
        address = {"id": "figures-address", "property": "search", "value": search}
        parts = (("figures-fields", "children"), ("figures-table", "data"))
        body = {"output": "..figures-fields.children...figures-table.data.."}
        body["outputs"] = [{"id": name, "property": prop} for name, prop in parts]
        body |= {"inputs": [address], "changedPropIds": ["figures-address.search"], "state": [context]}
        if field:
            own = {"type": "facet-words", "field": field}
            listed = {"type": "facet-values", "field": field}
            body["output"] = '{"field":["MATCH"],"type":"facet-values"}.children'
            body["outputs"] = {"id": listed, "property": "children"}
            body["inputs"] = [{"id": own, "property": "value", "value": words}]
            body["state"] = [{"id": own, "property": "id", "value": own}, address, context]
            body["changedPropIds"] = [json.dumps(own, sort_keys=True, separators=(",", ":")) + ".value"]
        return client.post("/_dash-update-component", json=body)

    return ask


def words_of(answer):
    return re.sub(r"\s+", " ", Markup(answer.text.split("<main", 1)[1]).striptags())


def total_of(answer):
    """How many figures the page says that it shows."""
    return int(re.search(r'class="fg-total"[^>]*>([\d,]+) figures?', answer.text)[1].replace(",", ""))


def hrefs_of(answer, pattern):
    return [str(Markup(found).unescape()) for found in re.findall(rf'href="({pattern}[^"]*)"', answer.text)]


def test_the_page_shows_all_figures_and_every_choice_is_a_link_to_the_rest_of_them(client, store):
    answer = client.get("/figures?lang=en")
    assert total_of(answer) == store.figure_total().figures
    links = hrefs_of(answer, r"/figures\?")
    assert {"/figures?o=kr.nis", "/figures?area=KP", "/figures?transformation=growth"} <= set(links)
    for link in ("/figures?o=kr.nis", "/figures?measure=containers_shipped"):
        told = total_of(client.get(f"{link}&lang=en"))
        count = re.search(rf'href="{re.escape(link)}"[^>]*data-count="(\d+)"', answer.text)[1]
        assert told == int(count)


def test_what_is_chosen_can_be_let_go_one_by_one(client):
    answer = client.get(f"/figures?{CHOICE}&sort=-period&columns=quote,origin&page=2&lang=en")
    links = hrefs_of(answer, r"/figures\?")
    rest = "k=claim,estimate,observed&sort=-period&columns=quote,origin"
    assert f"/figures?o=author:002&{rest}" in links  # without kr.nis, in the same order, from the first page on
    assert "/figures?sort=-period&columns=quote,origin" in links


def test_files_feed_call_and_slides_hold_what_the_page_shows(client, store):
    answer = client.get(f"/figures?{CHOICE}&area=KP&lang=en")
    shown = total_of(answer)
    (file,) = hrefs_of(answer, r"/export/figures\.csv")
    rows = list(csv.DictReader(io.StringIO(client.get(file).text)))
    (call,) = hrefs_of(answer, "/api/v1/observations")
    data = client.get(f"{call}&limit=1000").json["data"]
    asked = {"origin": ["kr.nis", "author:002"], "kind": ["claim", "estimate", "observed"], "area": "KP"}
    assert len(rows) == len(data) == shown == len(store.figures(**asked))
    assert {row["ref_area"] for row in rows} == {"KP"}
    (deck,) = hrefs_of(answer, r"/deck\?c")
    slides = client.get(deck)
    assert {row["indicator_id"] for row in rows} <= set(re.findall(r"/i/([\w.-]+)", slides.text))
    assert client.get(hrefs_of(answer, r"/export/figures\.xlsx")[0]).data[:2] == b"PK"
    feeds = hrefs_of(answer, "/feed.atom")
    assert any("area=KP" in feed for feed in feeds)
    assert all(client.get(feed).status_code == 200 for feed in feeds)


def test_a_head_sorts_and_says_which_way(client):
    answer = client.get("/figures?o=kr.bok&sort=-value&columns=quote,value,period&lang=en").text
    assert 'aria-sort="descending"' in answer
    assert 'href="/figures?o=kr.bok&amp;sort=value&amp;columns=quote,value,period"' in answer
    heads = re.findall(r'<th[^>]*scope="col"[^>]*>(.*?)</th>', answer)
    assert [Markup(head).striptags().rstrip("↓ ") for head in heads] == ["As quoted", "Value", "Period"]


def test_nothing_found_leads_back_and_an_unknown_value_is_named(client):
    answer = client.get("/figures?area=KP&o=nobody&lang=en")
    assert "No figure meets all of these conditions" in words_of(answer)
    assert "Origin “nobody”" in words_of(answer)
    assert 'href="/figures"' in answer.text


@pytest.mark.parametrize(
    "query",
    ["measure=a,,b", "sort=--x", "columns=,", "page=-9", "t=..", "t=99", "all=nothing", "o=" + "x," * 90, "v="],
)
def test_no_query_breaks_the_page(client, query):
    assert client.get(f"/figures?{query}").status_code == 200


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    "query",
    ["period=NaN", "from=2024-13-99", "to=x", "period=x..", "period=2024-W99", "period=2024-99", "from=2024&to=2024-x"],
)
def test_a_time_that_is_none_is_named(client, query, lang):
    answer = client.get(f"/figures?{query}&lang={lang}")
    assert answer.status_code == 200
    assert re.search(r"(시기|Period) “\S+”", words_of(answer))


def test_other_routes_refuse_what_no_figure_has_and_name_what_is_near(client):
    refused = client.get("/export/figures.csv?measure=containers_shippd")
    assert (refused.status_code, "containers_shipped" in refused.text) == (400, True)
    assert client.get("/api/v1/observations?transformation=nonsense").status_code == 400
    assert client.get("/feed.atom?area=nowhere").status_code == 400


def test_every_field_of_the_page_is_a_parameter_of_the_files(client, store):
    for field in ("family", "measure", "area", "partner", "breakdown", "transformation", "kind", "certainty"):
        one = store.facet_values(field)[0]
        answer = client.get("/export/figures.csv", query_string={field: one.value})
        assert len(list(csv.DictReader(io.StringIO(answer.text)))) == one.figures, field


def test_dash_gives_the_same_parts_for_an_address_as_the_page_itself(dash, client):
    answer = dash(f"?{CHOICE}&lang=en")
    assert answer.status_code == 200
    fields = json.dumps(answer.json["response"]["figures-fields"]["children"], ensure_ascii=False)
    table = answer.json["response"]["figures-table"]["data"]
    whole = client.get(f"/figures?{CHOICE}&lang=en").text
    assert f'class="fg-main">{table}</div>' in whole
    links = re.findall(r'href="(/figures\?[^"]*)"', whole.split("<main", 1)[1].split('id="figures-main"')[0])
    assert links
    assert all(json.dumps(str(Markup(link).unescape())) in fields for link in links)


def test_dash_finds_values_of_a_field_by_words_with_what_the_others_leave(dash):
    answer = dash("?o=kr.bok", "measure", "national")
    listed = json.dumps(answer.json["response"])
    assert '"/figures?measure=gni&o=kr.bok"' in listed
    assert "containers" not in listed
    assert "There is no such value" in json.dumps(dash("", "origin", "no such origin").json["response"])


@pytest.mark.parametrize("search", [None, 7, ["?"], "?v=000000000000", "?t=..&o=\0", "?" + "x" * 9000])
def test_dash_answers_whatever_somebody_sends_without_failing(dash, search):
    assert dash(search).status_code < 500
    assert dash(search, "origin", search).status_code < 500


def test_the_page_loads_dash_without_plotly(client):
    assert "/vendor/plotly" not in client.get("/figures").text
    assert "_dash-renderer" in client.get("/figures").text


def test_a_frozen_version_stays_in_every_link(client, store):
    answer = client.get(f"/figures?v={store.version}&o=kr.nis").text.split("<main", 1)[1].split("</main>")[0]
    listed = re.findall(r'href="(/(?:figures|i|o|d|export|origins)[/?][^"]*)"', answer)
    assert listed
    assert all(f"v={store.version}" in link for link in listed)
