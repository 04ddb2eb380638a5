"""A sheet of very many rows is read in pieces: each part has its rows under the heads, with and without a script."""

import re
from itertools import pairwise
from statistics import mean

import openpyxl
import pytest

from dashboard.app import create_app
from dashboard.components.reader import reader
from dashboard.components.reader.material import load_part, load_parts
from etl.store import Store
from tests.etl.intake.made import saved
from tests.paged_workspace import make_of_one

pytestmark = pytest.mark.whole

ROWS, YEARS = 320, range(2016, 2022)
SHORT = 12  # rows of a table that is never cut


def book():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "무역"
    sheet.append(["<표 1> 품목별 수출 (단위: 만 달러)"])
    sheet.append(["구분", "품목", *(f"{year}년" for year in YEARS)])
    for row in range(ROWS):
        sheet.append([f"부류 {row // 2}", f"품목 {row}", *(1000 * (row + 5) + year for year in YEARS)])
    for row in range(3, ROWS + 3, 2):
        sheet.merge_cells(f"A{row}:A{row + 1}")
    short = made.create_sheet("짧은")
    short.append(["<표 2> 상대국별 수출 (단위: 만 달러)"])
    short.append(["상대국", *(f"{year}년" for year in YEARS)])
    for row in range(SHORT):
        short.append([f"나라 {row}", *(7000 + 100 * row + year for year in YEARS)])
    return made


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    folder = make_of_one(tmp_path_factory.mktemp("large") / "own", "trade.xlsx", saved(book()))
    return folder / "build" / "current"


@pytest.fixture(scope="module")
def store(own):
    with Store.open(own) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(own):
    return create_app(own).server.test_client()


@pytest.fixture(scope="module")
def parts(store):
    return [load_part(store, "trade", number, "ko") for number in range(1, len(load_parts(store, "trade")) + 1)]


@pytest.fixture(scope="module")
def large(store):
    return next(table for table in store.tables("trade") if table.n_rows > ROWS)


def figures(html):
    return re.findall(r'<(?:a|span) class="fig [^>]* id="([^"]*)"', html)


def words_of(html):
    return re.sub(r"<[^>]*>", "", html)


def test_every_part_is_small(parts):
    assert len(parts) > 3
    assert max(len(part.encode()) for part in parts) < 8 * reader.CHARACTERS_A_PART
    assert mean(len(part.encode()) for part in parts) > reader.CHARACTERS_A_PART  # and there are not many


def test_every_figure_stands_in_one_part_once(store, parts):
    found = [name for part in parts for name in figures(part)]
    assert len(found) == len(set(found))
    assert set(found) == {mention.mention_id for mention in store.mentions("trade")}
    assert len(found) >= (ROWS + SHORT) * len(YEARS)


def test_each_part_of_a_table_has_the_heads_and_says_which_rows_it_holds(parts):
    of_large = [part for part in parts if 'class="rd-rows"' in part]
    assert len(of_large) > 3
    told = [tuple(map(int, re.search(r"가운데 ([\d,]+)–([\d,]+)행", part).groups())) for part in of_large]
    assert all(before[1] + 1 == after[0] for before, after in pairwise(told))
    for part in of_large[1:]:
        head = words_of(part[: part.index("</tr>")])
        assert all(f"{year}년" in head for year in YEARS)


def test_a_label_over_two_rows_that_a_part_ends_between_is_printed_again(parts):
    for part in parts:
        for row in re.findall(r"<tr>(.*?)</tr>", part, re.S):
            cells = [words_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
            if found := re.fullmatch(r"품목 (\d+)", cells[1]):
                assert cells[0] == f"부류 {int(found[1]) // 2}"


def test_a_head_speaks_for_the_figures_of_its_part_and_of_the_next_only(parts):
    """It is evidence for the figures of the whole column; all their names in one cell would be most of the page."""
    for part in parts:
        own = set(figures(part))
        evidence = re.findall(r'data-ev="([^"]*)"', part)
        assert max(len(one.split()) for one in evidence) < 3 * len(own)
    second = parts[1]
    head = second[: second.index("</tr>")]
    named = {token.partition(":")[2] for one in re.findall(r'data-ev="([^"]*)"', head) for token in one.split()}
    assert named
    assert named <= set(figures(second))


def test_a_table_that_fits_into_a_part_is_not_cut(parts):
    (part,) = [words for part in parts if "나라 0" in (words := words_of(part))]
    assert all(f"나라 {row}" in part for row in range(SHORT))


def test_without_a_script_any_part_is_a_link_or_a_number_away(client, parts):
    page = client.get("/d/trade?part=2").text
    assert 'rel="prev"' in page
    assert 'rel="next"' in page
    assert f'<input type="number" name="part" min="1" max="{len(parts)}" value="2"' in page
    assert len(page.encode()) < 10 * reader.CHARACTERS_A_PART


def test_the_page_of_the_table_comes_in_parts_too_and_counts_all(client, large, parts):
    path = f"/t/{large.table_id}"
    first = client.get(path).text
    assert len(first.encode()) < 10 * reader.CHARACTERS_A_PART
    assert f"{ROWS * len(YEARS):,}" in re.search(r'<p class="lead">(.*?)</p>', first)[1]
    last = int(re.search(r'name="part" min="1" max="(\d+)"', first)[1])
    found = [name for number in range(1, last + 1) for name in figures(client.get(f"{path}?part={number}").text)]
    of_table = [name for part in parts for name in figures(part)]
    assert len(found) == len(set(found)) == ROWS * len(YEARS)
    assert set(found) <= set(of_table)


def test_the_picture_of_a_large_table_shows_its_first_rows_and_says_so(client, large):
    answer = client.get(f"/img/t/{large.table_id}.svg")
    assert answer.status_code == 200
    assert "품목 5" in answer.text
    assert "품목 300" not in answer.text
    assert "행만 실었다" in answer.text
