"""Russian releases that go through lists: whose share, which sign, which scale, and of whom each member is.

Each table is a noun or verb in every sentence beside it; the last ones of a table are counter-examples.
"""

from itertools import product

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules


def read(text, published="2025-02-05"):
    extraction = extract(plain_document(text, name="x", language="ru", published=published), own_rules())
    return list(zip(extraction.mentions, extraction.statements, strict=True))


def told(text):
    return [(statement.transformation, float(mention.value)) for mention, statement in read(text)]


def values(text):
    return [float(mention.value) for mention, _ in read(text)]


SHARES = ["Доля Китая", "Удельный вес сырья в экспорте", "При этом доля прочих стран в товарообороте", "Доля отрасли"]
MOVES = [("выросла", 1), ("увеличилась", 1), ("снизилась", -1), ("сократилась", -1), ("уменьшилась за год", -1)]
CAME = ["и составила", "и достигла", ", составив в итоге", "– до"]


@pytest.mark.parametrize(("noun", "move"), list(product(SHARES, MOVES)))
def test_a_share_changes_by_points_and_comes_to_a_share(noun, move):
    verb, sign = move
    assert told(f"{noun} {verb} на 0,2% и составила 67,1%.") == [("points", sign * 0.2), ("share", 67.1)]
    assert told(f"{noun} {verb} до 67,1%.")[-1] == ("share", 67.1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Оборот торговли в 2024 году на 92,9% формировался торговыми сетями.", [("share", 92.9)]),
        ("Бюджет в 2024 году на 60% состоял из дотаций.", [("share", 60)]),
        ("Экспорт Узбекистана на 40% обеспечивается золотом.", [("share", 40)]),
        ("Россия заняла первое место – 12,8% в общем объеме узбекского экспорта.", [("share", 12.8)]),
        ("Уголь занимает второе место, 9,4% в экспорте страны.", [("share", 9.4)]),
        ("Экспорт в 2024 году увеличился на 12,8%.", [("growth", 12.8)]),
        ("Добыча нефти выросла на 3% в общем объеме.", [("growth", 3)]),
        ("Экспорт доли в компании вырос на 4%.", [("growth", 4)]),
    ],
)
def test_what_a_percentage_is_a_part_of_stands_beside_it(text, wanted):
    assert told(text) == wanted


@pytest.mark.parametrize("dash", ["–", "—", "-", ":"])
@pytest.mark.parametrize(("sign", "way"), [("(+)", 1), ("(-)", -1), ("(–)", -1)])
def test_a_sign_in_brackets_is_one_of_growth(dash, sign, way):
    text = (
        f"Изменение выпуска в марте 2023 года:\n- добыча угля {dash} {sign} 33,2 %;\n- выпуск муки {dash} {sign} 5 %."
    )
    assert told(text) == [("growth", way * 33.2), ("growth", way * 5)]


@pytest.mark.parametrize("sign", ["$", "€"])
@pytest.mark.parametrize("scale", [("тыс.", 1e3), ("млн", 1e6), ("миллиона", 1e6), ("млрд", 1e9)])
@pytest.mark.parametrize("when", ["", " в 2019 году", " в 2019 г."])
def test_two_ends_in_money_have_one_scale(sign, scale, when):
    word, worth = scale
    assert values(f"Торговля с Польшей выросла с {sign}1,5{when} до {sign}4,5 {word}.") == [1.5 * worth, 4.5 * worth]


def test_a_small_end_keeps_its_own_scale():
    assert values("Цена билета выросла с $90 до $4,5 тыс. за год.") == [90, 4500]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("В Корее продано 138 тыс. 16, в Мексике – 124 тыс. 480 машин.", [138016, 124480]),
        ("В Италии продано 98 тыс. 5 автомобилей.", [98005]),
        ("Построено 12 тыс. 40 квартир (10 тыс. 7 годом ранее).", [12040, 10007]),
        ("Прибыло 12 тыс. 5 мая и 10 тыс. 6 мая.", [12000, 10000]),
    ],
)
def test_ones_stand_behind_thousands(text, wanted):
    assert values(text) == wanted


@pytest.mark.parametrize("aside", ["В частности, за этот период", "В частности, по данным ведомства,", "В частности,"])
def test_in_particular_is_no_private_sector(aside):
    (_, statement), *_ = read(f"Внешняя торговля Узбекистана выросла.\n{aside} экспорт достиг 23 млрд долларов.")
    assert statement.breakdown == ()


@pytest.mark.parametrize("word", ["частных компаний", "частного сектора", "частными фирмами", "частной торговли"])
def test_what_is_private_is(word):
    (_, statement), *_ = read(f"Экспорт {word} Узбекистана достиг 23 млрд долларов.")
    assert "private" in statement.breakdown


BODIES = ["Союз экспортеров зерна", "Национальный банк Кыргызской Республики", "Минсельхоз", "Росстат"]
ASIDES = ["в своем телеграм-канале", "в Telegram-канале", "на своем официальном сайте", "в ежемесячном обзоре"]


@pytest.mark.parametrize(("body", "aside"), list(product(BODIES, ASIDES)))
def test_where_somebody_says_it_is_no_part_of_the_name(body, aside):
    for text in (f"Экспорт зерна вырос на 5%, сообщает {body} {aside}.",
                 f"Экспорт зерна вырос на 5%. Об этом сообщает {body} {aside}."):  # fmt: skip
        assert read(text)[0][0].origin_name == body


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Экспорт зерна вырос на 5%, говорится в сообщении подведомственного Россельхознадзору «Центра оценки зерна».",
         "Центр оценки зерна"),
        ("По информации, обнародованной пресс-службой Евразийской экономической комиссии (ЕЭК), экспорт вырос на 5%.",
         "Евразийская экономическая комиссия"),
        ("По сведениям, представленным организациями, экспорт Удмуртии вырос на 5%.", None),
        ("Экспорт вырос на 5%. Об этом говорится в материалах Минэкономразвития РФ со ссылкой на данные Минэнерго.",
         "Минэкономразвития РФ"),
        ("Экспорт ЕС вырос на 5%, сообщает ТАСС со ссылкой на данные национальных статистических служб.",
         "национальных статистических служб"),
        ("Бюро национальной статистики подвело итоги мониторинга цен. Экспорт вырос на 5%.",
         "Бюро национальной статистики"),
        ("Экспорт Киргизии вырос на 5%, передает нацстатком.", "нацстатком"),
        ("Экспорт Киргизии вырос на 5%, передает информагентство «Акчабар».", None),
        ("Экспорт России вырос на 5%, подсчитали аналитики «Руспродсоюза» по заказу «Известий».", "Руспродсоюз"),
        ("Экспорт России вырос на 5%, сообщили «Известиям» в Росстате.", "Росстат"),
    ],
)  # fmt: skip
def test_a_body_has_its_name_and_no_more(text, wanted):
    assert read(text)[0][0].origin_name == wanted


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        ("Национального комитета статистики", "Комитет"),
        ("Национального комитета статистики", "Статкомитет"),
        ("Бюро национальной статистики", "Бюро"),
        ("Федеральной таможенной службы", "Служба"),
        ("Агентства статистики при президенте", "Агентство"),
        ("Министерства торговли и интеграции", "Министерство"),
    ],
)
def test_a_bare_noun_is_the_body_named_before(body, bare):
    (first, _), (second, _) = read(
        f"По данным {body}, экспорт вырос на 5%. {bare} также сообщает, что импорт упал на 3%."
    )
    assert first.origin_name == second.origin_name


def test_a_bare_noun_is_no_body_of_another_kind():
    _, (second, _) = read(
        "По данным Национального комитета статистики, экспорт вырос на 5%. Центр сообщает: импорт упал на 3%."
    )
    assert second.origin_name != "Национальный комитет статистики"


FOODS = ["лук", "картофель", "сырые яйца", "рис", "свежие огурцы", "капуста", "мука", "гречневая крупа"]
JOINS = [" ({sign}{n}%)", " – на {n}%", " - на {n}%", " — на {n}%"]


def named(text):
    return [(float(mention.value), "+".join(statement.breakdown)) for mention, statement in read(text)]


@pytest.mark.parametrize("join", JOINS)
@pytest.mark.parametrize("first", range(len(FOODS) - 2))
def test_each_member_of_a_list_has_its_own_name(join, first):
    foods = FOODS[first : first + 3]
    members = [food + join.format(sign="-", n=place + 2) for place, food in enumerate(foods)]
    found = named(f"В Казахстане за неделю подешевели {', '.join(members)}.")
    assert [value for value, _ in found] == [-2, -3, -4]
    names = [name for _, name in found]
    assert len(set(names)) == len(names)
    assert "" not in names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Число преступлений сократилось на 8%, совершенных с использованием оружия – на 10%.",
         [(-8, ""), (-10, "weapons")]),
        ("Цены в России выросли на 1,1% за месяц, а в годовом выражении – на 12,9%.", [(1.1, ""), (12.9, "")]),
        ("Экспорт России вырос на 5%, говорится в сообщении, и на 7% годом ранее.", [(5, ""), (7, "")]),
        ("Число тяжких преступлений сократилось с 3100 до 2750, средней тяжести – с 14036 до 10800.",
         [(3100, "serious_crimes"), (2750, "serious_crimes"), (14036, ""), (10800, "")]),
        ("Поголовье свиней - 24 млн (на 5,2% больше), птицы - 567 млн.",
         [(24e6, "pigs_kind"), (5.2, "pigs_kind"), (567e6, "птицы")]),
        ("В Ингушетии уровень безработицы составляет 32,2%. Следом идут Тыва — 20,4% и Чечня — 18,1%.",
         [(32.2, ""), (20.4, ""), (18.1, "")]),
    ],
)  # fmt: skip
def test_a_name_is_of_its_member_alone(text, wanted):
    assert named(text) == wanted


@pytest.mark.parametrize("word", ["в том числе на морковь", "в частности на морковь", "из них на морковь"])
@pytest.mark.parametrize("head", [("Снижение цен составило 2,8%", -1), ("Рост цен составил 2,8%", 1)])
def test_a_part_changes_the_way_of_its_whole(word, head):
    said, way = head
    text = f"{said}, {word} - 10,1%, картофель - 7,9%, лук - 7,7%."
    assert told(text)[1:] == [("growth", way * 10.1), ("growth", way * 7.9), ("growth", way * 7.7)]


def test_up_to_behind_from_is_no_bound():
    text = "Снизилось число случаев мошенничества (с 1 671 до 1340)."
    assert [mention.bound for mention, _ in read(text)] == ["exact", "exact"]


@pytest.mark.parametrize("end", [",", ".", "; в июле – на 1%."])
def test_a_month_is_held_against_the_one_before(end):
    mention, _ = read(f"В сентябре 2025 года цены в Казахстане выросли на 1,1% за месяц{end}", "2025-10-02")[0]
    assert mention.base_period.start == "2025-08"


@pytest.mark.parametrize(
    "text",
    [
        "Экспорт России в 2024 году вырос на 5%, импорт, по словам министра, – на 3%.",
        "Дефицит бюджета России, по оценке ведомства, – 5 млрд рублей, профицит, по словам министра, – 3 млрд рублей.",
        "Инфляция в России в годовом выражении – 5%, в месячном выражении – 1%.",
        "Экспорт России в первом квартале – 5 млрд долларов, во втором квартале – 6 млрд долларов.",
        "Экспорт России: в Китай – 5 млрд долларов, в Индию – 6 млрд долларов.",
    ],
)
def test_who_says_it_and_when_is_no_part(text):
    assert [statement.breakdown for _, statement in read(text)] == [(), ()]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("За первый месяц 2025 года", "2025-01", "2025-01"),
        ("В первом месяце 2025 года", "2025-01", "2025-01"),
        ("По итогам первого месяца 2025 года", "2025-01", "2025-01"),
        ("В последнем месяце 2024 года", "2024-12", "2024-12"),
        ("За первые два месяца 2024 года", "2024-01", "2024-02"),
        ("За первый квартал 2024 года", "2024-01", "2024-03"),
    ],
)
def test_the_first_month_of_a_year_is_no_year(when, start, end):
    period = read(f"{when} экспорт России вырос на 5%.")[0][0].period
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("verb", ["снизилось на", "сократилось на", "выросло на", "увеличилось на"])
@pytest.mark.parametrize("goes", ["наблюдался рост на", "выросло на", "– на", "снизилось на"])
def test_what_stands_before_the_verb_is_the_base_of_its_figure(verb, goes):
    text = (
        f"Производство России в марте 2023 года по сравнению с мартом 2022 года {verb} 44,9%, "
        f"по сравнению с февралем 2023 года {goes} 8,4%."
    )
    assert [mention.base_period.start for mention, _ in read(text, "2023-04-28")] == ["2022-03", "2023-02"]


def test_what_stands_behind_alone_is_the_base_of_its_figure():
    text = "Выпуск в России в марте 2023 года вырос на 5% по сравнению с мартом 2022 года и на 3% к февралю 2023 года."
    assert [mention.base_period.start for mention, _ in read(text, "2023-04-28")] == ["2022-03", "2023-02"]
