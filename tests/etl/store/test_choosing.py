"""Figures chosen from all of them: the counts of a field follow all other fields, and nothing else does."""

from collections import Counter

import pytest

from etl.store import SORTS
from etl.store.narrowing import narrow

pytestmark = pytest.mark.whole

COLUMN = {
    **{name: name for name in ("family", "measure", "transformation", "kind")},
    "area": "ref_area",
    "partner": "counterpart_area",
    "origin": "origin_id",
    "document": "document_id",
}
CHOICES = [
    {},
    {"origin": ["author:002", "kr.nis"]},
    {"area": ["KP"], "kind": ["claim", "estimate"]},
    {"family": ["arms"], "start": "2024"},
    {"measure": ["containers_shipped"], "document": ["002"], "partner": ["RU"]},
    {"start": "2023", "end": "2023"},
]


def meets(row, start, end):
    """As a person would say whether a figure belongs to a period: what has no date belongs to all."""
    first, last = row.period_start or row.period_end, row.period_end or row.period_start
    if first is None:
        return True
    return (end is None or first[: len(end)] <= end) and (start is None or last >= start[: len(last)])


def kept(rows, choice, without=""):
    asked = narrow(**choice)
    return [
        row
        for row in rows
        if all(
            getattr(row, column) in asked[name] for name, column in COLUMN.items() if asked[name] and name != without
        )
        and (without == "year" or meets(row, asked["start"], asked["end"]))
    ]


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_the_count_of_a_value_is_what_all_other_fields_leave_of_it(store, choice):
    rows = store.figures()
    found = store.facet_counts(most=1000, **choice)
    for field, column in COLUMN.items():
        expected = Counter(filter(None, (getattr(row, column) for row in kept(rows, choice, without=field))))
        assert {one.value: one.figures for one in found if one.field == field} == expected, field
    years = Counter()
    for row in kept(rows, choice, without="year"):
        years.update({date[:4] for date in (row.period_start, row.period_end) if date})
    assert {one.value: one.figures for one in found if one.field == "year"} == years


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_total_list_files_and_indicators_tell_of_the_same_figures(store, choice):
    rows = kept(store.figures(), choice)
    ids = [row.observation_id for row in rows]
    total = store.figure_total(**choice)
    assert (total.figures, total.indicators) == (len(rows), len({row.indicator_id for row in rows}))
    assert store.figure_list(limit=1000, **choice)["observation_id"].to_list() == ids
    assert [row.observation_id for row in store.figures(**choice)] == ids
    assert sum(one.figures for one in store.chosen_indicators(**choice)) == len(rows)
    assert store.chosen_among([row.observation_id for row in store.figures()], **choice) == set(ids)
    assert [row.observation_id for row in store.figures_page(limit=1000, **choice)] == ids


def test_a_part_of_several_is_found_by_itself(store):
    parts = [one.value for one in store.facet_values("breakdown")]
    assert parts
    for part in parts:
        found = store.figures(breakdown=[part])
        assert found
        assert all(part in row.breakdown.split("; ") for row in found)


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_goes_both_ways_and_loses_nothing(store, sort):
    up = store.figure_list(sort=sort, limit=1000)
    down = store.figure_list(sort=sort, down=True, limit=1000)
    assert set(up["observation_id"]) == set(down["observation_id"])
    assert up.height == store.figure_total().figures
    column = {"indicator": "observation_id", "document": "document_id", "period": "period_start"}.get(sort, sort)
    known = [value for value in up[column].to_list() if value is not None]
    if sort not in ("indicator", "value", "period"):
        assert known == sorted(known)
        assert [value for value in down[column].to_list() if value is not None] == sorted(known, reverse=True)
    if sort == "value":  # within a unit: won are not more than dollars
        for unit in up["unit"].unique():
            own = [row["value"] for row in down.to_dicts() if row["unit"] == unit and row["value"] is not None]
            assert own == sorted(own, reverse=True)


def test_pages_of_a_list_follow_one_another(store):
    whole = store.figure_list(sort="period", down=True, limit=1000)["observation_id"].to_list()
    pages = [
        store.figure_list(sort="period", down=True, limit=30, first=n)["observation_id"].to_list() for n in (0, 30)
    ]
    assert pages[0] + pages[1] == whole[:60]


def test_what_a_person_settled_is_told_from_what_the_words_alone_compose(records, tmp_path):
    from dataclasses import replace

    from etl.decisions import Decision
    from etl.store import Store

    text = "수출은 10개이다. 수입은 20개이다. 재고는 30개이다."
    document = records.document(text)
    figures = [records.mention(document, quote, value=value) for quote, value in (("10개", "10"), ("20개", "20"))]
    third = records.mention(document, "30개", value="30")
    linkings = [
        replace(records.linking(figures[0]), reason="composed:exports"),
        replace(records.linking(figures[1]), reason="composed:imports"),
        records.linking(third),
    ]
    decision = Decision(figures[1].id, "accept", "arms.containers", "본문과 같다.", "김", "2025-01-01")
    path = records.store(
        tmp_path / "a.duckdb",
        records.extraction(document, *figures, third),
        linkings=linkings,
        decisions=[decision],
    )
    with Store.open(path) as made:
        certain = dict(zip(*[made.figure_list()[name] for name in ("quote_value", "certainty")], strict=True))
    assert certain == {"10개": "composed", "20개": "settled", "30개": "listed"}
