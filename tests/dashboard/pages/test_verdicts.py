"""One verdict on two figures, read from one column, wherever the two are shown."""

import csv
import io
from html import unescape

import pytest

from dashboard.components.home.unexplained import MOST, choose
from dashboard.content.verdicts import OPEN, name_verdict
from dashboard.exports.pptx.plan import Teller, plan_indicator
from dashboard.exports.pptx.wish import INDICATOR, Wish
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StoredRelation
from etl.model import VERDICTS
from tests.dashboard.made_up import made


@pytest.fixture(scope="module")
def puzzle(store):
    """The first pair that nothing explains."""
    return store.relations(verdict=OPEN, limit=1)[0]


def read(client, path):
    return unescape(client.get(path).text)


def test_what_nothing_explains_comes_first(store):
    ranks = [VERDICTS.index(row["verdict"]) for row in store.relations()]
    assert ranks == sorted(ranks)
    assert ranks[0] == VERDICTS.index(OPEN)
    assert [row["verdict"] for row in store.verdict_counts()] == [VERDICTS[rank] for rank in dict.fromkeys(ranks)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_same_verdict_and_reason_stand_in_headline_card_list_and_on_home(client, puzzle, lang):
    name, reason = name_verdict(OPEN, Text(lang)), puzzle[f"reason_{lang}"]
    page = read(client, f"/i/{puzzle['indicator_id']}?lang={lang}")
    headline = page.split('id="finding"')[1].split("</p>")[0]
    assert reason in headline
    table = page.split('<table class="figures"')[1].split("</table>")[0]
    assert table.count(f">{name}<") == 2
    assert reason in page.split('id="disagreements"')[1]
    card = read(client, f"/o/{puzzle['left_id']}?lang={lang}")
    assert name in card
    assert reason in card
    for path in ("/", "/conflicts"):
        assert reason in read(client, f"{path}?lang={lang}")


def test_no_headline_says_the_opposite_of_the_verdict(client, puzzle):
    headline = read(client, f"/i/{puzzle['indicator_id']}?lang=ko").split('id="finding"')[1].split("</p>")[0]
    assert "모순되지 않는다" not in headline


def test_exports_and_the_api_tell_the_same_verdict(client, puzzle):
    for side in ("left_id", "right_id"):
        one = client.get(f"/api/v1/observations/{puzzle[side]}").get_json()
        one = one.get("data", one)
        assert one["verdict"] == OPEN
        assert next(rival["verdict"] for rival in one["relations"]) == OPEN
    text = client.get(f"/export/i/{puzzle['indicator_id']}.csv").get_data(as_text=True)
    rows = {row["observation_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert {rows[puzzle[side]]["verdict"] for side in ("left_id", "right_id")} == {OPEN}
    pairs = csv.DictReader(io.StringIO(client.get("/export/conflicts.csv").get_data(as_text=True)))
    assert next(pairs)["verdict"] == OPEN


def test_a_picture_says_it_too(client, puzzle):
    drawn = read(client, f"/img/{puzzle['indicator_id']}.svg?lang=ko")
    assert "설명되지 않은 차이" in "".join(drawn.split("\n")).replace("\u00a0", " ")


def test_a_verdict_that_there_is_not_is_told(client):
    assert "‘quarrel’" in read(client, "/conflicts?verdict=quarrel&lang=ko")


def test_home_shows_one_pair_of_each_indicator_and_three_at_most():
    pairs = [made(StoredRelation, indicator_id=name, left_id=str(n)) for n, name in enumerate("aabbcde")]
    assert [pair.left_id for pair in choose(pairs)] == ["0", "2", "4"]
    assert MOST == 3


def test_what_is_counted_in_another_unit_is_inside_its_whole_and_no_part_of_its_number(client, store):
    names = {row["indicator_id"]: row for row in store.indicators() if row["part_of"] and row["figures"]}
    told = {name: store.indicator(name) for name in names}
    inside = {name for name, row in told.items() if row["unit"] != row["part_of_unit"]}
    assert inside
    assert inside < told.keys()
    for name, row in told.items():
        key = "inside" if name in inside else "part_of"
        assert Text("ko")(f"indicator.{key}", whole=row["part_of_ko"]) in read(client, f"/i/{name}?lang=ko")
        figure = store.measured_figures(name)[0]["observation_id"]
        said = Text("ko")(f"card.is_{'inside' if name in inside else 'part'}", whole=row["part_of_ko"])
        assert said in read(client, f"/o/{figure}?lang=ko")


def test_a_slide_tells_the_verdict_and_its_reason(store, puzzle):
    text = Text("ko")
    teller = Teller(store, text, "http://127.0.0.1:8050/")
    plan = plan_indicator(teller, Wish(INDICATOR, puzzle["indicator_id"], State()))
    assert any(puzzle["reason_ko"] in note for note in plan.notes)
    for figure in plan.figures:
        assert any(name_verdict(OPEN, text) in rival and puzzle["reason_ko"] in rival for rival in figure.rivals)
