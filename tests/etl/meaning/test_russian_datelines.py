"""The town of a Russian release beside its day is where it was written; its figures are of whom its text is about."""

from itertools import product

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

RULES = own_rules()
LINES = [
    "28 ноября 2025 года                                   г. {town}", "28 ноября 2025 г., {town}",
    "{town}, 5 мая 2025 г.", "г. {town}, 05.05.2025", "{town} | 5 мая 2025 года", "город {town}, 5 мая 2025 года",
    "(г. {town}, 5 мая 2025 г.)", "г. {town}\n28 ноября 2025 года", "28 ноября 2025 года\nг. {town}",
]  # fmt: skip
BODIES = [
    ("Астана", "Комитет по денежно-кредитной политике Национального Банка Республики Казахстан", "KZ"),
    ("Бишкек", "Правление Национального банка Кыргызской Республики", "KG"),
    ("Минск", "Правление Национального банка Республики Беларусь", "BY"),
    ("Ереван", "Правление Центрального банка Армении", "AM"),
    ("Ташкент", "Правление Центрального банка Республики Узбекистан", "UZ"),
    ("Москва", "Совет директоров Банка России", "RU"),
]  # fmt: skip
TEXT = "{body} оставило ставку прежней – 17,75% годовых.\n\nГодовая инфляция в октябре сложилась на уровне 12,4%."


def areas_of(text):
    return [
        statement.ref_area for statement in extract(plain_document(text, name="x", language="ru"), RULES).statements
    ]


@pytest.mark.parametrize("line", LINES)
def test_the_town_beside_the_day_is_where_it_was_written(line):
    heads = ["О сохранении базовой ставки\n\nПресс-релиз № 38\n{line}\n\n{text}", "{line}\n\nО ставке\n\n{text}"]
    wrong = [
        (town, areas)
        for head, (town, body, country) in product(heads, BODIES)
        if set(areas := areas_of(head.format(line=line.format(town=town), text=TEXT.format(body=body)))) != {country}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("town", "country"), [("Астана", "KZ"), ("Минск", "BY"), ("Бишкек", "KG"), ("Баку", "AZ"), ("Москва", "RU")]
)
def test_a_text_that_names_nobody_is_of_the_country_of_its_town(town, country):
    text = f"О ценах\n\n5 мая 2025 года      г. {town}\n\nГодовая инфляция в апреле сложилась на уровне 12,4%."
    assert areas_of(text) == [country]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Цены\n\nг. Астана\n\nЗа апрель цены выросли на 2%.\n\nг. Алматы\n\nЗа апрель цены выросли на 3%.",
         ["KZ-ASTANA", "KZ-ALMATY"]),  # sections, without a day
        ("Ярмарки\n\nМинск, 5 мая 2025 г.\n\nПродажи составили 40 тыс. рублей.\n\nГродно, 6 мая 2025 г.\n\n"
         "Продажи составили 30 тыс. рублей.", ["BY", "BY"]),  # a chronicle
        ("О ценах\n\n5 мая 2025 года      г. Минск\n\nВ Польше инфляция в апреле составила 4,2%.", ["PL"]),
        ("О населении\n\n5 мая 2025 года      г. Бишкек\n\nНаселение города Бишкек составило 1,3 млн человек.",
         ["KG-BISHKEK"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_town_stays_its_own(text, areas):
    assert areas_of(text) == areas
