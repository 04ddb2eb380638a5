"""Two people's decisions as one: agreed once, alone as they are, in conflict shown with both sides and never chosen."""

import shutil
from dataclasses import replace

import pytest

from etl.deciding import LEDGER, write_csv, write_decision
from etl.decisions import Decision, load_decisions
from etl.errors import RuleError
from etl.merging import merge, merge_into, read_file, tell_conflict

KIM = Decision("900:10-13", "reject", None, "a page number", "Kim", "2026-11-28", "3,000개", "가", "나")
LEE = replace(KIM, reason="쪽 번호다", person="Lee", decided="2026-11-27")
OTHER = replace(KIM, mention="900:40-43", quote="5,000개")


@pytest.fixture
def workspace(tmp_path, repository):
    folder = tmp_path / "own"
    (folder / "datasets").mkdir(parents=True)
    shutil.copytree(repository / "datasets" / "indicators", folder / "datasets" / "indicators")
    for name in ("units.toml", "origins.toml"):
        shutil.copyfile(repository / "datasets" / name, folder / "datasets" / name)
    return folder


@pytest.fixture
def files(workspace, tmp_path):
    """`files([…], […])`: each list as one person's file, read."""

    def lay(*lists):
        paths = [tmp_path / f"{number}.csv" for number in range(len(lists))]
        for path, decisions in zip(paths, lists, strict=True):
            path.write_text(write_csv(decisions), encoding="utf-8")
        return [read_file(workspace, path) for path in paths]

    return lay


def test_what_two_settle_alike_stands_once_as_it_was_settled_first(files):
    merged = merge(files([KIM, OTHER], [LEE]))
    assert merged.decisions == (LEE, OTHER)
    assert (merged.agreed, merged.conflicts) == (1, ())


@pytest.mark.parametrize(
    "other",
    [
        replace(LEE, action="accept", indicator="arms.troops"),
        replace(LEE, action="accept", indicator="arms.troops", value="3000"),
        replace(LEE, quote="4,000개"),  # the same place in another text
    ],
)
def test_where_two_differ_both_are_shown_and_neither_is_taken(files, other):
    merged = merge(files([KIM, OTHER], [other]))
    assert merged.decisions == (OTHER,)
    (sides,) = merged.conflicts
    assert [side.decision for side in sides] == [KIM, other]
    told = tell_conflict(sides)
    assert "0.csv: reject by Kim, 2026-11-28: a page number" in told
    assert f"1.csv: {other.action}" in told
    assert "\n" not in told


def test_a_difference_of_value_alone_is_a_conflict(files):
    accepted = replace(KIM, action="accept", indicator="arms.troops")
    merged = merge(files([accepted], [replace(accepted, value="3000")]))
    assert (merged.decisions, len(merged.conflicts)) == ((), 1)


def test_a_figure_that_has_moved_is_the_same_by_its_words(files):
    moved = replace(LEE, mention="900:110-113", action="accept", indicator="arms.troops")
    assert len(merge(files([KIM], [moved])).conflicts) == 1
    bare = [replace(one, before="", after="") for one in (KIM, moved)]  # nothing tells two of the same number apart
    assert len(merge(files(*([one] for one in bare))).decisions) == 2


def test_a_third_that_agrees_with_one_side_leaves_the_conflict(files):
    accepted = replace(LEE, action="accept", indicator="arms.troops")
    merged = merge(files([KIM], [accepted], [replace(KIM, person="Park")]))
    assert merged.decisions == ()
    assert [len(sides) for sides in merged.conflicts] == [3]


def test_a_file_without_the_words_agrees_with_one_that_has_them(files):
    older = replace(LEE, quote="", before="", after="")
    assert merge(files([older], [KIM])).decisions == (KIM,)


def test_what_stands_in_the_workspace_stays_and_gets_what_nobody_speaks_against(workspace, files):
    write_decision(workspace, KIM)
    merged = merge_into(workspace, files([replace(LEE, action="accept", indicator="arms.troops"), OTHER]))
    assert load_decisions(workspace) == (KIM, OTHER)
    assert [side.file for side in merged.conflicts[0]] == [LEDGER, "0.csv"]
    assert merge_into(workspace, files([OTHER])).agreed == 1
    assert load_decisions(workspace) == (KIM, OTHER)


def test_a_file_that_the_schema_refuses_is_named_and_nothing_is_written(workspace, tmp_path):
    path = tmp_path / "lee.csv"
    path.write_text(write_csv([replace(KIM, action="assign", indicator="arms.no_such")]), encoding="utf-8")
    with pytest.raises(RuleError, match=r"lee\.csv, line 2.*indicator_id"):
        read_file(workspace, path)
    with pytest.raises(RuleError, match="found no file there"):
        read_file(workspace, tmp_path / "none.csv")
    assert load_decisions(workspace) == ()


def test_a_file_is_read_without_room_for_another(workspace, tmp_path, monkeypatch):
    path = tmp_path / "kim.csv"
    path.write_text(write_csv([KIM]), encoding="utf-8")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert [side.decision for side in read_file(workspace, path)] == [KIM]
