"""The first page: the box, what nothing explains, what is new, the claims over time, the weightiest indicators."""

import re
from html import unescape

import pytest

from dashboard import urls
from dashboard.app import create_app
from dashboard.components.home.news import MOST, whats_new
from dashboard.components.html.plain import to_html
from dashboard.i18n import Text
from etl.store import Shelf
from tests.made_up_workspace import Workspace

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"


@pytest.fixture
def home(client):
    return unescape(client.get("/").text)


def test_the_box_stands_once_large_on_the_first_page_and_in_the_head_of_all_others(client, home):
    assert re.findall(r'id="search-(\w+)"', home) == ["home"]
    assert re.findall(r'id="search-(\w+)"', client.get("/origins").text) == ["head"]
    assert re.findall(r'id="search-(\w+)"', client.get("/?f=arms").text) == ["head"]


def test_every_example_finds_a_figure(client, home):
    examples = re.findall(r'href="(/search\?q=[^"]+)"', home)
    assert len(examples) == 3
    for example in examples:
        assert 'class="hit hit-figure"' in client.get(example).text, example


def test_what_nothing_explains_and_what_is_new_come_before_time_and_families(home):
    places = [home.index(f'"{name}"') for name in ("unexplained-title", "new-title", "over-time-title", "contents")]
    assert places == sorted(places)


def test_the_claims_over_time_lead_to_their_figures_and_to_all(home, store):
    part = home[home.index("over-time-title") : home.index('class="contents"')]
    assert 'href="/time"' in part
    shown = re.findall(r'href="/o/([^"]+)"', part)
    assert len(shown) > 10
    assert all(store.observation(name) for name in shown)


def test_a_family_begins_with_what_nothing_explains_then_with_what_many_origins_state(store):
    for family in store.family_cards():
        weights = [(card.verdict != "unexplained", -card.origins, -card.figures) for card in family.indicators]
        assert weights == sorted(weights)
    arms = next(family for family in store.family_cards() if family.family == "arms")
    assert [card.indicator_id for card in arms.indicators[:2]] == ["arms.shells", "arms.containers"]


def test_the_first_of_a_page_of_a_family_are_those_of_the_overview(store):
    (whole,) = [family for family in store.family_cards() if family.family == "arms"]
    (page,) = store.family_cards(family="arms", limit=2, first=1)
    assert page.indicators == whole.indicators[1:3]


@pytest.fixture(scope="module")
def twice(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("new"), repository)
    made.build_twice("900", OLD, NEW)
    return made


@pytest.mark.whole
def test_what_is_new_tells_the_figures_that_changed_each_with_its_words_before(twice):
    page = unescape(to_html(whats_new(Shelf(twice.current), Text("ko"))))
    assert OLD in page
    assert NEW in page
    assert 1 <= page.count("<li>") <= MOST


@pytest.mark.whole
def test_what_is_new_is_told_to_an_english_reader_in_english(twice):
    page = unescape(to_html(whats_new(Shelf(twice.current), Text("en"))))
    assert re.search(r"13,000\D* → \D*21,000", page)
    told = " ".join(re.findall(r"<li>(.*?)</li>", page))
    assert told
    assert not re.search("[가-힣]", told)


@pytest.mark.whole
def test_a_change_is_told_with_the_words_of_its_text_beside_it(twice):
    address = f"{urls.versions(twice.old, twice.new)}&lang=en"
    page = create_app(twice.current).server.test_client().get(address).text
    assert re.search(rf'21,000[^/]*</a></ins> <small[^>]*class="as-quoted"[^>]*>{NEW}</small>', page), page[-3000:]


@pytest.mark.whole
def test_what_is_new_is_told_until_something_newer_is(twice):
    twice.write(t900b="이 글에는 수치가 없다.\n")
    twice.build()
    page = unescape(to_html(whats_new(Shelf(twice.current), Text("ko"))))
    assert NEW in page


@pytest.mark.whole
def test_of_the_first_version_it_is_said_that_it_is_the_first(tmp_path, repository):
    made = Workspace(tmp_path / "one", repository)
    made.build()
    page = to_html(whats_new(Shelf(made.current), Text("ko")))
    assert Text("ko")("versions.first") in page
    assert "<li>" not in page
