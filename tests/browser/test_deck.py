"""The way to a deck by mouse, by keyboard alone, and without a script."""

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from dashboard.i18n import Text

KO = Text("ko")


@pytest.fixture
def charted(store) -> str:
    """An indicator whose page has a chart."""
    return max((row for row in store.indicators() if row["chart"] == "claims"), key=lambda row: row["figures"])[
        "indicator_id"
    ]


def test_a_chart_is_laid_aside_without_leaving_its_page(page, charted, complaints):
    found = complaints(page)
    page.goto(f"/i/{charted}")
    link = page.locator(f'a[data-deck="i/{charted}"]')
    expect(page.locator("#chart .main-svg").first).to_be_visible()
    link.click()
    expect(link).to_have_text(KO("tray.added").replace("#", "1"))
    assert page.url.endswith(f"/i/{charted}")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(KO("tray.title"))
    expect(page.locator(".tray li")).to_have_count(1)
    assert found == []


def test_from_a_chart_to_a_deck_by_keyboard_alone(page, charted):
    page.goto(f"/deck?add=i/{charted}")
    walk_to(page, KO("tray.add"))
    page.keyboard.press("Enter")
    expect(page.locator(".tray li")).to_have_count(1)
    walk_to(page, KO("tray.make"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = Path(download.value.path()).read_bytes()
    assert download.value.suggested_filename == "figtrace-deck.pptx"
    assert len(Presentation(BytesIO(content)).slides) == 2


def test_all_of_it_works_without_a_script(chromium, live_server, charted, tmp_path):
    context = chromium.new_context(base_url=live_server, locale="ko-KR", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/i/{charted}")
    page.locator(f'a[data-deck="i/{charted}"]').click()
    page.get_by_role("button", name=KO("tray.add")).click()
    expect(page.locator(".tray li")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name=KO("tray.make")).click()
    path = tmp_path / "deck.pptx"
    download.value.save_as(path)
    page.set_input_files("#deck-file", path)
    page.get_by_role("button", name=KO("tray.refresh")).click()
    expect(page.get_by_role("status")).to_have_text(KO("tray_said.same"))
    context.close()


def test_the_tray_fits_a_narrow_screen(page, charted):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/deck?c=i/{charted}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def walk_to(page, name: str, most: int = 60) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"Tab never reached {name}")
