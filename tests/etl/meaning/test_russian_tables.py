"""A Russian table in plain text is read whole: thousands set apart by blanks, cells one below another, bare lists.

Each table is laid out in every way below; what a careful reader takes from it does not depend on the layout.
"""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

ROWS = {"Экспорт": ("1 200,5", "1 340,1", "12 410,0"), "Импорт": ("2 300,4", "600,9", "22 512,7")}
YEARS = ("2021", "2022", "2023")
TITLE = "Внешняя торговля Кыргызстана, млн долл. США"


def read(text):
    extraction = extract(plain_document(text, name="x", language="ru", published="2024-03-05"), own_rules())
    pairs = zip(extraction.mentions, extraction.statements, strict=True)
    return [(s.measure, m.period and m.period.start, float(m.value), m.unit) for m, s in pairs if m.value is not None]


WANTED = [
    (measure, year, float(value.replace(" ", "").replace(",", ".")) * 1e6, "USD")
    for measure, row in zip(("exports", "imports"), ROWS.values(), strict=True)
    for year, value in zip(YEARS, row, strict=True)
]
BEHIND = (
    "\n\nТорговля растет быстрее, чем ожидалось, и это заметно по всем отраслям экономики страны, в том числе по тем, "
    "которые раньше отставали от других."
)
LAYOUTS = {
    "blanks": [" ".join(("Показатель", *YEARS)), *(" ".join((name, *row)) for name, row in ROWS.items())],
    "blanks, no corner": [" ".join(YEARS), *(" ".join((name, *row)) for name, row in ROWS.items())],
    "gaps": ["   ".join(("Показатель", *YEARS)), *("   ".join((name, *row)) for name, row in ROWS.items())],
    "tabs": ["\t".join(("Показатель", *YEARS)), *("\t".join((name, *row)) for name, row in ROWS.items())],
    "bars": [" | ".join(("Показатель", *YEARS)), *(" | ".join((name, *row)) for name, row in ROWS.items())],
    "stacked": ["Показатель", *YEARS, *(cell for name, row in ROWS.items() for cell in (name, *row))],
    "stacked, no corner": [*YEARS, *(cell for name, row in ROWS.items() for cell in (name, *row))],
    "stacked, years in words": [
        "Показатель", *(f"{year} год" for year in YEARS), *(cell for name, row in ROWS.items() for cell in (name, *row))
    ],
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_table_is_read_whole_in_every_layout(layout, gap):
    assert read(TITLE + gap + "\n".join(LAYOUTS[layout]) + BEHIND) == WANTED


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_table_with_a_blank_line_between_its_cells_is_read_whole(gap):
    assert read(TITLE + gap + "\n\n".join(LAYOUTS["stacked"]) + BEHIND) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "Итоги\n12 марта 2024\nСовещание\n2023\n3 марта\n45",
        "Контакты\nТелефон\n412 345\nФакс\n412 346",
        "Новости\n12 марта\nИванов\n13 марта\nПетров\n14 марта\nСидоров",
    ],
)
def test_lines_of_dates_and_names_are_no_table(text):
    assert read(text) == []


def test_two_columns_of_hundreds_under_two_heads_stay_two():
    text = "Численность населения, тыс. человек\n\nРегион Мужчины Женщины\nОш 412 345\nБаткен 456 789\nТалас 523 456"
    assert [value for _, _, value, _ in read(text)] == [412e3, 345e3, 456e3, 789e3, 523e3, 456e3]
