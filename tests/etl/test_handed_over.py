"""넘기다 is to exceed, but where something is handed to somebody: 러시아에 미사일 250발을 넘겼다."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

HANDED = (
    "국정원은 북한이 러시아에 미사일 250발을 넘겼다고 밝혔다.",
    "북한은 러시아 측에 포탄 800만 발을 넘긴 것으로 보인다.",
    "업체는 경찰에 자료 1,200건을 넘겼다.",
    "은행이 고객에게 수수료 30억 원을 넘겼다.",
    "북한은 중국에 석탄 30만 톤을 넘겨 외화를 벌었다.",
    "정부는 조사단에 화물 4,000톤을 넘기기로 했다.",
)
EXCEEDED = (
    "관객이 개봉 나흘 만에 100만 명을 넘겼다.",
    "수출이 2024년에 6,000억 달러를 넘겼다.",
    "수출은 8월에 500억 달러를 넘긴 것으로 집계됐다.",
    "매출이 3분기에 10조 원을 넘겼다.",
    "인구가 지난해에 5,100만 명을 넘겼다.",
    "이용자가 지난달에 300만 명을 넘겼다.",
    "환자가 하루에 1만 명을 넘긴 적도 있다.",
    "무역액은 20억 달러를 넘겼다.",
    "관광객이 상반기에 800만 명을 넘겼다.",
    "가입자는 2010년대에 5,000만 명을 넘겼다.",
)


def last_bound(sentence):
    return extract(plain_document(sentence, language="ko", published="2025-02-01"), own_rules()).mentions[-1].bound


@pytest.mark.parametrize("sentence", HANDED)
def test_what_is_handed_to_somebody_exceeds_nothing(sentence):
    assert last_bound(sentence) == "exact"


@pytest.mark.parametrize("sentence", EXCEEDED)
def test_what_is_exceeded_at_some_time_is_more(sentence):
    assert last_bound(sentence) == "more_than"
