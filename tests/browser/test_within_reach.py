"""What a reader comes for is within reach: on the first screen, above the rest on a telephone, and it stays put."""

import pytest
from playwright.sync_api import expect

from dashboard import urls
from tests.browser.looking import ELSEWHERE, wait_until_drawn
from tests.browser.work import KINDS, card_of, open_work

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

# Whether all of an element is seen: on the screen, and in every box around it that scrolls.
SEEN = """(element) => {
    const box = element.getBoundingClientRect();
    const within = (top, bottom) => box.top >= top - 1 && box.bottom <= bottom + 1;
    if (!box.height || !within(0, innerHeight)) return false;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        const frame = up.getBoundingClientRect();
        const scrolls = up.scrollHeight > up.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(up).overflowY);
        if (scrolls && !within(frame.top, frame.bottom)) return false;
    }
    return true;
}"""
TOP = "(element) => element.getBoundingClientRect().top + scrollY"
SHOWN_WORDS = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.checkVisibility({ visibilityProperty: true })) found.push(node.data);
    }
    return found.join(" ");
}"""


def open_on(phone, address):
    phone.goto(ELSEWHERE)
    phone.goto(address)
    wait_until_drawn(phone)


def figures_of(page):
    """The first row of the table of a work page with the link to its figure."""
    return page.locator("table.figures tr[data-row] a[data-pin]").first


@pytest.mark.parametrize("kind", KINDS)
def test_the_citation_of_a_figure_is_copied_without_scrolling(page, places, kind):
    open_work(page, urls.indicator(places.charted(kind)))
    first = page.locator("#rail [data-pin]").first
    pin = first.get_attribute("data-pin")
    first.click()
    expect(card_of(page, pin)).to_be_visible()
    assert page.evaluate("scrollY") == 0
    assert card_of(page, pin).locator("[data-copy]").first.evaluate(SEEN)


@pytest.mark.parametrize("name", ["table", "disagreements", "method", "download"])
def test_a_tab_brings_what_it_opens_into_sight(page, rivals, name):
    open_work(page, urls.indicator(rivals[0]))
    page.locator(f"#tab-{name}").click()
    expect(page.locator(f"#{name}")).to_be_visible()
    page.wait_for_function(
        "(name) => document.getElementById(name).getBoundingClientRect().top < innerHeight * 0.65", arg=name
    )  # where the page scrolls smoothly that takes a moment


def test_nothing_moves_under_the_pointer_that_opens_a_figure_of_a_table(page, store, places):
    rows = [row for row in store.figures() if row["status"] == "corrected"]
    addresses = [urls.indicator(row["indicator_id"]) for row in rows] + [urls.indicator(places.charted("claims"))]
    for address in addresses:
        open_work(page, address)
        pins = [row["observation_id"] for row in rows if urls.indicator(row["indicator_id"]) == address]
        link = page.locator(f'table.figures a[data-pin="{pins[0]}"]').first if pins else figures_of(page)
        link.scroll_into_view_if_needed()
        before, pin = link.bounding_box(), link.get_attribute("data-pin")
        link.click()
        expect(card_of(page, pin)).to_be_visible()
        wait_until_drawn(page)
        after = link.bounding_box()
        assert (abs(after["x"] - before["x"]), abs(after["y"] - before["y"])) <= (1, 1), address


@pytest.mark.parametrize("kind", KINDS)
def test_every_piece_of_evidence_is_seen_on_a_telephone(phone, places, store, kind):
    indicator = places.charted(kind)
    open_on(phone, urls.indicator(indicator))
    links = phone.locator("#rail .evidence a[data-pin]")
    rows = {row["observation_id"] for row in store.figures(indicator)}
    if links.count() < len(rows):  # very many come by pages, and then the list says so
        expect(phone.locator("#rail .evidence-more, #rail .pages").first).to_be_visible()
    assert all(links.nth(at).is_visible() for at in range(links.count()))
    assert links.count() > 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_finger_is_told_to_hold_shift(phone, places, kind):
    open_on(phone, urls.indicator(places.charted(kind)))
    assert "Shift" not in phone.evaluate(SHOWN_WORDS)
    phone.locator("#rail [data-pin]").first.tap()
    expect(phone.locator("#rail [data-card]")).to_be_visible()
    assert "Shift" not in phone.evaluate(SHOWN_WORDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_telephone_shows_the_chart_before_what_chooses_among_its_figures(phone, places, kind):
    open_on(phone, urls.indicator(places.charted(kind)))
    chart = phone.locator("#chart").evaluate(TOP)
    assert chart < 844, "the chart begins on the first screen"
    for below in (".tools", ".chart-notes"):
        assert chart < phone.locator(below).first.evaluate(TOP), below
