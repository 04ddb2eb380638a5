"""Tables as statistics offices set them: what every cell says by its heads, row by row.

The tables are our own; every text came out on 20 November 2025.
"""

from decimal import Decimal

import pytest

from etl.compose import indicator_of
from etl.documents import plain_document
from etl.extract import extract
from tests.meaning_cases import read_meaning_cases
from tests.rules import own_rules

CASES = read_meaning_cases("table_heads")


def written(period):
    if period is None:
        return None
    return period.start if period.start == period.end else f"{period.start or ''}..{period.end or ''}"


def read(text, language):
    rules = own_rules()
    extraction = extract(plain_document(text, name="x", language=language, published="2025-11-20"), rules)
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        yield {
            "quote": mention.quote,
            "value": mention.value,
            "unit": mention.unit,
            "transformation": statement.transformation,
            "period": written(mention.period),
            "base": written(mention.base_period),
            "indicator": indicator_of(mention, statement, rules),
        }


@pytest.mark.parametrize("case", CASES, ids=[case["text"].strip().splitlines()[0] for case in CASES])
def test_a_cell_says_what_its_heads_say(case):
    found = list(read(case["text"], case["lang"]))
    wanted = [figure | {"value": Decimal(figure["value"])} for figure in case["figures"]]
    told = [{name: value for name, value in figure.items() if name != "unit"} for figure in found]
    assert [figure for figure in told if figure in wanted] == wanted


def test_no_year_of_a_head_is_a_figure():
    for case in CASES:
        assert not any(
            figure["quote"] in ("2022", "2023", "2024", "2025") for figure in read(case["text"], case["lang"])
        )


def test_the_columns_of_an_index_have_not_the_unit_of_its_changes():
    rows = [
        "표 (2020=100, %)",
        "",
        "| 구분 | 8월 | 9월 | 전년동월대비 |",
        "|---|---|---|---|",
        "| 총지수 | 116.45 | 117.06 | 2.1 |",
    ]
    text = "\n".join(rows)
    figures = list(read(text, "ko"))
    assert [(figure["quote"], figure["transformation"]) for figure in figures] == [
        ("116.45", "level"),
        ("117.06", "level"),
        ("2.1", "growth"),
    ]
    assert [figure["unit"] for figure in figures] == ["point", "point", "percent"]


def test_a_change_of_a_rate_is_told_in_points_where_its_head_names_no_unit():
    rows = ["Table 1. Labour (thousands of persons)", "Indicator\tQ3 2023\tQ3 2024\tChange on year"]
    rows += ["Employed\t697.0\t696.0\t-1.0", "Unemployment rate, %\t7.3\t7.4\t0.1"]
    figures = {figure["quote"]: figure for figure in read("\n".join(rows), "en")}
    assert (figures["-1.0"]["transformation"], figures["-1.0"]["value"]) == ("change", -1000)
    assert (figures["0.1"]["transformation"], figures["0.1"]["value"]) == ("points", Decimal("0.1"))


def test_a_head_in_blanks_may_mix_years_and_words():
    rows = ["Passenger arrivals (thousand persons)", "", "Month      2024    2025   Change (%)"]
    rows += ["January    5,200   5,480    5.4", "February   5,100   5,330    4.5", "March      5,050   5,310    5.1"]
    figures = list(read("\n".join(rows), "en"))
    assert [(figure["value"], figure["period"]) for figure in figures[:3]] == [
        (5_200_000, "2024-01"),
        (5_480_000, "2025-01"),
        (Decimal("5.4"), "2025-01"),
    ]
    assert [figure["transformation"] for figure in figures[:3]] == ["level", "level", "growth"]


PRINTED = """<p>&lt;표 1&gt; 북한의 {matter}</p>
<p>(단위: {unit})</p>
<p>{heads} 구분</p>
<table><thead><tr><th></th><th>2023</th><th>2024</th><th>2023</th><th>2024</th></tr></thead>
<tr><td>중국</td><td>292</td><td>347</td><td>1,997</td><td>1,834</td></tr>
<tr><td>러시아</td><td>3</td><td>8</td><td>31</td><td>26</td></tr></table>"""


def read_printed(matter, unit, heads):
    text = PRINTED.format(matter=matter, unit=unit, heads=heads)
    return extract(plain_document(text, format="html", published="2025-01-02"), own_rules())


def test_what_heads_the_labels_stands_before_the_heads_of_columns_wherever_a_page_has_it():
    found = read_printed("대외무역", "백만 달러", "수출 수입")
    assert [one.measure for one in found.statements[:4]] == ["exports", "exports", "imports", "imports"]
    assert [one.value for one in found.mentions[:2]] == [292_000_000, 347_000_000]


def test_columns_that_nothing_but_the_same_years_head_have_no_unit_of_several():
    rows = ["표 8. 발전량과 비중", "(단위: 억 kWh, %)", "", "구분\t2022\t2023\t2022\t2023"]
    rows += ["수력\t140\t161\t63.1\t64.9", "화력\t82\t87\t36.9\t35.1"]
    text = "\n".join(rows)
    assert list(read(text, "ko")) == []
    assert len(list(read(text.replace(", %", ""), "ko"))) == 8


@pytest.mark.parametrize(
    ("heads", "periods"),
    [
        ("2025년 6월\t7월\t8월", ["2025-06", "2025-07", "2025-08"]),
        ("2025년 8월\t7월\t6월", ["2025-08", "2025-07", "2025-06"]),
        ("2024년 11월\t12월\t1월", ["2024-11", "2024-12", "2025-01"]),
        ("2024년 12월\t1월\t2월", ["2024-12", "2025-01", "2025-02"]),
    ],
)
def test_months_without_a_year_go_on_with_that_of_the_head_before(heads, periods):
    rows = ["표 3. 대중 수출 (단위: 만 톤)", "", f"품목\t{heads}", "석탄\t12\t14\t15", "철광석\t31\t30\t29"]
    assert [figure["period"] for figure in read("\n".join(rows), "ko")] == periods * 2


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("Deposits at the end of the quarter (US$ million)", "2025-03", "2025-06"),
        ("Deposits (US$ million)", "2025-01..2025-03", "2025-04..2025-06"),
    ],
)
def test_all_rows_of_a_long_table_have_the_times_that_its_title_tells(title, first, last):
    rows = [f"Provincial savings bank number {chr(ord('A') + n)}\t{100 + n}.5\t{200 + n}.5" for n in range(20)]
    text = "\n".join([f"Table 2. {title}", "", "Bank\tQ1 2025\tQ2 2025", *rows])
    assert [figure["period"] for figure in read(text, "en")] == [first, last] * 20


def test_a_quarter_whose_year_no_head_tells_has_no_time_of_the_text():
    rows = ["표 5. 분기별 수송 2023년 2024년 (단위: 톤)", "", "구분\t1분기\t2분기\t1분기\t2분기"]
    rows += ["철도\t1,204\t1,377\t1,415\t1,502", "해운\t8,110\t7,940\t9,021\t9,377"]
    assert [(figure["unit"], figure["period"]) for figure in read("\n".join(rows), "ko")] == [("tonne", None)] * 8


def test_numbers_below_what_heads_labels_have_no_unit():
    rows = ["표 2. 교역 (단위: 백만 달러)", "", "수출\t수입\t구분", "단둥\t120\t45", "훈춘\t31\t62"]
    assert list(read("\n".join(rows), "ko")) == []
    assert len(list(read("\n".join(rows).replace("수출\t수입\t구분", "구분\t수출\t수입"), "ko"))) == 4


@pytest.mark.parametrize("place", ["인천", "대만"])
def test_a_place_is_no_unit_with_its_scale_behind(place):
    rows = ["표 1. 지역별 전입 (2023)", "", f"| 구분 | {place} | 서울 |", "|---|---|---|", "| 강원 | 3,930 | 2,040 |"]
    rows += [f"| {place} | 480 | 300 |", "| 부산 | 511 | 204 |"]
    assert all(figure["value"] < 10_000 and figure["unit"] != "vehicle_unit" for figure in read("\n".join(rows), "ko"))
    with_unit = [row.replace("(2023)", "2023 (단위: 천 명)") for row in rows]
    assert [figure["value"] for figure in read("\n".join(with_unit), "ko")][:2] == [3_930_000, 2_040_000]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("ko", "2070년 예상 비율(%)"),
        ("ko", "2070년 추계 비중(%)"),
        ("en", "Projected share, 2070 (%)"),
        ("zh", "2070年预计比重（%）"),
    ],
)
def test_a_head_with_its_time_tells_what_is_foretold(language, head):
    rows = ["표 1. 인구", "", f"| 구분 | {head} |", "|---|---|", "| A | 8.7 |", "| B | 48.0 |"]
    document = plain_document("\n".join(rows), name="x", language=language, published="2025-11-20", format="markdown")
    assert [one.kind for one in extract(document, own_rules()).mentions] == ["forecast"] * 2


def test_an_index_of_the_outlook_is_observed():
    rows = ["표 1. 기업경기", "", "| 구분 | 2024년 전망지수(p) |", "|---|---|", "| 제조업 | 88 |", "| 비제조업 | 91 |"]
    document = plain_document("\n".join(rows), name="x", language="ko", published="2025-11-20", format="markdown")
    assert {one.kind for one in extract(document, own_rules()).mentions} <= {"observed"}


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("ko", "ORG_ID"),
        ("ko", "행정구역코드"),
        ("ko", "PRD_DE"),
        ("en", "country_code"),
        ("zh", "行政区划代码"),
        ("ru", "Код"),
    ],
)
def test_the_numbers_of_a_register_count_nobody(language, head):
    rows = ["표 1. 지역별 청년인구 (단위: 명)", "", f"| 지역 | {head} | 인구 |", "|---|---|---|"]
    rows += ["| A | 2024 | 13,463 |", "| B | 2025 | 38,552 |"]
    document = plain_document("\n".join(rows), name="x", language=language, published="2025-11-20", format="markdown")
    assert [one.quote for one in extract(document, own_rules()).mentions] == ["13,463", "38,552"]


@pytest.mark.parametrize("published", [None, "2023-12-14"])
@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("ko", "중위 추계 인구(명): 65세 이상"),
        ("en", "Projected population (persons)"),
        ("ru", "Население, прогноз, человек"),
    ],
)
def test_a_row_that_is_foretold_is_so_for_times_that_are_not_over(language, row, published):
    rows = ["| | 2021 | 2030 | 2072 |", "|---|---|---|---|", f"| {row} | 8,981 | 12,980 | 17,270 |"]
    rows += [f"| {row}, B | 8,881 | 12,880 | 17,170 |"]
    text = "\n".join(rows).replace(",", "") if language == "ru" else "\n".join(rows)
    document = plain_document(text, name="x", language=language, published=published, format="markdown")
    kinds = [one.kind for one in extract(document, own_rules()).mentions][:3]
    assert kinds == ["forecast" if published is None else "observed", "forecast", "forecast"]
