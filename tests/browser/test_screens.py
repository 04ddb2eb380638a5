"""The work page on every screen: nothing overflows, labels stay whole, the card is a sheet, paper has it all."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import LIVE, wait_until_drawn
from tests.browser.work import KINDS, open_work

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]


@pytest.mark.parametrize("width", [1440, 768, 390, 320])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_nothing_overflows_on_any_screen(page, rivals, width, lang):
    page.set_viewport_size({"width": width, "height": 900})
    for address in (f"/i/{rivals[0]}?lang={lang}", f"/?lang={lang}", f"/search?q=a&lang={lang}"):
        page.goto(address)
        if address.startswith("/i/"):
            expect(page.locator(LIVE).first).to_be_visible()
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, address


def test_labels_of_the_chart_lie_inside_it_and_apart(page, store):
    """As the browser draws them, not as we estimate them: every charted indicator, three widths."""
    cards = [row for family in store.family_cards() for row in family["indicators"]]
    charted = [row["indicator_id"] for row in cards if row["figures"] > 1]
    widths = (1440, 900, 390)
    for number, indicator in enumerate(charted):
        for width in (*widths[number % 3 :], *widths[: number % 3]):  # opened in each in turn, then made the others
            page.set_viewport_size({"width": width, "height": 900})
            if not page.url.endswith(f"/i/{indicator}"):
                page.goto(f"/i/{indicator}")
            if not page.locator("#chart").count():
                break
            expect(page.locator(LIVE).first).to_be_visible()
            wait_until_drawn(page)
            wait_until_drawn(page)  # what follows a change of width has been asked for by then
            assert page.evaluate(FAULTS) == [], (indicator, width)


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_narrow_screen_the_card_is_a_sheet(page, places, kind):
    page.set_viewport_size({"width": 390, "height": 800})
    open_work(page, f"/i/{places.charted(kind)}")
    page.locator("#rail [data-pin]").first.click()
    expect(page.locator("#rail [data-card]")).to_be_visible()
    box = page.locator("#rail").bounding_box()
    assert box["y"] + box["height"] >= 799
    assert box["height"] <= 800 * 0.73
    page.locator("button[data-unpin]").click()
    expect(page.locator("#rail .evidence")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_at_twice_the_size_everything_is_there_and_nothing_overflows(page, places, kind, lang):
    page.set_viewport_size({"width": 720, "height": 450})  # 1440 by 900, zoomed to 200 %
    open_work(page, f"/i/{places.charted(kind)}?lang={lang}")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(FAULTS) == []
    page.locator("#rail [data-pin]").first.click()
    card = page.locator("#rail [data-card]")
    expect(card).to_be_visible()
    expect(card.locator("[data-copy]").first).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_paper_shows_the_chart_with_its_passages_on_one_sheet_and_no_controls(page, places, store, kind):
    indicator = places.charted(kind)
    open_work(page, f"/i/{indicator}")
    page.emulate_media(media="print")
    expect(page.locator(".print-chart svg")).to_be_visible()  # in the place of what the screen shows
    expect(page.locator(LIVE).first).to_be_hidden()
    printed = "".join(page.locator("main").inner_text().split())
    for row in store.figures(indicator)[:12]:
        assert "".join(row["quote_value"].split()) in printed
    for control in (".site-head", ".tools", ".keys-button", ".tabs", ".tab-section.shown"):
        expect(page.locator(control).first).to_be_hidden()


FAULTS = """() => {
    const graph = document.querySelector("#chart .js-plotly-plot");
    const frame = graph.getBoundingClientRect(), found = [];
    const texts = [...graph.querySelectorAll(".annotation-text, .xtick text, .x2tick text, .ytick text")];
    const boxes = texts.map((t) => [t.textContent, t.getBoundingClientRect()]);
    boxes.forEach(([words, box], at) => {
        const wider = box.left < frame.left - 1 || box.right > frame.right + 1;
        const taller = box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
        if (wider || taller) found.push(`cut: ${words}`);
        boxes.slice(at + 1).forEach(([other, next]) => {
            const wide = Math.min(box.right, next.right) - Math.max(box.left, next.left);
            const tall = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
            if (wide > 1.5 && tall > 4.5) found.push(`${words} on ${other}`);
        });
    });
    return found;
}"""
