"""What a figure is counted by (a day, a year, per person) is told wherever its value is."""

from urllib.parse import quote

import pytest
from lxml import html

from dashboard import format, quoting, urls
from dashboard.charts.ground.strokes import hover_text
from dashboard.charts.panels.multiples import Panel, draw, find_span
from dashboard.components.card.compare import differences
from dashboard.content import finding
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.answers import Observation, as_dict, replace
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure, made

LANGUAGES = ("ko", "en")
RATES = ("day", "week", "month", "year", "person", "each", "thousand", "ten_thousand", "hundred_thousand", "million")
VALUES = (  # every sort of element that shows a value as quoted
    *("evidence-value", "card-value", "number-value", "ind-value", "cf-value", "multiple-value", "scale-label"),
    *("card-amount", "number-amount", "cf-norm"),
)


@pytest.fixture(scope="module")
def rated(store):
    """The figures of the store that have a rate, in the unit of their indicators."""
    rows = [row for card in store.indicators() for row in store.measured_figures(card["indicator_id"])]
    found = [row for row in rows if row["rate"]]
    assert found, "no figure of the store has a rate"
    return found


def words_of(element):
    return " ".join(element.text_content().split())


def values_in(tree, row, lang):
    """The words of every element, piece of a picture or cell that says the value of a row."""
    quoted = quoting.plain(row).value
    amount = format.amount(replace(row, rate=None), Unit(row["unit"], "", ""), lang)
    elements = [each for name in VALUES for each in tree.find_class(name)]
    elements += [*tree.iter("td"), *tree.iter("title"), *tree.iter("h1")]
    elements += [each for each in tree.iter("text") if not is_tick(each, (quoted, amount))]
    elements += [each for each in tree.iter("p") if each.get("id") == "finding" or "compare-told" in each.classes]
    said = [words_of(each) for each in elements if "quote" not in each.classes]
    said += [each.get("aria-label") for each in tree.iter("a") if each.get("data-figure")]
    return [words for words in said if words and (quoted in words or amount.strip() in words)]


def is_tick(element, amounts):
    """Whether a text of a picture is a number of its axis: a bare amount in the weight of the ground."""
    is_bold = element.get("font-weight") == "600" or "strong" in element.classes
    return not is_bold and words_of(element) in amounts


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("write", [format.amount, format.short_amount])
def test_an_amount_is_written_with_its_rate(write, lang, rate):
    for row in (figure(1, rate=rate), figure(1, bound="range", rate=rate), figure(1, bound="at_most", rate=rate)):
        plain, word = write(replace(row, rate=None), UNIT, lang), format.rate_word(rate, lang)
        assert word in write(row, UNIT, lang)
        assert word not in plain


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_vague_amount_is_written_with_its_rate(lang):
    row = figure(1, 10000, rate="day", is_vague=True, quote_value="수만 개")
    assert format.amount(row, UNIT, lang) == {"ko": "하루 수만 개", "en": "tens of thousands of boxes a day"}[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_marks_findings_and_what_the_pointer_shows_have_the_rate(lang):
    word = format.rate_word("year", lang)
    rows = [figure(1, 500, start="2020", end="2020"), figure(9, 700, "at_most", kind="cap", rate="year", origin="b")]
    cap = made_up.marks(rows, lang)[1]
    assert [word in words for words in (cap.quote, cap.amount, hover_text(cap))] == [True] * 3
    assert word in finding.say(rows[:1], made_up.marks(rows[:1], lang), rows[1:], [], UNIT, Text(lang))
    assert word in finding.say(rows[1:], [cap], [], [], UNIT, Text(lang))


def test_a_rate_is_told_in_the_language_of_the_quotation_that_it_belongs_to():
    korean, english = figure(1, quote_value="50만 배럴", rate="year"), figure(1, quote_value="500,000 bbl", rate="year")
    assert quoting.quoted(korean, "ko").value == "연간 50만 배럴"
    assert quoting.quoted(korean, "en").value == "연간 50만 배럴"
    assert quoting.quoted(english, "en").value == "500,000 bbl a year"
    assert quoting.quoted(english, "ko").value == "500,000 bbl a year"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_and_picture_that_shows_such_a_figure_tells_its_rate(client, store, rated, lang):
    for row in rated:
        indicator = store.indicator(row["indicator_id"])
        name, id_, shown = row["indicator_id"], row["observation_id"], indicator["cap_of"] or row["indicator_id"]
        addresses = [urls.indicator(name), urls.observation(id_), urls.compare([name]), urls.home(indicator["family"])]
        addresses += [f"/embed/{quote(name)}", f"/embed/{quote(shown)}", f"/embed/{quote(name)}?mode=static"]
        addresses += [f"/img/{quote(name)}.svg", urls.indicator(shown), urls.compare([shown])]
        if store.measured_figures(shown):
            addresses.append(f"/img/{quote(shown)}.svg")
        for address in addresses:
            address = address.partition("#")[0]
            joined = f"{address}{'&' if '?' in address else '?'}lang={lang}"
            answer = client.get(joined)
            assert answer.status_code == 200, joined
            said = values_in(html.fromstring(answer.get_data()), row, lang)
            told = [format.rate_word(row["rate"], each) for each in LANGUAGES]  # a quotation tells it in its own words
            missing = [words for words in said if not any(word in words for word in told)]
            assert not missing, (joined, missing)
            assert said or row["is_vague"] or shown != name, joined


def test_figures_of_different_rates_are_neither_divided_nor_subtracted():
    told = [figure(1, 500, rate="year"), figure(9, 700, rate=None)]
    rows = [made(Observation, **as_dict(row), indicator_unit="item") for row in told]
    said = dict(differences(*rows, None, Text("ko")))
    assert {Text("ko")("card.ratio"), Text("ko")("card.difference")}.isdisjoint(said)
    same = dict(differences(rows[0], replace(rows[1], rate="year"), None, Text("ko")))
    assert "연간" in same[Text("ko")("card.difference")]


def test_a_cap_is_drawn_as_a_limit_where_it_is_the_figure_itself_too():
    cap = made_up.marks([figure(1, 500, "at_most", kind="cap", rate="year")])[0]
    panel = Panel([cap], [], UNIT, {cap.id: "/i/made.up"}, "상한")
    assert (panel.marks, panel.caps) == ([], [cap])
    drawn = draw(panel, find_span([panel]), 40, (600, 190), Text("ko"))
    assert "<pattern" in drawn
    assert not find_span([panel]).has_undated
