"""Two figures are chosen on /compare, their ratio is seen, the page stays; on paper it is one sheet."""

import re
import subprocess

import pytest

from dashboard import urls

pytestmark = pytest.mark.usefixtures("problems")


def test_two_clicks_give_a_derived_value_on_the_same_page_and_one_sheet_of_paper(page, store, tmp_path):
    counted = {row["indicator_id"] for row in store.indicators() if row["figures"]}
    cap = next(row for row in store.indicators() if row["cap_of"] in counted and row["figures"])
    chosen = [cap["cap_of"], cap["indicator_id"]]
    first, second = (store.measured_figures(name)[0].observation_id for name in chosen)
    page.goto(urls.compare(chosen))
    page.locator("#react-entry-point.mounted").wait_for(state="attached")
    page.evaluate("() => { window.stayed = true; }")
    page.locator(f'.compare-wide [data-figure="{first}"] path').last.click()
    page.locator("#cards .card").wait_for()
    page.locator(".compare-panel summary").last.click()
    page.locator(f'table [data-figure="{second}"]').last.focus()
    page.keyboard.press("Enter")
    page.locator("#cards .dv .dv-value").wait_for()
    assert page.locator("#cards .compared").count() == 2
    assert page.evaluate("() => window.stayed") is True
    assert page.url.endswith(urls.compare(chosen, [first, second]))
    assert page.evaluate("() => document.activeElement.dataset.figure") == second
    assert "%" in page.locator("#cards .dv-value").inner_text()
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    told = subprocess.run(["pdfinfo", tmp_path / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+(\d+)", told)[1] == "1"
    page.go_back()
    page.locator("#cards .card").wait_for()
    page.keyboard.press("Escape")
    page.locator("#cards").wait_for(state="detached")
    assert page.url.endswith(urls.compare(chosen))
