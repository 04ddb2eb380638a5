"""A paper dropped, its figures seen, its title put right, built, and charted: by the real processes beside a server."""

import base64

import pytest
from playwright.sync_api import expect

from dashboard.app import create_app
from tests.etl.intake.pdfs import at, pdf_of
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SLOW = 120_000  # milliseconds: processes start, load the rules, build
PDF = pdf_of(
    at(60, 780, "Trade of the DPRK", 18)
    + at(60, 750, "26 July 2024")
    + at(60, 720, "According to the National Intelligence Service, North Korea sent 13,000 containers to Russia.")
)
DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name));
  document.getElementById("ad-drop").dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true }));
}"""


def test_a_dropped_paper_is_seen_settled_built_and_charted(chromium, made, complaints):
    with serving(create_app(made.current, made.folder)) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="ko-KR")
        context.set_default_timeout(SLOW)
        page = context.new_page()
        found = complaints(page)
        page.goto("/add")
        page.evaluate(DROP, [base64.b64encode(PDF).decode(), "trade.pdf"])
        mark = page.locator(".ad-text .fig", has_text="13,000 containers")
        expect(mark).to_be_visible(timeout=SLOW)
        for width, theme in ((390, "dark"), (1440, "light")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#ad-title").fill("My own title")
        page.locator(".ad-settle button[value=take]").click()
        expect(page.locator(".ad-taken")).to_be_visible()
        page.locator("#build button").click()
        expect(page.locator("#build .tray-said a")).to_contain_text("추가 1", timeout=SLOW)
        page.locator(".ad-told a").click()
        expect(page.locator("h1")).to_have_text("My own title")
        expect(page.locator(".rd-text .fig", has_text="13,000 containers")).to_be_visible()
        context.close()
    assert found == []
