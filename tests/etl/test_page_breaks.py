"""Empty lines end what is short: a number and a unit below them are a figure only where a page breaks."""

import pytest

from etl.passages import read_passages
from etl.text import read_lines

SHORT = ("학생들은 학교에 다닌다", "선생님은 책을 읽는다", "아이들은 운동장에 있다", "어른들은 집에 머문다")
FULL = (
    "전국의 학교에 다니는 학생들과 학교에서 일하는 교직원의 수를 조사한",
    "결과를 보면 교실과 운동장을 갖춘 학교의 수는 해마다 늘어나고 있으며",
    "학교마다 마련된 책상과 걸상도 함께 늘어나고 있다는 사실이 드러났다.",
    "학생이 많은 학교일수록 책상과 걸상이 모자라는 일이 많았으며 그러한",
    "학교에 대한 지원이 필요하다고 조사에 참여한 사람들은 한목소리로 말",
    "하였다. 조사에 참여한 학교들에 새로 마련된 책상은 모두 합쳐 13,000",
)
WIDE = "조사에 참여한 학교들에 새로 마련된 책상과 걸상을 모두 합친 수는 지난해 말을 기준으로 13,000"


@pytest.fixture
def readings_of(records):
    def run(text):
        return [passage.reading for passage in read_passages("900", read_lines(records.document(text)))[0]]

    return run


@pytest.mark.parametrize(
    "lines",
    [("13,000", "개"), ("책상 13,000", "개"), ("책상", "13,000", "개"), ("책상 3.5 million", "tons"), ("13,000", "%")],
)
def test_a_number_and_a_unit_that_empty_lines_part_are_no_figure(lines, readings_of):
    assert readings_of("\n\n".join(lines)) == list(lines)
    assert readings_of("\n\n\n".join(lines)) == list(lines)


def test_nor_where_every_line_is_short(readings_of):
    assert readings_of("\n\n".join([*SHORT, "책상 13,000", "개"]))[-1] == "개"


@pytest.mark.parametrize(
    "text",
    [
        "책상은 모두 13,000\n\n개였다.",  # both sides are one sentence
        "\n\n".join([*FULL, "개"]),  # a full line
        f"{WIDE}\n\n개",
        "책상은 모두 13,000\n\n- 12 -\n\n개",  # the number of a page between
    ],
)
def test_a_page_may_break_between_a_number_and_its_unit(text, readings_of):
    assert any("13,000개" in one for one in readings_of(text))
