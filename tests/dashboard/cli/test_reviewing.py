"""What waits as CSV on standard output, and decisions of several people merged on the command line."""

import csv
from collections import Counter

import pytest

from etl.answers import ReviewFigure
from etl.deciding import write_csv
from etl.decisions import Decision, load_decisions
from etl.store import Store

pytestmark = pytest.mark.whole


@pytest.fixture
def waiting(figtrace, made, tmp_path):
    """What is listed of one document."""

    def ask():
        path = tmp_path / "waiting.csv"
        assert figtrace("review", "list", "--workspace", made.folder, "--document", "902", "-o", path).code == 0
        return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))

    return ask


def decide(row, **changed):
    values = {"action": "reject", "indicator": None, "reason": "r", "person": "Kim", "decided": "2026-11-28"} | changed
    return Decision(mention=row["mention_id"], quote=row["figure"], **values)


def test_what_waits_is_listed_and_what_is_settled_is_not(made, waiting):
    rows = waiting()
    assert [row["figure"] for row in rows][:2] == ["23만 명", "약 35만 명"]
    assert rows[0]["readings"].split()[0] == "births.kr"
    assert "출생아는 23만 명으로" in rows[0]["sentence"]
    (made.folder / "datasets" / "decisions.csv").write_text(write_csv([decide(rows[0])]), encoding="utf-8")
    assert [row["mention_id"] for row in waiting()] == [row["mention_id"] for row in rows[1:]]


def test_a_list_of_many_figures_asks_no_more_of_the_store_than_one_of_a_few(figtrace, made, tmp_path, monkeypatch):
    asked, ask = Counter(), Store._ask

    def count(self, kind, query, parameters):
        asked[kind] += 1
        return ask(self, kind, query, parameters)

    monkeypatch.setattr(Store, "_ask", count)
    path, found = tmp_path / "waiting.csv", []
    for name in ("901", "902"):
        asked.clear()
        assert figtrace("review", "list", "--workspace", made.folder, "--document", name, "-o", path).code == 0
        found.append((len(path.read_text(encoding="utf-8").splitlines()), asked.total(), asked[ReviewFigure]))
    (few, of_few, _), (many, of_many, lists) = found
    assert many > few > 1  # the head
    assert of_many == of_few
    assert lists == 1


def test_a_list_in_several_pieces_is_the_same(made, waiting, monkeypatch):
    whole = waiting()
    monkeypatch.setattr("dashboard.cli.reviewing.AT_A_TIME", 2)
    assert waiting() == whole
    assert len(whole) > 2
    with Store.open(made.current) as store:
        for row in whole:
            mention = store.mention(row["mention_id"])
            assert (row["figure"], row["status"]) == (mention.reading, mention.status)
            assert row["readings"].split() == [one.indicator_id for one in store.readings(row["mention_id"])]


def test_two_files_become_one_and_each_conflict_is_a_line(figtrace, made, waiting, tmp_path):
    rows = waiting()
    kim, lee = tmp_path / "kim.csv", tmp_path / "lee.csv"
    kim.write_text(write_csv([decide(rows[0]), decide(rows[1])]), encoding="utf-8")
    accepted = decide(rows[0], action="accept", indicator="births.kr", person="Lee")
    lee.write_text(write_csv([accepted, decide(rows[1], person="Lee", decided="2026-11-27")]), encoding="utf-8")
    done = figtrace("review", "merge", kim, lee, "--workspace", made.folder)
    assert done.code == 1
    (conflict,) = [line for line in done.err if "conflict: " in line]
    assert "kim.csv: reject by Kim" in conflict
    assert "lee.csv: accept births.kr by Lee" in conflict
    assert [decision.person for decision in load_decisions(made.folder)] == ["Lee"]
    apart = figtrace("review", "merge", kim, "-o", tmp_path / "merged.csv", "--workspace", made.folder)
    assert apart.code == 0
    assert (tmp_path / "merged.csv").read_text(encoding="utf-8") == kim.read_text(encoding="utf-8")
