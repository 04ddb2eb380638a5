"""What a visit costs, in bytes and requests, and what a click costs: nothing more than was promised."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import LIVE

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

BUDGETS = {  # name of the place: bytes as sent over the wire with their headers, requests
    "home": (27_000, 6),
    "figures": (290_000, 26),
    "origins": (33_000, 6),
    "time": (295_000, 26),
    "compare": (290_000, 26),
    "reader": (60_000, 8),
    "search": (34_000, 6),
    "claims": (640_000, 32),
    "claims-pinned": (640_000, 32),
    "series": (640_000, 35),
}


@pytest.fixture
def traffic(first_visit):
    """Every answer of a visit: address and bytes over the wire."""
    session = first_visit.context.new_cdp_session(first_visit)
    session.send("Network.enable")
    addresses, sizes = {}, {}
    session.on("Network.requestWillBeSent", lambda sent: addresses.update({sent["requestId"]: sent["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda done: sizes.update({done["requestId"]: int(done["encodedDataLength"])})
    )
    return lambda: [(addresses[key], size) for key, size in sizes.items()]


@pytest.mark.parametrize("name", BUDGETS)
def test_a_first_visit_weighs_and_asks_no_more_than_it_may(first_visit, places, traffic, live_server, name):
    first_visit.goto(places.address(name))
    first_visit.wait_for_load_state("networkidle")
    answers = traffic()
    weight, requests = BUDGETS[name]
    listed = sorted(((size, address) for address, size in answers), reverse=True)
    assert sum(size for size, _ in listed) <= weight, listed[:8]
    assert len(listed) <= requests, listed
    strangers = [address for _, address in listed if not address.startswith((live_server, "data:", "blob:"))]
    assert strangers == []


def test_a_click_finds_its_card_already_fetched(page, places):
    page.goto(places.address("claims"))
    expect(page.locator(LIVE).first).to_be_visible()
    page.wait_for_selector("html[data-ahead]", state="attached")
    asked = []
    page.on("request", lambda sent: None if "favicon" in sent.url else asked.append(sent.url))
    page.locator("[data-row] [data-pin]").first.click()
    expect(page.locator("#rail [data-card]")).to_be_visible()
    assert asked == []


def test_no_chart_offers_to_send_itself_anywhere(page, places):
    page.goto(places.address("claims"))
    expect(page.locator(LIVE).first).to_be_visible()
    page.locator("#chart").hover()
    assert page.locator(".modebar-btn").count() == 0
    context = page.evaluate("document.querySelector('#chart .js-plotly-plot')._context")
    assert context["showSendToCloud"] is False
    assert "Share" not in page.locator("#chart").inner_text()
