"""A Russian release that begins with a country's whole foreign trade goes on with it, whatever partner it names."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

RULES = own_rules()
LEADS = [
    "Внешнеторговый оборот товаров {of}", "Внешнеторговый оборот {of}", "Внешнеторговый товарооборот {of}",
    "Объем внешней торговли {of}", "Оборот внешней торговли товарами {of}",
]  # fmt: skip
COUNTRIES = {"Республики Беларусь": "BY", "Казахстана": "KZ", "Республики Узбекистан": "UZ", "Армении": "AM"}
TEXT = (
    "О торговле\n\n{lead} составил 62 млрд долларов.\n\n{between}\n\nЗа сентябрь экспорт составил 3 402 млн долларов."
)
BETWEEN = "Удельный вес России в нем снизился."


def areas_of(text):
    return [
        statement.ref_area for statement in extract(plain_document(text, name="x", language="ru"), RULES).statements
    ]


@pytest.mark.parametrize("lead", LEADS)
def test_the_whole_trade_goes_on_behind_a_partner(lead):
    found = {
        name: areas_of(TEXT.format(lead=lead.format(of=name), between=BETWEEN)) for name, country in COUNTRIES.items()
    }
    assert found == {name: [country, country] for name, country in COUNTRIES.items()}


@pytest.mark.parametrize(
    "lead", ["Внешнеторговый оборот России с Китаем", "Внешнеторговый оборот России", "Оборот торговли Беларуси"]
)
def test_other_trade_stays_the_own_countrys(lead):
    assert areas_of(TEXT.format(lead=lead, between=BETWEEN))[-1] == "RU"
