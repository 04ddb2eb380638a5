"""Zoom and pan of `/time` in a browser: by keys, wheel, links; the address says what is seen; without a script too."""

import re

import pytest
from playwright.sync_api import expect

from dashboard.window import Window

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def seen(page):
    """The window that is painted."""
    data = page.locator("#time-picture").evaluate("(picture) => ({...picture.dataset})")
    return Window(int(data["start"]), int(data["end"]))


def in_address(page):
    found = re.search(r"[?&]w=([\d.-]+)", page.url)
    return Window.read(found[1]) if found else None


@pytest.mark.usefixtures("problems")
def test_keys_zoom_move_and_go_back_and_the_focus_stays(page):
    page.goto("/time?lang=en")
    page.wait_for_selector("#react-entry-point.mounted", state="attached")
    page.evaluate("window.same = true")
    first, picture = seen(page), page.locator("#time-picture")
    picture.focus()
    for key, holds in (
        ("+", lambda now, before: now.days < before.days),
        ("ArrowRight", lambda now, before: now.start > before.start and now.days == before.days),
        ("ArrowLeft", lambda now, before: now.start < before.start and now.days == before.days),
        ("-", lambda now, before: now.days > before.days),
    ):
        before = seen(page)
        page.keyboard.press(key)
        expect(picture).not_to_have_attribute("data-start", str(before.start))
        assert holds(seen(page), before), key
        assert in_address(page) == seen(page)
        assert picture.evaluate("(picture) => picture === document.activeElement")
        assert page.locator(".tm-plot").first.evaluate("(part) => part.style.transform") == ""
    shared, last = page.url, seen(page)
    page.keyboard.press("0")
    expect(picture).to_have_attribute("data-start", str(first.start))
    assert in_address(page) is None
    page.go_back()
    expect(page).to_have_url(shared)
    expect(picture).to_have_attribute("data-end", str(last.end))
    assert page.evaluate("window.same") is True


@pytest.mark.usefixtures("problems")
def test_the_wheel_with_ctrl_a_drag_and_a_link_do_the_same_and_a_mark_says_itself(page):
    page.goto("/time?lang=en&o=kr.nis,kr.bok")
    page.wait_for_selector("#react-entry-point.mounted", state="attached")
    picture, before = page.locator("#time-picture"), seen(page)
    box = picture.bounding_box()
    x, y = box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.6
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(picture).not_to_have_attribute("data-start", str(before.start))
    closer = seen(page)
    assert closer.days < before.days
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=4)
    page.mouse.up()
    expect(picture).not_to_have_attribute("data-start", str(closer.start))
    assert seen(page).start < closer.start
    assert "/time" in page.url
    before = seen(page)
    page.locator("[data-step=in]").click()
    expect(picture).not_to_have_attribute("data-start", str(before.start))
    expect(page.locator("[data-step=in]")).to_be_focused()
    page.locator("#time-picture a[data-key]:visible").last.hover(force=True)
    told = page.locator("#time-told")
    expect(told).to_be_visible()
    expect(told).to_have_text(re.compile(r"\d{4}"))


def test_without_a_script_the_steps_are_pages_and_a_mark_leads_to_its_card(chromium, live_server):
    context = chromium.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto("/time?lang=en&o=kr.nis")
    before = re.search(r"data-start=\"(\d+)\"", page.content())[1]
    page.locator("[data-step=in]").click()
    assert f'data-start="{before}"' not in page.content()
    page.locator("#time-picture a[href^='/o/']:visible").first.click(force=True)
    assert "/o/" in page.url
    context.close()
