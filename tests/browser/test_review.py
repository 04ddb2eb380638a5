"""Settling by keys alone, in a real browser."""

import pytest
from playwright.sync_api import expect

from dashboard.app import create_app
from etl.decisions import load_decisions
from tests.review_workspace import make_review
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def made(tmp_path, repository):
    return make_review(tmp_path / "own", repository)


@pytest.fixture
def address(made):
    with serving(create_app(made.current, made.folder)) as address:
        yield address


def press(page, key):
    """Press a key once the scripts of the page listen to it."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_a_person_settles_one_figure_after_another_without_a_mouse(chromium, address, made, complaints):
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="ko-KR")
    page = context.new_page()
    found = complaints(page)
    page.goto("/review?d=902")
    page.locator("#rv-person").fill("김")
    page.keyboard.press("Enter")
    figure = page.locator(".rv-figure")
    expect(page.locator(".rv-accept")).to_be_visible()
    expect(figure).to_have_text("23만 명")

    press(page, "j")
    expect(figure).to_have_text("약 35만 명")
    press(page, "k")
    expect(figure).to_have_text("23만 명")
    press(page, "1")
    expect(page.locator(".rv-accept input[type=radio]").first).to_be_focused()
    press(page, "a")
    expect(page.locator(".rv-said")).to_contain_text("받아들였다")
    assert [(d.action, d.indicator) for d in load_decisions(made.folder)] == [("accept", "births.kr")]

    press(page, "u")
    expect(figure).to_have_text("23만 명")
    expect(page.locator(".rv-accept")).to_be_visible()
    assert load_decisions(made.folder) == ()

    press(page, "r")
    page.keyboard.type("jaku 다른 나라")
    page.keyboard.press("Enter")
    expect(page.locator(".rv-said")).to_contain_text("제외했다")
    assert [(d.action, d.reason) for d in load_decisions(made.folder)] == [("reject", "jaku 다른 나라")]

    page.set_viewport_size({"width": 390, "height": 844})
    for theme in ("light", "dark"):
        page.goto(f"/review?theme={theme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
    assert found == []


def test_many_figures_are_ticked_at_once_and_taken_back(chromium, address, made, complaints):
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="ko-KR")
    page = context.new_page()
    found = complaints(page)
    page.goto("/review?d=902")
    page.locator("#rv-person").fill("김")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="표로 보기").click()
    boxes = page.locator(".rt tbody input[type=checkbox]")
    page.locator(".rt-all").check()
    assert boxes.count() == page.locator(".rt tbody :checked").count() > 1
    boxes.first.uncheck()
    expect(page.locator(".rt-all")).not_to_be_checked()
    count = boxes.count() - 1
    page.get_by_role("button", name="고른 것 받아들이기").click()
    expect(page.locator(".rv-said")).to_contain_text(f"수치 {count}건을 받아들였다.")
    assert len(load_decisions(made.folder)) == count
    page.locator(".rv-said button").click()
    expect(boxes).to_have_count(count + 1)
    assert load_decisions(made.folder) == ()
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        for theme in ("light", "dark"):
            page.goto(f"/review/table?d=902&theme={theme}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.locator(".rt tbody tr").first.locator("td").nth(2).bounding_box()["x"] < width
    context.close()
    assert found == []
