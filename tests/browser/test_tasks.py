"""The twelve tasks of an analyst, each done as a person does it, and proved done by what it leaves behind.

`TASKS` says what each may take; README.md and README.ko.md say the same. Whoever needs a click more mends the product.
"""

import csv
import re
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from dashboard import format, urls
from dashboard.app import create_app
from dashboard.i18n import Text
from dashboard.state import State
from etl.incoming import process
from etl.store import Store
from tests.browser.analyst import Analyst, Effort
from tests.browser.looking import LIVE
from tests.browser.work import card_of, glyph_of, open_work
from tests.review_workspace import make_review
from tests.serving import serving

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

TASKS = {
    "find": Effort(2, typed=8),
    "compare": Effort(2, keys=1),
    "correct": Effort(3, typed=4),
    "cite": Effort(2),
    "deck": Effort(3),
    "brief": Effort(2),
    "embed": Effort(3),
    "share": Effort(2),
    "watch": Effort(1),
    "settle": Effort(2),
    "origin": Effort(1),
    "time": Effort(2, keys=2),
}
KO = Text("ko")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SLOW = 120_000  # milliseconds: a process starts, loads the rules, builds


@pytest.fixture
def analyst(page):
    """A Korean reader whose clipboard may be read."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return Analyst(page)


@pytest.fixture
def claim(store, rivals):
    """A figure of the indicator with most origins, that of an origin that states others too."""
    _, rows = rivals
    return store.observation(max(rows, key=lambda row: len(store.figures(origin=row["origin_id"])))["observation_id"])


@pytest.fixture
def pinned(analyst, claim):
    """That figure, found: its card is open on the page of its indicator, and the count begins."""
    analyst.begin(urls.indicator(claim.indicator_id, State(pins=(claim.observation_id,))))
    expect(analyst.tab.locator(LIVE).first).to_be_visible()
    expect(card_of(analyst.tab, claim.observation_id)).to_be_visible()
    return claim


@pytest.fixture
def own(tmp_path, repository):
    """A workspace of one's own with a figure that waits and figures that were read."""
    made = make_review(tmp_path / "own", repository)
    yield made
    process.stop_all()


@pytest.fixture
def at_home(chromium, own):
    """A reader on the own machine, whose name stands in the browser already: it is asked once for ever."""
    with serving(create_app(own.current, own.folder)) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900}, locale="ko-KR")
        tab = context.new_page()
        tab.goto("/review")
        tab.locator("#rv-person").fill("김")
        tab.keyboard.press("Enter")
        expect(tab.locator(".rv-who")).to_contain_text("김")
        yield Analyst(tab)
        context.close()


def squeezed(words):
    return "".join(words.split())


def decisions_of(made):
    with (made.folder / "datasets" / "decisions.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_find_a_figure_by_who_says_it_and_what(analyst, store):
    analyst.begin("/")
    tab = analyst.tab
    tab.locator(".home-ask input[type=search]").click()
    tab.keyboard.type("국정원 컨테이너")
    answer = tab.locator(".home-ask .ask-list [role=option]").first
    expect(tab.locator(".home-ask .ask-list")).to_have_attribute("aria-busy", "false")
    answer.click()
    card = tab.locator("#rail [data-card]")
    expect(card).to_be_visible()
    row = store.observation(card.get_attribute("data-card"))
    assert (row.origin_id, row.measure) == ("kr.nis", "goods.containers") or row.indicator_id == "arms.containers"
    expect(card.locator("mark")).to_have_text(re.compile(r"1만\s*3,?000여\s*개\s*이상"))
    assert analyst.effort() == TASKS["find"]


def test_compare_two_who_say_otherwise(analyst, rivals, store):
    indicator, _ = rivals
    pair = next(row for row in store.relations(indicator) if row["ratio"])
    tab = analyst.tab
    analyst.begin(urls.indicator(indicator))
    expect(tab.locator(LIVE).first).to_be_visible()
    tab.mouse.click(*glyph_of(tab, pair["left_id"]))
    expect(card_of(tab, pair["left_id"])).to_be_visible()
    tab.keyboard.down("Shift")
    tab.mouse.click(*glyph_of(tab, pair["right_id"]))
    tab.keyboard.up("Shift")
    comparison = tab.locator("#rail .comparison")
    expect(comparison).to_contain_text(format.ratio(pair["ratio"], "ko"))
    expect(comparison).to_contain_text(KO(f"verdict.{pair['verdict']}"))
    expect(comparison).to_contain_text(pair["reason_ko"])
    assert comparison.locator("mark").count() == 2
    assert analyst.effort() == TASKS["compare"]


def test_correct_a_figure_that_was_read_wrongly(at_home, own):
    with Store.open(own.current) as before:
        row = next(row for row in before.figures("arms.containers") if row["value"] == 13000)
    name, tab = row["observation_id"], at_home.tab
    at_home.begin(urls.observation(name))
    tab.get_by_role("link", name=KO("card.mend")).click()
    expect(tab.locator(".rv-accept input[name=value]")).to_be_focused()
    tab.keyboard.type("1300")
    tab.locator(".rv-accept button[value=accept]").click()
    expect(tab.locator(".rv-said")).to_be_visible()
    tab.locator("#build button").click()
    expect(tab.locator("#build .tray-said a")).to_contain_text("1", timeout=SLOW)
    (line,) = decisions_of(own)
    assert (line["mention_id"], line["indicator_id"], line["value"], line["person"]) == (
        name, "arms.containers", "1300", "김",
    )  # fmt: skip
    with Store.open(own.current) as after:
        assert after.observation(name).value == 1300
    assert at_home.effort() == TASKS["correct"]


def test_cite_a_figure_with_value_origin_and_day_of_access(analyst, claim):
    tab = analyst.tab
    analyst.begin(urls.indicator(claim.indicator_id))
    expect(tab.locator(LIVE).first).to_be_visible()
    tab.mouse.click(*glyph_of(tab, claim.observation_id))
    card_of(tab, claim.observation_id).get_by_role("button", name=KO("card.copy"), exact=True).click()
    said = analyst.copied()
    assert squeezed(claim.quote_value) in squeezed(said)
    assert claim.origin_ko in said
    assert claim.document_title in said
    today = date.today()
    assert f"검색일: {today.year}. {today.month}. {today.day}." in said
    assert claim.observation_id in said  # the way back
    assert analyst.effort() == TASKS["cite"]


def test_make_a_deck_of_a_chart(analyst, rivals):
    indicator, rows = rivals
    tab = analyst.tab
    analyst.begin(urls.indicator(indicator))
    link = tab.locator(f'.tools a[data-deck="i/{indicator}"]')
    expect(tab.locator(LIVE).first).to_be_visible()
    link.click()
    expect(link).to_have_text(KO("tray.added").replace("#", "1"))
    link.click()
    with tab.expect_download() as download:
        tab.get_by_role("button", name=KO("tray.make")).click()
    deck = Presentation(BytesIO(Path(download.value.path()).read_bytes()))
    slide = next(slide for slide in deck.slides if any(shape.has_chart for shape in slide.shapes))
    values = {value for shape in slide.shapes if shape.has_chart for plot in shape.chart.plots
              for series in plot.series for value in series.values}  # fmt: skip
    assert {float(row["low"]) for row in rows} <= values
    notes = slide.notes_slide.notes_text_frame.text
    assert all(squeezed(row["passage"]) in squeezed(notes) for row in rows)
    assert analyst.effort() == TASKS["deck"]


def test_take_a_briefing_of_one_page(analyst, pinned, tmp_path):
    tab = analyst.tab
    tab.locator(".tools").get_by_role("link", name=KO("brief.link")).click()
    with tab.expect_download() as download:
        tab.locator("a[href*='.pdf']").first.click()
    path = tmp_path / "brief.pdf"
    download.value.save_as(path)
    words = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    assert squeezed(pinned.quote_value) in squeezed(words)
    assert pinned.origin_ko in words
    assert "\f" not in words.rstrip("\f")  # one page
    assert analyst.effort() == TASKS["brief"]


def test_embed_a_chart_elsewhere(analyst, pinned, elsewhere):
    tab = analyst.tab
    tab.locator(".tools").get_by_role("link", name=KO("indicator.share")).click()
    way = tab.locator(".share-way", has=tab.locator("[data-copy-code=live]"))
    way.locator("summary").click()
    way.locator("[data-copy-code=live]").click()
    snippet = analyst.copied()
    assert analyst.effort() == TASKS["embed"]
    tab.goto(elsewhere.put("article", f"<!doctype html><title>elsewhere</title>{snippet}"))
    frame = tab.frame_locator("iframe")
    expect(frame.locator("#card [data-card]")).to_have_attribute("data-card", pinned.observation_id)
    expect(frame.locator("#card mark").first).to_be_visible()


def test_share_what_one_sees(analyst, pinned, chromium):
    tab = analyst.tab
    tab.locator(".tools").get_by_role("link", name=KO("indicator.share")).click()
    tab.locator("[data-copy-code=link]").click()
    address = analyst.copied()
    assert analyst.effort() == TASKS["share"]
    other = chromium.new_context(locale="ko-KR")
    theirs = other.new_page()
    open_work(theirs, address)
    expect(card_of(theirs, pinned.observation_id)).to_be_visible()
    other.close()


def test_watch_an_indicator_for_what_changes(at_home, own):
    tab = at_home.tab
    with Store.open(own.current) as before:
        row = next(row for row in before.figures("arms.containers") if row["value"] == 13000)
    at_home.begin(urls.indicator(row["indicator_id"]))
    with tab.expect_response("**/feed.atom*") as answered:
        tab.get_by_role("link", name=KO("indicator.feed"), exact=True).click()
    assert at_home.effort() == TASKS["watch"]
    own.replace("900", "1만 3,000여 개", "1만 5,000여 개")
    own.build()
    feed = ElementTree.fromstring(tab.request.get(answered.value.url).text())
    (entry,) = [each for each in feed.findall("a:entry", ATOM) if "1만 5,000여 개" in "".join(each.itertext())]
    assert "1만 3,000여 개" in "".join(entry.itertext())  # both passages


def test_settle_a_figure_that_waits(at_home, own):
    tab = at_home.tab
    at_home.begin("/")
    tab.get_by_role("link", name=re.compile("확인을 기다리는 수치")).click()
    figure = tab.locator(".rv-figure").inner_text()
    tab.locator(".rv-accept button[value=accept]").click()
    expect(tab.locator(".rv-said")).to_contain_text(figure)
    (line,) = decisions_of(own)
    assert (line["action"], line["person"], line["decided"]) == ("accept", "김", date.today().isoformat())
    assert squeezed(line["quote"]) in squeezed(figure)
    own.build()
    with Store.open(own.current) as after:
        row = after.observation(line["mention_id"])
        assert (row.indicator_id, row.linked_by[:1]) == (line["indicator_id"], "김")
    assert at_home.effort() == TASKS["settle"]


def test_see_all_that_one_origin_says(analyst, pinned, store):
    tab = analyst.tab
    card_of(tab, pinned.observation_id).locator(".chain a", has_text=pinned.origin_ko).first.click()
    expect(tab.locator("h1")).to_contain_text(pinned.origin_ko)
    shown = squeezed(tab.locator("main").inner_text())
    told = store.figures(origin=pinned.origin_id)
    assert len(told) > 1
    assert all(squeezed(row["quote_value"]) in shown for row in told)
    assert analyst.effort() == TASKS["origin"]


def test_see_a_figure_among_what_happened_then(analyst, claim):
    tab = analyst.tab
    analyst.begin("/")
    tab.locator("header nav a", has_text=KO("shell.time")).click()
    tab.wait_for_selector("#react-entry-point.mounted", state="attached")
    picture = tab.locator("#time-picture")
    mark = picture.locator(f"a[href*='{claim.observation_id}'] .tm-glyph:visible").first
    mark.hover()
    for _ in range(2):
        before = picture.get_attribute("data-start")
        tab.keyboard.press("+")
        expect(picture).not_to_have_attribute("data-start", before)
    assert "w=" in tab.url
    expect(picture.locator(".tm-top")).to_contain_text("북러 신조약")
    mark.click()
    expect(tab.locator("mark").first).to_have_text(re.compile(re.escape(claim.quote_value.split()[0])))
    assert analyst.effort() == TASKS["time"]


# what is counted, and where it is told ---------------------------------------------------------


def test_a_click_of_a_script_is_no_click_and_a_click_of_a_person_is_one(analyst):
    analyst.begin("/")
    tab = analyst.tab
    tab.evaluate("document.querySelector('.home-ask input').click()")
    assert analyst.effort() == Effort(0)
    tab.locator(".home-ask input[type=search]").click()
    tab.keyboard.type("가a")
    tab.keyboard.press("Escape")
    assert analyst.effort() == Effort(1, keys=1, typed=2)


@pytest.mark.parametrize("name", ["README.md", "README.ko.md"])
def test_the_readme_says_what_each_task_takes(repository, name):
    text = (repository / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| (\d+) \| [^|]+ \|$", text.partition("<!-- tasks -->")[2], re.MULTILINE)
    assert [int(row) for row in rows[: len(TASKS)]] == [task.clicks for task in TASKS.values()]
