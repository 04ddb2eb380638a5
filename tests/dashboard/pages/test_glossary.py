"""Words of ours are explained where they stand."""

from html import unescape

import pytest

from dashboard.components.html.glossary import explained
from dashboard.components.html.plain import to_html
from dashboard.i18n import LANGUAGES, Text
from etl.model import KINDS
from etl.schemas.indicators import MEASURES

BOUNDS = ("about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
KEYS = [
    *(f"kind.{kind}" for kind in KINDS),
    *(f"bound.{bound}" for bound in BOUNDS),
    *(f"measure.{measure}" for measure in MEASURES),
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_every_sort_of_statement_bound_and_way_of_counting_has_a_meaning(key, lang):
    section, _, name = key.partition(".")
    meaning = Text(lang)(f"glossary.{section}_{name}")
    assert f'title="{meaning}"' in unescape(to_html(explained(key, Text(lang))))


def test_a_word_without_a_meaning_stands_by_itself():
    assert explained("bound.exact", Text("en")) == Text("en")("bound.exact")


def test_they_are_explained_on_the_page_of_an_indicator_and_of_a_figure(client, store):
    row = store.measured_figures("arms.shells")[0]
    text = Text("ko")
    page = unescape(client.get("/i/arms.shells").text)
    card = unescape(client.get(f"/o/{row.observation_id}").text)
    assert f'title="{text("glossary.measure_cumulative")}"' in page
    for shown in (page, card):
        assert f'title="{text(f"glossary.kind_{row.kind}")}"' in shown
        assert f'title="{text(f"glossary.bound_{row.bound}")}"' in shown
