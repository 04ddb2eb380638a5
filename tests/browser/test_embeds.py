"""Embeds where they belong: in somebody else's page, in a sandbox, in Quarto's HTML, reveal.js and Marp."""

import json
import re
import shutil
import subprocess
from html import unescape

import pytest
from playwright.sync_api import expect

from dashboard import urls
from dashboard.exports.snippets import LINKS
from dashboard.state import State
from tests.browser.profile import Profile
from tests.conftest import REPOSITORY
from tests.needs import need, pass_over

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

MODULES = REPOSITORY / "dashboard" / "node_modules"
SANDBOX = "allow-scripts allow-popups"  # the least that a live embed needs
MARK = ".chart a[data-figure]:not([tabindex]) >> visible=true"
KINDS = ("claims", "cap", "series", "lanes", "timeline")
MARP = (
    'const { Marp } = require("@marp-team/marp-core"); const html = process.argv[2] === "html" ? true : undefined;'
    'const made = new Marp({ ...(html ? { html } : {}) }).render(require("fs").readFileSync(0, "utf8"));'
    "process.stdout.write(JSON.stringify(made));"
)
QUARTO = """<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta charset="utf-8">
<meta name="generator" content="quarto-1.5"><meta name="viewport" content="width=device-width, initial-scale=1.0">
</head><body class="fullcontent quarto-light"><div id="quarto-content" class="page-columns page-rows-contents">
<main class="content" id="quarto-document-content"><section id="figures" class="level2"><h2>Figures</h2>
<div class="cell">{inside}</div></section></main></div></body></html>"""
REVEAL = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/files/reveal.js/dist/reveal.css"></head>
<body><div class="reveal"><div class="slides"><section>first</section>
{inside}</div></div>
<script src="/files/reveal.js/dist/reveal.js"></script>
<script>Reveal.initialize({{ hash: true }});</script></body></html>"""


@pytest.fixture(scope="module")
def stranger(chromium, live_server):
    """The profile of a reader who comes by another site."""
    profile = Profile(chromium, live_server, viewport={"width": 1300, "height": 900})
    yield profile
    profile.close()


@pytest.fixture
def visitor(stranger):
    """The browser of that reader, who has nothing of our site open."""
    yield stranger.context
    stranger.forget()


@pytest.fixture
def frame_of(visitor, elsewhere, live_server, complaints):
    """`frame_of(path)`: our page framed elsewhere; gives the page, the frame and the complaints."""

    def make(path, width=700, sandbox=SANDBOX, height=620):
        frame = (
            f'<iframe id="it" src="{live_server}{path}" width="{width}" height="{height}" sandbox="{sandbox}"></iframe>'
        )
        page = visitor.new_page()
        found = complaints(page)
        page.goto(elsewhere.put("frame", f"<!doctype html><title>elsewhere</title>{frame}"))
        return page, page.frame_locator("#it"), found

    return make


@pytest.fixture
def snippet(page, places):
    """`snippet(name)`: what the page of the indicator with most origins gives to copy."""

    def read(name):
        if not page.url.startswith("http"):
            page.goto(places.address("claims"))
        button = page.locator(f"[data-copy-code={name}]")
        return button.locator("xpath=..").locator("code").text_content()

    return read


def embed(places, kind, **query):
    indicator = places.charted(kind)
    if indicator is None:
        pass_over(f"the store has no {kind}")
    return urls.embed(indicator, **query)


# in a frame of another origin ----------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_click_in_a_sandboxed_frame_opens_the_card_inside_it(frame_of, places, kind):
    page, frame, found = frame_of(embed(places, kind))
    mark = frame.locator(MARK).first
    named = mark.get_attribute("data-figure")
    assert page.frames[1].evaluate("self.origin") == "null"
    mark.click()
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", named)
    expect(frame.locator("#card .card-quote mark")).not_to_have_count(0)
    assert page.url.endswith("/frame")
    assert found == []


def test_the_keyboard_does_in_a_frame_what_the_mouse_can(frame_of, places):
    page, frame, _ = frame_of(embed(places, "claims"))
    marks = frame.locator(MARK)
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.locator("#card")).to_be_focused()
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", marks.nth(1).get_attribute("data-figure"))
    page.keyboard.press("Escape")
    expect(frame.locator("#card")).to_be_hidden()
    expect(marks.nth(1)).to_be_focused()


def test_a_card_that_does_not_come_with_the_embed_is_asked_for(frame_of, places):
    page, frame, found = frame_of(embed(places, "claims"))
    mark = frame.locator(MARK).first
    page.frames[1].evaluate("() => document.querySelectorAll('template').forEach((each) => each.remove())")
    mark.click()
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", mark.get_attribute("data-figure"))
    assert found == []


def test_a_pinned_figure_is_open_at_once(frame_of, places):
    rows = places.store.figures(places.rivals())
    state = State(pins=(rows[0]["observation_id"],))
    _, frame, _ = frame_of(urls.embed(places.rivals(), state))
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", state.pins[0])


def test_without_scripts_a_mark_leads_to_its_words_in_a_window_of_their_own(frame_of, places, visitor):
    page, frame, found = frame_of(embed(places, "claims", mode="static"), sandbox=LINKS)
    mark = frame.locator(MARK).first
    with visitor.expect_page() as opened:
        mark.click()
    assert opened.value.url.endswith(mark.get_attribute("href"))
    expect(opened.value.locator("mark").first).to_be_visible()
    assert page.url.endswith("/frame")
    assert [line for line in found if "sandbox" not in line] == []


def test_the_page_around_a_frame_is_told_how_tall_it_is(visitor, elsewhere, snippet):
    page = visitor.new_page()
    page.goto(elsewhere.put("tall", f"<!doctype html>{snippet('live')}"))
    frame = page.locator("iframe")
    page.wait_for_function("() => Number(document.querySelector('iframe').getAttribute('height')) > 300")
    before = int(frame.get_attribute("height"))
    page.evaluate("() => { document.querySelector('iframe').width = 330; }")
    page.wait_for_function(f"() => Number(document.querySelector('iframe').getAttribute('height')) !== {before}")
    page.frames[1].wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("kind", KINDS)
def test_one_chart_fits_every_width_and_nothing_lies_over_anything(frame_of, places, kind):
    for theme, ground in (("light", "rgb(255, 255, 255)"), ("dark", "rgb(27, 31, 35)")):
        page, frame, found = frame_of(embed(places, kind, theme=theme), height=800)
        for width in (320, 500, 640, 900):
            page.evaluate("(width) => { document.getElementById('it').width = width; }", width)
            expect(frame.locator(".chart >> visible=true")).to_have_count(1)
            assert page.frames[1].evaluate(OVERLAPS) == [], (theme, width)
        assert page.frames[1].evaluate("() => getComputedStyle(document.body).backgroundColor") == ground
        assert found == []
        page.close()


def test_our_pages_cannot_be_framed_elsewhere(frame_of, places):
    page, frame, found = frame_of(urls.indicator(places.rivals()))
    page.wait_for_function("() => document.readyState === 'complete'")
    assert any("frame-ancestors" in line for line in found)
    assert frame.locator("#finding").count() == 0


def test_a_printed_embed_shows_the_chart_and_not_the_card(frame_of, places, live_server):
    page, _, _ = frame_of(embed(places, "claims"))
    page.goto(live_server + embed(places, "claims"))
    page.locator(MARK).first.click()
    page.emulate_media(media="print")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator(".chart >> visible=true")).to_have_count(1)


# in other people's tools ----------------------------------------------------------------------


def open_card_in(page, frame_at):
    frame = page.frame_locator(frame_at)
    mark = frame.locator(MARK).first
    expect(mark).to_be_visible()
    mark.click()
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", mark.get_attribute("data-figure"))


def test_in_the_html_of_quarto_a_click_opens_the_card(visitor, elsewhere, snippet, complaints):
    raw = re.fullmatch(r"```\{=html\}\n(.*)\n```", snippet("quarto"), re.DOTALL)[1]
    page = visitor.new_page()
    found = complaints(page)
    page.goto(elsewhere.put("quarto", QUARTO.format(inside=raw)))
    open_card_in(page, "iframe")
    assert found == []


def test_the_address_for_r_markdown_is_that_of_an_embed(snippet, visitor):
    address = re.search(r'include_url\("([^"]+)", height = "\d+px"\)', snippet("rmarkdown"))[1]
    page = visitor.new_page()
    page.goto(address)
    expect(page.locator(".chart >> visible=true")).to_have_count(1)


def test_a_slide_of_reveal_loads_its_chart_when_it_is_shown(visitor, elsewhere, snippet, complaints):
    need((MODULES / "reveal.js").is_dir(), "npm ci --prefix dashboard")
    page = visitor.new_page()
    found = complaints(page)
    page.goto(elsewhere.put("reveal", REVEAL.format(inside=snippet("reveal"))))
    page.wait_for_function("() => window.Reveal && Reveal.isReady()")
    page.evaluate("() => Reveal.slide(1)")
    expect(page.locator("section.present iframe")).to_have_attribute("src", re.compile("/embed/"))
    open_card_in(page, "section.present iframe")
    notes = page.evaluate("() => Reveal.getSlideNotes()")
    assert "/i/" in notes
    assert found == []


def marp(markdown, mode):
    need(shutil.which("node") and (MODULES / "@marp-team").is_dir(), "npm ci --prefix dashboard")
    ran = subprocess.run(
        ["node", "-e", MARP, "-", mode], input=markdown, capture_output=True, text=True, cwd=MODULES.parent, check=True
    )
    return json.loads(ran.stdout)


def test_a_slide_of_marp_shows_the_picture_without_further_rights(visitor, elsewhere, snippet):
    made = marp(f"# first\n\n{snippet('marp')}", "safe")
    page = visitor.new_page()
    page.goto(elsewhere.put("marp", f"<!doctype html><style>{made['css']}</style>{made['html']}"))
    address = unescape(re.search(r"https?:[^&)\"']+/img/[^)\"']+?(?=&quot;|\"|\)|')", made["html"])[0])
    size = page.evaluate(
        """async (address) => { const image = new Image(); image.src = address; await image.decode();
            return [image.naturalWidth, image.naturalHeight]; }""",
        address,
    )
    assert size == [1280, 720]
    assert "/i/" in " ".join(made["comments"][1])


def test_a_slide_of_marp_opens_the_card(visitor, elsewhere, snippet, complaints):
    made = marp(f"# first\n\n{snippet('marp_html')}", "html")
    page = visitor.new_page()
    found = complaints(page)
    page.goto(elsewhere.put("marp-html", f"<!doctype html><style>{made['css']}</style>{made['html']}"))
    page.locator("iframe").scroll_into_view_if_needed()
    open_card_in(page, "iframe")
    assert found == []


def test_the_block_for_wordpress_is_one_frame(snippet):
    assert re.fullmatch(r"<!-- wp:html -->\n<iframe [^>]+></iframe>\n<!-- /wp:html -->", snippet("wordpress"))


# what a script can see of a chart that is wrong: words that are cut or lie over other words
OVERLAPS = """() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push("wider than its frame");
    const svg = [...document.querySelectorAll(".chart svg")].find((each) => each.checkVisibility());
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll("text")].filter((text) => !text.hasAttribute("transform")).map((text) => {
        const box = text.getBoundingClientRect();
        const middle = (box.top + box.bottom) / 2;
        const half = box.height * 0.32;
        return { words: text.textContent, left: box.left, right: box.right, top: middle - half, bottom: middle + half };
    });
    boxes.forEach((box, at) => {
        const isCut = box.left < frame.left - 2 || box.right > frame.right + 2 || box.bottom > frame.bottom + 2;
        if (isCut) found.push(`cut: ${box.words}`);
        boxes.slice(at + 1).forEach((other) => {
            const wide = Math.min(box.right, other.right) - Math.max(box.left, other.left);
            const tall = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
            if (wide > 2 && tall > 2) found.push(`“${box.words}” lies over “${other.words}”`);
        });
    });
    return found;
}"""
