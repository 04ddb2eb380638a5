"""Addresses: what is written is read again, and nothing unknown breaks a page."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard import urls
from dashboard.state import State
from etl.answers import StatedFigure, replace
from tests.dashboard.made_up import made

NAMES = st.text(st.characters(exclude_characters=",", exclude_categories=["Cs"]), min_size=1)
STATES = st.builds(
    State,
    pins=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    origins=st.lists(NAMES, unique=True).map(tuple),
    kinds=st.lists(NAMES, unique=True).map(tuple),
    documents=st.lists(NAMES, unique=True).map(tuple),
    start=st.none() | st.dates().map(str),
    end=st.none() | st.dates().map(str),
)


@given(STATES)
def test_a_state_survives_its_own_query_string(state):
    assert State.from_query(state.to_query()) == state


@given(st.dictionaries(st.text(), st.text()))
def test_any_query_string_gives_a_state(query):
    assert len(State.from_query(query).pins) <= 2


def test_an_id_can_be_read_in_its_address():
    assert urls.observation("002:8020-8032") == "/o/002:8020-8032"
    assert urls.document("002", "002:8020-8032") == "/d/002#002:8020-8032"


def test_korean_in_a_path_is_encoded():
    assert urls.indicator("무기.포탄") == "/i/%EB%AC%B4%EA%B8%B0.%ED%8F%AC%ED%83%84"


def test_a_pin_is_no_part_of_an_export():
    state = State(pins=("002:1-2",), origins=("nis",))
    assert urls.export("csv", "arms.containers", state) == "/export/i/arms.containers.csv?o=nis"


def test_filters_keep_what_they_name_and_undated_figures():
    row = made(StatedFigure, origin_id="nis", kind="claim", document_id="002")
    dated = replace(row, period_start="2023-08", period_end="2024-10")
    undated = replace(row, period_start=None, period_end=None)
    assert State(origins=("nis",)).keeps(dated)
    assert not State(origins=("bok",)).keeps(dated)
    assert State(start="2024").keeps(dated)
    assert not State(start="2025").keeps(dated)
    assert not State(end="2022").keeps(dated)
    assert State(start="2025").keeps(undated)
