"""Figures in a notebook: frames with exact decimals, passages that show the figure, errors that help."""

from decimal import Decimal

import pandas
import polars
import pytest

from etl.answers import as_dict, replace
from etl.errors import StoreError
from etl.store import Store
from etl.store.figures import ROWS_A_BATCH
from etl.store.frames import Figures

pytestmark = pytest.mark.whole

TEXT = "국정원은 컨테이너 1만 3,000여 개 이상을 <2024년>에 보냈다고 밝혔다. 미국은 2만 개라고 한다."


@pytest.fixture
def store(records, tmp_path):
    document = records.document(TEXT)
    mentions = [
        records.mention(document, "1만 3,000여 개 이상", origin="nis", sentence_start=0, sentence_end=42),
        records.mention(document, "2만 개", value="20000.5", sentence_start=43, sentence_end=len(TEXT)),
    ]
    with Store.open(records.store(tmp_path / "a.duckdb", records.extraction(document, *mentions))) as opened:
        yield opened


def test_frames_keep_decimals_exact_and_missing_values_missing(store):
    polars_frame, pandas_frame = store.figures().to_polars(), store.figures().to_pandas()
    assert polars_frame["value"].dtype == polars.Decimal(38, 10)
    assert polars_frame["value"].to_list() == pandas_frame["value"].tolist() == [Decimal(13000), Decimal("20000.5")]
    assert (polars_frame["period_end"].null_count(), pandas_frame["period_end"].isna().sum()) == (2, 2)


def test_a_frame_without_figures_has_its_columns_and_types(store):
    frame = store.figures(kind="cap").to_polars()
    assert (frame.height, frame["low"].dtype) == (0, polars.Decimal(38, 10))
    assert isinstance(store.figures(kind="cap").to_pandas(), pandas.DataFrame)


def test_a_slice_of_figures_makes_frames_too(store):
    assert store.figures()[1:].to_polars()["quote_value"].to_list() == ["2만 개"]


def test_streamed_figures_are_the_same_rows(store):
    assert polars.from_arrow(store.stream_figures()).to_dicts() == [as_dict(figure) for figure in store.figures()]
    assert [b.num_rows for b in store.stream_figures(kind="cap")] in ([], [0])


def test_figures_are_narrowed_by_several_names_and_a_period(store):
    everything = store.figures()
    assert store.figures(indicator=["arms.containers", "arms.shells"]) == everything
    assert store.figures(start="1900", end="1901") == everything  # undated: they meet every period


def test_a_batch_is_small_beside_a_million_rows():
    assert ROWS_A_BATCH <= 50_000


def test_a_figure_shows_its_value_its_origin_and_its_passage_with_the_figure_marked(store):
    shown = store.figures()[0]._repr_html_()
    assert "National Intelligence" in shown or "국가정보원" in shown
    assert '600">1만 3,000여 개 이상</mark>을 &lt;2024년&gt;에' in shown
    assert f"900:{TEXT.index('1만')}" in shown


def test_an_observation_shows_itself_as_a_figure_does(store):
    figure = store.figures()[0]
    assert store.observation(figure.observation_id)._repr_html_() == figure._repr_html_()


def test_a_figure_that_stands_twice_in_its_passage_is_not_guessed(store):
    figure = store.figures()[0]
    assert "<mark" in figure._repr_html_()
    assert "<mark" not in replace(figure, quote_value="5만", passage="5만에서 5만으로")._repr_html_()


def test_a_list_shows_its_first_figures_and_how_many_more_there_are(store):
    figures = store.figures()
    shown = Figures(list(figures) * 20, figures.schema)._repr_html_()
    assert shown.count("<mark") == 20
    assert "20 +" in shown


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ({"indicator": "arms.container"}, r"indicator arms\.container: .*did you mean arms\.containers"),
        ({"document": "9000"}, r"document 9000: .*did you mean 900\?"),
        ({"family": "qqq"}, "family qqq: .*see /data"),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(store, named, hint):
    with pytest.raises(StoreError, match=hint):
        store.figures(**named)


def test_a_word_that_narrows_nothing_is_refused(store):
    with pytest.raises(TypeError):
        next(store.stream_figures(indicators="arms.containers"))
