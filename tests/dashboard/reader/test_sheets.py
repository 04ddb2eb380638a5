"""Sheets as pages drawn from their cells: nothing is lost, each word is in its cell, each figure at its address."""

import re
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.app import create_app
from dashboard.content.leaf import find_place
from dashboard.content.leaf_figures import find_leaf_figures
from dashboard.content.sheets.draw import draw
from dashboard.content.sheets.grid import letters_of, number_of, read_grids
from dashboard.content.sheets.lay import lay
from dashboard.content.sheets.measure import Stretch, break_lines, width_of
from dashboard.content.sheets.plan import Plan
from dashboard.exports.chromium import has_browser
from dashboard.exports.crops import find_crop
from dashboard.i18n import Text
from etl.intake.read import take_in
from etl.store import Mark, Store
from tests.etl.intake.made import saved
from tests.etl.intake.test_sheets import trade
from tests.paged_workspace import make_of_one

YEARS = range(1990, 2025)
EVERY = 8  # of the cells of a wide sheet: with 35 in a row every column and row is among them


def read(book, name="a.xlsx"):
    return take_in(saved(book), name).text


def wide():
    """Fifty rows, thirty-five years: more than one page in both directions; a label over two rows each."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "수출 & 수입"
    sheet.append(["<표 1> 품목별 수출 (단위: 만 달러)"])
    sheet.append(["구분", "품목", *(f"{year}년" for year in YEARS)])
    for row in range(50):
        sheet.append(["광물" if row % 2 == 0 else None, f"품목 {row}", *(1000 * (row + 5) + year for year in YEARS)])
    for row in range(3, 53, 2):
        sheet.merge_cells(f"A{row}:A{row + 1}")
    sheet.append(["자료: 무역협회"])
    return book


def shown(text):
    """The words of each page, in the order in which they were laid."""
    plan = Plan(text)
    return [[word.text for word in lay(text, window).words] for window in plan.pages]


def test_every_value_stands_on_exactly_one_page():
    pages = shown(read(wide()))
    values = [f"{1000 * (row + 5) + year}" for row in range(50) for year in YEARS]
    met = [word for page in pages for word in page if word in set(values)]
    assert sorted(met) == sorted(values)
    assert len(pages) > 4


def test_heads_labels_and_what_reaches_down_stand_on_every_page():
    text = read(wide())
    for window in Plan(text).pages:
        sheet = lay(text, window)
        words = [word.text for word in sheet.words]
        assert "구분" in words
        assert "광물" in words  # also where it began on the page before
        first = text[sheet.fields[0].cell.start : sheet.fields[0].cell.end]
        assert first == "구분"
        numbers = [number for number, _, _ in sheet.numbers]
        assert numbers[0] == 2
        assert numbers == sorted(set(numbers))


def test_a_page_is_not_wider_or_higher_than_a_screen():
    text = read(wide())
    for window in Plan(text).pages:
        sheet = lay(text, window)
        assert (sheet.width, sheet.height) < (640, 640)


def test_title_on_the_first_page_and_notes_on_the_last():
    pages = shown(read(wide()))
    assert [any("수출" in word for word in page) for page in pages] == [True] + [False] * (len(pages) - 1)
    assert [any("자료" in word for word in page) for page in pages] == [False] * (len(pages) - 1) + [True]


def test_each_word_lies_in_its_cell_and_no_two_over_each_other():
    for book in (trade(), wide()):
        text = read(book)
        for window in Plan(text).pages:
            sheet = lay(text, window)
            for word in sheet.words:
                field = sheet.find_field(word.start)
                if field is not None:
                    x0, y0, x1, y1 = field.edges
                    assert x0 < word.edges[0] < word.edges[2] < x1
                    assert y0 <= word.edges[1] < word.edges[3] <= y1 + 0.01
            rows = sorted((round(w.edges[1]), w.edges[0], w.edges[2]) for w in sheet.words)
            for (top, _, right), (other, left, _) in pairwise(rows):
                assert top != other or left >= right - 0.01


@pytest.mark.whole
def test_a_character_is_found_in_the_picture_of_its_place_at_its_address():
    text = read(wide())
    plan = Plan(text)
    cells = list(re.finditer(r'data-cell="[^"]*?([A-Z]+)(\d+)">(\d+)<', text))
    assert len(cells) > 10 * EVERY
    for found in cells[::EVERY]:
        number, near = plan.find(found.start(3))
        field = lay(text, near).find_field(found.start(3))
        assert (letters_of(field.cell.column), str(field.cell.row)) == found.group(1, 2)
        assert lay(text, plan.pages[number - 1]).find_field(found.start(3)).cell == field.cell
        if found[2] == "40":
            assert lay(text, near).height < 300


def test_cells_that_a_table_leaves_out_keep_their_addresses():
    book = openpyxl.Workbook()
    sheet = book.active
    for address, value in {"B2": "해", "F2": "수출", "B9": 2023, "F9": 12, "B40": 2024, "F40": 15}.items():
        sheet[address] = value
    text = read(book)
    (window,) = Plan(text).pages
    sheet = lay(text, window)
    assert [letter for letter, _, _ in sheet.letters] == ["B", "F"]
    assert [number for number, _, _ in sheet.numbers] == [2, 9, 40]
    assert window.label == "Sheet!B2:F40"


def test_a_sheet_of_notes_alone_is_a_page_too():
    book = openpyxl.Workbook()
    book.active["A1"] = "2024년 수출은 3억 달러다."
    assert shown(read(book)) == [["Sheet", "2024년", "수출은", "3억", "달러다."]]


def test_a_superscript_is_small_and_a_break_begins_a_line():
    text = "수출<sup>1)</sup><br>a &lt;b&gt;"
    lines = break_lines(text, Stretch(0, len(text)), 200)
    assert [[word.text for word in line] for line in lines] == [["수출", "1)"], ["a", "<b>"]]
    assert [word.is_raised for word in lines[0]] == [False, True]
    assert not lines[0][1].has_blank


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60), st.floats(12, 200))
@settings(max_examples=150, deadline=None)
def test_no_character_of_any_cell_is_lost_and_no_line_is_too_wide(words, width):
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = break_lines(text, Stretch(0, len(text)), width)
    assert "".join(word.text for line in lines for word in line) == "".join(words.split())
    for line in lines:
        assert len(line) == 1 or sum(word.width for word in line) <= width + 0.1
    for word in (word for line in lines for word in line):
        assert word.width <= max(width, width_of("가")) + 0.1


@given(st.integers(1, 16384))
def test_letters_of_columns_are_read_back(column):
    assert number_of(letters_of(column)) == column


def test_any_text_gives_a_plan_or_nothing():
    for text in ("", "no markup", "<table>\n</table>", "<h2>S</h2>\n<table>\n<tr><td></td></tr>\n</table>", "<p></p>"):
        plan = Plan(text)
        assert all(lay(text, window).width for window in plan.pages)
        assert plan.find(len(text)) is None or plan.pages


def test_what_stands_in_cells_cannot_become_markup_of_the_picture():
    book = openpyxl.Workbook()
    book.active.title = 'a"<b>'
    book.active.append(["<script>alert(1)</script>", "<svg onload=x>"])
    book.active.append(["&amp;", 12])
    text = read(book)
    (window,) = Plan(text).pages
    svg = draw(lay(text, window), '"><script>', [Mark("number", (1, 1, 2, 2))])
    assert "<script" not in svg
    assert "onload=x>" not in svg.replace("&gt;", "")

    words = "".join(ElementTree.fromstring(svg).itertext())
    assert "<script>alert(1)</script>" in words


def test_long_sheets_are_cut_without_reading_each_page():
    (grid,) = read_grids(read(wide()))
    assert (grid.heads, grid.labels, len(grid.rows)) == (1, 2, 51)


# ---- in a workspace --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A workspace with one sheet of trade."""
    return make_of_one(tmp_path_factory.mktemp("sheets") / "own", "trade.xlsx", saved(trade()))


@pytest.fixture(scope="module")
def client(own):
    return create_app(own / "build" / "current").server.test_client()


@pytest.fixture
def store(own):
    with Store.open(own / "build" / "current") as opened:
        yield opened


def figures(store):
    return {mention.quote: mention for mention in store.mentions("trade")}


def test_a_figure_is_marked_with_its_cell_its_row_and_its_column(store):
    place = find_place(store, figures(store)["2,346"].mention_id)
    assert (place.page, place.label) == (1, "무역!B6")
    (number,), (cell,) = place.number, place.passage
    assert cell[0] < number[0] < number[2] < cell[2]
    assert len(place.labels) >= 2
    assert all(edges != cell for edges in place.labels)


def test_its_page_has_a_box_for_every_figure(store):
    found = find_leaf_figures(store, "trade", 1)
    assert [figure.mention.quote for figure in found] == ["1,234", "5", "74.6%", "2,346", "50.0%"]
    assert all(figure.lines for figure in found)


def test_the_card_shows_the_cell_and_leads_to_its_page(client, store):
    name = figures(store)["2,346"].mention_id
    card = client.get(f"/o/{name}?lang=en").text
    assert f'src="/o/{name}/page.svg"' in card
    assert f'href="/d/trade/p/1#{name}"' in card
    assert "See 무역!B6 in the sheet" in card
    assert "Drawn from the cells of the file." in card
    page = client.get("/d/trade/p/1?lang=en").text
    assert '<img src="/d/trade/p/1.svg"' in page
    assert f'data-figure="{name}"' in page
    assert client.get(f"/d/trade/picture/of/{name}").text.count(f'data-figure="{name}"') == 1


def test_pictures_are_sent_once_and_need_no_original(client, own, store):
    name = figures(store)["2,346"].mention_id
    (original,) = (own / "seeds" / "originals").rglob("*.xlsx")
    kept = original.read_bytes()
    original.unlink()
    for address in ("/d/trade/p/1.svg", f"/o/{name}/page.svg"):
        answer = client.get(address)
        assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
        assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    original.write_bytes(kept)


@pytest.mark.parametrize(
    "address",
    ["/d/trade/p/2", "/d/trade/p/2.svg", "/d/trade/p/0.svg", "/d/other/p/1.svg", "/o/trade:1-2/page.svg",
     "/d/trade/picture/of/trade:1-2", "/d/trade/picture/of/other:1-2", "/d/trade/picture/2", "/d/trade/p/1.webp"],
)  # fmt: skip
def test_what_is_not_there_is_404(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.skipif(not has_browser(), reason="no Chromium")
def test_a_deck_or_a_package_carries_the_cells_as_a_picture(client, store):
    name = figures(store)["2,346"].mention_id
    crop = find_crop(store, name, Text("en"))
    assert Image.open(BytesIO(crop.png)).width == pytest.approx(2 * crop.width, abs=2)
    assert (crop.label, crop.path) == ("무역!B6", f"/d/trade/p/1#{name}")
    assert client.get(f"/o/{name}/page.png").mimetype == "image/png"
