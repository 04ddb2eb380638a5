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

    page.keyboard.press("j")
    expect(figure).to_have_text("약 35만 명")
    page.keyboard.press("k")
    expect(figure).to_have_text("23만 명")
    page.keyboard.press("1")
    expect(page.locator(".rv-accept input[type=radio]").first).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(".rv-said")).to_contain_text("받아들였다")
    assert [(d.action, d.indicator) for d in load_decisions(made.folder)] == [("accept", "births.kr")]

    page.keyboard.press("u")
    expect(figure).to_have_text("23만 명")
    expect(page.locator(".rv-accept")).to_be_visible()
    assert load_decisions(made.folder) == ()

    page.keyboard.press("r")
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
