"""The unit of a Russian table is read with its scale, wherever its caption has it and however it is shortened.

What a table holds is the same with its unit behind a comma, in brackets, or on a line of its own below the title.
"""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

UNITS = {
    "тыс. человек": (1e3, "person"),
    "тысяч человек": (1e3, "person"),
    "тыс. чел.": (1e3, "person"),
    "чел.": (1, "person"),
    "млн руб.": (1e6, "RUB"),
    "млн. рублей": (1e6, "RUB"),
    "миллионов рублей": (1e6, "RUB"),
    "млрд руб.": (1e9, "RUB"),
    "тыс. долл. США": (1e3, "USD"),
    "млн. долл.": (1e6, "USD"),
    "тыс. дол. США": (1e3, "USD"),
    "тысяч тонн": (1e3, "tonne"),
    "тыс. т": (1e3, "tonne"),
    "тысяч гектаров": (1e3, "ha"),
    "в процентах": (1, "percent"),
    "в процентах к предыдущему месяцу": (1, "percent"),
    "в % к итогу": (1, "percent"),
    "ед.": (1, "item"),
    "шт.": (1, "item"),
    "тыс. шт.": (1e3, "item"),
    "тыс. кв. м": (1e3, "m2"),
    "тысяч квадратных метров": (1e3, "m2"),
    "млн куб. м": (1e6, "m3"),
    "рублей за килограмм": (1, "RUB"),
    "сом/кг": (1, "KGS"),
    "млн сомов": (1e6, "KGS"),
    "млрд сумов": (1e9, "UZS"),
    "трлн вон": (1e12, "KRW"),
    "тыс. тенге": (1e3, "KZT"),
    "ц/га": (1, "centner_per_hectare"),
    "на 1000 человек населения": (1, "per_mille"),
    "на 100 тыс. населения": (1, "per_100000"),
    "тыс. Гкал": (1e3, "Gcal"),
    "млрд кВт·ч": (1e9, "kWh"),
    "койко-мест": (1, "place"),
    "млн л": (1e6, "litre"),
    "$ млн": (1e6, "USD"),
}
CAPTIONS = ("{t}, {u}\n\n", "{t} ({u})\n\n", "{t}\n({u})\n\n", "{t}\n{u}\n\n")
TABLE = "Область{s}2022{s}2023\nСеверная область{s}12{s}13\nЮжная область{s}45{s}47\nГорный район{s}31{s}29\n"
BEHIND = (
    "\nПоказатели посчитаны по новой методике, которая учитывает изменения границ районов и областей страны за "
    "последние годы наблюдений."
)


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("gap", [" | ", "\t"])
def test_a_caption_gives_its_unit_with_the_scale_to_every_cell(caption, gap):
    wrong = {}
    for name, (scale, unit) in UNITS.items():
        text = caption.format(t="Показатели по областям", u=name) + TABLE.format(s=gap) + BEHIND
        mentions = extract(plain_document(text, name="x", language="ru", published="2024-03-05"), own_rules()).mentions
        found = [(float(one.value), one.unit) for one in mentions if one.value is not None]
        if found != [(number * scale, unit) for number in (12, 13, 45, 47, 31, 29)]:
            wrong[name] = found[:2]
    assert wrong == {}


def test_a_time_in_brackets_is_no_unit_by_which_a_table_counts():
    text = "Готовность завода на 1 октября – 92,4% (на 1 января – 88,1%)."
    mentions = extract(plain_document(text, name="x", language="ru", published="2024-12-05"), own_rules()).mentions
    assert [float(one.value) for one in mentions] == [92.4, 88.1]
