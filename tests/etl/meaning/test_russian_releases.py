"""Russian news of statistics: what came to so much is a growth, a plan is fulfilled by a part, an aside owns nothing.

Each table is a noun or verb in every sentence beside it; the last ones are counter-examples.
"""

from itertools import product

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

VERBS = ["составил", "ускорился до", "замедлился до", "достиг", "ожидается на уровне", "должен составить", "превысил"]
RISES = ["Рост экономики", "Прирост инвестиций", "Темп роста ВВП", "Годовой рост цен"]
FALLS = ["Спад производства", "Падение экспорта", "Сокращение поставок"]
PLANS = [
    "выполнил план по сокращению добычи",
    "исполнил обязательства по снижению выбросов",
    "перевыполнил план поставок",
]
APPOSITIONS = [
    ("Казахстан, крупнейший производитель зерна в Центральной Азии, увеличил экспорт на 5%.", "KZ"),
    ("Иран, один из ведущих экспортеров нефти на Ближнем Востоке, нарастил добычу на 5%.", "IR"),
    ("Вьетнам, второй экспортер кофе после Бразилии, увеличил экспорт кофе на 5%.", "VN"),
    ("Польша, давний партнер Украины, увеличила импорт зерна на 5%.", "PL"),
]
SPEAKERS = [
    ("Шведские исследователи отмечают, что экспорт оружия из США увеличился на 14%.", "US"),
    ("Норвежский институт сообщил, что добыча нефти в Иране выросла на 14%.", "IR"),
    ("Немецкие экономисты считают, что ВВП Франции вырастет на 1%.", "FR"),
]
WORLD = [
    "ВОЗ зафиксировала снижение числа случаев туберкулеза в мире. В 2024 году заболеваемость снизилась на 2%.",
    "Мировые продажи электромобилей растут. За год продажи увеличились на 25%.",
]
REGIONS = [("Гомельской области", "BY-GOMEL"), ("Чуйской области", "KG-CHUY"), ("Хатлонской области", "TJ-KHATLON"),
           ("Самаркандской области", "UZ-SAMARKAND"), ("Абхазии", "GE-ABKHAZIA"), ("Гагаузии", "MD-GAGAUZIA"),
           ("Карагандинской области", "KZ-KARAGANDA"), ("Аджарии", "GE-ADJARA")]  # fmt: skip


def read(text, published="2025-02-05"):
    extraction = extract(plain_document(text, name="x", language="ru", published=published), own_rules())
    return list(zip(extraction.mentions, extraction.statements, strict=True))


def told(text):
    return [(statement.transformation, float(mention.value)) for mention, statement in read(text)]


@pytest.mark.parametrize(("noun", "verb"), list(product(RISES, VERBS)))
def test_what_a_rise_comes_to_is_a_growth(noun, verb):
    assert told(f"{noun} в 2024 году {verb} 3,3%.") == [("growth", 3.3)]


@pytest.mark.parametrize(("noun", "verb"), list(product(FALLS, VERBS)))
def test_what_a_fall_comes_to_is_a_growth_below_zero(noun, verb):
    assert told(f"{noun} в 2024 году {verb} 3,3%.") == [("growth", -3.3)]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("value", [88, 97, 136])
def test_a_plan_is_fulfilled_by_a_part_of_it(plan, value):
    assert told(f"В январе 2024 года завод {plan} на {value}%.") == [("share", value)]


@pytest.mark.parametrize(("text", "area"), APPOSITIONS + SPEAKERS)
def test_areas_told_in_passing_own_no_figure(text, area):
    assert [statement.ref_area for _, statement in read(text)] == [area]


@pytest.mark.parametrize("text", WORLD)
def test_an_opening_on_the_world_holds_for_what_follows(text):
    assert {statement.ref_area for _, statement in read(text)} == {"W"}


def test_an_office_of_a_state_tells_its_own_though_the_world_is_named():
    text = "Цены в мире растут, отмечает Росстат. В 2024 году инфляция составила 9,5%."
    assert {statement.ref_area for _, statement in read(text)} == {"RU"}


@pytest.mark.parametrize(("name", "area"), REGIONS)
def test_regions_of_neighbours_are_known(name, area):
    assert [s.ref_area for _, s in read(f"В {name} в 2024 году производство выросло на 5%.")] == [area]


def test_times_whose_noun_is_left_out_are_told_by_the_one_before():
    found = read("Во II квартале 2024 года экономика выросла на 11,4%, в I - на 10,9%, а в следующем – на 3%.")
    assert [mention.period.start for mention, _ in found[:2]] == ["2024-04", "2024-01"]
    found = read("Экономика в 2025 году сократится на 0,4%, а в следующем – вырастет на 0,3%.")
    assert [mention.period.start for mention, _ in found] == ["2025", "2026"]


def test_the_quarter_before_is_what_a_quarter_is_held_against():
    found = read("ВВП по итогам III квартала 2024 года увеличился на 1,7% к предшествующему кварталу.")
    assert [(mention.base_period.start, mention.base_period.end) for mention, _ in found] == [("2024-04", "2024-06")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Явка ниже, чем в 2014 году (37%), но выше, чем в 2013 году (26%).", [("level", 37), ("level", 26)]),
        ("Производство за семь месяцев 2024 года составило 109,6%.", [("ratio", 109.6)]),
        ("Доля экспорта в 2024 году составила 38%.", [("share", 38)]),
        ("Рост доходов населения зависит от экспорта; на Китай приходится 38% поставок.", [("share", 38)]),
        ("Завод выполнил заказ, и добыча выросла на 5%.", [("growth", 5)]),
    ],
)
def test_levels_multiples_and_shares_stay_what_they_are(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize("people", ["граждане", "жители", "туристы из"])
@pytest.mark.parametrize(("dash", "apart"), [("-", ""), ("–", ""), ("-", " "), ("–", " ")])
def test_a_dash_between_a_label_and_its_amount_is_no_sign(people, dash, apart):
    first, second = (
        f"{people} {name}{apart}{dash}{value}" for name, value in (("Турции", "81 256"), ("Ирана", "7 316"))
    )
    text = f"Среди визитеров на первом месте {first} (-10%), на втором - {second} (+8,5%)."
    assert [float(mention.value) for mention, _ in read(text)] == [81256, -10, 7316, 8.5]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Больше всего туристов из Ирана (374 тыс. 491, рост на 17%), далее Ирак (254 тыс. 425).",
            [374491, 17, 254425],
        ),
        ("Население выросло до 7 млн 374 тыс. 120.", [7374120]),
        ("Прирост населения составил -1 256 человек.", [-1256]),
        ("Сальдо миграции: -3 400 человек.", [-3400]),
        ("Экспорт угля-5 млн тонн.", [5e6]),
        ("Самолет Ту-154 и ракета «Союз-2» прибыли, COVID-19 отступил.", []),
    ],
)
def test_amounts_are_read_whole_and_names_are_none(text, values):
    assert [float(mention.value) for mention, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Больше всего среди гостей страны оказалось россиян — 31,1%.", [("share", 31.1)]),
        ("Граждане Грузии составили 20,2%, граждане Турции — 10,1%.", [("share", 20.2), ("share", 10.1)]),
        ("Далее следуют Иран (8,9%), Ирак (2,6%).", [("share", 8.9), ("share", 2.6)]),
        ("Больше всего выросли цены на яйца – на 15,4%.", [("growth", 15.4)]),
        ("Больше всего подорожал сахар – 27,9%.", [("growth", 27.9)]),
        ("Граждане потратили на 5% больше.", [("growth", 5)]),
    ],
)
def test_people_are_told_by_what_part_of_all_they_are(text, wanted):
    assert told(text) == wanted


def test_a_title_since_the_beginning_of_the_year_ends_where_its_text_does():
    text = (
        "Страну с начала года посетило 1,2 млн туристов\n\n"
        "В первой половине 2017 года страну посетило 1 199 667 туристов."
        "\n\nНа первом месте граждане Турции: 374 тысячи человек."
    )
    assert [mention.period.end for mention, _ in read(text, "2017-07-11")][1:] == ["2017-06", "2017-06"]


@pytest.mark.parametrize("words", ["к периоду январь-октябрь 2023 года", "к уровню 2023 года"])
def test_what_a_growth_is_held_against_is_no_time_of_its_own(words):
    found = read(f"Прирост производства составил 1,0% {words}.")
    assert [mention.base_period.end[:4] for mention, _ in found] == ["2023"]
    assert [mention.period is None or mention.period.start[:4] != "2023" for mention, _ in found] == [True]


@pytest.mark.parametrize("name", ["Нацстатком", "Нацстаткома", "Росстатом", "Росстата"])
def test_the_short_name_of_an_office_keeps_its_stem(name):
    told_by = {"Н": "Нацстатком", "Р": "Росстат"}[name[0]]
    verb = "Такие данные приводит" if name == "Нацстатком" else "Это следует из опубликованных данных"
    verb = "Доклад подготовлен" if name == "Росстатом" else verb
    found = read(f"Численность безработных в 2024 году составила 71 тысячу человек. {verb} {name}.")
    assert {mention.origin_name for mention, _ in found} <= {told_by, None}
