"""Bodies that a Korean text only explains others by state nothing; papers are stated by whom their masthead names."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

GLOSSED = [
    ("해관총서", "해관총서(관세청에 해당)"),
    ("국가통계국", "국가통계국(우리의 통계청 격)"),
    ("연방준비제도", "연방준비제도(한국은행에 상당하는 기관)"),
    ("국가통계국", "국가통계국(한국의 통계청에 해당하는 기관)"),
    ("일본 재무성", "일본 재무성(기획재정부 격)"),
    ("통계총국", "통계총국(한국 통계청에 해당)"),
    ("국가외환관리국", "국가외환관리국(한국은행과 비슷한 기관)"),
    ("국가의료보장국", "국가의료보장국(국민건강보험공단 격)"),
    ("국가에너지국", "국가에너지국(산업통상자원부에 해당한다)"),
    ("해관총서", "한국의 관세청에 해당하는 해관총서"),
    ("국가통계국", "우리의 통계청 격인 국가통계국"),
    ("세관총국", "세관총국(관세청에 상당)"),
]
SHAPES = [
    "{0}에 따르면 5월 수출액은 320억 달러로 8.3% 늘었다. 4월에는 310억 달러였다.",
    "{0}은 5월 수출액이 320억 달러라고 밝혔다. 4월에는 310억 달러였다.",
    "5월 수출이 늘었다고 현지 매체가 전했다. 매체는 {0}의 최신 통계를 인용, 수출액이 320억 달러라고 설명했다. "
    "4월에는 310억 달러였다.",
    "5월 수출이 늘었다고 현지 매체가 전했다. 신문은 {0}의 통계를 인용해 수출액이 320억 달러라고 보도했다. "
    "4월에는 310억 달러였다.",
]


def told(text):
    """Who states each figure of a text, in order."""
    found = extract(plain_document(text, name="x", language="ko", published="2024-06-19"), own_rules())
    return [one.origin_name for one in found.mentions]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_body_that_explains_another_one_states_nothing(shape):
    wrong = []
    for body, named in GLOSSED:
        found = told(shape.format(named))
        if not found or set(found) != {body}:
            wrong.append((body, named, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("국세청에 해당 자료를 제출한 통계청은 수출액이 320억 달러라고 밝혔다.", ["통계청"]),
        ("관세청(KCS)은 5월 수출액이 320억 달러라고 밝혔다.", ["관세청"]),
        ("통계청은 기준에 해당하는 가구가 320만 가구라고 밝혔다.", ["통계청"]),
        ("정부가 낸 수입(수출 가격 격차 반영)은 늘었다. 관세청은 5월 수출액이 320억 달러라고 밝혔다.", ["관세청"]),
        ("경제가 나아졌다. 5월 수출액은 320억 달러다(관세청, 2024).", ["관세청"]),
    ],
)
def test_other_words_behind_a_body_leave_it_stating(text, origins):
    assert told(text) == origins


PAPER = (
    "{title}\n\n{masthead}\n\n초록\n2024년에 신고된 우리나라 환자 수는 17,921명으로 전년 대비 8.2% 감소하였다.\n\n"
    "서론\n세계보건기구에 따르면 2023년 전 세계에서 약 1,080만 명이 결핵에 걸렸다.\n\n"
    "결과\n남자 환자는 10,370명이었다."
)
MASTHEADS = [
    ("질병관리청", "질병관리청 감염병정책국 결핵정책과\nReceived: April 3, 2025; Accepted: May 12, 2025"),
    ("질병관리청", "질병관리청 감염병정책국 결핵정책과\n접수일: 2025년 4월 3일, 게재 확정일: 2025년 5월 12일"),
    ("질병관리청", "질병관리청 만성질환관리국\nReceived April 3, 2025, Revised May 1, 2025, Accepted May 12, 2025"),
    ("통계청", "통계청 사회통계국 인구동향과\n투고일: 2025-04-03, 심사일: 2025-04-20"),
    ("식품의약품안전처", "식품의약품안전처\nSubmitted: April 3, 2025"),
    ("질병관리청", "질병관리청 감염병정책국 결핵정책과"),
]


@pytest.mark.parametrize(("body", "masthead"), MASTHEADS)
def test_a_paper_is_stated_by_whom_its_masthead_names(body, masthead):
    found = told(PAPER.format(title="2024년 결핵환자 신고현황", masthead=masthead))
    assert found == [body, body, "세계보건기구", body]
