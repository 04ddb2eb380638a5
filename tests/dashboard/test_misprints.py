"""A misprinted figure is shown right first, and what is printed struck through beside it, wherever it is shown."""

import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from lxml import html

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.charts.ground.strokes import hover_text
from dashboard.i18n import Text
from etl.answers import replace
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure

LANGUAGES = ("ko", "en")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def corrected(store):
    rows = store.corrected(limit=50)
    assert rows, "nothing in the store is corrected"
    return [store.observation(row["observation_id"]) for row in rows]


def digits_of(row):
    """The right digits, and those that are printed."""
    return format.printed(row["correction_becomes"]), " ".join(row["quote_value"].split())


def places_of(tree, printed):
    """Every element of a page whose own words are what is printed, and that is struck through."""
    return [each for each in tree.iter("del") if " ".join(each.text_content().split()) == printed]


def said_before(element):
    """The words of the block around an element, up to it and with it."""
    block = element
    while block.tag not in ("p", "td", "b", "li", "a") or block.getparent().tag == "ins":
        block = block.getparent()
    words = "".join(block.itertext())
    return words[: words.index(element.text_content()) + len(element.text_content())]


def pages_of(row):
    """Where a corrected figure is shown."""
    found = [urls.observation(row["observation_id"]), urls.indicator(row["indicator_id"]), urls.quality()]
    found += [urls.compare([row["indicator_id"]]), f"/search?q={quote(row['correction_expects'])}"]
    found.append(f"/rail/{quote(row['indicator_id'])}?c={row['observation_id']}")
    return [*found, urls.table(row["table_id"])] if row["table_id"] else found


def get(client, address, lang):
    address = address.partition("#")[0]
    return client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}").get_data(as_text=True)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_strikes_out_what_is_printed_behind_the_right_value(client, corrected, lang):
    word = Text(lang)("value.printed", quote="").strip()
    for row in corrected:
        right, printed = digits_of(row)
        for address in pages_of(row):
            answer = get(client, address, lang)
            if address.startswith("/rail/"):
                assert answer.index(f'"{right}"') < answer.index(f'"{printed}"'), address
                continue
            places = places_of(html.fromstring(answer), printed)
            assert places, address
            for place in places:
                assert re.search(
                    rf"{re.escape(right)}.*\s{re.escape(word)}\s*{re.escape(printed)}$", said_before(place)
                )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_shows_a_misprint_that_is_not_struck_out_as_a_value(client, corrected, lang):
    names = ("evidence-value", "card-value", "number-value", "ind-value", "pair-side", "fig")
    for row in corrected:
        printed = digits_of(row)[1]
        for address in pages_of(row)[:4]:
            tree = html.fromstring(
                client.get(f"{address.partition('#')[0]}{'&' if '?' in address else '?'}lang={lang}").data
            )
            for each in tree.iter("del"):
                each.text = ""
            shown = [each.text_content() for name in names for each in tree.find_class(name)]
            assert [words for words in shown if printed in words] == [], address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pointer_shows_the_right_value_and_then_the_misprint(lang):
    row = figure(1, 1243, quote_value="1.243.0", correction_becomes="1243.0", status="corrected")
    (mark,) = made_up.marks([row], lang)
    first, second = hover_text(mark).split("<br>")[:2]
    assert first == "<b>1,243.0</b>"
    assert second.endswith(" <s>1.243.0</s>")
    assert mark.line.startswith("1,243.0 (")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_corrected_value_of_a_long_series_keeps_its_sign_at_every_width(size):
    rows = made_up.years(24, [1000 + n for n in range(24)])
    rows[11] = replace(rows[11], quote_value="1.011.0", correction_becomes="1011.0", status="corrected")
    chart = choose.draw_charts("series", made_up.marks(rows), [], UNIT, Text("ko"))[size]
    assert any(
        "*" in note["text"] for note in chart["layout"]["annotations"] if note["name"] == rows[11]["observation_id"]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_say_the_right_value_and_strike_out_the_print(client, corrected, lang):
    for row in corrected:
        right, printed = digits_of(row)
        drawn = client.get(f"/img/{quote(row['indicator_id'])}.svg?lang={lang}").get_data(as_text=True)
        assert f"{right} ({Text(lang)('value.printed', quote=printed)})" in " ".join(words_in(drawn))
        if row["table_id"]:
            drawn = client.get(f"/img/t/{quote(row['table_id'])}.svg?lang={lang}").get_data(as_text=True)
            struck = [each for each in ElementTree.fromstring(drawn).iter(f"{SVG}tspan") if each.get("text-decoration")]
            assert [each.text for each in struck] == [printed]
            assert f">{right} <tspan" in drawn


def words_in(drawn):
    return " ".join(ElementTree.fromstring(drawn).itertext()).split()
