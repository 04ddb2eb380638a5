"""Eight papers that quote one ministry are one origin with eight quotations, or eight marks if asked."""

import pytest

from dashboard.charts import choose
from dashboard.charts.data.marks import read_marks
from dashboard.charts.data.quotations import group_quotations, keep_quotations
from dashboard.charts.ground.strokes import MOST_GLYPH, glyph_size, hover_text
from dashboard.i18n import Text
from etl.answers import as_dict, replace
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure

KO = Text("ko")


def papers(count, **changed):
    """The same statement of one origin in so many papers, the later published the higher its number."""
    rows = []
    for n in range(count):
        document = {"document_id": f"9{n:02d}", "document_title": f"글 {n}", "published": f"2025-{n % 12 + 1:02d}"}
        row = figure(n * 10, 13000, "at_least", "2023-08", "2024-10", **{**document, **changed})
        rows.append(replace(row, observation_id=f"9{n:02d}:1-9"))
    return rows


def test_eight_papers_that_quote_one_origin_are_one_mark_with_eight_quotations():
    marks = made_up.marks_of(group_quotations(papers(8)))
    assert [mark.quotations for mark in marks] == [8]
    assert marks[0].id == "900:1-9"  # the first that was published
    assert set(marks[0].quoted_by) == {row["observation_id"] for row in papers(8)}


def test_a_claim_holds_the_row_of_the_store_and_adds_nothing_to_it():
    rows = papers(3)
    before = list(map(as_dict, rows))
    (claim,) = group_quotations(rows)
    kept = keep_quotations(rows)
    assert claim.row is rows[0]
    assert [one.row for one in kept] == rows
    assert list(map(as_dict, rows)) == before
    assert claim.ids == tuple(row["observation_id"] for row in rows)
    assert [one.ids for one in kept] == [(row["observation_id"],) for row in rows]


def test_a_mark_knows_its_base_and_whether_it_belongs_to_the_range_of_claims():
    one, other, third = (claim.row["observation_id"] for claim in keep_quotations(papers(3)))
    marks = read_marks(keep_quotations(papers(3)), {}, UNIT, KO, bases={one: "1990년"}, alone={other, third})
    assert [mark.base for mark in marks] == ["1990년", "", ""]
    assert [mark.scope is None for mark in marks] == [False, True, True]


def test_the_same_eight_are_eight_marks_when_quotations_are_counted():
    marks = made_up.marks_of(keep_quotations(papers(8)))
    assert [mark.quotations for mark in marks] == [1] * 8
    assert len({mark.quoted for mark in marks}) == 8  # each names its text


@pytest.mark.parametrize(
    "changed",
    [
        {"origin_id": "b"},
        {"value": 14000, "low": 14000},
        {"bound": "exact"},
        {"period_end": "2024-11"},
        {"period_start": None},
        {"kind": "forecast"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_differs_in_origin_number_bound_time_or_sort_stays_apart(changed):
    first, second = papers(2)
    assert len(group_quotations([first, second])) == 1
    assert len(group_quotations([first, replace(second, **changed)])) == 2


def test_vague_amounts_are_the_same_only_in_the_same_words():
    first, second = papers(2, is_vague=True, quote_value="수천 개")
    assert len(group_quotations([first, second])) == 1
    assert len(group_quotations([first, replace(second, quote_value="수만 개")])) == 2


def test_the_area_of_a_mark_grows_with_its_quotations():
    one, four, many = (made_up.marks_of(group_quotations(papers(n)))[0] for n in (1, 4, 60))
    assert glyph_size(four) ** 2 == pytest.approx(4 * glyph_size(one) ** 2)
    assert glyph_size(many) == MOST_GLYPH


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_count_stands_under_the_pointer_in_at_most_five_lines(lang):
    mark = made_up.marks_of(group_quotations(papers(8)), lang)[0]
    said = hover_text(mark).removesuffix("<extra></extra>").split("<br>")
    assert len(said) <= 5
    assert said[0] == f"<b>{mark.quote}</b>"
    assert mark.period in said[1]
    assert mark.origin in said[2]
    assert mark.document in said[2]
    assert Text(lang)("kind.claim") in said[3]
    assert Text(lang)("indicator.quoted", n=8) in said[4]


def test_the_count_stands_at_the_mark():
    rows = [*papers(8), *made_up.claims(3)]
    marks = made_up.marks_of(group_quotations(rows))
    for kind in ("claims", choose.LANES):
        for name, chart in choose.draw_charts(kind, marks, [], UNIT, KO).items():
            words = " ".join(note["text"] for note in chart["layout"]["annotations"])
            assert KO("indicator.quoted", n=8) in words, (kind, name)
