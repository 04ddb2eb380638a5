"""In Chinese a news agency that goes on with a body's report passes it on, and a class of companies states nothing.

`tests/cases/meaning/who_states_zh.json` holds bodies, agencies and how they report; classes of companies, banks and
institutions and what they do; and those who do state: an agency with news of its own, a company by its name.
"""

import json
from itertools import product
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

DATA = json.loads((Path(__file__).parents[2] / "cases/meaning/who_states_zh.json").read_text(encoding="utf-8"))
EVERY = 7  # of all texts one is tried


def read_origins(text):
    document = plain_document(text, name="x", language="zh", published="2017-12-15")
    return [one.origin_name for one in extract(document, own_rules()).mentions if one.unit is not None]


def test_an_agency_passes_on_the_report_that_a_text_has_named():
    wrong = {}
    every = [*product(DATA["leads"], DATA["relays"], DATA["bodies"], DATA["agencies"])]
    for lead, relay, body, agency in every[::EVERY]:
        text = (lead + relay + DATA["more"]).format(b=body, m=agency)
        origins = read_origins(text)
        if not all(name is not None and (name.endswith(body) or name == "主要统计指标") for name in origins):
            wrong[text] = origins
    assert wrong == {}


@pytest.mark.parametrize(("text", "name"), DATA["others"] + DATA["named"])
def test_who_has_figures_of_his_own_states_them(text, name):
    assert read_origins(text)[-1] == name


@pytest.mark.parametrize("frame", DATA["done"])
def test_a_class_of_companies_states_nothing(frame):
    read = {name: read_origins(frame.format(c=name)) for name in DATA["classes"]}
    assert {name: origins for name, origins in read.items() if any(origins)} == {}
