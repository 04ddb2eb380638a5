"""What changed between two versions, and what caused it."""

import pytest

from etl.answers import Figure
from etl.errors import StoreError
from etl.store import Store
from etl.store.diff import NOT_SAID, Change, compare
from tests.dashboard.made_up import made
from tests.made_up_workspace import Workspace

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("built"), repository)
    made.old = made.build()
    return made


@pytest.fixture
def workspace(built, tmp_path):
    return built.copy(tmp_path)


def difference(workspace):
    """Build again and compare with the first version: counts and changes."""
    new = workspace.build()
    with compare(workspace.store(workspace.old), workspace.store(new)) as comparison:
        assert (comparison.old, comparison.new) == (workspace.old, new)
        changes = comparison.changes()
        assert sum(comparison.counts().values()) == len(changes)
        return changes


def only(changes):
    (change,) = changes
    return change


def causes(change):
    return [(cause.kind, cause.path) for cause in change.causes]


def test_a_changed_figure_is_told_field_by_field(workspace):
    workspace.replace("900", OLD, NEW)
    change = only(difference(workspace))
    assert (change.change, change.indicator_id, change.document_id) == ("altered", "arms.containers", "900")
    assert {"quote_value", "value", "passage"} <= set(change.fields)
    assert not set(change.fields) & {*NOT_SAID, "unit", "origin_id"}
    assert (change.old.quote_value, change.new.quote_value) == (OLD, NEW)
    assert OLD in change.old.passage
    assert NEW in change.new.passage
    assert causes(change) == [("seed", "seeds/900.txt")]


def test_a_figure_that_only_stands_elsewhere_is_moved(workspace):
    workspace.write(t900="머리말이 더 있다.\n\n" + workspace.texts["900"])
    changes = difference(workspace)
    assert [change.change for change in changes] == ["moved", "moved"]
    assert all(change.fields == () for change in changes)
    assert all(change.old.observation_id != change.new.observation_id for change in changes)


def test_a_figure_that_is_moved_and_altered_is_one_figure(workspace):
    workspace.write(t900="머리말.\n\n" + workspace.texts["900"].replace(OLD, "9,000여 개"))
    altered, moved = sorted(difference(workspace), key=lambda change: change.change)
    assert (altered.change, altered.old.quote_value, altered.new.quote_value) == ("altered", OLD, "9,000여 개")
    assert moved.change == "moved"


def test_a_new_document_adds_and_a_lost_one_removes(workspace):
    workspace.write(t900=None, t905="국가정보원은 북한이 컨테이너 7,000개를 러시아에 보냈다고 밝혔다.\n")
    changes = difference(workspace)
    assert sorted(change.change for change in changes) == ["added", "removed", "removed"]
    added = next(change for change in changes if change.change == "added")
    assert added.old is None
    assert causes(added) == [("seed", "seeds/905.txt")]
    assert causes(next(change for change in changes if change.change == "removed")) == [("seed", "seeds/900.txt")]


def test_the_same_offsets_in_another_text_are_not_the_same_figure(workspace):
    one, two = "북한은 컨테이너 3,000개를 러시아에 보냈다.\n", "북한의 컨테이너 7,000개가 러시아에 닿았다.\n"
    workspace.write(t906=one)
    workspace.old = workspace.build()
    workspace.write(t906=two)
    changes = [change for change in difference(workspace) if change.document_id == "906"]
    assert [change.change for change in changes] in (["added", "removed"], ["removed", "added"])


def test_one_of_several_equal_figures_that_goes_is_the_one_removed(workspace):
    lines = [f"{year}년 북한은 컨테이너 3,000개를 러시아에 보냈다.\n\n" for year in (2021, 2022, 2023)]
    workspace.write(t906="".join(lines))
    workspace.old = workspace.build()
    workspace.write(t906=lines[0] + lines[2])
    changes = [change for change in difference(workspace) if change.document_id == "906"]
    assert sorted(change.change for change in changes) == ["moved", "removed"]
    removed = next(change for change in changes if change.change == "removed")
    assert removed.old.period_start == "2022"


def test_a_decision_is_named_with_person_and_reason(workspace):
    with Store.open(workspace.current) as store:
        mention = store.figures(indicator="arms.containers")[0].observation_id
    (workspace.folder / "datasets" / "decisions.csv").write_text(
        "mention_id,action,indicator_id,reason,person,decided\n" + f"{mention},reject,,a ship's name,Kim,2026-11-20\n"
    )
    change = only(difference(workspace))
    assert change.change == "removed"
    assert causes(change) == [("decision", "datasets/decisions.csv")]
    assert change.causes[0].detail == "reject: a ship's name (Kim, 2026-11-20)"


def test_a_rule_of_the_family_is_named_and_that_of_another_is_not(workspace):
    indicators = workspace.folder / "datasets" / "indicators"
    other, own = indicators / "people.toml", indicators / "arms.toml"
    other.write_text(other.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    before, name, after = own.read_text(encoding="utf-8").partition('id = "arms.containers"\nko = "')
    assert name
    own.write_text(f"{before}{name}새 이름: {after}", encoding="utf-8")
    change = only(difference(workspace))
    assert "indicator_ko" in change.fields
    assert causes(change) == [("rule", "datasets/indicators/arms.toml")]


def test_the_manifest_is_a_cause_only_where_it_says_something_else(workspace):
    path = workspace.folder / "seeds" / "manifest.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-05-01", "2024-06-01", 1), encoding="utf-8")
    changes = difference(workspace)
    assert {change.document_id for change in changes} == {"900"}
    assert {kind for change in changes for kind, _ in causes(change)} == {"manifest"}
    assert all("published" in change.fields for change in changes)


def test_two_versions_of_the_same_input_do_not_differ(workspace):
    path = workspace.store(workspace.old)
    with compare(path, path) as comparison:
        assert set(comparison.counts().values()) == {0}
        assert (comparison.changes(), comparison.inputs) == ([], [])


def test_changes_can_be_read_page_by_page(workspace):
    workspace.write(t907="".join(f"북한은 컨테이너 {n},000개를 러시아에 보냈다.\n\n" for n in range(2, 9)))
    new = workspace.build()
    with compare(workspace.store(workspace.old), workspace.store(new)) as comparison:
        whole = comparison.changes()
        first = comparison.changes(limit=3)
        rest = comparison.changes(limit=100, after=first[-1].ordinal)
    assert len(whole) == 7
    assert [*first, *rest] == whole


def test_a_store_that_is_not_there_is_refused(workspace, tmp_path):
    with pytest.raises(StoreError, match="there is no store"), compare(tmp_path / "x.duckdb", workspace.current):
        pass


@pytest.mark.parametrize("sides", [(None, made(Figure)), (made(Figure), None)], ids=["added", "removed"])
def test_of_a_figure_that_was_added_or_removed_nothing_differs(sides):
    change = Change(0, "added", "arms.containers", "900", *sides, fields=(), causes=())
    assert change.differences == []
    assert change.latest == made(Figure)
