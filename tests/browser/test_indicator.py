"""From the overview to the words: open `/`, choose an indicator, click a mark, read, download."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import LIVE
from tests.browser.work import glyph_of, open_work, words_of

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]

AT_MOST = 750_000  # bytes of a first visit, compressed


def test_from_the_overview_to_the_words_and_the_file(page, store, rivals):
    indicator, rows = rivals
    page.goto("/")
    page.locator(f'a[href="/i/{indicator}"]').click()
    expect(page.locator(LIVE).first).to_be_visible()
    for row in rows:
        page.mouse.click(*glyph_of(page, row["observation_id"]))
        card = page.locator(f'#rail [data-card="{row["observation_id"]}"]')
        expect(card).to_be_visible()
        assert words_of(card.locator("mark").inner_text()) == words_of(row["quote_value"])
        assert f"c={row['observation_id']}" in page.url
    with page.expect_download() as download:
        page.locator('#download [data-file="csv"], .tools [data-file="csv"]').first.click()
    text = download.value.path().read_text(encoding="utf-8")
    exported = list(csv.DictReader(io.StringIO(text)))
    stored = store.figures(indicator)
    assert [row["observation_id"] for row in exported] == [row["observation_id"] for row in stored]
    assert [row["quote_value"] for row in exported] == [row["quote_value"] for row in stored]


def test_a_link_opens_the_same_state(page, rivals):
    indicator, rows = rivals
    pin = rows[-1]["observation_id"]
    open_work(page, f"/i/{indicator}?c={pin}")
    expect(page.locator(f'#rail [data-card="{pin}"]')).to_be_visible()
    expect(page.locator(f'[data-row="{pin}"]')).to_have_class(re.compile(r"\bon\b"))


def test_brightness_changes_page_and_chart_without_a_reload(page, rivals):
    open_work(page, f"/i/{rivals[0]}")
    colour = "getComputedStyle(document.querySelector('#chart .xtick text')).fill"
    before = page.evaluate(colour)
    page.locator("#brightness").click()
    page.locator("#brightness").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_function(f"() => {colour} !== {before!r}")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_first_visit_weighs_no_more_than_it_may(first_visit, rivals):
    counted = []
    session = first_visit.context.new_cdp_session(first_visit)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: counted.append(event["encodedDataLength"]))
    open_work(first_visit, f"/i/{rivals[0]}")
    first_visit.wait_for_load_state("networkidle")
    assert sum(counted) <= AT_MOST
    assert len(counted) <= 40  # twelve of them cards that are fetched ahead


def test_without_a_script_the_page_still_gives_the_words(chromium, live_server, rivals):
    indicator, _rows = rivals
    context = chromium.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/i/{indicator}")
    expect(page.locator(".print-chart svg")).to_be_visible()  # in the place of a frame that only a script fills
    expect(page.locator(".chart-box")).to_be_hidden()
    page.locator("#prerendered .evidence a").first.click()
    expect(page.locator("#prerendered [data-card] mark")).to_be_visible()
    context.close()


def test_by_the_keyboard_alone_from_the_overview_to_a_compared_pair_and_to_the_file(page, rivals):
    indicator, rows = rivals
    page.goto("/")
    page.locator(f'a[href="/i/{indicator}"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(LIVE).first).to_be_visible()
    page.locator("#chart-box").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#rail [data-card]")).to_be_visible()
    page.locator("#chart-box").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#rail .comparison")).to_be_visible()
    page.locator('.tools [data-file="csv"]').focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert len(download.value.path().read_text(encoding="utf-8").splitlines()) >= len(rows)
