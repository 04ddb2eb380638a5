"""A Russian table that lost its grid is read whole: cells ended by bars, parted by empty lines, heads over heads.

Each table is laid out as pages of statistics offices lose theirs; what is no table holds no figure.
"""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

MONTHLY = {"Январь": ("94,6", "53,6"), "Март": ("104,5", "103,1"), "Май": ("101,2", "98,9")}
COUNTS = {"Число больниц": ("20", "21"), "Численность врачей": ("755", "773"), "Количество аптек": ("112", "118")}
REGIONS = {"Ошская область": ("24,6", "4,2"), "Баткенская область": ("17,7", "9,0"), "г. Бишкек": ("32,9", "6,6")}
PAY = {
    "Всего": ("62829", "113,0", "104,3", "57855", "108,8"),
    "Торговля": ("40978", "113,8", "101,7", "38406", "114,9"),
}
BEHIND = "\n\nПо итогам года показатели изменились заметно, и это видно по всем отраслям, о которых рассказал министр."
SPANNING = "В % к\n\nсоответствующему\nпериоду предыдущего года\n\nпредыдущему\nпериоду"


def read(text):
    extraction = extract(plain_document(text, name="x", language="ru", published="2024-03-05"), own_rules())
    return list(zip(extraction.mentions, extraction.statements, strict=True))


def values(text):
    return [float(mention.value) for mention, _ in read(text) if mention.value is not None]


def numbers(rows):
    return [float(cell.replace(",", ".")) for row in rows.values() for cell in row]


def parted(rows):
    return "\n\n".join(cell for name, row in rows.items() for cell in (name, *row))


def barred(rows):
    return "\n".join(f"{cell} |" for name, row in rows.items() for cell in (name, *row))


def test_cells_parted_by_empty_lines_stand_under_a_unit_that_spans_them():
    text = f"Динамика реальных доходов населения\n\n{SPANNING}\n\n2009г.\n\n{parted(MONTHLY)}{BEHIND}"
    found = read(text)
    assert [float(mention.value) for mention, _ in found] == numbers(MONTHLY)
    assert [mention.period.start for mention, _ in found] == [
        f"2009-{month}" for month in ("01", "03", "05") for _ in "ab"
    ]
    assert {(mention.unit, statement.transformation) for mention, statement in found} == {("percent", "ratio")}


def test_a_unit_on_the_line_below_its_head_belongs_to_it():
    text = (
        f"Рынок труда\n\nБезработные,\n\nтыс. человек\n\nУровень безработицы,\n\nпроцентов\n\n{parted(REGIONS)}{BEHIND}"
    )
    found = [(statement.measure, float(mention.value), mention.unit) for mention, statement in read(text)]
    assert found[:2] == [("unemployed", 24600, "person"), ("unemployment_rate", 4.2, "percent")]
    assert len(found) == 6


@pytest.mark.parametrize(
    "head", ["|\n2022 |\n2023 |\n", "Показатели |\n2022 |\n2023 |\n", "|\n2022 год |\n2023 год |\n"]
)
def test_cells_ended_by_bars_are_those_of_a_table(head):
    found = read(f"Здравоохранение области\n\n{head}{barred(COUNTS)}{BEHIND}")
    assert [float(mention.value) for mention, _ in found] == numbers(COUNTS)
    assert [mention.period.start for mention, _ in found] == ["2022", "2023"] * 3
    assert [mention.unit for mention, _ in found] == ["place", "place", "person", "person", "place", "place"]


@pytest.mark.parametrize("spans", ["в % к", "в процентах к", "В % к"])
def test_heads_over_heads_tell_their_columns(spans):
    upper = "|\nИюнь 2023г. |\nI полугодие 2023г. |\n||||\nрублей |"
    heads = f"{upper}\n{spans} |\nрублей |\nв % к I полугодию 2022г. |\n|||\nиюню 2022г. |\nмаю |\n||"
    found = read(f"Заработная плата работников Вологодской области\n{heads}\n{barred(PAY)}{BEHIND}")
    assert [float(mention.value) for mention, _ in found] == numbers(PAY)
    told = [(mention.period.start, mention.period.end, mention.unit) for mention, _ in found[:5]]
    june, half = ("2023-06", "2023-06"), ("2023-01", "2023-06")
    assert told == [(*june, "RUB"), (*june, "percent"), (*june, "percent"), (*half, "RUB"), (*half, "percent")]


def test_changes_in_cells_keep_their_sign_and_are_no_levels():
    rows = {
        "Объем выдачи, млрд руб.": ("1,75", "4,29", "+51%"),
        "Ставка по кредитам, %": ("13,17", "7,36", "–1,64 п.п."),
    }
    text = f"Рынок ипотеки\n\nПоказатели\n\n2019\n\n2020\n\nИзменение к 2019\n\n{parted(rows)}{BEHIND}"
    found = [(statement.transformation, float(mention.value)) for mention, statement in read(text)]
    assert found == [
        ("level", 1.75e9),
        ("level", 4.29e9),
        ("growth", 51),
        ("level", 13.17),
        ("level", 7.36),
        ("points", -1.64),
    ]


@pytest.mark.parametrize("numbered", ["1 | 2 | 3 | 4 | 5 |\n", ""])
def test_rows_that_bars_end_are_read_under_heads_that_lost_cells(numbered):
    text = (
        "Показатели | Единица измерения | отчет | прогноз |\n2023 | 2024 |\n"
        f"{numbered}1. | Население | |||\n1.1 | Численность населения | тыс. чел. | 751,0 | 743,4 |\n"
        "1.2 | Ожидаемая продолжительность жизни | лет | 71,6 | 72,2 |\n"
    )
    found = [(statement.measure, mention.period.start, float(mention.value)) for mention, statement in read(text)]
    assert found == [
        ("population", "2023", 751000), ("population", "2024", 743400),
        ("life_expectancy", "2023", 71.6), ("life_expectancy", "2024", 72.2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Новости\n\n12\n\nСтатьи\n\n45\n\nВидео\n\n7",
        "Контакты |\nТелефон |\n412 345 |\nФакс |\n412 346 |",
        "Главная |\nНовости |\nПогода |\nКурс |\n",
        "Содержание\n\nВведение\n\n3\n\nГлава 1. Население\n\n5\n\nГлава 2. Труд\n\n17",
    ],
)
def test_menus_and_contents_hold_no_figure(text):
    assert values(text) == []
