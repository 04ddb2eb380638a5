"""Whose a Russian figure is, beside the world and behind its verb, in every plain way of telling it.

`tests/cases/meaning/russian_areas.json` holds countries in their cases and sentences with both areas of each figure:
`A` is the country, null any.
"""

import json
from pathlib import Path

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/russian_areas.json").read_text(encoding="utf-8"))


def read_areas(text):
    document = plain_document(text, name="x", language="ru", published="2026-01-02")
    return [[one.ref_area, one.counterpart_area] for one in extract(document, own_rules()).statements]


def test_each_figure_is_of_its_area():
    wrong = {}
    for name in TABLE["names"]:
        for frame, wanted in TABLE["frames"].items():
            text, told = frame.format(**name), read_areas(frame.format(**name))
            areas = [both and [name["area"] if area == "A" else area for area in both] for both in wanted]
            if len(told) != len(areas) or any(want and want != got for want, got in zip(areas, told, strict=True)):
                wrong[text] = told
    assert wrong == {}
