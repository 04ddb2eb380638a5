"""What people settled: it wins over the rules, and is never silently lost."""

from dataclasses import dataclass

import pytest

from etl.decisions import COLUMNS, Decision, check_all_met, load_decisions, settle
from etl.errors import RuleError

HEADER = ",".join(COLUMNS) + "\n"
INDICATORS = ["arms.containers", "arms.shells"]


@dataclass(frozen=True)
class Linking:
    mention_id: str = "900:0-3"
    indicator: str | None = None
    status: str = "waiting"
    reason: str = "two indicators are near"
    candidates: tuple[str, ...] = ("arms.shells", "arms.containers")


@pytest.fixture
def load(tmp_path):
    (tmp_path / "datasets").mkdir()

    def read(text):
        (tmp_path / "datasets" / "decisions.csv").write_text(text, encoding="utf-8")
        return load_decisions(tmp_path, INDICATORS)

    return read


def decide(action, indicator=None, linking=None):
    decision = Decision("900:0-3", action, indicator, "문맥이 분명하다", "김", "2026-11-20")
    return next(settle([linking or Linking()], {decision.mention: decision}))


def test_to_accept_is_to_take_the_nearest_indicator():
    settled = decide("accept")
    assert (settled.indicator, settled.status) == ("arms.shells", "linked")
    assert settled.reason == "김, 2026-11-20: 문맥이 분명하다"


def test_to_assign_is_to_take_the_named_one():
    assert decide("assign", "arms.containers").indicator == "arms.containers"


def test_to_reject_sets_aside_what_a_rule_had_linked():
    settled = decide("reject", linking=Linking(indicator="arms.shells", status="linked"))
    assert (settled.indicator, settled.status) == (None, "set_aside")


def test_a_mention_that_nobody_decided_stays_as_it_is():
    assert list(settle([Linking()], {})) == [Linking()]


def test_nothing_near_cannot_be_accepted():
    with pytest.raises(RuleError, match="assign one instead"):
        decide("accept", linking=Linking(candidates=()))


def test_a_decision_about_a_lost_mention_is_told():
    decision = Decision("900:0-3", "reject", None, "r", "p", "2026-11-20")
    with pytest.raises(RuleError, match=r"no mention 900:0-3 any more"):
        check_all_met({decision.mention: decision}, ["900:1-4"])
    check_all_met({decision.mention: decision}, ["900:0-3"])


def test_the_ledger_is_read_with_or_without_a_byte_order_mark(load):
    line = '900:0-3,assign,arms.shells,"포탄, 확실",김,2026-11-20\n'
    expected = (Decision("900:0-3", "assign", "arms.shells", "포탄, 확실", "김", "2026-11-20"),)
    assert load(HEADER + line) == load("\ufeff" + HEADER + line) == expected


def test_an_empty_ledger_decides_nothing(load):
    assert load(HEADER) == ()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("900:0-3,keep,,r,p,2026-11-20", 'found "keep", expected one of accept, assign, reject'),
        ("900:0-3,assign,arms.tanks,r,p,2026-11-20", 'indicator_id: found "arms.tanks"'),
        ("900:0-3,reject,arms.shells,r,p,2026-11-20", "reject takes no indicator"),
        ("900:0-3,reject,,,p,2026-11-20", "reason: found nothing"),
        ("900:0-3,reject,,r,p,yesterday", "expected a day that exists"),
        ("900:0-3,reject", "person: found nothing"),
    ],
)
def test_a_broken_line_is_told_with_its_number(load, line, problem):
    with pytest.raises(RuleError, match="line 2") as caught:
        load(f"{HEADER}{line}\n")
    assert any(problem in found for found in caught.value.problems)


def test_a_wrong_header_is_told(load):
    with pytest.raises(RuleError, match='the header "mention", expected mention_id'):
        load("mention\n")


def test_a_mention_decided_twice_is_told(load):
    line = "900:0-3,reject,,r,p,2026-11-20\n"
    with pytest.raises(RuleError, match='line 3, mention_id: found "900:0-3" a second time'):
        load(HEADER + line + line)


def test_the_ledger_of_the_repository_can_be_read(repository):
    assert isinstance(load_decisions(repository, INDICATORS), tuple)
