"""The reader in a real browser: figures, their cards, their evidence, long documents."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from dashboard.components.reader import reader

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

PATHS = ("/sources", "/quality", "/data", "/conflicts", "/about")


@pytest.fixture(scope="session")
def figure(store):
    """A charted figure in running text, with a period and an origin of its own."""
    for row in store.figures():
        roles = {span["role"] for span in store.evidence(row["observation_id"])}
        full = store.observation(row["observation_id"])
        if {"period", "origin", "unit"} <= roles and full["table_id"] is None:
            return full
    raise AssertionError("no figure with period, origin and unit")


def open_document(page, figure, anchor=True):
    hash_ = f"#{figure['mention_id']}" if anchor else ""
    page.goto(f"/d/{figure['document_id']}{hash_}")
    expect(page.locator("#rd[data-loaded=all]")).to_be_attached()


def mark_of(page, figure):
    return page.locator(f'.fig[id="{figure["mention_id"]}"]').first


def test_a_click_on_a_figure_opens_its_card_and_writes_the_address(page, figure):
    open_document(page, figure, anchor=False)
    mark_of(page, figure).click()
    card = page.locator("#rd-card")
    expect(card).to_be_visible()
    expect(card.locator("mark").first).to_have_text(" ".join(figure["reading"].split()))
    expect(mark_of(page, figure)).to_have_class(re.compile("pinned"))
    assert page.url.endswith(f"#{figure['mention_id']}")


def test_the_sentence_of_a_figure_is_marked_as_long_as_it_is_chosen(page, figure):
    marked = "() => [...(CSS.highlights.get('sentence') ?? [])].map((range) => range.toString()).join('')"
    open_document(page, figure)
    expect(page.locator("#rd-card")).to_be_visible()
    assert " ".join(page.evaluate(marked).split()) == " ".join(figure["passage"].split())
    page.keyboard.press("Escape")
    expect(page.locator("#rd-card")).to_be_hidden()
    assert page.evaluate(marked) == ""


def test_escape_closes_the_card_and_gives_the_focus_back(page, figure):
    open_document(page, figure, anchor=False)
    mark_of(page, figure).click()
    expect(page.locator("#rd-card")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#rd-card")).to_be_hidden()
    expect(mark_of(page, figure)).to_be_focused()
    assert "#" not in page.url


def test_a_link_to_a_figure_comes_into_view_with_its_card(page, figure):
    open_document(page, figure)
    expect(mark_of(page, figure)).to_be_in_viewport()
    expect(page.locator("#rd-card")).to_be_visible()


def test_the_evidence_of_a_figure_shows_each_part_in_its_own_place(page, figure, store):
    open_document(page, figure, anchor=False)
    expect(page.locator(".ev.on")).to_have_count(0)
    mark_of(page, figure).hover()
    for span in store.evidence(figure["mention_id"]):
        pieces = page.locator(f'.ev.on[data-ev~="{span["role"]}:{figure["mention_id"]}"]')
        shown = "".join("".join(pieces.all_text_contents()).split())
        assert "".join(span["quote"].split()) in shown
    page.mouse.move(1, 1)
    expect(page.locator(".ev.on")).to_have_count(0)


def test_the_keyboard_goes_from_figure_to_figure(page, figure):
    open_document(page, figure, anchor=False)
    marks = page.locator(".fig[id]")
    for number in range(2):
        page.keyboard.press("j")
        expect(marks.nth(number)).to_be_focused()
        expect(marks.nth(number)).to_have_class(re.compile("pinned"))
    page.keyboard.press("k")
    expect(marks.nth(0)).to_be_focused()


def test_the_margin_leads_to_the_figure_in_the_text(page, figure):
    open_document(page, figure, anchor=False)
    page.locator(f'.rd-margin [data-figure="{figure["mention_id"]}"]').click()
    expect(page.locator("#rd-card")).to_be_visible()
    expect(mark_of(page, figure)).to_be_in_viewport()


def test_numbers_that_are_no_figures_are_shown_on_demand(page, figure):
    open_document(page, figure, anchor=False)
    page.locator("#undrawn > summary").click()
    link = page.locator('.un-classes a[href^="#n-"]').first
    link.click()
    target = link.get_attribute("href").removeprefix("#")
    expect(page.locator(f'[id="{target}"]')).to_be_in_viewport()
    expect(page.locator("#rd-numerals")).to_have_attribute("aria-pressed", "true")


@pytest.fixture
def in_parts(store, monkeypatch):
    """The longest document cut into many parts; its last figure."""
    monkeypatch.setattr(reader, "CHARACTERS_A_PART", 1_500)
    return max(store.figures(), key=lambda row: row["char_start"])


def test_a_long_document_comes_as_it_is_read(page, in_parts):
    page.set_viewport_size({"width": 1440, "height": 500})
    asked = []
    page.on("request", lambda sent: asked.append(sent.url) if "/part/" in sent.url else None)
    page.goto(f"/d/{in_parts['document_id']}")
    parts, waiting = page.locator(".rd-part"), page.locator(".rd-waiting")
    expect(waiting.first).to_be_attached()
    page.wait_for_load_state("networkidle")
    at_first = len(asked)
    assert parts.count() > 6
    assert at_first < parts.count() / 2
    assert waiting.count() == parts.count() - 1 - at_first
    page.locator("#undrawn").scroll_into_view_if_needed()
    page.wait_for_function("() => !document.querySelector('.rd-part:last-of-type').classList.contains('rd-waiting')")
    page.locator("#rd-all").click()
    expect(page.locator("#rd[data-loaded=all]")).to_be_attached()
    expect(page.locator("#rd-all")).to_be_hidden()
    numbers = [parts.nth(at).get_attribute("data-part") for at in range(parts.count())]
    assert numbers == [str(number + 1) for number in range(parts.count())]
    assert len(asked) == len(set(asked)) == parts.count() - 1


def test_a_link_far_into_a_long_document_brings_its_part_alone(page, in_parts):
    page.set_viewport_size({"width": 1440, "height": 500})
    page.goto(f"/d/{in_parts['document_id']}#{in_parts['observation_id']}")
    expect(page.locator(f'[id="{in_parts["observation_id"]}"]')).to_be_in_viewport()
    expect(page.locator("#rd-card")).to_be_visible()
    assert page.locator(".rd-waiting").count() > 0


def test_the_keys_go_on_into_a_part_that_has_not_come(page, in_parts):
    page.set_viewport_size({"width": 1440, "height": 400})
    page.goto(f"/d/{in_parts['document_id']}#{in_parts['observation_id']}")
    expect(page.locator("#rd-card")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator(".fig.pinned").first).to_be_in_viewport()
    expect(page.locator(f'[id="{in_parts["observation_id"]}"]')).not_to_have_class(re.compile("pinned"))


def test_without_a_script_every_figure_still_leads_to_its_evidence(chromium, live_server, figure):
    context = chromium.new_context(base_url=live_server, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/d/{figure['document_id']}")
    mark_of(page, figure).click()
    page.wait_for_url(f"**/o/{figure['observation_id']}")
    expect(page.locator("mark").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_page_is_wider_than_a_phone_or_complains(chromium, live_server, store, figure, lang):
    context = chromium.new_context(base_url=live_server, viewport={"width": 390, "height": 844})
    page = context.new_page()
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    tables = [f"/t/{row['table_id']}" for row in store.tables()]
    documents = [f"/d/{row['document_id']}" for row in store.documents()]
    for path in [*PATHS, *documents, *tables, f"/o/{figure['observation_id']}"]:
        page.goto(f"{path}?lang={lang}")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, path
    assert complaints == []
    context.close()


def test_the_downloaded_csv_of_a_document_is_what_the_store_holds(page, store, figure):
    open_document(page, figure, anchor=False)
    with page.expect_download() as waiting:
        page.locator('a[href^="/export/figures.csv?d="]').click()
    download = waiting.value
    assert download.suggested_filename.endswith(".csv")
    text = download.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["observation_id"] for row in rows] == [
        row["observation_id"] for row in store.figures(document=figure["document_id"])
    ]
