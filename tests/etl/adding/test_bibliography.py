"""What is proposed of a paper's title and day: as releases, briefs and plain texts print them."""

import pytest

from etl.adding.bibliography import propose
from etl.intake.model import Taken
from etl.intake.read import take_in


def proposed(text, view="text"):
    found = propose(Taken("text", text, view, "a reader"), "file.txt")
    return found.value("title"), found.value("published")


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (
            "<h1>보 도 자 료</h1><p>보도 일시 2022. 11. 10.(목) 12:00 배포 일시 2022. 11. 9.(수) 08:30</p>"
            "<h2>광역지표 시범 서비스 시작</h2>",
            "광역지표 시범 서비스 시작", "2022-11-10",
        ),
        (
            "<table><tr><td>보도일시</td><td>2018. 9. 4.(화) 조간(온라인 9. 3. 12:00)부터 보도 바랍니다.</td></tr>"
            "<tr><td>배포일시</td><td>2018. 9. 3.(월)</td></tr></table>"
            "<h3>최초 발사하는 발사체,</h3><h3>그 이름은 누리</h3>",
            "최초 발사하는 발사체, 그 이름은 누리", "2018-09-04",
        ),
        ("<p>이슈브리프</p><p>No. 25-09</p><p>북러 관계 전망</p><p>2025-03-24</p>", "북러 관계 전망", "2025-03-24"),
        ("<table><tr><td>과</td><td>갑</td></tr><tr><td>국</td><td>을</td></tr></table><p>이름은 누리</p>",
         "이름은 누리", None),
        ("<h1>Press release</h1><p>Date of issue: 4 May 2024</p><h1>Trade</h1>", "Trade", "2024-05-04"),
        (
            "<p>가나부 </p><p>보도자료</p><p>보도시점</p><p>2024. 1. 2.(화) 08:00</p><p>배포</p>"
            "<p>올림픽을 준비하는 선수단을 격려한다</p><p>- 1. 2. 차관, 선수촌 방문</p>",
            "올림픽을 준비하는 선수단을 격려한다", "2024-01-02",
        ),
        ("<h1>https://example.org/site</h1><p>메뉴</p><h2>광역지표 온라인 서비스</h2>", "광역지표 온라인 서비스", None),
        ("<p>두 사람이 다시 만났다. 6월 19일 평양에서 이뤄진</p><p>만남은 뜨거웠다.</p><p>셋째 줄</p>", "file", None),
    ],
)  # fmt: skip
def test_title_and_day_are_those_of_the_paper(text, title, published):
    assert proposed(text, "html") == (title, published)


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (
            "산업통상자원부 보도자료\n배포: 2025. 7. 1.\n6월 수출 598억 달러\n\n6월 수출이 늘었다.\n",
            "6월 수출 598억 달러",
            "2025-07-01",
        ),
        (
            "보도자료\n보도시점: 2025. 8. 28.(목)\n\n2025년 2/4분기 가계동향조사 결과\n\n소득은 늘었다.\n",
            "2025년 2/4분기 가계동향조사 결과",
            "2025-08-28",
        ),
        (
            "Stealing to Spec\nA. Kowalczyk and J. D. Freeh, 6 March 2026\n\nHackers stole.\n",
            "Stealing to Spec",
            "2026-03-06",
        ),
        (
            "가스관 협상\n\n작성: 국제에너지물류센터 / 2025. 11. 5. / 대외 공개용\n\n수출은 늘었다.\n",
            "가스관 협상",
            "2025-11-05",
        ),
        (
            "中俄贸易额\n本报莫斯科2025年8月9日电 据中国海关总署公布的数据，今年中俄双边贸易额下降。\n",
            "中俄贸易额",
            "2025-08-09",
        ),
        ("2024년 3월 고용동향\n\n취업자가 늘었다.\n", "2024년 3월 고용동향", "2024-03"),
        ("МОСКВА, 4 сентября 2025 г. Товарооборот вырос, сообщил на форуме глава ведомства.\n", "file", "2025-09-04"),
        ("Trade\n\nThe two leaders met in rainy Geneva, 6 March 2026\n\nIt fell.\n", "Trade", None),
    ],
)
def test_a_masthead_is_no_title_and_a_dateline_tells_the_day(text, title, published):
    assert proposed(text) == (title, published)


def test_a_day_of_which_something_else_is_told_is_not_that_of_the_paper():
    assert proposed("북한의 무역\n\n2024년 6월 19일 정상회담이 열렸다.\n")[1] is None


MENU = "<p>Skip to content</p><p>Menu</p>" + "".join(f"<li>Section {number}</li>" for number in range(90))
SAVED = """<!doctype html><head><title>Halibut landings fall - The Harbour Times</title>
<meta name="author" content="A. Keeper"><meta property="og:site_name" content="The Harbour Times">
<meta property="article:published_time" content="2019-04-28 06:01:07"></head><body>{menu}
<h2>The Harbour Times</h2><h1>Halibut landings fall</h1><p>By A. Keeper</p>
<p>Landings fell by 12 per cent in 2018 after a long decline.</p><p>{day}</p></body>"""


def of_page(menu=MENU, day="Originally published April 28, 2019 at 6:01 am"):
    return propose(take_in(SAVED.format(menu=menu, day=day).encode(), "page.html"), "page.html")


def test_a_saved_web_page_is_called_as_it_calls_itself_and_not_by_its_menus():
    found = of_page()
    assert found.value("title") == "Halibut landings fall"
    assert found.value("author") == "A. Keeper"
    assert found.value("publisher") == "The Harbour Times"
    assert {found.found[key].where for key in ("title", "author", "publisher")} == {"metadata"}


def test_the_day_of_a_saved_page_is_taken_only_where_its_text_says_it_too():
    assert of_page(day="It was updated, and first printed on April 28, 2019").value("published") == "2019-04-28"
    assert of_page(day="Updated yesterday").value("published") is None


def test_the_day_under_the_title_goes_before_days_of_the_menus():
    found = of_page(menu="<p>3 May 2024</p>" + MENU, day="27 April 2019")
    assert (found.value("published"), found.found["published"].where) == ("2019-04-27", "first lines")


def test_what_a_page_says_of_itself_and_not_in_its_text_is_not_taken():
    page = '<!doctype html><title>Untitled</title><meta name="author" content="admin"><h1>Trade</h1><p>It grew.</p>'
    found = propose(take_in(page.encode(), "page.html"), "page.html")
    assert (found.value("title"), found.value("author")) == ("Trade", None)


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        ("날짜,사망(명)\n1953-01-09,330\n1963-01-18,138\n", None),
        ("시작일,종료일,사망(명)\n1914-09-11,1914-09-13,432\n1923-08-11,1923-08-14,1157\n", None),
        ("Date,Deaths\n9 January 1953,330\n18 January 1963,138\n", None),
        ("발간일,2024-07-26\n날짜,사망(명)\n1953-01-09,330\n1963-01-18,138\n", "2024-07-26"),
        ("통계표명,인구\n자료다운일자,2024.02.06\n지역,인구\n전국,5\n", "2024-02-06"),
    ],
)
def test_a_day_of_a_row_of_a_series_is_not_when_a_sheet_came_out(rows, day):
    assert propose(take_in(rows.encode(), "a.csv"), "a.csv").value("published") == day
