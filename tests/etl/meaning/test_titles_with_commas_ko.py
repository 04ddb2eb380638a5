"""Who is told to have put out a work whose title holds a comma: the title's words are no name."""

from __future__ import annotations

from itertools import product

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

BODIES = ("국제에너지기구가", "현대경제연구원이", "유엔식량농업기구가")
PUT_OUT = ("10일 펴낸", "최근 발간한", "지난 5일 내놓은")
QUOTES = ("''", "‘’", "「」", '""')
WORKS = (("세계 전망, 2024", " 보고서"), ("동향과 과제, 상반기", " 자료"), ("마늘, 양파 재배면적 조사", ""))


@pytest.mark.parametrize(("body", "put_out"), [*product(BODIES, PUT_OUT)])
def test_body_states_what_its_work_tells(body: str, put_out: str) -> None:
    """Whatever stands behind the title before the particle."""
    for (opening, closing), (title, sort) in product(QUOTES, WORKS):
        text = f"{body} {put_out} {opening}{title}{closing}{sort}에 따르면 생산량은 12% 늘었다."
        (mention,) = extract(plain_document(text, published="2025-06-01"), own_rules()).mentions
        assert mention.origin_name == body[:-1], text
