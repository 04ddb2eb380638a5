"""What is chosen is honoured by every count, and what no figure has is named."""

import re
from collections import Counter

import pytest
from lxml import html

from dashboard.content.facets import count_facets, find_unknown
from dashboard.i18n import Text
from dashboard.state import State
from tests.dashboard.made_up import figure

LANGUAGES = ("ko", "en")


@pytest.fixture(scope="module")
def disputed(store):
    """The indicator with most pairs of rival figures."""
    counts = Counter(row["indicator_id"] for row in store.relations(limit=500))
    return counts.most_common(1)[0][0]


def tab_of(client, address):
    tab = html.fromstring(client.get(address).get_data()).get_element_by_id("tab-disagreements", None)
    return 0 if tab is None else int(re.search(r"\d+", tab.text_content())[0])


def test_the_count_of_disagreements_is_that_of_the_figures_chosen(client, store, disputed):
    pairs = store.relations(disputed, limit=500)
    rows = store.measured_figures(disputed)
    assert tab_of(client, f"/i/{disputed}") == len(pairs)
    for origin in {row["origin_id"] for row in rows}:
        own = {row["observation_id"] for row in rows if row["origin_id"] == origin}
        kept = [pair for pair in pairs if {pair["left_id"], pair["right_id"]} <= own]
        assert tab_of(client, f"/i/{disputed}?o={origin}") == len(kept)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["o=nowhere", "k=guess", "d=999", "t=soon..", "o=nowhere&k=guess"])
def test_a_choice_that_no_figure_has_is_named_with_the_way_back(client, disputed, query, lang):
    tree = html.fromstring(client.get(f"/i/{disputed}?{query}&lang={lang}").get_data())
    (note,) = (each for each in tree.iter("p") if each.get("role") == "status" and "note" in each.classes)
    words = note.text_content()
    assert all(part.partition("=")[2].strip(".") in words for part in query.split("&"))
    assert [link.get("href").partition("?")[0] for link in note.iter("a")] == [f"/i/{disputed}"]


def test_nothing_is_named_where_all_is_known(client, disputed, store):
    origin = store.measured_figures(disputed)[0]["origin_id"]
    for query in ("", f"?o={origin}", "?t=2023..2024-06"):
        tree = html.fromstring(client.get(f"/i/{disputed}{query}").get_data())
        assert not [each for each in tree.iter("p") if each.get("role") == "status" and "note" in each.classes]


def test_of_a_field_whose_values_are_not_all_counted_none_is_called_unknown():
    facets = count_facets([figure(1)], Text("ko"))
    assert find_unknown(facets, State(origins=("a", "z"))) == [("origin", "z")]
    facets.others["origin"] = 3
    assert find_unknown(facets, State(origins=("a", "z"))) == []
