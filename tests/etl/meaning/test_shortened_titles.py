"""Titles that end with the full stop of a shortened word, and brackets that tell where a province lies."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

TEXT_RU = (
    "{title}\n\nОб этом сообщила таможня. За указанный период экспорт подскочил на 52,3 проц. до 41,8 млрд рублей.\n"
    "Импорт составил 12,4 млрд рублей.\n"
)


def read(text, language="ru"):
    return extract(plain_document(text, name="x", language=language, published="2023-08-24"), own_rules())


TITLES = [
    ("Внешняя торговля {} выросла за семь месяцев на 12,6 проц.", True),
    ("Экспорт {} увеличился до 3,5 млрд долл.", True),
    ("Доходы бюджета {} превысили 40 млрд руб.", True),
    ("Население {} сократилось до 1,2 млн чел.", True),
    ("Что вывозили из {} в 2023 г.", True),
    ("Урожай {} достиг 3,1 млн т.", True),
    ("Внешняя торговля {} выросла за семь месяцев на 12,6 процента.", False),
    ("Иркутск, 24 августа /Интерфакс/ -- Экспорт {} вырос на 3 проц.", False),
    ("Экспорт {} вырос. За ним следует импорт: 3 проц.", False),
]


@pytest.mark.parametrize(("title", "is_title"), TITLES)
def test_the_full_stop_of_a_shortened_word_ends_no_title(title, is_title):
    found = read(TEXT_RU.format(title=title.format("Иркутской области")))
    assert (found.passages[0].kind == "heading") is is_title


REGIONS = {"Иркутской области": "RU-IRKUTSK", "провинции Хэйлунцзян": "CN-HEILONGJIANG", "Пермского края": "RU-PERM"}


@pytest.mark.parametrize(("region", "area"), REGIONS.items())
def test_what_follows_a_title_is_of_its_province_though_it_ends_with_a_full_stop(region, area):
    title = f"Внешняя торговля {region} выросла за семь месяцев на 12,6 проц."
    found = read(TEXT_RU.format(title=title))
    assert {one.ref_area for one in found.statements} == {area}


BRACKETS = [
    ("ru", "Экспорт провинции Хэйлунцзян /Северо-Восточный Китай/ составил 5 млрд юаней.", "CN-HEILONGJIANG"),
    ("ru", "Экспорт пров. Хэйлунцзян (Китай) составил 5 млрд юаней.", "CN-HEILONGJIANG"),
    ("ru", "Экспорт Гродненской области (Беларусь) достиг 5 млрд рублей.", "BY-GRODNO"),
    ("ru", "Экспорт Иркутской области /Россия/ составил 5 млрд рублей.", "RU-IRKUTSK"),
    ("en", "Exports of Heilongjiang province (China) reached $5 billion.", "CN-HEILONGJIANG"),
    ("en", "Exports of Liaoning (Northeast China) reached $5 billion.", "CN-LIAONING"),
    ("en", "Wheat output in Saskatchewan (Canada) was 12 million tonnes.", "CA-SASKATCHEWAN"),
    ("ko", "랴오닝성(중국)의 수출은 50억 달러였다.", "CN-LIAONING"),
    ("zh", "辽宁省（中国）出口50亿美元。", "CN-LIAONING"),
    ("en", "Exports of Germany (China) reached $5 billion.", "CN"),
    ("en", "Exports of Guangdong (Japan) reached $5 billion.", "JP"),
]


@pytest.mark.parametrize(("language", "text", "area"), BRACKETS)
def test_a_bracket_behind_a_province_only_tells_where_it_lies(language, text, area):
    assert [one.ref_area for one in read(text, language).statements] == [area]


GROUPS = [
    ("ru", "Товарооборот Китая со странами «Пояса и пути» вырос на 5%.", "BELT-AND-ROAD"),
    ("ru", "Торговля Китая с членами Всестороннего регионального экономического партнерства выросла на 4%.", "RCEP"),
    ("zh", "我国对共建“一带一路”国家进出口9万亿元。", "BELT-AND-ROAD"),
    ("zh", "我国对RCEP其他成员国进出口6万亿元。", "RCEP"),
    ("en", "China's trade with Belt and Road countries rose 6%.", "BELT-AND-ROAD"),
    ("ko", "중국의 일대일로 참여국 교역액은 6% 증가했다.", "BELT-AND-ROAD"),
]


@pytest.mark.parametrize(("language", "text", "group"), GROUPS)
def test_trade_with_a_group_of_countries_is_with_that_group(language, text, group):
    assert [(one.ref_area, one.counterpart_area) for one in read(text, language).statements] == [("CN", group)]
