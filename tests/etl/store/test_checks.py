"""Each check finds what breaks it, and nothing else."""

import shutil
from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.model import Evidence, Numeral, Period, Span, Statement
from etl.store.checks import broken, check_store, load_checks, record_checks

pytestmark = pytest.mark.whole

TEXT = "2024년 컨테이너 1만 3,000여 개, 그 가운데 9,000개"


def found_by(rows, check):
    return [row.subject for row in rows if row.name == check and row.subject is not None]


@pytest.fixture
def document(records):
    return records.document(TEXT)


@pytest.fixture
def mention(records, document):
    return records.mention(document, "1만 3,000여 개")


@pytest.fixture
def rows_of(records, tmp_path):
    """Write a store of one document and run the checks on it."""

    def run(document, *mentions, numerals=(), **rest):
        extraction = records.extraction(document, *mentions, numerals=numerals)
        return record_checks(records.store(tmp_path / "s.duckdb", extraction, **rest))

    return run


def year(number):
    return Period(str(number), str(number), "year")


def test_every_check_says_what_it_promises_in_both_languages():
    for check in load_checks():
        assert check.title_ko
        assert check.title_en
        assert check.severity in ("error", "warning", "note")


def test_no_check_names_a_document():
    assert all("document_id = '" not in check.sql for check in load_checks())


def test_a_good_store_keeps_every_promise(rows_of, records, document, mention):
    rows = rows_of(document, mention, numerals=(records.numeral(document, "2024", "year", "before 년"),))
    assert [row.subject for row in rows] == [None] * len(load_checks())


def test_the_result_is_kept_and_can_be_had_again(rows_of, document, mention, tmp_path):
    assert rows_of(document, replace(mention, quote="다른 말")) == check_store(tmp_path / "s.duckdb")


def test_a_quote_that_is_not_the_text_is_found(rows_of, document, mention):
    assert found_by(rows_of(document, replace(mention, quote="1만 3,000개여")), "mention_quotes") == [mention.id]


def test_evidence_that_is_not_the_text_is_found(rows_of, document, mention):
    wrong = Evidence("unit", Span(0, 2), "개", "test")
    rows = rows_of(document, replace(mention, evidence=(*mention.evidence, wrong)))
    assert found_by(rows, "evidence_quotes") == [mention.id]


def test_evidence_beyond_the_document_is_found(rows_of, document, mention):
    beyond = Evidence("unit", Span(len(TEXT) - 1, len(TEXT) + 1), "개", "test")
    rows = rows_of(document, replace(mention, evidence=(*mention.evidence, beyond)))
    assert found_by(rows, "evidence_inside") == [mention.id]


def test_a_numeral_without_a_reason_is_found(rows_of, records, document, mention):
    numeral = records.numeral(document, "2024", "year", " ")
    assert found_by(rows_of(document, mention, numerals=(numeral,)), "numeral_classes") == [numeral.id]


def test_figures_that_overlap_are_found(rows_of, records, document, mention):
    inner = records.mention(document, "3,000", value="3000")
    assert found_by(rows_of(document, mention, inner), "mention_overlaps") == [inner.id]


def test_figures_that_only_touch_do_not_overlap(rows_of, records):
    document = records.document("찬성 419반대 3표")
    mentions = [records.mention(document, quote, value="3") for quote in ("419", "반대 3표")]
    assert found_by(rows_of(document, *mentions), "mention_overlaps") == []


def test_a_figure_without_a_number_is_found(rows_of, document, mention):
    rows = rows_of(document, replace(mention, evidence=()))
    assert found_by(rows, "number_evidence") == [mention.id]


def test_a_unit_that_does_not_fit_is_found(rows_of, document, mention):
    assert found_by(rows_of(document, replace(mention, unit="USD")), "indicator_units") == [mention.id]


def test_a_unit_that_the_indicator_can_convert_fits_and_is_held_against_its_range(rows_of, records, document, mention):
    dozens = records.indicator(factors=(("item", Decimal(1)), ("person", Decimal(12))), high=Decimal(100_000))
    rows = rows_of(document, replace(mention, unit="person"), indicators=[dozens])
    assert found_by(rows, "indicator_units") == []
    assert found_by(rows, "expected_range") == [mention.id]


def test_a_value_out_of_range_is_found(rows_of, records, document, mention):
    narrow = records.indicator(low=Decimal(1), high=Decimal(100))
    assert found_by(rows_of(document, mention, indicators=[narrow]), "expected_range") == [mention.id]


def test_a_mention_set_aside_without_a_reason_is_found(rows_of, records, document, mention):
    linking = records.linking(mention, None, status="set_aside", reason="")
    assert found_by(rows_of(document, mention, linkings=[linking]), "mention_status") == [mention.id]


def test_a_percentage_above_100_is_a_warning(rows_of, records):
    document = records.document("120% 증가")
    mention = records.mention(document, "120%", value="120", unit="percent")
    rows = rows_of(document, mention, indicators=[records.indicator(unit="percent")])
    assert [row.subject for row in broken(rows, "warning")] == [mention.id]
    assert broken(rows, "error") == []


def test_a_part_larger_than_its_whole_is_shown(rows_of, records, document, mention):
    indicators = [records.indicator(), records.indicator("arms.parts", part_of="arms.containers", ordinal=2)]
    part = records.mention(document, "9,000개", value="14000")
    linking = records.linking(part, "arms.parts")
    rows = rows_of(document, mention, part, indicators=indicators, linkings=[linking])
    assert found_by(rows, "parts_within_wholes") == [part.id]


@pytest.mark.parametrize(("bound", "count"), [("exact", 1), ("at_least", 0)])
def test_an_open_whole_may_have_any_part(rows_of, records, document, mention, bound, count):
    indicators = [records.indicator(), records.indicator("arms.parts", part_of="arms.containers", ordinal=2)]
    whole = replace(mention, bound=bound, high=mention.high if bound == "exact" else None)
    part = records.mention(document, "9,000개", value="14000")
    rows = rows_of(document, whole, part, indicators=indicators, linkings=[records.linking(part, "arms.parts")])
    assert len(found_by(rows, "parts_within_wholes")) == count


@pytest.mark.parametrize(("multiple", "count"), [("2", 0), ("1.9", 0), ("3", 1)])
def test_a_multiple_is_held_against_the_figure_and_its_cap(rows_of, records, multiple, count):
    document = records.document("100만 배럴은 한도 50만 배럴의 두 배이다")
    indicators = [
        records.indicator("energy.oil"),
        records.indicator("energy.cap", cap_of="energy.oil", ordinal=2),
        records.indicator("energy.multiple", unit="times", ordinal=3),
    ]
    mentions = [
        records.mention(document, "100만 배럴", value="1000000"),
        records.mention(document, "50만 배럴", value="500000"),
        records.mention(document, "두 배", value=multiple, unit="times"),
    ]
    linkings = [records.linking(m, i.id) for m, i in zip(mentions, indicators, strict=True)]
    rows = rows_of(document, *mentions, indicators=indicators, linkings=linkings)
    assert len(found_by(rows, "multiples")) == count


GNI = [
    ("economy.population", "25,484.1", "25484100"),
    ("economy.gni_usd", "316.8", "31680000000"),
]


@pytest.mark.parametrize(
    ("printed", "value", "count"),
    [("1,243.0", "1243.0", 0), ("1,243.1", "1243.1", 0), ("1,253.0", "1253.0", 1), ("1,243.9", "1243.9", 1)],
)
def test_a_value_per_head_must_be_the_total_by_the_population(rows_of, records, printed, value, count):
    document = records.document(f"인구 25,484.1 총액 316.8 1인당 {printed}")
    table = [*GNI, ("economy.gni_per_head_usd", printed, value)]
    mentions = [records.mention(document, q, value=v, period=year(2021)) for _, q, v in table]
    indicators = [records.indicator(i, ordinal=n) for n, (i, _, _) in enumerate(table)]
    linkings = [records.linking(m, i.id) for m, i in zip(mentions, indicators, strict=True)]
    rows = rows_of(document, *mentions, indicators=indicators, linkings=linkings)
    assert len(found_by(rows, "gni_per_head")) == count


def test_a_zero_that_fills_a_column_says_nothing_about_precision(rows_of, records):
    document = records.document("인구 25,250.4 총액 305.1 1인당 1,208.0")  # by division 1,208.3
    values = ["25250400", "30510000000", "1208.0"]
    names = ["economy.population", "economy.gni_usd", "economy.gni_per_head_usd"]
    quotes = ["25,250.4", "305.1", "1,208.0"]
    mentions = [records.mention(document, q, value=v, period=year(2019)) for q, v in zip(quotes, values, strict=True)]
    linkings = [records.linking(m, n) for m, n in zip(mentions, names, strict=True)]
    rows = rows_of(document, *mentions, indicators=[records.indicator(n) for n in names], linkings=linkings)
    assert found_by(rows, "gni_per_head") == []


def test_figures_of_different_years_are_not_divided(rows_of, records):
    document = records.document("인구 25,484.1 총액 316.8 1인당 9,999")
    table = [*GNI, ("economy.gni_per_head_usd", "9,999", "9999")]
    periods = [year(2021), year(2021), year(2022)]
    mentions = [records.mention(document, q, value=v, period=p) for (_, q, v), p in zip(table, periods, strict=True)]
    indicators = [records.indicator(i) for i, _, _ in table]
    linkings = [records.linking(m, i.id) for m, i in zip(mentions, indicators, strict=True)]
    rows = rows_of(document, *mentions, indicators=indicators, linkings=linkings)
    assert found_by(rows, "gni_per_head") == []


def test_a_correction_that_reached_no_figure_is_found(rows_of, records, document, mention):
    lost = replace(mention, start=0)
    rows = rows_of(document, mention, corrections=[records.correction(lost, "1")])
    assert found_by(rows, "corrections_applied") == [lost.id]


def test_a_correction_of_a_figure_that_is_in_no_indicator_is_no_mistake(rows_of, records, document, mention):
    linking = records.linking(mention, None, status="waiting")
    rows = rows_of(document, mention, linkings=[linking], corrections=[records.correction(mention, "1")])
    assert found_by(rows, "corrections_applied") == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(text=st.text(min_size=1, max_size=300), places=st.lists(st.floats(0, 0.999), min_size=30, max_size=60))
def test_offsets_are_code_points_in_any_script_and_far_into_a_text(records, tmp_path_factory, text, places):
    text = (text + "가나다\n𐍈é") * 40
    spans = {(int(place * len(text)), int(place * len(text)) + 1 + n) for n, place in enumerate(places)}
    spans = sorted((start, min(end, len(text))) for start, end in spans)
    document = records.document(text)
    numerals = [Numeral("900", start, end, text[start:end], "quantity", "test") for start, end in set(spans)]
    path = tmp_path_factory.mktemp("store") / "s.duckdb"
    rows = record_checks(records.store(path, records.extraction(document, numerals=tuple(numerals))))
    assert found_by(rows, "numeral_quotes") == []


@pytest.mark.parametrize(("last", "count"), [("1", 0), ("2", 1)])
def test_a_numeral_longer_than_a_window_is_held_against_the_whole_text(rows_of, records, last, count):
    """200,000 digits in a row are one: a paper with them is built as any other."""
    text = "가" * 1_500 + "1" * 5_000
    numeral = Numeral("900", 1_500, 6_500, text[1_500:-1] + last, "other", "too long")
    rows = rows_of(records.document(text), numerals=(numeral,))
    assert len(found_by(rows, "numeral_quotes")) == count
    assert all(len(row.detail_en) < 300 for row in rows if row.name == "numeral_quotes" and row.subject)


@pytest.mark.parametrize(
    ("base", "count"),
    [(("2023", "2023"), 0), (("2025", "2025"), 1), (("2024", "2024"), 1), (("2024-03", "2024-03"), 0), (None, 0)],
)
def test_what_a_figure_is_compared_with_lies_before_it(rows_of, document, mention, base, count):
    compared = replace(mention, period=year(2024), base_period=base and Period(*base, "year"))
    assert len(found_by(rows_of(document, compared), "base_after_period")) == count


@pytest.mark.parametrize(
    ("start", "kind", "count"),
    [("2024", "observed", 0), ("2024-06", "observed", 1), ("2025", "observed", 1), ("2025", "forecast", 0)],
)
def test_nothing_is_observed_after_its_document_came_out(rows_of, document, mention, start, kind, count):
    dated = replace(mention, period=Period(start, start, "year"), kind=kind)  # the document is of May 2024
    assert len(found_by(rows_of(document, dated), "observed_before_published")) == count


@pytest.mark.parametrize(("growth", "count"), [("25", 0), ("25.9", 0), ("-25", 1), ("40", 1)])
def test_two_levels_agree_with_the_growth_between_them(records, tmp_path, growth, count):
    document = records.document("수출은 80에서 100으로 늘어 25% 늘었다.")
    values = {"80": ("80", 2023, "item"), "100": ("100", 2024, "item"), "25%": (growth, 2024, "percent")}
    mentions = [records.mention(document, q, v, period=year(y), unit=u) for q, (v, y, u) in values.items()]
    mentions[2] = replace(mentions[2], base_period=year(2023))
    statements = [Statement(m.id, "exports", transformation="level") for m in mentions]
    statements[2] = replace(statements[2], transformation="growth")
    extraction = records.extraction(document, *mentions, statements=tuple(statements))
    rows = record_checks(records.store(tmp_path / "s.duckdb", extraction))
    assert found_by(rows, "growth_against_levels") == [mentions[2].id] * count


@pytest.mark.parametrize(
    ("before", "count"), [("개", 0), ("1", 1), ("1\u200b", 1), ("1\u00ad", 1), ("2024년 ", 0), ("1, ", 0)]
)
@pytest.mark.parametrize("far", [0, 995, 3_000])
def test_no_number_begins_right_of_a_digit(rows_of, records, before, count, far):
    document = records.document("가" * far + before + "3,000여 개")
    rows = rows_of(document, records.mention(document, "3,000여 개", "3000"))
    assert len(found_by(rows, "digit_before_number")) == count


@pytest.mark.parametrize(("value", "unit", "count"), [("13", "item", 1), ("14", "item", 0), ("13", "person", 0)])
def test_values_of_one_indicator_are_not_a_thousand_times_apart(
    rows_of, records, document, mention, value, unit, count
):
    small = records.mention(document, "9,000개", value, unit=unit)
    assert found_by(rows_of(document, mention, small), "thousandfold") == [small.id] * count


@pytest.fixture
def copy(database, tmp_path):
    """A copy of the store of the repository's own documents, to be spoiled."""
    return shutil.copy(database, tmp_path / "copy.duckdb")


def test_the_documents_keep_every_promise(database):
    assert broken(check_store(database), "error") == []


def test_the_whole_table_is_divided_in_both_currencies(copy):
    with duckdb.connect(copy) as connection:
        connection.execute("update observations set value = value * 1.1 where indicator_id like '%gni_per_head%'")
    assert len(found_by(check_store(copy), "gni_per_head")) == 12


def test_a_multiple_of_the_documents_is_held_against_its_two_figures(copy):
    with duckdb.connect(copy) as connection:
        connection.execute("update observations set value = 3 where indicator_id = 'energy.multiple_of_cap'")
    assert len(found_by(check_store(copy), "multiples")) == 1
