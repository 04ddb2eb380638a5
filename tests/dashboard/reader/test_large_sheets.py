"""A large sheet is cut into pages without an object for each of its cells."""

import pytest

from dashboard.content.sheets import grid, plan
from dashboard.content.sheets.plan import Plan, height_of

ROWS = 3000


def text(rows=ROWS, cell=lambda row, column: f"{row * column:,}"):
    heads = "".join(f'<th data-cell="Trade!{letter}1">20{at:02}</th>' for at, letter in enumerate("ABCDEF"))
    body = "\n".join(
        "<tr>"
        + "".join(f'<td data-cell="Trade!{letter}{row}">{cell(row, at)}</td>' for at, letter in enumerate("ABCDEF"))
        + "</tr>"
        for row in range(2, rows + 2)
    )
    return f"<h2>Trade</h2>\n<table>\n<tr>{heads}</tr>\n{body}\n</table>\n"


def test_few_cells_of_a_large_sheet_are_made_for_its_plan(monkeypatch):
    made, whole = [], grid.Cell

    def count(*values):
        made.append(values)
        return whole(*values)

    monkeypatch.setattr(grid, "Cell", count)
    pages = Plan(text()).pages
    assert sum(len(page.rows) - 1 for page in pages) == ROWS
    assert len(made) < 6 * (plan.SAMPLE + 2 * grid.SAMPLE)


@pytest.mark.parametrize(
    "words", ["1,234", "수출", "a<br>b<br>c", "수출입 동향 " * 30, "x<sup>1</sup>", "A&amp;B", "word " * 60]
)
def test_the_quick_look_at_a_row_says_what_its_cells_say(words, monkeypatch):
    made = text(500, lambda row, column: words if row == 450 and column == 3 else "7")
    quick = Plan(made).pages
    slow = Plan(made)
    monkeypatch.setattr(
        plan,
        "_height_of_plain",
        lambda text, row, _: height_of(text, slow.grids[0], slow.grids[0].rows.index(row), slow.widths[0]),
    )
    assert Plan(made).pages == quick


def test_a_merged_cell_reaches_over_the_rows_of_a_large_sheet():
    made = text().replace('<td data-cell="Trade!A2000">', '<td rowspan="3" data-cell="Trade!A2000">')
    found = Plan(made)
    assert [(cell.row, cell.column, cell.height) for cell in found.grids[0].tall] == [(2000, 1, 3)]
    assert height_of(made, found.grids[0], 1998, found.widths[0]) == plan.LINE + 2 * plan.PAD
