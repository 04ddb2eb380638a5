"""What a file tells of a table beside it (a sheet of its own, lines above) is title, unit and source of its cells."""

from io import BytesIO

import openpyxl
import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.read import take_in
from tests.etl.intake.made import rules, saved

DATA = [["시도별", 2022, 2023], ["전국", 191690, 193657], ["서울특별시", 34372, 35753], ["경기도", 52460, 53520]]
ABOUT = [["○ 통계표ID", "DT_1B83A11"], ["○ 통계표명", "시도별 혼인"], ["○ 출처", "「인구동향조사」, 통계청"],
         ["○ 단위", "건"], ["○ 주석", None], ["통계표", "남편의 주소지를 기준으로 한다."]]  # fmt: skip


def book(**sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(made)


def read(content, name="a.xlsx", language="ko", published="2024-05-01"):
    """Its cells that have a unit: value, unit, measure, area, year, kind."""
    text = take_in(content, name).text
    found = extract(plain_document(text, format="html", language=language, published=published), rules())
    pairs = [pair for pair in zip(found.mentions, found.statements, strict=True) if pair[0].table is not None]
    return [
        (float(one.value), one.unit, said.measure, said.ref_area, one.period and one.period.start, one.kind)
        for one, said in pairs
    ]


def test_a_sheet_that_describes_another_gives_its_table_title_unit_and_source():
    content = book(데이터=DATA, 메타정보=ABOUT)
    text = take_in(content, "a.xlsx").text
    assert "<caption>시도별 혼인<br>(단위: 건)</caption>" in text
    assert "</table>\n<p>출처: 「인구동향조사」, 통계청</p>" in text
    found = read(content)
    assert found[0] == (191690, "case", "marriages", "KR", "2022", "observed")
    assert found[3] == (35753, "case", "marriages", "KR-SEOUL", "2023", "observed")
    assert found[4] == (52460, "case", "marriages", "KR-GYEONGGI", "2022", "observed")


@pytest.mark.parametrize(
    ("sheets", "why"),
    [
        ({"데이터": DATA}, "nothing tells"),
        ({"가": DATA, "나": DATA, "메타정보": ABOUT}, "which of two tables it describes"),
        ({"데이터": DATA, "메타": ABOUT, "메타2": ABOUT}, "two describe"),
        ({"메타정보": ABOUT, "데이터": DATA}, "it stands before"),
        ({"데이터": DATA, "메타정보": [ABOUT[2], ["○ 주석", "없음"]]}, "neither title nor unit"),
        ({"데이터": DATA, "메타정보": [ABOUT[1], ["○ 주석", "없음"]]}, "a title alone is a table of one row"),
        ({"데이터": DATA, "메타정보": [*ABOUT, ["○ 단위", "명"]]}, "two units"),
    ],
)
def test_what_is_not_surely_described_stays_without_a_unit(sheets, why):
    assert all(one[1] != "case" for one in read(book(**sheets))), why


def test_sheets_that_are_parts_of_one_table_are_described_together():
    found = read(book(데이터=DATA, 데이터1=DATA, 메타정보=ABOUT))
    assert [one[1] for one in found] == ["case"] * 12


def test_a_hidden_sheet_describes_nothing():
    made = openpyxl.load_workbook(BytesIO(book(데이터=DATA, 메타정보=ABOUT)))
    made["메타정보"].sheet_state = "hidden"
    assert read(saved(made)) == []


ABOVE = [
    ([["통계표명:", "합계출산율"], ["단위:", "명"], ["", "합계출산율"], [2022, 0.78], [2023, 0.72]], "ko",
     "fertility_rate"),
    ([["Title:", "Exports"], ["Unit of measure:", "million tonnes"], ["Year", "Total"], [2022, 7], [2023, 8]], "en",
     "exports"),
    ([["Название показателя:", "Экспорт"], ["Единица измерения:", "тонн"], ["Год", "Всего"], [2022, 7], [2023, 8]],
     "ru", "exports"),
    ([["表名：", "出口"], ["单位：", "吨"], ["年份", "合计"], [2022, 7], [2023, 8]], "zh", "exports"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "language", "measure"), ABOVE)
def test_lines_above_a_table_tell_the_same(rows, language, measure):
    found = read(book(Sheet0=rows), language=language)
    assert [(one[2], one[4]) for one in found] == [(measure, "2022"), (measure, "2023")]
    lines = "\n".join(",".join(str(cell) for cell in row) for row in rows)
    assert read(lines.encode(), "a.csv", language=language) == found


@pytest.mark.parametrize(
    "rows",
    [
        [["Source", "Tonnes"], ["Wind", 7], ["Sun", 8]],
        [["Title", "Copies (t)"], ["Dawn", 7], ["Dusk", 8]],
    ],
)
def test_a_head_with_such_a_name_stays_the_head(rows):
    text = take_in(book(a=rows), "a.xlsx").text
    assert "<caption>" not in text
    assert f'data-cell="a!A1">{rows[0][0]}</td>' in text


def test_a_title_that_lists_a_rate_makes_no_other_column_one():
    rows = [
        ["시도별", "2022", "2022"],
        [None, "전년 대비 증감", "증감률"],
        ["전국", -0.03, -3.7],
        ["경기도", -0.01, -1.6],
    ]
    about = [["○ 통계표명", "시군구/합계출산율 <전년 대비 증감,증감률>"], ABOUT[2]]
    found = read(book(데이터=rows, 메타정보=about))
    assert [(one[0], one[1]) for one in found] == [(-3.7, "percent"), (-1.6, "percent")]


def test_means_of_amounts_wait_and_means_that_are_the_measure_do_not():
    rows = [["시도별", "2022"], ["전국", 52700], ["경기도", 61000]]
    text = take_in(
        book(데이터=rows, 메타정보=[["○ 통계표명", "자산 현황(전가구 평균)"], ["○ 단위", "만원"]]), "a.xlsx"
    ).text
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert {said.breakdown for said in found.statements} == {("평균",)}
    text = text.replace("자산 현황(전가구 평균)", "자산 현황")
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert {said.breakdown for said in found.statements} == {()}


BEFORE, AFTER = ["observed", "forecast"], ["observed", "observed"]


@pytest.mark.parametrize(("published", "kinds"), [("2023-05-01", BEFORE), (None, BEFORE), ("2051-01-01", AFTER)])
def test_a_year_that_had_not_begun_is_foretold(published, kinds):
    rows = [["연도", "인구(명)"], [2020, 51836239], [2050, 47106960]]
    assert [one[5] for one in read(book(a=rows), published=published)] == kinds


@pytest.mark.parametrize(
    ("title", "how"),
    [("우리나라 출생아 수", "document"), ("일본의 출생아 수", "caption"), ("한일 출생아 수", "caption")],
)
def test_the_area_of_a_title_holds_where_the_text_is_about_it_and_no_other(title, how):
    text = take_in(book(a=[[title], ["연도", "출생아 수(명)"], [2022, 249186], [2023, 230028]]), "a.xlsx").text
    text = text if how == "document" else text.replace("</table>", "</table><p>우리나라는 한국이다. 한국, 한국.</p>")
    found = extract(plain_document(text, format="html", language="ko"), rules())
    told = {said.taken_over.get("ref_area", "own") for one, said in zip(found.mentions, found.statements, strict=True)
            if one.table is not None}  # fmt: skip
    assert told == {how}


PRICES = [["○ 통계표명", "품목별 소비자물가지수"], ["○ 단위", "2020=100"]]


@pytest.mark.parametrize(
    ("label", "part"),
    [("쌀", "rice"), ("휘발유", "petrol"), ("과실주", "과실주"), ("입원진료비", "입원진료비"),
     ("고등학생학원비", "고등학생학원비"), ("전기 · 가스 · 수도", "전기_·_가스_·_수도"),
     ("가정용비닐용품", "가정용비닐용품")],
)  # fmt: skip
def test_a_part_is_what_a_label_names_wholly_else_its_words(label, part):
    rows = [["시도별", "품목별", "2021", "2022"], ["전국", label, 101.2, 103.4], ["전국", "총지수", 102.5, 107.7]]
    text = take_in(book(데이터=rows, 메타정보=PRICES), "a.xlsx").text
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert {said.breakdown for said in found.statements[:2]} == {(part,)}
    assert {said.measure for said in found.statements[:2]} == {"consumer_price_index"}


@pytest.mark.parametrize(
    ("head", "about", "said"),
    [
        ("육아휴직급여비율", "", ("child_benefits", "share")),
        ("부채 증감률", "시도별 부채 현황", ("liabilities", "growth")),
        ("증감률", "인구밀도", ("population_density", "growth")),
    ],
)
def test_a_rate_is_of_what_its_words_tell(head, about, said):
    rows = [["국가", head], ["벨기에", 20.3], ["덴마크", 51.0]]
    text = take_in(book(데이터=rows, 메타정보=[["○ 통계표명", about or "현황"], ["○ 출처", "통계청"]]), "a.xlsx").text
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert {(one.measure, one.transformation) for one in found.statements} == {said}


def test_growth_since_a_time_that_is_not_told_waits_and_a_rate_by_the_thousand_is_no_per_cent():
    about = [["○ 통계표명", "인구밀도 <전기간 대비 증감률>"], ["○ 출처", "통계청"]]
    text = take_in(book(데이터=[["시도", "증감률"], ["전국", 1.5], ["경기도", 2.5]], 메타정보=about), "a.xlsx").text
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert {said.breakdown for said in found.statements} == {("전기간",)}
    assert read(book(자연증가=[["연도", "자연증가율(천명당)"], [2000, 8.2], [2001, 6.6]])) == []


def test_the_area_of_a_row_does_not_hide_the_part_of_a_column():
    rows = [
        ["시도별", "시점", "농축수산물", "집세"],
        ["서울특별시", "2021", 101.2, 103.4],
        ["서울특별시", "2022", 102.2, 104.4],
    ]
    text = take_in(book(데이터=rows, 메타정보=PRICES), "a.xlsx").text
    found = extract(plain_document(text, format="html", language="ko"), rules())
    assert [said.breakdown for said in found.statements[:2]] == [("farm_products",), ("집세",)]
