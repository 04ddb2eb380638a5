"""Russian bulletins and releases: tables however their grid is drawn or broken, and numbers however they are written.

Each kind is tried on several subjects; what a careful reader takes from it does not depend on how the grid is drawn.
"""

from decimal import Decimal

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

SUBJECTS = {  # title with its unit, the unit of the engine and its scale, and two rows with their levels
    "ore": ("Добыча полезных ископаемых, тыс. тонн", "tonne", 1000, ("Каменный уголь", "Железная руда")),
    "trade": ("Внешняя торговля Армении, млн долларов США", "USD", 10**6, ("Экспорт товаров", "Импорт товаров")),
    "people": ("Движение населения, тыс. человек", "person", 1000, ("Число прибывших", "Число выбывших")),
    "power": ("Выработка электроэнергии, млн кВт·ч", "kWh", 10**6, ("Тепловые станции", "Атомные станции")),
}
LEVELS = (("1200,5", "1340,1", "1410,0"), ("2300,4", "2400,9", "2512,7"))
YEARS = ("2021", "2022", "2023")


def read(text):
    """Of each figure: what it is written as, value, unit, transformation, the start of its time and of its base."""
    found = extract(plain_document(text, name="x", language="ru", published="2024-11-01"), own_rules())
    return [
        (
            one.quote,
            one.value,
            one.unit,
            told.transformation,
            one.period.start if one.period else None,
            one.base_period.start if one.base_period else None,
        )
        for one, told in zip(found.mentions, found.statements, strict=True)
    ]


def number(written):
    return Decimal(written.replace(" ", "").replace(",", "."))


def drawn_rows(rows):
    """The ways to draw or break a grid: name, lines."""
    head, corner = YEARS, ("Показатель", *YEARS)

    def lines(cells, sign, framed):
        body = [f" {sign} ".join(row) for row in cells]
        return [f"{sign} {line} {sign}" for line in body] if framed else body

    rule = "+----------+-----+-----+-----+"
    first, second = rows
    wrapped = [(first[0].replace(" ", "\n", 1), *first[1:]), second]
    yield "broken bars", lines([corner, *rows], "¦", True)
    yield "broken bars, no frame", lines([corner, *rows], "¦", False)
    yield "broken bars with rules", [rule, *lines([corner], "¦", True), rule, *lines(rows, "¦", True), rule]
    yield "bars, no frame, no corner", lines([head, *rows], "|", False)
    yield "broken bars, no frame, no corner", lines([head, *rows], "¦", False)
    yield "wrapped label", lines([corner, *wrapped], "|", True)
    yield "wrapped label of broken bars", lines([corner, *wrapped], "¦", True)
    yield "wrapped corner", lines([("Наименование\nпоказателя", *YEARS), *rows], "|", True)
    yield "a label alone", [*lines([corner], "|", True), "| Всего по стране |", *lines(rows, "|", True)]
    yield "title above tabs, no corner", ["\t".join(head), *("\t".join(row) for row in rows)]


LAYOUTS = tuple(name for name, _ in drawn_rows([("а б", "1"), ("в", "2")]))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_table_is_read_whole_however_its_grid_is_drawn_or_broken(subject, layout):
    title, unit, scale, labels = SUBJECTS[subject]
    rows = [(label, *levels) for label, levels in zip(labels, LEVELS, strict=True)]
    text = "\n".join((title, *dict(drawn_rows(rows))[layout])) + "\n"
    wanted = [
        (level, number(level) * scale, unit, "level", year, None)
        for row in LEVELS
        for level, year in zip(row, YEARS, strict=True)
    ]
    assert read(text) == wanted


COMPARED = [  # a head that tells its time and what it is held against: start of its time, start of its base
    ("Сентябрь 2023г. в % к сентябрю 2022г.", "2023-09", "2022-09"),
    ("Январь-сентябрь 2023г. в % к январю-сентябрю 2022г.", "2023-01", "2022-01"),
    ("Справочно: январь-июнь 2023 г. в % к январю-июню 2022 г.", "2023-01", "2022-01"),
    ("I полугодие 2024 г. в % к I полугодию 2023 г.", "2024-01", "2023-01"),
    ("III квартал 2024 г. в % ко II кварталу 2024 г.", "2024-07", "2024-04"),
    ("Март 2025 к марту 2024, %", "2025-03", "2024-03"),
    ("Июль 2024 года в процентах к июлю 2023 года", "2024-07", "2023-07"),
    ("2024 г. в % к 2023 г.", "2024", "2023"),
]


@pytest.mark.parametrize(("head", "time", "base"), COMPARED)
@pytest.mark.parametrize("sign", ["|", "¦", "\t"])
def test_a_head_that_names_two_times_tells_both_whole(head, time, base, sign):
    rows = [("Показатель", head), ("Розничная торговля", "103,8"), ("Платные услуги", "97,3"), ("Перевозки", "88,1")]
    ends = ("", "") if sign == "\t" else (f"{sign} ", f" {sign}")
    text = "Итоги\n\n" + "\n".join(sign.join(row).join(ends) for row in rows)
    wanted = [(level, number(level), "percent", "ratio", time, base) for _, level in rows[1:]]
    assert read(text) == wanted


CORNERS = [
    ("(тонны U, если не указано иное)", "tonne", 1),
    ("(тыс. т Cu)", "tonne", 1000),
    ("(млн т CO2-экв.)", "tonne", 10**6),
    ("(тыс. тонн нефти)", "tonne", 1000),
    ("(тыс. унций золота, если не указано иное)", "ounce", 1000),
    ("(т металла, кроме отмеченного)", "tonne", 1),
]


@pytest.mark.parametrize(("corner", "unit", "scale"), CORNERS)
def test_a_release_tells_what_is_weighed_beside_its_unit_and_falls_in_brackets(corner, unit, scale):
    rows = [
        (corner, "2024", "2023", "Изм."),
        ("Производство (на 100% основе)", "5 910", "5 004", "18%"),
        ("Продажи группы2", "2 360", "3 955", "(40%)"),
        ("Средняя цена, долл. США за унцию", "1 929", "1 764", "9%"),
    ]
    text = "Итоги работы компании\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    levels = [(row[0], level) for row in rows[1:] for level in row[1:3]]
    wanted = [
        (level, number(level) * (1 if "цена" in label else scale), "USD" if "цена" in label else unit, "level")
        for label, level in levels
    ]
    found = read(text)
    assert [one[:4] for one in found if one[3] == "level"] == wanted
    assert [one[1:4] for one in found if one[3] != "level"] == [
        (Decimal(change), "percent", "growth") for change in (18, -40, 9)
    ]


@pytest.mark.parametrize(
    ("cell", "value"), [("0,43)", "0.4"), ("12,72)", "12.7"), ("0,4", "0.4"), ("0,4 3)", "0.4"), ("x", None)]
)
def test_the_mark_of_a_note_is_no_digit_of_its_cell(cell, value):
    rows = f"| Безработные, тыс. человек | 1,5 | {cell} |\n| Занятые, тыс. человек | 9,1 | 9,2 |\n"
    text = f"Рынок труда\n| | 2022 | 2023 |\n{rows}"
    wanted = [Decimal("1.5"), *([Decimal(value)] if value else []), Decimal("9.1"), Decimal("9.2")]
    assert [one[1] for one in read(text)] == [worth * 1000 for worth in wanted]


WRITTEN = [  # a number in a sentence: lower and upper end
    ("В 2024 году добыча составит {} тонн.", "22 500 – 23 500", 22500, 23500),
    ("План продаж: {} тонн;", "18 000 - 18 500", 18000, 18500),
    ("На работы привлекли {} человек.", "1 200–1 350", 1200, 1350),
    ("Цена колеблется в пределах {} рублей за тонну.", "54 300 — 55 100", 54300, 55100),
    ("Цена: {} руб.", "1 234 500 – 1 300 000", 1234500, 1300000),
    ("В 2023 – {} тонн.", "24 500", 24500, 24500),
    ("Добыли: в 2024 – {} тонн.", "25 100", 25100, 25100),
    ("Население города - {}.", "1 миллион 312 тысяч 40", 1312040, 1312040),
    ("Пришли {} (51,63%) избирателей.", "1 миллион 558 тысяч 640", 1558640, 1558640),
    ("Активность в Италии ({}).", "62 тысячи 115", 62115, 62115),
    ("В 2023–24 годах собрали {} тонн.", "12 500", 12500, 12500),
]


@pytest.mark.parametrize(("sentence", "written", "low", "high"), WRITTEN)
def test_a_number_keeps_its_thousands_beside_a_dash_or_a_bracket(sentence, written, low, high):
    found = extract(plain_document(sentence.format(written), name="x", language="ru", published=None), own_rules())
    told = next(one for one in found.mentions if one.start <= sentence.index("{}") < one.end)
    assert (told.low, told.high) == (low, high)
    assert all(one.period is None or one.period.start == one.period.end for one in found.mentions) or "–24" in sentence


PACES = [  # a percentage of what was, or a growth
    ("В 2023 году темп роста промышленного производства составил 106,3%.", ["ratio"]),
    ("Темпы роста ВВП в 2023 году – 103,6%, в 2022 году – 98,8%.", ["ratio", "ratio"]),
    ("Темп роста экспорта – 112,4% к 2022 году.", ["ratio"]),
    ("Темп роста выпуска в январе сложился на уровне 97,4%.", ["ratio"]),
    ("Темп прироста экспорта – 12,4%.", ["growth"]),
    ("Темп роста ВВП в третьем квартале составил 3,6%.", ["growth"]),
    ("Темпы роста экспорта увеличились на 60%.", ["growth"]),
    ("Темп роста ВВП составил 103,6%, доля промышленности – 55,2%.", ["ratio", "share"]),
]


@pytest.mark.parametrize(("sentence", "wanted"), PACES)
def test_a_pace_of_growth_near_a_hundred_is_so_much_of_what_was(sentence, wanted):
    assert [one[3] for one in read(sentence)] == wanted


@pytest.mark.parametrize(
    ("head", "area"),
    [
        ("ХАБАРОВСКСТАТ\nО ПОЛОЖЕНИИ ЧУКОТСКОГО АВТОНОМНОГО ОКРУГА", "RU-CHUKOTKA"),
        ("КРАСНОЯРСКСТАТ\nО РЫНКЕ ТРУДА РЕСПУБЛИКИ ТЫВА", "RU-TUVA"),
        ("Хабаровскстат\nО положении Магаданской области", "RU-MAGADAN"),
        ("ХАБАРОВСКСТАТ\nОБ ИТОГАХ ГОДА", "RU-KHABAROVSK"),
    ],
)
def test_the_office_above_a_title_states_and_the_title_tells_whose_figures_they_are(head, area):
    told = "Население на 1 сентября 2023 г. составило 47,8 тыс. человек. Убыль – 214."
    text = f"{head}\nв январе-сентябре 2023 года\n\n{told}"
    found = extract(plain_document(text, name="x", language="ru", published=None), own_rules())
    assert {told.ref_area for told in found.statements} == {area}
    assert {one.origin_name for one in found.mentions} == {head.partition("\n")[0]}
