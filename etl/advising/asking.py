"""Asking a model about figures, several at a time: a proposal for each that was answered, and what became of all.

What is done is kept at once, so that an end at any time loses only what is under way. After a refusal that every call
would meet, or some failures in a row, no more is sent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from itertools import islice

from etl.advising.answer import UNREADABLE, Checked, Checker
from etl.advising.composing import compose
from etl.advising.endpoint import Caller, CallError
from etl.advising.passage import Setting
from etl.advising.prompt import write_messages
from etl.proposed import Proposal
from etl.rules import Rules

FAILURES = 5  # in a row, after which no more is sent


@dataclass(frozen=True, slots=True)
class Question:
    """One figure to be asked about: what is sent, and what its answer is held against."""

    setting: Setting
    messages: list[dict[str, str]]


@dataclass(slots=True)
class Tally:
    """What became of the figures that were asked about; `slots` counts those that hold."""

    asked: int = 0
    proposed: int = 0
    slots: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    ended: str = ""  # why no more was sent


def write_question(setting: Setting, rules: Rules) -> Question:
    """What is sent about a figure."""
    return Question(setting, write_messages(setting, rules))


def ask_all(
    questions: Iterable[Question],
    caller: Caller,
    checker: Checker,
    rules: Rules,
    day: str,
    workers: int,
    keep: Callable[[Proposal], None],
) -> Iterator[Tally]:
    """Ask, `workers` at a time, and keep each proposal; gives the tally after every answer."""
    tally, in_a_row = Tally(), 0
    for question, answer in _answers(questions, caller, workers):
        tally.asked += 1
        if isinstance(answer, CallError):
            tally.failed[answer.reason] += 1
            in_a_row += 1
            if answer.is_final or in_a_row == FAILURES:
                tally.ended = answer.reason
        else:
            in_a_row = 0
            checked = checker.check(answer, question.setting)
            keep(_propose(question.setting, checked, rules, caller.endpoint.model, day))
            _count(tally, checked)
        yield tally
        if tally.ended:
            return


def _answers(questions: Iterable[Question], caller: Caller, workers: int) -> Iterator[tuple[Question, str | CallError]]:
    """The answers as they come; when nobody takes them any more, what is under way is ended."""
    left = iter(questions)
    running: dict[Future[str], Question] = {}
    with ThreadPoolExecutor(workers) as pool:
        try:
            while True:
                for question in islice(left, workers - len(running)):
                    running[pool.submit(caller.ask, question.messages)] = question
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    question = running.pop(done)
                    try:
                        yield question, done.result()
                    except CallError as error:
                        yield question, error
        finally:
            caller.close()


def _count(tally: Tally, checked: Checked | None) -> None:
    if checked is None:
        tally.dropped[UNREADABLE] += 1
        return
    tally.proposed += bool(checked.slots)
    tally.slots += len(checked.slots)
    tally.dropped.update(checked.dropped.values())


def _propose(setting: Setting, checked: Checked | None, rules: Rules, model: str, day: str) -> Proposal:
    """A line for the file, also where nothing holds: the figure was asked about."""
    mention = setting.mention
    slots = checked.slots if checked is not None else {}
    dropped = [f"{slot}:{why}" for slot, why in checked.dropped.items()] if checked is not None else [UNREADABLE]
    made = compose(mention, slots, rules)
    return Proposal(
        mention=mention.mention_id,
        model=model,
        proposed=day,
        quote=" ".join(mention.quote.split()),
        before=" ".join(mention.words_before.split()),
        after=" ".join(mention.words_after.split()),
        indicator=made.indicator,
        indicator_ko=made.ko,
        indicator_en=made.en,
        slots=slots,
        dropped=" ".join(dropped),
    )
