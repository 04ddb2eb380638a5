"""Who states each figure of Korean news, releases and reports: headline, lead, filings, surveys that were ordered,
departments, media that tell what a body stated, titles that name a country."""

import json
from pathlib import Path

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
