"""Whether a sentence asserts its figures: what it denies, only supposes or puts right is said of nobody.

    did not send 13,000 containers · 13,000개를 보내지 않았다       denied
    denied that it had sent 14,000 · 14,000개를 보낸 적이 없다      denied
    had it sent 15,000, prices would have risen · 보냈더라면        supposed against what was
    if it were to send 100,000 · 10만 명을 파병한다면                supposed for what may come
    a myth that, far from, retracted its estimate that · 보낼 리 없다  not so, as the sentence has it
    failed to send 13,000 containers · 3.1%를 기록하는 데 실패했다    not come to
    rumours that, cannot be ruled out that · 파병됐다는 소문         only supposed
    revised growth from 3.1% to 2.9% · 3.1%에서 2.9%로 수정했다      superseded: the first of the two

Only where the denial governs the very verb of the figure. A limit (did not exceed 13,000), a claim that has an owner
(denied Kyiv's claim that …), a plain English condition (if it sends) and what a relative clause tells stay as they are.

Comes in: a sentence and the figures that were settled in it. Goes out: the same, with a note on those that it does
not assert; such a figure waits for a person (`etl/plausible.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.meaning.view import Placed, View
from etl.model import NOT_ASSERTED, Mention
from etl.patterns import pattern

DENIED, SUPPOSED = f"{NOT_ASSERTED}denied", f"{NOT_ASSERTED}supposed"
SUPERSEDED = f"{NOT_ASSERTED}superseded"
REACH = 160  # characters on either side of a figure
LEVELS = frozenset({"exact", "about"})  # not more than 13,000 is a limit


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a sentence takes a figure back: all that is given must be there, and nothing of `unless`."""

    note: str
    before: re.Pattern[str] | None = None  # ends where the figure begins
    behind: re.Pattern[str] | None = None  # begins where it ends
    sentence: re.Pattern[str] | None = None  # anywhere in the sentence
    unless_before: re.Pattern[str] | None = None
    unless_behind: re.Pattern[str] | None = None
    is_plain: bool = False  # a plain negation: of an amount, not of a bound

    def holds(self, view: View, figure: Placed, mention: Mention) -> bool:
        """Whether a figure of a sentence is taken back so."""
        if self.is_plain and mention.bound not in LEVELS:
            return False
        before = view.text[max(view.start, figure.start - REACH) : figure.start]
        behind = view.text[figure.end : min(view.end, figure.end + REACH)]
        if self.before is not None and self.before.search(before) is None:
            return False
        if self.behind is not None and self.behind.match(behind) is None:
            return False
        if self.sentence is not None and not view.spans(self.sentence):
            return False
        if self.unless_before is not None and self.unless_before.search(before) is not None:
            return False
        return self.unless_behind is None or self.unless_behind.match(behind) is None


WAYS: dict[str, tuple[Way, ...]] = {
    "ko": (
        Way(DENIED, behind=pattern("meaning.asserted.negated_ko"), is_plain=True),
        Way(DENIED, behind=pattern("meaning.asserted.never_ko")),
        Way(DENIED, behind=pattern("meaning.asserted.denied_ko")),
        Way(SUPPOSED, behind=pattern("meaning.asserted.had_ko"), sentence=pattern("meaning.asserted.unreal_ko")),
        Way(SUPPOSED, behind=pattern("meaning.asserted.should_ko"), is_plain=True),
        Way(SUPPOSED, before=pattern("meaning.asserted.if_ko"), behind=pattern("meaning.asserted.would_ko")),
        Way(DENIED, behind=pattern("meaning.asserted.failed_ko"), is_plain=True),
        Way(SUPPOSED, behind=pattern("meaning.asserted.rumoured_ko")),
        Way(SUPERSEDED, behind=pattern("meaning.asserted.superseded_ko")),
    ),
    "en": (
        Way(
            DENIED,
            before=pattern("meaning.asserted.negated_en"),
            unless_before=pattern("meaning.asserted.open_en"),
            unless_behind=pattern("meaning.asserted.owed_en"),
            is_plain=True,
        ),
        Way(DENIED, before=pattern("meaning.asserted.not_en"), behind=pattern("meaning.asserted.but_en")),
        Way(DENIED, before=pattern("meaning.asserted.denied_en")),
        Way(DENIED, before=pattern("meaning.asserted.told_en"), behind=pattern("meaning.asserted.false_en")),
        Way(DENIED, behind=pattern("meaning.asserted.refuted_en")),
        Way(SUPPOSED, before=pattern("meaning.asserted.had_en"), sentence=pattern("meaning.asserted.unreal_en")),
        Way(SUPPOSED, before=pattern("meaning.asserted.would_en"), sentence=pattern("meaning.asserted.if_en")),
        Way(
            DENIED,
            before=pattern("meaning.asserted.failed_en"),
            unless_before=pattern("meaning.asserted.open_en"),
            is_plain=True,
        ),
        Way(SUPPOSED, before=pattern("meaning.asserted.rumoured_en")),
        Way(SUPPOSED, behind=pattern("meaning.asserted.rumour_en")),
        Way(
            SUPERSEDED,
            before=pattern("meaning.asserted.superseded_en"),
            unless_behind=pattern("meaning.asserted.another_time_en"),
        ),
    ),
    "zh": (
        Way(
            DENIED,
            before=pattern("meaning.asserted.negated_zh"),
            unless_before=pattern("meaning.asserted.open_zh"),
            is_plain=True,
        ),
        Way(DENIED, before=pattern("meaning.asserted.not_zh"), behind=pattern("meaning.asserted.but_zh")),
        Way(
            DENIED,
            before=pattern("meaning.asserted.denied_zh"),
            unless_behind=pattern("meaning.asserted.of_thing_zh"),
        ),
        Way(DENIED, before=pattern("meaning.asserted.told_zh"), behind=pattern("meaning.asserted.false_zh")),
        Way(SUPPOSED, before=pattern("meaning.asserted.had_zh"), sentence=pattern("meaning.asserted.unreal_zh")),
        Way(SUPPOSED, before=pattern("meaning.asserted.would_zh"), sentence=pattern("meaning.asserted.if_zh")),
        Way(DENIED, before=pattern("meaning.asserted.failed_zh"), is_plain=True),
        Way(SUPPOSED, before=pattern("meaning.asserted.rumoured_zh")),
        Way(
            SUPERSEDED,
            before=pattern("meaning.asserted.from_zh"),
            behind=pattern("meaning.asserted.superseded_zh"),
        ),
    ),
    "ru": (
        Way(
            DENIED,
            before=pattern("meaning.asserted.negated_ru"),
            unless_before=pattern("meaning.asserted.open_ru"),
            unless_behind=pattern("meaning.asserted.owed_ru"),
            is_plain=True,
        ),
        Way(DENIED, before=pattern("meaning.asserted.not_ru"), behind=pattern("meaning.asserted.but_ru")),
        Way(DENIED, before=pattern("meaning.asserted.denied_ru")),
        Way(DENIED, before=pattern("meaning.asserted.told_ru"), behind=pattern("meaning.asserted.false_ru")),
        Way(SUPPOSED, before=pattern("meaning.asserted.would_ru"), sentence=pattern("meaning.asserted.if_ru")),
        Way(DENIED, before=pattern("meaning.asserted.refuted_ru")),
        Way(DENIED, before=pattern("meaning.asserted.failed_ru"), is_plain=True),
        Way(SUPPOSED, before=pattern("meaning.asserted.rumoured_ru")),
        Way(
            SUPERSEDED,
            before=pattern("meaning.asserted.superseded_ru"),
            behind=pattern("meaning.asserted.came_ru"),
        ),
    ),
}
HINTS = {code: pattern(f"meaning.asserted.hint_{code}") for code in WAYS}
JOINED = pattern("meaning.asserted.joined")


def mark_unasserted(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """The figures of a sentence, with a note on those that it denies or only supposes."""
    if not mentions or not view.spans(HINTS[view.language]):
        return list(mentions)
    notes = [_note_of(view, figure, one) for figure, one in zip(view.figures, mentions, strict=True)]
    _go_on(view, notes)
    return [
        one if note is None else replace(one, notes=(*one.notes, note))
        for one, note in zip(mentions, notes, strict=True)
    ]


def _note_of(view: View, figure: Placed, mention: Mention) -> str | None:
    return next((way.note for way in WAYS[view.language] if way.holds(view, figure, mention)), None)


def _go_on(view: View, notes: list[str | None]) -> None:
    """What is taken back of one of a list is taken back of all: of those before it in Korean, whose verb comes last."""
    places = range(len(notes) - 1)
    is_last = view.language == "ko"
    for place in reversed(places) if is_last else places:
        told, other = (place + 1, place) if is_last else (place, place + 1)
        between = view.text[view.figures[place].end : view.figures[place + 1].start]
        if notes[told] is not None and notes[other] is None and JOINED.fullmatch(between) is not None:
            notes[other] = notes[told]
