"""Records to a file: nothing is lost, nothing is rounded."""

from dataclasses import replace
from decimal import Decimal

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import BuildError
from etl.model import Cell, Span, Table
from etl.store import Store
from etl.store.rows import storable

pytestmark = pytest.mark.whole

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=-(10**27), max_value=10**27)


def ask(path, sql):
    with duckdb.connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(values=st.lists(decimals, min_size=20, max_size=60))
def test_a_value_comes_back_with_all_its_digits(records, tmp_path_factory, values):
    document = records.document(" ".join(f"({n})" for n in range(len(values))))
    mentions = [records.mention(document, f"({n})", value=str(value)) for n, value in enumerate(values)]
    path = tmp_path_factory.mktemp("store") / "store.duckdb"
    with Store.open(records.store(path, records.extraction(document, *mentions))) as store:
        assert [figure.value for figure in store.figures()] == values


@pytest.mark.parametrize(
    "value",
    [
        "1E+28",
        "-1E+40",
        "1E-11",
        "0.12345678901",
        "NaN",
        "Infinity",
        "9" * 1_000_001,
        "-1E+999999",
        "1E-1000000",
        "0." + "3" * 1_000_001,
    ],
)
def test_what_the_store_cannot_hold_is_left_out_not_rounded(value):
    assert storable(Decimal(value)) is None


@pytest.mark.parametrize("value", ["9" * 28, "-0.1234567890", "1.50000000000000", "0E-20"])
def test_what_the_store_can_hold_is_kept(value):
    assert storable(Decimal(value)) == Decimal(value)


def test_a_number_too_large_for_the_store_is_kept_as_words_and_says_so(records, tmp_path):
    document = records.document()
    mention = records.mention(document, "1만 3,000여 개 이상", value="1E+60")
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, mention))
    assert ask(path, "select quote, value, notes from mentions") == [("1만 3,000여 개 이상", None, ["too_large"])]


def test_an_open_bound_stays_open(records, tmp_path):
    document = records.document()
    mention = records.mention(document, "1만 3,000여 개 이상", bound="at_least", high=None)
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, mention))
    assert ask(path, "select value, low, high, bound from figures") == [(13000, 13000, None, "at_least")]


def test_without_a_named_origin_the_author_states_the_figure(records, tmp_path):
    document = records.document()
    mention = records.mention(document, "1만 3,000여 개 이상")
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, mention))
    assert ask(path, "select * exclude (country) from origins") == [("author:900", "글", "Text", "author", "900")]


def test_an_origin_is_named_by_origins_toml_or_by_the_text(records, tmp_path):
    document = records.document("가 1개, 나 2개")
    known = records.mention(document, "1개", value="1", origin="nis", origin_name="국정원")
    stated = records.mention(document, "2개", value="2", origin="name:나", origin_name="나")
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, known, stated))
    assert ask(path, "select origin_id, ko, type from origins order by 1") == [
        ("name:나", "나", "stated"),
        ("nis", "국가정보원", "agency"),
    ]


def test_the_sentence_is_stored_as_a_person_reads_it(records, tmp_path):
    document = records.document("앞 문장이다.\n북한 노동자는 3만\n23명이다.")
    passage = replace(records.passage(document), sentences=((0, 7), (8, len(document.text))))
    mention = records.mention(document, "3만\n23명", value="30023", sentence_start=8)
    extraction = records.extraction(document, mention, passages=(passage,))
    path = records.store(tmp_path / "s.duckdb", extraction)
    assert ask(path, "select quote_value, passage from figures") == [("3만\n23명", "북한 노동자는 3만 23명이다.")]


def test_a_numeral_knows_the_mention_that_it_became_part_of(records, tmp_path):
    document = records.document("2024년 컨테이너 1만 3,000여 개")
    mention = records.mention(document, "1만 3,000여 개")
    numerals = (records.numeral(document, "2024", "year", "before 년"), records.numeral(document, "3,000"))
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, mention, numerals=numerals))
    assert ask(path, "select quote, mention_id from numerals order by char_start") == [
        ("2024", None),
        ("3,000", mention.id),
    ]


def test_a_cell_leads_to_its_figure(records, tmp_path):
    document = records.document("인구 25,660.4 -")
    mention = records.mention(document, "25,660.4", table="900-t1", row=1, column=1)
    cells = (Cell(1, 0, "인구", Span(0, 2), "row_label"), Cell(1, 1, "25,660.4", Span(3, 11)), Cell(1, 2, "", None))
    table = Table("900", 1, 0, 13, None, None, "한국은행", None, 2, 3, cells)
    path = records.store(tmp_path / "s.duckdb", records.extraction(document, mention, tables=(table,)))
    with Store.open(path) as store:
        assert [(c.text, c.observation_id) for c in store.cells("900-t1")] == [
            ("인구", None),
            ("25,660.4", mention.id),
            ("", None),
        ]


def test_a_correction_gives_the_figure_another_value_and_leaves_the_mention_as_printed(records, tmp_path):
    document = records.document("1인당 1.243.0 달러")
    mention = records.mention(document, "1.243.0", value=None)
    path = records.store(
        tmp_path / "s.duckdb",
        records.extraction(document, mention),
        corrections=[records.correction(mention, "1243.0")],
    )
    assert ask(path, "select value, low, high, status from figures") == [(1243, 1243, 1243, "corrected")]
    assert ask(path, "select value, quote from mentions") == [(None, "1.243.0")]


def test_figures_lie_in_the_file_by_indicator(records, tmp_path):
    document = records.document("1개 2개 3개")
    mentions = [records.mention(document, f"{n}개", value=str(n)) for n in (1, 2, 3)]
    indicators = [records.indicator("arms.a"), records.indicator("arms.b", ordinal=2)]
    linkings = [records.linking(m, i) for m, i in zip(mentions, ("arms.b", "arms.a", "arms.b"), strict=True)]
    path = records.store(
        tmp_path / "s.duckdb", records.extraction(document, *mentions), indicators=indicators, linkings=linkings
    )
    assert ask(path, "select cast(value as integer) from figures") == [(2,), (1,), (3,)]


def test_the_same_records_give_the_same_content(records, tmp_path):
    document = records.document()
    extraction = records.extraction(document, records.mention(document, "1만 3,000여 개 이상"))
    first, second = (records.store(tmp_path / name, extraction) for name in ("a.duckdb", "b.duckdb"))
    for (table,) in ask(first, "select table_name from duckdb_tables()"):
        assert ask(first, f"from {table}") == ask(second, f"from {table}")


def test_what_the_schema_refuses_is_told_in_one_line(records, tmp_path):
    document = records.document()
    mention = records.mention(document, "1만 3,000여 개 이상")
    with pytest.raises(BuildError, match="could not be written") as caught:
        records.store(tmp_path / "s.duckdb", records.extraction(document, mention, mentions=(mention, mention)))
    assert "\n" not in str(caught.value)
