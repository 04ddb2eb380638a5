"""Asking about many figures ends in time: after failures in a row, after a refusal, when nobody listens any more."""

from types import SimpleNamespace

import pytest

from etl.advising.asking import FAILURES, Question, ask_all
from etl.advising.endpoint import CallError


class Caller:
    """Every call ends as told; `asked` counts them."""

    def __init__(self, *errors):
        self.errors, self.asked, self.is_closed = iter(errors), 0, False
        self.endpoint = SimpleNamespace(model="small")

    def ask(self, _messages):
        self.asked += 1
        raise next(self.errors)

    def close(self):
        self.is_closed = True


def ask(caller, many=FAILURES + 3):
    questions = [Question(SimpleNamespace(), [])] * many
    return ask_all(questions, caller, None, None, "2026-11-28", 1, pytest.fail)


def test_after_some_failures_in_a_row_no_more_is_sent():
    caller = Caller(*[CallError("timeout")] * (FAILURES + 3))
    *_, tally = ask(caller)
    assert (tally.asked, tally.ended, tally.failed) == (FAILURES, "timeout", {"timeout": FAILURES})
    assert caller.asked == FAILURES


def test_a_refusal_that_all_would_meet_is_the_last():
    caller = Caller(CallError("timeout"), CallError("status_401", is_final=True))
    *_, tally = ask(caller)
    assert (tally.asked, tally.ended, caller.asked) == (2, "status_401", 2)


def test_few_failures_end_nothing():
    *_, tally = ask(Caller(*[CallError("timeout")] * 2), 2)
    assert (tally.asked, tally.ended) == (2, "")


def test_what_is_under_way_is_ended_when_nobody_listens_any_more():
    caller = Caller(*[CallError("timeout")] * 3)
    answers = ask(caller)
    next(answers)
    assert not caller.is_closed
    answers.close()
    assert caller.is_closed
