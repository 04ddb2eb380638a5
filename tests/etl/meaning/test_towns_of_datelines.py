"""A text that names no country is about the one from whose town it is written, however its dateline is laid out."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

RULES = own_rules()
TOWNS = {
    "Bucharest": "RO", "Nairobi": "KE", "Tokyo": "JP", "Milan": "IT", "Frankfurt": "DE", "Mumbai": "IN",
    "San Diego": "US", "Richmond, Va.": "US", "Sao Paulo": "BR", "Almaty": "KZ",
}  # fmt: skip
DATED = {
    "agency": "{CAPS}, May 12 (Agency) - {text}",
    "dash": "{town}, 12 May 2024 – {text}",
    "line with an ISO date": "{CAPS} 2024-05-12\n\n{text}",
    "line": "{town}, 12 May 2024\n\n{text}",
    "American line": "{town}, May 12, 2024\n\n{text}",
    "line that begins with its date": "12 May 2024 | {town}\n\n{text}",
    "date in brackets": "{CAPS} (12 May 2024) – {text}",
    "all in brackets": "({town}, 12 May 2024) – {text}",
}
UNDATED = {"colon": "{CAPS}: {text}", "brackets": "({CAPS}) {text}"}
TEXT = "Sales of new cars rose 5 percent to 40,000 in April, dealers said.\n\nStocks fell to 12,000."


def areas_of(line, town, body=TEXT):
    name, _, state = town.partition(", ")
    caps = f"{name.upper()}, {state}" if state else name.upper()
    text = "Car sales rise\n\n" + line.format(town=town, CAPS=caps, text=body)
    read = extract(plain_document(text, name="x", language="en", published="2024-05-12"), RULES)
    assert read.statements
    return {statement.ref_area for statement in read.statements}


@pytest.mark.parametrize("layout", DATED)
def test_a_dated_line_tells_the_country_of_its_town(layout):
    assert [town for town, country in TOWNS.items() if areas_of(DATED[layout], town) != {country}] == []


@pytest.mark.parametrize("layout", UNDATED)
def test_a_town_in_capitals_before_the_text_tells_its_country(layout):
    towns = {town: country for town, country in TOWNS.items() if "," not in town}
    assert [town for town, country in towns.items() if areas_of(UNDATED[layout], town) != {country}] == []


FROM_ABROAD = {
    "ko": (
        "지난달 신차 판매가 4만 대로 5% 늘었다고 업계가 15일 밝혔다.",
        {"도쿄": "JP", "베를린": "DE", "하노이": "VN", "상하이": "CN", "부산": "KR", "런던": "KR"},
        ("({town}=연합뉴스) 홍길동 특파원 = {text}", "[{town}=뉴시스] 홍길동 기자 = {text}", "{town}(AFP) - {text}"),
    ),
    "zh": (
        "上月新车销量增长5%，达到4万辆。",
        {"东京": "JP", "柏林": "DE", "河内": "VN", "上海": "CN", "开罗": "EG", "伦敦": "CN"},
        (
            "新华社{town}5月12日电（记者张三）{text}",
            "中新网{town}5月12日电 {text}",
            "据央视新闻{town}5月12日消息 {text}",
        ),
    ),
    "ru": (
        "Продажи новых машин выросли в апреле на 5% до 40 тыс. штук.",
        {"ТОКИО": "JP", "АСТАНА": "KZ", "БАКУ": "AZ", "МОСКВА": "RU", "ЛОНДОН": "RU"},
        ("{town}, 12 мая. /Агентство/. {text}", "{town}, 12 мая — {text}", "{town}, 12 мая (Агентство) - {text}"),
    ),
}


@pytest.mark.parametrize("language", FROM_ABROAD)
def test_a_text_from_abroad_that_names_no_country_is_not_of_ones_own(language):
    text, towns, layouts = FROM_ABROAD[language]
    wrong = []
    for layout in layouts:
        for town, country in towns.items():
            whole = layout.format(town=town, text=text)
            read = extract(plain_document(whole, name="x", language=language, published="2024-05-12"), RULES)
            if {statement.ref_area for statement in read.statements} != {country}:
                wrong.append((layout, town))
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "town", "area"),
    [
        ("{CAPS}, May 12 (Agency) - {text}", "London", None),  # of the world, and of bodies that sit there
        ("{CAPS}: 45,000 cars\n\n{text}", "Ontario", "CA-ONTARIO"),  # a list by province
        ("{town} 2024\n\n{text}", "Chicago", "US-CHICAGO"),
        ("{CAPS}, May 12 (Agency) - {text}", "Romeo, Mich.", "US"),  # Rome is none of its letters
    ],
)
def test_what_only_looks_like_a_dateline(line, town, area):
    assert areas_of(line, town) == {area}


def test_the_text_outweighs_its_dateline():
    assert areas_of("{CAPS}, May 12 (Agency) - {text}", "Nairobi", "Uganda sold 40,000 cars in April.") == {"UG"}


@pytest.mark.parametrize(
    "zone", ["1500 GMT", "1500 UTC", "1800 EST", "1900 CET", "0900 KST", "1900 local time", "2000 hours"]
)
def test_the_time_of_a_clock_is_no_year(zone):
    text = f"Some 400,000 homes were without power by {zone}."
    read = extract(plain_document(text, name="x", language="en", published="2024-05-12"), RULES)
    assert read.mentions[0].quote == "Some 400,000 homes"
    assert read.mentions[0].period is None


def test_a_year_stays_one():
    read = extract(plain_document("In 1800 some 400,000 lived there.", name="x", language="en", published=None), RULES)
    assert read.mentions[0].period.start == "1800"
