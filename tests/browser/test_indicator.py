"""From the overview to the words: open `/`, choose an indicator, click a mark, read, download."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from etl.store import Store

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

LIVE = "#react-entry-point.mounted #chart .main-svg"
AT_MOST = 750_000  # bytes of a first visit, compressed


@pytest.fixture(scope="session")
def store(database):
    with Store.open(database) as store:
        yield store


@pytest.fixture(scope="session")
def rivals(store):
    """The indicator with most origins and its figures that are drawn: in the seeds, containers."""
    cards = [row for family in store.family_cards() for row in family["indicators"]]
    most = max(cards, key=lambda row: (row["origins"], row["figures"]))
    rows = [row for row in store.figures(most["indicator_id"]) if not row["is_vague"]]
    return most["indicator_id"], rows


@pytest.fixture(autouse=True)
def problems(page):
    """Errors of the console and requests to other hosts; empty at the end of every test here."""
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda sent: None if re.match(r"http://127\.0\.0\.1|data:|blob:", sent.url) else found.append(sent.url),
    )
    yield found
    assert found == []


def open_work(page, address):
    page.goto(address)
    expect(page.locator(LIVE).first).to_be_visible()


def glyph_of(page, observation_id):
    """The middle of a mark on the screen, asked of plotly itself."""
    return page.evaluate(
        """(id) => {
            const graph = document.querySelector("#chart .js-plotly-plot");
            const trace = graph._fullData.find((t) => t.meta === id && t.customdata && t.customdata.length === 1);
            const x = trace._input.xaxis === "x2" ? graph._fullLayout.xaxis2 : graph._fullLayout.xaxis;
            const y = graph._fullLayout.yaxis, box = graph.getBoundingClientRect();
            const at = (axis, value) => axis._offset + axis.d2p(value);
            return [box.left + at(x, trace._input.x[0]), box.top + at(y, trace._input.y[0])];
        }""",
        observation_id,
    )


def words_of(text):
    return "".join(text.split())


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


@pytest.mark.parametrize("kind", ["claims", "series", "lanes"])
def test_each_mark_opens_its_own_card_however_quickly_they_are_clicked(page, places, kind):
    """Right after a redraw plotly names the mark that was hovered before: it is not asked."""
    open_work(page, f"/i/{places.charted(kind)}")
    marks = page.evaluate("figtrace.data.marks.map((mark) => mark.id)")
    for mark in (*marks, *marks):
        page.mouse.click(*glyph_of(page, mark))
        expect(page.locator(f'#rail [data-card="{mark}"]')).to_be_visible()


def test_shift_compares_escape_lets_go_and_back_returns(page, rivals):
    indicator, rows = rivals
    first, second = (row["observation_id"] for row in rows[:2])
    open_work(page, f"/i/{indicator}")
    page.locator(f'[data-row="{first}"]').click()
    expect(page.locator(f'[data-row="{first}"]')).to_have_class(re.compile(r"\bon\b"))
    page.locator(f'[data-row="{second}"]').click(modifiers=["Shift"])
    expect(page.locator("#rail .comparison")).to_be_visible()
    assert page.url.endswith(f"c={first},{second}")
    page.keyboard.press("Escape")
    expect(page.locator("#rail .evidence")).to_be_visible()
    assert "c=" not in page.url
    page.go_back()
    expect(page.locator("#rail .comparison")).to_be_visible()
    page.go_back()
    expect(page.locator(f'#rail [data-card="{first}"]')).to_be_visible()
    page.go_forward()
    expect(page.locator("#rail .comparison")).to_be_visible()


def test_a_link_opens_the_same_state(page, rivals):
    indicator, rows = rivals
    pin = rows[-1]["observation_id"]
    open_work(page, f"/i/{indicator}?c={pin}")
    expect(page.locator(f'#rail [data-card="{pin}"]')).to_be_visible()
    expect(page.locator(f'[data-row="{pin}"]')).to_have_class(re.compile(r"\bon\b"))


def test_the_keyboard_walks_the_marks_and_pins_one(page, rivals):
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    page.locator("#chart-box").focus()
    page.keyboard.press("ArrowRight")
    spoken = page.locator("#chart-voice")
    expect(spoken).not_to_be_empty()
    before = spoken.inner_text()
    page.keyboard.press("ArrowRight")
    expect(spoken).not_to_have_text(before)
    page.keyboard.press("Enter")
    expect(page.locator("#rail [data-card]")).to_be_visible()
    assert "c=" in page.url


def test_brightness_changes_page_and_chart_without_a_reload(page, rivals):
    open_work(page, f"/i/{rivals[0]}")
    colour = "getComputedStyle(document.querySelector('#chart .xtick text')).fill"
    before = page.evaluate(colour)
    page.locator("#brightness").click()
    page.locator("#brightness").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_function(f"{colour} !== {before!r}")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


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
    for width in (1440, 900, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for indicator in charted:
            page.goto(f"/i/{indicator}")
            if not page.locator("#chart").count():
                continue
            expect(page.locator(LIVE).first).to_be_visible()
            page.wait_for_timeout(150)
            assert page.evaluate(FAULTS) == [], (indicator, width)


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


def test_on_a_narrow_screen_the_card_is_a_sheet(page, rivals):
    page.set_viewport_size({"width": 390, "height": 800})
    indicator, _rows = rivals
    open_work(page, f"/i/{indicator}")
    page.locator("#rail [data-pin]").first.click()
    expect(page.locator("#rail [data-card]")).to_be_visible()
    box = page.locator("#rail").bounding_box()
    assert box["y"] + box["height"] >= 799
    assert box["height"] <= 800 * 0.73
    page.locator("button[data-unpin]").click()
    expect(page.locator("#rail .evidence")).to_be_visible()


def test_a_first_visit_weighs_no_more_than_it_may(page, rivals):
    counted = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: counted.append(event["encodedDataLength"]))
    open_work(page, f"/i/{rivals[0]}")
    page.wait_for_load_state("networkidle")
    assert sum(counted) <= AT_MOST
    assert len(counted) <= 40  # twelve of them cards that are fetched ahead


def test_paper_shows_every_section_and_no_controls(page, rivals):
    open_work(page, f"/i/{rivals[0]}")
    page.emulate_media(media="print")
    for section in page.locator(".tab-section").all():
        expect(section).to_be_visible()
    expect(page.locator(".site-head")).to_be_hidden()


def test_without_a_script_the_page_still_gives_the_words(chromium, live_server, rivals):
    indicator, _rows = rivals
    context = chromium.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/i/{indicator}")
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
