"""Origins ⇄ quotations on the page: three papers quote one agency, and the reader chooses how to count them."""

import hashlib
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.work import card_of, glyph_of, marks_of, open_work, rings
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.usefixtures("problems"),
]

INDICATOR = "arms.containers"
SENTENCE = "국가정보원은 2023년 8월부터 2024년 9월까지 북한이 러시아에 컨테이너 1만 2,500개 이상을 보냈다고 평가한다."
PAPERS = 3
ENTRY = """
[[document]]
id = "{id}"
file = "{id}.txt"
sha256 = "{sha256}"
language = "ko"
format = "text"
label_ko = "지어낸 글 {id}"
label_en = "Made-up paper {id}"
title = "지어낸 글 {id}"
published = "2025-0{month}"
"""


@pytest.fixture(scope="module")
def quoting(repository, tmp_path_factory):
    """The address of a dashboard over the seeds and three papers that quote one agency."""
    from dashboard.app import create_app
    from etl.pipeline import build

    folder = tmp_path_factory.mktemp("quoting")
    for part in ("seeds", "datasets"):
        shutil.copytree(repository / part, folder / part)
    with (folder / "seeds" / "manifest.toml").open("a", encoding="utf-8") as manifest:
        for number in range(1, PAPERS + 1):
            text = f"지어낸 글 {number}\n\n{SENTENCE}\n".encode()
            (folder / "seeds" / f"97{number}.txt").write_bytes(text)
            manifest.write(ENTRY.format(id=f"97{number}", sha256=hashlib.sha256(text).hexdigest(), month=number))
    with serving(create_app(build(folder, jobs=1).path)) as address:
        yield address


def of_papers(marks):
    return [mark for mark in marks if mark.startswith("97")]


def test_three_papers_are_one_mark_with_three_quotations_in_chart_table_and_card(page, quoting):
    open_work(page, f"{quoting}/i/{INDICATOR}")
    (mark,) = of_papers(marks_of(page))
    expect(page.locator("#chart .annotation-text", has_text="인용 3건").first).to_be_visible()
    expect(page.locator(f'tr[data-row="{mark}"]')).to_contain_text("인용 3건")
    page.mouse.move(*glyph_of(page, mark))
    expect(page.locator("#chart .hoverlayer")).to_contain_text("인용 3건")
    page.mouse.click(*glyph_of(page, mark))
    expect(card_of(page, mark)).to_contain_text("같은 수치의 인용 3건")
    assert card_of(page, mark).locator("[data-pin]").count() == PAPERS - 1


def test_the_choice_stands_in_the_address_and_gives_each_quotation_a_mark(page, quoting):
    open_work(page, f"{quoting}/i/{INDICATOR}")
    page.locator(".counting a", has_text="인용별").click()
    page.wait_for_url("**m=quotes**")
    expect(page.locator("#react-entry-point.mounted #chart .main-svg").first).to_be_visible()
    assert len(of_papers(marks_of(page))) == PAPERS
    expect(page.locator(".counting a.on")).to_have_text("인용별")
    page.locator(".counting a", has_text="출처별").click()
    expect(page.locator("#react-entry-point.mounted #chart .main-svg").first).to_be_visible()
    assert len(of_papers(marks_of(page))) == 1


def test_a_link_to_any_quotation_rings_the_mark_that_stands_for_it(page, quoting):
    open_work(page, f"{quoting}/i/{INDICATOR}")
    (mark,) = of_papers(marks_of(page))
    page.mouse.click(*glyph_of(page, mark))
    other = card_of(page, mark).locator("[data-pin]").last.get_attribute("data-pin")
    card_of(page, mark).locator("[data-pin]").last.click()
    expect(card_of(page, other)).to_be_visible()
    assert f"c={other}" in page.url
    open_work(page, page.url)
    expect(card_of(page, other)).to_be_visible()
    expect(page.locator(f'tr[data-row="{mark}"]')).to_have_attribute("aria-current", "true")
    assert rings(page) == 1


def test_where_nobody_repeats_anybody_there_is_nothing_to_choose(page, places):
    open_work(page, f"/i/{places.charted('series')}")
    expect(page.locator(".counting")).to_have_count(0)
