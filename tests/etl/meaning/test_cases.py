"""What figures mean, in sentences: tests/cases/meaning.jsonl; and what holds of any text."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.compose import indicator_of
from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

ROOT = Path(__file__).parents[3]
RULES = own_rules()
CASES = [json.loads(line) for line in (ROOT / "tests" / "gold" / "cases.jsonl").read_text("utf-8").splitlines()]

SENTENCES = (
    "2024년 북한의 대중 수출은 3억 4,700만 달러로 전년보다 18.8% 늘었다.",
    "수입은 18억 3,300만 달러였다.",
    "한국은행에 따르면 북한의 실질 국내총생산은 3.1% 성장했다.",
    "지난해 출생아는 23만 명으로 8천 명 줄었다.",
    "외국인 관광객 1만 2천 명이 방문했다.",
    "통계청은 실업률이 2.7%라고 밝혔다.",
)
HEADLINE = (
    "북한 무역과 북한 경제, 북한 주민, 북한과 중국의 중국 국경, 중국 교역, 북한 동향."  # what it is about is settled
)
ADDED = (*SENTENCES[:2], *SENTENCES[3:5])  # who is named first states the lead as well: that may name who told it


def read(text, language="ko", published="2025-03-01"):
    found = extract(plain_document(text, language=language, published=published), RULES)
    return list(zip(found.mentions, found.statements, strict=True))


def shown(mention, statement):
    period, base = mention.period, mention.base_period
    return {
        "value": mention.value,
        "unit": mention.unit,
        "kind": mention.kind,
        "bound": mention.bound,
        "measure": statement.measure,
        "transformation": statement.transformation,
        "ref_area": statement.ref_area,
        "counterpart_area": statement.counterpart_area,
        "breakdown": list(statement.breakdown),
        "indicator": indicator_of(mention, statement, RULES),
        "origin": mention.origin_name,
        "period": [period and period.start, period and period.end],
        "base": [base and base.start, base and base.end],
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_figure_means_what_a_careful_reader_takes_it_to_mean(case):
    text = case["text"].replace("⟦", "").replace("⟧", "")
    found = read(text, case["lang"], case.get("published"))
    assert len(found) == len(case["expected"])
    for (mention, statement), wanted in zip(found, case["expected"], strict=True):
        got = shown(mention, statement)
        for slot, value in (wanted or {}).items():
            if slot == "taken_over":
                assert set(value) <= set(statement.taken_over), statement.taken_over
            elif slot == "value":
                assert got["value"] == Decimal(value)
            else:
                assert got[slot] == value, slot


@settings(max_examples=25)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(ADDED))
def test_an_added_sentence_changes_no_earlier_figure(sentences, added):
    opened = f"{HEADLINE} {' '.join(sentences)}"
    before = [shown(*pair) for pair in read(opened)]
    after = [shown(*pair) for pair in read(f"{opened} {added}")]
    assert after[: len(before)] == before


PARAGRAPHS = (
    "2024년 북한의 대중 수출은 3억 4,700만 달러로 전년보다 18.8% 늘었다.",
    "지난해 국내 출생아는 23만 명으로 8천 명 줄었다.",
    "2023년 일본의 실업률은 2.6%다. 2022년에는 2.5%였다.",
)


@settings(max_examples=6)
@given(st.permutations(PARAGRAPHS))
def test_the_order_of_paragraphs_that_name_their_own_does_not_matter(paragraphs):
    def meant(text):
        slots = ("value", "measure", "transformation", "ref_area", "counterpart_area", "breakdown")
        return sorted(str([shown(*pair)[slot] for slot in slots]) for pair in read(text))

    assert meant("\n\n".join(paragraphs)) == meant("\n\n".join(PARAGRAPHS))


def test_a_statement_with_a_slot_from_far_away_is_not_sure():
    ((_, first), (_, second)) = read("2024년 북한의 대중 수출은 3억 달러였다.\n\n한편 전년보다 5% 늘었다.")
    assert first.is_sure
    assert not second.is_sure


def test_a_renamed_agency_renames_only_its_own_figures():
    text = "한국은행에 따르면 성장률은 3.1%다. 물가는 2.0% 올랐다. 통계청은 실업률이 2.7%라고 밝혔다."
    before = [shown(*pair) for pair in read(text)]
    after = [shown(*pair) for pair in read(text.replace("통계청", "교육개발원"))]
    assert [row["origin"] for row in before] == ["한국은행", "한국은행", "통계청"]
    assert [row["origin"] for row in after] == ["한국은행", "한국은행", "교육개발원"]
    for one, other in zip(before, after, strict=True):
        assert {**one, "origin": None} == {**other, "origin": None}


def test_every_slot_that_the_clause_does_not_state_says_how_it_got_there():
    ((_, first), (second_mention, second)) = read("2024년 북한의 대중 수출은 3억 달러였다. 수입은 18억 달러였다.")
    assert dict(first.taken_over) == {}
    assert second_mention.period is not None
    assert second.taken_over == {
        "ref_area": "paragraph",
        "counterpart_area": "paragraph",
        "period": "paragraph",
    }


def test_without_its_words_a_concept_measures_nothing():
    vocabulary = RULES.vocabulary
    assert vocabulary.concepts["births"].words["ko"]
    assert read("지난해 출생아는 23만 명이다.")[0][1].measure == "births"
    assert read("지난해 갈매기는 23만 명이다.")[0][1].measure == "open:갈매기"


@pytest.mark.parametrize(
    ("language", "text", "old", "new"),
    [
        ("en", "The Harbour Office said cargo rose by 3 percent. The Grid Agency said output fell by 2 percent.",
         "Grid Agency", "Canal Agency"),
        ("zh", "省水利局表示，供水增长3%。省渔业局表示，捕捞量下降2%。", "省渔业局", "省林业局"),
        ("ru", "Росстат сообщил, что экспорт вырос на 3%. Минтранс сообщил, что импорт упал на 2%.",
         "Минтранс", "Минтруд"),
    ],
)  # fmt: skip
def test_a_renamed_agency_renames_only_its_own_figures_in_other_languages(language, text, old, new):
    before = [mention.origin_name for mention, _ in read(text, language)]
    after = [mention.origin_name for mention, _ in read(text.replace(old, new), language)]
    assert before[1] == old
    assert after == [before[0], new]
