"""Every number that tells a figure is found, however it stands, and none that is part of a name, a date or a place.

`tests/cases/meaning/numbers_found.json` holds nouns and sentences in which things are counted, each noun in some of
them, amounts of money with their value and unit, each in each of its sentences, single sentences and lists, and what
holds no figure at all. A figure stands as ⟦412|412⟧, with its value behind the stroke, or none.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules
from tests.tables import some_of_each

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/numbers_found.json").read_text(encoding="utf-8"))
MARK = re.compile(r"⟦([^|⟧]+)\|?([^⟧]*)⟧")
EVERY = 10  # of 6,000 English sentences
NEAR = 0.002  # of a value that a fraction rounds
COUNTED = "The ministry counted 412 clinics in 2023."


def read_mentions(text, language):
    return extract(plain_document(text, name="x", language=language, published="2025-03-02"), own_rules()).mentions


def is_read(marked, language):
    """Whether each marked figure is found with its value, and nothing else is."""
    plain, wanted = "", []
    for place, piece in enumerate(MARK.split(marked)):
        if place % 3 == 1:
            wanted.append([len(plain), len(plain) + len(piece), None])
        if place % 3 == 2:
            wanted[-1][2] = abs(float(piece)) if piece else None
        else:
            plain += piece
    left = list(read_mentions(plain, language))
    for start, end, value in wanted:
        found = [one for one in left if one.start < end and start < one.end]
        if not found:
            return False
        told = found[0].value
        if value is not None and (told is None or abs(abs(float(told)) - value) > NEAR * value):
            return False
        left = [one for one in left if one not in found]
    return left == []


@pytest.mark.parametrize("language", CASES)
def test_whatever_is_counted_is_found_in_every_sentence(language):
    table, wrong = CASES[language]["counts"], []
    for noun, frame in some_of_each(table["nouns"], table["frames"], EVERY):
        if noun == "staff" and "Staff" in frame:
            continue
        marked = frame.replace("{x}", noun).replace("{X}", noun[0].upper() + noun[1:])
        if not is_read(marked, language):
            wrong.append(marked)
    assert wrong == []


@pytest.mark.parametrize("language", CASES)
def test_money_is_read_in_every_way_to_write_it(language):
    table, wrong = CASES[language]["money"], {}
    for amount, value, units in table["amounts"]:
        for frame in table["frames"]:
            if amount.endswith("s") and re.search(r"\b(?:A|The) ⟦", frame):
                continue
            text = frame.replace("⟦{m}⟧", amount)
            read = [(float(one.value), one.unit) for one in read_mentions(text, language) if one.value is not None]
            if len(read) != 1 or read[0][0] != value or read[0][1] not in units.split(","):
                wrong[text] = read
    assert wrong == {}


@pytest.mark.parametrize("language", CASES)
def test_parts_ranges_lists_and_points_are_found(language):
    assert [marked for marked in CASES[language]["single"] if not is_read(marked, language)] == []


@pytest.mark.parametrize("language", CASES)
def test_what_names_dates_or_places_something_is_no_figure(language):
    wrong = {}
    for line in CASES[language]["no_figures"]:
        between = " " if line.endswith(".") else "\n\n"
        alone, behind = read_mentions(line, language), read_mentions(f"{COUNTED}{between}{line}", language)
        if alone or len(behind) != 1:
            wrong[line] = [one.quote for one in (*alone, *behind)]
    assert wrong == {}


SOUTHERN = [  # texts that part what is below one by a comma, as in South Africa, and what they tell
    ("Turnover rose by 11,4% to R16,9 billion. Margins fell by 0,6%.", ["11.4", "16900000000", "0.6"]),
    ("Prices rose 5,25 per cent. Wages rose 6,75 per cent to 1 204,50 dollars a week.", ["5.25", "6.75", "1204.5"]),
    ("Unemployment was 32,9 percent. Some 8,2 million people had no work.", ["32.9", "8200000"]),
    ("Output grew 1,5% to 12,3 million tonnes and 1,234 people were hired.", ["1.5", "12300000", "1234"]),
    ("Earnings were 74,1 cents a share, up 8,8%; sales rose between 2,5% and 3,5%.", ["74.1", "8.8", "2.5"]),
    ("The economy grew by 2,1% to 2,3% and debt came to R3,5bn, or 45,2%.", ["2.1", "3500000000", "45.2"]),
    ("Ports\n\nRates rose 3,5% and 4,5%.\n\nCargo (tonnes)\t2022\t2023\nDurban\t11,4\t12,1\nNgqura\t7,2\t1,234", None),
    ("Sales rose 11.4%, after 3,5% and 4,5%.", ["11.4"]),  # it writes points: what is a comma there, nobody knows
    ("Pages 3,4 and 5,6 tell more; sales rose 12%.", ["12"]),
]


@pytest.mark.parametrize(("text", "values"), SOUTHERN)
def test_a_comma_is_the_decimal_point_of_a_text_that_writes_it_so(text, values):
    read = [str(abs(mention.value)) for mention in read_mentions(text, "en")]
    if values is None:
        assert set(read) >= {"11.4", "12.1", "7.2", "1234"}
    else:
        assert [value.rstrip("0").rstrip(".") if "." in value else value for value in read] == values


EASTERN = [  # shares with a comma in signs of the East, as who writes from Europe has them; 2,3명 stays two or three
    ("ko", "외국인 학생은 4,1% 늘었고 중국 학생은 2,7%가 줄었다.", ["4.1", "2.7"]),
    ("ko", "신입생은 전년도보다 0,5% 늘었다. 이 중 27,1%가 외국인이다.", ["0.5", "27.1"]),
    ("ko", "실업률은 5,9%로 0,2%포인트 올랐다.", ["5.9", "0.2"]),
    ("ko", "물가는 2,3퍼센트, 임금은 3,11퍼센트 올랐다.", ["2.3", "3.11"]),
    ("ko", "성장률은 1,5~1,7%로 예상되고 물가는 2,2% 오른다.", ["1.5", "2.2"]),
    ("ko", "주식은 3,4% 내렸고 거래액은 1,234억 유로로 12,5% 줄었다.", ["3.4", "123400000000", "12.5"]),
    ("ko", "투표율은 76,6%로 2017년의 76,2%보다 높았고 1,234,567명이 참여했다.", ["76.6", "76.2", "1234567"]),
    ("ko", "인구의 10,25 %가 65세 이상이며 8,5 %가 15세 미만이다.", ["10.25", "65", "8.5"]),
    ("zh", "失业率为5,9%，较上月上升0,2个百分点。", ["5.9", "0.2"]),
    ("zh", "通胀率为2,3％，核心通胀率为3,1％。", ["2.3", "3.1"]),
    ("zh", "出口增长12,5%，進口下降0,7%，共有1,234家企業。", ["12.5", "0.7", "1234"]),
    ("zh", "德国经济增长0,3%，失业率为5,25%。", ["0.3", "5.25"]),
    ("ko", "실업률은 5.9%이고 물가는 2,3%, 임금은 3,1% 올랐다.", ["5.9"]),  # it writes points too: nobody knows
    ("ko", "실업률은 5,9%로 올랐다.", []),  # one alone may be a slip
    ("ko", "물가는 2,3%, 임금은 3,1% 올랐고 2,500명이 1,200유로를 받았다.", ["2.3", "3.1", "2500", "1200"]),
    ("ko", "물가는 2,3%, 임금은 3,1% 올랐고 예산은 12,34억 원이다.", ["2.3", "3.1"]),
]


@pytest.mark.parametrize(("language", "text", "values"), EASTERN)
def test_the_comma_of_shares_is_their_decimal_point_where_a_text_of_the_east_writes_no_other(language, text, values):
    read = [one for one in read_mentions(text, language) if one.low is not None]
    assert [f"{abs(one.low):f}" for one in read] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Курс на 1 мая: EUR 97,12, USD 90,5.", ["97.12", "90.5"]),
        ("Курс EUR 97,12.", ["97.12"]),
        ("The price was USD 1,500.", ["1500"]),
    ],
)
def test_the_comma_of_a_russian_amount_stays_decimal_behind_the_code_of_its_money(text, values):
    language = "ru" if text.startswith("К") else "en"
    read = extract(plain_document(text, name="x", language=language, published="2025-06-01"), own_rules())
    assert [str(mention.value) for mention in read.mentions] == values
