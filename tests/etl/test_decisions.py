"""What people settled: it wins over the rules, and is never silently lost."""

import pytest

from etl.decisions import COLUMNS, NOT_THERE, OTHER_READING, TWICE, Decision, find_places, load_decisions, settle
from etl.documents import plain_document
from etl.errors import RuleError
from etl.extract import extract
from etl.model import Linking
from tests.rules import own_rules

HEADER = ",".join(COLUMNS[:6]) + "\n"
INDICATORS = ["arms.containers", "arms.shells"]


NEAR = ("arms.shells", "arms.containers")
WAITS = Linking("900:0-3", None, "waiting", "two indicators are near", NEAR)


@pytest.fixture
def load(tmp_path):
    (tmp_path / "datasets").mkdir()

    def read(text):
        (tmp_path / "datasets" / "decisions.csv").write_text(text, encoding="utf-8")
        return load_decisions(tmp_path, INDICATORS)

    return read


def decide(action, indicator=None, linking=None):
    decision = Decision("900:0-3", action, indicator, "문맥이 분명하다", "김", "2026-11-20")
    ((settled, _),) = settle([linking or WAITS], {decision.mention: decision})
    return settled


def test_to_accept_is_to_take_the_nearest_indicator():
    settled = decide("accept")
    assert (settled.indicator, settled.status) == ("arms.shells", "linked")
    assert settled.reason == "김, 2026-11-20: 문맥이 분명하다"


def test_to_assign_is_to_take_the_named_one():
    assert decide("assign", "arms.containers").indicator == "arms.containers"


def test_to_reject_sets_aside_what_a_rule_had_linked():
    settled = decide("reject", linking=Linking("900:0-3", "arms.shells", "linked", "rule"))
    assert (settled.indicator, settled.status) == (None, "set_aside")


def test_a_mention_that_nobody_decided_stays_as_it_is():
    assert list(settle([WAITS], {})) == [(WAITS, None)]


def test_nothing_near_cannot_be_accepted():
    with pytest.raises(RuleError, match="assign one instead"):
        decide("accept", linking=Linking("900:0-3", None, "waiting", "nothing is near"))


def test_a_reading_that_was_accepted_is_taken_wherever_it_stands_among_the_readings():
    assert decide("accept", "arms.containers").indicator == "arms.containers"
    proposed = Linking("900:0-3", None, "waiting", "nothing", (), ("births.kr",))
    assert decide("accept", linking=proposed).indicator == "births.kr"


def test_a_reading_that_is_none_any_more_is_lost_and_the_figure_stays_as_it_is():
    decision = Decision("900:0-3", "accept", "arms.tanks", "r", "p", "2026-11-20")
    ((linking, lost),) = settle([WAITS], {decision.mention: decision})
    assert linking == WAITS
    assert lost.lost == OTHER_READING


RULES = own_rules()
TEXT = "북한은 컨테이너 13,000개를 보냈다. 한국은 컨테이너 2,000개를 샀다."


def decided(text=TEXT, quote="2,000개", before="보냈다. 한국은 컨테이너", after="를 샀다."):
    (name,) = (m.id for m in read(text).mentions if m.quote == quote)
    return Decision(name, "reject", None, "r", "p", "2026-11-20", quote, before, after)


def read(text):
    return extract(plain_document(text, language="ko", published="2025"), RULES)


def place(decision, text):
    (found,) = find_places([decision], read(text))
    return found


@pytest.mark.parametrize(
    "text",
    ["앞에 한 문장이 더 있다. " + TEXT, TEXT.replace("한국은 컨테이너", "한국은\n컨테이너"), TEXT + " 뒤에도 있다."],
)
def test_a_decision_follows_its_figure_through_a_text_that_changes_elsewhere(text):
    found = place(decided(), text)
    start, end = map(int, found.mention.rpartition(":")[2].split("-"))
    assert (found.lost, text[start:end]) == (None, "2,000개")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (TEXT.replace("2,000개", "3,000개"), NOT_THERE),
        (TEXT.replace("샀다", "팔았다"), NOT_THERE),
        (TEXT.replace("한국은", "일본은"), NOT_THERE),
        ("앞에 한 문장이 더 있다. " + TEXT + " " + TEXT, TWICE),
    ],
)
def test_a_decision_whose_figure_is_another_one_now_is_lost_and_never_guessed(text, why):
    assert place(decided(), text).lost == why


def test_a_decision_of_an_older_file_holds_where_its_figure_stood():
    older = Decision(decided().mention, "reject", None, "r", "p", "2026-11-20")
    assert place(older, TEXT) == older
    assert place(older, "앞에. " + TEXT).lost == NOT_THERE


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
