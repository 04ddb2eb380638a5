"""`/time`: lanes of all figures along time, whose address is its state, with and without a script."""

import json
import re

import pytest
from markupsafe import Markup

from dashboard.charts.data import times
from dashboard.charts.data.marks import AHEAD
from dashboard.charts.time.time_plan import plan_lane
from dashboard.choice import Choice
from dashboard.components.time.time_board import SIZES
from dashboard.content.timeline import gather_lanes
from dashboard.i18n import Text
from dashboard.i18n.short_names import shorten
from dashboard.window import Window

pytestmark = pytest.mark.whole


def main_of(answer):
    return answer.text.split("<main", 1)[1].split("</main>")[0]


def words_of(answer):
    return re.sub(r"\s+", " ", Markup(main_of(answer)).striptags())


def hrefs_of(answer, pattern):
    return [str(Markup(found).unescape()) for found in re.findall(rf'href="({pattern}[^"]*)"', main_of(answer))]


def window_of(answer):
    start, end = (re.search(rf'data-{name}="(\d+)"', answer.text)[1] for name in ("start", "end"))
    return Window(int(start), int(end))


@pytest.mark.parametrize("by", ["origin", "measure"])
def test_each_lane_is_there_and_its_figures_lead_to_their_permalinks_in_picture_and_table(client, store, by):
    answer = client.get(f"/time?by={by}&lang=en")
    lanes = store.time_lanes(by)
    assert f"{sum(lane.dated for lane in lanes)} dated figures" in words_of(answer)
    names = [lane.en or "Measure not determined" for lane in lanes[:12]]
    assert all(name in words_of(answer) for name in names)
    assert len(re.findall('class="tm-lane"', answer.text)) == min(12, len(lanes))
    drawn = set(re.findall(r'<a href="(/o/[^"]+)" data-key', main_of(answer)))
    listed = set(re.findall(r'href="(/o/[^"]+)"', main_of(answer).split('id="table"')[1].split("</section>")[0]))
    assert drawn == listed != set()
    assert all(client.get(figure).status_code == 200 for figure in sorted(drawn)[:3])


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_figure_by_itself_says_what_it_counts_on_a_phone_too(store, lang):
    choice, window = Choice(), Window(times.first_day("1999"), times.first_day("2027"))
    lanes = gather_lanes(store, "origin", choice, store.time_lanes("origin"), window, Text(lang))
    own = {row.observation_id: row for lane in lanes for row in lane.figures.values()}
    for _name, width, _rows in SIZES:
        bars = [one for lane in lanes for one in plan_lane(lane.bars, (), window, width).bars if one.bar.figures == 1]
        silent = [one.words for one in bars if not one.beside]
        assert silent == []
        for one in bars:  # of a multiple or a share the measure alone would tell another story
            row = own[one.bar.id]
            name = Text(lang).pick(row.indicator_ko, row.indicator_en)
            assert row.transformation == "level" or one.beside in ("", name, *shorten(name, lang))


def test_a_heap_leads_to_the_table_of_its_figures(client):
    answer = client.get("/time?o=kr.bok&lang=en")
    heaps = [link for link in hrefs_of(answer, r"/figures\?") if "dating=dated" in link]
    assert heaps
    told = client.get(f"{heaps[0]}&lang=en").text
    assert int(re.search(r'class="fg-total"[^>]*>([\d,]+) figure', told)[1]) >= 2
    assert re.search(r"\d+ figures, \d{4}", words_of(answer))


def test_what_has_no_time_stands_aside_with_its_number_and_the_way_to_all_of_it(client, store):
    undated = store.figure_total(dating="undated").figures
    answer = client.get("/time?lang=en")
    assert f"{undated} undated figures" in words_of(answer)
    assert "/figures?dating=undated" in hrefs_of(answer, "/figures")
    told = client.get("/figures?dating=undated&lang=en").text
    assert re.search(rf'class="fg-total"[^>]*>{undated} figures', told)
    alone = client.get("/time?dating=undated&lang=en")
    assert "The selected figures are undated" in words_of(alone)
    assert "tm-board" not in main_of(alone)


def test_the_steps_are_addresses_of_other_days_and_go_back(client):
    first = client.get("/time?o=kr.nis,kr.bok&lang=en")
    named = {
        name: str(Markup(href).unescape())
        for tag in re.findall(r"<a [^>]*data-step=[^>]*>", main_of(first))
        for name, href in [(re.search(r'data-step="(\w+)"', tag)[1], re.search(r'href="([^"]+)"', tag)[1])]
    }
    assert set(named) == {"earlier", "later", "in", "out", "all"}
    closer = client.get(named["in"])
    assert window_of(closer).days <= window_of(first).days / 2 + 1
    assert "o=kr.nis,kr.bok" in named["in"]
    assert "w=" not in named["all"]
    assert str(window_of(closer)) in named["in"]


def test_a_lane_without_figures_in_sight_is_left_out_and_counted(client):
    answer = client.get("/time?lang=en&w=2017-01-01..2017-12-31")
    hidden = int(re.search(r"(\d+) origins have no figures in this period", words_of(answer))[1])
    whole = len(re.findall('class="tm-lane"', client.get("/time").text))
    assert len(re.findall('class="tm-lane"', answer.text)) == whole - hidden > 0
    empty = client.get("/time?lang=en&o=kr.nis,kr.bok&w=2023-02-01..2023-05-31")
    assert "None of the selected figures falls in this period" in words_of(empty)
    assert "data-step" in empty.text


def test_an_event_has_its_source_and_the_texts_that_name_it(client):
    answer = client.get("/time?area=KP&lang=en&w=2017-06-01..2018-05-31")
    row = re.search(r'<tr id="event-unsc_2397">(.*?)</tr>', main_of(answer), re.S)[1]
    assert "https://undocs.org/S/RES/2397(2017)" in row
    assert "/d/003" in row
    assert 'href="#event-unsc_2397"' in main_of(answer)
    assert "event-treaty_russia_2024" not in main_of(answer)  # another time
    assert "event-wto_china" not in main_of(client.get("/time?area=KP"))  # no business of the DPRK


def test_a_choice_stays_in_every_link_and_other_pages_lead_here(client):
    answer = client.get("/time?area=KP&k=claim,observed&by=measure&lang=en")
    assert "/figures?area=KP&k=claim,observed&sort=period" in hrefs_of(answer, "/figures")
    assert any(link.startswith("/export/figures.csv?area=KP&k=claim,observed") for link in hrefs_of(answer, "/export"))
    assert all("area=KP" in link for link in hrefs_of(answer, r"/time\?") if "by=measure" in link and "area=" in link)
    assert "/time" in client.get("/").text
    assert "/time?o=kr.nis&amp;by=measure" in client.get("/origins/kr.nis").text
    assert "/time?measure=exports" in client.get("/m/exports").text or client.get("/m/exports").status_code == 404
    assert "/time?measure=containers_shipped" in client.get("/m/containers_shipped").text
    assert "<loc>http://localhost/time</loc>" in client.get("/sitemap.xml").text


def test_what_the_address_asks_in_vain_is_named(client):
    told = words_of(client.get("/time?by=nonsense&w=soon&o=nobody&lang=en"))
    for words in ("by=nonsense", "w=soon", "Origin “nobody”"):
        assert words in told


@pytest.mark.parametrize(
    "query",
    ["w=..", "w=2020-01-01..2019-01-01", "w=0001-01-01..9999-12-31", "w=9999-01-01..9999-12-30", "by=", "page=99",
     "page=-1", "t=99", "o=" + "x," * 90, "all=origin", "foo=bar", "dating=maybe", "v="],
)  # fmt: skip
def test_no_query_breaks_the_page(client, query):
    assert client.get(f"/time?{query}").status_code == 200


def test_the_page_weighs_little_and_needs_no_plotly(client):
    answer = client.get("/time")
    assert len(answer.data) < 250_000
    assert "/vendor/plotly" not in answer.text
    assert "_dash-renderer" in answer.text


def test_dash_is_answered_with_the_parts_of_another_window(client):
    body = {
        "output": "time-parts.data",
        "outputs": {"id": "time-parts", "property": "data"},
        "inputs": [{"id": "time-address", "property": "search", "value": "?o=kr.bok&w=2018-01-01..2019-12-31"}],
        "changedPropIds": ["time-address.search"],
        "state": [{"id": "time-context", "property": "data", "value": {"lang": "en"}}],
    }
    answer = client.post("/_dash-update-component", json=body)
    parts = json.loads(answer.text)["response"]["time-parts"]["data"]
    assert set(parts) == {"side", "main"}
    assert f'data-start="{Window.read("2018-01-01..2019-12-31").start}"' in parts["main"]
    assert "Bank of Korea" in parts["main"]
    for odd in (None, 5, "?w=x", "?v=nothing"):
        body["inputs"][0]["value"] = odd
        assert client.post("/_dash-update-component", json=body).status_code in (200, 404)


def test_dash_knows_its_files_before_the_first_request(app, client, database):
    """Two requests that come first at once: one makes Dash learn its files, the other was answered with 404."""
    from dashboard.app import create_app

    fresh = create_app(database)
    assert client.get("/time").status_code == 200
    assert fresh.registered_paths == app.registered_paths != {}


@pytest.fixture(scope="module")
def lanes(store):
    """All lanes of origins over all time."""
    extent = store.time_extent()
    whole = Window.around(extent.first, extent.last)
    found = store.time_lanes("origin", (whole.first, whole.last), 99, 0)
    return gather_lanes(store, "origin", Choice(), found, whole, Text("ko"))


def test_nothing_of_the_past_is_drawn_beyond_the_day_on_which_it_was_told(store, lanes):
    written = {row.document_id: row.written for row in store.document_names()}
    assert all(written.values())
    cut = 0
    for lane in lanes:
        for bar in lane.bars:
            row = lane.figures.get(bar.id)
            if row is None or row.kind in AHEAD:
                continue
            told = times.day_after(written[row.document_id])
            assert bar.end <= max(told, times.day_after(row.period_start or row.period_end))
            cut += bool(row.period_end) and bar.end < times.day_after(row.period_end)
    assert cut, "no figure whose year was not over tries the rule"


def test_a_flag_stands_behind_no_mark_of_its_document(lanes):
    for lane in lanes:
        if len(lane.ticks) == 1 and len({row.document_id for row in lane.figures.values()}) == 1:
            assert max(bar.end for bar in lane.bars) - 1 <= lane.ticks[0].day


def test_a_mark_says_what_is_measured_beside_its_value(lanes):
    alone = [bar for lane in lanes for bar in lane.bars if bar.figures == 1]
    assert alone
    for lane in lanes:
        for bar in lane.bars:
            if bar.id in lane.figures:
                assert bar.beside[0] == lane.figures[bar.id].indicator_ko
