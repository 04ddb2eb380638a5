"""`/origins`, `/origins/<id>` and `/m/<measure>`: all that one origin says, and all of whom one measure is told."""

import re
from collections import Counter

import pytest
from markupsafe import Markup

from dashboard import urls
from dashboard.content.verdicts import name_verdict
from dashboard.i18n import Text

KO = Text("ko")

pytestmark = pytest.mark.whole


def hrefs_of(answer):
    return [str(Markup(found).unescape()) for found in re.findall(r'href="([^"]*)"', answer.text)]


def test_the_list_leads_to_every_origin_that_states_a_figure(client, store):
    links = hrefs_of(client.get("/origins?lang=en"))
    stating = {row["origin_id"] for row in store.figures()}
    assert {urls.origin(name) for name in stating} <= set(links)


def test_a_page_of_origins_holds_only_those_that_state_figures_and_is_full(client, store):
    everyone = store.origins()
    stating = [row for row in everyone if row.figures]
    assert len(stating) == store.counts().origins < len(everyone)
    assert store.origins(least=1) == stating
    size = len(stating) // 2
    assert store.origins(limit=size, first=size, least=1) == stating[size : 2 * size]
    silent = {urls.origin(row.origin_id) for row in everyone} - {urls.origin(row.origin_id) for row in stating}
    assert silent.isdisjoint(hrefs_of(client.get("/origins?lang=en")))


def test_an_origin_shows_every_figure_that_it_states_and_no_other(client, store):
    for name in {row["origin_id"] for row in store.figures()}:
        answer = client.get(urls.origin(name))
        rows = store.figures(origin=name)
        table = answer.text.split('id="table"', 1)[1].split("</table>")[0]
        shown = re.findall(r'href="/o/([^"]+)"', table)
        assert sorted(shown) == sorted(row["observation_id"] for row in rows)[: len(shown)]
        assert len(shown) == min(50, len(rows))
        assert {f"/d/{row['document_id']}" for row in rows} <= {link.partition("#")[0] for link in hrefs_of(answer)}


def test_an_origin_is_drawn_over_one_time_and_others_who_differ_beside_it_in_grey_with_their_names(client, store):
    rivals = store.figures("arms.containers")
    others = {row["observation_id"]: row["origin_ko"] for row in rivals if row["origin_id"] != "kr.nis"}
    assert others
    answer = client.get("/origins/kr.nis").text
    panels = re.findall(r'<section class="compare-panel.*?</section>', answer, re.DOTALL)
    (panel,) = [panel for panel in panels if "컨테이너" in panel]
    glyphs = dict(re.findall(r'data-figure="([\d:-]+)"[^>]*>.*?var\(--(\w+)\)', panel, re.DOTALL))
    own = {row["observation_id"] for row in rivals if row["origin_id"] == "kr.nis"}
    assert own | set(others) == set(glyphs)
    assert {glyphs[name] for name in others} == {"edge"}
    assert all(glyphs[name] != "edge" for name in own)
    assert all(f" · {name}" in panel for name in others.values())
    assert KO("origins.others_key") in answer


def test_a_series_of_an_origin_stays_a_line_and_nothing_grey_is_told(client):
    answer = client.get("/origins/kr.bok").text
    assert KO("origins.others_key") not in answer
    assert 'id="rivals"' not in answer


def test_an_origin_shows_its_pairs_with_their_verdicts_what_nothing_explains_first(client, store):
    pairs = store.origin_relations("kr.nis")
    own = {row["observation_id"] for row in store.figures() if row["origin_id"] == "kr.nis"}
    everything = store.relations()
    assert [(pair.left_id, pair.right_id) for pair in pairs] == [
        (pair.left_id, pair.right_id) for pair in everything if {pair.left_id, pair.right_id} & own
    ]
    answer = client.get("/origins/kr.nis").text.split('id="rivals"', 1)[1]
    told = re.findall(r'class="verdict[^"]*"[^>]*>([^<]+)<', answer)
    assert told[: len(pairs)] == [name_verdict(pair.verdict, KO) for pair in pairs]
    assert pairs[0].verdict == "unexplained"
    assert all(pair.reason_ko in answer for pair in pairs)


def test_an_origin_can_be_taken_along(client):
    links = hrefs_of(client.get("/origins/kr.nis?lang=en"))
    assert {"/figures?o=kr.nis", "/export/figures.csv?o=kr.nis", "/feed.atom?o=kr.nis&lang=en"} <= set(links)


def test_what_an_origin_revises_stands_on_its_page(client, store, monkeypatch):
    from etl.store import Revision, Store

    left, right = (row["observation_id"] for row in store.figures("economy.population")[:2])
    pair = Revision("economy.population", left, right, 1.01, "다시 셌다.", "Counted anew.", "인구", "Population")
    assert store.origin_revisions("kr.bok") == []
    monkeypatch.setattr(Store, "origin_revisions", lambda _self, _origin, _limit=None: [pair])
    answer = client.get("/origins/kr.bok?lang=en")
    assert "Counted anew." in answer.text
    assert f"/i/economy.population?c={left},{right}" in hrefs_of(answer)


def test_nobody_has_no_page(client):
    assert client.get("/origins/nobody").status_code == 404
    assert client.get("/m/nothing").status_code == 404


def test_a_measure_shows_its_indicators_by_form_side_by_side(client, store):
    for measure in ("gni", "refined_oil_supplied", "trade"):
        rows = store.figures(measure=measure)
        answer = client.get(urls.measure(measure))
        assert {urls.indicator(row["indicator_id"]) for row in rows} <= set(hrefs_of(answer))
        forms = re.findall(r'<h2 id="(\w+)"', answer.text)
        assert set(forms) == {row["transformation"] for row in rows}
        assert f"/export/figures.csv?measure={measure}" in hrefs_of(answer)


def test_a_number_out_of_a_table_is_never_without_its_unit(client):
    answer = client.get("/m/gni?lang=en").text
    latest = re.findall(r'<td class="n at-latest"[^>]*>.*?<a [^>]*>(.*?)</a>', answer)
    assert latest
    assert all(value.startswith(("US$", "₩")) for value in latest), latest


def test_a_measure_of_one_indicator_and_one_area_offers_no_choice_among_one(client, store):
    counts = Counter(row["measure"] for row in store.figures() if row["measure"])
    indicators = {name: {row.indicator_id for row in store.measure_indicators(name)} for name in counts}
    one = next(name for name, ids in indicators.items() if len(ids) == 1)
    many = next(name for name, ids in indicators.items() if len(ids) > 1)
    assert "/compare?i=" not in client.get(f"/m/{one}").text
    assert "/compare?i=" in client.get(f"/m/{many}").text
    splits = [re.findall(r'class="ms-split">(.*?)</p>', client.get(f"/m/{name}").text) for name in counts]
    assert any(splits)
    assert all(words.count("<a ") > 1 for own in splits for words in own)


def test_the_line_under_a_value_of_a_measure_does_not_reach_under_its_mark(client):
    cells = re.findall(r"<td[^>]*at-latest[^>]*>(.*?)</td>", client.get("/m/real_gdp").text)
    assert cells
    assert all(cell.index("glyph") < cell.index("<a ") for cell in cells)


def test_cards_and_indicators_lead_to_origins_and_measures(client):
    assert "/m/containers_shipped" in hrefs_of(client.get("/i/arms.containers"))
    assert "/origins/kr.nis" in hrefs_of(client.get("/o/002:7897-7911"))
    assert {"/figures", "/origins"} <= set(hrefs_of(client.get("/")))
