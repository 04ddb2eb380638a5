"""A text whose area the rules get wrong: said once, read again, seen, taken in and built, by the real processes."""

import tomllib

import pytest
from playwright.sync_api import expect

from dashboard.app import create_app
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SLOW = 240_000  # milliseconds: processes start, load the rules, build
TRADE = "무역 동향\n\n2024년 7월 26일\n\n2023년 수출은 3억 달러였다. 2023년 수입은 5억 달러로 늘었다.\n"


def test_an_area_is_said_once_seen_on_its_figures_and_built(chromium, made, complaints):
    with serving(create_app(made.current, made.folder)) as address:
        context = chromium.new_context(base_url=address, locale="ko-KR")
        context.set_default_timeout(SLOW)
        page = context.new_page()
        found = complaints(page)
        page.goto("/add")
        page.locator(".ad-paste summary").click()
        page.locator("#ad-name").fill("trade.txt")
        page.locator("#ad-text").fill(TRADE)
        page.locator("#ad-give button[value=give]").click()
        margin = page.locator(".ad-text .rd-margin")
        expect(margin).to_contain_text("한국의 수출", timeout=SLOW)
        area = page.locator("#wt-ref_area")
        expect(area).to_have_value("한국")
        area.fill("북하")
        page.locator("button[value=read]").click()
        expect(page.locator(".wt-bad")).to_contain_text("북한 (KP)")
        area.fill("북한")
        page.locator("button[value=read]").press("Enter")
        expect(margin).to_contain_text("북한의 수출", timeout=SLOW)
        expect(page.locator(".wt [role=status]")).to_have_text("다시 읽어 수치 2건이 달라졌다.")
        page.locator(".ad-settle button[value=take]").click()
        expect(page.locator(".ad-taken")).to_be_visible()
        page.locator("#build button").click()
        expect(page.locator("#build .tray-said a")).to_be_visible(timeout=SLOW)
        page.locator(".ad-told a").click()
        expect(page.locator("h1")).to_have_text("무역 동향")
        context.close()
    entry = tomllib.loads((made.folder / "seeds" / "manifest.toml").read_text(encoding="utf-8"))["document"][-1]
    assert entry["ref_area"] == "KP"
    assert found == []
