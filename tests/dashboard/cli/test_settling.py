"""What waits is settled in the terminal or by a pipe, with the same decisions as in the browser."""

import pytest

from dashboard.cli.settling import plain
from etl.decisions import load_decisions
from etl.proposed import Proposal, Quoted, keep_proposal
from etl.store import Store

pytestmark = pytest.mark.whole


@pytest.fixture
def review(figtrace, made):
    def run(*lines, person="김", **given):
        said = ("--person", person) if person else ()
        text = "".join(f"{line}\n" for line in lines)
        given = given or {"stdin": text.encode()}
        return figtrace("review", "--workspace", made.folder, "--document", "902", *said, **given)

    return run


def decisions_of(made):
    return [(one.quote, one.action, one.indicator) for one in load_decisions(made.folder)]


def test_figures_come_one_by_one_and_each_key_does_its_own(review, made):
    done = review("1", "r 다른 나라의 수", "s", "q")
    assert decisions_of(made) == [("23만 명", "accept", "births.kr"), ("약 35만 명", "reject", None)]
    assert {one.person for one in load_decisions(made.folder)} == {"김"}
    assert load_decisions(made.folder)[0].after == "으로 줄었다. 2023년 한국의 사망자는 약"
    assert any("⟦23만 명⟧으로 줄었다." in line for line in done.err)
    assert "1 accepted, 1 rejected, 1 skipped; 2 wait" in done.err[-1]
    assert done.code == 0


def test_a_takes_the_first_reading_and_two_the_second(review, made):
    review("a", "2")
    assert decisions_of(made) == [("23만 명", "accept", "births.kr"), ("약 35만 명", "accept", "arms.killed")]


def test_the_last_decision_is_undone_and_its_figure_comes_again(review, made):
    done = review("1", "u", "r", "no births", "q")
    assert decisions_of(made) == [("23만 명", "reject", None)]
    assert "0 accepted, 1 rejected" in done.err[-1]


@pytest.mark.parametrize("line", ["7", "0", "12", "accept", "p", "", "r", "u", "\x1b[2J"])
def test_what_cannot_be_done_is_told_and_decides_nothing(review, made, line):
    done = review(line, "", "q")
    assert decisions_of(made) == []
    assert any(text.startswith("figtrace: ") and ("expected" in text or "nothing to undo" in text) for text in done.err)
    assert not any("\x1b" in text for text in done.err)


def test_the_end_of_the_lines_is_the_end(review, made):
    assert review("1").code == 0
    assert len(decisions_of(made)) == 1


def test_all_that_is_skipped_comes_once(review):
    assert "4 skipped; 4 wait" in review("s", "s", "s", "s", "s", "s").err[-1]


def test_a_proposal_is_taken_by_its_key(review, made):
    with Store.open(made.current) as store:
        rows = [store.mention(row.mention_id) for row in store.review_places("902")]
    row = next(row for row in rows if row.quote == "23만 명")
    around = [" ".join(words.split()) for words in (row.words_before, row.words_after)]
    slots = {"measure": Quoted("deaths", "출생아는"), "ref_area": Quoted("KR", "한국의")}
    keep_proposal(
        made.folder, Proposal(row.mention_id, "small", "2026-11-28", row.quote, *around, "deaths.kr", slots=slots)
    )
    done = review("p")
    assert decisions_of(made) == [("23만 명", "accept", "deaths.kr")]
    assert load_decisions(made.folder)[0].reason == "after a proposal of small"
    assert any("measure: deaths “출생아는”" in line for line in done.err)


def test_nobody_decides_without_a_name(review, made):
    done = review("1", person="")
    assert done.code == 1
    assert "--person" in done.err[-1]
    assert "김 " not in str(decisions_of(made))
    typed = review(person="", typed="  이 \n1\nq\n")
    assert typed.code == 0
    assert [one.person for one in load_decisions(made.folder)] == ["이"]


def test_signs_that_steer_a_terminal_are_not_shown():
    assert plain("a\x1b[31m\u202eb\nc") == "a�[31m�b c"
