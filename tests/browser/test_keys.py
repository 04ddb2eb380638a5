"""The keys of an indicator's page, the list of them, and the way to turn them off."""

import pytest
from playwright.sync_api import expect

from tests.browser.work import card_of, open_work

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]


@pytest.fixture
def pinned(page, rivals):
    """The page of an indicator with its first figure pinned; the clipboard may be read."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    indicator, rows = rivals
    pin = rows[0]["observation_id"]
    open_work(page, f"/i/{indicator}?c={pin}")
    expect(card_of(page, pin)).to_be_visible()
    return rows[0]


def test_a_question_mark_lists_the_keys_in_a_dialog_that_gives_the_focus_back(page, pinned):
    page.locator("#chart-box").focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="단축키")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.querySelector('#keys').contains(document.activeElement)")
    for key in ("t", "c", "x", "?", "Esc", "Enter"):
        expect(dialog.locator("kbd", has_text=key).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("#chart-box")).to_be_focused()
    expect(card_of(page, pinned["observation_id"])).to_be_visible()  # Esc closed the list and nothing else


@pytest.mark.usefixtures("pinned")
def test_the_list_opens_by_its_button_too(page):
    page.locator("[data-keys]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("#keys-close").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_t_goes_to_the_row_of_the_pinned_figure(page, pinned):
    page.locator('[data-tab="method"]').click()
    page.keyboard.press("t")
    row = page.locator(f'#table tr[data-row="{pinned["observation_id"]}"] a').first
    expect(row).to_be_focused()
    expect(row).to_be_in_viewport()


def test_c_copies_the_citation_of_the_pinned_figure(page, pinned):
    page.keyboard.press("c")
    expect(page.locator("#keys-voice")).not_to_be_empty()
    page.wait_for_function("() => navigator.clipboard.readText().then((text) => text.length > 0)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert pinned["observation_id"] in copied


def test_c_says_that_nothing_is_pinned(page, rivals):
    open_work(page, f"/i/{rivals[0]}")
    page.keyboard.press("c")
    expect(page.locator("#keys-voice")).to_have_text("먼저 수치를 고정해야 한다.")


@pytest.mark.usefixtures("pinned")
def test_x_downloads_what_is_shown(page):
    with page.expect_download() as download:
        page.keyboard.press("x")
    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.usefixtures("pinned")
def test_plus_presses_the_button_of_the_slides_and_is_not_listed_without_one(page):
    page.evaluate("document.querySelectorAll('[data-deck]').forEach((button) => button.remove())")
    page.keyboard.press("?")
    expect(page.locator("#keys kbd", has_text="+").and_(page.locator(":visible"))).to_have_count(0)
    page.keyboard.press("Escape")
    page.evaluate(
        """() => {
            const button = Object.assign(document.createElement("button"), { type: "button", textContent: "+" });
            button.dataset.deck = "1";
            button.addEventListener("click", () => { button.dataset.pressed = "1"; });
            document.querySelector("#rail").append(button);
        }"""
    )
    page.keyboard.press("+")
    expect(page.locator("[data-deck]")).to_have_attribute("data-pressed", "1")


@pytest.mark.usefixtures("pinned")
def test_keys_of_one_letter_can_be_turned_off(page):
    page.locator("[data-keys]").click()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.reload()
    page.keyboard.press("c")
    expect(page.locator("#keys-voice")).to_be_empty()
    page.keyboard.press("/")
    expect(page.locator(".search input").first).not_to_be_focused()


@pytest.mark.usefixtures("pinned")
def test_no_key_acts_while_somebody_writes(page):
    page.locator(".search input").first.focus()
    page.keyboard.type("tcx?")
    expect(page.locator(".search input").first).to_have_value("tcx?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_page_without_a_chart_lists_only_the_keys_that_work_there(page, places):
    page.goto(f"/i/{places.charted('number')}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator('#keys [data-needs="#chart"]').first).to_be_hidden()
    expect(page.locator('#keys [data-needs="#table"]')).to_be_visible()
