"""figtrace versions, diff and prune: what they print and what they refuse."""

import json

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from etl.errors import StoreError
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole

OLD, NEW = "1만 3,000여 개", "2만 1,000여 개"


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("commands"), repository)
    made.build_twice("900", OLD, NEW)
    return made


def run(made, *words):
    done = CliRunner().invoke(app, [*words, "--workspace", str(made.folder)])
    if done.exception:
        raise done.exception
    return done.stdout


def test_versions_are_listed_with_what_they_changed(built):
    first, second = run(built, "versions").splitlines()
    assert first.startswith(built.old)
    assert second.startswith(built.new)
    assert "1 altered" in second
    objects = [json.loads(line) for line in run(built, "versions", "--json").splitlines()]
    assert [entry["version"] for entry in objects] == [built.old, built.new]


def test_diff_compares_the_last_two_and_names_the_cause(built):
    told = run(built, "diff")
    assert told == run(built, "diff", built.old, built.new)
    assert told.startswith(f"{built.old} → {built.new}: 0 added, 0 removed, 1 altered, 0 moved\n")
    assert f"- {OLD}  |  " in told
    assert f"+ {NEW}  |  " in told
    assert "value: 13000 → 21000" in told
    assert "cause: seed seeds/900.txt" in told


def test_diff_gives_json_lines(built):
    head, change = [json.loads(line) for line in run(built, "diff", "--json").splitlines()]
    assert head["counts"]["altered"] == 1
    assert [row["path"] for row in head["inputs"]] == ["seeds/900.txt", "seeds/manifest.toml"]
    assert (change["change"], change["old"]["value"], change["new"]["value"]) == ("altered", 13000, 21000)
    assert change["causes"] == [{"kind": "seed", "path": "seeds/900.txt", "detail": None}]


def test_diff_backwards_is_the_same_turned_round(built):
    assert "value: 21000 → 13000" in run(built, "diff", built.new, built.old)


def test_an_unknown_version_names_the_next_step(built):
    with pytest.raises(StoreError, match="figtrace versions"):
        run(built, "diff", "nothing", "current")


def test_prune_removes_and_says_so(built, tmp_path):
    made = built.copy(tmp_path)
    run(made, "prune", "--keep", "1")
    assert not made.store(built.old).exists()
    assert made.store(built.new).exists()
    assert f"{built.old}" in run(made, "versions")
    assert run(made, "versions").splitlines()[0].endswith("pruned")
    with pytest.raises(StoreError, match="pruned"):
        run(made, "diff", built.old, "current")
    with pytest.raises(StoreError, match="only one version"):
        run(made, "diff")
