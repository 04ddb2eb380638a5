"""What a person says a figure measures composes its indicator, also where the rules of the language compose none."""

import pytest

from etl.deciding import write_decision
from etl.decisions import Decision, load_decisions
from etl.errors import RuleError
from etl.merging import Side, merge
from etl.store import Store
from tests.made_up_workspace import Workspace

pytestmark = pytest.mark.whole
TEXT = "In 2023 the harvest of Narnia's orchards came to 5,400 tonnes.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory, repository):
    made = Workspace(tmp_path_factory.mktemp("restating") / "own", repository)
    made.write(t900=None, t901=None, t902=TEXT)
    manifest = made.folder / "seeds" / "manifest.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"ko"', '"en"'), encoding="utf-8")
    made.build()
    return made


@pytest.fixture
def made(built, tmp_path):
    return built.copy(tmp_path / "own")


def decide(made, **changed):
    with Store.open(made.current) as store:
        (name,) = (m.mention_id for m in store.mentions("902") if m.quote == "5,400 tonnes")
    told = {"action": "accept", "indicator": "coal_production.kp.g", "reason": "r", "person": "Kim"} | changed
    return Decision(mention=name, decided="2026-11-28", **told)


STATED = {"measure": "coal_production", "ref_area": "KP"}


def test_what_a_person_says_is_measured_is_charted_in_a_language_that_composes_nothing(made):
    decision = decide(made, **STATED, base="2022", kind="estimate")
    write_decision(made.folder, decision)
    assert load_decisions(made.folder) == (decision,)
    made.build()
    with Store.open(made.current) as store:
        row, statement = store.observation(decision.mention), store.mention(decision.mention)
        assert [one.lost for one in store.decisions()] == [None]
    assert (row.indicator_id, row.base_start, row.kind) == ("coal_production.kp.g", "2022", "estimate")
    assert (statement.measure, statement.ref_area, statement.measure_start) == ("coal_production", "KP", None)
    assert '"measure": "decision"' in statement.taken_over


def test_what_its_slots_do_not_compose_is_lost_and_listed(made):
    write_decision(made.folder, decide(made, **STATED, indicator="coal_production.cn.g"))
    made.build()
    with Store.open(made.current) as store:
        (lost,) = store.decisions()
        assert lost.lost is not None
        assert store.observation(lost.mention_id) is None


@pytest.mark.parametrize(
    "wrong",
    [{"measure": "souls"}, {"ref_area": "XX"}, {"transformation": "leap"}, {"kind": "rumour"}, {"base": "last year"}],
)
def test_what_nobody_knows_is_not_written(made, wrong):
    with pytest.raises(RuleError, match=next(iter(wrong))):
        write_decision(made.folder, decide(made, **wrong))


def test_who_rejects_says_no_slots(made):
    before = load_decisions(made.folder)
    decision = decide(made, action="reject", indicator=None, measure="coal_production")
    with pytest.raises(RuleError, match="reject mends nothing"):  # nothing is written that no build would read
        write_decision(made.folder, decision)
    assert load_decisions(made.folder) == before


def test_two_people_who_read_another_measure_are_in_conflict(made):
    sides = [[Side(f"{area}.csv", decide(made, measure="coal_production", ref_area=area))] for area in ("KP", "CN")]
    assert merge(sides).decisions == ()
    assert len(merge(sides).conflicts) == 1
