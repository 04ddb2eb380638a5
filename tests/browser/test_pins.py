"""Marks are pinned by pointer, keyboard and address; a second one is compared; what is pinned is seen."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.looking import LIVE
from tests.browser.work import KINDS, card_of, faded, glyph_of, marks_of, open_work, rings, wait_for_rings

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]


def chart_of(places, kind):
    """The address of a chart of a kind; the seeds have each."""
    indicator = places.charted(kind)
    assert indicator, f"the store has no {kind}"
    return f"/i/{indicator}"


def pin(page, mark):
    """One click on a mark opens its card."""
    page.mouse.click(*glyph_of(page, mark))
    expect(card_of(page, mark)).to_be_visible()


def let_go(page, mark):
    """One click on the mark that is pinned brings back the list of all evidence."""
    page.mouse.click(*glyph_of(page, mark))
    expect(page.locator("#rail .evidence")).to_be_visible()
    expect(card_of(page, mark)).to_have_count(0)


def hold(page, address):
    """Keep answers from the page; gives the requests that wait."""
    held = []
    page.route(address, lambda route: held.append(route))
    return held


@pytest.mark.parametrize("kind", KINDS)
def test_each_mark_opens_its_own_card_however_quickly_they_are_clicked(page, places, kind):
    """Right after a redraw plotly names the mark that was hovered before: it is not asked.

    In a chart of one mark the second round meets the mark that is pinned.
    """
    open_work(page, chart_of(places, kind))
    marks = marks_of(page)
    assert marks
    pinned = None
    for mark in (*marks, *marks):
        if mark == pinned:
            let_go(page, mark)
        else:
            pin(page, mark)
        pinned = mark


def test_shift_adds_to_the_pin_of_a_moment_ago_though_it_is_not_drawn_yet(page, rivals):
    indicator, rows = rivals
    first, second = (row["observation_id"] for row in rows[:2])
    open_work(page, f"/i/{indicator}")
    page.evaluate(
        """(ids) => ids.map((id) => document.querySelector(`#table [data-row="${id}"] [data-pin]`))
            .forEach((link, at) => link.dispatchEvent(
                new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: at > 0 })))""",
        [first, second],
    )
    expect(page.locator("#rail .comparison")).to_be_visible()
    assert page.url.endswith(f"c={first},{second}")
    wait_for_rings(page, 2)


@pytest.mark.parametrize("at", ["chart", "table"])
def test_a_double_click_pins_and_does_not_let_go_again(page, rivals, at):
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    mark = marks_of(page)[0]
    if at == "chart":
        page.mouse.move(*glyph_of(page, mark))
    else:
        page.locator(f'#table [data-row="{mark}"] [data-pin]').first.hover()
    for count in (1, 2):
        page.mouse.down(click_count=count)
        page.mouse.up(click_count=count)
        assert page.evaluate("location.search") == f"?c={mark}"
        wait_for_rings(page, 1)
    expect(card_of(page, mark)).to_be_visible()


def test_a_late_answer_does_not_replace_the_card_of_a_later_click(page, rivals):
    indicator, rows = rivals
    late, later = (row["observation_id"] for row in rows[:2])
    held = hold(page, lambda address: f"c={late}" in unquote(address))
    open_work(page, f"/i/{indicator}")
    page.locator(f'tr[data-row="{late}"]').click()
    page.locator(f'tr[data-row="{later}"]').click()
    expect(card_of(page, later)).to_be_visible()
    assert held
    for request in held:
        request.continue_()
    page.evaluate(
        """async (id) => {
            await figtrace.fetchRail([id]);
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }""",
        late,
    )
    expect(card_of(page, later)).to_be_visible()
    expect(card_of(page, late)).to_have_count(0)


def test_a_mark_fetches_its_card_when_the_pointer_comes_near(page, rivals):
    page.add_init_script("window.requestIdleCallback = () => {}")  # nothing is fetched ahead
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    mark = marks_of(page)[-1]
    with page.expect_request(lambda sent: "/rail/" in sent.url) as asked:
        page.mouse.move(*glyph_of(page, mark))
    assert f"c={mark}" in unquote(asked.value.url)


def test_a_click_before_the_chart_is_drawn_does_no_harm(page, rivals):
    indicator, _ = rivals
    held = hold(page, re.compile(r"async-graph"))
    page.goto(f"/i/{indicator}")
    page.wait_for_selector("#react-entry-point.mounted #chart", state="attached")
    page.locator("#chart-box").click()
    assert held
    for request in held:
        request.continue_()
    expect(page.locator(LIVE).first).to_be_visible()
    pin(page, marks_of(page)[0])


@pytest.mark.parametrize("width", [1440, 800, 390])
def test_the_chart_stands_still_while_the_page_comes_alive(page, chromium, live_server, places, width):
    address = chart_of(places, "timeline")
    size = {"width": width, "height": 900}
    plain = chromium.new_context(base_url=live_server, locale="ko-KR", viewport=size)
    plain.route("**/*.js*", lambda route: route.abort())  # as it is sent, before any script has run
    sent = plain.new_page()
    sent.goto(address)
    before = sent.locator("#chart-box").bounding_box()
    plain.close()
    page.set_viewport_size(size)
    open_work(page, address)
    assert page.locator("#chart-box").bounding_box() == before


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


@pytest.mark.parametrize("kind", KINDS)
def test_a_pin_is_ringed_and_the_other_marks_step_back(page, places, kind):
    open_work(page, chart_of(places, kind))
    first, *others = marks_of(page)
    assert rings(page) == 0
    page.mouse.click(*glyph_of(page, first))
    expect(card_of(page, first)).to_be_visible()
    wait_for_rings(page, 1)
    assert set(others) <= set(faded(page))
    assert first not in faded(page)
    page.mouse.click(*glyph_of(page, first))
    expect(page.locator("#rail .evidence")).to_be_visible()
    wait_for_rings(page, 0)
    assert faded(page) == []


def test_a_click_on_a_cap_opens_the_law(page, places, store):
    indicator = places.charted("cap")
    open_work(page, f"/i/{indicator}")
    cap = store.figures(store.indicator(indicator)["caps"][0])[0]["observation_id"]
    page.locator("#chart .annotation-text", has_text=re.compile("상한")).first.click()
    expect(card_of(page, cap)).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_arrows_go_along_time_and_up_and_down_the_chart(page, places, kind):
    open_work(page, chart_of(places, kind))
    page.locator("#chart-box").focus()
    spoken = page.locator("#chart-voice")
    order = page.evaluate("figtrace.data.marks.map((mark) => mark.spoken)")
    page.keyboard.press("Home")
    for words in order[: len(order)]:
        expect(spoken).to_have_text(words)
        page.keyboard.press("ArrowRight")
    expect(spoken).to_have_text(order[-1])  # the end is the end
    page.keyboard.press("ArrowLeft")
    expect(spoken).to_have_text(order[-2])
    heights = page.evaluate(
        "figtrace.data.marks.filter((mark) => figtrace.heights().has(mark.id))"
        ".map((mark) => [figtrace.heights().get(mark.id), mark.spoken])"
    )
    climbed = [words for _, words in sorted(heights, key=lambda pair: pair[0])]
    for _ in order:
        page.keyboard.press("ArrowDown")
    for _ in order:
        page.keyboard.press("ArrowUp")
    assert spoken.inner_text() in (climbed[-1], order[-1])


def test_a_mark_is_spoken_with_value_period_kind_and_origin(page, rivals):
    indicator, rows = rivals
    open_work(page, f"/i/{indicator}")
    page.locator("#chart-box").focus()
    page.keyboard.press("Home")
    said = page.locator("#chart-voice").inner_text()
    first = page.evaluate("figtrace.data.marks[0].id")
    row = next(row for row in rows if row["observation_id"] == first)
    assert " ".join(row["quote_value"].split()) in said
    assert row["origin_ko"] in said
    assert page.locator("#chart-voice").get_attribute("aria-live") == "polite"
    assert len(said.split(", ")) >= 4
    page.keyboard.press("Enter")
    expect(page.locator("#chart-voice")).to_contain_text("고정: ")


def test_chart_and_table_share_one_place(page, rivals):
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    page.locator("#chart-box").focus()
    page.keyboard.press("Home")
    first = page.evaluate("figtrace.data.marks[0].id")
    expect(page.locator(f'tr[data-row="{first}"]')).to_have_class(re.compile(r"\bat\b"))
    other = page.evaluate("figtrace.data.marks[1].id")
    page.locator(f'tr[data-row="{other}"] a').first.focus()
    expect(page.locator(f'tr[data-row="{other}"]')).to_have_class(re.compile(r"\bat\b"))
    page.wait_for_function(
        "() => document.querySelector('#chart .js-plotly-plot').data.some((trace) => trace.name === 'cursor')"
    )
    page.keyboard.press("Enter")
    expect(card_of(page, other)).to_be_visible()


def test_two_pins_tell_ratio_relation_and_both_passages(page, rivals, store):
    indicator, _ = rivals
    pair = next(row for row in store.relations(indicator) if row["ratio"])
    open_work(page, f"/i/{indicator}")
    page.mouse.click(*glyph_of(page, pair["left_id"]))
    expect(card_of(page, pair["left_id"])).to_be_visible()
    page.keyboard.down("Shift")
    page.mouse.click(*glyph_of(page, pair["right_id"]))
    page.keyboard.up("Shift")
    comparison = page.locator("#rail .comparison")
    expect(comparison).to_be_visible()
    expect(comparison).to_contain_text(pair["reason_ko"][:20])
    expect(comparison.locator("dt")).to_contain_text(["판정", "비율", "차이"])
    assert comparison.locator("mark").count() == 2
    wait_for_rings(page, 2)


def test_a_click_asks_the_server_for_nothing_once_cards_were_fetched(page, rivals):
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    page.wait_for_function("() => document.documentElement.hasAttribute('data-ahead')")
    page.wait_for_load_state("networkidle")
    asked = []
    page.on("request", lambda sent: asked.append(sent.url) if "favicon" not in sent.url else None)
    for mark in marks_of(page):
        page.mouse.click(*glyph_of(page, mark))
        expect(card_of(page, mark)).to_be_visible()
    assert asked == []


def test_nothing_moves_for_a_reader_who_asked_for_stillness(page, rivals):
    page.emulate_media(reduced_motion="reduce")
    indicator, _ = rivals
    open_work(page, f"/i/{indicator}")
    page.mouse.click(*glyph_of(page, marks_of(page)[0]))
    expect(page.locator("#rail .card")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_a_card_that_does_not_come_leaves_no_other_in_its_place_and_can_be_opened_again(page, rivals):
    indicator, rows = rivals
    first, second = (row["observation_id"] for row in rows[:2])
    open_work(page, f"/i/{indicator}")
    page.locator(f'[data-row="{first}"]').click()
    expect(card_of(page, first)).to_be_visible()
    page.evaluate("() => { figtrace.fetchRail = () => Promise.reject(new Error()); }")
    page.locator(f'[data-row="{second}"]').click()
    expect(page.locator("#rail [role=alert]")).to_contain_text("카드를 받지 못했다")
    expect(page.locator("#rail [data-card]")).to_have_count(0)
    assert page.url.endswith(f"c={second}")
    page.locator("#rail [role=alert] a").click()
    expect(card_of(page, second)).to_be_visible()
