"""Who states each figure of Korean news, releases and reports: headline, lead, filings, surveys that were ordered,
departments, media that tell what a body stated, titles that name a country."""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/sources_in_texts_ko.json").read_text(encoding="utf-8"))


def told_by_quote(case):
    """Who states each figure, in the order of the text, by its words."""
    document = plain_document(case["text"], name="x", language="ko", published=case.get("published", "2025-08-14"))
    told = {}
    for mention in extract(document, own_rules()).mentions:
        told.setdefault(mention.quote, []).append(mention.origin_name or "author")
    return told


def test_who_states_each_figure():
    wrong = []
    for case in CASES:
        told = told_by_quote(case)
        for quote, origin in case["origins"]:
            key = next((key for key in told if key == quote), None) or next((key for key in told if quote in key), None)
            found = told[key].pop(0) if key is not None and told[key] else None
            if found != origin:
                wrong.append((case["text"][:60], quote, origin, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("요르단 경제동향\n\n재무부에 따르면 상반기 재정적자는 11.3억 디나르다.", "name:재무부"),
        ("러시아 경제\n\n재무부는 7월 세수가 7,873억 루블이라고 밝혔다.", "name:재무부"),
        ("태국 무역\n\n상무부는 수출이 11% 늘었다고 밝혔다.", "name:상무부"),
        ("미국 경제\n\n재무부는 7월 세수가 7,873억 달러라고 밝혔다.", "us.treasury"),
        ("美 7월 재정적자\n\n재무부는 7월 적자가 2,910억 달러라고 밝혔다.", "us.treasury"),
        ("국방부는 병력이 45만명이라고 밝혔다.", "kr.mnd"),
    ],
)
def test_an_office_by_its_bare_name_is_of_a_country_that_the_text_names(text, origin):
    document = plain_document(text, name="x", language="ko", published="2025-08-14")
    assert [one.origin for one in extract(document, own_rules()).mentions][-1] == origin
