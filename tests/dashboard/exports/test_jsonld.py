"""A figure as JSON-LD: who claims it, where, and what is left open stays open."""

import json
from decimal import Decimal

import pytest

from dashboard.exports.jsonld import describe_figure, write_jsonld
from etl.answers import Observation, replace
from tests.dashboard.made_up import made

PAGE, DOCUMENT = "http://host/o/002:8020-8032", "http://host/d/002"


@pytest.fixture
def figure(row):
    stated = row(
        origin_type="agency",
        language="ko",
        title="2025년 북러 관계 전망과 한국의 대응",
        label_ko="이상준 (2025)",
        author="이상준; 홍길동",
        container="이슈브리프",
        published_stated="2025-03-24",
        licence=None,
        passage="국정원은 </script>를 보냈다고 본다.",
    )
    return made(Observation, **stated)


def parts_of(figure, lang="ko"):
    graph = describe_figure(figure, lang, PAGE, DOCUMENT)["@graph"]
    return {part["@type"]: part for part in graph}


def test_the_claim_names_its_creator_and_where_it_appears(figure):
    claim = parts_of(figure)["Claim"]
    assert claim["creator"] == {"@type": "Organization", "name": "국가정보원"}
    assert claim["appearance"] == {"@id": DOCUMENT}
    assert parts_of(figure)["CreativeWork"]["@id"] == DOCUMENT


def test_an_author_is_a_person(figure):
    claim = parts_of(replace(figure, origin_type="author"), "en")["Claim"]
    assert claim["creator"]["@type"] == "Person"


def test_an_open_end_has_no_maximum(figure):
    value = parts_of(figure)["Observation"]["value"]
    assert (value["value"], value["minValue"]) == (13000, 13000)
    assert "maxValue" not in value


def test_a_vague_figure_has_no_value(figure):
    value = parts_of(replace(figure, is_vague=True, value=None, low=Decimal(1_000_000)))["Observation"]["value"]
    assert "value" not in value
    assert value["minValue"] == 1_000_000
    assert value["description"] == figure.quote_value


def test_what_the_document_does_not_state_is_absent(figure):
    unstated = {"author": None, "publisher": None, "container": None, "published_stated": None}
    document = parts_of(replace(figure, **unstated))["CreativeWork"]
    assert not {"author", "publisher", "isPartOf", "datePublished", "license"} & document.keys()


def test_no_passage_can_end_the_script(figure):
    tag = write_jsonld(figure, "ko", PAGE, DOCUMENT)
    assert tag.count("</script>") == 1
    content = tag.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(content)["@graph"][0]["text"] == figure.passage
