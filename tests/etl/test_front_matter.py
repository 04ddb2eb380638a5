"""What stands before the text: number, title, author, institution and date are no headings of it."""

import pytest

from etl.passages import read_passages
from etl.text import read_lines

BODY = tuple(
    f"{who} 주목할 부분은 크게 네 가지이다. 첫째, 두 나라의 교역이 {year}년부터 늘었고, 둘째, 두 나라 사이의 방문이"
    f" 잦아졌으며, 셋째, 국제 무대에서 서로 돕는 일이 많아졌고, 넷째, {year}년에는 새 조약이 맺어졌다."
    for who, year in (("러시아가", 2021), ("북한이", 2022), ("중국이", 2023), ("한국이", 2024), ("일본이", 2025))
)


@pytest.fixture
def passages_of(records):
    def run(*lines):
        document = records.document("\n\n".join(lines))
        return [(passage.kind, passage.section) for passage in read_passages("900", read_lines(document))[0]]

    return run


def test_short_lines_before_the_text_are_front_matter_and_head_nothing(passages_of):
    front = ("이슈브리프", "No. 2025-09", "북러 관계 전망과 한국의 대응", "홍길동", "2025-03-24")
    assert passages_of(*front, *BODY) == [("front", None)] * 5 + [("paragraph", None)] * len(BODY)


def test_a_last_line_without_a_number_heads_the_text(passages_of):
    assert passages_of("이슈브리프 제3호", "북러 관계 전망", "홍길동", "들어가며", *BODY) == [
        *[("front", None)] * 3,
        ("heading", "들어가며"),
        *[("paragraph", "들어가며")] * len(BODY),
    ]


def test_a_title_and_a_heading_stay_headings(passages_of):
    found = passages_of("북러 관계 전망", "들어가며", *BODY)
    assert found[:2] == [("heading", "북러 관계 전망"), ("heading", "들어가며")]


def test_short_lines_later_in_the_text_stay_headings(passages_of):
    found = [kind for kind, _ in passages_of(*BODY, "하나", "둘", "셋")]
    assert found == [*["paragraph"] * len(BODY), "heading", "heading", "heading"]


@pytest.mark.parametrize(
    "date", ["2024년 7월 8일", "서울, 2024년 7월 8일", "2024. 7. 8.", "2024年7月8日", "8 июля 2024 г.", "July 8, 2024"]
)
def test_a_line_that_is_a_date_does_not_run_on_into_the_text(passages_of, date):
    text = "국정원은 2024년 6월 북한이 러시아에 컨테이너 최소 13,000개를 보냈다고 밝혔다. "
    assert [kind for kind, _ in passages_of("# 시험 문헌", date, text)][-1] == "paragraph"
    assert len(passages_of("# 시험 문헌", date, text)) == 3
