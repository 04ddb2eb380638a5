"""The original beside the text, and a page of its own, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.app import create_app
from tests.paged_workspace import make_paged
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

FIGURE, NEXT = "trade:124-141", "trade:184-203"  # on the first page and on the second


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A dashboard of a PDF of two pages."""
    papers = make_paged(tmp_path_factory.mktemp("papers") / "own")
    with serving(create_app(papers / "build" / "current")) as address:
        yield address


def test_the_page_follows_the_figure_and_leads_on_by_keys(chromium, address, complaints):
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="en")
    page = context.new_page()
    found = complaints(page)
    page.goto(f"/d/trade?lang=en#{FIGURE}")
    pane = page.locator("#rd-leaf")
    expect(pane.locator("[data-page='1']")).to_be_visible()
    expect(pane.locator(f"a[data-figure='{FIGURE}']")).to_have_class(re.compile("pinned"))
    page.keyboard.press("Escape")
    page.locator(f"#rd .fig[data-figure='{NEXT}']").click()
    expect(pane.locator("[data-page='2']")).to_be_visible()
    expect(pane.locator(f"a[data-figure='{NEXT}']")).to_have_class(re.compile("pinned"))
    page.locator("#rd-beside").click()
    expect(pane).to_be_hidden()

    page.goto("/d/trade/p/1?lang=en")
    expect(page.locator(".leaf img")).to_have_js_property("complete", True)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(f".leaf a[data-figure='{FIGURE}']")).to_be_focused()
    expect(page.locator(".leaf-list li.lit")).to_have_attribute("id", FIGURE)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/d/trade/p/2*")

    page.set_viewport_size({"width": 390, "height": 844})
    for narrow in ("/d/trade", f"/o/{FIGURE}", "/d/trade/p/1"):
        page.goto(f"{narrow}?lang=ko")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, narrow
    page.goto("/d/trade")
    expect(page.locator("#rd-beside")).to_be_hidden()
    expect(page.locator("#rd-pages")).to_be_visible()
    context.close()
    assert found == []
