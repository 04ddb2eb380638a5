"""Counts in brackets behind what they are counted of: women (212) and men (200); 11 deaths from Borno (7), Yobe (4).

Comes in: a number alone in brackets, with what was found before it. Goes out: the unit that it has: that of its noun,
of the bracket before it in the same run, or of the figure that the run adds up to; None where the number may be a note,
an age, a day (Kim (41), see Smith (12) and Jones (13)).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from etl.mentions.counted import last_noun
from etl.mentions.found import Found, Scan
from etl.mentions.number_of import unit_of_noun
from etl.patterns import pattern
from etl.reading.number import Number

NEAR, FAR = 60, 240  # characters before a number: in which its noun stands, in which the sum of its run does
NAMED, NAMED_ON = pattern("mentions.told_counts.named"), pattern("mentions.told_counts.named_on")
NEXT_NAMED, NAMED_END = pattern("mentions.told_counts.next_named"), pattern("mentions.told_counts.named_end")
RUNS_ON = pattern("mentions.told_counts.runs_on")
RUN_BEHIND = pattern("mentions.told_counts.run_behind")
PLURAL = pattern("mentions.told_counts.plural")
SMALLEST = 32  # below it a number alone in brackets is a note, a day, a number of a list
OLD = range(10, 105)


def unit_in_bracket(scan: Scan, number: Number, first: int) -> str | None:
    """The unit of a number alone in brackets; `first`: where its sentence begins."""
    text = scan.text
    noun = NAMED.search(text, max(0, number.start - NEAR), number.start)
    if noun is None or NAMED_END.match(text, number.end) is None or number.value is None:
        return None
    last = next(scan.back_to(max(0, number.start - NEAR)), None)
    if last is not None and _runs_on(scan, last, number):
        return last.unit_id
    values, end = _run_behind(text, number.end)
    run = [number.value, *values]
    summed = _unit_of_sum(scan, number, run)
    if summed is not None:
        return summed
    is_name = noun["noun"][0].isupper() and not PLURAL.search(noun["noun"])
    own = unit_of_noun(noun["noun"], tuple(scan.lexicon.by_id.values()))
    behind = RUN_BEHIND.match(text, end)
    if behind is not None and len(run) > 1 and max(run) >= SMALLEST:  # Haiti (412) and Cuba (38) reported new cases
        return unit_of_noun(behind["noun"], tuple(scan.lexicon.by_id.values()))
    if len(run) == 1:
        is_alone = number.value >= SMALLEST and not is_name and NAMED_ON.match(text, number.end)
        return own if is_alone else None
    if max(run) < SMALLEST or abs(run[0] - run[1]) == 1:
        return None
    if is_name and run[0] in OLD and run[1] in OLD:
        return None  # Jane Smith (41) and John Doe (38)
    return own if own != "item" else last_noun(scan, number, first)[1] or own


def _runs_on(scan: Scan, last: Found, number: Number) -> bool:
    """Whether the number is the next of a run in which the one before has been read as a count."""
    unit = scan.lexicon.by_id.find(last.unit_id)
    is_count = last.name == "quantity" and unit is not None and unit.dimension == "count"
    is_bracketed = scan.text[last.start - 1 : last.start] == "("
    return is_count and is_bracketed and RUNS_ON.fullmatch(scan.text, last.end, number.start) is not None


def _run_behind(text: str, at: int) -> tuple[list[Decimal], int]:
    """The numbers of the run behind the bracket that closes at `at`, and where its last bracket closes."""
    values = []
    while (following := NEXT_NAMED.match(text, at)) is not None:
        values.append(Decimal(following["number"].replace(",", "")))
        at = following.end("number")
    return values, at


def _unit_of_sum(scan: Scan, number: Number, run: Sequence[Decimal]) -> str | None:
    """The unit of the figure shortly before that a run of two and more adds up to: 46 tests, from A (31) and B (15)."""
    if len(run) == 1:
        return None
    for item in scan.back_to(max(0, number.start - FAR)):
        unit = scan.lexicon.by_id.find(item.unit_id)
        if item.name == "quantity" and unit is not None and unit.dimension == "count" and item.value == sum(run):
            return item.unit_id
    return None
