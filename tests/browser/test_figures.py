"""The table of all figures in a browser: choosing changes the address and not the page; keys; and without a script."""

import pytest
from playwright.sync_api import expect

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.usefixtures("problems")
def test_a_choice_is_answered_without_a_new_page_and_can_be_taken_back(page, store):
    page.goto("/figures?lang=en")
    page.wait_for_selector("#react-entry-point.mounted")
    page.evaluate("window.same = true")
    total = page.locator(".fg-total")
    page.locator("#facets a[href*='o=kr.nis']").click()
    expect(total).to_contain_text(f"{len(store.figures(origin='kr.nis'))} figures")
    assert page.url.endswith("/figures?o=kr.nis")
    page.go_back()
    expect(total).to_contain_text(f"{store.figure_total().figures} figures")
    page.locator("[data-field=measure] input").fill("containers")
    expect(page.locator("[data-field=measure] li")).to_have_count(1)
    page.locator("[data-field=measure] li a").click()
    expect(total).to_contain_text("3 figures")
    assert page.evaluate("window.same") is True
    page.keyboard.press("t")
    page.keyboard.press("ArrowDown")
    second = page.locator("#table tbody tr").nth(1)
    assert second.evaluate("(row) => row.contains(document.activeElement)")


def test_without_a_script_every_choice_is_a_page(chromium, live_server, store):
    context = chromium.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/figures?lang=en")
    page.locator("#facets a[href*='o=kr.nis']").click()
    expect(page.locator(".fg-total")).to_contain_text(f"{len(store.figures(origin='kr.nis'))} figures")
    page.locator(".fg-clear").click()
    expect(page.locator(".fg-total")).to_contain_text(f"{store.figure_total().figures} figures")
    context.close()
