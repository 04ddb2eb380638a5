"""Pictures as they are seen: from the server with Chromium, and from the page without one."""

import asyncio
import os
import re
import shutil
import struct
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from dashboard import urls
from dashboard.charts.sheets.sheet import FORMATS
from dashboard.exports import chromium as exporting
from dashboard.exports.chromium import SCALE, NoBrowserError, Painter
from tests.browser.looking import wait_until_drawn
from tests.browser.profile import Profile
from tests.conftest import PATIENCE
from tests.needs import need, pass_over

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

KINDS = ("claims", "cap", "series", "lanes", "timeline", "number")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><title>t</title><rect width="9" height="9"/></svg>'
)
RGBA = 6


@pytest.fixture(scope="module")
def painter(chromium):
    """A painter of our own; asking for `chromium` skips where there is none."""
    assert chromium
    made = Painter()
    yield made
    made.close()


@pytest.fixture(scope="module", autouse=True)
def no_browser_is_left():
    """The painter of the app ends with these tests."""
    yield
    exporting.painter().close()


def header_of(png):
    """Width, height and kind of colour of a PNG."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">IIxB", png[16:26])


# on the server --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", FORMATS)
def test_a_png_is_twice_the_size_of_its_slide(chromium, client, places, size):
    assert chromium
    answer = client.get(urls.picture(places.rivals(), "png", size=size))
    assert answer.content_type == "image/png"
    form = FORMATS[size]
    assert header_of(answer.data)[:2] == (form.width * SCALE, form.height * SCALE)


def test_a_transparent_png_shows_what_lies_behind_it(chromium, client, places, page):
    assert chromium
    corner = """async (bytes) => {
        const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
        const canvas = new OffscreenCanvas(image.width, image.height);
        canvas.getContext("2d").drawImage(image, 0, 0);
        return [...canvas.getContext("2d").getImageData(2, 2, 1, 1).data];
    }"""
    page.goto("/healthz")
    seen = {}
    for theme in ("light", "dark", "transparent", "transparent-dark"):
        png = client.get(urls.picture(places.rivals(), "png", size="half", theme=theme)).data
        seen[theme] = page.evaluate(corner, list(png))
    assert seen["light"] == [255, 255, 255, 255]
    assert seen["dark"] == [27, 31, 35, 255]
    assert seen["transparent"][3] == seen["transparent-dark"][3] == 0


def test_a_pdf_is_one_page_of_its_size_with_words_and_a_link(chromium, client, places):
    assert chromium
    answer = client.get(urls.picture(places.rivals(), "pdf", size="half"))
    assert answer.content_type == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", answer.data)) == 1
    assert re.search(rb"/MediaBox \[0 0 480 540\]", answer.data)
    assert b"/URI" in answer.data
    assert b"/Font" in answer.data


@pytest.mark.parametrize("size", ["full", "square"])
def test_a_pdf_holds_its_words_in_real_fonts(chromium, client, places, size, tmp_path):
    assert chromium
    missing = [name for name in ("pdffonts", "fc-list") if not shutil.which(name)]
    has_font = not missing and "NanumGothic" in run("fc-list", ":", "family")  # a TrueType font for Korean
    need(has_font, "apt-get install fontconfig fonts-nanum poppler-utils")
    for kind in ("claims", "series", "number", "lanes"):
        file = tmp_path / f"{kind}.pdf"
        file.write_bytes(client.get(urls.picture(places.charted(kind), "pdf", size=size)).data)
        fonts = run("pdffonts", str(file))
        assert "Type 3" not in fonts, fonts
        assert re.search(r"NanumGothic +CID TrueType +Identity-H +yes yes yes", fonts), fonts
        assert re.search("[가-힣]{2}", run("pdftotext", str(file), "-"))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_same_state_is_painted_once(chromium, client, places, monkeypatch):
    assert chromium
    address = urls.picture(places.rivals(), "png", size="square", theme="dark")
    first = client.get(address)
    monkeypatch.setattr(Painter, "paint", lambda *_: pytest.fail("it is there already"))
    assert client.get(address).data == first.data


def test_a_browser_that_was_killed_is_replaced(painter):
    first = painter.paint(SVG, "png", (64, 32))
    painter._browser.subprocess.kill()
    assert painter.paint(SVG, "png", (64, 32)) == first


def test_a_browser_that_has_painted_enough_is_replaced(chromium):
    assert chromium
    painter = Painter(most=2)
    seen = []
    for _ in range(3):
        painter.paint(SVG, "png", (64, 32))
        seen.append(painter._browser.subprocess.pid)
    painter.close()
    assert seen[0] == seen[1] != seen[2]


def test_a_browser_that_does_not_answer_in_time_is_given_up(monkeypatch):
    asked = []

    async def wait_for_ever(*_):
        asked.append(True)
        await asyncio.sleep(3600)

    monkeypatch.setattr(Painter, "_paint", wait_for_ever)
    painter = Painter(patience=0.05)
    with pytest.raises(NoBrowserError):
        painter.paint(SVG, "png", (64, 32))
    painter.close()
    assert asked == [True, True]


def test_a_browser_that_is_slow_to_start_is_waited_for_by_the_next_and_leaves_no_threads(chromium):
    """On a busy machine each start was broken off, and its browser and its dozen threads stayed for ever."""
    assert chromium
    before = count_threads("readwrite_thread")  # of the painters of other tests
    painter = Painter(patience=0.01)
    for _ in range(3):
        with pytest.raises(NoBrowserError):
            painter.paint(SVG, "png", (64, 32))
    painter._patience = exporting.PATIENCE
    assert painter.paint(SVG, "png", (64, 32))
    until = time.monotonic() + PATIENCE / 1000
    while (alive := count_threads("readwrite_thread") - before) > 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert alive <= 2
    painter.close()


def count_threads(name):
    return sum(thread.name.startswith(name) for thread in threading.enumerate())


def test_many_threads_each_get_their_own_picture(painter):
    sizes = [(32 + 2 * n, 32) for n in range(8)]
    before = count_threads("figtrace-chromium")  # of the painters of other tests
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda size: painter.paint(SVG, "png", size), sizes))
    assert [header_of(png)[:2] for png in made] == [(width * SCALE, 32 * SCALE) for width, _ in sizes]
    assert count_threads("figtrace-chromium") - before <= 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing forks here")
def test_a_process_that_was_forked_starts_a_browser_of_its_own(painter, monkeypatch):
    painter.paint(SVG, "png", (64, 32))
    own, process, loop = painter._browser, painter._process, painter._loop
    monkeypatch.setattr(exporting.os, "getpid", lambda: process + 1)
    painter._forget_parent()
    assert painter._browser is None
    assert own.subprocess.poll() is None
    painter._browser, painter._process, painter._loop = own, process, loop
    monkeypatch.undo()
    own.subprocess.kill()


# as it looks ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_and_no_word_lies_over_another(page, places, kind, lang):
    indicator = places.charted(kind)
    if indicator is None:
        pass_over(f"the store has no {kind}")
    for size, form in FORMATS.items():
        page.goto(urls.picture(indicator, size=size, lang=lang))
        assert page.evaluate(FAULTS, [form.width, form.height]) == [], size


def test_the_picture_is_the_chart_of_the_page(page, places):
    """Our SVG beside plotly's: the words of one figure at one width stand in the same places."""
    page.goto(urls.indicator(places.rivals()))
    wait_until_drawn(page)
    theirs = page.evaluate(PLACES, "#chart .js-plotly-plot")
    width = page.evaluate("() => document.querySelector('#chart .js-plotly-plot').clientWidth")
    page.goto(urls.embed(places.rivals(), lang="ko"))
    ours = page.evaluate(PLACES, ".chart.at-xl svg")
    assert width > 700
    shared = ours.keys() & theirs.keys()
    assert len(shared) > 8
    # each as a share of the picture, since the page may be wider than the embed
    far = {word: (ours[word], theirs[word]) for word in shared if abs(ours[word][1] - theirs[word][1]) > 0.06}
    assert far == {}


# on the page, without a browser on the server -------------------------------------------------


@pytest.fixture(scope="module")
def english(chromium, live_server):
    """The profile of a reader elsewhere."""
    profile = Profile(chromium, live_server, accept_downloads=True)
    yield profile
    profile.close()


@pytest.fixture
def reader(english, monkeypatch):
    """A page whose server has no Chromium; the reader allows the clipboard."""
    monkeypatch.setattr("dashboard.routes.image.has_browser", lambda: False)
    english.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield english.context.new_page()
    english.forget()


@pytest.mark.parametrize("kind", ["claims", "number"])
def test_the_page_makes_a_png_itself(reader, places, kind, tmp_path):
    reader.goto(urls.indicator(places.charted(kind)))
    with reader.expect_download() as taken:
        reader.locator("[data-picture-now]").click()
    taken.value.save_as(tmp_path / "it.png")
    assert header_of((tmp_path / "it.png").read_bytes()) == (2560, 1440, RGBA)
    assert taken.value.suggested_filename.startswith(f"figtrace-{places.charted(kind)}-full-light")
    expect(reader.locator(".share-picture [role=status]")).not_to_be_empty()


@pytest.mark.parametrize("name", ["compare", "table"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_pages_of_many_figures_give_a_picture_too(reader, places, name, lang, tmp_path):
    address = places.address(name)
    reader.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    with reader.expect_download() as taken:
        reader.locator("[data-picture-now]").click()
    taken.value.save_as(tmp_path / "it.png")
    assert header_of((tmp_path / "it.png").read_bytes()) == (2560, 1440, RGBA)
    assert "/" not in taken.value.suggested_filename
    expect(reader.locator(".share-picture [role=status]")).not_to_be_empty()


def test_size_and_background_are_chosen_and_shown_before(reader, places, tmp_path):
    reader.goto(urls.indicator(places.rivals()))
    form = reader.locator(".share-picture")
    form.locator("select[name=size]").select_option("square")
    form.locator("select[name=theme]").select_option("transparent-dark")
    expect(form.locator("img")).to_have_attribute("src", re.compile("size=square&theme=transparent-dark"))
    with reader.expect_download() as taken:
        form.get_by_role("button", name="SVG").click()
    taken.value.save_as(tmp_path / "it.svg")
    assert 'viewBox="0 0 720 720"' in (tmp_path / "it.svg").read_text(encoding="utf-8")


def test_a_picture_is_copied_by_keyboard_and_said_to_be(reader, places):
    reader.goto(urls.indicator(places.rivals()))
    reader.locator("[data-picture=copy]").focus()
    reader.keyboard.press("Enter")
    expect(reader.locator(".share-picture [role=status]")).to_have_text("복사했다.")
    assert reader.evaluate("navigator.clipboard.read().then((items) => items[0].types)") == ["image/png"]


def test_what_is_pinned_meanwhile_belongs_to_what_is_shared(reader, places):
    reader.goto(urls.indicator(places.rivals()))
    wait_until_drawn(reader)
    row = reader.locator("[data-row] [data-pin]").first
    named = row.get_attribute("data-pin")
    row.click()
    reader.wait_for_function("() => location.search.includes('c=')")
    reader.locator("[data-copy-code=link]").click()
    expect(reader.locator(".share-texts [role=status]")).not_to_be_empty()
    assert reader.evaluate("navigator.clipboard.readText()").endswith(f"?c={named}")
    expect(reader.locator(".share-preview")).to_have_attribute("src", re.compile(f"c={re.escape(named)}"))


def test_a_citation_is_copied_as_rich_and_as_plain_text(reader, places):
    reader.goto(urls.observation(places.store.figures(places.rivals())[0]["observation_id"]))
    reader.locator("[data-copy]").first.click()
    expect(reader.locator("#said")).not_to_be_empty()
    plain, rich = reader.evaluate(
        """async () => { const [item] = await navigator.clipboard.read();
            return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text())); }"""
    )
    address = re.search(r"https?://\S+/o/[^\s.]+", plain)[0]
    assert f'<a href="{address}"' in rich


def test_without_any_script_the_form_downloads(chromium, live_server, places):
    context = chromium.new_context(base_url=live_server, java_script_enabled=False, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(urls.indicator(places.rivals(), lang="en"))
    with page.expect_download() as taken:
        page.get_by_role("button", name="SVG").click()
    assert taken.value.suggested_filename.endswith(".svg")
    context.close()


FAULTS = """([width, height]) => {
    const found = [];
    const texts = [...document.documentElement.querySelectorAll("text")];
    const boxes = texts.filter((text) => !text.hasAttribute("transform")).map((text) => {
        const box = text.getBoundingClientRect();
        const middle = (box.top + box.bottom) / 2;
        const half = box.height * 0.32;
        return { words: text.textContent, left: box.left, right: box.right, top: middle - half, bottom: middle + half };
    });
    boxes.forEach((box, at) => {
        const isCut = box.left < 0 || box.right > width || box.top < 0 || box.bottom > height;
        if (isCut) found.push(`cut: ${box.words}`);
        boxes.slice(at + 1).forEach((other) => {
            const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
            const tall = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
            if (wide > 2 && tall > 2) found.push(`“${box.words}” lies over “${other.words}”`);
        });
    });
    return texts.length > 5 ? found : ["nothing is drawn"];
}"""

PLACES = """(selector) => {
    const picture = document.querySelector(selector);
    const frame = picture.getBoundingClientRect();
    const places = {};
    for (const text of picture.querySelectorAll("text")) {
        const box = text.getBoundingClientRect();
        if (!text.textContent || !box.width || text.hasAttribute("transform")) continue;
        const middle = (box.top + box.bottom) / 2;
        places[text.textContent] = [(box.left - frame.left) / frame.width, (middle - frame.top) / frame.height];
    }
    return places;
}"""
