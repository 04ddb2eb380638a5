"""A number without a unit in the second of two limbs that are built alike, and money by its everyday names."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules


def read(text: str, language: str) -> list[str]:
    found = extract(plain_document(text, name="limbs", language=language, published="2025-03-01"), own_rules()).mentions
    return [f"{one.value.normalize():f} {one.unit}" for one in found if one.value is not None]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "ТЭЦ выработали 14,6 млрд кВт·ч, потребили 18,3.", ["14600000000 kWh", "18300000000 kWh"]),
        ("ru", "Продолжительность жизни мужчин – 71,9 года, женщин – 78,3.", ["71.9 year", "78.3 year"]),
        ("ru", "Построено 128 школ, введём ещё 140.", ["128 institution", "140 institution"]),
        ("ru", "На пожарах погибли 12 человек, травмированы 29.", ["12 person", "29 person"]),
        ("ru", "Партия получила 12 мест, заняла 3.", ["12 place"]),
        ("ru", "Прошёл 12 км, дом – 7.", ["12 km"]),
        ("en", "The Judiciary had 232 Judges and 577 Magistrates.", ["232 person", "577 person"]),
        ("en", "The court has 41 Clerks, 12 Courts and 3 Registries.", ["41 person"]),
        ("en", "Copper output reached 2,931.5 kt in 2023.", ["2931500 tonne"]),
        ("en", "The nuclear warhead has a yield of 20 kt.", ["20 kt"]),
        ("zh", "铜价每公吨5989令吉，跌163令吉。", ["5989 MYR", "-163 MYR"]),
        ("zh", "出口额为3.2亿马币，另有12亿瑞郎。", ["320000000 MYR", "1200000000 CHF"]),
        ("ru", "Цена выросла до 5989 ринггитов.", ["5989 MYR"]),
    ],
)
def test_a_second_limb_takes_the_unit_of_the_first(language, text, expected):
    assert read(text, language) == expected
