"""On paper a page is one sheet: finding, chart, evidence, address; dark on white, nothing over anything."""

import re
import subprocess

import pytest

from tests.browser.looking import wait_until_drawn

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]
SORTS = ("indicator", "pinned", "compare", "table", "observation", "briefing", "set")
LONG = ("figures", "origin", "measure", "document")  # what takes as many sheets as it takes
CONTROLS = (".site-head", ".site-foot", ".tools", ".actions", ".rd-buttons", "form", "button")
PAGES = re.compile(r"Pages:\s+(\d+)")
# Every visible text with its colour, as lightness of 0 to 255 (of SVG its fill).
FAINT = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || /^(SCRIPT|STYLE|NOSCRIPT|TITLE)$/i.test(element.tagName)) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(element), colour = element.closest("svg") ? style.fill : style.color;
        const parts = (colour.match(/[\\d.]+/g) || []).map(Number);
        const light = 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2];
        if (parts.length >= 3 && light > 150) found.push(`${node.data.trim().slice(0, 40)} ${colour}`);
    }
    return found;
}"""
OVERLAPS = """() => {
    const shown = (name) => [...document.querySelectorAll(name)].filter((each) => each.checkVisibility());
    const boxes = shown(".print-chart, .chart-box, #rail, .rd-card, .compare-panel, .site-foot, .print-address")
        .map((each) => [each.className || each.id, each.getBoundingClientRect()]);
    const found = [];
    boxes.forEach(([name, a], at) => boxes.slice(at + 1).forEach(([other, b]) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > 1 && tall > 1) found.push(`${name} over ${other}`);
    }));
    return found;
}"""


@pytest.fixture(scope="module")
def addresses(store, rivals):
    """A page of each sort; of comparisons the largest that there is."""
    indicator, rows = rivals
    names = [row["indicator_id"] for row in store.indicators() if row["figures"]][:4]
    figure = rows[0]["observation_id"]
    table = next(table["table_id"] for row in store.documents() for table in store.tables(row["document_id"]))
    return {
        "indicator": f"/i/{indicator}",
        "pinned": f"/i/{indicator}?c={figure}",
        "compare": f"/compare?i={','.join(names)}",
        "table": f"/t/{table}",
        "observation": f"/o/{figure}",
        "briefing": f"/brief/i/{indicator}",
        "set": f"/brief?i={','.join(names)}",
        "figures": "/figures",
        "origin": f"/origins/{rows[0]['origin_id']}",
        "measure": f"/m/{next(row['measure'] for row in rows if row['measure'])}",
        "document": f"/d/{rows[0]['document_id']}",
    }


def run(*command):
    """What a tool of poppler says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("sort", SORTS)
def test_a_page_prints_on_one_sheet_dark_on_white(page, addresses, tmp_path, sort):
    page.emulate_media(color_scheme="dark")
    page.goto(addresses[sort])
    wait_until_drawn(page)
    size = page.viewport_size
    for scheme in ("dark", "light"):
        page.set_viewport_size(size)
        page.emulate_media(media="null", color_scheme=scheme)
        wait_until_drawn(page)
        page.pdf(path=tmp_path / "sheet.pdf", format="A4")
        assert PAGES.search(run("pdfinfo", tmp_path / "sheet.pdf"))[1] == "1"
        page.set_viewport_size({"width": 700, "height": 1000})
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate(FAINT) == []
        assert page.evaluate(OVERLAPS) == []
        printed = addresses[sort].removeprefix("/brief") if sort == "briefing" else addresses[sort].partition("?")[0]
        assert printed in run("pdftotext", tmp_path / "sheet.pdf", "-").replace("\n", "")


@pytest.mark.parametrize("sort", LONG)
def test_a_long_page_prints_without_its_controls_and_with_its_address(page, addresses, tmp_path, sort):
    page.goto(addresses[sort])
    page.locator("main h1").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    shown = [name for name in CONTROLS if page.locator(name).locator("visible=true").count()]
    assert shown == []
    assert page.evaluate(FAINT) == []
    assert page.evaluate(OVERLAPS) == []
    page.pdf(path=tmp_path / "sheets.pdf", prefer_css_page_size=True)
    assert addresses[sort] in run("pdftotext", tmp_path / "sheets.pdf", "-").replace("\n", "")


def test_a_card_opened_by_a_click_is_printed_below_the_chart(page, addresses):
    page.set_viewport_size({"width": 700, "height": 1000})
    page.goto(addresses["pinned"])
    wait_until_drawn(page)
    page.emulate_media(media="print")
    chart, card = (page.locator(name).bounding_box() for name in (".print-chart", "#rail .card"))
    assert chart["y"] + chart["height"] <= card["y"]
