"""What a document says of its date: stated, inferred, another date instead, or nothing."""

import pytest

from dashboard.components.card.bibliography import bibliography, describe_date
from dashboard.components.html.plain import to_html
from dashboard.i18n import Text
from etl.answers import StoredDocument, replace
from tests.dashboard.made_up import made


@pytest.fixture
def document():
    return made(
        StoredDocument,
        published_reason_ko="2018년을 지난 일로 말한다.",
        published_reason_en="It speaks of 2018 as past.",
        bibliography={},
        language="ko",
        file="900.txt",
        length=1200,
        sha256="0" * 64,
    )


def date_of(document, lang="ko"):
    return to_html(describe_date(document, Text(lang)))


def test_a_stated_date_stands_alone(document):
    stated = replace(document, published="2025-03-24", bibliography={"published": "2025-03-24"})
    assert date_of(stated) == '<time datetime="2025-03-24">2025년 3월 24일</time>'


def test_an_inferred_date_is_marked_and_gives_its_reason(document):
    html = date_of(replace(document, published_inferred="2019"))
    assert "2019년" in html
    assert 'class="inferred"' in html
    assert "2018년을 지난 일로 말한다." in html


def test_the_day_of_acceptance_is_not_passed_off_as_publication(document):
    held = {"accepted": "2025-06-30", "manuscript": "2025-05-31"}
    for published in (None, "2025-06-30"):
        html = date_of(replace(document, published=published, bibliography=held))
        assert "명시되지 않음" in html
        assert "게재 확정 2025.6.30" in html


def test_without_any_date_it_says_so(document):
    assert "not stated" in date_of(document, "en")


def test_nothing_that_is_not_stated_is_left_out_in_silence(document):
    html = to_html(bibliography(document, Text("ko")))
    assert html.count("명시되지 않음") == 5
    assert "None" not in html
