"""`/compare`: one scale a unit, what is computed marked as derived, cards on the page; the same as files and API."""

import csv
import io
import re
from decimal import Decimal
from fractions import Fraction
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from lxml import html as lxml_html

from dashboard import urls
from dashboard.charts.panels.multiples import Panel, share_scales
from dashboard.charts.panels.panel import find_ticks
from dashboard.content.comparing import compare_indicators, list_compared
from dashboard.content.comparing.words import write_value
from dashboard.exports.compared import COLUMNS
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.derive import Derived, Interval
from etl.derive.digits import Rounded
from tests.dashboard.made_up import figure, marks

LANGUAGES = ("ko", "en")
STEP = re.compile(r"""(\w*)((?:[.#][\w-]+)*)(?:\[([\w-]+)(?:(\^?=)"([^"]*)")?\])?""")
WORDS = {"ko": ("계산값", "12개월 가운데"), "en": ("Derived", "of 12 months")}


@pytest.fixture(scope="module")
def limited(store):
    """An indicator with the indicator of its cap, both with figures."""
    counted = {row["indicator_id"] for row in store.indicators() if row["figures"]}
    caps = [row for row in store.indicators() if row["cap_of"] in counted and row["figures"]]
    return caps[0]["cap_of"], caps[0]["indicator_id"]


@pytest.fixture(scope="module")
def in_months(store, limited):
    """An indicator of the unit of that cap whose total is of some months."""
    unit = store.indicator(limited[1]).unit
    names = [row["indicator_id"] for row in store.indicators() if row["unit"] == unit and row["figures"]]
    for name in names:
        found = compare_indicators(store, [name, limited[1]], (), "ko").derived
        if any("part_of_year" in one.notes for one in found):
            return name, limited[1]
    raise AssertionError("no paper states a total of some months beside a cap")


@pytest.fixture(scope="module")
def converted(store):
    """Two indicators in two currencies, of which a year has a rate."""
    money = [row["indicator_id"] for row in store.indicators() if row["dimension"] == "money" and row["figures"]]
    for left in money:
        for right in money:
            found = compare_indicators(store, [left, right], (), "ko").derived if left < right else []
            if any(one.conversion.rate for one in found):
                return left, right
    raise AssertionError("no two currencies have a rate")


def open_page(client, address, lang="ko"):
    """The page as a tree."""
    joined = "&" if "?" in address else "?"
    answer = client.get(f"{address}{joined}lang={lang}")
    assert answer.status_code == 200
    return lxml_html.fromstring(answer.text)


def select(tree, path):
    """The elements below a tree that a path of tags, classes, ids and attributes leads to; commas part several."""
    return [found for one in path.split(", ") for found in tree.xpath(".//" + "//".join(map(step_of, one.split())))]


def step_of(step):
    """One step of such a path as XPath has it: a.pinned, #cards, [data-figure="002:1-9"]."""
    tag, names, attribute, way, value = STEP.fullmatch(step).groups()
    tests = [f"@id='{name[1:]}'" for name in re.findall(r"#[\w-]+", names)]
    tests += [f"contains(concat(' ', @class, ' '), ' {name[1:]} ')" for name in re.findall(r"\.[\w-]+", names)]
    if attribute:
        tests.append(
            {None: f"@{attribute}", "=": f"@{attribute}='{value}'", "^=": f"starts-with(@{attribute}, '{value}')"}[way]
        )
    return (tag or "*") + "".join(f"[{test}]" for test in tests)


def words_of(tree, selector):
    return [" ".join(each.text_content().split()) for each in select(tree, selector)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_total_beside_its_cap_is_a_derived_share_of_the_cap_for_the_right_window(client, in_months, lang):
    tree = open_page(client, urls.compare(in_months), lang)
    derived, window = WORDS[lang]
    told = [" ".join(each.text_content().split()) for each in select(tree, ".dv")]
    assert any(derived in one and window in one and "%" in one and "÷" in one for one in told), told


def test_every_derived_value_leads_to_the_cards_and_the_passages_of_both_figures(client, limited):
    tree = open_page(client, urls.compare(limited))
    assert select(tree, ".dv")
    for each in select(tree, ".dv"):
        ids = each.get("data-derived").split(",")
        assert [link.get("data-figure") for link in select(each, ".dv-formula [data-figure]")] == ids
        passages = [link.get("href") for link in select(each, '.dv-formula a[href^="/o/"]')]
        assert passages == [urls.observation(name) for name in ids]
        for link in select(each, ".dv-formula [data-figure]"):
            query = parse_qs(urlsplit(link.get("href")).query)
            assert link.get("href").startswith("/compare?")
            assert query["c"] == [link.get("data-figure")]


def test_a_derived_value_has_a_mark_of_word_and_sign_and_no_colour_of_an_origin(client, limited):
    tree = open_page(client, urls.compare(limited))
    for each in select(tree, ".dv"):
        assert select(each, ".dv-sign")[0].text_content() in "÷Δ"
        assert "계산값" in select(each, ".dv-mark")[0].text_content()
        assert not re.search(r'class="[^"]*\bc-o\d', lxml_html.tostring(each, encoding="unicode"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_currencies_are_converted_by_a_dated_rate_with_its_source(client, store, converted, lang):
    tree = open_page(client, urls.compare(converted), lang)
    rate = next(
        one.conversion.rate for one in compare_indicators(store, converted, (), "ko").derived if one.conversion.rate
    )
    told = [each for each in select(tree, ".dv-note") if select(each, f'a[href="{rate.url}"]')]
    assert told
    assert f"{rate.rate.normalize():,f}" in told[0].text_content()
    assert rate.period in told[0].text_content()


def test_growth_is_computed_from_levels_in_the_order_of_time(client, store, converted):
    tree = open_page(client, urls.compare(converted[:1]))
    found = compare_indicators(store, converted[:1], (), "ko")
    steps = [one for one in found.derived if one.sort == "growth"]
    assert len(steps) > 1
    article = next(each for each in select(tree, ".dv") if "증감률" in each.text_content())
    assert len(select(article, ".dv-others tbody tr")) == len(steps) - 1
    assert all(one.right.end < one.left.end for one in steps)
    assert [one.left.end for one in steps] == sorted((one.left.end for one in steps), reverse=True)


def test_indicators_that_cannot_be_compared_say_why(client, store):
    units = {row["unit"]: row["indicator_id"] for row in store.indicators() if row["figures"]}
    pair = [units[name] for name in ("round", "person")]
    for lang, words in (("ko", "계산하지 않음"), ("en", "Not computed")):
        notes = words_of(open_page(client, urls.compare(pair), lang), ".compare-computed .note")
        assert any(words in note for note in notes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_chosen_offers_pairs_that_are_worth_it(client, lang, limited):
    tree = open_page(client, "/compare", lang)
    links = [link.get("href") for link in select(tree, ".compare-suggestions a")]
    assert urls.compare(limited) in links
    assert any("&c=" in link for link in links)
    for link in links:
        assert select(open_page(client, link, lang), ".dv, .compare-computed .note, .compare-cards .note")


def test_one_indicator_asks_for_a_second_and_five_name_what_was_left_out(client, store):
    names = [row["indicator_id"] for row in store.indicators() if row["figures"]][:5]
    assert "하나를 더 고르면" in open_page(client, urls.compare(names[:1])).text_content()
    full = open_page(client, urls.compare(names))
    assert len(select(full, ".compare-panel")) == 4
    assert names[4] in words_of(full, ".note.measure")[0]


def test_a_pinned_figure_has_its_card_on_the_page_and_a_second_one_is_computed_with_it(client, store, limited):
    rows = [store.measured_figures(name)[0] for name in limited]
    ids = [row.observation_id for row in rows]
    one = open_page(client, urls.compare(limited, ids[:1]))
    assert select(one, "#cards .card")
    assert [link.get("class") for link in select(one, f'.multiple-chart [data-figure="{ids[0]}"]')] == ["pinned"] * 2
    other = select(one, f'table [data-figure="{ids[1]}"]')[0].get("href")
    assert parse_qs(urlsplit(other).query)["c"] == [",".join(ids)]
    both = open_page(client, other)
    assert len(select(both, "#cards .compared")) == 2
    assert select(both, "#cards .dv")[0].get("data-derived") == ",".join(ids)
    again = select(both, f'table [data-figure="{ids[1]}"]')[0].get("href")
    assert parse_qs(urlsplit(again).query)["c"] == ids[:1]
    assert urls.compare(limited, ids) in select(both, ".print-address")[0].text_content()


def test_a_pin_of_another_indicator_is_let_go(client, store, limited):
    other = next(row for row in store.indicators() if row["figures"] and row["indicator_id"] not in limited)
    figure = store.measured_figures(other["indicator_id"])[0].observation_id
    assert not select(open_page(client, urls.compare(limited, [figure, "no:1-2"])), "#cards")


def test_panels_of_one_unit_have_one_scale_but_what_would_lie_flat_on_it():
    unit, other = Unit("item", "개", "items"), Unit("round", "발", "rounds")
    tops = ((unit, 100), (unit, 40), (unit, 1), (other, 7))
    panels = [
        Panel(marks([figure(n, value=value, start="2024", end="2024")]), [], one, {}, "x")
        for n, (one, value) in enumerate(tops)
    ]
    ticks = [find_ticks(panel) for panel in share_scales(panels)]
    assert ticks[0] == ticks[1]
    assert ticks[2][-1] < 5
    assert ticks[3][-1] < 20


def test_a_cap_is_drawn_as_a_cap_on_its_own_panel(client, limited):
    tree = open_page(client, urls.compare(limited[1:]))
    chart = lxml_html.tostring(select(tree, ".multiple-chart")[0], encoding="unicode")
    assert "pattern" in chart
    assert "법정 상한" in chart


# files and API -------------------------------------------------------------------------------------


def test_the_file_has_the_figures_and_the_derived_values_with_their_column(client, store, limited):
    answer = client.get(urls.comparison_file(limited) + "&lang=ko")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert list(rows[0]) == [column.name for column in COLUMNS]
    found = compare_indicators(store, limited, (), "ko")
    derived = [row for row in rows if row["derived"] == "true"]
    assert [(row["left_id"], row["right_id"]) for row in derived] == [
        (one.left.id, one.right.id) for one in found.derived
    ]
    assert all(row["formula"] and row["statement"] and not row["origin"] and not row["kind"] for row in derived)
    stated = [row for row in rows if row["derived"] == "false"]
    assert all(row["origin"] and not row["formula"] for row in stated)
    assert {row["indicator_id"] for row in stated} == set(limited)


@pytest.mark.parametrize(
    ("value", "lang", "words"),
    [("25670000", "ko", "2,567만 배"), ("1.4", "ko", "1.4배"), ("1.00", "en", "1.00 times"), ("12", "en", "12 times")],
)
def test_times_are_written_with_every_digit_that_counts(value, lang, words):
    number = Decimal(value)
    exact = Interval.point(Fraction(number))
    derived = Derived("ratio", None, None, exact, Rounded(number, number, False, False, False), False, None)
    assert write_value(derived, Text(lang)) == words


def test_a_vague_figure_has_no_number_in_the_file(store):
    name = next(
        row["indicator_id"]
        for row in store.indicators()
        if row["figures"] and any(one.is_vague for one in store.measured_figures(row["indicator_id"]))
    )
    vague = [row for row in list_compared(store, [name], (), "ko") if row["value"] is None and row["low"] is None]
    assert vague
    assert all(row["high"] is None for row in vague)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_says_what_each_column_means_in_both_languages(client, limited, lang):
    answer = client.get(urls.comparison_file(limited, format="xlsx") + f"&lang={lang}")
    book = openpyxl.load_workbook(io.BytesIO(answer.data), read_only=True)
    data, meanings = (list(sheet.values) for sheet in book.worksheets)
    assert data[0][0] == {"ko": "계산값", "en": "Derived"}[lang]
    assert [row[0] for row in data[1:]].count(True) > 0
    assert "계산값 · Derived (derived)" in meanings[1][0]


def test_the_api_gives_the_same_rows_and_knows_its_parameters(client, store, limited):
    answer = client.get(urls.comparison_call(limited) + "&lang=ko").json
    rows = list_compared(store, limited, (), "ko")
    assert [row["statement"] for row in answer["data"]] == [row["statement"] for row in rows]
    assert client.get("/api/v1/comparison?indicator=no.such").status_code == 400
    assert client.get("/api/v1/comparison?indicators=a").status_code == 400
    assert client.get("/export/comparison.csv?nonsense=1").status_code == 400
    assert "/comparison" in client.get("/api/v1/openapi.json").json["paths"]


def test_every_derived_value_of_every_two_indicators_names_two_figures_that_are_there(store):
    names = [row["indicator_id"] for row in store.indicators() if row["figures"]]
    count = 0
    for at in range(0, len(names) - 3, 4):
        found = compare_indicators(store, names[at : at + 4], (), "en")
        for one in found.derived:
            assert isinstance(one, Derived)
            assert {one.left.id, one.right.id} <= found.rows.keys()
            count += 1
    assert count > 5
