"""Figures and events in time, asked of a store: nothing is lost between lanes, heaps and what has no time."""

from calendar import monthrange
from collections import Counter
from datetime import date

import pytest

from etl.store import NO_MEASURE
from etl.store.records import EventRow, PassageRow
from etl.store.schema import read_schema
from etl.store.summaries import SUMMARIES
from etl.store.write import insert, writing

CHOICES = [
    {},
    {"origin": ["author:002", "kr.bok"]},
    {"area": ["KP"]},
    {"kind": ["claim", "observed"]},
    {"start": "2024"},
]
FIELD = {"origin": "origin_id", "measure": "measure"}


def days_of(row):
    """The first and the last day of a figure; an end that is not told is that of the other."""
    start, end = row.period_start or row.period_end, row.period_end or row.period_start
    first = date(*[int(part) for part in [*start.split("-"), "1", "1"][:3]])
    year, month, day = ([int(part) for part in end.split("-")] + [0])[:3] if "-" in end else (int(end), 12, 31)
    return first, date(year, month, day or monthrange(year, month)[1])


def chosen(store, choice):
    return store.figures(**choice)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
@pytest.mark.parametrize("by", FIELD)
def test_every_figure_with_a_time_is_in_one_lane_and_the_others_are_counted(store, by, choice):
    rows = chosen(store, choice)
    dated = [row for row in rows if row.period_start or row.period_end]
    lanes = store.time_lanes(by, **choice)
    assert {lane.lane: lane.dated for lane in lanes} == Counter(getattr(row, FIELD[by]) or NO_MEASURE for row in dated)
    assert [lane.dated for lane in lanes] == sorted((lane.dated for lane in lanes), reverse=True)
    assert {(lane.lanes, lane.all_lanes) for lane in lanes} == {(len(lanes), len(lanes))}
    extent = store.time_extent(**choice)
    assert (extent.dated, extent.undated) == (len(dated), len(rows) - len(dated))
    days = [days_of(row) for row in dated]
    assert (extent.first, extent.last) == (min(first for first, _ in days), max(last for _, last in days))


def test_lanes_come_a_page_at_a_time_in_one_order(store):
    whole = [lane.lane for lane in store.time_lanes("origin")]
    pages = [store.time_lanes("origin", limit=4, first=first) for first in range(0, len(whole), 4)]
    assert [lane.lane for page in pages for lane in page] == whole
    assert {lane.lanes for page in pages for lane in page} == {len(whole)}


def test_lanes_of_some_days_have_figures_there_and_keep_their_order(store):
    days = date(2024, 6, 1), date(2024, 12, 31)
    whole, found = store.time_lanes("origin"), store.time_lanes("origin", days)
    seen = Counter(
        row.origin_id
        for row in store.figures(dating="dated")
        if days_of(row)[0] <= days[1] and days_of(row)[1] >= days[0]
    )
    assert {lane.lane: lane.seen for lane in found} == seen
    assert [lane.lane for lane in found] == [lane.lane for lane in whole if lane.lane in seen]
    assert {(lane.lanes, lane.all_lanes) for lane in found} == {(len(seen), len(whole))}


@pytest.mark.parametrize("step", [1, 90, 4000])
@pytest.mark.parametrize("by", FIELD)
def test_heaps_hold_each_figure_that_touches_the_time_once(store, by, step):
    start, end = date(2017, 6, 1), date(2024, 3, 31)
    names = [lane.lane for lane in store.time_lanes(by)]
    heaps = store.time_windows(by, names, (start, end), step=step, most=1000)
    seen = [row for row in store.figures(dating="dated") if days_of(row)[0] <= end and days_of(row)[1] >= start]
    expected = Counter(getattr(row, FIELD[by]) or NO_MEASURE for row in seen)
    assert seen
    found = Counter()
    for heap in heaps:
        found[heap.lane] += heap.figures
        assert heap.in_lane == expected[heap.lane]
        assert len(heap.observations) == min(heap.figures, 12)
    assert found == expected
    if step == 1:
        spans = {row.observation_id: days_of(row) for row in seen}
        assert all(spans[name] == (heap.begun, heap.finished) for heap in heaps for name in heap.observations)


def test_of_a_lane_with_many_heaps_the_largest_stay(store):
    every = store.time_windows("origin", ["kr.bok"], (date(2000, 1, 1), date(2030, 1, 1)), most=1000)
    assert len(every) > 3
    few = store.time_windows("origin", ["kr.bok"], (date(2000, 1, 1), date(2030, 1, 1)), most=2)
    assert sorted((heap.figures for heap in few), reverse=True) == sorted((h.figures for h in every), reverse=True)[:2]
    assert {heap.in_lane for heap in few} == {sum(heap.figures for heap in every)}


def test_a_lane_knows_when_its_documents_were_published(store):
    rows = store.figures(origin="kr.nis")
    found = store.time_documents("origin", ["kr.nis"])
    assert {one.document_id: (one.figures, one.published) for one in found} == {
        name: (count, next(row.published for row in rows if row.document_id == name))
        for name, count in Counter(row.document_id for row in rows).items()
    }
    assert store.time_documents("origin", []) == []
    assert store.time_windows("origin", [], (date(2000, 1, 1), date(2001, 1, 1))) == []


def test_figures_are_chosen_by_whether_their_time_is_told(store):
    undated = store.figures(dating="undated")
    assert undated
    assert not any(row.period_start or row.period_end for row in undated)
    assert store.figure_total(dating="undated").figures + store.figure_total(dating="dated").figures == len(
        store.figures()
    )
    counts = {one.value: one.figures for one in store.facet_counts(dating="undated") if one.field == "dating"}
    assert counts == {one.value: one.figures for one in store.facet_totals() if one.field == "dating"}
    assert counts["undated"] == len(undated)


def test_a_list_can_be_of_named_figures_only(store):
    ids = [row.observation_id for row in store.figures()][3:9]
    assert set(store.figure_list(among=ids)["observation_id"]) == set(ids)


def test_events_are_in_the_order_of_time_and_know_the_texts_that_name_them(store):
    events = store.events()
    assert [event.happened for event in events] == sorted(event.happened for event in events)
    treaty = next(event for event in events if event.event_id == "treaty_russia_2024")
    places = [place for place in store.event_places(most=100) if place.event_id == treaty.event_id]
    assert treaty.documents == len(places) > 1
    for place in places:
        text = store.text_at(place.document_id, place.char_start, place.char_start + len(place.quote))
        assert text.quote.split()[0] == place.quote.split()[0]
    assert {event.event_id for event in store.events(["UA"])} == {e.event_id for e in events if "UA" in e.areas}


def test_words_that_a_line_of_print_breaks_name_an_event_all_the_same(tmp_path):
    with writing(tmp_path / "a.duckdb") as connection:
        connection.execute(read_schema())
        words = EventRow("e", "treaty", "2024", None, "조약", "Treaty", None, None, ["KP"], "S/1", None, ["북러 조약"])
        insert(connection, [words])
        reading, starts = "새 북러 조약과 북러 조약", [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
        insert(connection, [PassageRow("9:0", "9", 0, "prose", None, None, None, 0, 15, reading, starts, [0, 14])])
        connection.execute((SUMMARIES / "events.sql").read_text(encoding="utf-8"))
        found = connection.execute("select document_id, passages, char_start, char_end from event_places").fetchall()
    assert found == [("9", 1, 2, 8)]
