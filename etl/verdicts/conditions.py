"""What each condition of a rule asks of two claims: one function each, of the name that datasets/verdicts.toml has."""

from __future__ import annotations

from collections.abc import Callable

from etl.schemas.verdicts import CONDITIONS
from etl.verdicts.claims import Pair
from etl.verdicts.numbers import digits_of

LIKE_LENGTH = 2  # times are of like length if neither has more than so many times the days of the other
PROPORTION = 10  # more time explains more of it, but not ten times more than in proportion
MEASURED = ("observed", "estimate", "claim", "derived")  # these answer one question, with more or less certainty
ADDS_UP = ("flow", "cumulative")
RUNS = ("flow", "cumulative", "rate")  # measures of a stretch of time: without it nobody knows what they say


def other_unit(pair: Pair) -> bool:
    """Their units cannot be converted into each other."""
    return pair.left.unit != pair.right.unit


def other_rate(pair: Pair) -> bool:
    """One is per year, the other per month or in total."""
    return pair.left.rate != pair.right.rate


def other_base(pair: Pair) -> bool:
    """Both tell what they are compared with, and it is not the same time."""
    return None not in (pair.left.base, pair.right.base) and pair.left.base != pair.right.base


def other_sort(pair: Pair) -> bool:
    """One is a limit, a plan or a forecast, and the other is not."""
    a, b = pair.left.kind, pair.right.kind
    return a != b and not (a in MEASURED and b in MEASURED)


def narrower(pair: Pair) -> bool:
    """One is told by all the words of the other and by more: shells, and 122 mm shells."""
    a, b = pair.left.words, pair.right.words
    return bool(a and b) and not pair.is_mirrored and (a < b or b < a)


def power_of_ten(pair: Pair) -> bool:
    """The ratio is within 2 % of a power of ten: of two numbers, or of two bounds that have the same digits."""
    if pair.left.is_vague or pair.right.is_vague or pair.power == 0:
        return False
    if pair.left.is_point and pair.right.is_point:
        return True
    digits = {digits_of(claim.value) for claim in (pair.left, pair.right)}
    return len(digits) == 1 and len(digits.pop()) > 1


def times_of_like_length(pair: Pair) -> bool:
    """Neither time is more than twice as long as the other, or one is not told."""
    if not pair.is_timed or pair.left.window == pair.right.window:
        return True
    return pair.lengths is not None and pair.lengths <= LIKE_LENGTH


def one_source(pair: Pair) -> bool:
    """One origin states both, or the documents cite one work for both."""
    return one_origin(pair) or bool(pair.left.works & pair.right.works)


def one_origin(pair: Pair) -> bool:
    """One origin states both, of one indicator."""
    return pair.left.origin == pair.right.origin and not pair.is_mirrored


def same_number(pair: Pair) -> bool:
    """Both say one number, one of them perhaps rounded or as a bound."""
    return pair.has_same_number


def same_time(pair: Pair) -> bool:
    """Both are of one time, or need none."""
    if pair.is_timed:
        return pair.left.window == pair.right.window
    return both_without_time(pair) and not runs_through_time(pair)


def no_two_times(pair: Pair) -> bool:
    """They do not tell different times."""
    return not other_time(pair)


def stated_later(pair: Pair) -> bool:
    """One document is dated wholly after the other."""
    return None not in pair.order


def other_time(pair: Pair) -> bool:
    """Both tell a time, and it is not the same."""
    return pair.is_timed and pair.left.window != pair.right.window


def one_time_holds_the_other(pair: Pair) -> bool:
    """One time contains the other and is longer."""
    return pair.nested is not None


def adds_up(pair: Pair) -> bool:
    """More time can only add to it: a flow or a running total, no balance, nothing below zero."""
    return all(claim.measure in ADDS_UP and not claim.is_net and claim.value >= 0 for claim in (pair.left, pair.right))


def longer_has_less(pair: Pair) -> bool:
    """Of two times of which one contains the other, the longer has the smaller number."""
    return pair.nested is not None and pair.nested[0].value < pair.nested[1].value


def no_room_for_both(pair: Pair) -> bool:
    """Of two times of which one contains the other, the shorter says a least, and that not only by rounding."""
    return pair.nested is not None and pair.nested[1].floor is not None and not pair.has_same_number


def out_of_proportion(pair: Pair) -> bool:
    """Two numbers that lie more than ten times farther apart than the lengths of their times."""
    if pair.ratio is None or pair.lengths is None or not (pair.left.is_point and pair.right.is_point):
        return False
    return pair.ratio > PROPORTION * pair.lengths


def both_can_hold(pair: Pair) -> bool:
    """Some number satisfies both, or one is the other rounded."""
    if pair.has_same_number:
        return True
    a, b = pair.left, pair.right
    floors = [x for x in (a.floor, b.floor) if x is not None]
    ceilings = [x for x in (a.ceiling, b.ceiling) if x is not None]
    return not floors or not ceilings or max(floors) <= min(ceilings)


def one_without_time(pair: Pair) -> bool:
    """One tells its time, the other does not."""
    return pair.left.is_dated != pair.right.is_dated


def both_without_time(pair: Pair) -> bool:
    """Neither tells its time."""
    return not (pair.left.is_dated or pair.right.is_dated)


def runs_through_time(pair: Pair) -> bool:
    """What is measured is of a stretch of time: a flow, a running total, a rate."""
    return pair.left.measure in RUNS


def two_ends_of_a_flow(pair: Pair) -> bool:
    """Exports of one and imports of the other; or one flow, of which each party gives its own count."""
    ends = {pair.left.country, pair.right.country}
    return pair.is_mirrored or (None not in ends and len(ends) == 2 and ends == set(pair.left.flow))


ASK: dict[str, Callable[[Pair], bool]] = {name: globals()[name] for name in CONDITIONS}
